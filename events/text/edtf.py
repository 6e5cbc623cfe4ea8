"""Dates as the Library of Congress writes them: EDTF (2019) levels 0 and 1, read strictly and shown in words.

Our own reading of some cases the specification leaves open:

* winter (24) runs from December of its year to February of the next;
* the time of day has no mark and no place in an interval; `-0000` is no year;
* an interval must state at least one of its ends, and must not end before it starts;
* nothing is guessed: what is not EDTF raises `EdtfError`, which suggests the EDTF writing where it can.
"""

import re
from functools import lru_cache

from events.text.date_faults import EdtfError
from events.text.date_hints import suggest
from events.text.date_words import deadline, in_words
from events.text.points import OPEN, STATED, UNKNOWN, Edtf, Point, days_in

__all__ = ["Edtf", "EdtfError", "Point", "display", "parse"]

MARKS = ("?", "~", "%")  # uncertain, approximate, both
LONGEST = 80  # the longest sensible interval has some 30 characters

_date = re.compile(r"(-?)([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?")
_long_year = re.compile(r"Y(-?)([0-9]{1,18})")
_time = re.compile(r"([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}(?::[0-9]{2})?)?")


def parse(text: str) -> Edtf:
    """Read one EDTF date or interval; blanks around it do not count.

    Raises `EdtfError` for anything else, an empty text included.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise EdtfError("long", text, most=LONGEST)
    return _parse(text)


def display(text: str, language: str, *, due: bool = False) -> str:
    """A stored date in words of the language (en, az, uz, ru; English for any other); `due` says that it is a deadline.

    Empty text gives "" (the caller says "not stated"); text that is no EDTF is shown as it stands.
    """
    if not text.strip():
        return ""
    try:
        return (deadline if due else in_words)(parse(text), language)
    except EdtfError:
        return text


@lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf:
    try:
        return _read(text)
    except EdtfError as error:
        suggestion = suggest(text)
        if not suggestion or not _reads(suggestion):
            raise
        raise error.advising(suggestion) from None


def _reads(text: str) -> bool:
    try:
        _read(text)
    except EdtfError:
        return False
    return True


def _read(text: str) -> Edtf:
    if not text:
        raise EdtfError("empty", text)
    if "/" not in text:
        point = _read_point(text)
        return Edtf(text, point, point)
    first, second, *more = text.split("/")
    if more:
        raise EdtfError("slashes", text)
    (start, start_is), (end, end_is) = _read_end(first), _read_end(second)
    if start is None and end is None:
        raise EdtfError("no end", text)
    if start and end and start.first_day > end.last_day:
        raise EdtfError("backwards", text)
    return Edtf(text, start, end, start_is, end_is, is_interval=True)


def _read_end(piece: str) -> tuple[Point | None, str]:
    if piece == "..":
        return None, OPEN
    if not piece:
        return None, UNKNOWN
    point = _read_point(piece)
    if point.time:
        raise EdtfError("time in interval", piece)
    return point, STATED


def _read_point(piece: str) -> Point:
    body, mark = (piece[:-1], piece[-1]) if piece[-1:] in MARKS else (piece, "")
    if "T" in body and _date.match(body):
        if mark:
            raise EdtfError("time and mark", piece, mark=mark)
        return _read_moment(piece)
    marks = {"approximate": mark in ("~", "%"), "uncertain": mark in ("?", "%")} if mark else {}
    if body.startswith("Y"):
        return _read_long_year(piece, body, marks)
    found = _date.fullmatch(body)
    if not found and body.lower() in ("unknown", "open", ".."):
        raise EdtfError("dead word", piece)
    if not found:
        raise EdtfError("other writing", piece)
    minus, year, month, day = found.groups()
    if minus and year == "0000":
        raise EdtfError("year zero", piece)
    if "X" in year:
        return _read_unspecified_year(piece, minus, year, month, marks)
    number = int(minus + year)
    if month is None:
        return Point(piece, "year", number, number, **marks)
    return _read_month(piece, number, month, day, marks)


def _read_month(piece: str, year: int, month: str, day: str | None, marks: dict[str, bool]) -> Point:
    if month == "XX":
        if day not in (None, "XX"):
            raise EdtfError("day without month", piece)
        return Point(piece, "year", year, year, hidden="day and month" if day else "month", **marks)
    if "X" in month:
        raise EdtfError("half a month", month)
    number = int(month)
    if 21 <= number <= 24:
        if day is not None:
            raise EdtfError("season with day", piece)
        return Point(piece, "season", year, year, season=number, **marks)
    if not 1 <= number <= 12:
        raise EdtfError("month", month)
    if day is None:
        return Point(piece, "month", year, year, month=number, **marks)
    if day == "XX":
        return Point(piece, "month", year, year, month=number, hidden="day", **marks)
    if "X" in day:
        raise EdtfError("half a day", day)
    if not 1 <= int(day) <= days_in(year, number):
        raise EdtfError("day", piece, days=days_in(year, number))
    return Point(piece, "day", year, year, month=number, day=int(day), **marks)


def _read_unspecified_year(piece: str, minus: str, year: str, month: str | None, marks: dict[str, bool]) -> Point:
    known = year.rstrip("X")
    if "X" in known or len(known) < 2:
        raise EdtfError("hidden year", year)
    if month is not None:
        raise EdtfError("month of hidden year", piece)
    ends = sorted(int(minus + year.replace("X", digit)) for digit in "09")
    return Point(piece, "decade" if len(known) == 3 else "century", *ends, **marks)


def _read_long_year(piece: str, body: str, marks: dict[str, bool]) -> Point:
    found = _long_year.fullmatch(body)
    if not found:
        raise EdtfError("long year", piece)
    if len(found[2]) < 5 or found[2].startswith("0"):
        raise EdtfError("needless Y", piece)
    year = int(found[1] + found[2])
    return Point(piece, "year", year, year, **marks)


def _read_moment(piece: str) -> Point:
    day_text, clock = piece.split("T", 1)
    day = _read_point(day_text)
    if day.precision != "day" or day.text[-1] in MARKS:
        raise EdtfError("time without day", piece)
    found = _time.fullmatch(clock)
    if not found:
        raise EdtfError("time", clock)
    hour, minute, second, zone = found.groups()
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        raise EdtfError("clock", clock)
    zone = zone or ""
    if zone not in ("", "Z") and (int(zone[1:3]) > 14 or int(zone[4:] or 0) > 59):
        raise EdtfError("shift", zone)
    return Point(piece, "time", day.year, day.year, day.month, day.day, time=f"{hour}:{minute}:{second}", zone=zone)
