"""Whoever looks for a person or a place finds it, whatever letters it is typed in, with the keyboard or without script.

All of it is asked of the real site with the real records: nothing of the answers is made for the test.
"""

import re
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, until

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "az", "uz", "ru")
RANO = "people/rano-toshniyozova/"
SPELLINGS = ("Toshniyazova", "Тошниёзова", "Tashniyozova", "toshni")
RECORDS = {
    "people/aytan-hasanova/": ("Hasanova", "Həsənova", "Гасанова"),
    "places/samarkand/": ("Samarkand", "Səmərqənd", "Самарқанд"),
}
FIRST = re.compile(r'<ol class="results">.*?<h3><a href="([^"]+)"', re.DOTALL)


def type_in(page: Page, words: str) -> None:
    """Write the words into the box, in place of others, and wait for what is offered for them."""
    page.locator("#q").focus()
    page.keyboard.press("Control+a")
    with page.expect_response(lambda answer: answer.url.endswith(urlencode({"q": words}))):
        page.keyboard.insert_text(words)
    expect(page.locator("[role=listbox]")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_spelling_leads_to_her_by_keyboard_alone(visit: Visit, language: str) -> None:
    page = visit(f"/{language}/")
    for words in SPELLINGS:
        page.goto(f"/{language}/")
        until(page, "document.querySelector('[data-suggest]').getAttribute('role') === 'combobox'")
        type_in(page, words)
        places = [
            urlsplit(link).path for link in page.locator("[role=option]").evaluate_all("all => all.map(a => a.href)")
        ]
        assert places[0] == f"/{language}/{RANO}", words
        page.keyboard.press("ArrowDown")
        expect(page.locator("[role=option]").first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{language}/{RANO}")
        expect(page.locator("h1")).to_have_text("Rano Toshniyozova")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_spelling_leads_to_her_without_script(visit: Visit, language: str) -> None:
    page = visit(f"/{language}/search/", java_script_enabled=False)
    for words in SPELLINGS:
        page.locator("#q").fill(words)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{language}/search/?{urlencode({'q': words})}")
        link = page.locator(".results h3 a").first
        assert (link.inner_text(), link.get_attribute("href")) == ("Rano Toshniyozova", f"/{language}/{RANO}"), words
    link.click()
    expect(page.locator("h1")).to_have_text("Rano Toshniyozova")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_in_letters_of_three_languages_are_the_first_result(site: str, language: str) -> None:
    asked = {words: f"/{language}/{path}" for path, spellings in RECORDS.items() for words in spellings}
    asked |= dict.fromkeys(SPELLINGS, f"/{language}/{RANO}")
    assert {words: first_result(site, language, words) for words in asked} == asked


def first_result(site: str, language: str, words: str) -> str:
    with urlopen(f"{site}/{language}/search/?{urlencode({'q': words})}") as answer:
        found = FIRST.search(answer.read().decode())
    return found[1] if found else ""
