"""Empty tables to fill in: a header in the curator's language and, in a workbook, what each column takes."""

import io
from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from events.exports.flat import WORDS, Flat, named
from events.exports.writers import WIDTH, as_csv
from events.intake.columns import Column, columns_of
from events.intake.keys import Many, Relation, Words
from events.models import Record
from events.models.fields import EdtfField, LanguageCodes

LINES = 1_000  # in which a workbook offers the values of a column
LONGEST_LIST = 255  # letters that XLSX allows in a list of values
SELDOM = ("uuid", "publish_at", "own_translation")  # what nobody types into a new record


def columns(model: type[Record]) -> list[Column]:
    return [column for column in columns_of(model) if column.key not in SELDOM]


def blank_csv(model: type[Record], language: str) -> Iterator[str]:
    """Only the header."""
    return as_csv(Flat(model, (), language, without=frozenset(SELDOM), counts=dict(counted(model))))


def counted(model: type[Record]) -> Iterator[tuple[str, int]]:
    """How many of each part the blank table has: {"speakings": 3}."""
    for column in columns(model):
        steps = column.key.split(".")[:-1]
        for end in range(1, len(steps), 2):
            yield ".".join(steps[: end + 1 : 2]), int(steps[end])


def blank_xlsx(model: type[Record], language: str) -> bytes:
    """A sheet with the header, which offers the values of choices, and a sheet that explains each column."""
    file = io.BytesIO()
    with override(language):
        book = Workbook(file, {"in_memory": True})
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"num_format": "@", "bold": True})
        sheet = book.add_worksheet(model.plural)
        notes = book.add_worksheet(_("About the columns")[:31])
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(columns(model)) - 1, WIDTH, text)
        notes.freeze_panes(1, 1)
        notes.set_column(0, 1, 32, text)
        notes.set_column(2, 2, 90, book.add_format({"text_wrap": True, "num_format": "@"}))
        notes.write_row(0, 0, [_("Column"), _("Short name"), _("What it takes"), _("Values")], bold)
        for place, column in enumerate(columns(model)):
            sheet.write_string(0, place, column.header(language), bold)
            explain(notes, place + 1, column, language)
            offer(sheet, notes, place, values_of(column, language))
        book.close()
    return file.getvalue()


def explain(notes: Worksheet, line: int, column: Column, language: str) -> None:
    notes.write_row(line, 0, [column.header(language), column.key, takes(column)])
    notes.write_row(line, 3, values_of(column, language))


def offer(sheet: Worksheet, notes: Worksheet, place: int, values: list[str]) -> None:
    """A drop-down list in each cell of the column; a long list is taken from the sheet of explanations."""
    if not values:
        return
    source: list[str] | str = values
    if len(",".join(values)) > LONGEST_LIST or any("," in value for value in values):
        source = f"='{notes.get_name()}'!$D${place + 2}:${letters(2 + len(values))}${place + 2}"
    sheet.data_validation(1, place, LINES, place, {"validate": "list", "source": source, "error_type": "warning"})


def letters(place: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def values_of(column: Column, language: str) -> list[str]:
    field = column.field
    if isinstance(field, models.BooleanField):
        return list(WORDS[language])
    if field is None or not field.flatchoices:
        return []
    return [named(field, value, language) for value, _label in field.flatchoices if value not in ("", None)]


def takes(column: Column) -> str:
    """What the column takes, in a sentence or two."""
    field = column.field
    said = [str(field.help_text).strip()] if field is not None and field.help_text else []
    said.append(form_of(column))
    if is_needed(column):
        said.append(_("Needed."))
    return " ".join(sentence for sentence in said if sentence)


def form_of(column: Column) -> str:
    """How the values of its kind are written."""
    field = column.field
    if isinstance(column.kind, Relation):
        return _("The name of one record of the catalogue, or the last part of its address.")
    if isinstance(column.kind, Many):
        return _("Names of records or the last parts of their addresses, divided by “;”.")
    if isinstance(field, EdtfField):
        return _("A date such as 2024, 2024-05, 2024-05-12, 12.05.2024 or May 2024; empty when it is not stated.")
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return _("A day such as 2024-05-12 or 12.05.2024.")
    if isinstance(field, models.TimeField):
        return _("A time such as 09:30.")
    if isinstance(field, (models.DecimalField, models.IntegerField)):
        return _("A number.")
    is_free = isinstance(field, models.CharField) and not isinstance(field, (LanguageCodes, models.SlugField))
    if is_free and field.max_length and not field.flatchoices:
        return _("At most %(most)d characters.") % {"most": field.max_length}
    return ""


def is_needed(column: Column) -> bool:
    """Whether no record, or no such part of one, can do without it; a translated text is needed in one language."""
    if column.kind is None or isinstance(column.kind, (Many, Words)):
        return False
    return not (column.field.blank or column.field.null or column.field.has_default())
