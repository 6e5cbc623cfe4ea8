"""Which words share groups of three letters with a word: the first, rough choice among many."""

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np

from events.text.keys import Keys

FEW = 300  # fresh words that are put in one by one
KEYS = {"": lambda word: word.ascii[0], "/": lambda word: word.coarse}  # by the mark of their grams
GROWN = 10  # how much less the length of a word counts where only its beginning may have been written


class Grams:
    """Words are numbers here; a number that is free may be given to another word."""

    def __init__(self) -> None:
        self.holders: dict[str, array] = defaultdict(partial(array, "I"))  # by gram, ascending
        self.sizes = array("f")  # how many grams each word has, by number
        self.fresh: dict[int, Keys] = {}  # words that are put in their places when next asked for

    def add(self, number: int, word: Keys) -> None:
        self.fresh[number] = word

    def drop(self, number: int, word: Keys) -> None:
        if self.fresh.pop(number, None):
            return
        for gram in grams_of(word):
            holders = self.holders[gram]
            del holders[bisect_left(holders, number)]
            if not holders:
                del self.holders[gram]

    def _settle(self) -> None:
        """One after the other while that is quicker than sorting."""
        if not self.fresh:
            return
        self.sizes.extend([0] * (max(self.fresh) + 1 - len(self.sizes)))
        if len(self.fresh) < FEW:
            for number, word in self.fresh.items():
                grams = grams_of(word)
                self.sizes[number] = len(grams)
                for gram in grams:
                    insort(self.holders[gram], number)
        else:
            self._settle_many()
        self.fresh = {}

    def _settle_many(self) -> None:
        sizes = np.frombuffer(self.sizes, np.float32)
        sizes[list(self.fresh)] = 0
        for gram, numbers in grams_of_many(self.fresh):
            sizes[numbers] += 1
            holders = self.holders[gram]
            both = np.sort(np.concatenate([np.frombuffer(holders, np.uint32), numbers])) if holders else numbers
            self.holders[gram] = array("I", both.astype(np.uint32).tobytes())

    def nearest(self, word: Keys, most: int, *, begun: bool) -> np.ndarray:
        """Numbers of the words that have most in common with one; `begun`: and of those that may begin with it."""
        self._settle()
        grams = grams_of(word)
        shared = self._shared(grams)
        numbers = np.flatnonzero(shared > 0)
        shared, sizes = shared[numbers], np.frombuffer(self.sizes, np.float32)[numbers]
        found = highest(shared / (sizes + len(grams)), most)
        if begun:
            found = np.union1d(found, highest(shared / (sizes + GROWN * len(grams)), most))
        return numbers[found]

    def _shared(self, grams: set[str]) -> np.ndarray:
        """By number what every word has of the grams, rare ones weighing more."""
        count = len(self.sizes)
        held = [np.frombuffer(self.holders[gram], np.uint32) for gram in grams if gram in self.holders]
        if not held:
            return np.zeros(count)
        lengths = np.fromiter(map(len, held), np.intp, len(held))
        return np.bincount(np.concatenate(held), np.repeat(np.log1p(count / lengths), lengths), count)


def grams_of(word: Keys) -> set[str]:
    """The groups of the letters and of the coarse key; two spaces begin it, one ends it.

    What is between these two, the other reading and the fine key, finds nothing that they do not find.
    """
    padded = ((mark, f"  {read(word)} ") for mark, read in KEYS.items())
    return {mark + key[at : at + 3] for mark, key in padded for at in range(len(key) - 2)}


def grams_of_many(words: Mapping[int, Keys]) -> Iterator[tuple[str, np.ndarray]]:
    """Every gram of those words, once, with the numbers of the words that have it, ascending."""
    for mark, read in KEYS.items():
        padded = [f"  {read(word)} " for word in words.values()]
        lengths, text = np.fromiter(map(len, padded), np.intp, len(padded)), "".join(padded)
        ends, letters = lengths.cumsum(), np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
        is_start = np.ones(len(letters), bool)
        is_start[ends - 1] = is_start[ends - 2] = False
        places = np.flatnonzero(is_start)
        grams = letters[places] << 42 | letters[places + 1] << 21 | letters[places + 2]
        numbers = np.repeat(np.fromiter(words, np.uint32, len(words)), lengths - 2)
        order = np.lexsort((numbers, grams))
        places, grams, numbers = places[order], grams[order], numbers[order]
        is_first = np.append(True, (grams[1:] != grams[:-1]) | (numbers[1:] != numbers[:-1]))
        places, grams, numbers = places[is_first], grams[is_first], numbers[is_first]
        borders = np.flatnonzero(np.append(True, grams[1:] != grams[:-1]))
        for place, held in zip(places[borders].tolist(), np.split(numbers, borders[1:]), strict=True):
            yield mark + text[place : place + 3], held


def highest(values: np.ndarray, most: int) -> np.ndarray:
    """Where the highest values above zero are, in no order."""
    found = np.flatnonzero(values > 0)
    if len(found) <= most:
        return found
    return found[np.argpartition(values[found], -most)[-most:]]
