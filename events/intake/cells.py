"""What people and spreadsheets put into a cell, as the text that a field of the catalogue takes.

Only what can mean one thing is rewritten ("12.05.2024" in a column of dates, "да" in one of yes and no). What can mean
two is refused with both; everything else is passed on as it stands, and the field itself says what is wrong with it.
"""

import csv
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.intake.headers import words_for
from events.intake.tables import Cell
from events.models.fields import EdtfField
from events.text import edtf
from events.text.date_hints import is_plain, suggest
from events.text.folding import fold
from events.text.languages import LANGUAGES, country_codes, country_name

YES = {"yes", "true", "1", "y", "da", "ha", "beli", "he", "x"}
NO = {"no", "false", "0", "n", "net", "nyet", "yoq", "xeyr"}
ANSWERS = dict.fromkeys(YES, "yes") | dict.fromkeys(NO, "no")
# Shown in this short form, a number has lost its last figures.
SHORTENED = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE][+-]\d{2,3}")
FIRST_DAY = date(1899, 12, 30)  # from which spreadsheets count, if one believes that 1900 was a leap year

_dotted = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\.?")
_slashed = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_year_first = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_month_first = re.compile(r"(\d{1,2})[./-](\d{4})")
_clock = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)


class Shown(str):
    """A date cell of a spreadsheet: as text it is EDTF, `shown` is how the spreadsheet displayed it."""

    shown: str

    def __new__(cls, text: str, shown: str) -> "Shown":
        made = super().__new__(cls, text)
        made.shown = shown
        return made


def listed(text: str | None) -> list[str]:
    """The entries of a cell, divided by ";" or line breaks; an entry that holds one stands in quotation marks."""
    rows = csv.reader((text or "").splitlines(keepends=True), delimiter=";", skipinitialspace=True)
    return [entry.strip() for row in rows for entry in row if entry.strip()]


def joined(entries: list[str]) -> str:
    """The same, written: "silk; carpets"."""
    return "; ".join(f'"{one.replace(chr(34), chr(34) * 2)}"' if re.search('[;"\n]', one) else one for one in entries)


def plain(text: str | None) -> str | None:
    """One line without odd blanks, such as a slug; None when nothing is left."""
    return " ".join((text or "").split()) or None


def cell(field: models.Field, text: str | None, line: int) -> Cell:
    """The text of one cell for this field; `Cell.fault` says why it cannot be taken."""
    if text is None or not text.strip():
        return Cell(None, line)
    return reader_of(field)(text, line)


@cache
def reader_of(field: models.Field) -> Callable[[str, int], Cell]:
    """How the cells of a field are read."""
    if isinstance(field, (EdtfField, models.DateField)) and not isinstance(field, models.DateTimeField):
        return as_date
    if isinstance(field, (models.IntegerField, models.DecimalField)):
        return as_number
    if isinstance(field, models.TimeField):
        return as_time
    if isinstance(field, models.BooleanField):
        return lambda text, line: Cell(ANSWERS.get(fold(text), plain(text)), line)
    if isinstance(field, models.ForeignKey):
        return lambda text, line: Cell(plain(text), line)
    if field.flatchoices:
        known = choices_of(field)
    elif field.name == "country":
        known = countries()
    else:
        return as_words
    return lambda text, line: Cell(known.get(fold(text), plain(text)), line)


def as_words(text: str, line: int) -> Cell:
    """Words as they stand, with one kind of line ends."""
    return Cell(getattr(text, "shown", text).replace("\r\n", "\n").replace("\r", "\n"), line)


def shortened(text: str) -> str:
    return _("The spreadsheet shortened this number to “%(text)s”; show it in full, or format the cell as text.") % {
        "text": text
    }


def as_number(text: str, line: int) -> Cell:
    """Figures with blanks between thousands or a decimal comma; "5.0" is 5."""
    figures = re.sub(r"\s", "", text).replace("−", "-")
    if SHORTENED.fullmatch(figures):
        return Cell(text, line, shortened(text))
    if re.fullmatch(r"[+-]?\d{1,3},\d{3}", figures) and not figures.lstrip("+-").startswith("0"):
        both = {"text": text, "one": figures.replace(",", "."), "two": figures.replace(",", "")}
        return Cell(text, line, _("“%(text)s” may be %(one)s or %(two)s; write one of them.") % both)
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", figures):
        figures = figures.replace(",", "")
    elif re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+", figures):
        figures = figures.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d+,\d+", figures):
        figures = figures.replace(",", ".")
    return Cell(re.sub(r"\.0+$", "", figures) if re.fullmatch(r"[+-]?\d+\.0+", figures) else figures, line)


def as_time(text: str, line: int) -> Cell:
    """9.30, 9:30 or 2:30 pm as 09:30, 09:30 and 14:30."""
    found = _clock.fullmatch(plain(text))
    if not found:
        return Cell(plain(text), line)
    hour, minute, second, half = found.groups()
    if half and 1 <= int(hour) <= 12:
        hour = str(int(hour) % 12 + 12 * (half.lower() == "p"))
    return Cell(":".join([hour.zfill(2), minute, *([second] if second else [])]), line)


def as_date(text: str, line: int) -> Cell:
    """A date as EDTF where it can mean one only: 12.05.2024, 13/05/2024, May 2024, 12–15 мая 2024 г."""
    text = plain(text)
    if is_edtf(text):
        return Cell(text, line)
    if re.fullmatch(r"[2-6]\d{4}(\.\d+)?", text):
        day = FIRST_DAY + timedelta(days=int(float(text)))
        reason = _(
            "“%(text)s” is how a spreadsheet counts days; it may be %(day)s. Write that, if it is what is meant."
        )
        return Cell(text, line, reason % {"text": text, "day": day.isoformat()})
    if found := _slashed.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), found[3]
        if first != second and max(first, second) <= 12:
            both = {"text": text, "one": f"{year}-{second:02}-{first:02}", "two": f"{year}-{first:02}-{second:02}"}
            return Cell(text, line, _("“%(text)s” may be %(one)s or %(two)s; write one of them.") % both)
        month, day = (second, first) if second <= 12 else (first, second)
        return Cell(f"{year}-{month:02}-{day:02}", line)
    return Cell(sure_date(text), line)


def sure_date(text: str) -> str:
    written = text
    if found := _dotted.fullmatch(text):
        written = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    elif found := _year_first.fullmatch(text):
        written = "-".join([found[1], found[2].zfill(2), *([found[3].zfill(2)] if found[3] else [])])
    elif found := _month_first.fullmatch(text):
        written = f"{found[2]}-{int(found[1]):02}"
    elif is_plain(text) and re.search(r"[^\W\d]|^\d{4}\s*[-–—]\s*\d{4}$", text):
        written = suggest(text)
    return written if is_edtf(written) else text


def is_edtf(text: str) -> bool:
    try:
        edtf.parse(text)
    except edtf.EdtfError:
        return False
    return True


@cache
def choices_of(field: models.Field) -> dict[str, str]:
    """What may be written for each value of a field with choices: its key, its name in four languages, folded."""
    named: dict[str, set[str]] = {}
    for language in LANGUAGES:
        with override(language):
            for value, label in field.flatchoices:
                if value not in ("", None):
                    named.setdefault(fold(str(label)), set()).add(value)
    if field.name == "language":
        for code in LANGUAGES:
            for word in words_for(code):
                named.setdefault(word, set()).add(code)
    found = {words: values.pop() for words, values in named.items() if len(values) == 1}
    return found | {fold(str(value)): value for value, _label in field.flatchoices if value not in ("", None)}


@cache
def countries() -> dict[str, str]:
    """Folded names of countries in four languages, and their codes."""
    named = {fold(country_name(code, language)): code for code in country_codes() for language in LANGUAGES}
    return named | {fold(code): code for code in country_codes()}
