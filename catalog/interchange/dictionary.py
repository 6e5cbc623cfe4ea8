"""The data dictionary as a table beside the tables that it explains, in the reader's language."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from catalog.interchange.spreadsheet import as_csv, csv_response
from events.exports import dictionary
from events.exports.flat import INTERNAL


def table(language: str) -> str:
    """As CSV, a line for each column."""
    header, *lines = dictionary.lines(language, INTERNAL)
    return as_csv(header, lines)


def markdown(language: str) -> Iterator[str]:
    """The same as a text to be read: a heading for each table, a paragraph for each column."""
    yield "# Data dictionary\n"
    before = ""
    for plural, key, name, kind, needed, values, meaning in list(dictionary.lines(language, INTERNAL))[1:]:
        if plural != before:
            yield f"\n## {plural}\n\n"
        before = plural
        facts = ", ".join(each for each in (kind, "needed" if needed else "", values) if each)
        yield f"* `{key}`: {name} ({facts}). {meaning}".rstrip() + "\n"


def document(request: HttpRequest) -> HttpResponse:
    language = get_language() or "en"
    return csv_response(table(language), f"data-dictionary-{language}")
