"""Which records are named by others that stay, when some are to be deleted together."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import models

from events.intake.keys import owners
from events.models import NOUNS, Observation, Record
from events.models.statements import Attached

AT_ONCE = 400
Key = tuple[type[Record], int]


def from_outside(going: set[Key], but_not_by: set[Key]) -> dict[Key, str]:
    """Of those records the ones that something else names, with the name of one that does.

    Mentions by records of `but_not_by` do not count: these will be made what they were before.
    """
    keys: dict[type[Record], list[int]] = {}
    for model, pk in going:
        keys.setdefault(model, []).append(pk)
    named: dict[Key, Key] = {}
    for model, pks in keys.items():
        for start in range(0, len(pks), AT_ONCE):
            for pk, owner in mentions(model, pks[start : start + AT_ONCE]):
                if owner not in going and owner not in but_not_by:
                    named.setdefault((model, pk), owner)
    names = names_of(set(named.values()))
    return {key: names.get(owner, str(owner[0]._meta.verbose_name)) for key, owner in named.items()}


def names_of(owners: set[Key]) -> dict[Key, str]:
    """The names of records, read for each noun at once."""
    keys: dict[type[Record], list[int]] = {}
    for model, pk in owners:
        keys.setdefault(model, []).append(pk)
    return {
        (model, pk): str(record)
        for model, pks in keys.items()
        for start in range(0, len(pks), AT_ONCE)
        for pk, record in model._base_manager.in_bulk(pks[start : start + AT_ONCE]).items()
    }


def mentions(model: type[Record], keys: list[int]) -> Iterator[tuple[int, Key]]:
    """Each mention of these records: the record's key, and the record that names it."""
    for relation in model._meta.related_objects:
        other = relation.related_model
        if relation.many_to_many:
            if relation.through._meta.auto_created:
                yield from by_list(relation, keys)
        elif issubclass(other, Record):
            name = relation.field.attname
            found = other._base_manager.filter(**{f"{name}__in": keys}).values_list(name, "pk")
            yield from ((key, (other, pk)) for key, pk in found)
        elif issubclass(other, Attached):
            yield from by_attached(other, relation.field.attname, keys)
        else:
            yield from by_part(other, relation.field, keys)


def by_list(relation: models.ManyToManyRel, keys: list[int]) -> Iterator[tuple[int, Key]]:
    field = relation.field
    ends = f"{field.m2m_reverse_field_name()}_id", f"{field.m2m_field_name()}_id"
    found = relation.through._base_manager.filter(**{f"{ends[0]}__in": keys}).values_list(*ends)
    yield from ((key, (relation.related_model, pk)) for key, pk in found)


def by_part(model: type[models.Model], field: models.ForeignKey, keys: list[int]) -> Iterator[tuple[int, Key]]:
    """A row of another record; a row of the record itself is no mention."""
    for whole, owner in owners(model):
        if owner != field.name:
            columns = field.attname, model._meta.get_field(owner).attname
            found = model._base_manager.filter(**{f"{field.attname}__in": keys}).values_list(*columns)
            yield from ((key, (whole, pk)) for key, pk in found)


def by_attached(model: type[Attached], column: str, keys: list[int]) -> Iterator[tuple[int, Key]]:
    rows = model._base_manager.filter(**{f"{column}__in": keys})
    for key, kind, pk in rows.values_list(column, "content_type_id", "object_id"):
        owner = ContentType.objects.get_for_id(kind).model_class()
        if owner is Observation:
            pk = Observation.objects.filter(pk=pk).values_list("indicator_id", flat=True).first()
            owner = Observation._meta.get_field("indicator").related_model
        if owner in NOUNS and pk:
            yield key, (owner, pk)
