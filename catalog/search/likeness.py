"""How much two words are alike, from 0 to 1: 1 is the same letters, 0.985 the same sounds.

Sounds are compared twice, by the fine and by the coarse key, and both count: a vowel or a velar that is another
costs about half a wrong letter. Letters are compared besides, which helps with slips of the keyboard and with
diacritics that were left out.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from events.text.keys import Keys

SOUND, FINE, COARSE = 0.985, 0.5, 0.5
SAME_SCRIPT, OTHER_SCRIPT = 0.99, 0.95  # for letters that are not quite the same
SAME_LETTERS, OTHER_LETTERS = 1.0, 0.99
BEGUN, NEARLY_BEGUN = 0.94, 0.88  # for a word that only begins like that, and for one that does so with a slip
SAME_SOUND = 0.98


class Columns(NamedTuple):
    """The keys of several words, key by key; of a word with one reading, it is the first and the last."""

    first: Sequence[str]
    last: Sequence[str]
    fine: Sequence[str]
    coarse: Sequence[str]
    is_cyrillic: Sequence[bool]


def likeness(asked: Sequence[Keys], known: Sequence[Keys], *, begun: bool) -> np.ndarray:
    """One row for each word asked, one column for each word known; `begun`: the last word asked may go on."""
    count, rows, columns = len(known), columns_of(asked), columns_of(known)
    table = _table(rows, with_beginnings(columns, asked[-1]) if begun else columns)
    alike = table[:, :count]
    if begun:
        beginnings = table[-1, count:]
        alike[-1] = np.maximum(alike[-1], np.where(beginnings >= SAME_SOUND, BEGUN, NEARLY_BEGUN) * beginnings)
    return alike


def columns_of(words: Sequence[Keys]) -> Columns:
    readings, fine, coarse, is_cyrillic = zip(*words, strict=True)
    return Columns([each[0] for each in readings], [each[-1] for each in readings], fine, coarse, is_cyrillic)


def with_beginnings(words: Columns, like: Keys) -> Columns:
    """The words, and again each of them with no more letters than another."""
    letters, fine, coarse = len(like.ascii[0]), len(like.fine), len(like.coarse)
    return Columns(
        [*words.first, *[each[:letters] for each in words.first]],
        [*words.last, *[each[:letters] for each in words.last]],
        [*words.fine, *[each[:fine] for each in words.fine]],
        [*words.coarse, *[each[:coarse] for each in words.coarse]],
        words.is_cyrillic * 2,
    )


def _table(asked: Columns, known: Columns) -> np.ndarray:
    sounds = FINE * _compared(asked.fine, known.fine) + COARSE * _compared(asked.coarse, known.coarse)
    letters = _compared(asked.first, known.first)
    if asked.first != asked.last or known.first != known.last:
        letters = np.maximum(letters, _compared(asked.last, known.last))
    is_same_script = np.array(asked.is_cyrillic)[:, None] == np.array(known.is_cyrillic)
    letters = np.where(
        letters == 1,
        np.where(is_same_script, SAME_LETTERS, OTHER_LETTERS),
        np.where(is_same_script, SAME_SCRIPT, OTHER_SCRIPT) * letters,
    )
    return np.maximum(SOUND * sounds, letters)


def _compared(asked: Sequence[str], known: Sequence[str]) -> np.ndarray:
    """One letter wrong, missing, too many or changed with its neighbour is one error (OSA)."""
    return cdist(asked, known, scorer=OSA.normalized_similarity, dtype=np.float32)
