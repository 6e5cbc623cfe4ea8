"""Talks: events of their own inside the event where they were given."""

from catalog.interchange.schema_org import place as places
from catalog.interchange.schema_org.event import status
from catalog.interchange.schema_org.terms import Node, Reader, each, first_day, last_day, moment, stated
from events.models import Talk

EVENT = Talk._meta.get_field("event")


def describe(reader: Reader, talk: Talk) -> Node:
    """The day is that of its event, if that is one single day: a talk has none of its own."""
    event = EVENT.get_cached_value(talk, None)  # Settled: none where the reader may not see it.
    day = first_day(event.dates) if event else None
    if day is not None and day != last_day(event.dates):
        day = None
    return stated({
        "@type": "EducationEvent",
        "description": reader.text(talk, "abstract"),
        "startDate": moment(day, talk.start_time, event.timezone) if event else None,
        "eventStatus": status(event.event_status) if event else None,
        "location": places.location(reader, event.venue) if event and event.venue else None,
        "superEvent": reader.mention(event),
        "inLanguage": talk.spoken_language,
        "performer": each(reader.named(speaking.person) for speaking in talk.speakings.all()),
    })  # fmt: skip
