"""Stored orders: all records of a list in one order, cut into blocks, so that any page of any choice is near."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise
from typing import Any

from pyroaring import BitMap

SIZE = 128  # records in a block when it is made; at twice that it is halved
SortKey = tuple[Any, ...]
KeysOf = Callable[[list[int]], dict[int, SortKey]]


@dataclass
class Block:
    first: SortKey  # no record of the block sorts before it
    row: array
    bits: BitMap


class Order:
    """Numbers of records in order. `keys_of` gives the sort keys of some of them; those that are gone are left out.

    `rows` are (number, what `key_of` makes the sort key of), in order, as one query gave them. `is_doubtful` when the
    database was found to be further on than what was heard of it: what was put in may then stand at a wrong place.
    """

    def __init__(self, rows: Iterable[tuple[int, Any]], key_of: Callable[[Any], SortKey], keys_of: KeysOf) -> None:
        self.keys_of, self.is_doubtful = keys_of, False
        self.blocks: list[Block] = []
        rows = iter(rows)
        while piece := list(islice(rows, SIZE)):
            numbers = array("I", [number for number, _row in piece])
            self.blocks.append(Block(key_of(piece[0][1]), numbers, BitMap(numbers)))

    def __iter__(self) -> Iterator[int]:
        for block in self.blocks:
            yield from block.row

    def page(self, wanted: BitMap, start: int, count: int) -> list[int]:
        """`count` of the wanted numbers in order, from the `start`-th on."""
        total = len(wanted)
        if start * 2 > total:
            behind = max(0, total - start - count)
            count = max(0, total - start - behind)
            return list(islice(self._found(wanted, behind, backwards=True), count))[::-1]
        return list(islice(self._found(wanted, start), count))

    def before(self, key: SortKey, wanted: BitMap) -> int:
        """How many of the wanted numbers sort before the key."""
        place = max(0, bisect_left(self.blocks, key, key=lambda block: block.first) - 1)
        count = sum(block.bits.intersection_cardinality(wanted) for block in self.blocks[:place])
        if not self.blocks:
            return 0
        here = [number for number in self.blocks[place].row if number in wanted]
        known = self.keys_of(here)
        return count + sum(number in known and known[number] < key for number in here)

    def _found(self, wanted: BitMap, skip: int, *, backwards: bool = False) -> Iterator[int]:
        for block in reversed(self.blocks) if backwards else self.blocks:
            here = block.bits.intersection_cardinality(wanted)
            if here <= skip:
                skip -= here
                continue
            row = reversed(block.row) if backwards else block.row
            yield from islice((number for number in row if number in wanted), skip, None)
            skip = 0

    def remove(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            for place, block in enumerate(self.blocks):
                if number in block.bits:
                    block.bits.discard(number)
                    block.row.remove(number)
                    if not block.row:
                        del self.blocks[place]
                    break

    def insert(self, keys: dict[int, SortKey]) -> None:
        for number, key in sorted(keys.items(), key=lambda pair: pair[1]):
            if not self.blocks:
                self.blocks = [Block(key, array("I", [number]), BitMap([number]))]
                continue
            place = max(0, bisect_right(self.blocks, key, key=lambda block: block.first) - 1)
            self._put(place, number, key)

    def _put(self, place: int, number: int, key: SortKey) -> None:
        block = self.blocks[place]
        block.first = min(block.first, key)
        known = self.keys_of(block.row.tolist())
        keys = [known[other] for other in block.row if other in known]
        self.is_doubtful |= any(one > next_ for one, next_ in pairwise(keys))
        after = (at for at, other in enumerate(block.row) if other in known and known[other] > key)
        block.row.insert(next(after, len(block.row)), number)
        block.bits.add(number)
        if len(block.row) > 2 * SIZE:
            self._halve(place, known | {number: key})

    def _halve(self, place: int, known: dict[int, SortKey]) -> None:
        block = self.blocks[place]
        for at in range(SIZE, len(block.row)):
            if (middle := block.row[at]) in known:
                tail = block.row[at:]
                block.row = block.row[:at]
                block.bits = BitMap(block.row)
                self.blocks.insert(place + 1, Block(known[middle], tail, BitMap(tail)))
                return


def comparable(columns: Sequence[str], values: Sequence[Any]) -> SortKey:
    """Values of `order_by(*columns)` as a key that sorts alike: nothing before everything, "-" turned round."""
    return tuple(one(value, backwards=column.startswith("-")) for column, value in zip(columns, values, strict=True))


def one(value: Any, *, backwards: bool) -> tuple[int, Any]:
    if value is None:
        return (1 if backwards else -1, 0)
    if not backwards:
        return (0, value)
    return (0, -value.timestamp() if isinstance(value, datetime) else -value)
