"""Exhibitions with venue, opening, what was shown and who showed it."""

from django.db.models import Prefetch

from catalog.queries.alike import alike
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, EXHIBITS, INVOLVEMENTS, PICTURES
from events.models import Event, Exhibition, Exhibitor, RecordQuerySet, Topic


def cards(exhibitions: RecordQuerySet) -> RecordQuerySet:
    return exhibitions.select_related("venue", "opening_event").prefetch_related("categories", PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Exhibition:
    """One exhibition with venue, project, opening, categories, works, exhibitors, roles and sources."""
    exhibitions = sight.of(Exhibition).select_related("venue__parent__parent", "project", "opening_event")
    portraits = Prefetch("artisan__illustrations", PICTURES.queryset)
    exhibitors = Exhibitor.objects.select_related("artisan__place").prefetch_related(portraits)
    return find(
        exhibitions.prefetch_related(
            Prefetch("categories", sight.of(Topic).in_order()),
            Prefetch("exhibitors", exhibitors),
            EXHIBITS,
            INVOLVEMENTS,
            *BELOW,
        ),
        slug,
        sight,
    )


def around(exhibition: Exhibition, sight: Sight = PUBLIC) -> list[Event]:
    """The other events of the exhibition's project, in programme order; parts of a forum left out."""
    if exhibition.project_id is None:
        return []
    events = sight.of(Event).filter(project_id=exhibition.project_id).exclude(pk=exhibition.opening_event_id)
    return sight.settle(events.exclude(kind="session").order_by("day_order", "position", "pk")[:6])


def related(exhibition: Exhibition, sight: Sight = PUBLIC) -> list[Exhibition]:
    """Exhibitions on the same topics, of the same kinds of things or of the same project."""
    kinds = list(exhibition.categories.all())
    return alike(exhibition, sight, categories__in=kinds, project=exhibition.project)
