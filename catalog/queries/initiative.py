"""Initiatives with place, who started them, and their figures."""

from django.db.models import Prefetch

from catalog.queries.alike import alike
from catalog.queries.indicator import OBSERVATION_SOURCES
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, INVOLVEMENTS, PICTURES
from events.models import Initiative, Observation, RecordQuerySet


def cards(initiatives: RecordQuerySet) -> RecordQuerySet:
    return initiatives.select_related("place").prefetch_related(INVOLVEMENTS, PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Initiative:
    """One initiative with place, roles, figures (each with its indicator and sources), pictures and sources."""
    observations = Observation.objects.select_related("indicator", "place", "reported_by")
    initiatives = sight.of(Initiative).select_related("place__parent")
    return find(
        initiatives.prefetch_related(
            INVOLVEMENTS, Prefetch("observations", observations.prefetch_related(OBSERVATION_SOURCES)), *BELOW
        ),
        slug,
        sight,
    )


def related(initiative: Initiative, sight: Sight = PUBLIC) -> list[Initiative]:
    """Initiatives at the same place or on the same topics."""
    return alike(initiative, sight, place=initiative.place)
