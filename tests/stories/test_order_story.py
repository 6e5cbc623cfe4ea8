"""Rows find their place by mouse, by button and by keyboard; keys of the desk do what their list says."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from events.models import Event, Talk
from tests import factories
from tests.pictures import drawing, encoded
from tests.stories.test_curator_story import choose, log_in

pytestmark = pytest.mark.browser


def names(event: Event) -> list[str]:
    return [talk.title_en for talk in event.talks.order_by("position", "pk")]


def speakers(talk: Talk) -> list[tuple[str, int]]:
    return [(row.person.name_en, row.position) for row in talk.speakings.order_by("position", "pk")]


@pytest.fixture
def forum(transactional_db: None) -> Event:
    forum = factories.event("Forum")
    for number, name in enumerate(("Silk", "Wool", "Felt"), 1):
        factories.talk(name, event=forum, position=number)
    return forum


def test_programme_is_put_in_order(page: Page, live_server: object, curator: User, forum: Event) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/event/{forum.pk}/change/")
    page.get_by_role("link", name="Order of the programme").click()
    rows = page.locator(".order-row")
    rows.nth(2).locator(".order-handle").drag_to(rows.nth(0), target_position={"x": 200, "y": 3})
    expect(page.locator(".order-name")).to_have_text(["Felt", "Silk", "Wool"])
    expect(page.locator("p[role=status]")).to_have_text("Felt is now number 1 of 3.")
    rows.nth(1).get_by_role("button", name="Move down").click()
    rows.nth(0).locator("input").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("p[role=status]")).to_have_text("Felt is now number 2 of 3.")
    page.get_by_role("button", name="Save the order").click()
    expect(page.locator(".messagelist .success")).to_have_text("The order is saved.")
    assert names(forum) == ["Wool", "Felt", "Silk"]


def test_speakers_are_moved_added_and_removed_without_mixing_them(
    page: Page, live_server: object, curator: User, forum: Event
) -> None:
    first, second, third = (factories.person(name) for name in ("Ada", "Bela", "Cem"))
    talk = factories.talk("Lace", event=forum, speakers=(first, second))
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/talk/{talk.pk}/change/")
    page.locator("#speakings-group .add-row a").click()
    choose(page, page.locator("#speakings-2 .fieldBox.field-person"), str(third))
    page.locator("#speakings-2").get_by_role("button", name="Move up").click()
    page.locator("#speakings-2").get_by_role("button", name="Move up").click()
    page.locator("#speakings-group .add-row a").click()
    page.locator("#speakings-3 .inline-deletelink").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert speakers(talk) == [("Cem", 1), ("Ada", 2), ("Bela", 3)]


def test_keys_save_and_turn_the_languages_and_can_be_switched_off(
    page: Page, live_server: object, curator: User, forum: Event
) -> None:
    talk = forum.talks.get(title_en="Silk")
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/talk/{talk.pk}/change/")
    page.get_by_label("Title [en]").fill("Silk? Yes/no")
    page.keyboard.type("?/")
    expect(page.locator("#shortcuts")).to_be_hidden()
    page.keyboard.press("Alt+PageDown")
    expect(page.get_by_label("Title [az]")).to_be_focused()
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()
    talk.refresh_from_db()
    assert talk.title_en == "Silk? Yes/no?/"

    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    page.get_by_label("Use these keys in this browser").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_hidden()
    page.get_by_role("button", name="Keyboard").click()
    expect(page.locator("#shortcuts")).to_be_visible()


def test_several_pictures_are_dropped_and_described(page: Page, live_server: object, curator: User) -> None:
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/image/")
    page.get_by_role("link", name="Add several pictures").click()
    files = [
        {"name": f"{side}.png", "mimeType": "image/png", "buffer": encoded(drawing(side), "PNG")} for side in (40, 50)
    ]
    page.locator("#id_files").set_input_files([*files, {"name": "no.txt", "mimeType": "text/plain", "buffer": b"no"}])
    expect(page.locator(".drop-list li")).to_have_count(3)
    page.get_by_label("Credit").fill("Synthetic museum")
    page.get_by_role("button", name="Take them in").click()
    expect(page.locator(".messagelist .error")).to_contain_text("no.txt")
    boxes = page.locator(".described input.vTextField")
    expect(boxes).to_have_count(2)
    boxes.nth(0).fill("A red corner")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#result_list")).to_contain_text("A red corner")


def test_new_person_is_entered_from_a_talk_on_a_narrow_screen(
    page: Page, live_server: object, curator: User, forum: Event
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    talk = forum.talks.get(title_en="Silk")
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/talk/{talk.pk}/change/")
    page.locator("#speakings-group .add-row a").click()
    with page.expect_popup() as opened:
        page.locator("#add_id_speakings-0-person").click()
    popup = opened.value
    popup.get_by_label("Name [en]").fill("New Speaker")
    assert popup.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save").click()
    expect(page.locator("#select2-id_speakings-0-person-container")).to_contain_text("New Speaker")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert [name for name, _position in speakers(talk)] == ["New Speaker"]
