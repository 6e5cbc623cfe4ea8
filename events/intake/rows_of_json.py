"""Reads JSON into rows, record by record: a list of objects, or lists under the names of their nouns."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from events.intake import columns
from events.intake.csv_sheets import fault_of
from events.intake.keys import NOUNS, keys_of
from events.intake.problems import IntakeError
from events.intake.refused_column import is_reason
from events.intake.sheets import MAX_BYTES, MAX_CELL, MAX_LINES, Sheet, refusal
from events.intake.tables import Row, Table, is_control

MAX_DEPTH = 12
MAX_RECORD = 1024 * 1024
_token = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\Z)|[\[\]{},:]|[^\s"\[\]{},:]+', re.DOTALL)


def read(data: bytes, table: Table) -> None:
    """Fill the table with the rows of a file."""
    try:
        for noun, line, content, namespace in records(table.name, data):
            noun = noun or noun_of(table.name, tuple(content))
            if noun in NOUNS:
                table.rows.append(row(table, noun, line, content, namespace))
            elif noun:
                table.rows.append(Row(table.name, line, noun, {}))
            else:
                reason = _("It is not clear what this is; put the list under a noun, such as {“talk”: [...]}.")
                raise refusal(table.name, reason, line)
    except IntakeError as error:
        table.problems += error.problems


@lru_cache(maxsize=1000)
def noun_of(name: str, fields: tuple[str, ...]) -> str:
    noun, _keys = columns.guess(fields, Sheet(name).noun)
    return noun


def row(table: Table, noun: str, line: int, content: dict[str, Any], namespace: str) -> Row:
    return Row(table.name, line, noun, columns.grown(NOUNS[noun], tree_of(NOUNS[noun], content), line), namespace)


def tree_of(model: type[models.Model], content: dict[str, Any]) -> dict:
    """Fields under their keys, whether they stand there by key, with dots or by a header; others as they are."""
    tree: dict = {}
    for name, value in content.items():
        if is_reason(name):
            continue
        key = None if name in keys_of(model) else columns.key_of(model, name)
        columns.plant(tree, key.split(".") if key else [name], value)
    return tree


def records(name: str, data: bytes) -> Iterator[tuple[str, int, dict[str, Any], str]]:
    """Noun ("" if none is named), line, content and namespace of each record. Raises IntakeError."""
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1024 // 1024
        raise refusal(name, _("The file is larger than %(size)d MB; split it.") % {"size": size})
    data = data.removeprefix(b"\xef\xbb\xbf")
    fault = fault_of(data, "utf-8")
    if fault is not None:
        raise refusal(name, _("The file is not UTF-8 text; save it as UTF-8."), data[:fault].count(b"\n") + 1)
    if not data.strip():
        raise refusal(name, _("The file is empty."))
    yield from Reading(name, data).records()


class Reading:
    """Walks over the tokens of a file; what is a whole record is handed to Python's own reader, one at a time."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data, self.line, self.counted, self.found = name, data, 1, 0, 0
        self.tokens = _token.finditer(data)

    def next(self) -> re.Match[bytes] | None:
        return next(self.tokens, None)

    def line_at(self, place: int) -> int:
        self.line += self.data.count(b"\n", self.counted, place)
        self.counted = place
        return self.line

    def wrong(self, token: re.Match[bytes] | None, reason: str = "") -> IntakeError:
        place = token.start() if token else len(self.data)
        return refusal(self.name, reason or _("From here on this is not valid JSON."), self.line_at(place))

    def records(self) -> Iterator[tuple[str, int, dict[str, Any], str]]:
        start = self.next()
        if start and start[0] == b"[":
            yield from (("", *found, "") for found in self.listed())
        elif start and start[0] == b"{":
            yield from self.named()
        else:
            raise self.wrong(start, _("The file should begin with a list of records, or with a noun that has one."))
        if (more := self.next()) is not None:
            raise self.wrong(more)

    def named(self) -> Iterator[tuple[str, int, dict[str, Any], str]]:
        namespace = ""
        while True:
            noun, colon, start = self.next(), self.next(), self.next()
            if not (noun and colon and start and is_word(noun) and colon[0] == b":"):
                raise self.wrong(noun)
            name = self.value(noun.start(), noun.end())
            if name == "namespace" and is_word(start):
                namespace = self.value(start.start(), start.end())
            elif start[0] == b"[":
                yield from ((name, *found, namespace) for found in self.listed())
            else:
                raise self.wrong(start, _("Under a noun a list of records is wanted: {“talk”: [...]}."))
            after = self.next()
            if after is None or after[0] not in (b",", b"}"):
                raise self.wrong(after)
            if after[0] == b"}":
                return

    def listed(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The records up to the end of their list, each with the line where it begins."""
        token = self.next()
        if token and token[0] == b"]":
            return
        while True:
            if token is None or token[0] != b"{":
                raise self.wrong(token, _("A record is wanted here: fields in braces, each as “name”: value."))
            self.found += 1
            if self.found > MAX_LINES:
                raise self.wrong(
                    token, _("There are more than %(most)d records; split the file.") % {"most": MAX_LINES}
                )
            line = self.line_at(token.start())
            yield line, self.value(token.start(), self.end_of(token))
            after = self.next()
            if after is None or after[0] not in (b",", b"]"):
                raise self.wrong(after)
            if after[0] == b"]":
                return
            token = self.next()

    def end_of(self, start: re.Match[bytes]) -> int:
        """Where a record ends; one that is too deep or too long is refused before anything is made of it."""
        depth = 1
        while depth:
            token = self.next()
            if token is None:
                raise self.wrong(start, _("This record does not end; is a brace or a quotation mark missing?"))
            depth += token[0] in (b"{", b"[")
            depth -= token[0] in (b"}", b"]")
            if depth > MAX_DEPTH:
                raise self.wrong(token, _("This is nested too deeply."))
            if token.end() - start.start() > MAX_RECORD:
                raise self.wrong(
                    start, _("This record is larger than any can be (%(most)d bytes).") % {"most": MAX_RECORD}
                )
        return token.end()

    def value(self, start: int, end: int) -> Any:
        try:
            return DECODER.decode(self.data[start:end].decode())
        except Twice as error:
            reason = _("The field “%(name)s” stands here twice.") % {"name": error.args[0]}
        except Unfit as error:
            reason = error.args[0]
        except (ValueError, RecursionError):
            reason = _("From here on this is not valid JSON.")
        raise refusal(self.name, reason, self.line_at(start))


def is_word(token: re.Match[bytes]) -> bool:
    return token[0][:1] == b'"' and len(token[0]) < 400


class Twice(Exception):
    """A name that stands twice in one object."""


class Unfit(Exception):
    """A text that no field could hold, and why."""


def as_fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Twice(name)
        found[name] = as_text(value)
    return found


def as_text(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return [as_text(one) for one in value]
    if isinstance(value, str):
        if len(value) > MAX_CELL:
            raise Unfit(_("This text has more than %(most)d characters; no field can hold that.") % {"most": MAX_CELL})
        if odd := next((letter for letter in value if is_control(letter) or "\ud800" <= letter <= "\udfff"), ""):
            reason = _("The text holds a control character (%(code)s), which cannot be stored.")
            raise Unfit(reason % {"code": f"U+{ord(odd):04X}"})
    return value


def no_number(text: str) -> str:
    raise ValueError(text)


# Figures stay as they are written: no number is too long, and 1.10 keeps its nought.
DECODER = json.JSONDecoder(object_pairs_hook=as_fields, parse_int=str, parse_float=str, parse_constant=no_number)
