"""What a curator reads for the fields of a file: "Speaker 2: position then" for "speakings 2: title_then"."""

import re

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.intake.keys import NOUNS, Parts, Words, keys_of
from events.models import IntakeBatch, IntakeRow
from events.text.edits import pieces, shortened
from events.text.languages import LANGUAGES, language_name

_numbered = re.compile(r"^(\w+) (\d+)$")
_spoken = re.compile(r"^(\w+) \((\w\w)\)$")


def of_field(noun: str, field: str) -> str:
    """The words for a field as plans and refusals write it; what is no field stays as it is."""
    model = NOUNS.get(noun)
    return capfirst(read(model, field.split(": "))) if model and field else field


def of_key(noun: str, key: str) -> str:
    """The words for a column such as "speakings.1.title_then_en"."""
    steps: list[str] = []
    for step in key.split("."):
        if step.isdigit() and steps:
            steps[-1] += f" {step}"
        else:
            steps.append(step)
    stem, _under, code = steps[-1].rpartition("_")
    if code in LANGUAGES and stem:
        steps[-1] = f"{stem} ({code})"
    return of_field(noun, ": ".join(steps))


def read(model: type[models.Model], steps: list[str]) -> str:
    numbered = _numbered.match(steps[0])
    if numbered and isinstance(keys_of(model).get(numbered[1]), Parts):
        part = keys_of(model)[numbered[1]].model
        before = f"{part._meta.verbose_name} {numbered[2]}"
        return f"{before}: {read(part, steps[1:])}" if len(steps) > 1 else before
    return ": ".join([named(model, steps[0]), *steps[1:]])


def named(model: type[models.Model], name: str) -> str:
    spoken = _spoken.match(name)
    if spoken and isinstance(keys_of(model).get(spoken[1]), Words):
        words = str(model._meta.get_field(spoken[1]).verbose_name)
        return f"{words} ({language_name(spoken[2], get_language() or 'en')})"
    key = keys_of(model).get(name)
    if isinstance(key, Parts):
        return str(key.model._meta.verbose_name_plural)
    if key is not None:
        return str(key.field.verbose_name)
    return {"slug": _("address of the page"), "order": _("order")}.get(name, name)


def header_of(batch: IntakeBatch, row: IntakeRow, field: str) -> str:
    """The header of the column that a refusal is about, as the file has it; else the words for the field."""
    words = of_field(row.noun, field)
    if row.sheet >= 0:
        sheet = batch.sheets[row.sheet]
        for header, key in zip(sheet["headers"], sheet["keys"], strict=True):
            if key and (key == field or of_key(row.noun, key) == words):
                return header
    return words


def told(batch: IntakeBatch, row: IntakeRow) -> dict:
    """A row as the plan shows it."""
    changes = [(of_field(row.noun, field), shortened(pieces(old, new))) for field, old, new in row.changes]
    problems = [(line, header_of(batch, row, field), reason) for line, field, reason in row.problems]
    model = NOUNS.get(row.noun)
    return {
        "row": row,
        "noun": model._meta.verbose_name if model else row.noun,
        "changes": changes,
        "problems": problems,
        "names": [(text, noun, slug, how) for text, noun, slug, how in row.names],
    }


def reasons(batch: IntakeBatch, row: IntakeRow) -> str:
    """Why a row was left out, for the file of these rows."""
    said = [f"{header}: {reason}" if header else reason for _line, header, reason in told(batch, row)["problems"]]
    asked = [text for text, _noun, slug, how in row.names if how == "asked"]
    said += [_("“%(name)s” is still a question.") % {"name": text} for text in dict.fromkeys(asked)]
    return "; ".join(said) or _("It is asked whether this record is in the catalogue already.")
