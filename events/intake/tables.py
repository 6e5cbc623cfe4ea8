"""Reads a file into rows in which each record and field knows its line; what they mean is not asked yet."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from events.intake.problems import IntakeError, Problem

MAX_BYTES = 5 * 1024 * 1024  # of YAML; sheets and JSON, which are read line by line, may be larger


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a field: text, nothing, a list or named cells; the line where it begins; what is wrong with it."""

    content: "str | list[Cell] | dict[str, Cell] | None"
    line: int
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the file gives it; `namespace` makes its identity when the record states no uuid."""

    file: str
    line: int
    noun: str
    cells: dict[str, Cell]
    namespace: str = ""


@dataclass
class Table:
    """All rows of one file, and what is wrong with its form."""

    name: str
    sha256: str
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, line: int, name: str, reason: str) -> None:
        self.problems.append(Problem(self.name, line, name, reason))


Reader = Callable[[str, Table], None]


def readers() -> dict[str, Reader]:
    """Which code reads which kind of file, by the ending of its name."""
    from events.intake import rows_of_yaml

    return {".yaml": rows_of_yaml.read, ".yml": rows_of_yaml.read}


def line_readers() -> dict[str, Callable[[bytes, "Table"], None]]:
    """The same for files in which each record stands by itself; these take bytes, and see to their size themselves."""
    from events.intake import rows_of_json, rows_of_sheets

    return dict.fromkeys(rows_of_sheets.ENDINGS, rows_of_sheets.read) | {".json": rows_of_json.read}


def read(path: Path) -> Table:
    """The rows of a file. Raises IntakeError when the file cannot be opened at all."""
    from events.intake.sheets import MAX_BYTES as MOST

    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        reason = _("The file cannot be opened: %(why)s.") % {"why": error.strerror}
        raise IntakeError([Problem(path.name, 0, "", reason)]) from error
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Table:
    """The rows of a file already at hand, such as an upload; its form's faults are in `Table.problems`."""
    table = Table(name, hashlib.sha256(data).hexdigest())
    ending = Path(name).suffix.lower()
    reader, by_line = readers().get(ending), line_readers().get(ending)
    if by_line is not None:
        by_line(data, table)
    elif reader is None:
        known = ", ".join(ending for ending in (*readers(), *line_readers()) if ending != ".xls")
        table.refuse(0, "", _("Files of this kind cannot be read; these can: %(known)s.") % {"known": known})
    elif len(data) > MAX_BYTES:
        size = MAX_BYTES // 1024 // 1024
        table.refuse(0, "", _("The file is larger than %(size)d MB; split it.") % {"size": size})
    elif (text := decoded(data, table)) is not None:
        reader(text, table)
    return table


def decoded(data: bytes, table: Table) -> str | None:
    """The text of a UTF-8 file, or None after a refusal."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = _("The file is not UTF-8 text; save it as UTF-8.")
        table.refuse(data[: error.start].count(b"\n") + 1, "", reason)
        return None
    odd = next((place for place, letter in enumerate(text) if is_control(letter)), None)
    if odd is not None:
        reason = _("The text holds a control character (%(code)s), which cannot be stored.")
        table.refuse(text[:odd].count("\n") + 1, "", reason % {"code": f"U+{ord(text[odd]):04X}"})
        return None
    return text


def is_control(letter: str) -> bool:
    """Characters that are neither text nor line breaks nor tabs: NUL and its kin, halves of pairs."""
    code = ord(letter)
    return (code < 32 and letter not in "\t\n\r") or 127 <= code < 160 or code in (0xFFFE, 0xFFFF)
