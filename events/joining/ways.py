"""By which columns rows lead to the records of a noun: foreign keys of any model, attached rows, lists."""

import json
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models

from events.models import Record, SpokenLanguage
from events.models.statements import Attached
from events.revisions.heirs import names_in
from events.revisions.snapshots import OWN_PARTS, Exact, as_item

# Written anew from a column of the record whenever it is saved.
COMPUTED = (SpokenLanguage,)


@dataclass(frozen=True)
class Way:
    """Rows of a model that lead to a record, by `column`; `kind` is the column of the content type, if there is one."""

    model: type[models.Model]
    column: str
    kind: str = ""
    is_own: bool = False

    @property
    def key(self) -> str:
        return f"{self.model._meta.label_lower}.{self.column}"

    @property
    def columns(self) -> set[str]:
        return {self.column, self.kind} - {""}

    def rows(self, record: Record) -> models.QuerySet:
        """The rows that lead to the record."""
        wanted = {self.column: record.pk}
        if self.kind:
            wanted[self.kind] = ContentType.objects.get_for_model(type(record)).pk
        return self.model._base_manager.filter(**wanted).order_by("pk")


@dataclass(frozen=True)
class List:
    """A plain many-to-many list in which the record stands (`is_owner` false), or which it has."""

    owner: type[Record]
    name: str
    is_owner: bool

    @property
    def key(self) -> str:
        return f"{self.owner._meta.label_lower}.{self.name}"

    @property
    def field(self) -> models.ManyToManyField:
        return self.owner._meta.get_field(self.name)

    def pairs(self, record: Record) -> list[int]:
        """The keys at the other ends."""
        mine, theirs = self.field.m2m_field_name(), self.field.m2m_reverse_field_name()
        if not self.is_owner:
            mine, theirs = theirs, mine
        rows = self.field.remote_field.through._base_manager.filter(**{mine: record.pk})
        return sorted(rows.values_list(f"{theirs}_id", flat=True))


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_app_config("events").get_models() if model not in COMPUTED]


@cache
def ways(noun: type[Record]) -> tuple[Way, ...]:
    """All columns of rows and records that lead to a record of the noun, but `replaced_by`."""
    own = {noun._meta.get_field(name).field for name in OWN_PARTS.get(noun, ())}
    found = []
    for model in our_models():
        for field in model._meta.concrete_fields:
            if field.many_to_one and field.related_model is noun and field.name != "replaced_by":
                found.append(Way(model, field.attname, is_own=field in own))
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey):
                found.append(Way(model, field.fk_field, f"{field.ct_field}_id", issubclass(model, Attached)))
    return tuple(found)


@cache
def lists(noun: type[Record]) -> tuple[List, ...]:
    found = []
    for model in our_models():
        for field in model._meta.local_many_to_many:
            if field.remote_field.through._meta.auto_created:
                found += [List(model, field.name, True)] * (model is noun)
                found += [List(model, field.name, False)] * (field.related_model is noun)
    return tuple(found)


def once(model: type[models.Model], way: Way) -> list[set[str]]:
    """Sets of columns, those of the way left out, in which no two rows that lead to one record may agree."""
    found = []
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
            names = {model._meta.get_field(name).attname for name in names_in(constraint)}
            if names & way.columns:
                found.append(names - way.columns)
    return found


def raw(row: models.Model, column: str) -> object:
    """A value as it is kept in JSON."""
    value = row._meta.get_field(column).value_from_object(row)
    return json.loads(json.dumps(value, cls=Exact))


def value(model: type[models.Model], column: str, kept: object) -> object:
    """A kept value as Python has it."""
    field = model._meta.get_field(column)
    try:
        return (field if field.remote_field is None else field.target_field).to_python(kept)
    except ValidationError:
        return kept


def dump(row: models.Model) -> dict[str, object]:
    """A row with the rows that belong to it, as JSON keeps it."""
    return json.loads(json.dumps(as_item(row), cls=Exact))


def model_of(label: str) -> type[models.Model]:
    return apps.get_model(label)
