"""Reads spreadsheets into rows where nobody is there to ask: all headers must be known, and the noun be clear."""

from django.utils.translation import gettext as _

from events.intake import columns, sheets
from events.intake.keys import NOUNS
from events.intake.problems import IntakeError, did_you_mean
from events.intake.sheets import Sheet
from events.intake.tables import Table

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls")


def read(data: bytes, table: Table) -> None:
    """Fill the table with the rows of every sheet."""
    try:
        for sheet in sheets.open_all(table.name, data):
            take(sheet, table)
            table.notes += sheet.notes
            table.problems += sheet.problems
    except IntakeError as error:
        table.problems += error.problems


def take(sheet: Sheet, table: Table) -> None:
    noun, keys = columns.guess(sheet.headers, sheet.noun)
    if not noun:
        reason = _("It is not clear what this table lists; name the file or the sheet after it, such as “talks”.")
        table.refuse(sheet.header_line, "", reason)
        return
    unknown = [sheet.headers[place] for place, key in keys.items() if key is None and sheet.headers[place]]
    for header in unknown:
        reason = _("There is no such field.") + did_you_mean(header, columns.own_headers(NOUNS[noun]))
        table.refuse(sheet.header_line, header, reason)
    if unknown:
        return
    table.rows += [columns.row_of(noun, keys, line, values, sheet.name) for line, values in sheet.records]
