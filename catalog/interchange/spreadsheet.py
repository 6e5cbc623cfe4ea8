"""Tables as CSV (RFC 4180) that a spreadsheet opens as they are meant: letters whole, no cell a formula.

The text begins with a byte order mark: without it Excel reads ə, ʻ and Cyrillic as rubbish; all that read CSV by the
standard of Unicode pass over it.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def cell(value: object) -> str:
    """The value as text; words that a spreadsheet would calculate get an apostrophe before them."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text


def as_csv(header: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([cell(name) for name in header])
    writer.writerows([cell(value) for value in row] for row in rows)
    return f"\ufeff{text.getvalue()}"


def csv_response(text: str, name: str) -> HttpResponse:
    """The text as a file to keep; name: letters of ASCII, without its ending."""
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
