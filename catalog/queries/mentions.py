"""Records of any noun by name and address, without a query per noun: read from the rows of search."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from events.models import SearchEntry
from events.models.statements import Attached

Key = tuple[str, int]
SHORT = ("noun", "object_id", "slug", "title", "title_language")  # without the long texts


def visible() -> QuerySet:
    """The search rows of the reader's language whose record is public now."""
    return due(SearchEntry.objects.filter(language=get_language() or "en"))


def due(entries: QuerySet) -> QuerySet:
    """Those of the search rows whose record is public now."""
    return entries.filter(Q(visible_from__isnull=True) | Q(visible_from__lte=timezone.now()))


def key_of(row: Attached) -> Key:
    """(noun, key) of the record that a citation, an involvement or a topic hangs on."""
    return ContentType.objects.get_for_id(row.content_type_id).model, row.object_id


def named(keys: Iterable[Key], *more: str) -> dict[Key, SearchEntry]:
    """Title and address, in the reader's language, of those records that are public; of long texts only `more`."""
    by_noun: dict[str, set[int]] = {}
    for noun, key in keys:
        by_noun.setdefault(noun, set()).add(key)
    if not by_noun:
        return {}
    condition = Q()
    for noun, found in sorted(by_noun.items()):
        condition |= Q(noun=noun, object_id__in=sorted(found))
    return {(entry.noun, entry.object_id): entry for entry in visible().filter(condition).only(*SHORT, *more)}


def tied(*ties: QuerySet, most: int = 12) -> list[SearchEntry]:
    """Title and address of the first records of several nouns, each noun's given by a query, in one query; by noun."""
    condition = Q()
    for records in ties:
        condition |= Q(noun=records.model._meta.model_name, object_id__in=records.order_by().values("pk"))
    return list(visible().filter(condition).order_by("noun", "title", "pk").only(*SHORT)[:most])
