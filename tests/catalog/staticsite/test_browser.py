"""The static site in a browser, from a folder and from the plainest of servers."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from catalog.staticsite.building import Plan, build
from tests.browser.pages import PAGES
from tests.browser.test_printing import SCREEN_ONLY
from tests.catalog.staticsite.folders import dead_links

pytestmark = pytest.mark.browser


@contextmanager
def served(root: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *said: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def opened(browser: Browser, base: str) -> Iterator[Page]:
    """A page; when it closes, nothing may have been complained about or asked elsewhere."""
    complaints: list[str] = []
    context = browser.new_context(locale="en-GB")
    context.on("request", lambda one: one.url.startswith((base, "data:")) or complaints.append(one.url))
    context.on("requestfailed", lambda one: complaints.append(f"failed {one.url}"))
    context.on("console", lambda said: said.type in {"error", "warning"} and complaints.append(said.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert complaints == []


def look_around(browser: Browser, base: str) -> None:
    with opened(browser, base) as page:
        page.goto(f"{base}/en/speakers/index.html")
        everybody = page.locator("li.card").count()
        box = page.locator("fieldset[data-facet] input:not(:disabled)").first
        expected = int(box.locator("xpath=..").locator(".n").inner_text())
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        box.check()
        page.wait_for_selector(".chip.on")
        page.wait_for_function("count => document.querySelectorAll('li.card').length === count", arg=expected)
        assert expected <= everybody
        page.go_back()
        page.wait_for_function("count => document.querySelectorAll('li.card').length === count", arg=everybody)
        page.go_forward()
        page.wait_for_selector(".chip.on")
        page.locator("nav.languages a[hreflang=ru]").click()
        page.wait_for_selector(".chip.on")
        assert page.locator("html").get_attribute("lang") == "ru"
        assert page.locator("li.card").count() == expected
        page.goto(f"{base}/en/search/index.html")
        page.fill("#q", "Тошниёзова")
        page.keyboard.press("Enter")
        page.wait_for_selector("#found li a")
        assert "rano-toshniyozova" in page.locator("#found li a").first.get_attribute("href")
        page.wait_for_function("document.querySelector('#found img').naturalWidth > 0")
        assert page.locator("#found h3").first.bounding_box()["width"] > 150
        page.fill("#q", "zzzzzz")
        page.keyboard.press("Enter")
        page.get_by_text("No record holds all of these words.").wait_for()
        page.go_back()
        page.wait_for_selector("#found li a")
        page.locator("#found li a").first.click()
        page.wait_for_selector("h1")
        assert "Toshniyozova" in page.locator("h1").inner_text()


def print_out(browser: Browser, base: str) -> None:
    """The programme on paper: every talk and the sources, nothing that only a screen can use, on four sheets."""
    with opened(browser, base) as page:
        page.goto(f"{base}{PAGES['programme']}index.html")
        sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
        page.emulate_media(media="print")
        assert page.locator(".entry h4:visible").count() == 9
        assert page.locator("#sources").is_visible()
        assert [one for one in page.locator(SCREEN_ONLY).all() if one.is_visible()] == []
        assert 2 <= len(sheets) <= 4


def test_static_site_filters_finds_and_prints_from_folder_and_server(
    samarkand: None, browser: Browser, tmp_path: Path
) -> None:
    root = tmp_path / "site"
    built = build(Plan(root, "http://localhost", named=False, processes=1))
    assert (built.broken, built.failed, dead_links(root)) == ([], [], [])
    with served(root) as address:
        for base in (root.as_uri(), address):
            look_around(browser, base)
            print_out(browser, base)
