"""Any list as a file: what its page lists, in its order, public things only, and read back without a change."""

import json
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.interchange import records
from events.exports.writers import FORMATS
from events.indexing import reindex
from events.intake import apply, sheets, tables
from events.models import PUBLIC_NOUNS, Speaking
from tests import factories


def body(response: object) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def slugs(response: object) -> list[str]:
    (found,) = json.loads(body(response)).values()
    return [each["slug"] for each in found]


@pytest.fixture
def people(db: None) -> None:
    factories.person("Sample Ann", country="AZ")
    factories.person("Sample Bob", country="UZ", public=False)
    factories.person("Other Cyril", country="UZ")
    factories.talk("Sample talk", speakers=(factories.person("Speaker Dora", country="UZ"),))
    reindex()


def test_file_lists_what_the_page_lists_in_its_order(people: None, stranger: Client) -> None:
    lists = {
        "": ["other-cyril", "sample-ann", "speaker-dora"],
        "?country=UZ": ["other-cyril", "speaker-dora"],
        "?q=ann": ["sample-ann"],
        "?sort=newest": ["speaker-dora", "other-cyril", "sample-ann"],
        "?country=XX&page=7": ["other-cyril", "sample-ann", "speaker-dora"],
    }
    assert {query: slugs(stranger.get(f"/en/people.json{query}")) for query in lists} == lists
    assert slugs(stranger.get("/en/speakers.json")) == ["speaker-dora"]


def test_drafts_leave_no_trace_in_any_format(db: None, stranger: Client) -> None:
    hidden = factories.person("Hidden Canary", public=False)
    house = factories.organisation("Canary house", public=False)
    event = factories.event("Canary event", public=False)
    shown = factories.person("Sample Ann")
    talk = factories.talk("Sample talk", speakers=(shown, hidden), event=factories.event("Sample event", parent=event))
    Speaking.objects.filter(talk=talk, person=shown).update(organisation=house)
    reindex()
    (said,) = json.loads(body(stranger.get("/en/talks.json")))["talk"]
    assert said["speakings"] == [{"person": "sample-ann", "title_then_en": "Synthetic position"}]
    for plural in ("talks", "events", "people"):
        for ending in ("csv", "xlsx"):
            sheet = sheets.open(f"{plural}.{ending}", body(stranger.get(f"/en/{plural}.{ending}")))
            text = str([sheet.headers, *sheet.records])
            assert ("anary" in text, "Speaker 2" in text, "Publish at" in text) == (False, False, False)


@pytest.mark.parametrize("ending", FORMATS)
def test_public_files_come_back_unchanged(samarkand: None, stranger: Client, ending: str) -> None:
    for model in PUBLIC_NOUNS:
        if (model.plural, ending) == ("indicators", "csv"):
            continue  # This address has the figures, one a line, for those who calculate with them.
        data = body(stranger.get(f"/uz/{model.plural}.{ending}"))
        plan = apply.rehearse([tables.read_bytes(f"{model.plural}.{ending}", data)])
        changes = [str(change) for entry in plan.entries for change in entry.changes]
        assert (changes, plan.problems, len(plan.entries)) == ([], [], model.objects.published().count()), model


def test_page_offers_the_files_of_what_it_shows(people: None, stranger: Client) -> None:
    text = stranger.get("/en/people/?country=UZ&q=dora").content.decode()
    links = [f'href="/en/people.{ending}?country=UZ&amp;q=dora"' in text for ending in FORMATS]
    assert links == [True, True, True]
    assert slugs(stranger.get("/en/people.json?country=UZ&q=dora")) == ["speaker-dora"]


def test_files_of_any_page_hold_the_whole_list(people: None, stranger: Client, settings: object) -> None:
    settings.PAGE_SIZE = 1
    for query, choice in (("?page=2", ""), ("?country=UZ&page=2", "?country=UZ")):
        text = stranger.get(f"/en/people/{query}").content.decode()
        endings = [*FORMATS, "atom"]
        assert [f'href="/en/people.{ending}{choice}"' in text for ending in endings] == [True] * 4


def test_other_endings_are_not_found(people: None, stranger: Client) -> None:
    assert [stranger.get(f"/en/people.{ending}").status_code for ending in ("xls", "exe", "csv.csv")] == [404] * 3


def test_short_file_is_kept_and_a_known_one_is_not_sent_again(people: None, stranger: Client) -> None:
    first = stranger.get("/en/people.csv")
    again = stranger.get("/en/people.csv", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, first.headers["Content-Disposition"]) == (304, 'attachment; filename="people-en.csv"')


def test_long_file_is_sent_bit_by_bit_and_has_a_tag(
    people: None, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "SHORT", 2)
    response = stranger.get("/en/people.json")
    assert (response.streaming, slugs(response)) == (True, ["other-cyril", "sample-ann", "speaker-dora"])
    again = stranger.get("/en/people.json", headers={"if-none-match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.fixture
def asked(stranger: Client) -> Iterator[object]:
    def count(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            body(stranger.get(address))
        return len(queries)

    return count


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_three_as_for_one(db: None, asked: object, number: int) -> None:
    event = factories.event()
    for _each in range(number):
        factories.talk(event=event, speakers=[factories.person() for _one in range(number)])
    reindex()
    asked("/en/talks.json?sort=newest")
    assert asked("/en/talks.json") == 7
