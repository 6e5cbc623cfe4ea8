"""Events, talks and exhibitions as iCalendar (RFC 5545, RFC 7986): the same bytes as long as nothing changes.

Only what is known to the day is an entry; how many others were left out stands in the calendar's description.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.utils.translation import ngettext
from icalendar import Calendar, Event, Timezone, vText, vUri

from catalog.interchange.schema_org.terms import Reader, first_day, last_day
from events.models import Event as Gathering
from events.models import Exhibition, Place, Talk
from events.models.event import EventStatus

STATUSES = {
    EventStatus.SCHEDULED: "CONFIRMED", EventStatus.HELD: "CONFIRMED", EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}  # fmt: skip
SINCE = date(1990, 1, 1)  # no older encounter has an hour; the rules of all time are long to work out
Record = Gathering | Talk | Exhibition
Moment = date | datetime


@dataclass(frozen=True)
class Span:
    """When something is: two days (`end` the day after the last), or two hours of which the second may be unknown."""

    start: Moment
    end: Moment | None


def calendar(reader: Reader, name: str, records: Iterable[Record], address: str, home: str) -> bytes:
    """The entries of one calendar; `address` is where it is fetched from.

    The time zone `home` stands in every one: a calendar without entries must have something in it.
    """
    entries, spans, left_out = [], [], 0
    for record in records:
        span = span_of(record)
        if span is None:
            left_out += 1
        else:
            spans.append(span)
            entries.append(entry(reader, record, span))
    made = Calendar()
    made.add("PRODID", f"-//Hunar//{reader.language.upper()}")
    made.add("VERSION", "2.0")
    made.add("NAME", said(reader, name))
    made.add("X-WR-CALNAME", name)
    made.add("SOURCE", vUri(address), {"VALUE": "URI"})
    made.add("REFRESH-INTERVAL", timedelta(hours=12), {"VALUE": "DURATION"})
    if left_out:
        made.add("DESCRIPTION", said(reader, without_day(left_out)))
        made.add("X-WR-CALDESC", without_day(left_out))
    for zone in sorted({home, *(each.start.tzinfo.key for each in spans if isinstance(each.start, datetime))}):
        made.add_component(timezone_of(zone))
    for each in entries:
        made.add_component(each)
    return made.to_ical()


@cache
def timezone_of(zone: str) -> Timezone:
    """The rules of a time zone, which are long to work out."""
    return Timezone.from_tzinfo(ZoneInfo(zone), zone, first_date=SINCE)


def without_day(count: int) -> str:
    words = ngettext(
        "%(count)d entry is not in this calendar, because no source states its day or hour.",
        "%(count)d entries are not in this calendar, because no source states their day or hour.",
        count,
    )
    return words % {"count": count}


def entry(reader: Reader, record: Record, span: Span) -> Event:
    """One VEVENT. DTSTAMP is when the record was last changed: the calendar is not written anew by being read."""
    state = event_of(record).event_status if event_of(record) else ""
    made = Event()
    made.add("UID", str(record.uuid))
    changed = record.updated_at.astimezone(UTC).replace(microsecond=0)
    made.add("DTSTAMP", changed)
    made.add("LAST-MODIFIED", changed)
    made.add("SEQUENCE", record.version)
    made.add("SUMMARY", spoken(reader, record, record.title_field))
    made.add("DTSTART", span.start)
    if span.end is not None:
        made.add("DTEND", span.end)
    if venue := venue_of(record):
        made.add("LOCATION", spoken(reader, venue, "name"))
        if venue.precision == "exact" and venue.latitude is not None:
            made.add("GEO", (float(venue.latitude), float(venue.longitude)))
    if text := spoken(reader, record, {"talk": "abstract"}.get(record.noun, "description")):
        made.add("DESCRIPTION", text)
    made.add("URL", vUri(reader.page(record)))
    if state in STATUSES:
        made.add("STATUS", STATUSES[state])
    return made


def said(reader: Reader, words: str, language: str = "") -> vText:
    return vText(words, params={"LANGUAGE": language or reader.language})


def spoken(reader: Reader, row: Record | Place, field: str) -> vText | None:
    """The field in the reader's language or the one there is, with its language."""
    text = reader.text(row, field)
    if isinstance(text, dict):
        return said(reader, text["@value"], text["@language"])
    return said(reader, text) if text else None


def event_of(record: Record) -> Gathering | None:
    """The event that a record is, or is part of."""
    return record if isinstance(record, Gathering) else getattr(record, "event", None)


def venue_of(record: Record) -> Place | None:
    return record.venue if isinstance(record, Gathering | Exhibition) else record.event and record.event.venue


def span_of(record: Record) -> Span | None:
    """When it is; None if no source states the day. A talk without an hour of its own has no entry."""
    event = event_of(record)
    dates = event.dates if event else getattr(record, "dates", "")
    first, last = first_day(dates), last_day(dates)
    if first is None or last is None:
        return None
    if isinstance(record, Exhibition) or (isinstance(record, Gathering) and not record.start_time):
        return Span(first, last + timedelta(days=1))
    if not record.start_time or not event.timezone or (isinstance(record, Talk) and first != last):
        return None
    zone, ends = ZoneInfo(event.timezone), getattr(record, "end_time", None)
    start = datetime.combine(first, record.start_time, zone)
    end = datetime.combine(last, ends, zone) if ends else None
    return Span(start, end if end and end > start else None)
