"""What a list answers to a reader's choice: which records, how many for every value, and the words around them.

Everything comes from the shelf. A count ignores what is chosen in its own facet, so that it says what choosing
that value would give.
"""

from dataclasses import dataclass, field
from functools import cached_property, reduce
from heapq import nsmallest
from operator import and_
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pyroaring import BitMap

from catalog.filters.facets import NOT_STATED, Facet
from catalog.filters.listing import ListFilter
from catalog.search import matching
from catalog.shelf.news import NEWS
from events.text.collation import sort_key

MOST_OPTIONS = 40
SHOWN_AT_ONCE = 10
MOST_CHOSEN = 100  # values of one facet that a reader can choose
WORDS_KEPT = 500
SHOW_ALL = "all"  # the parameter that names a facet to be shown in full


@dataclass(slots=True)
class Option:
    value: str
    label: str
    count: int
    selected: bool
    language: str = ""


@dataclass(slots=True)
class Chip:
    """One choice the reader made, and the address of the list without it."""

    legend: str
    label: str
    url: str
    language: str = ""


@dataclass(slots=True)
class Panel:
    """One facet as the page draws it: the first options, the rest, and how many more there are."""

    name: str
    legend: str
    options: list[Option]
    rest: list[Option] = field(default_factory=list)
    more: int = 0


class Answer:
    """Records of a list that pass the reader's choices, read from the address's query."""

    def __init__(self, listing: type[ListFilter], data: QueryDict) -> None:
        self.listing, self.data = listing, data
        self.language = get_language() or "en"
        self.shelf = listing.shelf()
        with self.shelf.lock:
            NEWS.look()
            self.shelf.refresh()
            self.facets = listing.facets()
            self.chosen = {name: self._known(name, facet) for name, facet in self.facets.items()}
            self._match()

    def _known(self, name: str, facet: Facet) -> list[str]:
        """The chosen values of a facet, without those that no public record has."""
        asked = self.data.getlist(name)
        return [word for word in dict.fromkeys(asked[:MOST_CHOSEN]) if self._is_known(name, facet, word)]

    def _is_known(self, name: str, facet: Facet, word: str) -> bool:
        if word == NOT_STATED and facet.may_be_missing:
            return bool(self.shelf.lacking(name))
        return self._value(facet, word) in self.shelf.bits[name].sets

    def _value(self, facet: Facet, word: str) -> Any:
        return self.shelf.names[facet.of].key(word) if facet.of else word

    def _match(self) -> None:
        """Find what passes each facet, the words and all of them; count every value among what the others leave."""
        given = [self.shelf.live, *self._within(), *self._with_words()]
        passing = {name: self._having(name, words) for name, words in self.chosen.items() if words}
        self.matched = reduce(and_, [*given, *passing.values()])
        self.total = len(self.matched)
        self.counts = {}
        for name in self.facets:
            others = [bits for other, bits in passing.items() if other != name]
            among = reduce(and_, [*given, *others]) if name in passing else self.matched
            self.counts[name] = self.shelf.bits[name].counts(among)
            if self.facets[name].may_be_missing:
                self.counts[name][NOT_STATED] = self.shelf.lacking(name).intersection_cardinality(among)
        self.empty = not reduce(and_, given[: 1 + len(self.listing.within)])

    def _within(self) -> list[BitMap]:
        return [self.shelf.bits[name].having([value]) for name, value in self.listing.within.items()]

    def _having(self, name: str, words: list[str]) -> BitMap:
        facet = self.facets[name]
        found = self.shelf.bits[name].having(self._value(facet, word) for word in words)
        return found | self.shelf.lacking(name) if NOT_STATED in words and facet.may_be_missing else found

    def _with_words(self) -> list[BitMap]:
        """For every word the records that hold it; a word asked for again is remembered until something changes."""
        found, kept = [], self.shelf.words
        for word in matching.words_of(self.words):
            if word not in kept:
                if len(kept) >= WORDS_KEPT:
                    kept.clear()
                keys = matching.keys_of(self.shelf.model, word).values_list("object_id", flat=True)
                kept[word] = self.shelf.matching(keys)
            found.append(kept[word])
        return found if found or not self.words else [BitMap()]

    # What was asked for

    @cached_property
    def words(self) -> str:
        try:
            return self.listing.base_filters["q"].field.clean(self.data.get("q", ""))
        except ValidationError:
            return ""

    @cached_property
    def order(self) -> str:
        asked = self.data.get("sort", "")
        return asked if asked in self.listing.orders else ""

    @property
    def problems(self) -> list[str]:
        """What was asked for and could not be understood, in the reader's words."""
        found = []
        try:
            self.listing.base_filters["q"].field.clean(self.data.get("q", ""))
        except ValidationError as error:
            found += [f"{_('Words')}: {text}" for text in error.messages]
        for name, facet in self.facets.items():
            if unknown := [word for word in self.data.getlist(name) if word not in self.chosen[name]]:
                text = _("“%(word)s” is not among the values of this filter, so it was left out.")
                found.append(f"{facet.label}: {text % {'word': unknown[0][:60]}}")
        return found

    def keys(self, start: int, count: int) -> list[int]:
        """Keys of the records from the `start`-th on, in the order asked for (by name unless said otherwise)."""
        with self.shelf.lock:
            return self.shelf.page(self.order or f"name-{self.language}", self.matched, start, count)

    # What the page shows of it

    @cached_property
    def panels(self) -> list[Panel]:
        return [panel for name, facet in self.facets.items() if (panel := self._panel(name, facet)).options]

    def _panel(self, name: str, facet: Facet) -> Panel:
        """The values by how many records have them, then by the reader's alphabet."""
        found = self._named(name, facet)
        most = len(found) if self.shows_all(name) else MOST_OPTIONS
        chosen = set(self.chosen[name])
        best = nsmallest(most, found)
        if len(found) > most:
            best += sorted(each for each in found if each[3] in chosen and each not in best)
        options = [
            Option(word, label, -negative, word in chosen, language)
            for negative, _last, _order, word, label, language in best
        ]
        rest = options[SHOWN_AT_ONCE:] if len(options) > SHOWN_AT_ONCE + 1 else []
        first = options[:SHOWN_AT_ONCE] if rest else options
        return Panel(name, str(facet.label), first, rest, len(found) - len(best))

    def _named(self, name: str, facet: Facet) -> list[tuple]:
        """(-count, last?, place in the alphabet, word, label, its language) of every value that may be named."""
        counts, found = self.counts[name], []
        if facet.of:
            names = self.shelf.names[facet.of].of(self.language)
            for value, count in counts.items():
                if value in names:
                    each = names[value]
                    found.append((-count, False, each.order, each.slug, each.label, each.language))
        else:
            for value, count in counts.items():
                if value != NOT_STATED:
                    label = str(facet.names(value))
                    found.append((-count, False, sort_key(label, self.language), value, label, ""))
        if facet.may_be_missing and self.shelf.lacking(name):
            found.append((-counts[NOT_STATED], True, "", NOT_STATED, _("Not stated"), ""))
        return found

    def shows_all(self, name: str) -> bool:
        return self.data.get(SHOW_ALL) == name

    @cached_property
    def chips(self) -> list[Chip]:
        found = []
        for name, words in self.chosen.items():
            labels = {each[3]: each[4:] for each in self._named(name, self.facets[name])} if words else {}
            for word in words:
                label, language = labels.get(word, (word, ""))
                found.append(Chip(str(self.facets[name].label), label, self.url_without(name, word), language))
        return found

    @property
    def sorts(self) -> list[Option]:
        named = Option("", _("By name"), 0, not self.order)
        others = self.listing.orders.items()
        return [named, *(Option(key, str(label), 0, key == self.order) for key, (label, _columns) in others)]

    def url_without(self, name: str, value: str) -> str:
        return self.address(**{name: [each for each in self.data.getlist(name) if each != value]})

    @property
    def url_without_words(self) -> str:
        return self.address(q=[])

    @property
    def url_cleared(self) -> str:
        """The list with its words and order but without any facet chosen."""
        return self.address(**{name: [] for name in self.facets})

    def url_showing_all(self, name: str) -> str:
        return self.address(**{SHOW_ALL: [name]})

    @property
    def page_prefix(self) -> str:
        """The address up to and including `page=`."""
        first = self.address()
        return f"{first}page=" if first == "?" else f"{first}&page="

    def address(self, **instead: list[str]) -> str:
        """The query of the list's first page as the reader chose it, but with these values of some parameters."""
        query = {**dict(self.data.lists()), **instead, "page": []}
        return f"?{urlencode(query, doseq=True)}"
