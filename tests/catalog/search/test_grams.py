"""Groups of three letters: what is nearest to a word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.grams import Grams, grams_of, highest
from events.text.keys import Keys, keys

WORDS = ["Toshkent", "Tashkent", "Samarqand", "Самарканд", "Xiva", "Buxoro", "Бухара", "Şəki"]


def word(text: str) -> Keys:
    return keys(text)[0]


def grams_with(*texts: str) -> Grams:
    grams = Grams()
    for number, text in enumerate(texts):
        grams.add(number, word(text))
    return grams


def test_grams_of_a_word_are_of_its_letters_and_its_consonants() -> None:
    assert grams_of(word("Şə")) == {"  s", " se", "se ", "/  š", "/ ša", "/ša "}


def test_the_nearest_words_share_most() -> None:
    grams = grams_with(*WORDS)
    assert grams.nearest(word("Тошкент"), 2, begun=False).tolist() in ([0, 1], [1, 0])
    assert grams.nearest(word("日本"), 2, begun=True).tolist() == []


def test_a_beginning_is_near_to_a_much_longer_word() -> None:
    grams = grams_with("Samarqandliklarning", "Sam")
    assert [grams.nearest(word("samar"), 1, begun=begun).tolist() for begun in (False, True)] == [[1], [0, 1]]


@given(st.permutations(range(len(WORDS))), st.integers(0, len(WORDS)))
def test_words_come_and_go_in_any_order(order, kept) -> None:
    changed, fresh = grams_with(*WORDS), grams_with(*WORDS)
    for number in order[kept:]:
        changed.drop(number, word(WORDS[number]))
    assert {gram for gram, numbers in changed.holders.items() if not numbers} == set()
    for number in order[kept:]:
        changed.add(number, word(WORDS[number]))
    assert (changed.holders, changed.sizes) == (fresh.holders, fresh.sizes)


def test_highest_leaves_out_what_is_nothing() -> None:
    values = np.array([0, 3, 1, 2, 0.0])
    assert (sorted(highest(values, 2)), sorted(highest(values, 9))) == ([1, 3], [1, 2, 3])


def test_many_words_at_once_are_put_where_they_are_put_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    words = keys("Toshkent Ташкент Samarqand Əsədova aaaa Qoʻqon Kokand Хива Xiva Buxoro")

    def told(few: int) -> tuple[list[float], dict[str, list[int]]]:
        monkeypatch.setattr("catalog.search.grams.FEW", few)
        grams = Grams()
        for number, word in enumerate(words, 1):
            grams.add(number, word)
            if number in (5, len(words)):
                grams.nearest(word, 1, begun=False)
        return list(grams.sizes), {gram: list(numbers) for gram, numbers in grams.holders.items()}

    assert told(few=2) == told(few=100)
