"""What is found: names in any spelling before mentions, every word somewhere, nothing that is not public."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from catalog.search.index import INDEX
from catalog.search.matching import asked
from catalog.search.parse import parse
from catalog.shelf.news import NEWS
from events import publishing
from events.indexing import index, reindex
from tests import factories as f

pytestmark = pytest.mark.django_db
Row = tuple[str, str, bool]


def found(stranger: Client, words: str, **query: object) -> list[Row]:
    """(kind, title, is it about the words?) of each result."""
    response = stranger.get("/en/search/", {"q": words, **query})
    return [(each.entry.noun, each.entry.title, each.is_about) for each in response.context["results"]]


def names(words: str) -> list[str]:
    """Slugs of all that is found, in order."""
    NEWS.look()
    matching = asked(words)
    return [slug_of(*INDEX.keys[number]) for number in matching.found.ordered]


def slug_of(noun: str, key: int) -> str:
    return apps.get_model("events", noun).objects.get(pk=key).slug


@pytest.fixture
def silk(db: None) -> None:
    topic = f.topic("Silk")
    f.talk("Cocoons", event=f.event("Forum"), topics=(topic,), abstract_en="Of silk and dye.")
    f.talk("Silk roads", event=f.event("Another silk forum"))
    f.work("Silk robe")
    f.person("Synthetic Nobody")
    reindex()


def test_names_come_before_mentions(silk: None, stranger: Client) -> None:
    rows = found(stranger, "silk")
    assert rows[0] == ("topic", "Silk", True)
    assert sorted(rows[1:4]) == [("event", "Another silk forum", True), ("talk", "Silk roads", True),
                                 ("work", "Silk robe", True)]  # fmt: skip
    assert rows[4:] == [("talk", "Cocoons", False)]
    assert "5 results for “silk”" in stranger.get("/en/search/", {"q": "silk"}).content.decode()


def test_words_are_marked_in_titles_and_in_the_text_around_them(silk: None, stranger: Client) -> None:
    page = stranger.get("/en/search/", {"q": "silk"}).content.decode()
    assert '<a href="/en/talks/silk-roads/"><mark>Silk</mark> roads</a>' in page
    assert '<p class="small">Of <mark>silk</mark> and dye.</p>' in page


def test_a_mention_by_a_tied_record_says_by_which(silk: None, stranger: Client) -> None:
    page = stranger.get("/en/search/", {"q": "forum silk", "kind": "talk"}).content.decode()
    assert '<p class="small quiet">Event: <a href="/en/events/another-silk-forum/">Another silk forum</a></p>' in page


def test_every_word_must_occur_in_the_same_record(silk: None, stranger: Client) -> None:
    assert sorted(found(stranger, "silk forum")) == [
        ("event", "Another silk forum", True),
        ("talk", "Cocoons", False),
        ("talk", "Silk roads", False),
    ]
    assert found(stranger, "silk nobody") == []


def test_kinds_are_counted_and_chosen(silk: None, stranger: Client) -> None:
    response = stranger.get("/en/search/", {"q": "silk"})
    assert response.context["kinds"] == {"event": 1, "talk": 2, "topic": 1, "work": 1}
    assert found(stranger, "silk", kind="talk") == [("talk", "Silk roads", True), ("talk", "Cocoons", False)]
    assert found(stranger, "silk", kind=["work", "topic"]) == [("topic", "Silk", True), ("work", "Silk robe", True)]


def test_an_unknown_kind_is_left_out(silk: None, stranger: Client) -> None:
    response = stranger.get("/en/search/", {"q": "silk", "kind": "spaceship"})
    assert (response.context["total"], response.context["chosen"]) == (5, [])


@pytest.mark.parametrize("words", ["", "   ", "%", "_", "—", '"', "-", "speaker:", "NEAR(", "🧵", "\u202e"])
def test_what_has_no_words_finds_nothing(words: str, silk: None, stranger: Client) -> None:
    assert found(stranger, words) == []


def test_nothing_found_says_so_and_offers_what_may_have_been_meant(silk: None, stranger: Client) -> None:
    page = stranger.get("/en/search/", {"q": "Qwzx <b>"}).content.decode()
    assert "0 results for “Qwzx &lt;b&gt;”" in page
    assert "No record holds all of these words." in page
    response = stranger.get("/en/search/", {"q": "synthetik nobxdy"})
    assert [each.entry.title for each in [*response.context["results"], *response.context["perhaps"]]] == [
        "Synthetic Nobody"
    ]


SPELLINGS = [
    "Gʻulom Oʻktam",
    "gulom oktam",
    "G'ulom O'ktam",
    "Ғулом Ўктам",
    "ғУЛОМ ўктам",
    "OKTAM GULOM",
    "Гулам Уктам",
]


@pytest.mark.parametrize("words", SPELLINGS)
def test_one_name_in_many_spellings(words: str, stranger: Client) -> None:
    f.person("Gʻulom Oʻktam")
    reindex()
    assert found(stranger, words) == [("person", "Gʻulom Oʻktam", True)]


def test_a_name_with_two_slips_is_what_is_looked_for(stranger: Client) -> None:
    f.person("Synthetic Toshniyozova")
    reindex()
    assert found(stranger, "toshniyzvaa") == [("person", "Synthetic Toshniyozova", True)]


def test_the_spelling_that_matched_is_named_when_it_is_not_the_title(stranger: Client) -> None:
    f.person("Synthetic Toshniyozova", name_ru="Синтетическая Тошниёзова", other_spellings="S. Tashniyazova-Nobody")
    reindex()
    [result] = stranger.get("/en/search/?q=nobody+tashniyazova").context["results"]
    assert (result.entry.title, result.spelling) == ("Synthetic Toshniyozova", "S. Tashniyazova-Nobody")
    page = stranger.get("/en/search/?q=nobody+tashniyazova").content.decode()
    assert 'found as <span lang="">S. Tashniyazova-Nobody</span>' in page


def test_titles_are_in_the_readers_language(stranger: Client) -> None:
    f.topic("Silk", label_ru="Шёлк")
    reindex()
    shown = {
        code: [
            (each.entry.title, each.entry.title_language)
            for each in stranger.get(f"/{code}/search/?q=silk").context["results"]
        ]
        for code in ("en", "ru", "az")
    }
    assert shown == {"en": [("Silk", "en")], "ru": [("Шёлк", "ru")], "az": [("Silk", "en")]}
    assert 'lang="en"><mark>Silk</mark></a>' in stranger.get("/az/search/?q=silk").content.decode()


def test_a_phrase_stands_in_a_row(stranger: Client) -> None:
    f.talk("Gender policy", abstract_en="Of women.")
    f.talk("Policy without gender", abstract_en="Of women.")
    f.talk("Crafts", abstract_en="Every gender policies need.")
    reindex()
    assert sorted(names('"gender policy"')) == ["crafts", "gender-policy"]
    assert sorted(names("gender policy")) == ["crafts", "gender-policy", "policy-without-gender"]


def test_words_can_be_left_out(silk: None) -> None:
    assert sorted(names("silk -robe -dye")) == ["another-silk-forum", "silk", "silk-roads"]
    assert names("-robe") == ["silk-robe"]


@pytest.mark.parametrize("field", ["speaker", "Speaker", "спикер", "maruzachi", "çıxışçı"])
def test_a_field_leads_to_what_is_tied_to_it(field: str, stranger: Client) -> None:
    f.talk("Cocoons", speakers=(f.person("Synthetic Weaver"),))
    f.talk("Weaver of silk")
    reindex()
    assert sorted(names(f"{field}:weaver")) == ["cocoons", "synthetic-weaver"]
    assert sorted(names(f"nofield:{field}")) == []


def test_people_are_found_by_the_topics_of_their_talks_in_all_languages(stranger: Client) -> None:
    topic = f.topic("Gender policy", label_ru="Гендерная политика", label_uz="Gender siyosati",
                    alternative_labels_ru="Женская политика")  # fmt: skip
    f.talk("Cocoons", speakers=(f.person("Synthetic Weaver"),), topics=(topic,))
    f.talk("Roads", speakers=(f.person("Synthetic Driver"),))
    reindex()
    for words in ("женская политика", "gender", "gender siyosati", "policy"):
        page = stranger.get("/en/speakers/", {"q": words}).content.decode()
        assert ("Synthetic Weaver" in page, "Synthetic Driver" in page) == (True, False), words


def test_what_becomes_public_later_is_not_found_before(stranger: Client) -> None:
    record = f.topic("Silk", publish_at=timezone.now() + timedelta(hours=1))
    index(record)
    assert found(stranger, "silk") == []
    record.publish_at = timezone.now() - timedelta(hours=1)
    record.save()
    index(record)
    NEWS.forget()
    assert found(stranger, "silk") == [("topic", "Silk", True)]


@pytest.mark.parametrize("verb", [publishing.withdraw, publishing.take_back, publishing.submit])
def test_what_is_not_public_is_not_found(verb: Callable, stranger: Client) -> None:
    index(verb(f.topic("Silk")))
    assert found(stranger, "silk") == []


def test_a_draft_leads_to_nothing_by_its_name(stranger: Client) -> None:
    f.talk("Cocoons", topics=(f.topic("Zarqaldoq", public=False),))
    reindex()
    assert found(stranger, "zarqaldoq") == []


def test_results_are_cut_into_pages_that_keep_words_and_kinds(stranger: Client) -> None:
    for number in range(30):
        f.topic(f"Silk {number:02}")
    reindex()
    first, second = (stranger.get(f"/en/search/?q=silk&kind=topic&page={page}") for page in (1, 2))
    titles = [each.entry.title for page in (first, second) for each in page.context["results"]]
    assert (len(titles), sorted(titles)) == (30, [f"Silk {number:02}" for number in range(30)])
    assert '<a rel="prev" href="?q=silk&amp;kind=topic&amp;page=1">' in second.content.decode()
    assert stranger.get("/en/search/?q=silk&page=99").context["problems"] == ["There is no page “99”; this is page 2."]


def test_words_beyond_the_twelfth_and_the_two_hundredth_letter_are_let_go(silk: None, stranger: Client) -> None:
    assert [word.text for word in parse(" ".join(f"a{number}" for number in range(20))).words] == [
        f"a{number}" for number in range(12)
    ]
    assert names("silk " * 13) == names("silk")
    assert stranger.get("/en/search/", {"q": "a" * 2_000}).context["words"] == "a" * 200
