"""The XML of a workbook, piece by piece, by a parser that accepts no document type and so no entities."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from django.utils.translation import gettext as _

from events.intake.sheets import MAX_CELL, MAX_COLUMNS, MAX_LINES, Faulty, refusal, too_long

MAX_ELEMENTS = 3_000_000
ALL_COLUMNS = 16_384  # that a sheet can have
Elements = list[tuple[str, dict[str, str]]]
_escaped = re.compile("_x([0-9A-Fa-f]{4})_")
_reference = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class Raw:
    """A cell as the XML has it; `text` of its value, `kind` the letter of its type."""

    kind: str
    style: int
    text: str = ""
    formula: bool = False


Numbered = tuple[int, list[tuple[int, Raw]]]
Span = tuple[int, int, int, int]  # first line, first column, last line, last column; columns from 0


class Parser:
    """Calls `start(tag, attributes)`, `end(tag)` and `text(letters)` without the prefixes of names."""

    def __init__(self, name: str, start: Callable, end: Callable | None = None, text: Callable | None = None) -> None:
        self.name, self.count, self.start, self.end = name, 0, start, end
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.first
        self.parser.StartDoctypeDeclHandler = self.no_doctype
        if text:
            self.parser.CharacterDataHandler = text

    def first(self, tag: str, attributes: dict[str, str]) -> None:
        """The first name shows whether names have prefixes; most files have none, and are read faster so."""
        begin, end = self.begin, self.end
        if ":" in tag:
            self.parser.StartElementHandler = lambda tag, given: begin(tag.rpartition(":")[2], given)
            self.parser.EndElementHandler = end and (lambda tag: end(tag.rpartition(":")[2]))
        else:
            self.parser.StartElementHandler, self.parser.EndElementHandler = begin, end

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise refusal(self.name, _("The workbook has too many cells; split the file."))
        self.start(tag, attributes)

    def no_doctype(self, *_parts: object) -> None:
        raise refusal(self.name, _("The workbook declares entities, which no spreadsheet does; it is not read."))


def elements(name: str, chunks: Iterable[bytes]) -> Elements:
    """All elements of a part in order."""
    found: Elements = []
    parser = Parser(name, lambda tag, attributes: found.append((tag, attributes))).parser
    for chunk in chunks:
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return found


def texts(name: str, chunks: Iterable[bytes]) -> Iterator[str]:
    """The shared texts, in the order of their numbers; what is only there to be spoken (phonetics) is left out."""
    reader = TextReader(name)
    for chunk in chunks:
        reader.parser.Parse(chunk, False)
        yield from reader.taken()
    reader.parser.Parse(b"", True)
    yield from reader.taken()


class TextReader:
    def __init__(self, name: str) -> None:
        self.found: list[str] = []
        self.pieces: list[str] = []
        self.size, self.is_text, self.is_spoken = 0, False, False
        self.parser = Parser(name, self.start, self.end, self.take).parser

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if tag == "si":
            self.pieces, self.size = [], 0
        elif tag == "rPh":
            self.is_spoken = True
        self.is_text = tag == "t" and not self.is_spoken

    def take(self, letters: str) -> None:
        if self.is_text and self.size <= MAX_CELL:
            self.pieces.append(letters)
            self.size += len(letters)

    def end(self, tag: str) -> None:
        if tag == "si":
            self.found.append(Faulty(too_long()) if self.size > MAX_CELL else unescaped("".join(self.pieces)))
        elif tag == "rPh":
            self.is_spoken = False
        self.is_text = False

    def taken(self) -> list[str]:
        found, self.found = self.found, []
        return found


class RowReader:
    """Gathers the cells of a sheet; a line is done when its element ends. `hidden` counts lines that are not shown."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[Numbered] = []
        self.cells: list[tuple[int, Raw]] = []
        self.line, self.lines, self.place, self.size, self.hidden = 0, 0, -1, 0, 0
        self.raw, self.inside, self.is_spoken, self.is_hidden = Raw("", 0), "", False, False
        self.parser = Parser(name, self.start, self.end, self.take).parser

    def rows(self, chunks: Iterable[bytes]) -> Iterator[Numbered]:
        """Each line with its number and its cells, each with its place in the line (from 0)."""
        for chunk in chunks:
            self.parser.Parse(chunk, False)
            yield from self.taken()
        self.parser.Parse(b"", True)
        yield from self.taken()

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "c":
            self.start_cell(given)
        elif tag in ("v", "t"):
            self.inside = "" if self.is_spoken else tag
        elif tag == "f":
            self.raw.formula = True
        elif tag == "row":
            self.line = int(given.get("r", self.line + 1))
            self.cells, self.place = [], -1
            self.is_hidden = given.get("hidden") in ("1", "true")
        elif tag == "rPh":
            self.is_spoken = True

    def start_cell(self, given: dict[str, str]) -> None:
        found = _reference.fullmatch(given.get("r", ""))
        self.place = column_of(found[1]) if found else self.place + 1
        if self.place >= MAX_COLUMNS:
            raise refusal(self.name, _("There are more than %(most)d columns.") % {"most": MAX_COLUMNS}, self.line)
        self.raw, self.size = Raw(given.get("t", "n"), int(given.get("s", 0))), 0

    def take(self, letters: str) -> None:
        if self.inside and self.size <= MAX_CELL:
            self.raw.text += letters
            self.size += len(letters)

    def end(self, tag: str) -> None:
        self.inside = ""
        if tag == "c":
            if self.raw.kind in ("str", "inlineStr"):
                self.raw.text = unescaped(self.raw.text)
            if self.raw.text or self.raw.formula:
                self.cells.append((self.place, self.raw))
        elif tag == "row" and self.cells:
            self.cells.sort(key=lambda cell: cell[0])
            self.lines += 1
            self.hidden += self.is_hidden
            if self.lines > MAX_LINES:
                raise refusal(
                    self.name, _("There are more than %(most)d lines; split the file.") % {"most": MAX_LINES}, self.line
                )
            self.found.append((self.line, self.cells))
        elif tag == "rPh":
            self.is_spoken = False

    def taken(self) -> list[Numbered]:
        found, self.found = self.found, []
        return found


class Covered:
    """Cells that lie under a merged one: they have no value of their own, and only a person knows what was meant."""

    def __init__(self, spans: list[Span]) -> None:
        self.later = sorted(spans, reverse=True)
        self.here: list[Span] = []

    def mark(self, line: int, values: list[str | None]) -> None:
        """Put the reason into the cells of a line that are covered. Raises ValueError if merged cells overlap."""
        while self.later and self.later[-1][0] <= line:
            self.here.append(self.later.pop())
        self.here = [span for span in self.here if span[2] >= line]
        if sum(right - left + 1 for _top, left, _bottom, right in self.here) > ALL_COLUMNS:
            raise ValueError("merged cells overlap")
        for top, left, _bottom, right in self.here:
            right = min(right, MAX_COLUMNS - 1)
            values += [None] * (right + 1 - len(values))
            for place in range(left, right + 1):
                if (line, place) != (top, left) and not values[place]:
                    values[place] = Faulty(
                        _("This cell is merged with others, so its value is not clear; take the merging back.")
                    )


def span(first: bytes, last: bytes) -> Span:
    (left, top), (right, bottom) = (_reference.fullmatch(one.decode()).groups() for one in (first, last))
    return int(top), column_of(left), int(bottom), column_of(right)


def column_of(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def unescaped(text: str) -> str:
    """The text in which XLSX wrote characters as _x000D_; a written _x is _x005F_x."""
    return _escaped.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
