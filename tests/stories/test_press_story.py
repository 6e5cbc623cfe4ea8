"""A curator pastes the Samarkand article into an empty catalogue and gets the drafts that were once made by hand."""

from pathlib import Path

import pytest
import yaml
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from events.models import Event, Memorandum, Person, Source, Status, Talk
from tests.stories.test_curator_story import log_in

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
ARTICLE = (ROOT / "tests/events/samarkand_sources/azernews-samarkand-project.txt").read_text(encoding="utf-8")
MOST = 25  # interactions that the issue allows


class Hand:
    """Counts what the curator does: clicks and fields filled."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def click(self, role: str, name: str) -> None:
        self.count += 1
        self.page.get_by_role(role, name=name, exact=True).click()

    def fill(self, label: str, words: str) -> None:
        self.count += 1
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, field: str, words: str) -> None:
        self.count += 1
        self.page.locator(f"[name='{field}']").select_option(label=words)


def shipped(noun: str) -> list[dict]:
    return yaml.safe_load((ROOT / f"events/samarkand/{noun}.yaml").read_text(encoding="utf-8"))[noun]


def english(words: str | dict) -> str:
    return " ".join((words["en"] if isinstance(words, dict) else words).split())


NAMES = {one["slug"]: english(one["name"]) for noun in ("person", "organisation") for one in shipped(noun)}


def appearance(row: dict) -> tuple[str, str, str]:
    return NAMES[row["person"]], english(row["title_then"]), NAMES.get(row.get("organisation"), "")


def appearance_of(row: object) -> tuple[str, str, str]:
    return str(row.person), row.title_then_en, str(row.organisation or "")


def test_article_becomes_the_shipped_records_in_few_steps(page: Page, live_server: object, curator: User) -> None:
    log_in(page, live_server.url, "curator")
    hand = Hand(page)
    hand.click("link", "From a press text")
    hand.fill("Text of the article", ARTICLE)
    hand.fill("Title of the article", "Synthetic title given by the curator")
    hand.click("button", "Read the text")
    assert Person.objects.count() == 0  # nothing is written before the last button
    hand.click("button", "Tick all that are stated")
    hand.click("button", "Make drafts of what is ticked")
    expect(page.get_by_role("link", name="The Role of Handicrafts in Society")).to_be_visible()
    assert hand.count <= MOST

    talks = [
        (english(one["title"]), [appearance(row) for row in one["speakings"]])
        for one in sorted(shipped("talk"), key=lambda one: one["position"])
    ]
    made = [
        (talk.title_en, [appearance_of(row) for row in talk.speakings.all()])
        for talk in Talk.objects.order_by("position")
    ]
    assert made == talks
    assert {talk.event.kind for talk in Talk.objects.all()} == {"forum"}
    sessions = [english(one["title"]) for one in shipped("event") if one["kind"] == "session"]
    assert list(Event.objects.filter(kind="session").order_by("pk").values_list("title_en", flat=True)) == sessions
    paper, (memorandum,) = shipped("memorandum")[0], Memorandum.objects.all()
    assert memorandum.title_en == english(paper["title"])
    assert [appearance_of(row) for row in memorandum.signatures.all()] == [
        appearance(row) for row in paper["signatures"]
    ]
    assert {str(one) for one in memorandum.parties.all()} == {NAMES[slug] for slug in paper["parties"]}
    people = {english(one["name"]) for one in shipped("person")} - {"Shavkat Mirziyoyev", "Ilham Aliyev"}
    assert {str(one) for one in Person.objects.all()} == people
    source = Source.objects.get()
    assert (str(source.author), str(source.publisher)) == ("Laman Ismayilova", "Azernews")
    for record in [*Talk.objects.all(), *Person.objects.all(), memorandum]:
        (cited,) = record.citations.all()
        assert (record.status, cited.source, cited.quote in " ".join(ARTICLE.split())) == (Status.DRAFT, source, True)
    assert Talk.objects.first().created_by == curator
