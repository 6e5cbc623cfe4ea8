"""Artisans with crafts, place, works and exhibitions."""

from django.db.models import Prefetch

from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW
from events.models import Artisan, Exhibitor, Making, RecordQuerySet, Topic


def cards(artisans: RecordQuerySet) -> RecordQuerySet:
    return artisans.select_related("place", "person").prefetch_related("crafts")


def page(slug: str, sight: Sight = PUBLIC) -> Artisan:
    """One artisan (person, family, workshop or group) with crafts, works, exhibitions and sources."""
    artisans = sight.of(Artisan).select_related("place__parent", "person").prefetch_related(
        Prefetch("crafts", sight.of(Topic).in_order()),
        Prefetch("makings", Making.objects.select_related("work__craft")),
        Prefetch("exhibitor_rows", Exhibitor.objects.select_related("exhibition__venue")),
        *BELOW,
    )  # fmt: skip
    return find(artisans, slug, sight)
