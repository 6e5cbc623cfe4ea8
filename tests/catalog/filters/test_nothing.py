"""When nothing passes: what each choice costs, nearest spellings, other kinds; never a dead end."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client

from catalog.filters.answer import Answer
from catalog.filters.nothing import Nothing
from catalog.filters.person import PersonFilter
from catalog.filters.talk import TalkFilter
from events.indexing import reindex
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks(db: None) -> None:
    silk, wood = f.topic("Silk"), f.topic("Wood")
    forum, fair = f.event("Forum"), f.event("Fair")
    for name, event, topic in (("A", forum, silk), ("B", forum, silk), ("C", fair, wood)):
        f.talk(name, event=event, topics=(topic,))
    f.person("Raʼno Toshniyozova")
    reindex()


def nothing(query: str) -> Nothing:
    answer = Answer.now(TalkFilter, QueryDict(query))
    assert answer.total == 0
    return Nothing(answer)


def test_each_choice_is_offered_to_drop_with_what_that_gives(talks: None) -> None:
    drops = nothing("topic=silk&event=fair&sort=newest").drops
    assert [(drop.chip.label, drop.count, drop.url) for drop in drops] == [
        ("Fair", 2, "?topic=silk&sort=newest"),
        ("Silk", 1, "?event=fair&sort=newest"),
    ]


def test_what_would_give_nothing_either_is_not_offered(talks: None) -> None:
    drops = nothing("topic=silk&event=fair&q=nowhere").drops
    assert drops == []
    drops = nothing("topic=silk&q=fair").drops
    assert [(drop.chip.label if drop.chip else "words", drop.count, drop.url) for drop in drops] == [
        ("words", 2, "?topic=silk"),
        ("Silk", 1, "?q=fair"),
    ]


@pytest.mark.parametrize(
    ("words", "nearest"),
    [("tosnizov", ["Raʼno Toshniyozova"]), ("ranno toshnizavo", ["Raʼno Toshniyozova"]), ("qwxzp", [])],
)
def test_the_nearest_spellings_are_offered(words: str, nearest: list[str], talks: None) -> None:
    answer = Answer.now(PersonFilter, QueryDict(urlencode({"q": words})))
    found = Nothing(answer).spellings
    assert [each for each, _url in found] == nearest
    assert [Answer.now(PersonFilter, QueryDict(url[1:])).total for _words, url in found] == [1] * len(nearest)


def test_a_spelling_that_is_not_public_yet_is_not_offered(talks: None) -> None:
    f.person("Zarqaldoq Synthetic", publish_at="2999-01-01T00:00Z")
    reindex()
    assert Nothing(Answer.now(PersonFilter, QueryDict("q=zarqaldok"))).spellings == []


def test_other_kinds_with_the_words_are_named(talks: None, stranger: Client) -> None:
    assert nothing("q=toshniyozova").elsewhere == [("person", 1, "/en/people/?q=toshniyozova")]
    page = stranger.get("/en/talks/?q=toshniyozova").content.decode()
    assert '<a href="/en/people/?q=toshniyozova">Person (1)</a>' in page
    assert "No record passes “toshniyozova” and all that is chosen." in page
