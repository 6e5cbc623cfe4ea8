"""What a list shows of the reader's choices: chips, addresses, words, order, pages."""

import re
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from catalog.filters.answer import Answer
from catalog.filters.event import EventFilter
from catalog.filters.listing import ListFilter
from catalog.filters.person import PersonFilter
from catalog.filters.talk import TalkFilter
from events.indexing import reindex
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks(db: None) -> None:
    silk, wood = f.topic("Silk"), f.topic("Wood")
    event = f.event("Forum")
    for name, topics in (("A", (silk,)), ("B", (wood,)), ("C", (silk, wood))):
        f.talk(name, event=event, topics=topics)
    reindex()


def chosen(query: str) -> Answer:
    return Answer.now(TalkFilter, QueryDict(query))


def titles_of(listed: type[ListFilter], query: str) -> list[str]:
    answer, titles = Answer.now(listed, QueryDict(query)), dict(listed._meta.model.objects.in_bulk())
    return [str(titles[key]) for key in answer.keys(0, answer.total)]


def test_each_choice_is_a_chip_that_leads_to_the_list_without_it(talks: None) -> None:
    chips = chosen("q=a&topic=silk&topic=wood&event=forum&sort=newest&page=3").chips
    assert [(chip.legend, chip.label, chip.url) for chip in chips] == [
        ("Topic", "Silk", "?q=a&topic=wood&event=forum&sort=newest"),
        ("Topic", "Wood", "?q=a&topic=silk&event=forum&sort=newest"),
        ("Event", "Forum", "?q=a&topic=silk&topic=wood&sort=newest"),
    ]


def test_what_was_not_understood_is_no_chip(talks: None) -> None:
    assert chosen("topic=gold").chips == []
    assert chosen("nonsense=gold").chips == []


def test_clearing_keeps_words_and_order(talks: None) -> None:
    some = chosen("q=a&topic=silk&event=forum&sort=newest&page=2")
    assert some.url_cleared == "?q=a&sort=newest"
    assert some.url_without_words == "?topic=silk&event=forum&sort=newest"
    assert some.url_of_page(3) == "?q=a&topic=silk&event=forum&sort=newest&page=3"
    assert chosen("").url_of_page(2) == "?page=2"


def test_chosen_values_stay_in_their_place(talks: None) -> None:
    panels = {
        panel.name: [(each.value, each.selected) for each in panel.options] for panel in chosen("topic=wood").panels
    }
    assert panels["topic"] == [("silk", False), ("wood", True)]
    assert panels["event"] == [("forum", False)]


def test_the_page_holds_a_form_with_all_of_it(talks: None, stranger: Client) -> None:
    page = stranger.get("/en/talks/?topic=wood&q=forum").content.decode()
    assert '<input type="checkbox" name="topic" value="wood" checked>' in page
    assert '<input type="checkbox" name="topic" value="silk"><span>Silk</span><span class="n">2</span>' in page
    assert '<a class="chip on" href="?q=forum">' in page
    assert 'value="forum"' in page


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("q=forum", ["A", "B", "C"]),
        ("q=silk", ["A", "C"]),
        ("q=SILK+forum", ["A", "C"]),
        ("q=silk&topic=wood", ["C"]),
        ("q=", ["A", "B", "C"]),
        ("q=+++", ["A", "B", "C"]),
        ("q=nowhere", []),
        ("q=sil", ["A", "C"]),
        ("q=%25", []),
        ("q=_", []),
    ],
)
def test_every_word_must_occur_somewhere(query: str, titles: list[str], talks: None) -> None:
    assert titles_of(TalkFilter, query) == titles


@pytest.mark.parametrize(
    "words",
    ["Toshniyozova", "toshniyozova", "TOSHNIYOZOVA", "Тошниёзова", "тошниёзова", "Раъно Тошниёзова", "Toshni'yozova"],
)
def test_a_person_is_found_in_any_case_and_script(words: str, stranger: Client) -> None:
    f.person("Raʼno Toshniyozova")
    f.person("Synthetic Other")
    reindex()
    response = stranger.get("/en/people/", {"q": words})
    cards = re.findall(r'<h3><a href="[^"]+">([^<]+)</a>', response.content.decode())
    assert cards == ["Raʼno Toshniyozova"]


@pytest.mark.parametrize(("words", "count"), [("Əliyeva", 1), ("eliyeva", 1), ("Sheki", 0), ("seki", 1), ("ŞƏKİ", 1)])
def test_azerbaijani_letters_need_not_be_typed(words: str, count: int, stranger: Client) -> None:
    f.person("Synthetic Əliyeva", biography_az="Şəki")
    reindex()
    assert f'<h2 id="results">{count} p' in stranger.get("/en/people/", {"q": words}).content.decode()


def test_people_stand_in_the_order_of_the_readers_alphabet() -> None:
    for name in ("Çay", "Cəm", "Cu", "Da"):
        f.person(name)
    for name in ("Oʻrik", "Oz", "Sher", "Suv", "Choy", "Cinor"):
        f.person(name)
    orders = {}
    for code in ("az", "uz"):
        with translation.override(code):
            orders[code] = titles_of(PersonFilter, "")
    assert orders["az"] == ["Cəm", "Choy", "Cinor", "Cu", "Çay", "Da", "Oʻrik", "Oz", "Sher", "Suv"]
    assert orders["uz"][-5:] == ["Oz", "Suv", "Oʻrik", "Sher", "Choy"]


def test_events_stand_in_programme_order_when_asked() -> None:
    for name, day, position in (("A", "final", 0), ("B", "", 0), ("C", "2", 2), ("D", "2", 1), ("E", "10", 0)):
        f.event(name, day=day, position=position)
    assert titles_of(EventFilter, "sort=programme") == ["D", "C", "E", "B", "A"]
    some = Answer.now(EventFilter, QueryDict("sort=programme"))
    assert [(value, chosen) for value, _label, chosen in some.sorts] == [
        ("", False),
        ("programme", True),
        ("newest", False),
    ]


def test_newest_first_and_an_unknown_order_is_by_name() -> None:
    for name in ("B", "A", "C"):
        f.event(name)
    titles = {query: titles_of(EventFilter, query) for query in ("sort=newest", "sort=nonsense", "")}
    assert titles == {"sort=newest": ["C", "A", "B"], "sort=nonsense": ["A", "B", "C"], "": ["A", "B", "C"]}


@pytest.fixture
def fifty_topics(db: None) -> None:
    for number in range(50):
        f.topic(f"Synthetic topic {number:02}")


@pytest.mark.parametrize(
    ("asked", "shown", "count", "problems"),
    [
        ("", 1, 24, []),
        ("1", 1, 24, []),
        ("3", 3, 2, []),
        ("4", 3, 2, ["There is no page “4”; this is page 3."]),
        ("99", 3, 2, ["There is no page “99”; this is page 3."]),
        ("-1", 3, 2, ["There is no page “-1”; this is page 3."]),
        ("0", 3, 2, ["There is no page “0”; this is page 3."]),
        ("x", 1, 24, ["There is no page “x”; this is page 1."]),
        ("9" * 400, 3, 2, [f"There is no page “{'9' * 20}”; this is page 3."]),
    ],
)
def test_a_page_that_does_not_exist_is_said(
    asked: str, shown: int, count: int, problems: list[str], fifty_topics: None, stranger: Client
) -> None:
    page = stranger.get("/en/topics/", {"page": asked}).content.decode()
    assert (f"Page {shown} of 3" in page, page.count('<li class="card">')) == (True, count)
    assert [unescape(text) for text in re.findall(r"<p>(There is no page [^<]+)</p>", page)] == problems


def test_pages_together_hold_every_record_once(fifty_topics: None, stranger: Client) -> None:
    pages = [stranger.get("/en/topics/", {"page": number}).content.decode() for number in (1, 2, 3)]
    titles = [title for page in pages for title in re.findall(r"<h3><a [^>]+>([^<]+)</a></h3>", page)]
    assert titles == [f"Synthetic topic {number:02}" for number in range(50)]


def test_links_between_pages_keep_the_choices(fifty_topics: None, stranger: Client) -> None:
    page = stranger.get("/en/topics/?scheme=theme&page=2").content.decode()
    assert '<a rel="prev" href="?scheme=theme&amp;page=1">' in page
    assert '<a rel="next" href="?scheme=theme&amp;page=3">' in page
