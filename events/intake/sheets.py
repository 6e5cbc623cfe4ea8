"""A spreadsheet as it is read: its headers, its lines one by one, what is said about it, what is wrong with it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from events.intake.columns import known_headers, noun_names
from events.intake.headers import folded
from events.intake.keys import NOUNS
from events.intake.problems import IntakeError, Problem

MAX_BYTES = 64 * 1024 * 1024
MAX_COLUMNS = 2_000
MAX_LINES = 100_000
MAX_CELL = 100_000
MOST_IN_CELL = 32_767  # characters that XLSX can hold
HEADER_WITHIN = 12  # lines in which the header is looked for

# What a spreadsheet would calculate, or shorten: after any apostrophes.
RISKY = re.compile(r"'*(?:[=+\-@\t\r\n＝＋－＠]|\d(?:[.,]\d+)?[eE][+-]\d{2,3}\Z)")
_control = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

Line = tuple[int, list[str | None]]


@dataclass
class Sheet:
    """One table of a file; `title` is what the sheet is called, "" in a CSV.

    `records` gives each line with its number, once, and raises IntakeError if the rest cannot be read. A line in which
    something is wrong is left out and told in `problems`.
    """

    name: str
    title: str = ""
    headers: list[str] = field(default_factory=list)
    header_line: int = 1
    records: Iterable[Line] = ()
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def noun(self) -> str:
        """The noun that the sheet or the file is called after, if any."""
        return noun_names().get(folded(self.title), "") or noun_names().get(folded(Path(self.name).stem), "")

    def refuse(self, line: int, header: str, reason: str) -> None:
        self.problems.append(Problem(self.name, line, header, reason))


def open(name: str, source: bytes | Path) -> Sheet:
    """The table of a file, of several the first. Raises IntakeError when it cannot be read."""
    return open_all(name, source)[0]


def readers() -> dict[str, Callable[[str, bytes], list["Sheet"]]]:
    """Which code reads which kind of file, by the ending of its name."""
    from events.intake import csv_sheets, workbook

    kinds = dict.fromkeys((".csv", ".tsv", ".txt"), csv_sheets.read)
    return kinds | dict.fromkeys((".xlsx", ".xlsm"), workbook.read)


def open_all(name: str, source: bytes | Path) -> list[Sheet]:
    """Every table of a file that lists records: one of a CSV, one for each noun of a workbook. Raises IntakeError."""
    ending = Path(name).suffix.lower()
    if ending == ".xls":
        raise refusal(name, _("This is the old kind of spreadsheet; save it as .xlsx or as CSV."))
    if ending not in readers():
        known = ", ".join(readers())
        raise refusal(name, _("Files of this kind cannot be read; these can: %(known)s.") % {"known": known})
    data = source if isinstance(source, bytes) else contents(name, source)
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1024 // 1024
        raise refusal(name, _("The file is larger than %(size)d MB; split it.") % {"size": size})
    if not data.strip():
        raise refusal(name, _("The file is empty."))
    return readers()[ending](name, data)


def contents(name: str, path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise refusal(name, _("The file cannot be opened: %(why)s.") % {"why": error.strerror}) from error


def refusal(name: str, reason: str, line: int = 0, header: str = "") -> IntakeError:
    return IntakeError([Problem(name, line, header, reason)])


def laid_out(sheet: Sheet, lines: Iterator[Line]) -> Sheet:
    """Find the header among the first lines and let the records follow; the lines before it are told in a note."""
    first: list[Line] = []
    for line in lines:
        if any(given(cell) for cell in line[1]):
            first.append(line)
        if len(first) == HEADER_WITHIN:
            break
    if not first:
        raise refusal(sheet.name, _("The table is empty."))
    best = max(range(len(first)), key=lambda place: (understood(first[place][1]), -place))
    sheet.header_line, cells = first[best]
    sheet.headers = [" ".join((cell or "").split()) for cell in trimmed(cells)]
    if best:
        sheet.notes.append(
            _("The header was found in line %(line)d; the lines before it are left out.") % {"line": sheet.header_line}
        )
    note_twice(sheet)
    sheet.records = records(sheet, first[best + 1 :], lines)
    return sheet


def note_twice(sheet: Sheet) -> None:
    twice = sorted({header for header in sheet.headers if header and sheet.headers.count(header) > 1})
    if twice:
        sheet.notes.append(
            _("These headers stand more than once; the first counts: %(headers)s.") % {"headers": ", ".join(twice)}
        )


def records(sheet: Sheet, first: Iterable[Line], rest: Iterator[Line]) -> Iterator[Line]:
    """The lines that say something, as long as the header, with nothing in them that no field could hold."""
    for group in (first, rest):
        for line, cells in group:
            if any(given(cell) for cell in cells) and is_sound(sheet, line, cells):
                width = len(sheet.headers)
                yield line, [restored(cell) for cell in cells[:width]] + [None] * (width - len(cells))


def is_sound(sheet: Sheet, line: int, cells: list[str | None]) -> bool:
    before = len(sheet.problems)
    if any(given(cell) for cell in cells[len(sheet.headers) :]):
        sheet.refuse(line, "", _("There are more cells here than the header has columns; is a quotation mark missing?"))
    for header, cell in zip(sheet.headers, cells, strict=False):
        if isinstance(cell, Faulty):
            sheet.refuse(line, header, cell.reason)
        elif cell and (odd := _control.search(cell)):
            reason = _("The text holds a control character (%(code)s), which cannot be stored.")
            sheet.refuse(line, header, reason % {"code": f"U+{ord(odd[0]):04X}"})
        elif cell and len(cell) > MAX_CELL:
            sheet.refuse(line, header, too_long())
    return len(sheet.problems) == before


def too_long() -> str:
    return _("This cell holds more than %(most)d characters; no field can hold that.") % {"most": MAX_CELL}


class Faulty(str):
    """A cell without a value that could be taken, and the reason."""

    reason: str

    def __new__(cls, reason: str) -> "Faulty":
        made = super().__new__(cls, "?")
        made.reason = reason
        return made


def given(cell: str | None) -> bool:
    return bool(cell and cell.strip())


def trimmed(cells: list[str | None]) -> list[str | None]:
    last = max((place for place, cell in enumerate(cells) if given(cell)), default=-1)
    return cells[: last + 1]


def restored(cell: str | None) -> str | None:
    """The text without the apostrophe that an export puts before what a spreadsheet would calculate."""
    return cell[1:] if cell and cell[0] == "'" and RISKY.match(cell) else cell


def guarded(text: str) -> str:
    """The text as an export writes it, so that no spreadsheet takes it for a formula; `restored` undoes it exactly."""
    return f"'{text}" if RISKY.match(text) else text


def understood(cells: list[str | None]) -> int:
    """How many cells of a line could be headers of ours."""
    return sum(folded(cell[:200]) in all_headers() for cell in cells if cell)


@cache
def all_headers() -> frozenset[str]:
    return frozenset(header for model in NOUNS.values() for header in known_headers(model))
