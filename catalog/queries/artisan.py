"""Artisans with crafts, place, works and exhibitions."""

from django.db.models import Prefetch

from catalog.queries.alike import alike
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, PICTURES, WORK_PICTURES
from events.models import Artisan, Event, Exhibitor, Making, RecordQuerySet, Topic


def cards(artisans: RecordQuerySet) -> RecordQuerySet:
    return artisans.select_related("place", "person").prefetch_related("crafts", PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Artisan:
    """One artisan (person, family, workshop or group) with crafts, works, exhibitions, events and sources."""
    artisans = sight.of(Artisan).select_related("place__parent", "person").prefetch_related(
        Prefetch("crafts", sight.of(Topic).in_order()),
        Prefetch("makings", Making.objects.select_related("work__craft").prefetch_related(WORK_PICTURES)),
        Prefetch("exhibitor_rows", Exhibitor.objects.select_related("exhibition__venue")),
        Prefetch("events", sight.of(Event).order_by("day_order", "position", "pk")),
        *BELOW,
    )  # fmt: skip
    return find(artisans, slug, sight)


def related(artisan: Artisan, sight: Sight = PUBLIC) -> list[Artisan]:
    """Artisans of the same crafts, topics or place."""
    return alike(artisan, sight, crafts__in=list(artisan.crafts.all()), place=artisan.place)
