"""A publisher meets the same speaker twice, merges the two, and makes them two again; a known name is said."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from events.models import Person
from tests import factories as f
from tests.stories.test_curator_story import log_in
from tests.stories.test_history import check

pytestmark = pytest.mark.browser
LATIN, CYRILLIC = "Nargiza Toshniyozova", "Наргиза Тошниёзова"


def twins() -> tuple[Person, Person]:
    """The same speaker in two alphabets, both in one talk and one of them in another."""
    latin = f.person(LATIN, honorific="Dr", country="UZ")
    cyrillic = f.person(CYRILLIC, honorific="Professor", biography_en="Synthetic life", language="ru", name_ru=CYRILLIC)
    both = f.talk("Synthetic talk on silk", speakers=(latin, cyrillic))
    row = both.speakings.get(person=cyrillic)
    row.title_then_en = "Synthetic head"
    row.save()
    f.talk("Synthetic talk on wool", speakers=(cyrillic,))
    f.cite(cyrillic, "Synthetic words of a source.")
    return latin, cyrillic


def said(page: Page) -> None:
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_two_records_of_a_speaker_become_one_and_two_again(page: Page, live_server: object, publisher: User) -> None:
    latin, cyrillic = twins()
    old = f"{live_server.url}/ru/people/{cyrillic.slug}/"
    log_in(page, live_server.url, "publisher")
    page.goto(f"{live_server.url}/admin/events/person/")
    page.get_by_role("link", name="Possible duplicates").click()
    expect(page.locator(".pairs")).to_contain_text(f"{LATIN} / {CYRILLIC}: the same in other letters")
    check(page)
    page.get_by_role("link", name="Compare and merge").click()
    page.locator(".question", has_text="Honorific").get_by_text("Professor").click()
    page.locator(".question", has_text="Position then").get_by_text("Synthetic head").click()
    check(page)
    page.get_by_role("button", name="Merge", exact=True).click()
    said(page)
    latin.refresh_from_db()
    assert (latin.honorific, latin.biography_en, latin.name_ru) == ("Professor", "Synthetic life", CYRILLIC)
    assert sorted(latin.speakings.values_list("talk__title_en", "title_then_en")) == [
        ("Synthetic talk on silk", "Synthetic head"),
        ("Synthetic talk on wool", "Synthetic position"),
    ]
    assert page.request.get(old).url == f"{live_server.url}/ru/people/{latin.slug}/"
    page.context.clear_cookies(name=settings.LANGUAGE_COOKIE_NAME)  # which that page had set

    page.get_by_role("link", name="History").click()
    check(page)
    page.get_by_role("link", name="Undo the merging").click()
    check(page)
    page.get_by_role("button", name="Make them two again").click()
    said(page)
    latin.refresh_from_db()
    assert (latin.honorific, latin.biography_en or "", latin.name_ru or "") == ("Dr", "", "")
    assert (latin.speakings.count(), cyrillic.speakings.count(), cyrillic.citations.count()) == (1, 2, 1)
    assert page.request.get(old).url == old
    page.context.clear_cookies(name=settings.LANGUAGE_COOKIE_NAME)  # which that page had set


def test_a_known_name_is_told_while_typing(page: Page, live_server: object, curator: User) -> None:
    f.person("Nasiba Miradilova")
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/person/add/")
    page.get_by_label("Name [en]").press_sequentially("Насиба Мирадилова")
    expect(page.locator(".near[role=status]")).to_contain_text("Is it one of these?")
    expect(page.locator(".near[role=status]").get_by_role("link")).to_have_text("Nasiba Miradilova")
    page.get_by_label("Name [en]").fill("Synthetic Somebody Else")
    expect(page.locator(".near[role=status]")).to_be_empty()
    page.get_by_role("button", name="Save", exact=True).click()
    said(page)
    assert Person.objects.count() == 2


def test_without_script_a_known_name_is_asked_about_once(browser: Browser, live_server: object, curator: User) -> None:
    f.person("Nasiba Miradilova")
    page = browser.new_page(java_script_enabled=False, locale="en-GB")
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/person/add/")
    page.get_by_label("Name [en]").fill("Насиба Мирадилова")
    page.get_by_label("Biography [en]").fill("Synthetic life")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".near.held")).to_contain_text("this name is in the catalogue already")
    expect(page.get_by_label("Biography [en]")).to_have_value("Synthetic life")
    page.get_by_label("No, this is another one").check()
    page.get_by_role("button", name="Save", exact=True).click()
    said(page)
    assert Person.objects.count() == 2
    page.close()
