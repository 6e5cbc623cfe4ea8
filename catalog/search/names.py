"""Whom a reader may mean: the names of all records, found in any spelling."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from catalog.search.grams import highest
from catalog.search.ranking import aligned, covering, weight, weights
from catalog.search.vocabulary import Vocabulary
from events.text.keys import Keys, joined

MOST_WORDS = 12  # of a name and of what is asked; further ones are not looked at
LONGEST_WHOLE = 40  # letters; longer names are not looked for as one word
WHOLE = 0.99  # for a name that is found as one word
RANKED = 60  # names that are compared in detail, at least
NAMES_OF_ONE = 3  # names of one owner that are compared in detail


class Found(NamedTuple):
    """An owner, and which of the names that were put answers best, from 0.

    The score is 1 for the same letters, 0.98 and more for the same sounds, when all words of the name are asked for.
    From 0.9 on it is that name as others spell it, or its beginning; from 0.75 on it may be meant, with a slip of
    the keyboard or a word that is not there. Below that it is mostly chance.
    """

    owner: int
    name: int
    score: float


class NameIndex:
    """Names are numbers; their words lie one behind the other in `row`, where a name that is gone leaves room."""

    def __init__(self) -> None:
        self.words, self.wholes = Vocabulary(), Vocabulary()
        self.by_owner: dict[int, list[int]] = {}
        self.row, self.name_at = array("q"), array("q")  # number of the word, and of the name, at each place
        self.starts, self.widths = array("I"), array("B")
        self.owners, self.places = array("q"), array("I")
        self.whole, self.weights = array("q"), array("f")
        self.free: dict[int, list[int]] = defaultdict(list)  # names that are gone, by width

    def __len__(self) -> int:
        """How many names there are."""
        return len(self.starts) - sum(map(len, self.free.values()))

    def put(self, owner: int, names: Iterable[Sequence[Keys]]) -> None:
        """All names of an owner, in place of those it had; empty names and repetitions count, but are not kept."""
        self.drop(owner)
        seen: set[tuple[Keys, ...]] = {()}
        for place, name in enumerate(names):
            words = tuple(name[:MOST_WORDS])
            if words not in seen:
                seen.add(words)
                self.by_owner.setdefault(owner, []).append(self._add(owner, place, words))

    def drop(self, owner: int) -> None:
        """Forget the names of an owner, if it has any."""
        for name in self.by_owner.pop(owner, ()):
            start, width = self.starts[name], self.widths[name]
            for at in range(start, start + width):
                self.words.release(self.row[at])
                self.row[at] = 0
            if self.whole[name]:
                self.wholes.release(self.whole[name])
                self.whole[name] = 0
            self.free[width].append(name)

    def find(self, words: Sequence[Keys], *, begun: bool, most: int = 100) -> list[Found]:
        """The owners whose names answer best, best first, each once; `begun`: the last word may not be all written."""
        words = tuple(words[:MOST_WORDS])
        if not words or not len(self):
            return []
        asked, last = weights(words), len(words) - 1
        alike = [self.words.alike(word, begun=begun and at == last) for at, word in enumerate(words)]
        known = np.maximum(np.frombuffer(self.weights, np.float32), 1)
        rough = sum(share * self._spread(values) for share, values in zip(asked, alike, strict=True)) / asked.sum()
        whole = WHOLE * self._as_whole(words, begun=begun)
        rough = np.maximum(covering(rough, asked.sum() / known), whole)
        names = self._shortlist(rough, max(most, RANKED))
        if not len(names):
            return []
        scores = np.maximum(self._scores(words, names, alike, begun=begun), whole[names])
        return self._best(names, scores)[:most]

    def holders(self, word: Keys, *, begun: bool, least: float) -> dict[int, float]:
        """Owners with a name that has a word so much like one, or is as a whole so much like it; and how much.

        With `least` 0.82 other spellings of the word are met, and one slip in five letters; 0.9 meets it without
        a slip and with one vowel that is another.
        """
        if not len(self):
            return {}
        alike = np.maximum(self._spread(self.words.alike(word, begun=begun)), self._as_whole([word], begun=False))
        found: dict[int, float] = {}
        for name in np.flatnonzero(alike >= least).tolist():
            owner = self.owners[name]
            found[owner] = max(float(alike[name]), found.get(owner, 0))
        return found

    def _add(self, owner: int, place: int, words: tuple[Keys, ...]) -> int:
        name = self._room(len(words))
        start = self.starts[name]
        for at, word in enumerate(words, start):
            self.row[at] = self.words.use(word)
        self.owners[name], self.places[name] = owner, place
        self.weights[name] = sum(map(weight, words))
        if len(words) > 1 and self.weights[name] <= LONGEST_WHOLE:
            self.whole[name] = self.wholes.use(joined(words))
        return name

    def _room(self, width: int) -> int:
        """A number for a name of so many words."""
        if self.free[width]:
            return self.free[width].pop()
        name = len(self.starts)
        self.starts.append(len(self.row))
        self.widths.append(width)
        self.row.extend([0] * width)
        self.name_at.extend([name] * width)
        for column in (self.owners, self.places, self.whole, self.weights):
            column.append(0)
        return name

    def _spread(self, values: np.ndarray) -> np.ndarray:
        """Of values by word the highest in each name."""
        by_place = values.take(np.frombuffer(self.row, np.int64))
        places = np.flatnonzero(by_place > 0)
        places = places[by_place[places].argsort()]
        spread = np.zeros(len(self.starts), np.float32)
        spread[np.frombuffer(self.name_at, np.int64)[places]] = by_place[places]  # of several the last one stays
        return spread

    def _as_whole(self, words: Sequence[Keys], *, begun: bool) -> np.ndarray:
        """How much the words, written as one, are like each name written as one."""
        one = joined(words)
        alike = self.wholes.alike(one, begun=begun).take(np.frombuffer(self.whole, np.int64))
        if len(words) == 1:
            return alike
        is_one_word = np.frombuffer(self.widths, np.uint8) == 1
        return np.maximum(alike, self._spread(self.words.alike(one, begun=begun)) * is_one_word)

    def _shortlist(self, rough: np.ndarray, most: int) -> np.ndarray:
        """The names that are worth a closer look: of the best owners, the best few of each."""
        values = rough[highest(rough, most)]
        if not len(values):
            return np.zeros(0, np.intp)
        names = np.flatnonzero(rough >= values.min())
        names = names[np.lexsort((np.frombuffer(self.owners, np.int64)[names], -rough[names]))]
        seen: Counter[int] = Counter()
        kept = []
        for name in names.tolist():
            owner = self.owners[name]
            seen[owner] += 1
            if seen[owner] <= NAMES_OF_ONE:
                kept.append(name)
            if len(kept) >= most:
                break
        return np.array(kept)

    def _scores(self, words: Sequence[Keys], names: np.ndarray, alike: list[np.ndarray], *, begun: bool) -> np.ndarray:
        """How well the words answer to each of the names, word by word."""
        rows = [self.row[self.starts[name] : self.starts[name] + self.widths[name]] for name in names.tolist()]
        held = np.zeros((len(rows), max(map(len, rows))), np.intp)
        for at, row in enumerate(rows):
            held[at, : len(row)] = row
        numbers = np.unique(held)
        numbers = numbers[numbers > 0]
        table = np.zeros((len(words), len(self.words.words)), np.float32)
        if len(words) == 1:
            table[0] = alike[0]
        else:
            table[:, numbers] = self.words.compare(words, numbers, begun=begun)
        sizes = np.zeros(len(self.words.words), np.float32)
        sizes[numbers] = [weight(self.words.words[number]) for number in numbers.tolist()]
        scores, covered = aligned(table[:, held].transpose(1, 0, 2), weights(words), sizes[held])
        return covering(scores, covered)

    def _best(self, names: np.ndarray, scores: np.ndarray) -> list[Found]:
        """The best name of each owner, best first; of equals the shorter name, then the lower owner."""
        ranked = sorted(
            (-score, self.weights[name], self.owners[name], self.places[name])
            for name, score in zip(names.tolist(), scores.tolist(), strict=True)
        )
        found: dict[int, Found] = {}
        for score, _weight, owner, place in ranked:
            found.setdefault(owner, Found(owner, place, -score))
        return list(found.values())
