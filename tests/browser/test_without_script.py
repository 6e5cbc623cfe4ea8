"""The catalogue in a browser that runs no script: find, narrow, change the language, be remembered."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import SPEAKERS

pytestmark = pytest.mark.browser
TALK = "talks/the-role-of-handicrafts-in-society/"


def names(page: Page) -> list[str]:
    return page.locator(".card h3").all_inner_texts()


@pytest.fixture
def plain(visit: Visit) -> Visit:
    return lambda path, **options: visit(path, java_script_enabled=False, **options)


def test_list_is_narrowed_and_each_chip_widens_it(plain: Visit) -> None:
    page = plain(SPEAKERS)
    assert len(names(page)) == 6
    page.locator("input[name=topic][value=handicrafts]").check()
    page.locator("input[name=topic][value=gender-policy]").check()
    page.locator(".filters .button").click()
    assert sorted(names(page)) == ["Eler Uluqmurodov", "Leyla Musayeva", "Rano Toshniyozova"]
    chips = page.locator(".bar .chip")
    assert chips.count() == 2
    chips.filter(has_text="Gender policy").click()
    assert sorted(names(page)) == ["Leyla Musayeva", "Rano Toshniyozova"]
    assert page.url.split("?")[1].count("topic=handicrafts") == 1
    page.locator(".bar .chip").click()
    assert len(names(page)) == 6


def test_words_in_the_list_keep_the_filter(plain: Visit) -> None:
    page = plain(f"{SPEAKERS}?topic=handicrafts")
    page.locator("#q").fill("toshniyozova")
    page.locator(".page-head .button").click()
    assert names(page) == ["Rano Toshniyozova"]
    assert "topic=handicrafts" in page.url


def test_search_finds_a_person_from_the_home_page(plain: Visit) -> None:
    page = plain("/en/")
    page.locator("#q").fill("toshniyozova")
    page.locator(".hero .button").click()
    page.locator(".results a", has_text="Rano Toshniyozova").first.click()
    assert page.url.endswith("/en/people/rano-toshniyozova/")
    expect(page.locator("h1")).to_have_text("Rano Toshniyozova")


def test_another_language_shows_the_same_page_with_the_same_filter(plain: Visit) -> None:
    page = plain(f"{SPEAKERS}?topic=handicrafts&q=musayeva")
    for code in ("az", "uz", "ru", "en"):
        page.locator(f".languages a[lang={code}]").click()
        assert page.url.split("/", 3)[3] == f"{code}/speakers/?topic=handicrafts&q=musayeva"
        assert (page.locator("html").get_attribute("lang"), names(page)) == (code, ["Leyla Musayeva"])


def test_a_talk_has_its_title_in_four_languages(plain: Visit) -> None:
    page = plain(f"/en/{TALK}")
    titles = {}
    for code in ("en", "az", "uz", "ru"):
        page.goto(f"/{code}/{TALK}")
        titles[code] = page.locator("h1").inner_text()
    assert titles["en"] == "The Role of Handicrafts in Society"
    assert len(set(titles.values())) == 4
    assert page.locator("h1 .untranslated").count() == 0


def test_chosen_language_is_remembered_at_the_door(plain: Visit) -> None:
    page = plain("/")
    assert page.url.endswith("/en/")
    page.locator(".languages a[lang=uz]").click()
    page.goto("/")
    assert page.url.endswith("/uz/")


def test_browser_language_is_used_at_the_first_visit(plain: Visit) -> None:
    assert plain("/", locale="az-AZ").url.endswith("/az/")
