"""The data dictionary: every column of every table, with its name, what it takes and what it means."""

from collections.abc import Iterator

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.exports.blanks import form_of, is_needed, values_of
from events.intake.columns import Column, columns_of
from events.intake.keys import Many, Parts, Relation, keys_of
from events.models import NOUNS, Record
from events.models.fields import EdtfField

HEADER = ("table", "column", "name", "kind", "needed", "values", "meaning")
IDENTITY = {"slug": "text", "uuid": "uuid"}
KINDS = (
    (EdtfField, "edtf"), (models.BooleanField, "boolean"), (models.DateTimeField, "moment"),
    (models.DateField, "day"), (models.TimeField, "time"), (models.IntegerField, "integer"),
    (models.DecimalField, "number"), (models.FloatField, "number"), (models.URLField, "url"),
)  # fmt: skip


def lines(language: str, without: frozenset[str] = frozenset()) -> Iterator[list[str]]:
    """The header, then a line for each column of each noun; names and meanings in that language."""
    yield list(HEADER)
    for model in NOUNS:
        yield from of(model, language, without)


def of(model: type[Record], language: str, without: frozenset[str] = frozenset()) -> Iterator[list[str]]:
    """Of parts, which a table has as often as a record has them, only the first is told: "speakings.1.person"."""
    for column in columns_of(model, once(model)):
        if column.key not in without:
            with override(language):
                yield [
                    model.plural, column.key, column.header(language), kind_of(column),
                    "yes" if is_needed(column) else "", "; ".join(stored(column)), meaning(column, language),
                ]  # fmt: skip


def once(model: type[models.Model], stem: str = "") -> dict[str, int]:
    """One of each part: {"speakings": 1, "observations.citations": 1}."""
    counts = {}
    for name, key in keys_of(model).items():
        if isinstance(key, Parts):
            counts |= {f"{stem}{name}": 1} | once(key.model, f"{stem}{name}.")
    return counts


def kind_of(column: Column) -> str:
    """In a word which no language changes, for programs."""
    field = column.field
    if isinstance(column.kind, (Relation, Many)):
        end = field.related_model._meta.model_name
        return f"{end} (slug)" if isinstance(column.kind, Relation) else f"list of {end} (slugs)"
    if field is None or column.name in IDENTITY:
        return IDENTITY.get(column.name, "text")
    if field.flatchoices:
        return "choice"
    return next((kind for type_, kind in KINDS if isinstance(field, type_)), "text")


def stored(column: Column) -> list[str]:
    """The values of a choice as programs find them in JSON."""
    field = column.field
    choices = field.flatchoices if field is not None and not isinstance(field, models.BooleanField) else []
    return [str(value) for value, _label in choices or () if value not in ("", None)]


def meaning(column: Column, language: str) -> str:
    """What it says, with the names of its values in the reader's language."""
    if column.kind is None:
        identity = {"slug": _("The last part of the page's address."), "uuid": _("Identity for ever.")}
        return identity.get(column.name, "")
    field = column.field
    said = [str(field.help_text).strip()] if field is not None and field.help_text else []
    said.append(form_of(column))
    if names := values_of(column, language):
        said.append(capfirst("; ".join(names)))
    return " ".join(each for each in said if each)
