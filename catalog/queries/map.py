"""What a map shows: places with how much is held at each, in one query, whatever their number."""

from collections.abc import Iterable

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from catalog.drawings.map_sites import Site
from catalog.queries.sight import PUBLIC, Sight
from events.models import (
    Artisan,
    Event,
    Exhibition,
    Indicator,
    Initiative,
    Memorandum,
    Observation,
    Organisation,
    Place,
    Project,
    RecordQuerySet,
    Work,
)

# What can be held at a place, in the order of telling, and by which field.
HELD = (
    (Project, "place"),
    (Event, "venue"),
    (Exhibition, "venue"),
    (Memorandum, "place"),
    (Initiative, "place"),
    (Organisation, "place"),
    (Artisan, "place"),
    (Work, "place_made"),
)


def everywhere(sight: Sight = PUBLIC) -> list[Site]:
    """All places."""
    return sites(sight.of(Place), sight)


def inside(place: Place, sight: Sight = PUBLIC) -> list[Site]:
    """The place and those that lie in it, down to venues."""
    lies = Q(pk=place.pk) | Q(parent=place) | Q(parent__parent=place) | Q(parent__parent__parent=place)
    return sites(sight.of(Place).filter(lies), sight)


def sites(places: RecordQuerySet, sight: Sight) -> list[Site]:
    amounts = {f"held_{model._meta.model_name}": amount(sight.of(model), field) for model, field in HELD}
    figures = Observation.objects.filter(indicator__in=sight.of(Indicator))
    amounts["held_figure"] = amount(figures, "place")
    rows = sight.settle(places.select_related("parent__parent__parent").annotate(**amounts))
    return [Site(row, counts(row, amounts)) for row in rows]


def counts(place: Place, columns: Iterable[str]) -> dict[str, int]:
    return {column.removeprefix("held_"): getattr(place, column) for column in columns if getattr(place, column)}


def amount(rows: QuerySet, field: str) -> Coalesce:
    """How many of the rows name the place of the outer query in that field."""
    here = rows.filter(**{field: OuterRef("pk")}).order_by().annotate(held_at=F(field)).values("held_at")
    return Coalesce(Subquery(here.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
