"""Public records as bare rows of columns, which is how a shelf reads many of them fast."""

from events.models import Record, RecordQuerySet


def public(model: type[Record]) -> RecordQuerySet:
    """Public records of a kind, past modeltranslation, which would make a dictionary of every row.

    Columns are named with their language, as everywhere in `values_list` and `order_by`.
    """
    return RecordQuerySet(model).published()
