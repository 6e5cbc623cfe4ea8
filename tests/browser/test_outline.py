"""The order in which a page is read aloud and walked through."""

from itertools import pairwise

import pytest

from tests.browser.conftest import Visit
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser
LEVELS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1]))"
TWICE = """[...document.querySelectorAll('[id]')].map(element => element.id)
    .filter((id, place, all) => all.indexOf(id) !== place)"""


@pytest.mark.parametrize("name", PAGES)
def test_headings_have_one_top_and_skip_no_level(visit: Visit, name: str) -> None:
    page = visit(PAGES[name])
    levels = page.evaluate(LEVELS)
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1] == []
    assert page.evaluate(TWICE) == []
    assert page.evaluate("[...document.querySelectorAll('[tabindex]')].filter(one => one.tabIndex > 0).length") == 0
