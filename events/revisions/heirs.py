"""Records that were merged into others since a version was kept: what named them names the others now."""

from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _

from events.models import Record
from events.models.statements import Attached
from events.revisions.snapshots import Row, columns

Target = tuple[type[models.Model], int]


def in_place_of_merged(wanted: Row) -> list[str]:
    """Put in a kept row, instead of every record that was merged since, the one that stands for it; what is put where.

    The record itself, whose row it is, stays. Of rows that then say the same, the first is left.
    """
    heirs = heirs_of({*named(wanted), *(end for rows in wanted.parts.values() for row in rows for end in deep(row))})
    put(wanted, heirs)
    for rows in wanted.parts.values():
        for row in rows:
            put(row, heirs)
            in_place_of_merged_inside(row, heirs)
    for name in wanted.parts:
        wanted.parts[name] = each_once(wanted.parts[name])
    words = _("“%(name)s” was merged since: “%(heir)s” is put in its place.")
    return [words % {"name": former, "heir": heir} for former, heir in sorted(heirs.values(), key=str)]


def in_place_of_merged_inside(row: Row, heirs: dict) -> None:
    for rows in row.parts.values():
        for each in rows:
            put(each, heirs)


def deep(row: Row) -> Iterator[Target]:
    yield from named(row)
    for rows in row.parts.values():
        for each in rows:
            yield from named(each)


def named(row: Row) -> Iterator[Target]:
    """The records that the row leads to, by its columns and, if it is attached to one, as its owner."""
    for name, raw in row.fields.items():
        field = row.model._meta.get_field(name) if name in columns(row.model) and name != "replaced_by" else None
        if raw and field is not None and field.remote_field and issubclass(field.related_model, Record):
            for key in raw if field.many_to_many else [raw]:
                yield field.related_model, key
    if owner := owner_of(row):
        yield owner


def owner_of(row: Row) -> Target | None:
    if not issubclass(row.model, Attached) or not row.fields.get("content_type"):
        return None
    model = ContentType.objects.get_for_id(row.fields["content_type"]).model_class()
    return (model, row.fields["object_id"]) if model and issubclass(model, Record) else None


def heirs_of(wanted: Iterable[Target]) -> dict[Target, tuple[Record, Record]]:
    """Those that were merged, each with the record that stands for it: one query for each kind when there are none."""
    keys: dict[type[Record], set[int]] = {}
    for model, key in wanted:
        keys.setdefault(model, set()).add(key)
    found = {}
    for model, wanted_keys in keys.items():
        for record in model._base_manager.filter(pk__in=wanted_keys, replaced_by__isnull=False):
            found[model, record.pk] = record, record.heir
    return found


def put(row: Row, heirs: dict[Target, tuple[Record, Record]]) -> None:
    owner = owner_of(row)
    for name in list(row.fields):
        field = row.model._meta.get_field(name) if name in columns(row.model) and name != "replaced_by" else None
        if field is None or not field.remote_field or not row.fields[name]:
            continue
        if field.many_to_many:
            keys = [key_of(heirs, field.related_model, key) for key in row.fields[name]]
            row.fields[name] = list(dict.fromkeys(keys))
        else:
            row.fields[name] = key_of(heirs, field.related_model, row.fields[name])
    if owner is not None:
        row.fields["object_id"] = key_of(heirs, *owner)


def key_of(heirs: dict, model: type[models.Model], key: int) -> int:
    return heirs[model, key][1].pk if (model, key) in heirs else key


def living(model: type[models.Model], column: str, value: object) -> object:
    """The value of a column, with the heir of a record that was merged, and nothing for one that is deleted."""
    field = model._meta.get_field(column)
    if value is None or not field.many_to_one or not issubclass(field.related_model, Record):
        return value
    record = field.related_model._base_manager.filter(pk=value).first()
    return record.heir.pk if record else None


def each_once(rows: list[Row]) -> list[Row]:
    """The rows without those that a constraint would not let stand beside an earlier one."""
    seen, left = set(), []
    for row in rows:
        signs = {(names, *(row.fields.get(name) for name in names)) for names in unique_in(row.model)}
        if not signs & seen:
            left.append(row)
        seen |= signs
    return left


def unique_in(model: type[models.Model]) -> list[tuple[str, ...]]:
    """The names of the fields of each constraint by which a row stands only once, whatever else it says."""
    constraints = [each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    return [tuple(names_in(each)) for each in constraints if each.condition is None]


def names_in(constraint: models.UniqueConstraint) -> Iterable[str]:
    if constraint.fields:
        return constraint.fields
    ends = [
        [each, *each.get_source_expressions()] if hasattr(each, "flatten") else [each]
        for each in constraint.expressions
    ]
    return [part.name for each in ends for part in each if isinstance(part, models.F)]
