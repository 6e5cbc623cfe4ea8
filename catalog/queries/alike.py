"""Other records of the same noun that have something in common with a page's record."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from catalog.queries.sight import PUBLIC, Sight
from events.models import Record, Subject

MOST = 6


def alike(record: Record, sight: Sight = PUBLIC, **ties: object) -> list[Record]:
    """Up to six others that share a topic or one of the ties (a field and its value or values), in one query.

    Those with most topics in common come first; a tie without a value ties to nothing.
    """
    model = type(record)
    kind = ContentType.objects.get_for_model(model)
    topics = [subject.topic_id for subject in record.subjects.all()]
    carriers = Subject.objects.filter(content_type=kind, topic__in=topics).order_by()
    tied = Q(pk__in=carriers.values("object_id")) if topics else Q()
    for field, value in ties.items():
        if value is not None and value != []:
            tied |= Q(pk__in=sight.of(model).filter(**{field: value}).order_by().values("pk"))
    if not tied:
        return []
    here = carriers.filter(object_id=OuterRef("pk")).values("object_id").annotate(n=Count("pk")).values("n")
    shared = Coalesce(Subquery(here, output_field=IntegerField()), 0)
    others = sight.of(model).filter(tied).exclude(pk=record.pk).in_order()
    return sight.settle(others.annotate(shared=shared).order_by("-shared", *others.query.order_by)[:MOST])
