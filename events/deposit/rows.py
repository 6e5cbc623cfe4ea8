"""A row of a table as one line of JSON and back, to the microsecond; what is computed from others is left out.

`{"pk": 7, "uuid": "…", "title_en": "…", "event": 3}`: relations by key, kinds of records as "events.talk". A column
that is empty stands in no line.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from uuid import UUID

from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from events.models import Record
from events.models.fields import Derived
from events.models.files import OfFile
from events.revisions.snapshots import NOT_KEPT, Exact, is_computed

AT_ONCE = 400
GROUPS, PERMISSIONS = "groups", "permissions"  # lists of a user, by name

Line = dict[str, object]
Kept = Callable[[models.Model], bool]


class Unknown(Exception):
    """A line with a column or a value that this software does not know."""


@cache
def columns(model: type[models.Model]) -> tuple[models.Field, ...]:
    """What is written of a row beside its key; translated words by language only."""
    words = getattr(model, "translated", ())
    return tuple(
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in words and field.name not in NOT_KEPT and not is_computed(field)
    )


def read(model: type[models.Model], of: models.QuerySet | None = None) -> Iterator[models.Model]:
    """Every row by its key, a few hundred at a time."""
    rows = (model._base_manager.all() if of is None else of).order_by("pk")
    last = None
    while found := list(rows[:AT_ONCE] if last is None else rows.filter(pk__gt=last)[:AT_ONCE]):
        yield from found
        last = found[-1].pk


def written(row: models.Model, without: frozenset[str] = frozenset()) -> str:
    """The line of a row, its end included."""
    line: Line = {"pk": row.pk}
    for field in columns(type(row)):
        value = value_of(row, field)
        if field.name not in without and value != (None if field.null else ""):
            line[field.name] = value
    if isinstance(row, User):
        line[GROUPS] = sorted(row.groups.values_list("name", flat=True))
        line[PERMISSIONS] = sorted(map(named, row.user_permissions.select_related("content_type")))
    return json.dumps(line, cls=Exact, ensure_ascii=False) + "\n"


def value_of(row: models.Model, field: models.Field) -> object:
    value = getattr(row, field.attname)
    if field.related_model is ContentType and value is not None:
        return kind_named(value)
    return str(value) if isinstance(field, models.FileField) else value


def kind_named(key: int) -> str:
    kind = ContentType.objects.get_for_id(key)
    return f"{kind.app_label}.{kind.model}"


def named(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def made(model: type[models.Model], line: Line) -> models.Model:
    """An unsaved row of that line, with what is computed computed. Raises Unknown."""
    known = {field.name: field for field in columns(model)}
    more = {"pk", GROUPS, PERMISSIONS} if model is User else {"pk"}
    if strange := set(line) - set(known) - more:
        raise Unknown(f"has a column “{min(strange)}” that this version of the software does not know")
    if not isinstance(line.get("pk"), int):
        raise Unknown("has no number")
    row = model(pk=line["pk"])
    for name, field in known.items():
        setattr(row, field.attname, value_from(field, line[name]) if name in line else None if field.null else "")
    if isinstance(row, Record):
        checked(row)
    compute(row)
    return row


def value_from(field: models.Field, raw: object) -> object:
    """What the line says, as Python has it. Raises Unknown."""
    try:
        if field.related_model is ContentType:
            return ContentType.objects.get_by_natural_key(*str(raw).split(".", 1)).pk
        if field.remote_field is not None:
            return field.target_field.to_python(raw)
        if isinstance(field, models.UUIDField):
            return UUID(str(raw))
        return field.to_python(raw)
    except (ValidationError, ContentType.DoesNotExist, FieldDoesNotExist, TypeError, ValueError) as error:
        raise Unknown(f"says of “{field.name}” what cannot be: {str(raw)[:60]!r}") from error


def checked(row: Record) -> None:
    """Raises Unknown when a column holds what no form would have taken."""
    ours = {field.name for field in columns(type(row)) if field.remote_field is None and field.editable}
    try:
        row.clean_fields(exclude={field.name for field in row._meta.get_fields()} - ours | {"file"})
    except ValidationError as error:
        name, said = next(iter(error.message_dict.items()))
        raise Unknown(f"says of “{name}” what cannot be: {said[0]}") from error


def compute(row: models.Model) -> None:
    """The columns that are made of others; the number of the version and the marks of a file stay as they are."""
    for field in row._meta.concrete_fields:
        if isinstance(field, Derived) and not isinstance(field, OfFile) and is_computed(field):
            field.pre_save(row, add=True)


def lines(rows: Iterable[models.Model], without: frozenset[str] = frozenset()) -> Iterator[bytes]:
    return (written(row, without).encode() for row in rows)
