"""What a map shows: places with how much is held at each, in one query, whatever their number."""

from collections.abc import Iterable

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from catalog.drawings.map_sites import Site
from catalog.queries.sight import PUBLIC, Sight
from catalog.stencils import Memo
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
    Work,
)
from events.text.languages import LANGUAGES

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

# The places as last read; a row for each is kept in memory.
KEPT = Memo(50_000, len)
# What a map says of a place.
SHOWN = (
    "slug",
    "kind",
    "country",
    "latitude",
    "longitude",
    "language",
    "parent",
    *(f"name_{code}" for code in LANGUAGES),
)


def everywhere(stamp: str) -> list[Site]:
    """All public places, read once for the content that the stamp names."""
    return KEPT.made(stamp, "all", lambda: read(PUBLIC))


def inside(place: Place, sites: Iterable[Site]) -> list[Site]:
    """The place and those that lie in it, however deep."""
    return [site for site in sites if any(each.pk == place.pk for each in site.chain)]


def read(sight: Sight) -> list[Site]:
    """All places with what is held at each, tied to each other, by one query."""
    amounts = {f"held_{model._meta.model_name}": amount(sight.of(model), field) for model, field in HELD}
    figures = Observation.objects.filter(indicator__in=sight.of(Indicator))
    amounts["held_figure"] = amount(figures, "place")
    rows = list(sight.of(Place).only(*SHOWN).annotate(**amounts))
    known = {row.pk: row for row in rows}
    for row in rows:
        row.parent = known.get(row.parent_id)  # what the reader may not see is not among them
    return [Site(row, counts(row, amounts)) for row in rows]


def counts(place: Place, columns: Iterable[str]) -> dict[str, int]:
    return {column.removeprefix("held_"): getattr(place, column) for column in columns if getattr(place, column)}


def amount(rows: QuerySet, field: str) -> Coalesce:
    """How many of the rows name the place of the outer query in that field."""
    here = rows.filter(**{field: OuterRef("pk")}).order_by().annotate(held_at=F(field)).values("held_at")
    return Coalesce(Subquery(here.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
