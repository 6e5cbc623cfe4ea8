"""Places with what lies inside them and what happened there."""

from django.db.models import Prefetch

from catalog.queries.indicator import OBSERVATION_SOURCES
from catalog.queries.lookup import find
from catalog.queries.mentions import tied
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, PICTURES, few
from events.models import (
    Artisan,
    Event,
    Exhibition,
    Initiative,
    Memorandum,
    Observation,
    Organisation,
    Place,
    Project,
    RecordQuerySet,
    SearchEntry,
    Work,
)


def cards(places: RecordQuerySet) -> RecordQuerySet:
    return places.select_related("parent").prefetch_related(PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Place:
    """One place with its parts, events, exhibitions, organisations, artisans and figures."""
    figures = Observation.objects.select_related("indicator", "reported_by").prefetch_related(OBSERVATION_SOURCES)
    places = sight.of(Place).select_related("parent__parent").prefetch_related(
        Prefetch("parts", sight.of(Place).in_order()),
        few("events", sight.of(Event).order_by("day_order", "position", "pk")),
        few("exhibitions", sight.of(Exhibition).in_order()),
        few("organisations", sight.of(Organisation).in_order()),
        few("artisans", sight.of(Artisan).in_order()),
        Prefetch("observations", figures),
        *BELOW,
    )  # fmt: skip
    return find(places, slug, sight)


def also(place: Place) -> list[SearchEntry]:
    """Public initiatives, memoranda and projects of the place, and works made there: one query."""
    here = (model.objects.published().filter(place=place) for model in (Initiative, Memorandum, Project))
    return tied(*here, Work.objects.published().filter(place_made=place))
