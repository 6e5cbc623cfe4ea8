"""Topics with what carries them: talks and their speakers, events, exhibitions, works, artisans."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch

from catalog.queries.lookup import find
from catalog.queries.mentions import tied
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import CITATIONS, FEW, PICTURES, SPEAKINGS, few
from events.models import (
    Artisan,
    Event,
    Exhibition,
    Indicator,
    Initiative,
    Memorandum,
    Organisation,
    Person,
    Project,
    RecordQuerySet,
    SearchEntry,
    Source,
    Subject,
    Talk,
    Topic,
    Work,
)

MOST_TALKS = 13  # one more than is shown, to know whether there are more
OTHERS = (Indicator, Initiative, Memorandum, Organisation, Person, Project, Source)


def cards(topics: RecordQuerySet) -> RecordQuerySet:
    return topics.select_related("broader").prefetch_related(PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Topic:
    """One topic with its broader and narrower ones, exhibitions showing it, works and artisans of it."""
    topics = sight.of(Topic).select_related("broader").prefetch_related(
        Prefetch("narrower", sight.of(Topic).in_order()),
        few("exhibitions_showing", sight.of(Exhibition).in_order()),
        few("works", sight.of(Work).in_order()),
        few("artisans", sight.of(Artisan).in_order()),
        PICTURES,
        CITATIONS,
    )  # fmt: skip
    return find(topics, slug, sight)


def vocabulary() -> list[Topic]:
    """Every public topic with its broader one."""
    return PUBLIC.settle(PUBLIC.of(Topic).select_related("broader").order_by("scheme", "slug"))


def about(topic: Topic, sight: Sight = PUBLIC) -> dict[str, list]:
    """Talks (with speakers), events, exhibitions and `others` that have this topic."""
    talks = carrying(topic, Talk, sight).order_by("event__day_order", "event__position", "position", "pk")
    return {
        "talks": sight.settle(talks.select_related("event").prefetch_related(SPEAKINGS)[:MOST_TALKS]),
        "events": sight.settle(carrying(topic, Event, sight).order_by("day_order", "position", "pk")[:FEW]),
        "exhibitions": sight.settle(carrying(topic, Exhibition, sight).exclude(categories=topic).in_order()[:FEW]),
        "others": others(topic),
    }


def carrying(topic: Topic, model: type, sight: Sight) -> RecordQuerySet:
    kind = ContentType.objects.get_for_model(model)
    keys = Subject.objects.filter(topic=topic, content_type=kind).values("object_id")
    return sight.of(model).filter(pk__in=keys)


def others(topic: Topic) -> list[SearchEntry]:
    """Public records of the other nouns that have this topic: one query."""
    return tied(*(carrying(topic, model, PUBLIC) for model in OTHERS))
