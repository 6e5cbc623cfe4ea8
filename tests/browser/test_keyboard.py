"""Everything can be done with the keys alone, and one sees where one is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import PAGES, SPEAKERS

pytestmark = pytest.mark.browser
WHERE = """() => { const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    return {outline: style.outlineStyle === 'solid' ? parseFloat(style.outlineWidth) : 0,
            seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight, top: Math.round(box.top + scrollY),
            left: Math.round(box.left), name: one.outerHTML.slice(0, 80)} }"""


def walk(page: Page, steps: int) -> list[dict]:
    stops = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(WHERE))
    return stops


def test_first_stop_skips_to_the_content(visit: Visit) -> None:
    page = visit(PAGES["speakers"])
    assert walk(page, 1)[0]["seen"]
    expect(page.locator(":focus")).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert (page.url.split("#")[1], page.locator("main :focus").count()) == ("main", 1)


@pytest.mark.parametrize(("name", "steps"), [("home", 24), ("speakers", 32), ("memorandum", 24)])
def test_focus_is_always_seen(visit: Visit, name: str, steps: int) -> None:
    stops = walk(visit(PAGES[name]), steps)
    assert [stop["name"] for stop in stops if not stop["seen"] or stop["outline"] < 2] == []


def test_menu_opens_and_closes_and_is_walked_from_top_to_bottom(visit: Visit) -> None:
    page = visit(PAGES["home"], width=390)
    link = page.locator(".main-nav a").first
    expect(link).to_be_hidden()
    walk(page, 3)
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    stops = walk(page, 3 + page.locator(".main-nav a").count())
    assert [stop["top"] for stop in stops] == sorted(stop["top"] for stop in stops)
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_hidden()


def test_filters_are_set_with_the_keys(visit: Visit) -> None:
    page = visit(SPEAKERS, width=390)
    page.wait_for_selector("#results[tabindex]")  # the script is there
    box = page.locator("input[name=topic][value=gender-policy]")
    expect(box).to_be_hidden()
    page.locator(".filters > summary").focus()
    page.keyboard.press("Enter")
    walk(page, 1)
    assert page.locator(".filters input:focus").count() == 1
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(page.locator(".card h3")).to_have_text(["Eler Uluqmurodov"])
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".card h3")).to_have_text(["Eler Uluqmurodov"])
    assert "topic=gender-policy" in page.url
