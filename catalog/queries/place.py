"""Places with what lies inside them and what happened there."""

from django.db.models import Prefetch

from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW
from events.models import (
    Artisan,
    Event,
    Exhibition,
    Initiative,
    Observation,
    Organisation,
    Place,
    RecordQuerySet,
)


def cards(places: RecordQuerySet) -> RecordQuerySet:
    return places.select_related("parent")


def page(slug: str, sight: Sight = PUBLIC) -> Place:
    """One place with its parts, events, exhibitions, organisations, artisans, initiatives and figures."""
    places = sight.of(Place).select_related("parent__parent").prefetch_related(
        Prefetch("parts", sight.of(Place).in_order()),
        Prefetch("events", sight.of(Event).order_by("day_order", "position", "pk")),
        Prefetch("exhibitions", sight.of(Exhibition).in_order()),
        Prefetch("organisations", sight.of(Organisation).in_order()),
        Prefetch("artisans", sight.of(Artisan).in_order()),
        Prefetch("initiatives", sight.of(Initiative).in_order()),
        Prefetch("observations", Observation.objects.select_related("indicator")),
        *BELOW,
    )  # fmt: skip
    return find(places, slug, sight)
