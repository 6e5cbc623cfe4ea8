"""Feeds read back by a reader of others: newest changes first, words in their language, only what is public."""

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from catalog.interchange import atom
from catalog.interchange.records import LISTS
from events import revisions
from events.indexing import reindex
from events.models import Event
from tests import factories
from tests.catalog.interchange.letters import HARD

IN_ATOM = {"a": atom.NAMESPACE}


def read(client: Client, address: str) -> feedparser.FeedParserDict:
    response = client.get(address)
    parsed = feedparser.parse(response.content, response_headers={"content-type": response.headers["Content-Type"]})
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    return parsed


def titles(parsed: feedparser.FeedParserDict) -> list[str]:
    return [entry.title for entry in parsed.entries]


def change(event: Event, **fields: object) -> None:
    with revisions.recorded(None, "test"):
        for name, value in fields.items():
            setattr(event, name, value)
        event.save()


def test_newest_change_comes_first_with_its_own_identity(db: None, stranger: Client) -> None:
    old, new = (
        factories.event("Sample old"),
        factories.event("Sample new", title_uz="Sample yangi", description_en="Why"),
    )
    change(Event.objects.get(pk=old.pk), title_ru="Sample старое")
    reindex()
    parsed = read(stranger, "/uz/events.atom")
    assert titles(parsed) == ["Sample old", "Sample yangi"]
    assert [entry.id for entry in parsed.entries] == [old.uuid.urn, new.uuid.urn]
    assert parsed.entries[0].link == f"http://testserver/uz/events/{old.slug}/"
    assert (parsed.entries[0].title_detail.language, parsed.entries[1].title_detail.language) == ("en", "uz")
    assert (parsed.entries[1].summary, parsed.entries[1].summary_detail.language) == ("Why", "en")
    assert parsed.feed.updated == parsed.entries[0].updated


def test_feed_says_where_it_is_and_whose_list_it_is(db: None, stranger: Client) -> None:
    root = etree.fromstring(stranger.get("/ru/events.atom?kind=forum&q=%22x").content)
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", IN_ATOM)}
    assert links == {
        "self": "http://testserver/ru/events.atom?kind=forum&q=%22x",
        "alternate": "http://testserver/ru/events/?kind=forum&q=%22x",
    }
    assert root.findtext("a:updated", namespaces=IN_ATOM) == "2026-11-22T00:00:00Z"


def test_every_list_has_a_feed_that_its_page_names(samarkand: None, stranger: Client) -> None:
    for plural in LISTS:
        page = stranger.get(f"/uz/{plural}/?sort=newest").content.decode()
        assert 'type="application/atom+xml"' in page
        assert f'href="/uz/{plural}.atom?sort=newest"' in page
        count = LISTS[plural].everything().count()
        assert len(read(stranger, f"/uz/{plural}.atom").entries) == min(count, atom.MOST), plural


def test_no_more_than_fifty_entries_and_hard_letters_come_back(db: None, stranger: Client) -> None:
    for number in range(500):
        factories.event(f"{number} {HARD[number % len(HARD)]}")
    reindex()
    root = etree.fromstring(stranger.get("/en/events.atom").content)
    said = [each.text for each in root.findall("a:entry/a:title", IN_ATOM)]
    assert said == [f"{number} {HARD[number % len(HARD)]}" for number in range(499, 449, -1)]


def test_letters_that_xml_cannot_carry_are_left_out(db: None, stranger: Client) -> None:
    Event.objects.filter(pk=factories.event("Sample").pk).update(description_en="a\x0bb\r\nc\ufffed\x1b")
    (entry,) = read(stranger, "/en/events.atom").entries
    assert entry.summary == "ab\ncd"


def test_query_narrows_the_feed_and_a_bad_one_breaks_nothing(db: None, stranger: Client) -> None:
    factories.event("Sample forum", kind="forum")
    factories.event("Sample visit", kind="visit")
    reindex()
    lists = {"?kind=visit": ["Sample visit"], "?q=forum": ["Sample forum"], "?kind=%5B&page=x": 2, "?q=%ff%fe": 0}
    found = {query: titles(read(stranger, f"/en/events.atom{query}")) for query in lists}
    assert {query: found[query] if isinstance(lists[query], list) else len(found[query]) for query in lists} == lists


def test_drafts_leave_no_trace(db: None, stranger: Client) -> None:
    factories.event("Canary event", public=False)
    factories.talk("Sample talk", event=factories.event("Canary forum", public=False))
    reindex()
    texts = [stranger.get(f"/en/{plural}.atom").content for plural in ("events", "talks")]
    assert [b"anary" in text for text in texts] == [False, False]


def test_same_feed_is_not_sent_again(db: None, stranger: Client) -> None:
    factories.event()
    reindex()
    first = stranger.get("/en/events.atom")
    again = stranger.get("/en/events.atom", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_three_as_for_one(db: None, stranger: Client, number: int) -> None:
    for _each in range(number):
        factories.talk()
    reindex()
    stranger.get("/en/talks.atom?first")
    with CaptureQueriesContext(connection) as queries:
        stranger.get("/en/talks.atom")
    assert len(queries) == 3
