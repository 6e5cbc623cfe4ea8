"""Events: forums, sessions, openings, masterclasses."""

from catalog.interchange.schema_org import place as places
from catalog.interchange.schema_org.terms import Node, Reader, each, first_day, last_day, moment, roles, stated
from events.models import Event, EventKind
from events.models.event import EventStatus

KINDS = {
    EventKind.SESSION: "EducationEvent", EventKind.MASTERCLASS: "EducationEvent", EventKind.FORUM: "EducationEvent",
    EventKind.OPENING: "ExhibitionEvent",
}  # fmt: skip
# That it took place has no term: an event of the past is simply one whose days are over.
STATUSES = {
    EventStatus.SCHEDULED: "EventScheduled", EventStatus.POSTPONED: "EventPostponed",
    EventStatus.CANCELLED: "EventCancelled",
}  # fmt: skip


def describe(reader: Reader, event: Event) -> Node:
    node = {
        "@type": KINDS.get(event.kind, "Event"),
        "description": reader.text(event, "description"),
        "startDate": moment(first_day(event.dates), event.start_time, event.timezone),
        "endDate": moment(last_day(event.dates), event.end_time, event.timezone),
        "eventStatus": status(event.event_status),
        "location": places.location(reader, event.venue) if event.venue else None,
        "superEvent": reader.mention(event.parent),
        "subEvent": each(reader.mention(part) for part in [*event.parts.all(), *event.talks.all()]),
        "maximumAttendeeCapacity": event.capacity,
        "inLanguage": [code for code in event.spoken_languages.split(",") if code],
        "performer": each(reader.named(artisan) for artisan in event.artisans.all()),
    }
    return stated(node | roles(reader, event))


def status(state: str) -> str | None:
    return f"https://schema.org/{STATUSES[state]}" if state in STATUSES else None
