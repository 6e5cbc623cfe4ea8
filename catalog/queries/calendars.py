"""What stands in a record's calendar, and in that of a list: public events, talks and exhibitions, read at once."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

from catalog.queries.sight import PUBLIC
from catalog.queries.statements import SPEAKINGS, TOPICS
from events.models import (
    Event,
    Exhibition,
    Involvement,
    Person,
    Place,
    Project,
    Record,
    RecordQuerySet,
    Subject,
    Talk,
    Topic,
)

DATED: tuple[type[Record], ...] = (Event, Talk, Exhibition)
WITH_CALENDAR: tuple[type[Record], ...] = (*DATED, Project, Person, Topic, Place)
SHOWN = ("events", "talks", "exhibitions")  # how a topic's page calls them
LEVELS = 4  # steps up a tree that are followed: a hall, its house, its city, its country
AT_ONCE = 5000  # keys that one query can be asked for
READ = {Event: ("venue",), Talk: ("event__venue",), Exhibition: ("venue",)}


def entries(record: Record) -> list[Record]:
    """The public records of its calendar, the oldest record first in each kind, in one query for each kind."""
    return [row for records in parts(record) for row in readable(records.order_by("pk"))]


def of_keys(model: type[Record], keys: list[int]) -> list[Record]:
    """The records of those keys, in their order."""
    chunks = (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
    rows = {row.pk: row for chunk in chunks for row in readable(model.objects.published().filter(pk__in=chunk))}
    return [rows[key] for key in keys if key in rows]


def readable(records: RecordQuerySet) -> list[Record]:
    return PUBLIC.settle(records.select_related(*READ[records.model]))


def dates_of(querysets: Iterable[RecordQuerySet]) -> set[str]:
    """The dates of the records, and of the events of talks whose hour is known: one query."""
    rows = [
        each.order_by().filter(start_time__isnull=False).values_list("event__dates")
        if each.model is Talk
        else each.order_by().values_list("dates")
        for each in querysets
    ]
    return {dates for (dates,) in rows[0].union(*rows[1:]) if dates}


def parts(record: Record) -> list[RecordQuerySet]:
    """The events, talks and exhibitions that belong to a record; each appears once."""
    if isinstance(record, Talk | Exhibition):
        return [type(record).objects.published().filter(pk=record.pk)]
    if isinstance(record, Event):
        inside = Event.objects.published().filter(at_or_in("", record))
        return [inside, Talk.objects.published().filter(event__in=inside)]
    return [model.objects.published().filter(belonging(model, record)) for model in DATED]


def belonging(model: type[Record], record: Record) -> Q:
    """Which records of a kind belong to a project, person, place or topic."""
    if isinstance(record, Project):
        return Q(**{"event__project" if model is Talk else "project": record})
    if isinstance(record, Place):
        return at_or_in("event__venue" if model is Talk else "venue", record)
    if isinstance(record, Person):
        if model is Talk:
            return Q(pk__in=record.talks.values("pk"))
        return Q(pk__in=carried(model, Involvement.objects.filter(person=record)))
    shown = Q(pk__in=carried(model, Subject.objects.filter(topic=record)))
    return shown | Q(pk__in=record.exhibitions_showing.values("pk")) if model is Exhibition else shown


def carried(model: type[Model], rows: RecordQuerySet) -> RecordQuerySet:
    """Keys of the records of a kind of which the rows say something."""
    return rows.filter(content_type=ContentType.objects.get_for_model(model)).values("object_id")


def at_or_in(field: str, top: Record) -> Q:
    """Whether the place or event of that field ("": the record itself) is `top` or lies inside it."""
    names = ["__".join([*filter(None, [field]), *["parent"] * steps]) or "pk" for steps in range(LEVELS)]
    return Q(*((name, top.pk) for name in names), _connector=Q.OR)


def programme(record: Event | Project) -> tuple[list[Event], list[Talk]]:
    """The events and the talks of an event or project with places, speakers and topics, in programme order."""
    events, talks = parts(record)[:2]
    order = ("day_order", "position", "pk")
    inside = talks.order_by(*(f"event__{each}" for each in order[:2]), "event_id", "position", "pk")
    return (
        PUBLIC.settle(events.order_by(*order).select_related("venue").prefetch_related(TOPICS)),
        PUBLIC.settle(inside.select_related("event__venue").prefetch_related(TOPICS, SPEAKINGS)),
    )
