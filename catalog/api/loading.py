"""Loads records with all that their documents say, in a number of queries that does not grow with the records."""

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers

from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from catalog.api.statements import ImageDocument
from catalog.queries.ahead import AHEAD
from catalog.queries.sight import PUBLIC

Fields = Mapping[str, serializers.Field]
Document = dict[str, object]


def documents(document: RecordDocument, **which: object) -> dict[int, Document]:
    """The public records of that condition in JSON, by key."""
    rows, ahead = with_ties(document.model.objects.published(), document.fields), AHEAD.get()
    found = ahead.take(rows, str(which["slug"]), "document") if ahead and "slug" in which else None
    settled = [found] if found else PUBLIC.settle(rows.filter(**which))
    return {record.pk: document.to_representation(record) for record in settled}


def with_ties(rows: QuerySet, fields: Fields) -> QuerySet:
    """The rows with what those fields name."""
    one = [field.source for field in fields.values() if isinstance(field, (Reference, ImageDocument))]
    many = [field for field in fields.values() if isinstance(field, serializers.ListSerializer)]
    return rows.select_related(*one or [None]).prefetch_related(*prefetches(rows, many))


def prefetches(rows: QuerySet, many: Iterable[serializers.ListSerializer]) -> Iterable[Prefetch]:
    for field in many:
        model = rows.model._meta.get_field(field.source).related_model
        if isinstance(field.child, Reference):
            yield Prefetch(field.source, model.objects.published().in_order())
        else:
            yield Prefetch(field.source, with_ties(model._default_manager.all(), field.child.fields))
