"""A publisher enters a talk with a new speaker, previews it, publishes it, and takes it away again."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from events.models import Talk
from tests import factories
from tests.choosing import choose

pytestmark = pytest.mark.browser

TITLE, TITLE_RU = "Synthetic talk on silk", "Синтетический доклад о шёлке"
SPEAKER = "Synthetic Speaker"


def log_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(f"{name}-password")
    page.get_by_role("button", name="Log in").click()


def enter_talk(page: Page) -> None:
    """From the desk's first page to a saved draft: the steps that docs/curators.md describes."""
    page.locator("tr.model-talk a.addlink").click()
    page.get_by_label("Title [en]").fill(TITLE)
    page.get_by_role("tab", name="Русский").click()
    page.get_by_label("Title [ru]").fill(TITLE_RU)
    choose(page, page.locator(".form-row.field-event"), "Synthetic forum")
    with page.expect_popup() as opened:
        page.locator("#add_id_speakings-0-person").click()
    popup = opened.value
    popup.get_by_label("Name [en]").fill(SPEAKER)
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save").click()
    expect(page.locator("#select2-id_speakings-0-person-container")).to_contain_text(SPEAKER)
    page.get_by_label("Position then [en]").first.fill("Synthetic position")
    page.get_by_role("button", name="Save", exact=True).click()


def test_talk_goes_from_draft_to_public_to_gone(page: Page, live_server: object, publisher: User) -> None:
    factories.event("Synthetic forum", kind="forum")
    log_in(page, live_server.url, "publisher")
    enter_talk(page)
    expect(page.locator(".standing .badge")).to_have_text("Draft")
    talk = Talk.objects.get()
    assert (talk.title_en, talk.title_ru, talk.created_by) == (TITLE, TITLE_RU, publisher)
    public = f"{live_server.url}/en/talks/{talk.slug}/"
    assert page.request.get(public).status == 404

    with page.expect_popup() as opened:
        page.locator(".standing").get_by_role("link", name="English").click()
    preview = opened.value
    expect(preview.get_by_role("heading", name=TITLE)).to_be_visible()
    preview.close()

    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messagelist .success")).to_contain_text(f"“{TITLE}” is published.")
    expect(page.locator(".messagelist .warning")).to_contain_text(SPEAKER)
    page.get_by_role("link", name="Publish these too").click()
    page.get_by_role("button", name="Publish all of these").click()
    expect(page.locator(".hidden-ties")).to_have_count(0)

    visitor = page.context.browser.new_page()
    visitor.goto(public)
    expect(visitor.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(visitor.get_by_role("link", name=SPEAKER).first).to_be_visible()
    visitor.goto(public.replace("/en/", "/ru/"))
    expect(visitor.get_by_role("heading", name=TITLE_RU)).to_be_visible()

    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator(".standing .badge").first).to_have_text("Withdrawn")
    assert visitor.goto(public).status == 410
    visitor.close()


def test_words_typed_in_a_hidden_tab_are_kept_and_an_error_opens_its_tab(
    page: Page, live_server: object, curator: User
) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/topic/add/")
    page.get_by_role("tab", name="Azərbaycanca").click()
    page.get_by_label("Label [az]").fill("İpək")
    page.get_by_role("tab", name="Oʻzbekcha").click()
    page.get_by_label("Label [uz]").fill("Ipak")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("tab", selected=True)).to_have_text(re.compile("English"))
    expect(page.locator(".errorlist").first).to_contain_text("Give the name in the original language, English.")
    expect(page.get_by_label("Label [az]")).to_have_value("İpək")
    page.get_by_label("Label [en]").fill("Silk")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".standing .badge")).to_have_text("Draft")
    expect(page.get_by_label("Label [uz]")).to_have_value("Ipak")


def test_date_says_what_it_means_while_it_is_typed(page: Page, live_server: object, curator: User) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/project/add/")
    meaning = page.locator(".field-dates .edtf-meaning")
    page.get_by_label("Dates").press_sequentially("1890~")
    expect(meaning).to_have_text("about 1890")
    page.get_by_label("Dates").fill("soon")
    expect(meaning).to_contain_text("“soon” is not a date")
