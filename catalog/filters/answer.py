"""What a list answers to a reader's choice: which records, how many for every value, and the words around them.

Everything comes from the shelf. A count ignores what is chosen in its own facet, so that it says what choosing
that value would give.
"""

from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import islice
from operator import and_
from urllib.parse import quote_plus

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pyroaring import BitMap

from catalog.filters.listing import ListFilter
from catalog.search import matching
from catalog.shelf.news import NEWS
from catalog.shelf.offers import Offer, Offers

MOST_OPTIONS = 30
SHOWN_AT_ONCE = 10
MOST_CHOSEN = 100  # values of one facet that a reader can choose
WORDS_KEPT = 500
BY_NAME = "name"
SHOW_ALL = "all"  # the parameter that names a facet to be shown in full


@dataclass(slots=True)
class Option:
    offer: Offer
    count: int
    selected: bool

    @property
    def value(self) -> str:
        return self.offer.word

    @property
    def label(self) -> str:
        return self.offer.label


@dataclass(slots=True)
class Chip:
    """One choice the reader made, and the address of the list without it."""

    legend: object
    offer: Offer
    url: str

    @property
    def label(self) -> str:
        return self.offer.label


@dataclass(slots=True)
class Panel:
    """One facet as the page draws it: the first options, the rest, and how many more there are.

    The rest is there if all values are; of many values only the first and the chosen ones are.
    """

    name: str
    offers: Offers
    options: list[Option]
    rest: list[Option] = field(default_factory=list)
    more: int = 0


class Answer:
    """Records of a list that pass the reader's choices, read from the address's query."""

    def __init__(self, listing: type[ListFilter], data: QueryDict) -> None:
        self.listing, self.data = listing, data
        self.language = get_language() or "en"
        self.shelf = listing.shelf()
        self.facets = listing.facets()
        with self.shelf.lock:
            self.shelf.refresh()
            self.offers = {name: self.shelf.offers(name, self.language) for name in self.facets}
            self.chosen = {name: self._known(name) for name in self.facets}
            self._match()

    @classmethod
    def now(cls, listing: type[ListFilter], data: QueryDict) -> "Answer":
        """The answer outside of a request, which would have asked for news before anything else."""
        NEWS.look()
        return cls(listing, data)

    def _known(self, name: str) -> list[Offer]:
        """The chosen values of a facet, without those that no public record has."""
        asked = dict.fromkeys(self.data.getlist(name)[:MOST_CHOSEN])
        return [offer for word in asked if (offer := self.offers[name].get(word))]

    def _match(self) -> None:
        """Find what passes each facet, the words and all of them; choose what is offered by what the others leave."""
        listed = [self.shelf.live, *self._within()]
        self.empty = not reduce(and_, listed)
        given = reduce(and_, [*listed, *self._with_words()])
        passing = {name: any_of(offers) for name, offers in self.chosen.items() if offers}
        self.matched = reduce(and_, passing.values(), given)
        self.total = len(self.matched)
        self.panels = []
        for name in self.facets:
            others = [bits for other, bits in passing.items() if other != name]
            among = reduce(and_, others, given) if name in passing else self.matched
            if self.offers[name].row or self.chosen[name]:
                self.panels.append(self._panel(name, among))

    def passing(self, *, without: Offer | None = None, with_words: bool = True) -> BitMap:
        """What would pass without one of the chosen values, or without the words."""
        with self.shelf.lock:
            kept = [[offer for offer in offers if offer is not without] for offers in self.chosen.values()]
            words = self._with_words() if with_words else []
            facets = [any_of(offers) for offers in kept if offers]
            return reduce(and_, [self.shelf.live, *self._within(), *words, *facets])

    def _within(self) -> list[BitMap]:
        return [self.shelf.bits[name].having([value]) for name, value in self.listing.within.items()]

    def _with_words(self) -> list[BitMap]:
        """The records that match the words, if there are any."""
        return [BitMap(self.found)] if self.words else []

    @property
    def found(self) -> list[int]:
        """What matches the words, the best first; remembered until something changes."""
        kept = self.shelf.words
        if self.words not in kept:
            if len(kept) >= WORDS_KEPT:
                kept.clear()
            kept[self.words] = self.shelf.matching(matching.keys_of(self.shelf.model, self.words))
        return kept[self.words]

    def _panel(self, name: str, among: BitMap) -> Panel:
        """The values by how many records have them, then by the reader's alphabet."""
        offers, chosen = self.offers[name], self.chosen[name]
        there = len(offers.known())
        few = there <= MOST_OPTIONS or self.shows_all(name)
        best = offers.best(among, there if few else SHOWN_AT_ONCE, chosen)
        words = {offer.word for offer in chosen}
        options = [Option(offer, count, offer.word in words) for offer, count in best]
        if not few or there <= SHOWN_AT_ONCE + 1:
            return Panel(name, offers, options, more=there - len(options))
        return Panel(name, offers, options[:SHOWN_AT_ONCE], options[SHOWN_AT_ONCE:])

    # What was asked for

    @cached_property
    def _asked_words(self) -> tuple[str, list[str]]:
        """The words, and what is wrong with them."""
        asked = self.data.get("q", "")
        try:
            return (self.listing.base_filters["q"].field.clean(asked) if asked else "", [])
        except ValidationError as error:
            return "", [f"{_('Words')}: {text}" for text in error.messages]

    @property
    def words(self) -> str:
        return self._asked_words[0]

    @property
    def word_problems(self) -> list[str]:
        return self._asked_words[1]

    @cached_property
    def order(self) -> str:
        asked = self.data.get("sort", "")
        return asked if asked in self.listing.orders or (asked == BY_NAME and self.words) else ""

    @property
    def problems(self) -> list[str]:
        """What was asked for and could not be understood, in the reader's words."""
        found = self._asked_words[1]
        for name, facet in self.facets.items():
            known = {offer.word for offer in self.chosen[name]}
            if unknown := [word for word in self.data.getlist(name) if word not in known]:
                text = _("“%(word)s” is not among the values of this filter, so it was left out.")
                found = [*found, f"{facet.label}: {text % {'word': unknown[0][:60]}}"]
        return found

    def keys(self, start: int, count: int) -> list[int]:
        """Keys of the records from the `start`-th on, in the order asked for.

        Unless said otherwise that is by name; with words, the best match first.
        """
        with self.shelf.lock:
            if self.words and not self.order:
                passing = (number for number in self.found if number in self.matched)
                return [self.shelf.keys[number] for number in islice(passing, start, start + count)]
            order = f"name-{self.language}" if self.order in ("", BY_NAME) else self.order
            return self.shelf.page(order, self.matched, start, count)

    # Addresses

    @cached_property
    def chips(self) -> list[Chip]:
        return [
            Chip(self.facets[name].label, offer, self.url_without(name, offer.word))
            for name, offers in self.chosen.items()
            for offer in offers
        ]

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """(value, label, chosen?) of every order."""
        orders = {key: label for key, (label, _columns) in self.listing.orders.items()}
        first = {"": _("Best match first"), BY_NAME: _("By name")} if self.words else {"": _("By name")}
        return [(key, str(label), key == self.order) for key, label in (first | orders).items()]

    def shows_all(self, name: str) -> bool:
        return self.data.get(SHOW_ALL) == name

    @cached_property
    def _terms(self) -> list[tuple[str, str, str]]:
        """(name, value, both as they stand in an address) of all that was asked for, but the page."""
        return [
            (name, value, f"{quote_plus(name)}={quote_plus(value)}")
            for name, values in self.data.lists()
            if name != "page"
            for value in values
        ]

    def _address(self, terms: list[str]) -> str:
        return f"?{'&'.join(terms)}"

    def url_without(self, name: str, value: str) -> str:
        return self._address([term for each, said, term in self._terms if (each, said) != (name, value)])

    @property
    def url_without_words(self) -> str:
        return self._address(self._terms_but("q"))

    def url_with_words(self, words: str) -> str:
        return self._address([f"q={quote_plus(words)}", *self._terms_but("q")])

    @property
    def url_cleared(self) -> str:
        """The list with its words and order but without any facet chosen."""
        return self._address(self._terms_but(*self.facets))

    def url_showing_all(self, name: str) -> str:
        return self._address([*self._terms_but(SHOW_ALL), f"{SHOW_ALL}={quote_plus(name)}"])

    @property
    def query_of_all(self) -> str:
        """What was asked for, as an address ends, without the page: files hold them all. "" if it was nothing."""
        return self._address(self._terms_but()) if self._terms else ""

    def url_of_page(self, number: int) -> str:
        return self._address([*self._terms_but(), f"page={number}"])

    def _terms_but(self, *names: str) -> list[str]:
        return [term for name, _value, term in self._terms if name not in names]


def any_of(offers: list[Offer]) -> BitMap:
    """The records that have one of the values."""
    return BitMap.union(*(offer.bits for offer in offers))
