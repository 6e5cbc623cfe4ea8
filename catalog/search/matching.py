"""From a reader's words to the records that hold them all."""

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from catalog.queries.mentions import visible
from events.models import Record
from events.text.folding import fold

MOST_WORDS = 12


def entries(text: str) -> QuerySet:
    """Search rows in which every word occurs, names before mentions, then by name."""
    found = visible()
    in_title = Q()
    for word in words_of(text):
        found = found.filter(Q(title_key__contains=word) | Q(text_key__contains=word))
        in_title &= Q(title_key__contains=word)
    if not in_title:
        return found.none()
    rank = Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.annotate(rank=rank).order_by("rank", "title", "pk")


def words_of(text: str) -> list[str]:
    """The folded words that are looked for."""
    return fold(text).split()[:MOST_WORDS]


def keys_of(model: type[Record], text: str) -> QuerySet:
    """Keys of the records of one kind that match."""
    return entries(text).filter(noun=model._meta.model_name).order_by().values("object_id")


def kinds(found: QuerySet) -> dict[str, int]:
    """How many of the rows are of each noun."""
    return dict(found.order_by().values_list("noun").annotate(count=Count("pk")).order_by("noun"))
