"""A file that was uploaded becomes rows that wait: kept on disk, read in pieces, resumed where it was left."""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from events.intake import columns, sheets, tables
from events.intake.keys import NOUNS
from events.intake.problems import IntakeError, Problem
from events.intake.refused_column import is_reason
from events.intake.rows_of_sheets import ENDINGS
from events.intake.tables import Cell, Row
from events.models import BatchState, IntakeBatch, IntakeRow, RowGroup
from events.models.base import Record
from events.text.keys import keys
from events.text.languages import LANGUAGES

MAX_BYTES = 20 * 1024 * 1024
SAMPLES = 3
AT_ONCE = 500
log = logging.getLogger(__name__)


class Overtaken(Exception):
    """Another process did this step meanwhile; nothing was written."""


# The file arrives


def receive(name: str, data: bytes, by: AbstractBaseUser | None, language: str = "en", noun: str = "") -> IntakeBatch:
    """A batch for this upload; what cannot be read is told in its `problems`, and its state is then "refused"."""
    name = Path(name.replace("\\", "/")).name[-200:] or "file"
    batch = IntakeBatch(name=name, sha256=hashlib.sha256(data).hexdigest(), created_by=by, language=language)
    try:
        lay_out(batch, data, noun)
    except IntakeError as error:
        refuse(batch, error.problems)
    except Exception:  # whatever a hostile file provokes in a reader is a refusal
        log.exception("The file %s could not be read", batch.sha256)
        refuse(batch, [Problem(name, 0, "", _("The file cannot be read; save it anew in the program that made it."))])
    if batch.state != BatchState.REFUSED:
        settings.INTAKE_ROOT.mkdir(exist_ok=True)
        file_of(batch).write_bytes(data)
    batch.save()
    return batch


def lay_out(batch: IntakeBatch, data: bytes, noun: str) -> None:
    """Find out what the columns mean; a file whose shape is known needs no questions."""
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1024 // 1024
        raise IntakeError(
            [Problem(batch.name, 0, "", _("The file is larger than %(size)d MB; split it.") % {"size": size})]
        )
    if not is_flat(batch.name):
        table = tables.read_bytes(batch.name, data)
        if table.problems:
            raise IntakeError(table.problems)
        batch.state = BatchState.STAGING
        return
    found = sheets.open_all(batch.name, data)
    batch.sheets = [described(sheet, noun) for sheet in found]
    batch.notes = [note for sheet in found for note in sheet.notes]
    batch.shape = shape_of(batch.sheets)
    batch.state = BatchState.STAGING if recall(batch) else BatchState.MAPPING


def is_flat(name: str) -> bool:
    return Path(name).suffix.lower() in ENDINGS


def described(sheet: sheets.Sheet, noun: str) -> dict:
    """What the page that names the columns needs of a sheet."""
    first = [values for _line, values in islice(sheet.records, SAMPLES)]
    guessed, by_place = columns.guess(sheet.headers, sheet.noun)
    if not guessed and noun:
        guessed, by_place = noun, columns.keys_for(noun, sheet.headers)
    found = [None if is_reason(header) else by_place[place] for place, header in enumerate(sheet.headers)]
    samples = [[(row[place] or "")[:80] for row in first] for place in range(len(sheet.headers))]
    return {"title": sheet.title, "noun": guessed, "headers": sheet.headers, "keys": found, "samples": samples}


def shape_of(described_: list[dict]) -> str:
    """The same for files whose sheets have the same headers, in whatever order."""
    heads = [sorted({levelled(header) for header in without_reasons(one["headers"])}) for one in described_]
    return hashlib.sha256(repr(sorted(heads)).encode()).hexdigest()


def recall(batch: IntakeBatch) -> bool:
    """Name the columns as somebody did for the latest file of this shape; whether there was one."""
    known = IntakeBatch.objects.filter(shape=batch.shape).exclude(state__in=[BatchState.MAPPING, BatchState.REFUSED])
    last = known.order_by("-pk").first()
    if last is None:
        return False
    for sheet in batch.sheets:
        heads = {levelled(header) for header in sheet["headers"]}
        like = next((one for one in last.sheets if heads >= set(map(levelled, without_reasons(one["headers"])))), None)
        if like is None:
            return False
        named = dict(zip(map(levelled, like["headers"]), like["keys"], strict=True))
        sheet["noun"] = like["noun"]
        sheet["keys"] = [None if is_reason(each) else named.get(levelled(each)) for each in sheet["headers"]]
    batch.language = last.language
    return True


def without_reasons(headers: list[str]) -> list[str]:
    return [header for header in headers if not is_reason(header)]


def levelled(header: str) -> str:
    return " ".join(header.casefold().split())


def refuse(batch: IntakeBatch, problems: list[Problem]) -> None:
    batch.state = BatchState.REFUSED
    batch.problems = [[one.line, one.field, one.reason] for one in problems[:500]]


def file_of(batch: IntakeBatch) -> Path:
    return settings.INTAKE_ROOT / f"{batch.uuid}{Path(batch.name).suffix.lower()}"


# The columns are named


def name_columns(batch: IntakeBatch, named: list[tuple[str, list[str | None]]], language: str) -> None:
    """Take the nouns and keys that were chosen, and forget what was read by others."""
    with transaction.atomic():
        batch = IntakeBatch.objects.select_for_update().get(pk=batch.pk)
        if batch.state in (BatchState.APPLIED, BatchState.UNDONE, BatchState.REFUSED):
            return
        for sheet, (noun, chosen) in zip(batch.sheets, named, strict=True):
            sheet["noun"], sheet["keys"] = noun, chosen
        batch.language, batch.state, batch.ticks = language, BatchState.STAGING, batch.ticks + 1
        batch.problems = []
        batch.save()
        batch.rows.all().delete()


# The rows are read


def stage(batch: IntakeBatch, until: float) -> None:
    """Read rows until the file ends or the clock (`time.monotonic`) says so."""
    done = batch.rows.exclude(line=0).count()
    source, problems = opened(batch)
    reading = islice(source, done, None)
    while batch.state == BatchState.STAGING:
        try:
            chunk = list(islice(reading, AT_ONCE))
        except IntakeError as error:  # the rest of the file cannot be read
            step(batch, lambda problems=error.problems: refuse(batch, problems))
            return
        rows = [staged(batch, done + number, sheet, row) for number, (sheet, row) in enumerate(chunk, 1)]
        is_last = len(chunk) < AT_ONCE
        step(batch, lambda rows=rows, is_last=is_last: keep(batch, rows, problems() if is_last else None))
        done += len(rows)
        if time.monotonic() > until:
            return


def step(batch: IntakeBatch, act: Callable[[], None]) -> None:
    """One piece of the work, unless another process did it meanwhile. Raises Overtaken."""
    with transaction.atomic():
        same = IntakeBatch.objects.filter(pk=batch.pk, ticks=batch.ticks)
        if not same.update(ticks=batch.ticks + 1):
            raise Overtaken
        batch.ticks += 1
        act()
        batch.save()


def keep(batch: IntakeBatch, rows: list[IntakeRow], problems: list[Problem] | None) -> None:
    IntakeRow.objects.bulk_create(rows, batch_size=100)
    if problems is None:
        return
    batch.state = BatchState.PLANNING
    last = batch.rows.order_by("-number").values_list("number", flat=True).first() or 0
    unread: dict[int, list] = {}
    for one in problems:
        unread.setdefault(one.line, []).append([one.line, one.field, one.reason])
    IntakeRow.objects.bulk_create(
        IntakeRow(batch=batch, number=last + place, line=line, noun="", content=[], group=RowGroup.REFUSE, problems=why)
        for place, (line, why) in enumerate(sorted(unread.items()), 1)
    )


Reading = Iterator[tuple[int, "Row | tuple[int, list]"]]


def opened(batch: IntakeBatch) -> tuple[Iterator[tuple[int, tuple[Row, list | dict]]], Callable[[], list[Problem]]]:
    """The rows of the file, each with its sheet and what is kept of it; and, after the last, what was not readable."""
    path = file_of(batch)
    if not is_flat(batch.name):
        table = tables.read_bytes(batch.name, path.read_bytes())
        return ((-1, (row, encoded(row))) for row in table.rows), lambda: table.problems
    found = sheets.open_all(batch.name, path)

    def rows() -> Iterator[tuple[int, tuple[Row, list]]]:
        for place, (sheet, known) in enumerate(zip(found, batch.sheets, strict=True)):
            if known["noun"]:
                for line, values in sheet.records:
                    yield place, (row_of_list(batch, place, line, values), values)

    return rows(), lambda: [problem for sheet in found for problem in sheet.problems]


def row_of_list(batch: IntakeBatch, place: int, line: int, values: list) -> Row:
    known = batch.sheets[place]
    return columns.row_of(known["noun"], dict(enumerate(known["keys"])), line, values, batch.name)


def row_of(batch: IntakeBatch, kept: IntakeRow) -> Row:
    """The row as its reader gave it."""
    if kept.sheet >= 0:
        return row_of_list(batch, kept.sheet, kept.line, kept.content)
    cells = {name: decoded(each) for name, each in kept.content["cells"].items()}
    return Row(batch.name, kept.line, kept.noun, cells, kept.content.get("namespace", ""))


def encoded(row: Row) -> dict:
    return {"cells": {name: packed(cell) for name, cell in row.cells.items()}, "namespace": row.namespace}


def packed(cell: Cell) -> list:
    content = cell.content
    if isinstance(content, list):
        content = [packed(each) for each in content]
    elif isinstance(content, dict):
        content = {name: packed(each) for name, each in content.items()}
    return [content, cell.line, cell.fault] if cell.fault else [content, cell.line]


def decoded(kept: list) -> Cell:
    content, line, *fault = kept
    if isinstance(content, list):
        content = [decoded(each) for each in content]
    elif isinstance(content, dict):
        content = {name: decoded(each) for name, each in content.items()}
    return Cell(content, line, *fault)


def staged(batch: IntakeBatch, number: int, sheet: int, read: tuple[Row, list | dict]) -> IntakeRow:
    row, content = read
    model = NOUNS.get(row.noun)
    title = title_of(model, row, batch.language) if model else ""
    slug = text_in(row.cells.get("slug"))
    return IntakeRow(
        batch=batch, number=number, line=row.line, sheet=sheet, noun=row.noun[:20], content=content,
        title=title[:300], key=key_of(title), slug=slug[:100],
    )  # fmt: skip


def title_of(model: type[Record], row: Row, language: str) -> str:
    """The name that the row gives its record: in its own language, else in any."""
    plain = row.cells.get(model.title_field)
    if plain is not None and isinstance(plain.content, dict):
        words = {code: text_in(cell) for code, cell in plain.content.items()}
    else:
        words = {code: text_in(row.cells.get(f"{model.title_field}_{code}")) for code in LANGUAGES}
        words = {"": text_in(plain)} | words
    spoken = text_in(row.cells.get("language")) or language
    return next((text for code in (spoken, "", *LANGUAGES) if (text := words.get(code))), "")


def text_in(cell: Cell | None) -> str:
    return " ".join(cell.content.split()) if cell is not None and isinstance(cell.content, str) else ""


def key_of(text: str) -> str:
    """The same for all spellings of a name (events/text/keys.py)."""
    return " ".join(word.fine for word in keys(text))[:300]
