"""How two states of a record are said to people: values by their names, differing words marked, rows as lists."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django import forms
from django.db import models
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.admin.conflict import merging
from events.admin.conflict.merging import ADDED, BOTH, MIXED, REMOVED, THEIRS, YOURS, FieldDifference, RowDifference
from events.admin.conflict.opened import Values

Words = list[tuple[str, bool]]  # pieces of a text, and whether the other text lacks them
MOST_WORDS = 2000

SAID: dict[str, Promise] = {
    YOURS: _("Only you changed this."),
    THEIRS: _("You left this as it was."),
    MIXED: _("Each of you changed something else here: both are kept."),
    ADDED + THEIRS: _("Added meanwhile, and kept."),
    ADDED + YOURS: _("Added by you."),
    REMOVED + THEIRS: _("Removed meanwhile; you had left it as it was."),
    REMOVED + YOURS: _("Removed by you."),
    REMOVED + BOTH: _("Removed meanwhile, but you changed it: yours stands below as a new row."),
    BOTH: _("You both changed this. Choose."),
}


@dataclass
class Shown:
    """One field on the page; `box` is the field of the form that holds what will be saved."""

    name: str
    label: str
    verdict: str
    theirs: Words
    yours: Words
    answer: str
    box: forms.BoundField | None = None

    @property
    def said(self) -> Promise:
        return SAID[self.verdict]

    @property
    def asked(self) -> str:
        return self.name if self.verdict == BOTH else ""


@dataclass
class RowShown:
    """`theirs` and `yours` are (label, words) of what is filled in; None where there is no such row."""

    verdict: str
    theirs: list[tuple[str, Words]] | None
    yours: list[tuple[str, Words]] | None
    asked: str
    answer: str

    @property
    def said(self) -> Promise:
        return SAID[self.verdict]

    @property
    def deleted_by_me(self) -> bool:
        return self.yours is None and self.verdict in (BOTH, REMOVED + YOURS)


@dataclass
class PartShown:
    name: str
    anchor: str
    rows: list[RowShown]


def said_of_fields(form: forms.BaseForm, found: list[FieldDifference], post: QueryDict) -> list[Shown]:
    """What both changed comes first."""
    told = []
    for each in sorted(found, key=lambda each: each.verdict != BOTH):
        field = form.fields[each.name]
        names = named(field, [each.theirs, each.yours])
        theirs, yours = beside(in_words(field, each.theirs, names), in_words(field, each.yours, names))
        told.append(Shown(each.name, str(field.label), each.verdict, theirs, yours, merging.answer(post, each.name)))
    return told


def said_of_rows(formset: BaseFormSet, found: list[RowDifference], post: QueryDict) -> PartShown:
    fields = formset.form.base_fields
    sides = [side for each in found for side in (each.theirs, each.yours) if side]
    names = {name: named(field, [side.get(name, "") for side in sides]) for name, field in fields.items()}

    def told(row: Values | None, other: Values | None) -> list[tuple[str, Words]] | None:
        if row is None:
            return None
        said = []
        for name, field in fields.items():
            words = in_words(field, row.get(name, ""), names[name])
            against = in_words(field, other.get(name, ""), names[name]) if other else words
            dull = name == "position" and words == against
            if not dull and (words != NOTHING or against != NOTHING):
                said.append((str(field.label), beside(words, against)[0]))
        return said

    rows = [
        RowShown(
            each.verdict,
            told(each.theirs, each.yours),
            told(each.yours, each.theirs),
            each.asked,
            merging.answer(post, each.asked) if each.asked else "",
        )
        for each in found
    ]
    return PartShown(str(capfirst(formset.model._meta.verbose_name_plural)), f"{formset.prefix}-group", rows)


# Values in words

NOTHING = "–"


def named(field: forms.Field, texts: list[str]) -> dict[str, str]:
    """The names of the records to which these texts lead: one query for all."""
    if not isinstance(field, forms.ModelChoiceField):
        return {}
    keys = {key for text in texts for key in text.split(",") if key.isdecimal()}
    if not keys:
        return {}
    return {str(each.pk): str(field.label_from_instance(each)) for each in field.queryset.filter(pk__in=keys)}


def in_words(field: forms.Field, text: str, names: dict[str, str]) -> str:
    if isinstance(field, forms.BooleanField):
        return str(_("Yes") if text else _("No"))
    if not text:
        return NOTHING
    if isinstance(field, forms.ModelChoiceField):
        return ", ".join(names.get(key, f"({key})") for key in text.split(","))
    if isinstance(field, forms.ChoiceField):
        known = {str(key): str(words) for key, words in field.choices}
        keys = text.split(",") if isinstance(field, forms.MultipleChoiceField) else [text]
        return ", ".join(known.get(key, key) for key in keys)
    return text


def beside(one: str, other: str) -> tuple[Words, Words]:
    """Both texts in pieces, those which the other lacks marked; very long ones are left whole."""
    words = [re.findall(r"\s+|\S+", text) for text in (one, other)]
    if one == other or NOTHING in (one, other) or max(map(len, words)) > MOST_WORDS:
        return [(one, False)], [(other, False)]
    left, right = [], []
    for tag, a, b, c, d in SequenceMatcher(None, *words).get_opcodes():
        for side, piece in ((left, "".join(words[0][a:b])), (right, "".join(words[1][c:d]))):
            if piece:
                side.append((piece, tag != "equal"))
    return left, right


def typed_words(model: type[models.Model], post: QueryDict) -> list[tuple[str, str]]:
    """(label, text) of all that was typed, in the order of the form; keys of rows mean nothing to a reader."""
    columns = {field.name: field for field in model._meta.fields}
    found = []
    for name, texts in post.lists():
        text, of_row = "\n".join(texts).strip(), re.sub(r"^.*-\d+-", "", name)
        if not text:
            continue
        if name in columns:
            field = columns[name]
            chosen = field.related_model.objects.filter(pk=text).first() if field.remote_field else None
            found.append((str(capfirst(field.verbose_name)), str(chosen or text)))
        elif of_row != name and not text.isdecimal():
            found.append((of_row.replace("_", " "), text))
    return found
