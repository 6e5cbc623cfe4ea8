"""Finds dates and writes them as EDTF where day, month and year are stated; a date without its year is asked about."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from events.text.languages import locale_of

DASH = "[-‐‑–—]"


class Dated(NamedTuple):
    """Offsets into the text; `edtf` is empty when the year is not stated."""

    start: int
    end: int
    edtf: str
    year: int | None


@cache
def month_names(language: str) -> dict[str, int]:
    """Every form of a month's name that CLDR knows, small, with the endings that may follow cut off by the pattern."""
    found = {}
    for context in ("format", "stand-alone"):
        for number, name in locale_of(language).months[context]["wide"].items():
            found[name.lower()] = number
    if language == "az":
        found |= {name.replace("i̇", "i"): number for name, number in found.items()}
    if language == "en":
        short = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
                 "nov": 11, "dec": 12}  # fmt: skip
        found |= short
    if language == "ru":
        prepositional = [
            "январе",
            "феврале",
            "марте",
            "апреле",
            "мае",
            "июне",
            "июле",
            "августе",
            "сентябре",
            "октябре",
            "ноябре",
            "декабре",
        ]
        found |= {name: number for number, name in enumerate(prepositional, 1)}
    return found


@cache
def patterns(language: str) -> tuple[re.Pattern, ...]:
    """Longest writings first; the groups are named day, last, month, month2, year."""
    names = "|".join(sorted(map(re.escape, month_names(language)), key=len, reverse=True))
    ending = r"\w{0,4}\b" if language in ("az", "uz") else r"\b\.?"
    month, month2 = rf"(?P<month>{names}){ending}", rf"(?P<month2>{names}){ending}"
    day, last = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<last>\d{1,2})(?:st|nd|rd|th)?"
    span = rf"{day}(?:\s?(?:{DASH}|and|to|və|va|и|по)\s?{last})?"
    year = r"(?P<year>(?:19|20)\d\d)"
    tail = {"az": r"(?:-?\w{1,3})?(?:\s+il\w*)?", "uz": r"(?:\s?-?\s?yil\w*)?", "ru": r"(?:\s+год\w*)?"}
    behind = year + tail.get(language, "")
    written = [
        rf"\b{behind},?\s+{span}[\s-]{{1,2}}{month}",
        rf"\b{behind},?\s+{month}\s+{span}(?:-\w{{1,5}})?",
        rf"\b(?P<day>\d{{1,2}})\s?{month}\s?(?:{DASH}|to)\s?{last}\s?{month2}(?:,?\s+{behind})?",
        rf"\b{month}\s{{1,2}}{day}\s?(?:{DASH}|to)\s?{month2}\s{{1,2}}{last}(?:,?\s+{behind})?",
        rf"\b{span}(?:\s+of)?[\s-]{{1,2}}{month}(?:,?\s+{behind})?",
        rf"\b{month}\s{{1,2}}{span}(?!\d)(?:-\w{{2,5}}\b)?(?:,?\s+{behind})?",
        rf"\b{month}\s?(?:{DASH}|to)\s?{month2},?\s+{behind}",
        rf"\b{month},?\s+{behind}",
        rf"\b{behind},?\s+{month}",
    ]
    numeric = rf"\b(?:(?P<day>\d{{1,2}}){DASH})?(?P<last>\d{{1,2}})\.(?P<number>\d{{1,2}})\.{year}\b"
    ordered = r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"
    return tuple(re.compile(one, re.IGNORECASE) for one in (ordered, numeric, *written))


def dates(text: str, begin: int, stop: int, language: str) -> list[Dated]:
    """The dates between two offsets, in order, none inside another."""
    found: list[Dated] = []
    seen: list[tuple[int, int]] = []  # also what is no date, so that "31 February 2024" is not read as a month
    if not any(letter.isdigit() for letter in text[begin:stop]):
        return found
    for pattern in patterns(language):
        for match in pattern.finditer(text, begin, stop):
            if any(start < match.end() and match.start() < end for start, end in seen):
                continue
            seen.append(match.span())
            if (dated := read(match, language)) is not None:
                found.append(dated)
    return sorted(found)


def read(match: re.Match, language: str) -> Dated | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    month = int(groups["number"]) if groups.get("number") else month_names(language).get(groups["month"].lower())
    month2 = month_names(language).get((groups.get("month2") or "").lower(), month)
    day, last = (int(groups[name]) if groups.get(name) else None for name in ("day", "last"))
    if day is None and groups.get("number"):
        day, last = last, None
    if month is None or not is_day(year, month, day) or not is_day(year, month2, last):
        return None
    if language == "en" and day is None and year is None:
        return None
    edtf = written(year, month, day, month2, last) if year else ""
    return Dated(match.start(), match.end(), edtf, year)


def is_day(year: int | None, month: int, day: int | None) -> bool:
    if day is None:
        return 1 <= month <= 12
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def written(year: int, month: int, day: int | None, month2: int, last: int | None) -> str:
    begin = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    if last is None and month2 > month:
        return f"{begin}/{year:04}-{month2:02}"
    if last is None:
        return begin
    end = f"{year:04}-{month2:02}-{last:02}"
    return f"{begin}/{end}" if begin < end else begin
