"""Events with their place in the project's tree, talks, parts and people."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch, Q, QuerySet

from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, INVOLVEMENTS, PICTURES, SPEAKINGS
from events.models import Artisan, Event, Exhibition, Memorandum, RecordQuerySet, Subject, Talk

MOST_AROUND = 200
ORDER = ("day_order", "position", "pk")


def cards(events: RecordQuerySet) -> RecordQuerySet:
    return events.select_related("venue", "project", "parent").prefetch_related(PICTURES)


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


def around(event: Event, sight: Sight = PUBLIC) -> dict[str, list[Event]]:
    """In one query: the nearest of the same level (sessions beside a session, days beside a day) in the order of the
    programme, as `beside`, and others on the same topics, as `alike`.

    Of `beside`, the one just before carries `.step` "before", the one just after "after".
    """
    level = Q(parent_id=event.parent_id, project=event.project) if event.project else Q(pk=event.pk)
    topics = [subject.topic_id for subject in event.subjects.all()]
    found = sight.of(Event).annotate(beside=level).filter(level | Q(pk__in=carrying(topics)))
    rows = sight.settle(found.order_by("-beside", *ORDER)[:MOST_AROUND])
    row = [other for other in rows if other.beside]
    here = next((number for number, other in enumerate(row) if other.pk == event.pk), -1)
    near = row[max(0, here - 3) : here + 4]
    for number, other in enumerate(near, max(0, here - 3)):
        other.step = {here - 1: "before", here + 1: "after"}.get(number, "") if here >= 0 else ""
    alike = [other for other in rows if not other.beside]
    return {"beside": [other for other in near if other.pk != event.pk], "alike": alike}


def carrying(topics: list[int]) -> QuerySet:
    """Keys of the events that have one of the topics."""
    kind = ContentType.objects.get_for_model(Event)
    return Subject.objects.filter(content_type=kind, topic__in=topics).values("object_id")
