"""What one version of a record holds: its columns, its relations, and the rows that belong to it, as JSON.

`[{"model": "events.talk", "pk": 7, "fields": {...}, "parts": {"speakings": [{"pk": 3, "fields": {...}}, ...]}}]`:
Django's own form of a record, with the parts added. What is computed from other columns is left out.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as item
from datetime import datetime, time
from functools import cache

import reversion
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _
from reversion.models import Version

from events.models import NOUNS, Exhibition, Indicator, Initiative, Memorandum, Observation, Record, Talk, Work
from events.models.fields import Derived, RecordSlug
from events.models.fields import Version as VersionNumber
from events.models.files import OfFile
from events.models.statements import Attached

# Rows that belong to one noun; citations and whatever else any record may have are found by themselves.
OWN_PARTS: dict[type[models.Model], tuple[str, ...]] = {
    Talk: ("speakings",),
    Memorandum: ("signatures",),
    Work: ("makings",),
    Exhibition: ("exhibitors", "exhibits"),
    Indicator: ("observations",),
    Initiative: ("observations",),
}
NOT_KEPT = {"renditions"}  # made anew from the original
AT_ONCE = 400
HELD = "held_"

for noun in NOUNS:
    reversion.register(noun, exclude=NOT_KEPT)


@dataclass
class Row:
    """A record or one of its parts as a version holds it: raw values by column, rows by the name of their list."""

    model: type[models.Model]
    pk: int
    fields: dict[str, object]
    parts: dict[str, "list[Row]"] = item(default_factory=dict)
    faults: list[str] = item(default_factory=list)

    @property
    def all_faults(self) -> list[str]:
        """Why it does not fit the catalogue of today; empty when it can be brought back."""
        return [*self.faults, *(fault for rows in self.parts.values() for row in rows for fault in row.all_faults)]


class Exact(DjangoJSONEncoder):
    """Moments to the microsecond, which Django's own writing cuts to the millisecond."""

    def default(self, o: object) -> object:
        return o.isoformat() if isinstance(o, (datetime, time)) else super().default(o)


class Unreadable(Exception):
    """A version that is no longer, or never was, a record of this kind."""


@cache
def part_names(model: type[models.Model]) -> tuple[str, ...]:
    """The lists of rows that belong to a record or, as citations of a figure do, to a part."""
    attached = [field.name for field in model._meta.private_fields if is_part_list(field)]
    return (*OWN_PARTS.get(model, ()), *sorted(attached))


def is_part_list(field: models.Field) -> bool:
    return bool(field.one_to_many) and issubclass(field.related_model, Attached)


def part_model(model: type[models.Model], name: str) -> type[models.Model]:
    return model._meta.get_field(name).related_model


@cache
def columns(model: type[models.Model]) -> tuple[str, ...]:
    """What is kept of a row, in the order of the model: no key, nothing computed, translated words by language."""
    meta = model._meta
    words = getattr(model, "translated", ())
    own = [
        field.name
        for field in meta.concrete_fields
        if not field.primary_key and field.name not in words and field.name not in NOT_KEPT and not is_computed(field)
    ]
    return (*own, *(field.name for field in meta.many_to_many if is_plain_list(field)))


def is_computed(field: models.Field) -> bool:
    return isinstance(field, Derived) and not isinstance(field, (RecordSlug, OfFile, VersionNumber))


def is_plain_list(field: models.ManyToManyField) -> bool:
    return field.remote_field.through._meta.auto_created is not False


def whole(model: type[models.Model], keys: Iterable[int]) -> Iterator[models.Model]:
    """The rows with those keys and all that a version of them holds: as many queries as the noun has lists."""
    wanted = [field.name for field in model._meta.many_to_many if is_plain_list(field)]
    wanted += [held(model, name) for name in part_names(model)]
    keys = list(keys)
    for start in range(0, len(keys), AT_ONCE):
        yield from model._base_manager.filter(pk__in=keys[start : start + AT_ONCE]).prefetch_related(*wanted)


def held(model: type[models.Model], name: str) -> models.Prefetch:
    """The rows of a list, and what belongs to them in turn, as a plain list: thousands need no query built for each."""
    inner = part_model(model, name)
    rows = inner._default_manager.prefetch_related(*(held(inner, each) for each in part_names(inner)))
    return models.Prefetch(name, rows, f"{HELD}{name}")


def rows_of(row: models.Model, name: str) -> list[models.Model]:
    """As `whole` read them, or read now."""
    found = row.__dict__.get(HELD + name)
    return list(getattr(row, name).all()) if found is None else found


def as_item(row: models.Model) -> dict[str, object]:
    kept = serializers.serialize("python", [row], fields=columns(type(row)))[0]
    names = part_names(type(row))
    parts = {name: [as_item(part) for part in rows_of(row, name)] for name in names}
    return {**kept, "parts": parts} if names else kept


def written(row: models.Model) -> str:
    """The text that a version keeps."""
    return json.dumps([as_item(row)], cls=Exact, ensure_ascii=False)


def now(record: Record) -> Row:
    """The record as the database holds it at this moment."""
    current = next(whole(type(record), [record.pk]))
    return row_of(type(record), json.loads(written(current))[0])


def read(version: Version, model: type[Record]) -> Row:
    """What the version holds; what does not fit any more is told in `all_faults`. Raises Unreadable."""
    try:
        return row_of(model, json.loads(version.serialized_data)[0])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, FieldDoesNotExist) as error:
        raise Unreadable(_("It was written in a form that is no longer known.")) from error


def row_of(model: type[models.Model], data: dict) -> Row:
    row = Row(model, int(data["pk"]), dict(data["fields"]))
    row.faults = [fault for name, raw in row.fields.items() if (fault := fault_of(model, name, raw))]
    for name, rows in data.get("parts", {}).items():
        if name in part_names(model):
            row.parts[name] = [row_of(part_model(model, name), each) for each in rows]
        elif rows:
            row.faults.append(_("“%(field)s” no longer exists.") % {"field": name})
    return row


def fault_of(model: type[models.Model], name: str, raw: object) -> str:
    """Why a kept value has no place in the model of today; "" when it has."""
    if name not in columns(model):
        return _("“%(field)s” no longer exists.") % {"field": name} if raw not in (None, "", [], False) else ""
    field = model._meta.get_field(name)
    try:
        value = value_of(field, raw)
    except (ValidationError, TypeError, ValueError):
        return _("“%(field)s” takes other values now.") % {"field": field.verbose_name}
    choices = dict(field.flatchoices)
    if choices and value not in choices and value not in (None, ""):
        return _("“%(field)s” takes other values now.") % {"field": field.verbose_name}
    return ""


def value_of(field: models.Field, raw: object) -> object:
    """The kept value as Python has it: a key for a relation, a list of keys for a list. May raise ValidationError."""
    if field.many_to_many:
        return [field.related_model._meta.pk.to_python(key) for key in raw]
    return field.to_python(raw) if field.remote_field is None else field.target_field.to_python(raw)


def plain(version: Version) -> list[tuple[str, str]]:
    """Names and values of a version in whatever form it was written, for reading only."""
    try:
        found = json.loads(version.serialized_data)
    except ValueError:
        return [("", version.serialized_data)]
    return list(flat("", found))


def flat(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(f"{name} › {key}" if name and key != "fields" else key if key != "fields" else name, inner)
    elif isinstance(value, list) and any(isinstance(each, (dict, list)) for each in value):
        for number, inner in enumerate(value, 1):
            yield from flat(f"{name} {number}" if len(value) > 1 else name, inner)
    elif value not in (None, "", [], False):
        yield name, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def owners(row: models.Model) -> list[tuple[type[Record], int]]:
    """The records that a part belongs to, by kind and key."""
    if isinstance(row, Attached):
        owner = ContentType.objects.get_for_id(row.content_type_id).model_class()
        if owner is Observation:
            figure = Observation.objects.filter(pk=row.object_id).first()
            return owners(figure) if figure else []
        return [(owner, row.object_id)] if owner and issubclass(owner, Record) else []
    found = []
    for model, names in OWN_PARTS.items():
        for name in names:
            field = model._meta.get_field(name)
            if field.related_model is type(row) and (key := getattr(row, field.field.attname)):
                found.append((model, key))
    return found
