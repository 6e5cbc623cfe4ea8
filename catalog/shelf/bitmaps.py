"""One facet over all records of a list: for every value the set of records that have it."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable
from itertools import chain

from pyroaring import BitMap


class FacetBits:
    """`sets` holds, by value, the numbers of the records that have it; a value that no record has is not there.

    A set stays the same object while its value is there; `shape` grows when a value comes or goes. For counting
    among few records, `first` gives by number one value of each (as an index into `values`), `others` the rest of
    the `several`.
    """

    def __init__(self) -> None:
        self.sets: dict[Hashable, BitMap] = {}
        self.stated = BitMap()
        self.shape = 0
        self.values: list[Hashable] = []
        self.indexes: dict[Hashable, int] = {}
        self.first = array("i")
        self.others: dict[int, list[int]] = {}
        self.several = BitMap()

    def add(self, pairs: Iterable[tuple[int, Hashable]]) -> None:
        """Pairs of a record's number and a value that it has."""
        numbers = defaultdict(list)
        for number, value in pairs:
            numbers[value].append(number)
        self.shape += any(value not in self.sets for value in numbers)
        for value, of_it in numbers.items():
            here = self.sets.setdefault(value, BitMap())
            fresh = BitMap(of_it) - here
            here |= fresh
            self.stated |= fresh
            self._note(value, fresh)

    def _note(self, value: Hashable, numbers: BitMap) -> None:
        index = self.indexes.setdefault(value, len(self.values))
        if index == len(self.values):
            self.values.append(value)
        if numbers and (short := numbers.max() + 1 - len(self.first)) > 0:
            self.first.extend([-1] * short)
        for number in numbers:
            if self.first[number] < 0:
                self.first[number] = index
            else:
                self.others.setdefault(number, []).append(index)
                self.several.add(number)

    def drop(self, numbers: BitMap) -> None:
        """Forget the records of those numbers."""
        self.stated.difference_update(numbers)
        for value in {self.values[index] for number in numbers for index in self._indexes(number)}:
            self.sets[value].difference_update(numbers)
            if not self.sets[value]:
                del self.sets[value]
                self.shape += 1

    def _indexes(self, number: int) -> list[int]:
        first = self.first[number] if number < len(self.first) else -1
        return [] if first < 0 else [first, *self.others.get(number, ())]

    def having(self, values: Iterable[Hashable]) -> BitMap:
        """Records with any of the values."""
        found = [self.sets[value] for value in values if value in self.sets]
        return BitMap.union(*found) if found else BitMap()

    def lacking(self, live: BitMap, visible: Collection[Hashable] | None = None) -> BitMap:
        """Live records without any value; of those given as visible, if not all are."""
        if visible is None or all(value in visible for value in self.sets):
            return live - self.stated
        return live - self.having(value for value in self.sets if value in visible)

    def count_few(self, among: BitMap) -> Counter:
        """How many of those records, which should be few, have each value that any of them has, by its index."""
        stated = among & self.stated
        counts = Counter(map(self.first.__getitem__, stated))
        if several := stated & self.several:
            counts += Counter(chain.from_iterable(map(self.others.__getitem__, several)))
        return counts
