"""Reads XLSX line by line, within a fixed memory, and trusts nothing that the file says of itself.

No library is used: those that read line by line do not tell hidden lines, merged cells or formulas without a value, and
those that do hold the whole workbook in memory, which is what a hostile file wants.
"""

import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from xml.parsers import expat

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.intake import number_formats, sheet_xml
from events.intake.problems import IntakeError
from events.intake.sheet_xml import Elements, Span
from events.intake.sheets import MAX_CELL, Faulty, Line, Sheet, laid_out, refusal, too_long

MAX_UNPACKED = 256 * 1024 * 1024
MAX_FILES = 2_000
MAX_MERGED = 50_000
MAX_SMALL = 16 * 1024 * 1024  # of a part that is read at once: the list of sheets, the styles
MAX_SHARED = 96 * 1024 * 1024  # what the texts may take in memory
CHUNK = 64 * 1024
LONGEST_TAG = 400
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_merged = re.compile(rb"""mergeCell\s[^>]{0,200}?ref=["']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})["']""")


@dataclass
class Workbook:
    """An opened file: its sheets by their names, the texts they share, which styles show dates."""

    name: str
    archive: zipfile.ZipFile
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    from_1904: bool = False


def read(name: str, data: bytes) -> list[Sheet]:
    """One table for each sheet that is called after a noun; if none is, the first. Raises IntakeError."""
    try:
        return tables(opened(name, data))
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        EOFError,
        NotImplementedError,
        ValueError,
        KeyError,
    ) as error:
        raise broken(name) from error
    except RuntimeError as error:  # what zipfile raises for a file with a password
        raise refusal(name, _("The file is locked by a password; save it without one.")) from error


def broken(name: str) -> IntakeError:
    return refusal(name, _("The file is damaged or is no XLSX; open it in a spreadsheet and save it anew, or as CSV."))


def tables(book: Workbook) -> list[Sheet]:
    shown = [(title, path) for title, path, is_hidden in book.sheets if not is_hidden]
    if not shown:
        raise refusal(book.name, _("The workbook has no sheet that can be seen."))
    named = [(title, path) for title, path in shown if Sheet("", title).noun]
    found = [table(book, title, path) for title, path in (named or shown[:1])]
    left = [title for title, path, _hidden in book.sheets if (title, path) not in (named or shown[:1])]
    if left:
        found[0].notes.append(_("These sheets are left out: %(sheets)s.") % {"sheets": ", ".join(left)})
    return found


def opened(name: str, data: bytes) -> Workbook:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refusal(
            name, _("The file is locked by a password or of the old kind; save it as .xlsx without a password.")
        )
    archive = zipfile.ZipFile(BytesIO(data))
    parts = archive.infolist()
    if len(parts) > MAX_FILES or sum(part.file_size for part in parts) > MAX_UNPACKED:
        size = MAX_UNPACKED // 1024 // 1024
        raise refusal(name, _("Unpacked, the file is larger than %(size)d MB; split it.") % {"size": size})
    book = Workbook(name, archive)
    start = next(target for kind, target in ties(book, "").values() if kind == "officeDocument")
    within = ties(book, start)
    read_sheets(book, start, within)
    targets = dict(within.values())
    if "styles" in targets:
        book.formats = number_formats.formats(small(book, targets["styles"]))
    if "sharedStrings" in targets:
        book.texts = shared_texts(book, targets["sharedStrings"])
    return book


def ties(book: Workbook, path: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: {"rId1": ("worksheet", "xl/worksheets/sheet1.xml")}."""
    folder, _mark, file = path.rpartition("/")
    found = {}
    for tag, given in small(book, join(folder, "_rels", f"{file}.rels")):
        if tag == "Relationship":
            target = given["Target"]
            whole = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found[given["Id"]] = (given["Type"].rpartition("/")[2], whole)
    return found


def read_sheets(book: Workbook, path: str, within: dict[str, tuple[str, str]]) -> None:
    for tag, given in small(book, path):
        if tag == "sheet":
            identity = next(value for name, value in given.items() if name.rpartition(":")[2] == "id" and ":" in name)
            kind, target = within[identity]
            if kind == "worksheet":
                book.sheets.append((given["name"], target, given.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            book.from_1904 = given.get("date1904") in ("1", "true")


def small(book: Workbook, path: str) -> Elements:
    """All elements of a small part, each with its attributes."""
    if book.archive.getinfo(path).file_size > MAX_SMALL:
        raise broken(book.name)
    return sheet_xml.elements(book.name, chunks(book, path))


def chunks(book: Workbook, path: str) -> Iterator[bytes]:
    """A part, unpacked bit by bit; never more than it says, and all parts together say little enough."""
    with book.archive.open(path) as file:
        while chunk := file.read(CHUNK):
            yield chunk


def shared_texts(book: Workbook, path: str) -> list[str]:
    texts, size = [], 0
    for text in sheet_xml.texts(book.name, chunks(book, path)):
        size += sys.getsizeof(text) + 8
        if size > MAX_SHARED:
            raise refusal(book.name, _("The texts of the workbook are too many; split the file."))
        texts.append(text)
    return texts


def table(book: Workbook, title: str, path: str) -> Sheet:
    sheet = Sheet(book.name, title)
    return laid_out(sheet, guarded(book, lines_of(book, path, sheet)))


def merged_cells(book: Workbook, path: str) -> list[Span]:
    """They stand after all lines, so the sheet is looked over for them before it is read."""
    found, before = [], b""
    for chunk in chunks(book, path):
        text = before + chunk
        if b"mergeCell" not in text:
            before = text[-LONGEST_TAG:]
            continue
        end = text.rfind(b"<")
        found += [sheet_xml.span(*ends) for ends in _merged.findall(text, 0, end)]
        before = text[end:][-CHUNK:]
        if len(found) > MAX_MERGED:
            raise broken(book.name)
    return found


def guarded(book: Workbook, lines: Iterator[Line]) -> Iterator[Line]:
    """The lines; what breaks off in the middle of reading is told like what breaks off at its start."""
    try:
        yield from lines
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        EOFError,
        NotImplementedError,
        ValueError,
        KeyError,
    ) as error:
        raise broken(book.name) from error


def lines_of(book: Workbook, path: str, sheet: Sheet) -> Iterator[Line]:
    covered, reader = sheet_xml.Covered(merged_cells(book, path)), sheet_xml.RowReader(book.name)
    for number, cells in reader.rows(chunks(book, path)):
        values: list[str | None] = []
        for place, one in cells:
            values += [None] * (place - len(values))
            values.append(value_of(book, one))
        covered.mark(number, values)
        yield number, values
    if reader.hidden:
        note = ngettext("%d hidden line is read as well.", "%d hidden lines are read as well.", reader.hidden)
        sheet.notes.append(note % reader.hidden)


def value_of(book: Workbook, one: sheet_xml.Raw) -> str | None:
    """What stands in a cell, as text: numbers without their shortening, dates as EDTF."""
    if one.kind == "e":
        return Faulty(_("The formula here gives an error (%(error)s); write the value.") % {"error": one.text})
    if one.formula and not one.text and one.kind != "str":
        return Faulty(
            _("The formula here has no stored value; open the file in a spreadsheet and save it, or write the value.")
        )
    if not one.text:
        return None
    if one.kind == "s":
        return book.texts[int(one.text)]
    if one.kind in ("str", "inlineStr"):
        return one.text if len(one.text) <= MAX_CELL else Faulty(too_long())
    if one.kind == "b":
        return "yes" if one.text == "1" else "no"
    if one.kind == "d":
        return one.text
    pattern = book.formats[one.style] if 0 <= one.style < len(book.formats) else ""
    return number_formats.written(one.text, pattern, book.from_1904)
