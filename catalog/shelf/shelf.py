"""All public records of one kind, ready to be counted, matched and put in order without asking the database.

Every record has a number. A record that changes gets a new one and its old number is struck out; when more numbers
are struck out than live, the shelf is filled anew.
"""

from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from threading import RLock
from typing import Protocol

from django.db.models import F
from django.db.models.expressions import OrderBy
from pyroaring import BitMap

from catalog.shelf.bitmaps import FacetBits
from catalog.shelf.names import Name, Names
from catalog.shelf.news import NEWS, Key, News
from catalog.shelf.offers import Offers, OffersOf
from catalog.shelf.orders import Order, SortKey, comparable
from catalog.shelf.rows import public
from events.models import Record, RecordQuerySet

MOST_AT_ONCE = 2_000  # changed records that are exchanged; with more, the shelf is filled anew
PUT_IN = 500  # an order is made anew for all when more than one in so many changed; fewer are put in one by one
CHUNK = 500


class Faceted(Protocol):
    """What a shelf must know of a facet."""

    of: type[Record] | None
    may_be_missing: bool

    def name_of(self, value: str, language: str) -> Name:
        """What a value that is no record is called; "" is "not stated"."""

    def pairs(self, model: type[Record], keys: list[int] | None = None) -> Iterable[tuple[int, Hashable]]:
        """(key of a record, value that it has), for all public records or for those of the keys."""

    def touched(self, model: type[Record], noun: str, keys: list[int]) -> set[int]:
        """Keys of records whose values may be others since records of another noun changed."""


class Shelf:
    """Use under `lock`, after `refresh()`."""

    def __init__(
        self,
        model: type[Record],
        facets: Mapping[str, Faceted],
        orders: Mapping[str, tuple[str, ...]],
        news: News = NEWS,
    ) -> None:
        self.model, self.facets, self.columns, self.news = model, facets, orders, news
        self.lock = RLock()
        self.names = {facet.of: Names(facet.of, news) for facet in facets.values() if facet.of}
        self.place = -1
        self.live = BitMap()
        self.none: dict[str, BitMap] = {}
        self.words: dict[str, list[int]] = {}  # what was found of words, until anything at all changes

    def refresh(self) -> None:
        """Bring the shelf up to what `news` has heard."""
        if self.place == self.news.place:
            return
        heard, reached = self.news.since(self.place)
        self.place = -1  # should the database fail halfway, everything is read anew the next time
        for names in self.names.values():
            names.refresh()
        self.none.clear()
        self.words.clear()
        changed = None if heard is None else self.affected(heard)
        if changed is None or len(changed) > MOST_AT_ONCE or len(self.keys) > 2 * len(self.live) + CHUNK:
            self.fill()
        else:
            self.exchange(list(changed))
        self.place = reached

    def catch_up(self) -> None:
        """Ask for news and bring the shelf up to it: for whoever is no request, which would have asked."""
        self.news.look()
        with self.lock:
            self.refresh()

    def fill(self) -> None:
        """Read everything."""
        self.keys = array("q", public(self.model).values_list("pk", flat=True))
        self.numbers = {key: number for number, key in enumerate(self.keys)}
        self.live = BitMap(range(len(self.keys)))
        self.orders: dict[str, Order] = {}
        self.bits = {name: FacetBits() for name in self.facets}
        for name, facet in self.facets.items():
            self.bits[name].add(self._numbered(facet.pairs(self.model)))
        self.offered = {
            name: OffersOf(self.bits[name], self.names.get(facet.of), facet) for name, facet in self.facets.items()
        }

    def affected(self, heard: list[Key]) -> set[int]:
        """Keys of the records of this shelf that may have changed."""
        by_noun: dict[str, list[int]] = {}
        for noun, key in heard:
            by_noun.setdefault(noun, []).append(key)
        changed = set(by_noun.get(self.model._meta.model_name, ()))
        for noun, keys in by_noun.items():
            for facet in self.facets.values():
                changed |= facet.touched(self.model, noun, keys)
            changed |= self._moved(noun, keys)
        return changed

    def exchange(self, changed: list[int]) -> None:
        """Strike out the records of those keys and put in what they are now."""
        struck = [self.numbers.pop(key) for key in changed if key in self.numbers]
        self.live -= BitMap(struck)
        for bits in self.bits.values():
            bits.drop(BitMap(struck))
        if len(changed) * PUT_IN > len(self.live) + MOST_AT_ONCE:
            self.orders.clear()
        for order in self.orders.values():
            order.remove(struck)
        for start in range(0, len(changed), CHUNK):
            self._put_in(changed[start : start + CHUNK])
        self.orders = {name: order for name, order in self.orders.items() if not order.is_doubtful}

    def _put_in(self, keys: list[int]) -> None:
        """Number the records of those keys that are public; one query reads all that the orders ask of them."""
        columns = list(dict.fromkeys(bare(column) for name in self.orders for column in self.columns[name][:-1]))
        rows = list(public(self.model).filter(pk__in=keys).values_list("pk", *columns))
        for key, *_values in rows:
            self.numbers[key] = len(self.keys)
            self.keys.append(key)
        present = [row[0] for row in rows]
        self.live |= BitMap([self.numbers[key] for key in present])
        for name, facet in self.facets.items():
            self.bits[name].add(self._numbered(facet.pairs(self.model, present)))
        for name, order in self.orders.items():
            *own, _pk = self.columns[name]
            places = [0, *(1 + columns.index(bare(column)) for column in own)]
            order.insert({self.numbers[row[0]]: sort_key(own, [row[place] for place in places]) for row in rows})

    def offers(self, name: str, language: str) -> Offers:
        """The values of a facet as the reader is offered them."""
        return self.offered[name].of(language, self.lacking(name) if self.facets[name].may_be_missing else BitMap())

    def lacking(self, name: str) -> BitMap:
        """Records without any value of the facet that may be named."""
        if name not in self.none:
            of = self.facets[name].of
            self.none[name] = self.bits[name].lacking(self.live, self.names[of].public() if of else None)
        return self.none[name]

    def matching(self, keys: Iterable[int]) -> list[int]:
        """The numbers of the records of those keys, in their order."""
        return [self.numbers[key] for key in keys if key in self.numbers]

    def page(self, order: str, wanted: BitMap, start: int, count: int) -> list[int]:
        """Keys of the wanted records in that order, from the `start`-th on."""
        return [self.keys[number] for number in self.in_order(order).page(wanted, start, count)]

    def sort_key(self, order: str, key: int) -> SortKey | None:
        """Where the record of that key stands in the order, whatever happens to it later; None if it is not here."""
        number = self.numbers.get(key)
        return None if number is None else self._sort_keys(order, [number]).get(number)

    def before(self, order: str, wanted: BitMap, place: SortKey) -> int:
        """How many of the wanted records sort before that place."""
        return self.in_order(order).before(place, wanted)

    def in_order(self, name: str) -> Order:
        if name not in self.orders:
            *columns, pk = self.columns[name]
            rows = ordered(public(self.model), (*columns, pk)).values_list("pk", *map(bare, columns))
            numbered = ((self.numbers[row[0]], row) for row in rows.iterator(10_000) if row[0] in self.numbers)
            self.orders[name] = Order(
                numbered, lambda row: sort_key(columns, row), lambda asked: self._sort_keys(name, asked)
            )
        return self.orders[name]

    def _sort_keys(self, name: str, numbers: list[int]) -> dict[int, SortKey]:
        *columns, _pk = self.columns[name]
        found = {}
        for start in range(0, len(numbers), CHUNK):
            keys = [self.keys[number] for number in numbers[start : start + CHUNK]]
            rows = public(self.model).filter(pk__in=keys).values_list("pk", *map(bare, columns))
            found |= {self.numbers[row[0]]: sort_key(columns, row) for row in rows if row[0] in self.numbers}
        return found

    def _numbered(self, pairs: Iterable[tuple[int, Hashable]]) -> Iterable[tuple[int, Hashable]]:
        return ((self.numbers[key], value) for key, value in pairs if key in self.numbers)

    def _moved(self, noun: str, keys: list[int]) -> set[int]:
        """Keys of the records whose place in an order depends on those records of another noun."""
        moved: set[int] = set()
        columns = {bare(column) for name in self.orders for column in self.columns[name]}
        for name in {column.partition("__")[0] for column in columns if "__" in column}:
            if self.model._meta.get_field(name).related_model._meta.model_name == noun:
                moved |= set(public(self.model).filter(**{f"{name}__in": keys}).values_list("pk", flat=True))
        return moved


def ordered(records: RecordQuerySet, columns: tuple[str, ...]) -> RecordQuerySet:
    """The records in the order of the columns, empty ones first (last when turned round) in every database."""
    return records.order_by(*(clause(column) for column in columns))


def bare(column: str) -> str:
    return column.lstrip("-")


def sort_key(columns: Sequence[str], row: Sequence) -> SortKey:
    """Of a row that holds the record's key and what stands in those columns."""
    return (*comparable(columns, row[1:]), row[0])


def clause(column: str) -> OrderBy:
    if column.startswith("-"):
        return F(column[1:]).desc(nulls_last=True)
    return F(column).asc(nulls_first=True)
