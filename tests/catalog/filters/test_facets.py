"""Facets: OR inside one, AND between them; what they offer, what they refuse, and each record once."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from catalog.filters.answer import Answer, Option
from catalog.filters.artisan import ArtisanFilter
from catalog.filters.event import EventFilter
from catalog.filters.exhibition import ExhibitionFilter
from catalog.filters.person import PersonFilter
from catalog.filters.place import PlaceFilter
from catalog.filters.talk import TalkFilter
from catalog.filters.topic import TopicFilter
from catalog.filters.work import WorkFilter
from catalog.shelf.news import NEWS
from events.indexing import reindex
from events.models import Artisan, Event, Exhibition, Making, Person, Place, Record, Signature, Talk, Topic, Work
from tests import factories as f

pytestmark = pytest.mark.django_db
FILTERS = {
    Artisan: ArtisanFilter, Event: EventFilter, Exhibition: ExhibitionFilter, Person: PersonFilter,
    Place: PlaceFilter, Talk: TalkFilter, Topic: TopicFilter, Work: WorkFilter,
}  # fmt: skip


def found(model: type[Record], query: str) -> list[str]:
    """Titles of what passes, from the shelf; the database must say the same."""
    answer = Answer.now(FILTERS[model], QueryDict(query))
    titles = {record.pk: str(record) for record in model.objects.all()}
    shown = [titles[key] for key in answer.keys(0, answer.total)]
    assert shown == [str(record) for record in FILTERS[model](QueryDict(query)).records]
    return shown


def panel(model: type[Record], name: str, query: str = "") -> list[Option]:
    panels = {panel.name: panel for panel in Answer.now(FILTERS[model], QueryDict(query)).panels}
    return [*panels[name].options, *panels[name].rest] if name in panels else []


def offered(model: type[Record], name: str, query: str = "") -> list[tuple[str, int]]:
    return [(option.value, option.count) for option in panel(model, name, query)]


@pytest.fixture
def three_talks(db: None) -> None:
    silk, wood, clay = (f.topic(name) for name in ("Silk", "Wood", "Clay"))
    forum, fair = f.event("Forum"), f.event("Fair")
    f.talk("A", event=forum, topics=(silk, wood), spoken_language="az")
    f.talk("B", event=forum, topics=(wood, clay), spoken_language="uz")
    f.talk("C", event=fair, topics=(silk,))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["A", "B", "C"]),
        ("topic=silk", ["A", "C"]),
        ("topic=silk&topic=clay", ["A", "B", "C"]),
        ("topic=silk&topic=wood", ["A", "B", "C"]),
        ("topic=silk&event=forum", ["A"]),
        ("topic=silk&topic=clay&event=forum", ["A", "B"]),
        ("topic=clay&event=fair", []),
        ("language=az&language=uz", ["A", "B"]),
        ("language=none", ["C"]),
        ("language=none&language=az", ["A", "C"]),
        ("language=none&event=forum", []),
    ],
)
def test_or_inside_a_facet_and_between_facets(query: str, titles: list[str], three_talks: None) -> None:
    assert found(Talk, query) == titles


def test_a_facet_offers_the_values_that_public_records_have(three_talks: None) -> None:
    f.topic("Never carried")
    f.talk("Draft", public=False, spoken_language="ru", event=Event.objects.get(slug="fair"))
    assert offered(Talk, "topic") == [("silk", 2), ("wood", 2), ("clay", 1)]
    assert offered(Talk, "event") == [("forum", 2), ("fair", 1)]
    assert offered(Talk, "language") == [("az", 1), ("uz", 1), ("none", 1)]
    assert [option.label for option in panel(Talk, "language")] == ["Azerbaijani", "Uzbek", "Not stated"]


def test_a_count_ignores_what_is_chosen_in_its_own_facet(three_talks: None) -> None:
    query = "topic=silk&event=forum"
    assert offered(Talk, "topic", query) == [("wood", 2), ("clay", 1), ("silk", 1)]
    assert offered(Talk, "event", query) == [("fair", 1), ("forum", 1)]
    assert offered(Talk, "language", query) == [("az", 1), ("uz", 0), ("none", 0)]


def test_counts_follow_the_words(three_talks: None) -> None:
    reindex()
    assert offered(Talk, "topic", "q=fair") == [("silk", 1), ("clay", 0), ("wood", 0)]
    assert found(Talk, "q=forum+wood&topic=clay") == ["B"]


def test_values_are_named_in_the_readers_language_and_alphabet(db: None) -> None:
    names = (("cinema", "Çay"), ("date", "Daş"), ("egg", "Əl"), ("cube", "Cam"))
    f.talk(topics=tuple(f.topic(slug, label_az=az) for slug, az in names))
    with translation.override("az"):
        assert [option.label for option in panel(Talk, "topic")] == ["Cam", "Çay", "Daş", "Əl"]


@pytest.mark.parametrize("hidden", ["draft", "merged"])
def test_a_value_that_is_not_public_is_neither_offered_nor_known(hidden: str) -> None:
    topic = f.topic(
        "Zarqaldoq", public=hidden == "merged", **({"replaced_by": f.topic()} if hidden == "merged" else {})
    )
    f.talk("A", topics=(topic,))
    assert (offered(Talk, "topic"), found(Talk, "topic=zarqaldoq")) == ([], ["A"])
    problems = Answer.now(TalkFilter, QueryDict("topic=zarqaldoq")).problems
    assert problems == ["Topic: “zarqaldoq” is not among the values of this filter, so it was left out."]


def test_not_stated_means_without_any_public_value() -> None:
    hidden = f.topic(public=False)
    f.talk("Only a draft", topics=(hidden,))
    f.talk("None at all")
    f.talk("One", topics=(f.topic("Silk"), hidden))
    assert found(Talk, "topic=none") == ["None at all", "Only a draft"]


def test_not_stated_is_not_offered_where_all_is_stated() -> None:
    f.topic(scheme="craft")
    assert offered(Topic, "scheme") == [("craft", 1)]


def test_an_unknown_value_is_named_and_only_it_is_left_out(three_talks: None, stranger: Client) -> None:
    assert found(Talk, "topic=gold&topic=silk&event=forum") == ["A"]
    page = stranger.get("/en/talks/?topic=gold&topic=silk&event=forum").content.decode()
    assert page.count("Topic: “gold” is not among the values of this filter, so it was left out.") == 1


def test_many_values_of_a_record_show_it_once() -> None:
    crafts = [f.topic(name) for name in ("Silk", "Wood", "Clay")]
    artisan = f.artisan("Synthetic Workshop", kind="workshop")
    artisan.crafts.add(*crafts)
    work = f.work("Synthetic Chest")
    work.materials.add(*crafts)
    for maker in (artisan, f.artisan("Second")):
        Making.objects.create(work=work, artisan=maker)
    person = f.person("Synthetic Speaker")
    event = f.event("Forum")
    for _talk in range(3):
        f.talk(event=event, speakers=(person,), topics=tuple(crafts))
    every = "topic=silk&topic=wood&topic=clay"
    assert found(Artisan, "craft=silk&craft=wood") == ["Synthetic Workshop"]
    assert found(Work, "material=silk&material=clay&maker=second&maker=synthetic-workshop") == ["Synthetic Chest"]
    assert found(Person, f"{every}&event=forum") == ["Synthetic Speaker"]
    assert found(Talk, every) == [str(talk) for talk in Talk.objects.in_order("en")]


def test_roles_are_those_played_in_public() -> None:
    speaker, signatory, host, author, silent = (
        f.person(name) for name in ("Speaker", "Signatory", "Host", "Author", "Silent")
    )
    f.talk(speakers=(speaker,))
    f.talk(speakers=(silent,), public=False)
    Signature.objects.create(memorandum=f.memorandum(), person=signatory)
    f.involve(f.event(), "host", person=host)
    f.involve(f.event(public=False), "met", person=silent)
    f.source(author=author)
    roles = {value: found(Person, f"role={value}") for value, _count in offered(Person, "role")}
    assert roles == {"author": ["Author"], "host": ["Host"], "signatory": ["Signatory"], "speaker": ["Speaker"]}
    assert found(Person, "role=host&role=author") == ["Author", "Host"]
    assert found(Person, "role=met") == ["Author", "Host", "Signatory", "Silent", "Speaker"]


def test_people_are_found_by_their_public_talks_only() -> None:
    silk, person = f.topic("Silk"), f.person("Synthetic Speaker")
    f.talk(speakers=(person,), topics=(silk,), public=False, event=f.event("Hidden forum"))
    assert (offered(Person, "topic"), offered(Person, "event")) == ([], [])
    f.talk(speakers=(person,), topics=(silk,), event=f.event("Shown forum"))
    assert found(Person, "topic=silk&event=shown-forum") == ["Synthetic Speaker"]


def test_a_list_of_nothing_has_no_facets(stranger: Client) -> None:
    page = stranger.get("/en/works/").content.decode()
    assert ("<fieldset" in page, "No record of this kind has been described yet." in page) == (False, True)


def test_of_very_many_values_the_most_frequent_and_the_chosen_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.filters.answer.MOST_OPTIONS", 2)
    monkeypatch.setattr("catalog.filters.answer.SHOWN_AT_ONCE", 2)
    rare, common, usual = (f.topic(name) for name in ("A rare", "B common", "C usual"))
    for topics in ((rare, common), (common, usual), (common, usual), ()):
        f.talk(topics=topics)
    assert offered(Talk, "topic") == [("b-common", 3), ("c-usual", 2)]
    assert {panel.name: panel.more for panel in Answer.now(TalkFilter, QueryDict("")).panels} == {
        "topic": 2, "event": 2,
    }  # fmt: skip
    assert offered(Talk, "topic", "topic=a-rare") == [("b-common", 3), ("c-usual", 2), ("a-rare", 1)]
    answer = Answer.now(TalkFilter, QueryDict("topic=a-rare"))
    assert (answer.total, answer.problems, len(answer.chips)) == (1, [], 1)
    assert offered(Talk, "topic", "all=topic") == [("b-common", 3), ("c-usual", 2), ("a-rare", 1), ("none", 1)]
    assert answer.url_showing_all("topic") == "?topic=a-rare&all=topic"


@pytest.mark.parametrize("query", ["topic=silk", "topic=silk&event=forum", "event=fair", "language=uz"])
def test_with_very_many_values_counts_are_the_same_and_empty_ones_left_out(
    query: str, three_talks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = {name: offered(Talk, name, query) for name in ("topic", "event", "language")}
    NEWS.forget()
    monkeypatch.setattr("catalog.shelf.offers.MANY", 1)
    monkeypatch.setattr("catalog.filters.answer.MOST_OPTIONS", 1)
    many = {name: offered(Talk, name, query) for name in plain}
    assert many == {name: [each for each in values if each[1]] for name, values in plain.items()}


def test_beyond_ten_values_the_rest_is_shown_on_demand() -> None:
    topics = [f.topic(f"Topic {number:02}") for number in range(13)]
    f.talk(topics=tuple(topics))
    panel = Answer.now(TalkFilter, QueryDict("")).panels[0]
    assert (len(panel.options), len(panel.rest), panel.more) == (10, 3, 0)


def test_a_public_record_seen_only_through_a_draft_has_no_value_there() -> None:
    f.exhibition("Shown", venue=f.place(country="UZ", public=False))
    f.exhibition("Other", venue=f.place(country="AZ"))
    assert offered(Exhibition, "country") == [("AZ", 1), ("none", 1)]
    assert found(Exhibition, "country=none") == ["Shown"]
