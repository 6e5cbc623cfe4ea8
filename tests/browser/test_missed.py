"""Words that are found nowhere are reported by the page that says so: once, and not while they are being typed."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.conftest import Visit, until
from tests.browser.pages import SPEAKERS

pytestmark = pytest.mark.browser
# What waits for a second or longer waits until the test lets time pass.
HELD = """
const [start, stop, held] = [setTimeout, clearTimeout, new Map()];
let last = 0;
window.setTimeout = (deed, after) => after >= 1000 ? (held.set(--last, deed), last) : start(deed, after);
window.clearTimeout = (one) => held.delete(one) || stop(one);
window.letTimePass = () => { for (const [one, deed] of held) { held.delete(one); deed(); } };
"""
MISSED = "performance.getEntriesByType('resource').some(({ name }) => name.includes('/missed.'))"
Reports = list[tuple[str, str]]


@pytest.fixture
def told(visit: Visit) -> Callable[..., tuple[Page, Reports]]:
    """Opens a page on which time is held; the list grows by (address, words) with each report."""

    def opened(path: str, **options: object) -> tuple[Page, Reports]:
        reports: Reports = []
        page = visit("/en/about/", **options)
        page.add_init_script(HELD)

        def note(request: Request) -> None:
            if request.url.endswith("/search/missed"):
                reports.append((urlsplit(request.url).path, parse_qs(request.post_data)["q"][0]))

        context: BrowserContext = page.context
        context.on("request", note)
        page.goto(path)
        return page, reports

    return opened


def read(page: Page, reports: Reports, count: int) -> None:
    """Let so much time pass that somebody has read the page; then there are to be as many reports."""
    for turn in range(200):
        page.evaluate("letTimePass()")
        page.wait_for_timeout(50)
        if turn > 5 and len(reports) >= count:  # not at once: one too many might come
            break
    assert len(reports) == count


def test_search_reports_once(told: Callable) -> None:
    page, reports = told("/ru/search/?q=%D0%B7%D1%8B%D0%B1%D1%8C+%26")
    read(page, reports, 1)
    assert reports == [("/ru/search/missed", "зыбь &")]
    page.reload()
    read(page, reports, 1)


def test_going_back_reports_nothing_again(told: Callable) -> None:
    page, reports = told("/en/search/?q=zyxwv")
    read(page, reports, 1)
    page.goto("/en/")
    page.go_back()
    read(page, reports, 1)
    assert reports == [("/en/search/missed", "zyxwv")]


def test_leaving_at_once_reports_too(told: Callable, installed: Path, worker_id: str) -> None:
    """Seen by the server alone: the browser tells nobody of what a page sends when it is gone."""
    log = installed / f"{worker_id}.log"
    before = log.read_text().count("POST /az/search/missed")
    page, _reports = told("/az/search/?q=zyxwv")
    until(page, MISSED)
    page.wait_for_timeout(300)
    page.goto("/en/")
    for _ in range(100):
        if log.read_text().count("POST /az/search/missed") == before:
            page.wait_for_timeout(50)
    assert log.read_text().count("POST /az/search/missed") - before == 1


def search_in_list(page: Page, words: str) -> None:
    page.wait_for_selector("#results[tabindex]")  # the script is there
    page.locator("#q").fill(words)
    page.keyboard.press("Enter")
    until(page, f"document.querySelector('[data-words]')?.dataset.words === '{words}'")


def test_list_reports_what_it_puts_in_place_but_no_beginnings(told: Callable) -> None:
    page, reports = told(SPEAKERS)
    for words in ("zyx", "zyxw", "zyxwv"):
        search_in_list(page, words)
    read(page, reports, 1)
    assert reports == [("/en/search/missed", "zyxwv")]
    search_in_list(page, "vwxvwx")
    read(page, reports, 2)
    search_in_list(page, "zyxwv")
    read(page, reports, 2)
    assert [words for _address, words in reports] == ["zyxwv", "vwxvwx"]


def test_what_is_found_reports_nothing(told: Callable) -> None:
    page, reports = told("/en/search/?q=handicrafts")
    read(page, reports, 0)
    page.goto(f"{SPEAKERS}?q=toshniyozova&topic=gender-policy")
    read(page, reports, 0)
    assert reports == []


def test_without_script_nothing_is_reported(told: Callable) -> None:
    page, reports = told("/en/search/?q=zyxwv", java_script_enabled=False)
    page.wait_for_timeout(1400)  # the script waits for one second
    assert (page.locator("[data-words]").count(), reports) == (1, [])
