"""A curator looks back over three versions and takes the first again; an administrator brings an exhibition back."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from events.models import Exhibition, Talk
from tests import factories
from tests.browser.test_axe import violations
from tests.stories.test_curator_story import choose, log_in

pytestmark = pytest.mark.browser
# Links fade from one colour to the other, which would be read as a faint one.
FADED = "() => Promise.all(document.getAnimations().map(each => each.finished.catch(() => null)))"
FIRST = "Synthetic talk on the silk of Sheki"


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_contain_text("was changed successfully")


def check(page: Page) -> None:
    """No fault that axe knows of, wide and narrow, in light and dark; nothing wider than a narrow screen."""
    page.evaluate(FADED)
    found = violations(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    page.evaluate(FADED)
    found += violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert (found, wide) == ([], 390)


def edit_three_times(page: Page, address: str) -> None:
    """The title, then the speakers, then the words in Russian."""
    page.goto(address)
    page.get_by_label("Title [en]").fill("Synthetic talk on the wool of Ganja")
    save(page)
    page.locator("#id_speakings-0-DELETE").check()
    page.locator(".add-row a").first.click()
    choose(page, page.locator("#speakings-1 .fieldBox.field-person"), "Synthetic Bob")
    save(page)
    page.get_by_role("tab", name="Русский").click()
    page.get_by_label("Title [ru]").fill("Синтетический доклад")
    save(page)


def test_a_talk_is_compared_and_restored_with_its_speaker_from_three_versions_ago(
    page: Page, live_server: object, curator: User
) -> None:
    ann = factories.person("Synthetic Ann")
    factories.person("Synthetic Bob")
    talk = factories.talk(FIRST, speakers=(ann,))
    log_in(page, live_server.url, "curator")
    edit_three_times(page, f"{live_server.url}/admin/events/talk/{talk.pk}/change/")
    assert [str(row.person) for row in talk.speakings.all()] == ["Synthetic Bob"]

    page.get_by_role("link", name="History").click()
    expect(page.locator(".history tbody tr")).to_have_count(4)
    expect(page.locator(".history tbody tr").nth(1)).to_contain_text("Speakers")
    check(page)
    page.locator(".history tbody tr").last.locator("input[name=from]").check()
    page.get_by_role("button", name="Compare the chosen").click()
    expect(page.locator(".differences del").first).to_contain_text("silk")
    expect(page.locator(".differences ins").first).to_contain_text("wool")
    expect(page.locator(".differences li.removed")).to_contain_text("Synthetic Ann")
    expect(page.locator(".differences li.added")).to_contain_text("Synthetic Bob")
    check(page)
    page.get_by_role("link", name="Restore the earlier version").click()
    check(page)
    page.get_by_role("button", name="Restore this version").click()
    expect(page.locator(".messagelist .success")).to_contain_text("is again as it was")
    talk = Talk.objects.get()
    assert (talk.title_en, talk.title_ru or "") == (FIRST, "")
    assert [(str(row.person), row.title_then_en) for row in talk.speakings.all()] == [
        ("Synthetic Ann", "Synthetic position")
    ]
    visitor = page.context.browser.new_page()
    visitor.goto(f"{live_server.url}/en/talks/{talk.slug}/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(FIRST)
    expect(visitor.get_by_role("link", name="Synthetic Ann").first).to_be_visible()
    visitor.close()


def test_a_deleted_exhibition_is_brought_back_without_script(
    browser: Browser, live_server: object, administrator: User
) -> None:
    show = factories.exhibition("Synthetic show", public=False)
    show.exhibitors.create(artisan=factories.artisan("Synthetic Weaver"))
    page = browser.new_page(java_script_enabled=False, locale="en-GB")
    log_in(page, live_server.url, "administrator")
    page.goto(f"{live_server.url}/admin/events/exhibition/{show.pk}/delete/")
    page.get_by_role("button", name="Yes").click()
    assert Exhibition.objects.count() == 0
    page.get_by_role("link", name="Recover deleted").click()
    page.get_by_role("link", name="Synthetic show").click()
    expect(page.locator(".differences")).to_contain_text("Synthetic Weaver")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator(".standing .badge")).to_have_text("Draft")
    back = Exhibition.objects.get()
    assert (back.uuid, [str(row) for row in back.exhibitors.all()]) == (show.uuid, ["Synthetic Weaver"])
    page.close()


def test_pages_of_deleted_records_and_plain_versions_are_accessible(
    page: Page, live_server: object, administrator: User
) -> None:
    show = factories.exhibition("Synthetic show", public=False)
    log_in(page, live_server.url, "administrator")
    page.goto(f"{live_server.url}/admin/events/exhibition/{show.pk}/delete/")
    page.get_by_role("button", name="Yes").click()
    page.get_by_role("link", name="Recover deleted").click()
    check(page)
    page.get_by_role("link", name="Synthetic show").click()
    check(page)
    page.get_by_role("button", name="Bring it back").click()
    page.get_by_role("link", name="History").click()
    address = page.get_by_role("link", name="Restore").first.get_attribute("href")
    page.goto(f"{live_server.url}{address.removesuffix('restore/')}")
    check(page)
