"""A parsed date in words: patterns and month names are CLDR's, the words round them are our own."""

import re
from functools import cache

from events.text.date_phrases import PHRASES
from events.text.languages import locale_of
from events.text.numerals import az_ordinal_ending
from events.text.points import Edtf, Point

_token = re.compile("'([^']*)'|(d+|M+|L+|y+)")


def in_words(edtf: Edtf, language: str) -> str:
    """The date in one of our languages (English for any other), every doubt of it said."""
    if language not in PHRASES:
        language = "en"
    phrases = PHRASES[language]
    start, end = edtf.start, edtf.end
    if start is None:
        words = _point(end, language, "until")
        return phrases.unknown_start.format(words) if edtf.unknown_start else words
    if end is None:
        words = _point(start, language, "since")
        return phrases.unknown_end.format(words) if edtf.unknown_end else words
    if _same(start, end):
        return _point(start, language)
    return _span(start, end, language) or f"{_point(start, language)} – {_point(end, language)}"


def deadline(edtf: Edtf, language: str) -> str:
    """A date by which something is to be done ("by 2030"): an interval without a stated beginning is not doubtful."""
    if edtf.start is not None:
        return in_words(edtf, language)
    return _point(edtf.end, language if language in PHRASES else "en", "by")


def _same(start: Point, end: Point) -> bool:
    """Whether an interval is no longer than one of its ends (2024-05/2024-05)."""
    return start is end or start.text == end.text


def _point(point: Point, language: str, case: str = "plain") -> str:
    """One date as a reader says it: `case` is plain, since (as a beginning), until (as an end) or by (a deadline)."""
    phrases = PHRASES[language]
    if language == "ru" and case == "by" and (point.precision != "year" or point.year < 1):
        case = "until"  # CLDR has no dative of months
    form = "until" if case == "by" else case
    if language == "ru" and (case != "plain" or point.approximate):
        form = "dative" if case == "by" else "genitive"  # after к; after с, до and около
    words = phrases.frames[case][point.approximate].format(_bare(point, language, form))
    if point.uncertain:
        words = phrases.possibly.format(words)
    return words + phrases.hidden.get(point.hidden, "")


def _bare(point: Point, language: str, form: str) -> str:
    """The date without its doubts. `form` is plain, since or until; in Russian plain, genitive or (a year) dative."""
    phrases = PHRASES[language]
    if point.precision in ("decade", "century"):
        return _years(point, language, form)
    if point.season:
        name = phrases.seasons[form][point.season - 21]
        return name.format(_year_number(point.year, language), _az_ending(point.year)) + _era(point, language)
    tail = ""
    if language == "az" and form != "plain":
        tail = f"-{_az_ending(point.year)} {phrases.year_cases[form]}"
    if point.precision == "year":
        if language == "az":
            tail = tail or f"-{_az_ending(point.year)} il"
        pattern = "{} году" if form == "dative" else phrases.year
        year = pattern.format(_year_number(point.year, language))
        return year + tail + _era(point, language)
    pattern = "month" if point.precision == "month" else "day"
    month_form = "format" if form == "genitive" else "stand-alone"
    month = _months(language, month_form if pattern == "month" else "format")[point.month - 1]
    words = _fill(language, pattern, point, str(point.day), month) + tail + _era(point, language)
    return words + _clock(point)


def _span(start: Point, end: Point, language: str) -> str | None:
    """Two ends said in one breath ("12–15 May 2024"), where they are alike and beyond doubt."""
    marked = any(p.approximate or p.uncertain or p.hidden or p.year < 1 for p in (start, end))
    if marked or start.precision != end.precision or start.precision not in ("day", "month", "year"):
        return None
    phrases = PHRASES[language]
    if start.precision == "year":
        return phrases.years.format(start.year, end.year, _az_ending(end.year))
    if start.year != end.year:
        return None
    if start.precision == "month":
        months = _months(language, "stand-alone")
        both = f"{months[start.month - 1]}–{months[end.month - 1]}"
        return _fill(language, "month", end, "", both)
    months = _months(language, "format")
    if start.month == end.month:
        days = f"{start.day}{phrases.day_dash}{end.day}"
        return _fill(language, "day", end, days, months[end.month - 1])
    first = _fill(language, "month day", start, str(start.day), months[start.month - 1])
    return f"{first} – {_fill(language, 'day', end, str(end.day), months[end.month - 1])}"


def _years(point: Point, language: str, form: str) -> str:
    """A decade or a century; before our era, where decades have no name, the years themselves."""
    phrases = PHRASES[language]
    if point.precision == "decade" and point.year >= 1:
        return phrases.decade[form].format(point.year, _az_ending(point.year))
    if point.precision == "decade":
        ends = [Point("", "year", year, year) for year in (point.year, point.last_year)]
        return " – ".join(_bare(end, language, "plain") for end in ends)
    century = (point.year if point.year >= 0 else -point.last_year) // 100 + 1
    name = phrases.century[form].format(_ordinal(century) if language == "en" else _roman(century))
    if point.year >= 0:
        return name
    before = _before_era(language)
    return f"{name} {before}" if language in ("en", "ru") else f"{before} {name}"


def _fill(language: str, pattern: str, point: Point, day: str, month: str) -> str:
    """A CLDR pattern with its day, month and year filled in."""
    parts = {"d": day, "M": month, "L": month, "y": _year_number(point.year, language)}
    if language == "uz":
        parts["y"] += "-yil"
    return _token.sub(lambda found: parts[found[2][0]] if found[2] else found[1], _pattern(language, pattern))


def _year_number(year: int, language: str) -> str:
    """A year as it is counted: 0 is 1 BC, written behind the year in English, before it in az and uz."""
    if year > 0:
        return str(year)
    number = str(1 - year)
    return {
        "en": f"{number} {_before_era(language)}",
        "ru": number,
    }.get(language, f"{_before_era(language)} {number}")


def _era(point: Point, language: str) -> str:
    """Russian says the era at the very end: 15 марта 44 г. до н. э."""
    return f" {_before_era(language)}" if language == "ru" and point.year < 1 else ""


def _clock(point: Point) -> str:
    if not point.time:
        return ""
    time = point.time.removesuffix(":00")
    zone = {"": "", "Z": " (UTC)"}.get(point.zone, f" (UTC{point.zone})")
    return f", {time}{zone}"


def _az_ending(year: int) -> str:
    """The ordinal ending of an Azerbaijani year, counted as in `_year_number`: 2024-cü, 1990-cı."""
    return az_ordinal_ending(year if year > 0 else 1 - year)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _roman(number: int) -> str:
    """Roman numerals up to the 100th century, the last that four digits can name."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")
    return tens[number // 10] + ones[number % 10]


@cache
def _pattern(language: str, name: str) -> str:
    locale = locale_of(language)
    if name == "day":
        pattern = locale.date_formats["long"].pattern
    else:
        pattern = locale.datetime_skeletons["yMMMM" if name == "month" else "MMMMd"].pattern
    return re.sub("[\u00a0\u202f\u2009]", " ", pattern)


@cache
def _months(language: str, context: str) -> tuple[str, ...]:
    """Month names, small as they stand within a line (CLDR's stand-alone Uzbek has capitals)."""
    names = locale_of(language).months[context]["wide"]
    months = tuple(names[number] for number in range(1, 13))
    return months if language == "en" else tuple(month.lower() for month in months)


@cache
def _before_era(language: str) -> str:
    return locale_of(language).eras["abbreviated"][0]
