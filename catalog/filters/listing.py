"""What every list can do: facets, words, orders; declared by each noun's FilterSet, asked of the database here.

`ListFilter.records` is the plain way by one query, for whoever needs a queryset; pages are answered much faster
from the shelf (`answer.py`), and the tests hold the two against each other.
"""

from collections.abc import Callable
from functools import cache
from typing import ClassVar

import django_filters
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from catalog.filters.facets import Facet
from catalog.search import matching
from catalog.shelf.shelf import Shelf, ordered
from events.models import RecordQuerySet
from events.text.languages import LANGUAGES

BY_NAME = {f"name-{code}": (f"sort_{code}", "pk") for code in LANGUAGES}
MOST_LETTERS = 200


class ListFilter(django_filters.FilterSet):
    """Base of every noun's FilterSet: subclasses add facets, one line each, and may add orders.

    `counted` puts a number of its records into words; `within` names facet values that all records of the list
    have, so that the facet itself is not offered.
    """

    q = django_filters.CharFilter(label=_("Words"), method="with_words", max_length=MOST_LETTERS)
    orders: ClassVar[dict[str, tuple[object, tuple[str, ...]]]] = {
        "newest": (_("Newest first"), ("-published_at", "pk"))
    }
    counted: ClassVar[Callable] = ngettext_lazy("%(n)s record", "%(n)s records", "n")
    within: ClassVar[dict[str, str]] = {}

    def __init__(self, data: QueryDict, request: HttpRequest | None = None) -> None:
        super().__init__(data, self.everything(), request=request)
        for name in self.within:
            del self.filters[name]
        self.shelf().catch_up()
        for name in self.facets():
            offers = self.shelf().offers(name, get_language() or "en").known()
            self.filters[name].extra["choices"] = [(offer.word, offer.label) for offer in offers]

    @classmethod
    @cache
    def facets(cls) -> dict[str, Facet]:
        """What the list offers, in order."""
        return {name: each for name, each in cls.shelved().items() if name not in cls.within}

    @classmethod
    @cache
    def shelved(cls) -> dict[str, Facet]:
        return {name: each for name, each in cls.base_filters.items() if isinstance(each, Facet)}

    @classmethod
    def shelf(cls) -> Shelf:
        """The records of the list's kind, as last looked at; lists of one kind share it."""
        return shelf_of(cls)

    @classmethod
    def everything(cls) -> RecordQuerySet:
        """All records of the list."""
        records = cls._meta.model.objects.published()
        for name, value in cls.within.items():
            records = cls.base_filters[name].filter(records, [value])
        return records

    def with_words(self, records: RecordQuerySet, name: str, words: str) -> RecordQuerySet:
        return records.filter(pk__in=matching.keys_of(records.model, words))

    @property
    def records(self) -> RecordQuerySet:
        """The records that pass, in the order asked for (by name unless said otherwise)."""
        chosen = self.data.get("sort", "")
        columns = self.orders[chosen][1] if chosen in self.orders else BY_NAME[f"name-{get_language() or 'en'}"]
        return ordered(self.qs, columns)


@cache
def shelf_of(filter_class: type[ListFilter]) -> Shelf:
    parent = next(each for each in reversed(filter_class.__mro__) if getattr(each, "_meta", None) and each._meta.model)
    if parent is not filter_class:
        return shelf_of(parent)
    orders = BY_NAME | {name: columns for name, (_label, columns) in filter_class.orders.items()}
    return Shelf(filter_class._meta.model, filter_class.shelved(), orders)
