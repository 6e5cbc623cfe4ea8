"""What a form showed when it was opened, kept in the form itself: the version, and a short mark of each value."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from hashlib import blake2s

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME, BaseFormSet
from django.forms.models import InlineForeignKeyField

FIELD = "_opened"
MARK = 8  # letters of a mark

Values = dict[str, str]


@dataclass(frozen=True)
class Opened:
    """`version` is None when the form does not say, or not believably, what it showed; then nothing is taken for known.

    `fields` has the mark of each field, `rows` those of each row: {prefix: {key: {field: mark}}}.
    """

    version: int | None = None
    at: datetime | None = None
    fields: Values = field(default_factory=dict)
    rows: dict[str, dict[str, Values]] = field(default_factory=dict)


def plain(field: forms.Field, value: object) -> str:
    """A value of a form as text, the same whether it comes from the database or from the browser."""
    if isinstance(value, models.Model):
        value = value.pk
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        listed = field.prepare_value(value) or []
        return ",".join(sorted(str(getattr(each, "pk", each)) for each in listed))
    if isinstance(value, list | tuple):
        return " ".join(str(each) for each in value if each)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def shown(bound: forms.BoundField) -> str:
    """What the field holds before anybody types."""
    return plain(bound.field, bound.initial)


def sent(bound: forms.BoundField) -> str:
    """What was typed, read as the field reads it; as typed when it cannot be read. No new file is the file there is."""
    value = bound.data
    if isinstance(bound.field, forms.FileField):
        return getattr(value, "name", "") if value else ("" if value is False else shown(bound))
    if not isinstance(bound.field, forms.ModelChoiceField):
        with suppress(ValidationError):
            value = bound.field.clean(value)
    return plain(bound.field, value)


def mark(text: str) -> str:
    return blake2s(text.encode(), digest_size=MARK // 2).hexdigest()


def own_fields(form: forms.BaseForm) -> list[str]:
    """The names of the fields that somebody fills in: not the keys by which Django keeps rows apart."""
    key = form._meta.model._meta.pk.name
    return [
        name
        for name, field in form.fields.items()
        if name not in (key, DELETION_FIELD_NAME) and not isinstance(field, InlineForeignKeyField)
    ]


def values(form: forms.BaseForm) -> Values:
    return {name: shown(form[name]) for name in own_fields(form)}


def rows(formset: BaseFormSet) -> dict[str, forms.BaseForm]:
    """The forms of the rows that stand in the database, by key."""
    return {str(form.instance.pk): form for form in formset.initial_forms if form.instance.pk}


def marks(form: forms.BaseForm, formsets: list[BaseFormSet]) -> dict[str, dict]:
    """Of a form as it shows a record: the mark of each field, and of each row the marks of its fields in a line."""
    return {
        "fields": {name: mark(text) for name, text in values(form).items()},
        "rows": {
            formset.prefix: {key: "".join(map(mark, values(row).values())) for key, row in rows(formset).items()}
            for formset in formsets
        },
        "names": {formset.prefix: own_fields(formset.empty_form) for formset in formsets},
    }


def write(record: models.Model, at: datetime, form: forms.BaseForm, formsets: list[BaseFormSet]) -> str:
    """The text of the hidden field: signed, so that what comes back is either true or unknown."""
    told = {"version": version_of(record), "at": int(at.timestamp()), **marks(form, formsets)}
    return signing.dumps(told, salt=salt(record), compress=True)


def read(record: models.Model, text: str | None) -> Opened:
    try:
        told = signing.loads(text or "", salt=salt(record))
        return Opened(told["version"], datetime.fromtimestamp(told["at"], UTC), *apart(told))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return Opened()


def apart(told: dict[str, dict]) -> tuple[Values, dict[str, dict[str, Values]]]:
    names = told["names"]
    return told["fields"], {
        prefix: {key: dict(zip(names[prefix], split(line), strict=True)) for key, line in there.items()}
        for prefix, there in told["rows"].items()
    }


def is_stale(opened: Opened, record: models.Model, form: forms.BaseForm, formsets: list[BaseFormSet]) -> bool:
    """Whether the record was saved since, or something that the form shows was changed by another way."""
    fields, rows_now = apart(marks(form, formsets))
    seen = {name: opened.fields.get(name) for name in fields}  # a field that the user has lost meanwhile is no matter
    return (
        opened.version != version_of(record)
        or fields != seen
        or any(there != opened.rows.get(prefix) for prefix, there in rows_now.items())
    )


def split(marks: str) -> list[str]:
    return [marks[start : start + MARK] for start in range(0, len(marks), MARK)]


def salt(record: models.Model) -> str:
    return f"opened:{record._meta.model_name}:{record.pk}"


def version_of(record: models.Model) -> int:
    """A part of a record that is edited on a page of its own has no version: its marks speak for it."""
    return getattr(record, "version", 0)
