"""A programme as a picture: its days as columns and, where dates are stated, a true axis of time; geometry only.

A span of days that may be meant is never drawn like days that are meant: `certain` is what the date says for sure,
`possible` what it allows, and an end that is open or unknown runs on to the edge of the axis.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any

from events.text import edtf

MOST_BARS = 40
# The unit of the ticks, and how many of it lie between two of them.
STEPS = (
    *(("day", step) for step in (1, 2, 7, 14)),
    *(("month", step) for step in (1, 2, 3, 6)),
    *(("year", step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)
MOST_TICKS = 5
Words = Callable[[date, str], str]
SMALLEST = 1.5  # per cent of the axis: what is shorter is drawn as a point


@dataclass(frozen=True)
class Entry:
    """One event of a day, with the talks and parts that its page has at hand."""

    event: Any
    talks: tuple[Any, ...] = ()
    parts: tuple[Any, ...] = ()


@dataclass
class Column:
    """One day of a programme: "1", "2", "final" or "" (not stated)."""

    day: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Span:
    """Where something lies on the axis, in per cent of it; `certain` is None when no day is certain."""

    thing: Any
    dates: str
    possible: tuple[float, float]
    certain: tuple[float, float] | None
    open_start: bool
    open_end: bool

    @property
    def possible_width(self) -> float:
        return round(self.possible[1] - self.possible[0], 2)

    @property
    def certain_width(self) -> float:
        return round(self.certain[1] - self.certain[0], 2) if self.certain else 0

    @property
    def point(self) -> float | None:
        """The middle of what is too short to be seen as a bar."""
        return round(sum(self.possible) / 2, 2) if self.possible_width < SMALLEST else None

    @property
    def vague(self) -> bool:
        return self.certain is None or self.certain_width < self.possible_width


@dataclass(frozen=True)
class Tick:
    at: float
    words: str

    @property
    def anchor(self) -> str:
        """How its words stand to its line, so that they never leave the picture."""
        return "start" if self.at < 10 else "end" if self.at > 90 else "middle"


@dataclass(frozen=True)
class Axis:
    spans: tuple[Span, ...]
    ticks: tuple[Tick, ...]
    rest: int

    @property
    def vague(self) -> bool:
        return any(span.vague for span in self.spans)


def columns(events: Iterable[Any], inner: Callable[[Any], Iterable[Any]] = lambda event: ()) -> list[Column]:
    """Events, in the order in which they come, by their day; `inner` gives the parts that stand within an event."""
    days: dict[str, Column] = {}
    for event in events:
        entry = Entry(event, tuple(at_hand(event, "talks")), tuple(inner(event)))
        days.setdefault(event.day, Column(event.day)).entries.append(entry)
    return list(days.values())


def at_hand(record: Any, relation: str) -> Iterable[Any]:
    """Related records that are loaded already; a picture asks the database for nothing."""
    return getattr(record, "_prefetched_objects_cache", {}).get(relation, ())


def axis(things: Iterable[Any], in_words: Words) -> Axis | None:
    """Whatever has `dates`, on one axis; None when fewer than two of them are dated, or all on one day.

    `in_words` says a day in the reader's language, shortly: its month, or its day and month.
    """
    dated = [(thing, edtf.parse(thing.dates)) for thing in things if readable(thing.dates)]
    dated = [(thing, when) for thing, when in dated if when.earliest or when.latest]
    shown = dated[:MOST_BARS]
    if len(shown) < 2:
        return None
    bounds = [day for _thing, when in shown for day in (when.earliest, when.latest) if day]
    scale = Scale(min(bounds), max(bounds))
    if scale.days == 1:
        return None
    spans = tuple(span(thing, when, scale) for thing, when in shown)
    return Axis(spans, ticks(scale, in_words), len(dated) - len(shown))


def readable(text: str) -> bool:
    try:
        return bool(text) and bool(edtf.parse(text))
    except edtf.EdtfError:
        return False


@dataclass(frozen=True)
class Scale:
    """An axis from the morning of the first day to the evening of the last."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def morning(self, day: date) -> float:
        return round(100 * (day - self.first).days / self.days, 2)

    def evening(self, day: date) -> float:
        return round(100 * ((day - self.first).days + 1) / self.days, 2)


def span(thing: Any, when: edtf.Edtf, scale: Scale) -> Span:
    possible = (
        scale.morning(when.earliest) if when.earliest else 0.0,
        scale.evening(when.latest) if when.latest else 100.0,
    )
    return Span(thing, when.text, possible, certain(when, scale), when.earliest is None, when.latest is None)


def certain(when: edtf.Edtf, scale: Scale) -> tuple[float, float] | None:
    """The days that the date means for sure: a known day, or from a start's latest day to an end's earliest."""
    if when.start is None or when.end is None or when.approximate or when.uncertain:
        return None
    start, end = when.start.latest, when.end.earliest
    return (scale.morning(start), scale.evening(end)) if start and end and start <= end else None


def ticks(scale: Scale, in_words: Words) -> tuple[Tick, ...]:
    """Days, months or years, as fine as there is room for."""
    for unit, step in STEPS:  # the last step of years serves any calendar
        found = list(beginnings(scale, unit, step))
        if len(found) <= MOST_TICKS:
            break
    return tuple(Tick(scale.morning(day), label(day, unit, day == found[0], in_words)) for day in found)


def label(day: date, unit: str, first: bool, in_words: Words) -> str:
    """As short as can be: years by number, months by name (January by its year), days by number after the first."""
    if unit == "day":
        return in_words(day, "day") if first or day.day == 1 else str(day.day)
    return in_words(day, "month") if unit == "month" and day.month > 1 else str(day.year)


def beginnings(scale: Scale, unit: str, step: int) -> Iterable[date]:
    """The first day of each unit, `step` units apart, inside the scale; one more than there is room for at most."""
    if unit == "day":
        found = (scale.first + timedelta(number) for number in range(0, scale.days, step))
    else:
        size, months = step * (12 if unit == "year" else 1), scale.first.year * 12 + scale.first.month - 1
        start = -(-(months + (scale.first.day > 1)) // size) * size
        last = scale.last.year * 12 + scale.last.month - 1
        found = (date(number // 12, number % 12 + 1, 1) for number in range(start, last + 1, size))
    return islice(found, MOST_TICKS + 1)
