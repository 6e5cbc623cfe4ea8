"""How many queries each page asks: the same for one and for three of everything, and never from a template."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.template.backends.django import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog import caching
from catalog.shelf.cards import KEPT
from catalog.views.drawing import DRAWN
from events.indexing import reindex
from events.models import PUBLIC_NOUNS, Exhibit, Exhibitor, Involvement, Making, Observation, Project
from tests import factories as f

pytestmark = pytest.mark.django_db

LISTS = {
    "projects": 4, "events": 4, "talks": 5, "people": 6, "organisations": 3, "places": 3, "topics": 3,
    "exhibitions": 5, "works": 4, "artisans": 4, "memoranda": 4, "initiatives": 4, "indicators": 3, "sources": 2,
    "speakers": 6,
}  # fmt: skip
DETAILS = {
    "project": 13, "event": 13, "talk": 10, "person": 13, "organisation": 12, "place": 13, "topic": 13,
    "exhibition": 13, "work": 10, "artisan": 11, "memorandum": 9, "initiative": 9, "indicator": 8, "source": 8,
}  # fmt: skip
OTHERS = {"/en/": 21, "/en/search/": 1, "/en/search/?q=synthetic": 2, "/en/about/": 1, "/en/accessibility/": 1}


def furnish(count: int) -> None:
    """`count` records of every noun, each tied to `count` of the others; each talk has `count` talks beside it."""
    every = range(count)
    places = [f.place(country="UZ") for _ in every]
    topics = [f.topic(broader=None) for _ in every]
    people = [f.person(country="UZ") for _ in every]
    organisations = [f.organisation(place=places[0], kind="gallery") for _ in every]
    sources = [f.source(author=people[0], publisher=organisations[0]) for _ in every]
    projects = [f.project(place=places[0]) for _ in every]
    events = [f.event(project=projects[0], venue=places[0], day="1") for _ in every]
    events += [f.event(project=projects[0], venue=places[0], parent=events[0], day="1") for _ in every]
    talks = [f.talk(event=events[0], speakers=people) for _ in range(count + 1)]
    artisans = [f.artisan(place=places[0]) for _ in every]
    works = [f.work(craft=topics[0]) for _ in every]
    exhibitions = [f.exhibition(project=projects[0], venue=places[0], opening_event=events[0]) for _ in every]
    signed_by = tuple(zip(people, organisations, strict=True))
    memoranda = [f.memorandum(project=projects[0], signing_event=events[0], signed_by=signed_by) for _ in every]
    initiatives = [f.initiative(place=places[0]) for _ in every]
    indicators = [f.indicator() for _ in every]
    carriers = [*projects, *events, *talks, *people, *organisations, *places, *exhibitions, *works, *artisans]
    carriers += [*memoranda, *initiatives, *indicators, *sources]
    for record in [*carriers, *topics]:
        for source in sources:
            f.cite(record, source=source)
    for record in carriers:
        f.about(record, *topics)
    for record in [*projects, *events, *exhibitions, *initiatives]:
        for person, organisation in signed_by:
            Involvement.objects.create(record=record, role="partner", person=person, organisation=organisation)
    for row in memoranda:
        row.parties.add(*organisations)
    for row in works:
        row.materials.add(*topics)
        Making.objects.bulk_create(Making(work=row, artisan=artisan) for artisan in artisans)
    for row in exhibitions:
        row.categories.add(*topics)
        Exhibitor.objects.bulk_create(Exhibitor(exhibition=row, artisan=artisan) for artisan in artisans)
        Exhibit.objects.bulk_create(Exhibit(exhibition=row, work=work, number=str(work.pk)) for work in works)
    for row in indicators:
        ends = zip(places, initiatives, strict=True)
        Observation.objects.bulk_create(
            Observation(indicator=row, place=place, initiative=initiative, value=1) for place, initiative in ends
        )
    for row in artisans:
        row.crafts.add(*topics)
    Project.objects.filter(pk=projects[0].pk).update(published_at=timezone.now())  # the one on the home page
    reindex()


def asked(stranger: Client, address: str) -> int:
    """Queries of a page that is drawn anew, with the shelf and the content types in memory; one is for the version."""
    stranger.get(address)
    for memory in (caching.STORE, DRAWN, KEPT):
        memory.forget()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = stranger.get(address)
    assert response.status_code == 200
    return len(queries)


def first_addresses() -> dict[str, str]:
    return {model._meta.model_name: model.objects.order_by("pk")[0].get_absolute_url() for model in PUBLIC_NOUNS}


def test_what_was_drawn_once_asks_for_the_version_only(stranger: Client) -> None:
    furnish(1)
    for page in [*(f"/en/{plural}/" for plural in LISTS), *first_addresses().values(), "/en/"]:
        stranger.get(page)
        caching.STORE.forget()
        with CaptureQueriesContext(connection) as queries:
            assert stranger.get(page).status_code == 200
        assert [query["sql"] for query in queries] == ["SELECT MAX(id) FROM events_change"]


@pytest.mark.parametrize("count", [1, 3])
def test_every_page_asks_the_same_queries_for_one_and_for_three(count: int, stranger: Client) -> None:
    furnish(count)
    assert {plural: asked(stranger, f"/en/{plural}/") for plural in LISTS} == LISTS
    assert {noun: asked(stranger, address) for noun, address in first_addresses().items()} == DETAILS
    assert {address: asked(stranger, address) for address in OTHERS} == OTHERS


def test_budgets_are_kept() -> None:
    assert max(LISTS.values()) <= 8
    assert max(DETAILS.values()) <= 13
    assert set(DETAILS) == {model._meta.model_name for model in PUBLIC_NOUNS}
    assert set(LISTS) == {model.plural for model in PUBLIC_NOUNS} | {"speakers"}


@contextmanager
def silence() -> Iterator[None]:
    def refuse(execute: Callable, sql: str, *rest: object) -> None:
        raise AssertionError(f"a template asks: {sql[:300]}")

    with connection.execute_wrapper(refuse):
        yield


def test_templates_ask_the_database_nothing(monkeypatch: pytest.MonkeyPatch, stranger: Client) -> None:
    """What a template loads by itself has not been settled: it could be a draft."""
    furnish(2)
    render, drawn = Template.render, []

    def watched(template: Template, *context: object) -> str:
        drawn.append(template)
        with silence():
            return render(template, *context)

    monkeypatch.setattr(Template, "render", watched)
    others = set(OTHERS) - {"/en/search/?q=synthetic"}  # its rows are public by themselves and lead nowhere
    pages = [*others, *(f"/en/{plural}/" for plural in LISTS), *first_addresses().values()]
    assert {stranger.get(page).status_code for page in pages} == {200}
    assert len(drawn) >= len(pages) == 33
