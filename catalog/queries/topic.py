"""Topics with what carries them: talks and their speakers, events, exhibitions, works, artisans."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch

from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import CITATIONS, PICTURES, SPEAKINGS
from events.models import Artisan, Event, Exhibition, RecordQuerySet, Subject, Talk, Topic, Work


def cards(topics: RecordQuerySet) -> RecordQuerySet:
    return topics.select_related("broader")


def page(slug: str, sight: Sight = PUBLIC) -> Topic:
    """One topic with its broader and narrower ones, exhibitions showing it, works and artisans of it."""
    topics = sight.of(Topic).select_related("broader").prefetch_related(
        Prefetch("narrower", sight.of(Topic).in_order()),
        Prefetch("exhibitions_showing", sight.of(Exhibition).in_order()),
        Prefetch("works", sight.of(Work).in_order()),
        Prefetch("artisans", sight.of(Artisan).in_order()),
        PICTURES,
        CITATIONS,
    )  # fmt: skip
    return find(topics, slug, sight)


def about(topic: Topic, sight: Sight = PUBLIC) -> dict[str, list]:
    """Talks (with speakers), events and exhibitions that have this topic."""
    talks = carrying(topic, Talk, sight).order_by("event__day_order", "event__position", "position", "pk")
    return {
        "talks": sight.settle(talks.select_related("event").prefetch_related(SPEAKINGS)),
        "events": sight.settle(carrying(topic, Event, sight).order_by("day_order", "position", "pk")),
        "exhibitions": sight.settle(carrying(topic, Exhibition, sight).in_order()),
    }


def carrying(topic: Topic, model: type, sight: Sight) -> RecordQuerySet:
    kind = ContentType.objects.get_for_model(model)
    keys = Subject.objects.filter(topic=topic, content_type=kind).values("object_id")
    return sight.of(model).filter(pk__in=keys)
