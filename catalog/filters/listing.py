"""What every list can do: facets, words, order; and what its page shows of them: legends, options, chips."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import django_filters
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from catalog.filters.facets import NOT_STATED, Facet
from catalog.search import matching
from events.models import RecordQuerySet
from events.text.collation import sort_key

MOST_OPTIONS = 40


@dataclass
class Option:
    value: str
    label: str
    selected: bool
    language: str = ""


@dataclass
class Chip:
    """One choice the reader made, and the address of the list without it."""

    legend: str
    label: str
    url: str
    language: str = ""


@dataclass
class Panel:
    """One facet as the page draws it."""

    name: str
    legend: str
    options: list[Option]
    errors: list[str] = field(default_factory=list)
    more: int = 0  # values that too few records have to be offered


class ListFilter(django_filters.FilterSet):
    """Base of every noun's FilterSet: subclasses add facets, one line each, and may add orders."""

    q = django_filters.CharFilter(label=_("Words"), method="with_words", max_length=200)
    orders: dict[str, tuple[object, tuple[str, ...]]] = {"newest": (_("Newest first"), ("-published_at", "pk"))}

    def __init__(self, data: QueryDict, queryset: RecordQuerySet, request: HttpRequest | None = None) -> None:
        super().__init__(data, queryset, request=request)
        self.languages: dict[tuple[str, str], str] = {}
        self.more: dict[str, int] = {}
        for name, offered in self.offered.items():
            self.filters[name].extra["choices"] = offered

    @property
    def facets(self) -> dict[str, Facet]:
        return {name: each for name, each in self.filters.items() if isinstance(each, Facet)}

    @cached_property
    def offered(self) -> dict[str, list[tuple[str, str]]]:
        """For each facet (value, label) of what the records have, in the reader's alphabet: one query.

        Of very many values only those that most records have are offered, besides those chosen.
        """
        queries = [rows for name, facet in self.facets.items() for rows in facet.rows(self.queryset, name)]
        found = defaultdict(list)
        for name, key, label, language, count in queries[0].union(*queries[1:], all=True) if queries else ():
            if count and (key or self.facets[name].may_be_missing):
                found[name].append((-count, key or NOT_STATED, label, language))
        return {name: self.worth_offering(name, found[name]) for name in self.facets}

    def worth_offering(self, name: str, found: list[tuple[int, str, str, str]]) -> list[tuple[str, str]]:
        """The most frequent values, "not stated" and the chosen ones, sorted; the others are counted in `more`."""
        kept = {NOT_STATED, *self.data.getlist(name)}
        often, seldom = sorted(found)[:MOST_OPTIONS], sorted(found)[MOST_OPTIONS:]
        offered = [*often, *(value for value in seldom if value[1] in kept)]
        self.more[name] = len(found) - len(offered)
        self.languages |= {(name, key): language for _count, key, _label, language in offered}
        pairs = [(key, self.facets[name].label_of(key, label)) for _count, key, label, _language in offered]
        language = get_language() or "en"
        return sorted(pairs, key=lambda pair: (pair[0] == NOT_STATED, sort_key(pair[1], language)))

    def with_words(self, records: RecordQuerySet, name: str, words: str) -> RecordQuerySet:
        return records.filter(pk__in=matching.keys_of(records.model, words))

    @cached_property
    def records(self) -> RecordQuerySet:
        """The records that pass, in the order asked for (by name unless said otherwise)."""
        chosen = self.data.get("sort", "")
        if chosen in self.orders:
            return self.qs.order_by(*self.orders[chosen][1])
        return self.qs.in_order()

    @cached_property
    def panels(self) -> list[Panel]:
        panels = []
        for name, facet in self.facets.items():
            chosen = set(self.data.getlist(name))
            options = [
                Option(value, label, value in chosen, self.languages.get((name, value), ""))
                for value, label in self.offered[name]
            ]
            if options or self.form.errors.get(name):
                panels.append(
                    Panel(name, str(facet.label), options, list(self.form.errors.get(name, [])), self.more[name])
                )
        return panels

    @cached_property
    def chips(self) -> list[Chip]:
        return [
            Chip(panel.legend, option.label, self.url_without(panel.name, option.value), option.language)
            for panel in self.panels
            for option in panel.options
            if option.selected and not panel.errors
        ]

    @property
    def problems(self) -> list[str]:
        """What was asked for and could not be understood, in the reader's words."""
        return [f"{self.filters[name].label}: {text}" for name, texts in self.form.errors.items() for text in texts]

    @property
    def words(self) -> str:
        return self.form.cleaned_data.get("q", "") if self.is_bound else ""

    @property
    def sorts(self) -> list[Option]:
        chosen = self.data.get("sort", "")
        named = Option("", str(_("By name")), chosen not in self.orders)
        return [
            named,
            *(Option(key, str(label), key == chosen) for key, (label, _order) in self.orders.items()),
        ]

    def url_without(self, name: str, value: str) -> str:
        return self.address(**{name: [each for each in self.data.getlist(name) if each != value]})

    @property
    def url_without_words(self) -> str:
        return self.address(q=[])

    @property
    def url_cleared(self) -> str:
        """The list with its words and order but without any facet chosen."""
        return self.address(**{name: [] for name in self.facets})

    @property
    def page_prefix(self) -> str:
        """The address up to and including `page=`."""
        first = self.address()
        return f"{first}page=" if first == "?" else f"{first}&page="

    def address(self, **instead: list[str]) -> str:
        """The query of the list's first page as the reader chose it, but with these values of some parameters."""
        query = self.data.copy()
        for name, values in {**instead, "page": []}.items():
            query.setlist(name, values)
        return f"?{query.urlencode()}"
