"""A programme hour by hour: what begins and ends when, in which room; what conference apps can show.

An entry needs a day, an hour and an end. A talk lasts until a later one of its event begins, the last until the
event ends. An event whose talks or parts are entries is none itself.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from catalog.interchange import ical
from catalog.interchange.schema_org.terms import Reader
from events.models import Event, EventKind, Record, Talk

KINDS = {EventKind.MASTERCLASS: "workshop", EventKind.MEETING: "meeting"}


@dataclass(frozen=True)
class Entry:
    record: Event | Talk
    start: datetime
    end: datetime
    room: str
    kind: str
    language: str

    @property
    def duration(self) -> str:
        """ "01:30"."""
        minutes = int((self.end - self.start).total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True)
class Day:
    date: date
    rooms: dict[str, list[Entry]]

    @property
    def entries(self) -> list[Entry]:
        return [entry for entries in self.rooms.values() for entry in entries]

    @property
    def start(self) -> datetime:
        return min(entry.start for entry in self.entries)

    @property
    def end(self) -> datetime:
        return max(entry.end for entry in self.entries)


def days_of(reader: Reader, events: list[Event], talks: list[Talk]) -> list[Day]:
    """The days in order, in each the rooms by name, in each the entries by hour."""
    spoken = list(talk_entries(reader, talks))
    full = {entry.record.event_id for entry in spoken}
    held = {event.pk: entry_of(reader, event, ical.span_of(event)) for event in events}
    full |= {event.parent_id for event in events if held[event.pk] or event.pk in full}
    entries = spoken + [entry for key, entry in held.items() if entry and key not in full]
    entries.sort(key=lambda entry: (entry.start.date(), entry.room, entry.start, str(entry.record.uuid)))
    days = []
    for day, within in groupby(entries, key=lambda entry: entry.start.date()):
        rooms = {room: list(each) for room, each in groupby(within, key=lambda entry: entry.room)}
        days.append(Day(day, rooms))
    return days


def talk_entries(reader: Reader, talks: list[Talk]) -> Iterable[Entry]:
    for _event, group in groupby(talks, key=lambda talk: talk.event_id):
        timed = [(talk, span) for talk in group if (span := ical.span_of(talk))]
        starts = sorted({span.start for _talk, span in timed})
        for talk, span in timed:
            later = starts[bisect_right(starts, span.start) :]
            end = later[0] if later else ical.span_of(talk.event).end if talk.event.start_time else None
            if entry := entry_of(reader, talk, ical.Span(span.start, end)):
                yield entry


def entry_of(reader: Reader, record: Event | Talk, span: ical.Span | None) -> Entry | None:
    if span is None or not isinstance(span.start, datetime) or span.end is None or span.end <= span.start:
        return None
    kind = "talk" if isinstance(record, Talk) else KINDS.get(record.kind, "other")
    codes = record.spoken_language if isinstance(record, Talk) else record.spoken_languages
    venue = ical.venue_of(record)
    room = plain(reader, venue, "name") if venue else ""
    return Entry(record, span.start, span.end, room, kind, codes if "," not in codes else "")


def plain(reader: Reader, row: Record, field: str) -> str:
    """The words alone, in the reader's language or the one there is."""
    text = reader.text(row, field) if field in row.translated else ""
    return str(text["@value"]) if isinstance(text, dict) else text or ""
