"""How many queries each page asks: the same for one and for three of everything."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from events.indexing import reindex
from events.models import (
    PUBLIC_NOUNS,
    Citation,
    Exhibit,
    Exhibitor,
    Involvement,
    Making,
    Observation,
    Signature,
    Speaking,
    Subject,
)
from tests import factories

LISTS = {
    "project": 0, "event": 0, "talk": 0, "person": 0, "organisation": 0, "place": 0, "topic": 0, "exhibition": 0,
    "work": 0, "artisan": 0, "memorandum": 0, "initiative": 0, "indicator": 0, "source": 0, "speaker": 0,
}  # fmt: skip
DETAILS = {
    "project": 0, "event": 0, "talk": 0, "person": 0, "organisation": 0, "place": 0, "topic": 0, "exhibition": 0,
    "work": 0, "artisan": 0, "memorandum": 0, "initiative": 0, "indicator": 0, "source": 0,
}  # fmt: skip


def furnish(count: int) -> None:
    """`count` records of every noun, each tied to `count` of every other noun it can be tied to."""
    f, every = factories, range(count)
    places = [f.place() for _ in every]
    topics = [f.topic() for _ in every]
    people = [f.person() for _ in every]
    organisations = [f.organisation(place=places[0], kind="gallery") for _ in every]
    sources = [f.source(author=people[0], publisher=organisations[0]) for _ in every]
    projects = [f.project(place=places[0]) for _ in every]
    events = [f.event(project=projects[0], venue=places[0], day="1") for _ in every]
    talks = [f.talk(event=events[0]) for _ in every]
    artisans = [f.artisan(place=places[0]) for _ in every]
    works = [f.work(craft=topics[0]) for _ in every]
    exhibitions = [f.exhibition(project=projects[0], venue=places[0]) for _ in every]
    memoranda = [f.memorandum(project=projects[0], signing_event=events[0]) for _ in every]
    initiatives = [f.initiative(place=places[0]) for _ in every]
    indicators = [f.indicator() for _ in every]
    records = [
        *projects,
        *events,
        *talks,
        *people,
        *organisations,
        *places,
        *topics,
        *exhibitions,
        *works,
        *artisans,
    ]
    records += [*memoranda, *initiatives, *indicators]
    for record in records:
        kind = {"content_type": ContentType.objects.get_for_model(record), "object_id": record.pk}
        for number in every:
            Citation.objects.create(**kind, source=sources[number], quote="Synthetic words.")
            if record not in topics:
                Subject.objects.create(**kind, topic=topics[number])
    for record in [*projects, *events, *exhibitions, *initiatives]:
        kind = {"content_type": ContentType.objects.get_for_model(record), "object_id": record.pk}
        for number in every:
            Involvement.objects.create(
                **kind, role="partner", person=people[number], organisation=organisations[number]
            )
    for number in every:
        for talk in talks:
            Speaking.objects.create(talk=talk, person=people[number], organisation=organisations[number])
        for memorandum in memoranda:
            Signature.objects.create(memorandum=memorandum, person=people[number], organisation=organisations[number])
            memorandum.parties.add(organisations[number])
        for work in works:
            Making.objects.create(work=work, artisan=artisans[number])
            work.materials.add(topics[number])
        for exhibition in exhibitions:
            Exhibitor.objects.create(exhibition=exhibition, artisan=artisans[number])
            Exhibit.objects.create(exhibition=exhibition, work=works[number], number=str(number))
            exhibition.categories.add(topics[number])
        for indicator in indicators:
            Observation.objects.create(
                indicator=indicator, place=places[number], initiative=initiatives[number], value=number
            )
        for artisan in artisans:
            artisan.crafts.add(topics[number])
    reindex()


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("noun", "queries"), LISTS.items())
def test_list_asks_the_same_number_of_queries(
    noun: str, queries: int, count: int, django_assert_num_queries: DjangoAssertNumQueries, stranger: Client
) -> None:
    furnish(count)
    plural = "speakers" if noun == "speaker" else {m._meta.model_name: m.plural for m in PUBLIC_NOUNS}[noun]
    stranger.get(f"/en/{plural}/")  # content types are cached after the first request
    with django_assert_num_queries(queries):
        response = stranger.get(f"/en/{plural}/")
    assert response.context["total"] == count


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("noun", "queries"), DETAILS.items())
def test_detail_asks_the_same_number_of_queries(
    noun: str, queries: int, count: int, django_assert_num_queries: DjangoAssertNumQueries, stranger: Client
) -> None:
    furnish(count)
    model = {m._meta.model_name: m for m in PUBLIC_NOUNS}[noun]
    record = model.objects.order_by("pk")[0]
    stranger.get(record.get_absolute_url())
    with django_assert_num_queries(queries):
        response = stranger.get(record.get_absolute_url())
    assert response.context["record"] == record


def test_budgets_are_kept() -> None:
    assert max(LISTS.values()) <= 8
    assert max(DETAILS.values()) <= 12
