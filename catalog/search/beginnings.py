"""All words by their first letters."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np

from events.text.keys import Keys

LAST = "\U0010ffff"  # sorts behind every letter
FEW = 20  # with more than one fresh word in so many, all are put in order anew


class Beginnings:
    """Letters and sounds of all words, in order; what is fresh is put in its place when next asked for."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.numbers = array("I")
        self.fresh: list[tuple[str, int]] = []

    def add(self, number: int, word: Keys) -> None:
        self.fresh.extend((key, number) for key in keys_of(word))

    def drop(self, number: int, word: Keys) -> None:
        self._settle()
        for key in keys_of(word):
            at = self.numbers.index(number, bisect_left(self.keys, key))
            del self.keys[at], self.numbers[at]

    def of(self, beginnings: Iterable[str]) -> np.ndarray:
        """Numbers of the words that begin so, some perhaps twice."""
        self._settle()
        numbers = np.frombuffer(self.numbers, np.uint32)
        return np.concatenate(
            [numbers[bisect_left(self.keys, each) : bisect_left(self.keys, each + LAST)] for each in beginnings]
        )

    def _settle(self) -> None:
        if len(self.fresh) * FEW > len(self.keys):
            pairs = sorted([*zip(self.keys, self.numbers, strict=True), *self.fresh])
            self.keys = [key for key, _number in pairs]
            self.numbers = array("I", [number for _key, number in pairs])
        else:
            for key, number in self.fresh:
                at = bisect_left(self.keys, key)
                self.keys.insert(at, key)
                self.numbers.insert(at, number)
        self.fresh = []


def keys_of(word: Keys) -> set[str]:
    return {*word.ascii, word.fine}
