"""Words by their first letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.beginnings import FEW, Beginnings
from events.text.keys import keys

WORDS = [word for text in ("Toshkent", "Тошкент", "Tosh", "Şəki", "Хива", "Xiva") for word in keys(text)]


def beginnings_of(numbers) -> Beginnings:
    beginnings = Beginnings()
    for number in numbers:
        beginnings.add(number, WORDS[number])
    return beginnings


@pytest.mark.parametrize(
    ("begun", "numbers"),
    [
        ("tosh", {0, 1, 2}),
        ("toš", {0, 1, 2}),
        ("toshk", {0, 1}),
        ("sa", {3}),
        ("se", {3}),
        ("hi", {4, 5}),
        ("z", set()),
    ],
)
def test_words_are_found_by_letters_and_by_sounds(begun, numbers) -> None:
    assert set(beginnings_of(range(6)).of([begun]).tolist()) == numbers


@given(st.lists(st.integers(0, 5), unique=True), st.sets(st.integers(0, 5)))
def test_words_come_and_go(numbers, gone) -> None:
    beginnings = beginnings_of(numbers)
    for number in gone & set(numbers):
        beginnings.drop(number, WORDS[number])
    assert set(beginnings.of([""]).tolist()) == set(numbers) - gone


def test_a_few_fresh_words_take_their_places() -> None:
    beginnings = Beginnings()
    for number in range(FEW * 2):
        beginnings.add(number, keys(f"a{number}")[0])
    assert len(beginnings.of(["a"])) == FEW * 2
    beginnings.add(99, keys("a10a")[0])
    assert (beginnings.of(["a10"]).tolist(), beginnings.keys) == ([10, 99], sorted(beginnings.keys))
