"""How much two words are alike, from 0 to 1: 1 is the same letters, 0.985 the same sounds.

Sounds are compared twice, by the fine and by the coarse key, and both count: a vowel or a velar that is another
costs about half a wrong letter. Letters are compared besides, which helps with slips of the keyboard and with
diacritics that were left out.
"""

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from events.text.keys import Keys

SOUND, FINE, COARSE = 0.985, 0.5, 0.5
SAME_SCRIPT, OTHER_SCRIPT = 0.99, 0.95  # for letters that are not quite the same
SAME_LETTERS, OTHER_LETTERS = 1.0, 0.99
BEGUN = 0.94  # for a word that only begins like that

# A row of `Keys`, or what is left of it when its keys are cut off.
Row = tuple[Sequence[str], str, str, bool]


def likeness(asked: Sequence[Keys], known: Sequence[Keys], *, begun: bool) -> np.ndarray:
    """One row for each word asked, one column for each word known; `begun`: the last word asked may go on."""
    count = len(known)
    table = _table(asked, [*known, *(_cut(word, asked[-1]) for word in known)] if begun else known)
    alike = table[:, :count]
    if begun:
        alike[-1] = np.maximum(alike[-1], BEGUN * table[-1, count:])
    return alike


def _cut(word: Keys, like: Keys) -> Row:
    """The keys of a word, no longer than those of another."""
    readings, fine, coarse, is_cyrillic = word
    letters = len(like.ascii[0])
    return [each[:letters] for each in readings], fine[: len(like.fine)], coarse[: len(like.coarse)], is_cyrillic


def _table(asked: Sequence[Row], known: Sequence[Row]) -> np.ndarray:
    readings, fine, coarse, scripts = zip(*asked, strict=True)
    known_readings, known_fine, known_coarse, known_scripts = zip(*known, strict=True)
    sounds = SOUND * (FINE * _compared(fine, known_fine) + COARSE * _compared(coarse, known_coarse))
    letters = _compared_letters(readings, known_readings)
    is_same_script = np.array(scripts)[:, None] == np.array(known_scripts)
    letters = np.where(
        letters == 1,
        np.where(is_same_script, SAME_LETTERS, OTHER_LETTERS),
        np.where(is_same_script, SAME_SCRIPT, OTHER_SCRIPT) * letters,
    )
    return np.maximum(sounds, letters)


def _compared_letters(readings: Sequence[Sequence[str]], known: Sequence[Sequence[str]]) -> np.ndarray:
    """By the better of both readings."""
    first, last = [each[0] for each in readings], [each[-1] for each in readings]
    known_first, known_last = [each[0] for each in known], [each[-1] for each in known]
    alike = _compared(first, known_first)
    if first != last or known_first != known_last:
        alike = np.maximum(alike, _compared(last, known_last))
    return alike


def _compared(asked: Sequence[str], known: Sequence[str]) -> np.ndarray:
    """One letter wrong, missing, too many or changed with its neighbour is one error (OSA)."""
    return cdist(asked, known, scorer=OSA.normalized_similarity, dtype=np.float32)
