"""What a page becomes on paper: the programme on four sheets of A4, without what only a screen can use."""

import re

import pytest

from tests.browser.conftest import Visit
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser
SCREEN_ONLY = ".top, .tiles, .days-nav, .filters, .find, .actions, .button, .footer ul"


def shown(visit: Visit, name: str) -> list[str]:
    page = visit(PAGES[name])
    page.emulate_media(media="print")
    return [one.evaluate("one => one.className") for one in page.locator(SCREEN_ONLY).all() if one.is_visible()]


@pytest.mark.parametrize("name", ["home", "programme", "speakers", "exhibition", "memorandum"])
def test_print_leaves_out_what_only_a_screen_can_use(visit: Visit, name: str) -> None:
    assert shown(visit, name) == []


@pytest.mark.parametrize("name", ["programme", "russian"])
def test_programme_takes_four_sheets_at_most(visit: Visit, name: str) -> None:
    paper = visit(PAGES[name]).pdf(format="A4")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 4


@pytest.mark.parametrize("language", ["en", "ru"])
def test_large_print_is_large_on_paper_too(language: str, visit: Visit) -> None:
    """Nothing is smaller than 18 points, and nothing but words and lines is shown."""
    page = visit(PAGES["large print"].replace("/en/", f"/{language}/"))
    page.emulate_media(media="print")
    sizes = page.evaluate("""() => [...document.querySelectorAll('main *')]
        .filter(one => [...one.childNodes].some(node => node.nodeType == 3 && node.data.trim()))
        .filter(one => one.checkVisibility() && !one.closest('.visually-hidden'))
        .map(one => parseFloat(getComputedStyle(one).fontSize))""")
    assert (min(sizes), len(sizes) > 60) == (24, True)
    assert page.locator("img:visible, svg:visible").count() == 0
    assert 4 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 9


def test_print_keeps_every_talk_and_its_sources(visit: Visit) -> None:
    page = visit(PAGES["programme"])
    page.emulate_media(media="print")
    assert page.locator(".entry h4:visible").count() == 9
    assert page.locator("#sources").is_visible()
