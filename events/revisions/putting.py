"""Writing kept rows back into the database: columns, and the rows of a list, in an order in which none clash."""

from collections.abc import Iterable

from django.db import models

from events.models.files import OriginalField
from events.revisions.comparing import HIDDEN, Target
from events.revisions.snapshots import Row, columns, part_model, value_of


def lost_among(wanted: Iterable[Target]) -> set[Target]:
    keys: dict[type[models.Model], set[int]] = {}
    for model, key in wanted:
        keys.setdefault(model, set()).add(key)
    there = {(model, key) for model in keys for key in pks(model._base_manager.filter(pk__in=keys[model]))}
    return {(model, key) for model in keys for key in keys[model]} - there


def pks(queryset: models.QuerySet) -> list[int]:
    return list(queryset.values_list("pk", flat=True))


def put(row: models.Model, wanted: Row, lost: set[Target], stays: set[str]) -> None:
    """Give a row the kept values; a column that the version does not know stays as it is."""
    for name, raw in wanted.fields.items():
        if name in stays or name not in columns(wanted.model):
            continue
        field = wanted.model._meta.get_field(name)
        if field.many_to_many:
            continue
        if isinstance(field, OriginalField) and str(getattr(row, name)) != raw:
            row.renditions = []  # those were made of the other file
        is_lost = field.many_to_one and (field.related_model, raw) in lost
        setattr(row, field.attname, None if is_lost else value_of(field, raw))


def bring_back_rows(owner: models.Model, name: str, wanted: list[Row], lost: set[Target]) -> None:
    """Make the rows of a list what they were; those that change make way first, as old and new values could clash."""
    manager = getattr(owner, name)
    model = part_model(type(owner), name)
    present = {row.pk: row for row in manager.all()}
    kept = [each for each in wanted if not needs_lost(each, lost)]
    for key in set(present) - {each.pk for each in kept}:
        present.pop(key).delete()
    differing = [each for each in kept if each.pk not in present or differs(present[each.pk], each)]
    for each in differing:
        if each.pk in present and not each.parts:
            present.pop(each.pk).delete()
    elsewhere = set(pks(model._base_manager.filter(pk__in=[each.pk for each in differing]))) - set(present)
    for each in differing:
        row = present.get(each.pk) or model(pk=None if each.pk in elsewhere else each.pk)
        put(row, each, lost, HIDDEN if each.pk in present else HIDDEN - {"uuid"})
        setattr(row, *owner_column(manager, owner))
        row.save()
        present[each.pk] = row
    for each in kept:
        for inner, rows in each.parts.items():
            bring_back_rows(present[each.pk], inner, rows, lost)


def owner_column(manager: models.Manager, owner: models.Model) -> tuple[str, models.Model]:
    """By which column the rows of a list belong to their owner."""
    field = getattr(manager, "field", None)
    return (field.name if field is not None else "record"), owner


def needs_lost(row: Row, lost: set[Target]) -> bool:
    """Whether a row cannot stand without a record that is gone."""
    leads = {name: row.model._meta.get_field(name) for name in columns(row.model) if name not in HIDDEN}
    named = [field for name, field in leads.items() if field.many_to_one and row.fields.get(name)]
    gone = [field for field in named if (field.related_model, row.fields[field.name]) in lost]
    return any(not field.null for field in gone) or (bool(gone) and len(gone) == len(named))


def differs(present: models.Model, wanted: Row) -> bool:
    for name, raw in wanted.fields.items():
        if name not in HIDDEN and name in columns(wanted.model):
            field = wanted.model._meta.get_field(name)
            if not field.many_to_many and getattr(present, field.attname) != value_of(field, raw):
                return True
    return False
