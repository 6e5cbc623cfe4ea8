"""Indicators with their observations and where each figure comes from."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from catalog.queries.alike import alike
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW
from events.models import Citation, Indicator, Observation, RecordQuerySet

OBSERVATION_SOURCES = Prefetch("citations", Citation.objects.select_related("source"))


def cards(indicators: RecordQuerySet) -> RecordQuerySet:
    return indicators.prefetch_related(Prefetch("observations", Observation.objects.select_related("place")))


def observations() -> QuerySet:
    """All figures with place, initiative, who reported them and sources; not settled yet."""
    ends = Observation.objects.select_related("place", "initiative", "reported_by")
    return ends.prefetch_related(OBSERVATION_SOURCES)


def page(slug: str, sight: Sight = PUBLIC) -> Indicator:
    """One indicator with its observations, their places, initiatives and sources."""
    indicators = sight.of(Indicator).prefetch_related(Prefetch("observations", observations()), *BELOW)
    return find(indicators, slug, sight)


def related(indicator: Indicator, sight: Sight = PUBLIC) -> list[Indicator]:
    """Indicators that have figures of the same places or initiatives, or the same topics."""
    figures = indicator.observations.all()
    places = {figure.place for figure in figures if figure.place}
    initiatives = {figure.initiative for figure in figures if figure.initiative}
    return alike(indicator, sight, observations__place__in=list(places), observations__initiative__in=list(initiatives))


def figures(sight: Sight = PUBLIC) -> list[Observation]:
    """The figures of all indicators: by the indicator's name in the reader's alphabet, then in their order."""
    by_name = f"indicator__sort_{get_language() or 'en'}"
    rows = observations().select_related("indicator")
    return sight.settle(rows.order_by(by_name, "indicator_id", "position", "pk"))
