"""Whole names against all words asked."""

import numpy as np
import pytest

from catalog.search.ranking import LEAST, UNCOVERED, aligned, covering, weights
from events.text.keys import keys


def align(*alike: list[float], asked: list[float], known: list[float]) -> tuple[float, float]:
    table = np.array([alike], np.float32)
    scores, covered = aligned(table, np.array(asked, np.float32), np.array([known], np.float32))
    return round(float(scores[0]), 3), round(float(covered[0]), 3)


def test_words_are_paired_in_any_order() -> None:
    assert align([0, 1], [1, 0], asked=[5, 5], known=[5, 5]) == (1, 1)


def test_no_word_is_paired_twice() -> None:
    assert align([1, 0.4], [1, 0], asked=[5, 5], known=[5, 5]) == (0.5, 0.5)


def test_a_long_word_weighs_more() -> None:
    assert align([1, 0], [0, 0], asked=[9, 1], known=[9, 1]) == (0.9, 0.9)


def test_words_that_have_nothing_in_common_count_for_nothing() -> None:
    assert align([LEAST - 0.01, LEAST + 0.1], asked=[1], known=[1, 1]) == (round(LEAST + 0.1, 3), 0.5)
    assert align([LEAST - 0.01], asked=[1], known=[1]) == (0, 0)


@pytest.mark.parametrize(("share", "score"), [(1, 1), (2, 1), (0.5, 1 - UNCOVERED / 2), (0, 1 - UNCOVERED)])
def test_a_name_loses_a_little_for_what_was_not_asked_for(share, score) -> None:
    assert covering(np.array([1.0]), np.array([share])).tolist() == [score]


def test_weights_grow_with_the_sounds_of_a_word() -> None:
    assert weights(keys("Şəki xan sarayı")).tolist() == [5, 4, 6]
