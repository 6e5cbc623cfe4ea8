"""The search page: names before mentions, kinds with their counts, nothing that is not public."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events import publishing
from events.indexing import index, reindex
from tests import factories as f

pytestmark = pytest.mark.django_db


def found(stranger: Client, words: str, **query: object) -> list[tuple[str, str, int]]:
    """(kind, title, rank) of each result; rank 1 only mentions the words."""
    response = stranger.get("/en/search/", {"q": words, **query})
    return [(entry.noun, entry.title, entry.rank) for entry in response.context["page"]]


@pytest.fixture
def silk(db: None) -> None:
    topic = f.topic("Silk")
    f.talk("Cocoons", event=f.event("Forum"), topics=(topic,), abstract_en="Of silk and dye.")
    f.talk("Silk roads", event=f.event("Another silk forum"))
    f.work("Silk robe")
    f.person("Synthetic Nobody")
    reindex()


def test_names_come_before_mentions_and_then_by_name(silk: None, stranger: Client) -> None:
    assert found(stranger, "silk") == [
        ("event", "Another silk forum", 0),
        ("topic", "Silk", 0),
        ("talk", "Silk roads", 0),
        ("work", "Silk robe", 0),
        ("talk", "Cocoons", 1),
    ]
    page = stranger.get("/en/search/", {"q": "silk"}).content.decode()
    assert (page.count("mentions it"), "5 results for “silk”" in page) == (1, True)


def test_every_word_must_occur_in_the_same_record(silk: None, stranger: Client) -> None:
    assert found(stranger, "silk forum") == [
        ("event", "Another silk forum", 0),
        ("talk", "Cocoons", 1),
        ("talk", "Silk roads", 1),
    ]
    assert found(stranger, "silk nobody") == []


def test_kinds_are_counted_and_chosen(silk: None, stranger: Client) -> None:
    response = stranger.get("/en/search/", {"q": "silk"})
    assert response.context["kinds"] == {"event": 1, "talk": 2, "topic": 1, "work": 1}
    assert found(stranger, "silk", kind="talk") == [("talk", "Silk roads", 0), ("talk", "Cocoons", 1)]
    assert found(stranger, "silk", kind=["work", "topic"]) == [("topic", "Silk", 0), ("work", "Silk robe", 0)]


def test_an_unknown_kind_is_left_out(silk: None, stranger: Client) -> None:
    response = stranger.get("/en/search/", {"q": "silk", "kind": "spaceship"})
    assert response.status_code == 200
    assert (response.context["total"], response.context["chosen"]) == (5, [])


@pytest.mark.parametrize("words", ["", "   ", "%", "_", "—", "'; DROP TABLE events_talk; --"])
def test_words_that_stand_nowhere_find_nothing(words: str, silk: None, stranger: Client) -> None:
    assert found(stranger, words) == []


def test_nothing_found_says_so(silk: None, stranger: Client) -> None:
    page = stranger.get("/en/search/", {"q": "Qwzx <b>"}).content.decode()
    assert "0 results for “Qwzx &lt;b&gt;”" in page
    assert "No record holds all of these words." in page


SPELLINGS = ["Gʻulom Oʻktam", "gulom oktam", "G'ulom O'ktam", "Ғулом Ўктам", "ғУЛОМ ўктам", "OKTAM GULOM"]


@pytest.mark.parametrize("words", SPELLINGS)
def test_one_name_in_many_spellings(words: str, stranger: Client) -> None:
    f.person("Gʻulom Oʻktam")
    reindex()
    assert found(stranger, words) == [("person", "Gʻulom Oʻktam", 0)]


def test_titles_are_in_the_readers_language(stranger: Client) -> None:
    f.topic("Silk", label_ru="Шёлк")
    reindex()
    shown = {
        code: [(entry.title, entry.title_language) for entry in stranger.get(f"/{code}/search/?q=silk").context["page"]]
        for code in ("en", "ru", "az")
    }
    assert shown == {"en": [("Silk", "en")], "ru": [("Шёлк", "ru")], "az": [("Silk", "en")]}
    assert 'lang="en">Silk</a>' in stranger.get("/az/search/?q=silk").content.decode()


def test_what_becomes_public_later_is_not_found_before(stranger: Client) -> None:
    record = f.topic("Silk", publish_at=timezone.now() + timedelta(hours=1))
    index(record)
    assert found(stranger, "silk") == []
    record.publish_at = timezone.now() - timedelta(hours=1)
    record.save()
    index(record)
    assert found(stranger, "silk") == [("topic", "Silk", 0)]


@pytest.mark.parametrize("verb", [publishing.withdraw, publishing.take_back, publishing.submit])
def test_what_is_not_public_is_not_found(verb: Callable, stranger: Client) -> None:
    index(verb(f.topic("Silk")))
    assert found(stranger, "silk") == []


def test_results_are_cut_into_pages_that_keep_words_and_kinds(stranger: Client) -> None:
    for number in range(30):
        f.topic(f"Silk {number:02}")
    reindex()
    response = stranger.get("/en/search/?q=silk&kind=topic&page=2")
    assert [entry.title for entry in response.context["page"]] == [f"Silk {number}" for number in range(24, 30)]
    assert '<a rel="prev" href="?q=silk&amp;kind=topic&amp;page=1">' in response.content.decode()
    assert stranger.get("/en/search/?q=silk&page=99").context["problems"] == ["There is no page “99”; this is page 2."]


def test_words_beyond_the_twelfth_and_the_two_hundredth_letter_are_let_go(silk: None, stranger: Client) -> None:
    assert found(stranger, "silk " * 12 + "nobody") == found(stranger, "silk")
    assert stranger.get("/en/search/", {"q": "a" * 300}).context["words"] == "a" * 200
