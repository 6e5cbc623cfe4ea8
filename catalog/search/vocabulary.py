"""All distinct words of the names, and how much each of them is like a word."""

from array import array
from collections.abc import Sequence

import numpy as np

from catalog.search.beginnings import Beginnings
from catalog.search.grams import Grams
from catalog.search.likeness import BEGUN, SOUND, likeness
from events.text.keys import Keys

NEAR = 60  # words that are compared in detail
KEPT = 24  # words whose likenesses are remembered, for one search asks several times


class Vocabulary:
    """Words have numbers from 1; 0 is no word. The number of a word that is gone is given to another."""

    def __init__(self) -> None:
        self.numbers: dict[Keys, int] = {}
        self.words: list[Keys | None] = [None]
        self.uses = array("I", [0])
        self.free: list[int] = []
        self.grams, self.beginnings = Grams(), Beginnings()
        self.kept: dict[tuple[Keys, bool], np.ndarray] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def use(self, word: Keys) -> int:
        """The number of a word, which is used once more."""
        number = self.numbers.get(word) or self._add(word)
        self.uses[number] += 1
        return number

    def _add(self, word: Keys) -> int:
        if not self.free:
            self.free.append(len(self.words))
            self.words.append(None)
            self.uses.append(0)
        number = self.free.pop()
        self.kept.clear()
        self.words[number], self.numbers[word] = word, number
        self.grams.add(number, word)
        self.beginnings.add(number, word)
        return number

    def release(self, number: int) -> None:
        """The word is used once less; when nothing uses it, it is gone."""
        self.uses[number] -= 1
        if self.uses[number]:
            return
        word = self.words[number]
        self.kept.clear()
        self.words[number] = None
        del self.numbers[word]
        self.free.append(number)
        self.grams.drop(number, word)
        self.beginnings.drop(number, word)

    def alike(self, word: Keys, *, begun: bool) -> np.ndarray:
        """By number the likeness of every word that comes into question, 0 for the others; for reading only."""
        if (word, begun) not in self.kept:
            if len(self.kept) >= KEPT:
                self.kept.pop(next(iter(self.kept)))
            self.kept[word, begun] = self._alike(word, begun=begun)
        return self.kept[word, begun]

    def _alike(self, word: Keys, *, begun: bool) -> np.ndarray:
        alike = np.zeros(len(self.words), np.float32)
        if begun:
            alike[self.beginnings.of([word.fine])] = BEGUN * SOUND
            alike[self.beginnings.of(word.ascii)] = BEGUN
        near = self.grams.nearest(word, NEAR, begun=begun)
        alike[near] = np.maximum(alike[near], self.compare([word], near, begun=begun)[0])
        return alike

    def compare(self, words: Sequence[Keys], numbers: np.ndarray, *, begun: bool) -> np.ndarray:
        """One row of likenesses for each word, one column for each number; `begun` is said of the last word."""
        if not len(numbers):
            return np.zeros((len(words), 0), np.float32)
        return likeness(words, [self.words[number] for number in numbers.tolist()], begun=begun)
