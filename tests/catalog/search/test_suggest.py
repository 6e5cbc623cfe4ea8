"""Suggestions as the box gets them: what they say, how many, in what order; nothing that is not public."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone

from events import publishing
from events.indexing import reindex
from tests import factories as f

pytestmark = pytest.mark.django_db
ADDRESS = "/en/search/suggest"


@pytest.fixture
def silk(db: None) -> None:
    for number in range(25):
        (f.topic if number % 2 else f.place)(f"Silk {number}")
    f.person("Silk Weaver", name_ru="Шёлк Ткач")
    f.person("Tashkent", name_uz="Toshkent", other_spellings="Tachkent", language="uz")
    reindex()


def offered(stranger: Client, words: str, address: str = ADDRESS, **query: object) -> list[dict[str, str]]:
    return stranger.get(address, {"q": words, **query}).json()["results"]


def test_a_suggestion_says_all_that_the_box_shows(silk: None, stranger: Client) -> None:
    answer = stranger.get("/en/search/suggest", {"q": " Ткач "}).json()
    assert answer == {
        "query": "Ткач",
        "results": [
            {"title": "Silk Weaver", "lang": "", "url": "/en/people/silk-weaver/", "kind": "person",
             "kind_label": "Person", "found": "Шёлк Ткач"}
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/ru/search/suggest", ("Шёлк Ткач", "", "/ru/people/silk-weaver/", "")),
        ("/az/search/suggest", ("Silk Weaver", "en", "/az/people/silk-weaver/", "Шёлк Ткач")),
    ],
)
def test_each_language_has_its_own_titles(silk: None, stranger: Client, path: str, said: tuple[str, ...]) -> None:
    first = offered(stranger, "Ткач", path)[0]
    assert (first["title"], first["lang"], first["url"], first["found"]) == said


def test_the_spelling_that_matched_is_told(silk: None, stranger: Client) -> None:
    assert [offered(stranger, words)[0]["found"] for words in ("tachkent", "tashkent")] == ["Tachkent", ""]


@pytest.mark.parametrize(
    ("limit", "count"),
    [("", 8), ("3", 3), ("0", 0), ("20", 20), ("21", 20), ("9" * 50, 20), ("-1", 8), ("x", 8), ("1.5", 8), ("²", 8)],
)
def test_no_more_than_asked_for_and_never_more_than_twenty(
    silk: None, stranger: Client, limit: str, count: int
) -> None:
    assert len(offered(stranger, "silk", limit=limit)) == count


def test_those_of_a_kind_stand_together(silk: None, stranger: Client) -> None:
    kinds = [each["kind"] for each in offered(stranger, "silk", limit=20)]
    assert sum(before != after for before, after in pairwise(kinds)) == len(set(kinds)) - 1
    assert set(kinds) == {"place", "topic"}


def test_a_browser_may_keep_the_answer_for_a_minute(silk: None, stranger: Client) -> None:
    response = stranger.get(ADDRESS, {"q": "silk"})
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.headers["Content-Type"] == "application/json"
    assert response.cookies == {}


@pytest.mark.parametrize(
    "words",
    ["", "%", "a" * 3000, "silk " * 500, "😀🧵", "\u202esilk\u202c", "' OR 1=1 --", 'silk" OR *', "silk* NEAR(a b)",
     "((((", "-", '"', "speaker:", "<script>alert(1)</script>", "\u0301" * 150, "İIıi"],
)  # fmt: skip
def test_whatever_is_typed_gets_an_answer(silk: None, stranger: Client, words: str) -> None:
    response = stranger.get(ADDRESS, {"q": words})
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/json")
    assert (sorted(response.json()), response.json()["query"]) == (["query", "results"], words.strip()[:200])


@pytest.mark.parametrize("method", ["put", "delete", "patch", "post"])
def test_other_methods_are_refused(silk: None, stranger: Client, method: str) -> None:
    assert getattr(stranger, method)(f"{ADDRESS}?q=silk").status_code == 405


def test_nothing_is_offered_that_is_not_public(stranger: Client) -> None:
    f.person("Kanarya Draft", public=False)
    f.person("Kanarya Later", publish_at=timezone.now() + timedelta(days=1))
    publishing.withdraw(f.person("Kanarya Withdrawn"))
    merged, heir = f.person("Kanarya Merged"), f.person("Kanarya Heir")
    merged.replaced_by = heir
    merged.save()
    reindex()
    assert [each["title"] for each in offered(stranger, "kanarya", limit=20)] == ["Kanarya Heir"]
