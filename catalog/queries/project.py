"""Projects with their whole programme: days, events, talks, people, exhibitions, memoranda."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch

from catalog.queries.event import ORDER
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, INVOLVEMENTS, PICTURES, SIGNATURES, SPEAKINGS
from events.models import Event, EventKind, Exhibition, Memorandum, Place, Project, RecordQuerySet, Talk


@dataclass
class Day:
    """One day of a programme: "1", "2", "final" or "" (not stated), with its events and the place they share."""

    day: str
    events: list[Event] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"day-{self.day or 'not-stated'}"

    @property
    def venues(self) -> list[Place]:
        return list(dict.fromkeys(event.venue for event in self.events if event.venue))


def cards(projects: RecordQuerySet) -> RecordQuerySet:
    return projects.select_related("place").prefetch_related(INVOLVEMENTS, PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Project:
    """One project with its place, organisations, events, talks, exhibitions, memoranda and sources."""
    talks = sight.of(Talk).order_by("position", "pk").prefetch_related(SPEAKINGS)
    events = sight.of(Event).order_by(*ORDER).select_related("venue__parent__parent")
    events = events.prefetch_related(Prefetch("talks", talks), INVOLVEMENTS)
    projects = sight.of(Project).select_related("place__parent__parent").prefetch_related(
        Prefetch("events", events),
        Prefetch("exhibitions", sight.of(Exhibition).select_related("venue__parent__parent")),
        Prefetch("memoranda", sight.of(Memorandum).prefetch_related(SIGNATURES)),
        INVOLVEMENTS,
        *BELOW,
    )  # fmt: skip
    return find(projects, slug, sight)


def programme(project: Project) -> list[Day]:
    """The days in order. Each event carries `.inner`, its visible parts (`.sessions`: nothing else), `.timed` if the
    time of a talk is known, `.exhibition` if it opened one, and `.signed`, the memoranda.
    """
    events = list(project.events.all())
    by_key, parts = {event.pk: event for event in events}, defaultdict(list)
    opened = {exhibition.opening_event_id: exhibition for exhibition in project.exhibitions.all()}
    signed = defaultdict(list)
    for memorandum in project.memoranda.all():
        signed[memorandum.signing_event_id].append(memorandum)
    for event in events:
        if event.parent_id in by_key and by_key[event.parent_id].day == event.day:
            parts[event.parent_id].append(event)
    days: dict[str, Day] = {}
    for event in events:
        event.inner, event.exhibition, event.signed = parts[event.pk], opened.get(event.pk), signed[event.pk]
        event.timed = any(talk.start_time for talk in event.talks.all())
        event.sessions = all(part.kind == EventKind.SESSION for part in event.inner)
        inside = event.parent_id in by_key and by_key[event.parent_id].day == event.day
        if not inside:
            days.setdefault(event.day, Day(event.day)).events.append(event)
    return list(days.values())
