"""The photographs of a record: the right file in the right place, and a full view with the keys alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, until
from tests.browser.test_axe import violations

pytestmark = pytest.mark.browser
TALK = "/en/talks/synthetic-talk-01/"
BOXES = "[...document.querySelectorAll('.gallery .picture')].map(one => one.getBoundingClientRect().height)"
LOADED = "document.querySelector('{}').complete && document.querySelector('{}').naturalWidth > 0"


def with_script(page: Page) -> Page:
    """The page when nothing more is fetched for it: its script leaves no other sign that it is there."""
    page.wait_for_load_state("networkidle")
    return page


def opened(visit: Visit, number: int = 0, **options: object) -> Page:
    page = with_script(visit(TALK, **options))
    page.locator(".gallery a[data-width]").nth(number).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".full-view")).to_be_visible()
    until(page, LOADED.replace("{}", ".stage img"))
    return page


def test_each_picture_has_its_credit_and_rights(visit: Visit) -> None:
    captions = visit(TALK).locator(".gallery figcaption").all_inner_texts()
    assert [caption.split() for caption in captions] == [
        f"Synthetic caption {number} Synthetic photographer {number} · Copyright undetermined".split()
        for number in (1, 2, 3)
    ]


def test_browser_takes_a_small_modern_file(visit: Visit) -> None:
    page = visit(TALK, width=1280)
    image = page.locator(".gallery img").first
    image.scroll_into_view_if_needed()
    until(page, LOADED.replace("{}", ".gallery img"))
    taken = image.evaluate("image => [image.currentSrc, image.closest('picture').querySelector('source').srcset]")
    assert taken[0].split("/")[-1] in taken[1].split("640w")[0]
    assert taken[0].endswith(".avif")


def test_space_is_kept_for_pictures_that_do_not_come(visit: Visit) -> None:
    page = visit(TALK)
    page.evaluate("document.querySelectorAll('.gallery img').forEach(image => image.loading = 'eager')")
    until(page, "[...document.images].every(image => image.complete)")
    loaded = page.evaluate(BOXES)
    page.route("**/media/**", lambda route: route.abort())
    page.reload()
    assert page.evaluate(BOXES) == loaded
    assert min(loaded) > 150


def test_focal_point_is_kept_in_view(visit: Visit) -> None:
    place = visit(TALK).locator(".gallery img").first.evaluate("image => getComputedStyle(image).objectPosition")
    assert place == "10% 100%"


def test_without_script_the_link_leads_to_the_largest_size(visit: Visit) -> None:
    page = visit(TALK, java_script_enabled=False)
    expect(page.locator(".full-view")).to_be_hidden()
    answer = page.request.get(page.locator(".gallery a[data-width]").first.get_attribute("href"))
    assert (answer.status, answer.headers["content-type"]) == (200, "image/jpeg")


def test_full_view_is_walked_and_closed_with_the_keys(visit: Visit) -> None:
    page = opened(visit)
    view = page.get_by_role("dialog", name="Picture 1 of 3")
    expect(view.get_by_role("img", name="Synthetic picture 1: a red quarter")).to_be_visible()
    expect(view.locator("figcaption")).to_contain_text("Synthetic photographer 1 · Copyright undetermined")
    expect(view.get_by_role("button", name="Close")).to_be_focused()
    seen = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(page.locator("#full-view-name").inner_text())
    assert seen == ["Picture 2 of 3", "Picture 3 of 3", "Picture 1 of 3", "Picture 3 of 3"]
    expect(page.locator(".stage img")).to_have_attribute("alt", "Synthetic picture 3: a red quarter")
    page.keyboard.press("Escape")
    expect(page.locator(".full-view")).to_be_hidden()
    expect(page.locator(".gallery a[data-width]").first).to_be_focused()


def test_full_view_is_closed_beside_the_picture_and_by_its_button(visit: Visit) -> None:
    page = opened(visit, 1)  # upright: there is room on both sides
    frame = page.locator(".stage").bounding_box()
    page.mouse.click(frame["x"] + 5, frame["y"] + 5)
    expect(page.locator(".full-view")).to_be_hidden()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".full-view")).to_be_hidden()


def test_whole_picture_fits_the_window(visit: Visit) -> None:
    for width, height in ((1280, 800), (390, 844)):
        page = opened(visit, 1, width=width, height=height)
        frame, image = page.locator(".stage").bounding_box(), page.locator(".stage img").bounding_box()
        assert (image["width"] <= frame["width"], image["height"] <= frame["height"]) == (True, True)
        assert abs(image["height"] / image["width"] - 2) < 0.02


def test_actual_size_is_scrolled_with_the_keys(visit: Visit) -> None:
    page = opened(visit, width=800, height=700)
    button = page.get_by_role("button", name="Actual size")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    until(page, "document.querySelector('.stage img').clientWidth === 1600")
    page.locator(".stage").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.stage').scrollLeft > 50")
    expect(page.locator("#full-view-name")).to_have_text("Picture 1 of 3")
    button.click()
    until(page, "document.querySelector('.stage img').clientWidth < 800")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_full_view_is_accessible(visit: Visit, width: int, scheme: str) -> None:
    page = opened(visit, width=width, color_scheme=scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") is True


def test_page_behind_is_left_as_it_was(visit: Visit) -> None:
    page = with_script(visit(TALK))
    page.locator(".gallery a[data-width]").first.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.locator(".gallery a[data-width]").first.click()
    page.mouse.wheel(0, 600)
    page.keyboard.press("Escape")
    assert page.evaluate("scrollY") == before
