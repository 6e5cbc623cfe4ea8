"""Events with their place in the project's tree, talks, parts and people."""

from django.db.models import Prefetch

from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, INVOLVEMENTS, SPEAKINGS
from events.models import Artisan, Event, Exhibition, Memorandum, RecordQuerySet, Talk

ORDER = ("day_order", "position", "pk")


def cards(events: RecordQuerySet) -> RecordQuerySet:
    return events.select_related("venue", "project", "parent")


def page(slug: str, sight: Sight = PUBLIC) -> Event:
    """One event with project, venue, parts, talks and speakers, people, exhibitions opened, memoranda signed."""
    events = sight.of(Event).select_related("venue__parent__parent", "project", "parent")
    talks = sight.of(Talk).order_by("position", "pk").prefetch_related(SPEAKINGS)
    return find(
        events.prefetch_related(
            Prefetch("parts", sight.of(Event).order_by(*ORDER).select_related("venue")),
            Prefetch("talks", talks),
            Prefetch("opens", sight.of(Exhibition)),
            Prefetch("signed_here", sight.of(Memorandum)),
            Prefetch("artisans", sight.of(Artisan)),
            INVOLVEMENTS,
            *BELOW,
        ),
        slug,
        sight,
    )


def neighbours(event: Event, sight: Sight = PUBLIC) -> list[Event]:
    """The other events of the same level: sessions beside a session, days beside a day."""
    beside = sight.of(Event).filter(parent_id=event.parent_id, project_id=event.project_id)
    return sight.settle(beside.exclude(pk=event.pk).order_by(*ORDER)[:12]) if event.project_id else []
