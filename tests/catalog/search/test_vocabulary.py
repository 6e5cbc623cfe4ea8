"""The words of all names: numbers come and go, and a word is known by its likes."""

import numpy as np
import pytest

from catalog.search.vocabulary import KEPT, Vocabulary
from events.text.keys import keys

WORDS = keys("Toshkent Ташкент Samarqand Xiva Khiva")


@pytest.fixture
def vocabulary() -> Vocabulary:
    vocabulary = Vocabulary()
    for word in WORDS:
        vocabulary.use(word)
    return vocabulary


def test_a_word_has_one_number_however_often_it_is_used(vocabulary) -> None:
    assert [vocabulary.use(word) for word in WORDS] == [1, 2, 3, 4, 5]
    assert (len(vocabulary), list(vocabulary.uses)) == (5, [0, 2, 2, 2, 2, 2])


def test_a_word_is_gone_when_nothing_uses_it_and_leaves_its_number(vocabulary) -> None:
    vocabulary.use(WORDS[2])
    vocabulary.release(3)
    assert len(vocabulary) == 5
    vocabulary.release(3)
    assert (len(vocabulary), vocabulary.words[3]) == (4, None)
    assert vocabulary.use(keys("Buxoro")[0]) == 3


@pytest.mark.parametrize(
    ("asked", "begun", "surely"),
    [("Tashkent", False, [1, 2]), ("Хива", False, [4, 5]), ("sam", True, [3]), ("sam", False, []), ("t", True, [1, 2])],
)
def test_likeness_tells_the_same_word_from_others(vocabulary, asked, begun, surely) -> None:
    alike = vocabulary.alike(keys(asked)[0], begun=begun)
    assert [number for number, score in enumerate(alike.tolist()) if score > 0.85] == surely


def test_no_words_are_like_nothing() -> None:
    assert Vocabulary().alike(WORDS[0], begun=True).tolist() == [0]


def test_what_was_alike_is_asked_anew_when_words_come_or_go(vocabulary) -> None:
    def same() -> list[int]:
        return np.flatnonzero(vocabulary.alike(keys("Xorazm")[0], begun=False) == 1).tolist()

    before = same()
    number = vocabulary.use(keys("Xorazm")[0])
    with_it = same()
    vocabulary.release(number)
    assert (before, with_it, same()) == ([], [number], [])


def test_only_few_likenesses_are_remembered(vocabulary) -> None:
    for word in keys(" ".join(f"a{number}" for number in range(2 * KEPT))):
        vocabulary.alike(word, begun=False)
    assert len(vocabulary.kept) == KEPT
