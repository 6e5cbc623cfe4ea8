"""What was typed outlives a crash, a login that ran out and a save by somebody else, and wins over nobody silently."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Dialog, Page, expect

from events.models import Talk
from tests import factories
from tests.stories.test_curator_story import choose, log_in

pytestmark = pytest.mark.browser
UNSAVED = "#unsaved"


def crash(page: Page) -> Page:
    """The window is gone without a word; another one is opened in the same browser."""
    page.wait_for_timeout(600)  # the browser keeps what was typed after a short pause
    page.close(run_before_unload=False)
    return page.context.new_page()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def talk(transactional_db: None) -> Talk:
    return factories.talk("Silk", speakers=(factories.person("Sample Speaker"),))


@pytest.fixture
def form(live_server: object, talk: Talk) -> str:
    return f"{live_server.url}/admin/events/talk/{talk.pk}/change/"


def test_crash_loses_nothing(page: Page, live_server: object, curator: User, talk: Talk, form: str) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(form)
    expect(page.locator(UNSAVED)).to_be_hidden()
    page.get_by_label("Abstract [en]").fill("Words of an hour.")
    page = crash(page)
    page.goto(form)
    expect(page.locator(UNSAVED)).to_contain_text("You typed something here that was never saved")
    press(page, "Bring it back")
    expect(page.get_by_label("Abstract [en]")).to_have_value("Words of an hour.")
    press(page, "Save")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(UNSAVED)).to_be_hidden()
    talk.refresh_from_db()
    assert talk.abstract_en == "Words of an hour."
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('desk-form:'))") == []


def test_new_talk_comes_back_with_its_event_and_speakers(
    page: Page, live_server: object, curator: User, talk: Talk
) -> None:
    log_in(page, live_server.url, "curator")
    add = f"{live_server.url}/admin/events/talk/add/"
    page.goto(add)
    page.get_by_label("Title [en]").fill("Wool")
    choose(page, page.locator(".form-row.field-event"), str(talk.event))
    page.locator("#speakings-group .add-row a").click()
    choose(page, page.locator("#speakings-1 .fieldBox.field-person"), "Sample Speaker")
    page.get_by_label("Position then [en]").nth(1).fill("Weaver")
    page = crash(page)
    page.goto(add)
    press(page, "Bring it back")
    expect(page.locator("#select2-id_event-container")).to_contain_text(str(talk.event))
    page.locator("#speakings-0 .inline-deletelink").click()
    press(page, "Save")
    expect(page.locator(".standing .badge")).to_have_text("Draft")
    made = Talk.objects.get(title_en="Wool")
    assert [(row.person.name_en, row.title_then_en) for row in made.speakings.all()] == [("Sample Speaker", "Weaver")]


def test_what_others_saved_meanwhile_is_shown_beside_it(
    page: Page, live_server: object, curator: User, talk: Talk, form: str
) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(form)
    page.get_by_label("Title [en]").fill("Mine")
    page = crash(page)
    talk.title_en = "Theirs"
    talk.save()
    page.goto(form)
    expect(page.locator(UNSAVED)).to_contain_text("The record was saved since.")
    expect(page.get_by_role("button", name="Bring it back")).to_be_hidden()
    press(page, "Compare with what is there now")
    expect(page.locator(".conflict")).to_be_visible()
    talk.refresh_from_db()
    assert talk.title_en == "Theirs"
    page.get_by_label("Save what stands in this box").check()
    press(page, "Save the merged record")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(UNSAVED)).to_be_hidden()
    talk.refresh_from_db()
    assert talk.title_en == "Mine"


def test_refused_form_outlives_a_crash(page: Page, live_server: object, curator: User, talk: Talk, form: str) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(form)
    page.get_by_label("Abstract [en]").fill("Words of an hour.")
    page.get_by_label("Title [en]").fill("")
    press(page, "Save")
    expect(page.locator(".errornote")).to_be_visible()
    page = crash(page)
    page.goto(form)
    press(page, "Bring it back")
    expect(page.get_by_label("Abstract [en]")).to_have_value("Words of an hour.")


def test_new_login_in_another_window_does_not_refuse_the_form(
    page: Page, live_server: object, curator: User, talk: Talk, form: str
) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(form)
    page.get_by_label("Title [en]").fill("Wool")
    page.context.clear_cookies(name="sessionid")
    other = page.context.new_page()
    log_in(other, live_server.url, "curator")
    expect(other.locator("#logout-form")).to_be_visible()
    press(page, "Save")
    expect(page.locator(".messagelist .success")).to_be_visible()
    talk.refresh_from_db()
    assert talk.title_en == "Wool"


def test_thrown_away_is_gone_and_other_users_are_not_asked(
    page: Page, live_server: object, curator: User, publisher: User, form: str
) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(form)
    page.get_by_label("Title [en]").fill("Mine")
    page = crash(page)
    page.context.clear_cookies()
    log_in(page, live_server.url, "publisher")
    page.goto(form)
    expect(page.locator(UNSAVED)).to_be_hidden()
    page.context.clear_cookies()
    log_in(page, live_server.url, "curator")
    page.goto(form)
    press(page, "Throw it away")
    page.goto(form)
    expect(page.locator(UNSAVED)).to_be_hidden()
    expect(page.get_by_label("Title [en]")).to_have_value("Silk")


def test_login_that_ran_out_loses_nothing(
    page: Page, live_server: object, curator: User, talk: Talk, form: str
) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(form)
    page.get_by_label("Title [en]").fill("Wool")
    page.context.clear_cookies(name="sessionid")
    press(page, "Save")
    expect(page.locator(".held")).to_contain_text("You were logged out")
    page.get_by_label("Username").fill("curator")
    page.get_by_label("Password").fill("curator-password")
    press(page, "Log in")
    press(page, "Save what I typed")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(UNSAVED)).to_be_hidden()
    talk.refresh_from_db()
    assert talk.title_en == "Wool"


def test_leaving_with_unsaved_words_is_asked_about(page: Page, live_server: object, curator: User, form: str) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    log_in(page, live_server.url, "curator")
    page.goto(form)
    page.get_by_role("link", name="History").click()
    page.go_back()
    page.get_by_label("Title [en]").fill("Wool")
    page.get_by_role("link", name="History").click()
    expect(page.get_by_label("Title [en]")).to_have_value("Wool")
    assert asked == ["beforeunload"]
