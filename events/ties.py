"""The records that a record names: those which are still hidden would be missing from its public page."""

from collections.abc import Iterator

from django.db import models

from events.models import Record


def hidden_ties(record: Record) -> list[Record]:
    """Each record named by this one that the public may not see, once, in the order of the form."""
    found = {(type(tie), tie.pk): tie for tie in ties(record)}
    return [tie for tie in found.values() if not tie.is_public]


def ties(record: Record) -> Iterator[Record]:
    """What the record itself points to, then what its parts (speakers, signatures, citations, ...) point to."""
    yield from ends(record)
    for field in record._meta.many_to_many:
        if issubclass(field.related_model, Record) and field.remote_field.through._meta.auto_created:
            yield from getattr(record, field.name).all()
    for field in (*record._meta.related_objects, *record._meta.private_fields):
        if field.one_to_many and not issubclass(field.related_model, Record):
            rows = getattr(record, field.get_accessor_name() if field.auto_created else field.name)
            if names := records_named_by(field.related_model):
                for row in rows.select_related(*names):
                    yield from ends(row, besides=record)


def ends(row: models.Model, besides: Record | None = None) -> Iterator[Record]:
    for name in records_named_by(type(row)):
        tie = getattr(row, name)
        if tie is not None and tie != besides:
            yield tie


def records_named_by(model: type[models.Model]) -> list[str]:
    """The foreign keys of a model that lead to records, `replaced_by` aside."""
    return [
        field.name
        for field in model._meta.fields
        if field.remote_field and field.editable and issubclass(field.remote_field.model, Record)
    ]
