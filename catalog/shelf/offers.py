"""The values of a facet as a reader of one language is offered them: named, and in the order of the alphabet."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from heapq import nlargest
from typing import Protocol

from pyroaring import BitMap

from catalog.shelf.bitmaps import FacetBits
from catalog.shelf.names import Name, Names
from catalog.stencils import Stencil

MANY = 100  # values; of more, only the commonest are counted, unless few records are left to count among
COMMONEST = 200
FEW = 1_000  # records; among so few every value is counted


@dataclass(slots=True)
class Offer:
    word: str  # as it stands in addresses
    label: str
    language: str  # of the label, "" for the reader's own
    bits: BitMap
    box: Stencil | None = None  # drawn when first shown
    chip: Stencil | None = None


class Offers:
    """All values of a facet that may be named; `missing` is what "not stated" is offered as, if it can be."""

    def __init__(self, bits: FacetBits, name_of: Callable[[Hashable], Name | None], missing: Offer | None) -> None:
        named = [(name, value) for value in bits.sets if (name := name_of(value))]
        named.sort(key=lambda pair: pair[0].order)
        self.bits = bits
        self.row = [Offer(name.slug, name.label, name.language, bits.sets[value]) for name, value in named]
        self.places = {bits.indexes[value]: place for place, (_name, value) in enumerate(named)}
        self.missing = missing
        self.by_word = {offer.word: offer for offer in [*self.row, *([missing] if missing else [])]}
        self.panel: Stencil | None = None
        self.commonest: list[int] = []
        if len(self.row) > MANY:
            sizes = [len(offer.bits) for offer in self.row]
            self.commonest = nlargest(COMMONEST, range(len(sizes)), key=sizes.__getitem__)

    def known(self) -> list[Offer]:
        return [*self.row, self.missing] if self.missing and self.missing.bits else self.row

    def get(self, word: str) -> Offer | None:
        """The offer of that word, if some record has it."""
        offer = self.by_word.get(word)
        return offer if offer and offer.bits else None

    def best(self, among: BitMap, most: int, chosen: list[Offer]) -> list[tuple[Offer, int]]:
        """The `most` commonest offers among those records, and the chosen ones, each with its count.

        Equal counts stand in the order of the alphabet. Of more than MANY values those without a record are left out.
        """
        offers = self.known()
        all_shown = len(self.row) <= MANY or most > COMMONEST
        if all_shown or 4 * len(among) > len(self.row) <= FEW:
            counts = list(map(among.intersection_cardinality, [offer.bits for offer in offers]))
            places = [at for at, count in enumerate(counts) if count or all_shown]
        else:
            counts = self._counts(among)
            places = sorted(counts)
        best = [(offers[at], counts[at]) for at in nlargest(most, places, key=counts.__getitem__)]
        if chosen and len(best) < len(offers):
            shown = {offer.word for offer, _count in best}
            best += [(each, each.bits.intersection_cardinality(among)) for each in chosen if each.word not in shown]
        return best

    def _counts(self, among: BitMap) -> dict[int, int]:
        """How many of those records have the offers, by place in the alphabet, as far as any has.

        Exact for all offers if the records are few; if they are many, for the offers that are commonest of all.
        """
        if len(among) < FEW:
            found = self.bits.count_few(among).items()
            counts = {self.places[index]: count for index, count in found if index in self.places}
        else:
            counts = {at: self.row[at].bits.intersection_cardinality(among) for at in self.commonest}
        if self.missing:
            counts[len(self.row)] = self.missing.bits.intersection_cardinality(among)
        return {at: count for at, count in counts.items() if count}


class Named(Protocol):
    may_be_missing: bool

    def name_of(self, value: str, language: str) -> Name:
        """What a value that is no record is called in the language, which is the active one; "" is "not stated"."""


class OffersOf:
    """Keeps the offers of one facet in each language as long as no value comes, goes or is renamed."""

    def __init__(self, bits: FacetBits, names: Names | None, facet: Named) -> None:
        self.bits, self.names, self.facet = bits, names, facet
        self.kept: dict[str, tuple[tuple[int, int], Offers]] = {}

    def of(self, language: str, lacking: BitMap) -> Offers:
        shape = (self.bits.shape, self.names.shape if self.names else 0)
        if language not in self.kept or self.kept[language][0] != shape:
            self.kept[language] = (shape, self._make(language))
        offers = self.kept[language][1]
        if offers.missing:
            offers.missing.bits = lacking
        return offers

    def _make(self, language: str) -> Offers:
        missing = None
        if self.facet.may_be_missing:
            said = self.facet.name_of("", language)
            missing = Offer(said.slug, said.label, "", BitMap())
        if self.names:
            return Offers(self.bits, self.names.of(language).get, missing)
        return Offers(self.bits, lambda value: self.facet.name_of(value, language), missing)
