"""The rows that were not taken in, as a file of the same kind with the reasons, to be corrected and taken in again."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import yaml
from xlsxwriter import Workbook

from events.intake.refused_column import REASON, is_reason
from events.intake.sheets import MOST_IN_CELL, guarded
from events.models import IntakeBatch, IntakeRow

Reason = Callable[[IntakeRow], str]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")


def file_of(batch: IntakeBatch, rows: Iterable[IntakeRow], reason: Reason) -> tuple[str, str, bytes]:
    """Name, content type and bytes."""
    stem = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in Path(batch.name).stem)
    stem = f"{stem.strip('-')[:60] or 'rows'}-refused"
    if not batch.sheets:
        if Path(batch.name).suffix.lower() == ".json":
            return f"{stem}.json", "application/json", as_json(batch, rows, reason)
        return f"{stem}.yaml", "application/yaml", as_yaml(batch, rows, reason)
    if len(batch.sheets) == 1 and Path(batch.name).suffix.lower() not in (".xlsx", ".xlsm"):
        return f"{stem}.csv", "text/csv; charset=utf-8", as_csv(batch, rows, reason)
    return f"{stem}.xlsx", XLSX, as_xlsx(batch, rows, reason)


def lines_of(batch: IntakeBatch, rows: Iterable[IntakeRow], reason: Reason, place: int) -> list[list[str]]:
    """Header and lines of one sheet, the reason last; a reason of an earlier round is dropped."""
    headers = batch.sheets[place]["headers"]
    kept = [number for number, header in enumerate(headers) if not is_reason(header)]
    found = [[*(headers[number] for number in kept), str(REASON)]]
    for row in rows:
        if row.sheet == place:
            found.append([*((row.content[number] or "") for number in kept), reason(row)])
    return [[guarded(text.translate(CONTROL)) for text in line] for line in found]


def as_csv(batch: IntakeBatch, rows: Iterable[IntakeRow], reason: Reason) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(lines_of(batch, rows, reason, 0))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(batch: IntakeBatch, rows: Iterable[IntakeRow], reason: Reason) -> bytes:
    """One sheet for each of the file's; all cells are text, so that nothing is read as a day or a formula."""
    file, rows = io.BytesIO(), list(rows)
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    text = book.add_format({"num_format": "@"})
    for place, sheet in enumerate(batch.sheets):
        made = book.add_worksheet(sheet["title"][:31] or None)
        for number, line in enumerate(lines_of(batch, rows, reason, place)):
            for column, value in enumerate(line):
                made.write_string(number, column, value[:MOST_IN_CELL], text)
    book.close()
    return file.getvalue()


def as_yaml(batch: IntakeBatch, rows: Iterable[IntakeRow], reason: Reason) -> bytes:
    """Each record after a comment with its reason."""
    found: dict[str, list[str]] = {}
    namespace = ""
    for row in rows:
        if isinstance(row.content, dict):
            namespace = namespace or row.content.get("namespace", "")
            told = " ".join(reason(row).split())
            written = yaml.safe_dump([plain_of(row)], allow_unicode=True, sort_keys=False, width=1000)
            found.setdefault(row.noun, []).append(
                f"  # {told}\n" + "".join(f"  {line}\n" for line in written.splitlines())
            )
    head = f"namespace: {namespace}\n" if namespace else ""
    return (head + "".join(f"{noun}:\n{''.join(records)}" for noun, records in found.items())).encode()


def as_json(batch: IntakeBatch, rows: Iterable[IntakeRow], reason: Reason) -> bytes:
    """Each record with its reason as the last member."""
    found: dict[str, list] = {}
    for row in rows:
        if isinstance(row.content, dict):
            found.setdefault(row.noun, []).append(plain_of(row) | {str(REASON): reason(row)})
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def plain_of(row: IntakeRow) -> dict:
    return {name: plain(cell) for name, cell in row.content["cells"].items()}


def plain(kept: list) -> object:
    content = kept[0]
    if isinstance(content, list):
        return [plain(one) for one in content]
    if isinstance(content, dict):
        return {name: plain(one) for name, one in content.items()}
    return content
