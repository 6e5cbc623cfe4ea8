"""Facets: OR inside one, AND between them; what they offer, what they refuse, and each record once."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from catalog.filters.artisan import ArtisanFilter
from catalog.filters.event import EventFilter
from catalog.filters.person import PersonFilter
from catalog.filters.place import PlaceFilter
from catalog.filters.talk import TalkFilter
from catalog.filters.topic import TopicFilter
from catalog.filters.work import WorkFilter
from events.models import Artisan, Event, Making, Person, Place, Record, Signature, Talk, Topic, Work
from tests import factories as f

pytestmark = pytest.mark.django_db
FILTERS = {
    Artisan: ArtisanFilter, Event: EventFilter, Person: PersonFilter, Place: PlaceFilter, Talk: TalkFilter,
    Topic: TopicFilter, Work: WorkFilter,
}  # fmt: skip


def found(model: type[Record], query: str) -> list[str]:
    return [str(record) for record in FILTERS[model](QueryDict(query), model.objects.published()).records]


def offered(model: type[Record], name: str) -> list[tuple[str, str]]:
    return FILTERS[model](QueryDict(""), model.objects.published()).offered[name]


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
    assert offered(Talk, "topic") == [("clay", "Clay"), ("silk", "Silk"), ("wood", "Wood")]
    assert offered(Talk, "event") == [("fair", "Fair"), ("forum", "Forum")]
    assert offered(Talk, "language") == [("az", "Azerbaijani"), ("uz", "Uzbek"), ("none", "Not stated")]


def test_values_are_named_in_the_readers_language_and_alphabet(db: None) -> None:
    names = (("cinema", "Çay"), ("date", "Daş"), ("egg", "Əl"), ("cube", "Cam"))
    f.talk(topics=tuple(f.topic(slug, label_az=az) for slug, az in names))
    with translation.override("az"):
        assert [label for _value, label in offered(Talk, "topic")] == ["Cam", "Çay", "Daş", "Əl"]


@pytest.mark.parametrize("hidden", ["draft", "merged"])
def test_a_value_that_is_not_public_is_neither_offered_nor_known(hidden: str) -> None:
    topic = f.topic(
        "Zarqaldoq", public=hidden == "merged", **({"replaced_by": f.topic()} if hidden == "merged" else {})
    )
    f.talk("A", topics=(topic,))
    chosen = TalkFilter(QueryDict("topic=zarqaldoq"), Talk.objects.published())
    assert (chosen.offered["topic"], [str(each) for each in chosen.records]) == ([("none", "Not stated")], ["A"])
    assert chosen.problems == ["Topic: “zarqaldoq” is not among the values of this filter, so it was left out."]


def test_not_stated_means_without_any_public_value() -> None:
    hidden = f.topic(public=False)
    f.talk("Only a draft", topics=(hidden,))
    f.talk("None at all")
    f.talk("One", topics=(f.topic("Silk"), hidden))
    assert found(Talk, "topic=none") == ["None at all", "Only a draft"]


def test_not_stated_is_not_offered_where_all_is_stated() -> None:
    f.topic(scheme="craft")
    assert offered(Topic, "scheme") == [("craft", "Craft")]


def test_an_unknown_value_is_named_and_only_its_facet_left_out(three_talks: None, stranger: Client) -> None:
    response = stranger.get("/en/talks/?topic=gold&topic=silk&event=forum")
    assert response.status_code == 200
    assert [str(record) for record in response.context["page"].object_list] == ["A", "B"]
    words = "Topic: “gold” is not among the values of this filter, so it was left out."
    assert (response.context["problems"], words in response.content.decode()) == ([words], True)


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
    roles = {value: found(Person, f"role={value}") for value, _label in offered(Person, "role")}
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
    response = stranger.get("/en/works/")
    assert (response.context["filter"].panels, response.context["total"]) == ([], 0)
    assert "No record of this kind has been described yet." in response.content.decode()


def test_of_very_many_values_the_most_frequent_and_the_chosen_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.filters.listing.MOST_OPTIONS", 2)
    rare, common, usual = (f.topic(name) for name in ("A rare", "B common", "C usual"))
    for topics in ((rare, common), (common, usual), (common, usual), ()):
        f.talk(topics=topics)
    chosen = TalkFilter(QueryDict(""), Talk.objects.published())
    assert chosen.offered["topic"] == [("b-common", "B common"), ("c-usual", "C usual"), ("none", "Not stated")]
    assert {panel.name: panel.more for panel in chosen.panels} == {"topic": 1, "event": 2, "language": 0}
    chosen = TalkFilter(QueryDict("topic=a-rare"), Talk.objects.published())
    assert [label for _value, label in chosen.offered["topic"]] == ["A rare", "B common", "C usual", "Not stated"]
    assert (len(chosen.records), chosen.problems, len(chosen.chips)) == (1, [], 1)
