"""A forum with six talks by six new speakers is entered by hand and published, in few clicks and few fields."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from events.models import Event, Organisation, Person, Talk
from tests.stories.test_curator_story import log_in

pytestmark = pytest.mark.browser

MOST = 60
# All synthetic: title, speaker, position, organisation.
TALKS = [
    ("Synthetic talk on silk", "Sample Weaver", "Head of department", "Sample museum"),
    ("Synthetic talk on clay", "Other Potter", "Director", "Sample pottery school"),
    ("Synthetic talk on copper", "Third Smith", "Master", "Sample museum"),
    ("Synthetic talk on wood", "Fourth Carver", "Chair", "Sample guild"),
    ("Synthetic talk on felt", "Fifth Felter", "Researcher", "Sample institute"),
    ("Synthetic talk on gold", "Sixth Embroiderer", "Artist", "Sample workshop"),
]


class Hand:
    """Clicks and fills, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def click(self, what: Locator) -> None:
        self.count += 1
        what.click()

    def fill(self, what: Locator, words: str) -> None:
        self.count += 1
        what.fill(words)

    def choose(self, what: Locator, value: str) -> None:
        self.count += 1
        what.select_option(value)


def enter_forum(page: Page, hand: Hand) -> None:
    hand.click(page.locator("tr.model-event a.addlink"))
    hand.fill(page.get_by_label("Title [en]"), "Synthetic forum")
    hand.choose(page.get_by_label("Kind"), "forum")
    for number, (title, speaker, position, organisation) in enumerate(TALKS):
        if number:
            hand.click(page.get_by_role("button", name="Add another Talk").or_(page.locator("#talks-group .add-row a")))
        row = page.locator(f"#talks-{number}")
        hand.fill(row.locator(f"#id_talks-{number}-called"), title)
        hand.fill(row.locator(f"#id_talks-{number}-speaker_1_0"), speaker)
        hand.fill(row.locator(f"#id_talks-{number}-title_then_1"), position)
        hand.fill(row.locator(f"#id_talks-{number}-organisation_1_0"), organisation)


def test_forum_of_six_talks_by_six_new_speakers_takes_few_deeds(
    page: Page, live_server: object, publisher: User
) -> None:
    log_in(page, live_server.url, "publisher")
    hand = Hand()
    enter_forum(page, hand)
    hand.click(page.get_by_role("button", name="Save", exact=True))
    expect(page.locator(".standing .badge").first).to_have_text("Draft")
    assert [talk.status for talk in Talk.objects.all()] == ["draft"] * 6
    hand.click(page.get_by_role("button", name="Publish with everything it needs"))
    expect(page.locator("form.together tbody tr")).to_have_count(1 + 6 + 6 + 5)
    hand.click(page.get_by_role("button", name="Publish all of these"))
    expect(page.locator(".messagelist .success").first).to_contain_text("18 records were published.")

    shown = [
        (talk.title_en, *((str(row.person), row.title_then_en, str(row.organisation)) for row in talk.speakings.all()))
        for talk in Event.objects.get().talks.order_by("position")
    ]
    assert shown == [(title, (speaker, *rest)) for title, speaker, *rest in TALKS]
    assert (Person.objects.published().count(), Organisation.objects.published().count()) == (6, 5)
    assert hand.count <= MOST, hand.count
    visitor = page.context.browser.new_page()
    visitor.goto(f"{live_server.url}/en/events/{Event.objects.get().slug}/")
    expect(visitor.get_by_role("link", name="Sixth Embroiderer").first).to_be_visible()
    visitor.close()

    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".messagelist .success").first).to_contain_text("Undone: 18 records are as before.")
    assert {talk.status for talk in Talk.objects.all()} == {"draft"}
