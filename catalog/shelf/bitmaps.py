"""One facet over all records of a list: for every value the set of records that have it."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable

from pyroaring import BitMap


class FacetBits:
    """`sets` holds, by value, the numbers of the records that have it; a value that no record has is not there."""

    def __init__(self) -> None:
        self.sets: dict[Hashable, BitMap] = {}
        self.stated = BitMap()

    def add(self, pairs: Iterable[tuple[int, Hashable]]) -> None:
        """Pairs of a record's number and a value that it has."""
        numbers = defaultdict(list)
        for number, value in pairs:
            numbers[value].append(number)
        for value, of_it in numbers.items():
            self.sets.setdefault(value, BitMap()).update(of_it)
            self.stated.update(of_it)

    def drop(self, numbers: BitMap) -> None:
        """Forget the records of those numbers."""
        self.stated -= numbers
        for value in [value for value, of_it in self.sets.items() if of_it.intersect(numbers)]:
            self.sets[value] -= numbers
            if not self.sets[value]:
                del self.sets[value]

    def having(self, values: Iterable[Hashable]) -> BitMap:
        """Records with any of the values."""
        found = [self.sets[value] for value in values if value in self.sets]
        return BitMap.union(*found) if found else BitMap()

    def lacking(self, live: BitMap, visible: Collection[Hashable] | None = None) -> BitMap:
        """Live records without any value; of those given as visible, if not all are."""
        if visible is None or all(value in visible for value in self.sets):
            return live - self.stated
        return live - self.having(value for value in self.sets if value in visible)

    def counts(self, among: BitMap) -> dict[Hashable, int]:
        """How many of the records have each value."""
        return {value: numbers.intersection_cardinality(among) for value, numbers in self.sets.items()}
