"""What axe-core finds: nothing, on every kind of page, narrow and wide, in light and dark, in four languages."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """tags => axe.run({runOnly: tags, rules: {'target-size': {enabled: true}}, resultTypes: ['violations']})
    .then(found => found.violations.flatMap(fault =>
        fault.nodes.map(node => `${fault.id}: ${node.html.slice(0, 120)}`)))"""
GROUNDS = {"": ("rgb(251, 248, 241)", "rgb(14, 22, 34)"), "large print": ("rgb(255, 255, 255)", "rgb(0, 0, 0)")}


def violations(page: Page) -> list[str]:
    page.wait_for_load_state()
    page.evaluate("() => {" + AXE_SCRIPT + "}")
    return page.evaluate(RUN, TAGS)


def ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_wide_and_narrow_in_light_and_dark(visit: Visit, name: str) -> None:
    light, dark = GROUNDS.get(name, GROUNDS[""])
    page = visit(PAGES[name], width=1440, color_scheme="light")
    assert (ground(page), violations(page)) == (light, [])
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    assert (ground(page), violations(page)) == (dark, [])


@pytest.mark.parametrize(("name", "scheme"), [("home", "light"), ("speakers", "dark"), ("programme", "light")])
def test_page_is_accessible_on_the_smallest_screen_with_all_opened(visit: Visit, name: str, scheme: str) -> None:
    page = visit(PAGES[name], width=320, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert violations(page) == []


@pytest.mark.parametrize(("name", "scheme"), [("home", "dark"), ("exhibition", "dark"), ("memorandum", "dark")])
def test_page_is_accessible_between_narrow_and_wide(visit: Visit, name: str, scheme: str) -> None:
    assert violations(visit(PAGES[name], width=768, color_scheme=scheme)) == []
