"""Indicators with their observations and where each figure comes from."""

from django.db.models import Prefetch

from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW
from events.models import Citation, Indicator, Observation, RecordQuerySet

OBSERVATION_SOURCES = Prefetch("citations", Citation.objects.select_related("source"))


def cards(indicators: RecordQuerySet) -> RecordQuerySet:
    return indicators.prefetch_related(Prefetch("observations", Observation.objects.select_related("place")))


def page(slug: str, sight: Sight = PUBLIC) -> Indicator:
    """One indicator with its observations, their places, initiatives and sources."""
    observations = Observation.objects.select_related("place", "initiative").prefetch_related(OBSERVATION_SOURCES)
    indicators = sight.of(Indicator).prefetch_related(Prefetch("observations", observations), *BELOW)
    return find(indicators, slug, sight)
