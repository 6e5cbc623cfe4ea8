"""Which words share groups of three letters with a word: the first, rough choice among many."""

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from functools import partial

import numpy as np

from events.text.keys import Keys

GROWN = 10  # how much less the length of a word counts where only its beginning may have been written


class Grams:
    """Words are numbers here; a number that is free may be given to another word."""

    def __init__(self) -> None:
        self.holders: dict[str, array] = defaultdict(partial(array, "I"))  # by gram, ascending
        self.sizes = array("f")  # how many grams each word has, by number

    def add(self, number: int, word: Keys) -> None:
        grams = grams_of(word)
        is_highest = number >= len(self.sizes)
        self.sizes.extend([0] * (number + 1 - len(self.sizes)))
        self.sizes[number] = len(grams)
        for gram in grams:
            if is_highest:
                self.holders[gram].append(number)
            else:
                insort(self.holders[gram], number)

    def drop(self, number: int, word: Keys) -> None:
        for gram in grams_of(word):
            holders = self.holders[gram]
            del holders[bisect_left(holders, number)]
            if not holders:
                del self.holders[gram]

    def nearest(self, word: Keys, most: int, *, begun: bool) -> np.ndarray:
        """Numbers of the words that have most in common with one; `begun`: and of those that may begin with it."""
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
    return {*_groups("", word.ascii[0]), *_groups("/", word.coarse)}


def _groups(mark: str, key: str) -> list[str]:
    padded = f"  {key} "
    return [mark + padded[at : at + 3] for at in range(len(key) + 1)]


def highest(values: np.ndarray, most: int) -> np.ndarray:
    """Where the highest values above zero are, in no order."""
    found = np.flatnonzero(values > 0)
    if len(found) <= most:
        return found
    return found[np.argpartition(values[found], -most)[-most:]]
