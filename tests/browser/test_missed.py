"""Words that are found nowhere are reported by the page that says so: once, and not while they are being typed."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.conftest import Visit, until
from tests.browser.pages import SPEAKERS

pytestmark = pytest.mark.browser
NOWHERE = "document.querySelector('[data-words]') !== null"
LONG_ENOUGH = 1400  # milliseconds; the script waits for one second


@pytest.fixture
def told(visit: Visit) -> Callable[..., tuple[Page, list[tuple[str, str]]]]:
    """Opens a page; the list grows by (address, words) with each report."""

    def opened(path: str, **options: object) -> tuple[Page, list[tuple[str, str]]]:
        reports: list[tuple[str, str]] = []
        page = visit("/en/about/", **options)

        def note(request: Request) -> None:
            if request.url.endswith("/search/missed"):
                reports.append((urlsplit(request.url).path, parse_qs(request.post_data)["q"][0]))

        context: BrowserContext = page.context
        context.on("request", note)
        page.goto(path)
        return page, reports

    return opened


def test_search_reports_once(told: Callable) -> None:
    page, reports = told("/ru/search/?q=%D0%B7%D1%8B%D0%B1%D1%8C+%26")
    page.wait_for_timeout(LONG_ENOUGH)
    assert reports == [("/ru/search/missed", "зыбь &")]
    page.reload()
    page.wait_for_timeout(LONG_ENOUGH)
    assert len(reports) == 1


def test_going_back_reports_nothing_again(told: Callable) -> None:
    page, reports = told("/en/search/?q=zyxwv")
    page.wait_for_timeout(LONG_ENOUGH)
    page.goto("/en/")
    page.go_back()
    page.wait_for_timeout(LONG_ENOUGH)
    assert reports == [("/en/search/missed", "zyxwv")]


def test_leaving_at_once_reports_too(told: Callable, installed: Path, worker_id: str) -> None:
    """Seen by the server alone: the browser tells nobody of what a page sends when it is gone."""
    log = installed / f"{worker_id}.log"
    before = log.read_text().count("POST /az/search/missed")
    page, _reports = told("/az/search/?q=zyxwv")
    until(page, NOWHERE)
    page.wait_for_timeout(300)
    page.goto("/en/")
    page.wait_for_timeout(500)
    assert log.read_text().count("POST /az/search/missed") - before == 1


def search_in_list(page: Page, words: str) -> None:
    page.locator("#q").fill(words)
    page.keyboard.press("Enter")
    until(page, f"document.querySelector('[data-words]')?.dataset.words === '{words}'")


def test_list_reports_what_it_puts_in_place_but_no_beginnings(told: Callable) -> None:
    page, reports = told(SPEAKERS)
    for words in ("zyx", "zyxw", "zyxwv"):
        search_in_list(page, words)
    page.wait_for_timeout(LONG_ENOUGH)
    assert reports == [("/en/search/missed", "zyxwv")]
    search_in_list(page, "vwxvwx")
    page.wait_for_timeout(LONG_ENOUGH)
    search_in_list(page, "zyxwv")
    page.wait_for_timeout(LONG_ENOUGH)
    assert [words for _address, words in reports] == ["zyxwv", "vwxvwx"]


def test_what_is_found_reports_nothing(told: Callable) -> None:
    page, reports = told("/en/search/?q=handicrafts")
    page.wait_for_timeout(LONG_ENOUGH)
    page.goto(f"{SPEAKERS}?q=toshniyozova&topic=gender-policy")
    page.wait_for_timeout(LONG_ENOUGH)
    assert reports == []


def test_without_script_nothing_is_reported(told: Callable) -> None:
    page, reports = told("/en/search/?q=zyxwv", java_script_enabled=False)
    page.wait_for_timeout(LONG_ENOUGH)
    assert (page.locator("[data-words]").count(), reports) == (1, [])
