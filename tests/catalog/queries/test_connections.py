"""Who is tied to whom: what the records say, public records only, in a bounded number of queries."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.translation import override

from catalog.drawings.connections import Node
from catalog.queries import connections, organisation, person, project
from catalog.queries.connections import Connections, met_at
from catalog.queries.sight import EVERYTHING
from events.indexing import reindex
from events.models import Record, Speaking
from tests import factories as f

CANARY = "Zarqaldoq"
Told = dict[str, list[tuple[str, list[str]]]]


def told(found: Connections | None) -> Told:
    """The list as a reader sees it: kind, occasion, actors."""
    groups = found.groups if found else []
    return {
        group.kind: [(line.occasion.name, [actor.name for actor in line.actors]) for line in group.lines]
        for group in groups
    }


def of(record: Record) -> Connections | None:
    reads = {"person": person, "organisation": organisation}[record.noun]
    return connections.around(reads.page(record.slug))["ties"]


@pytest.fixture
def meeting(db: None) -> dict[str, Record]:
    """A forum with two speakers, one of a gallery; a memorandum signed by one of them; a host."""
    made = {name: f.person(name.title(), slug=name) for name in ("anna", "bahrom", "host")}
    made["gallery"] = f.organisation("Gallery", slug="gallery")
    made["project"] = f.project("Frame", slug="frame")
    made["forum"] = f.event("Forum", project=made["project"])
    talk = f.talk("First", event=made["forum"], speakers=(made["anna"],), position=1)
    Speaking.objects.filter(talk=talk).update(organisation=made["gallery"])
    f.talk("Second", event=made["forum"], speakers=(made["bahrom"],), position=2)
    f.memorandum("Deed", project=made["project"], signed_by=((made["bahrom"], made["gallery"]),))
    f.involve(made["forum"], "host", person=made["host"])
    f.involve(made["project"], "funder", organisation=made["gallery"])
    reindex()
    return made


FORUM = {
    "Spoke": [("Forum", ["Anna", "Bahrom"])],
    "Speaker’s organisation": [("Forum", ["Gallery"])],
    "Host": [("Forum", ["Host"])],
}


def test_a_person_meets_those_of_the_same_event(meeting: dict[str, Record]) -> None:
    assert told(of(meeting["anna"])) == FORUM
    assert told(of(meeting["bahrom"])) == FORUM | {"Signed": [("Deed", ["Bahrom", "Gallery"])]}
    assert told(of(meeting["host"])) == FORUM


def test_an_organisation_meets_those_of_its_events_documents_and_projects(meeting: dict[str, Record]) -> None:
    assert told(of(meeting["gallery"])) == FORUM | {
        "Signed": [("Deed", ["Bahrom", "Gallery"])],
        "Funded by": [("Frame", ["Gallery"])],
    }


def test_a_project_tells_all_of_its_programme(meeting: dict[str, Record], django_assert_num_queries: Callable) -> None:
    page = project.page("frame")
    with django_assert_num_queries(0):
        found = told(connections.of_project(page))
    assert found == FORUM | {"Funded by": [("Frame", ["Gallery"])], "Signed": [("Deed", ["Bahrom", "Gallery"])]}


def test_somebody_alone_has_no_connections(db: None) -> None:
    alone = f.person(slug="alone")
    f.talk(speakers=(alone,))
    nobody = f.person(slug="nobody")
    reindex()
    assert (of(alone), of(nobody)) == (None, None)
    assert connections.of_project(project.page(f.project().slug)) is None


def hide(meeting: dict[str, Record]) -> None:
    """Drafts wherever a tie can lead."""
    secret = f.person(f"{CANARY} person", public=False)
    party = f.organisation(f"{CANARY} party", public=False)
    f.talk(f"{CANARY} talk", event=meeting["forum"], speakers=(meeting["host"],), public=False)
    Speaking.objects.create(talk=f.talk("Third", event=meeting["forum"]), person=secret, organisation=party)
    hidden = f.event(f"{CANARY} event", project=meeting["project"], public=False)
    f.talk("Fourth", event=hidden, speakers=(meeting["anna"], meeting["bahrom"]))
    f.memorandum(f"{CANARY} deed", signed_by=((meeting["anna"], meeting["gallery"]),), public=False)
    f.involve(meeting["forum"], "partner", person=secret, organisation=party)
    f.involve(hidden, "partner", person=meeting["anna"], organisation=meeting["gallery"])
    reindex()


def test_drafts_are_met_by_nobody_and_counted_by_nobody(meeting: dict[str, Record], stranger: Client) -> None:
    before = {name: told(of(meeting[name])) for name in ("anna", "bahrom", "host", "gallery")}
    hide(meeting)
    assert {name: told(of(meeting[name])) for name in before} == before
    pages = [meeting[name].get_absolute_url() for name in (*before, "project")]
    assert [stranger.get(page).content.decode().count(CANARY) for page in pages] == [0, 0, 0, 0, 0]
    assert [stranger.get(page).content.decode().count('id="connections"') for page in pages] == [1, 1, 1, 1, 1]


def test_a_preview_meets_public_people_only(meeting: dict[str, Record]) -> None:
    hide(meeting)
    names = str(told(connections.around(person.page("anna", EVERYTHING))["ties"]))
    assert (f"{CANARY} person" in names, f"{CANARY} party" in names) == (False, False)


@pytest.mark.parametrize("count", [1, 3])
def test_ties_are_read_in_two_queries(count: int, django_assert_num_queries: Callable, db: None) -> None:
    people, gallery = [f.person() for _ in range(count + 1)], f.organisation()
    for _ in range(count):
        event = f.event()
        f.talk(event=event, speakers=people)
        f.involve(event, organisation=gallery)
        f.memorandum(signed_by=tuple((each, gallery) for each in people))
    reindex()
    page = person.page(people[0].slug)
    connections.around(page)
    with django_assert_num_queries(2):
        connections.around(page)


def test_a_crowd_is_bounded(db: None) -> None:
    event = f.event()
    people = [f.person() for _ in range(70)]
    f.talk(event=event, speakers=people)
    reindex()
    found = of(people[69])
    (line,) = found.groups[0].lines
    assert (len(line.actors), line.rest, len(found.diagram.people), found.cut) == (24, 46, 10, False)
    assert ("person", people[69].pk) in {name.node.key for name in found.diagram.people}


def test_what_is_not_read_is_said(monkeypatch: pytest.MonkeyPatch, meeting: dict[str, Record]) -> None:
    monkeypatch.setattr(connections, "MOST_ROWS", 2)
    found = of(meeting["anna"])
    assert (told(found), found.cut) == ({"Spoke": [("Forum", ["Anna", "Bahrom"])]}, True)


def test_no_occasions_ask_nothing(django_assert_num_queries: Callable, db: None) -> None:
    with django_assert_num_queries(0):
        assert met_at({}) == []


def test_names_are_the_readers(meeting: dict[str, Record]) -> None:
    meeting["forum"].title_ru = "Форум"
    meeting["forum"].save()
    reindex()
    with override("ru"):
        (line,) = of(meeting["anna"]).groups[0].lines
    assert line.occasion == Node(("event", meeting["forum"].pk), "Форум", "ru", f"/ru/events/{meeting['forum'].slug}/")
    assert [actor.language for actor in line.actors] == ["en", "en"]


def test_the_mayor_is_not_said_to_have_met_anybody(samarkand: None) -> None:
    """The source says that a meeting took place with him; who sat there it does not say."""
    with override("en"):
        found = connections.around(person.page("fazliddin-umarov"))
    assert ([str(entry) for _role, entry in found["roles"]], found["ties"]) == (
        ["Meeting with the Mayor of Samarkand"],
        None,
    )


def test_signatories_of_the_samarkand_memorandum(samarkand: None) -> None:
    with override("en"):
        found = told(connections.around(person.page("nasiba-miradilova"))["ties"])
    support = "Support for Azerbaijani Cultural Heritage Handicrafts and Creative Industry Public Association"
    women = "Women and Girls Association of Uzbekistan"
    assert found == {"Signed": [("Memorandum of cooperation", ["Nasiba Miradilova", women, "Aytan Hasanova", support])]}
