"""Reads CSV as spreadsheets write it: by any of their dividers and in any of their encodings."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress

from django.utils.translation import gettext as _

from events.intake.cells import SHORTENED, shortened
from events.intake.sheets import MAX_COLUMNS, MAX_LINES, Faulty, Line, Sheet, laid_out, refusal

DIVIDERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, with which it begins
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
LONGEST_LINE = 1_000_000
PIECE = 1024 * 1024
SAMPLE = 10  # lines by which the divider is found

# Bytes of Turkish letters in windows-1254, which Azerbaijani and Uzbek share but for ə.
_turkish = frozenset("çÇğĞıİöÖşŞüÜâÂîÎ".encode("cp1254"))
_high_runs = re.compile(rb"[A-Za-z\xb8\xa8\xc0-\xff]+")


def read(name: str, data: bytes) -> list[Sheet]:
    """The one table of a CSV file. Raises IntakeError."""
    sheet = Sheet(name)
    encoding = encoding_of(name, data)
    if encoding not in ("utf-8", "utf-8-sig"):
        sheet.notes.append(
            _("The file was read as %(encoding)s; see whether the letters are right.") % {"encoding": encoding}
        )
    text = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
    divider, skipped = divider_of(name, data[:LONGEST_LINE].decode(encoding, "ignore"))
    if skipped:
        text.readline(LONGEST_LINE)
    return [laid_out(sheet, lines_of(name, text, divider, skipped))]


def encoding_of(name: str, data: bytes) -> str:
    """UTF-8 or UTF-16 where the file says or shows so, else a Windows page if its words leave no doubt."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return checked(name, data, encoding)
    odd, even = data[1:4000:2].count(0), data[0:4000:2].count(0)
    if max(odd, even) > 3 * (min(odd, even) + 1) and max(odd, even) > min(len(data), 4000) / 8:
        return checked(name, data, "utf-16-le" if odd > even else "utf-16-be")
    fault = fault_of(data, "utf-8")
    if fault is not None:
        encoding = code_page(data)
        if not encoding:
            line = data[:fault].count(b"\n") + 1
            raise refusal(name, _("The encoding of the file is not known; save it as CSV UTF-8 or as .xlsx."), line)
        return encoding
    return "utf-8"


def checked(name: str, data: bytes, encoding: str) -> str:
    if fault_of(data, encoding) is not None:
        reason = _("The file says that it is %(encoding)s, but it is not; save it as CSV UTF-8 or as .xlsx.")
        raise refusal(name, reason % {"encoding": encoding.upper()})
    return encoding


def code_page(data: bytes) -> str:
    """Cyrillic if letters beyond ASCII make up whole words, Turkish if they stand among Latin ones; "" in doubt."""
    whole = mixed = turkish = 0
    for found in _high_runs.finditer(data[:2_000_000]):
        word = found[0]
        high = sum(byte > 127 for byte in word)
        if high == len(word):
            whole += high > 1
        elif high:
            mixed += 1
            turkish += all(byte < 128 or byte in _turkish for byte in word)
    if whole > 4 * mixed and fault_of(data, "cp1251") is None:
        return "windows-1251"
    if mixed > 4 * whole and turkish >= mixed * 0.95 and fault_of(data, "cp1254") is None:
        return "windows-1254"
    return ""


def fault_of(data: bytes, encoding: str) -> int | None:
    """Near which byte the file is not in this encoding; None if it is. Decoded in pieces, it needs no memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for start in range(0, len(data), PIECE):
        try:
            decoder.decode(data[start : start + PIECE], start + PIECE >= len(data))
        except UnicodeDecodeError as error:
            return start + error.start
    return None


def divider_of(name: str, text: str) -> tuple[str, int]:
    """What divides the cells, and how many lines say so ("sep=;") and are no records."""
    text = text.lstrip("\ufeff")
    if found := re.match(r"\"?sep=(.)\"?\r?\n", text, re.IGNORECASE):
        return found[1], 1
    best, divider = (1, 1.0), ","
    for one in DIVIDERS:
        widths = []
        with suppress(csv.Error):  # what was read until then is enough
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=one):
                widths += [len(row)] * any(row)
                if len(widths) == SAMPLE:
                    break
        widest = max(widths, default=0)
        score = (widths[0] if widths else 0, widths.count(widest) / max(len(widths), 1))
        if max(widths[:1], default=0) == 1 and widest > 1:  # A title above the header.
            score = (widest, score[1])
        if score > best:
            best, divider = score, one
    return divider, 0


def lines_of(name: str, text: io.TextIOWrapper, divider: str, skipped: int) -> Iterator[Line]:
    """Every line with its number, which is where it begins. Raises IntakeError."""
    reader = csv.reader(bounded(name, text), delimiter=divider, strict=True)
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = _("From here on the cells cannot be told apart; is a quotation mark missing at the end of a text?")
            raise refusal(name, reason, line) from error
        if len(cells) > MAX_COLUMNS:
            raise refusal(name, _("There are more than %(most)d columns.") % {"most": MAX_COLUMNS}, line)
        if line > MAX_LINES:
            raise refusal(name, _("There are more than %(most)d lines; split the file.") % {"most": MAX_LINES}, line)
        yield line, [Faulty(shortened(cell)) if SHORTENED.fullmatch(cell) else cell or None for cell in cells]


def bounded(name: str, text: io.TextIOWrapper) -> Iterator[str]:
    """The lines of the text; one that never ends is refused."""
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise refusal(
                name,
                _("This line is longer than any record can be (%(most)d characters).") % {"most": LONGEST_LINE},
                number,
            )
        yield line
