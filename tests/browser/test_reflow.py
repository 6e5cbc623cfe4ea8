"""Nothing has to be scrolled sideways: on small screens, at four times the size, with wider letters."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser
# What WCAG 1.4.12 lets a reader set.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }"""
CUT = """[...document.querySelectorAll('a, button, h1, h2, h3, h4, p, dd, dt, label')]
    .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1
        && getComputedStyle(one).overflowX !== 'visible' && !one.classList.contains('visually-hidden'))
    .map(one => one.outerHTML.slice(0, 90))"""


def overhang(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_a_small_screen_with_wide_letters(visit: Visit, name: str) -> None:
    page = visit(PAGES[name], width=320, height=700, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    narrow = overhang(page)
    page.add_style_tag(content=SPACING)
    assert (narrow, overhang(page), page.evaluate(CUT)) == (0, 0, [])


@pytest.mark.parametrize("name", ["home", "programme", "speakers", "indicator", "russian"])
def test_page_fits_at_four_times_its_size(visit: Visit, name: str) -> None:
    """A window of 1280 x 1024 pixels at 400 % is 320 x 256 wide to the page."""
    assert overhang(visit(PAGES[name], width=320, height=256, device_scale_factor=4)) == 0
