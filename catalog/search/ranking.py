"""How well whole names answer what was asked: word by word in any order, and as if written in one."""

from collections.abc import Sequence

import numpy as np

from events.text.keys import Keys

LEAST = 0.3  # below that, two words have nothing to do with each other
UNCOVERED = 0.12  # what a name loses when almost nothing of it was asked for


def weight(word: Keys) -> int:
    """A long word says more than a short one."""
    return len(word.fine) + 1


def weights(words: Sequence[Keys]) -> np.ndarray:
    return np.array([weight(word) for word in words], np.float32)


def covering(scores: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Scores less what the names have besides; `share` is how much of each was asked for, 1 for all."""
    return scores * (1 - UNCOVERED * (1 - np.minimum(share, 1)))


def aligned(alike: np.ndarray, asked: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Score and covered share of each name, when every word asked is paired with another word of the name.

    `alike` has the likenesses, names x words asked x words of the name; `asked` the weights of the words asked;
    `known` those of the words of each name, 0 where a name has fewer. The best pair is taken first.
    """
    names, rows, columns = alike.shape
    worth = alike * asked[:, None]
    score, covered = np.zeros(names, np.float32), np.zeros(names, np.float32)
    each = np.arange(names)
    for _turn in range(min(rows, columns)):
        row, column = np.divmod(worth.reshape(names, -1).argmax(1), columns)
        gained = worth[each, row, column]
        is_pair = gained > LEAST * asked[row]  # where both words are still free
        score += np.where(is_pair, gained, 0)
        covered += np.where(is_pair, known[each, column], 0)
        worth[each, row, :] = 0
        worth[each, :, column] = 0
    return score / asked.sum(), covered / np.maximum(known.sum(1), 1)
