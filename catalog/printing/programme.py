"""The programme of a printed book: events with their parts, talks and speakers, in their order."""

from collections import defaultdict

from django.db.models import Prefetch

from catalog import names
from catalog.printing.words import plain, prose, title
from catalog.queries.event import ORDER
from catalog.queries.sight import PUBLIC
from catalog.queries.statements import CITATIONS, INVOLVEMENTS, SPEAKINGS
from events.models import Event, Exhibition, Project, Record, Talk
from events.text import edtf

DEEPEST = 2  # steps that a part stands below its event


def events_of(record: Record) -> list[Event]:
    """The events with talks and speakers: those of the project, or the event itself and its parts."""
    rows = PUBLIC.of(Event).order_by(*ORDER).select_related("venue")
    if isinstance(record, Exhibition):
        return []
    if isinstance(record, Project):
        rows = rows.filter(project=record)
    else:
        rows = rows.filter(pk=record.pk) | rows.filter(parent=record)
    talks = PUBLIC.of(Talk).order_by("position", "pk").prefetch_related(SPEAKINGS, CITATIONS)
    return PUBLIC.settle(rows.prefetch_related(Prefetch("talks", talks), INVOLVEMENTS, CITATIONS))


def programme(record: Record, events: list[Event], languages: list[str]) -> list[dict]:
    """The events, every part below that of which it is one; of the book's own event the talks alone, if it has any."""
    found = nested(events)
    lift = 1 if any(each == record for _depth, each in found) else 0
    entries = [entry(each, max(depth - lift, 0), languages, is_own=each == record) for depth, each in found]
    return [each for each in entries if each["title"] or each["talks"]]


def nested(events: list[Event]) -> list[tuple[int, Event]]:
    """The events in order with their depth; a part whose whole is not here stands for itself."""
    here, parts = {each.pk for each in events}, defaultdict(list)
    for each in events:
        parts[each.parent_id if each.parent_id in here else None].append(each)
    found: list[tuple[int, Event]] = []

    def walk(key: int | None, depth: int) -> None:
        for each in parts.pop(key, []):
            found.append((min(depth, DEEPEST), each))
            walk(each.pk, depth + 1)

    walk(None, 0)
    return found


def entry(each: Event, depth: int, languages: list[str], *, is_own: bool) -> dict:
    facts = [
        edtf.display(each.dates, languages[0]) if each.dates else "",
        hours(each),
        plain(each.venue, languages[0]),
    ]
    return {
        "key": f"event-{each.pk}",
        "depth": depth,
        "title": [] if is_own else title(each, languages),
        "kind": each.get_kind_display(),
        "day": names.day_name(each.day) if each.day else "",
        "facts": [fact for fact in facts if fact],
        "text": [] if is_own else prose(each, "description", languages),
        "talks": [talk(one, languages) for one in each.talks.all()],
    }


def hours(each: Event) -> str:
    ends = [f"{moment:%H:%M}" for moment in (each.start_time, each.end_time) if moment]
    return "–".join(ends)


def talk(one: Talk, languages: list[str]) -> dict:
    return {
        "key": f"talk-{one.pk}",
        "title": title(one, languages),
        "time": f"{one.start_time:%H:%M}" if one.start_time else "",
        "speakers": [plain(row.person, languages[0]) for row in one.speakings.all() if row.person],
        "text": prose(one, "abstract", languages),
    }
