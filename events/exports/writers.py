"""Writes tables of records as CSV, XLSX and JSON, line by line; no spreadsheet takes a text in them for a formula."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import chain
from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from events.exports.flat import Flat
from events.intake.sheets import MOST_IN_CELL, guarded

MOST_DIGITS = 15  # what a number of a spreadsheet can hold
WIDTH, WIDEST = 18, 60
# Workbooks must state when they were made; the same one each time, so that the same records are the same bytes.
UNDATED = datetime(1980, 1, 1)

Value = str | Decimal | None


def as_csv(flat: Flat) -> Iterator[str]:
    """The lines of a CSV; the mark at its beginning tells Excel that it is UTF-8."""
    yield "\ufeff"
    for line in flat.lines():
        text = io.StringIO()
        csv.writer(text).writerow([plain(value) for value in line])
        yield text.getvalue()


def plain(value: Value) -> str:
    return guarded(value) if isinstance(value, str) else "" if value is None else f"{value:f}"


def as_json(flat: Flat) -> Iterator[str]:
    """An object of one list, a record a line; texts as the catalogue keeps them, under the names of its columns."""
    yield f'{{"{flat.model._meta.model_name}": ['
    mark = "\n"
    for said in flat.told():
        yield mark + json.dumps(said, ensure_ascii=False, default=number)
        mark = ",\n"
    yield "\n]}\n"


def number(value: Decimal) -> int | float | str:
    """A number as JSON has it; one that a program would round is written as text."""
    if value == value.to_integral():
        return int(value)
    return float(value) if is_exact(value) else f"{value:f}"


def is_exact(value: Decimal) -> bool:
    return len(value.as_tuple().digits) <= MOST_DIGITS and Decimal(str(float(value))) == value


def as_xlsx(flat: Flat) -> Iterator[bytes]:
    """The bytes of a workbook with one sheet, called after its noun."""
    with TemporaryFile() as file:
        write_workbook(file, flat)
        file.seek(0)
        while piece := file.read(64 * 1024):
            yield piece


def write_workbook(file: IO[bytes], flat: Flat) -> None:
    """All cells are text, so that no spreadsheet turns 2024-05 into a day; only numbers are numbers."""
    book = Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": UNDATED})
    text, bold = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
    sheet = book.add_worksheet(flat.model.plural)
    sheet.freeze_panes(1, 1)
    for place, line in enumerate(flat.lines()):
        if not place:
            sheet.set_column(0, max(len(line) - 1, 0), WIDTH, text)
        for column, value in enumerate(line):
            if isinstance(value, Decimal) and is_exact(value):
                sheet.write_number(place, column, float(value))
            elif value is not None:
                sheet.write_string(place, column, fitting(plain(value)), text if place else bold)
    book.close()


class TooLong(Exception):
    """A text that no cell of a workbook can hold."""


def fitting(text: str) -> str:
    if len(text) > MOST_IN_CELL:
        raise TooLong(_("A text is longer than a cell of XLSX can be; take CSV or JSON."))
    return text


def begun(pieces: Iterator[str | bytes]) -> Iterable[str | bytes]:
    """The pieces, the first of them made already: what cannot be written at all fails here."""
    first = next(pieces)
    return chain([first], pieces)


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending is its name."""

    content_type: str
    write: Callable[[Flat], Iterator[str | bytes]]
    in_words: bool = True


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", as_csv),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "json": Format("application/json", as_json, in_words=False),
}
