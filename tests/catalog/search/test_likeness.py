"""How much two words are alike."""

import pytest

from catalog.search.likeness import BEGUN, likeness
from events.text.keys import keys


def alike(asked: str, known: str, *, begun: bool = False) -> float:
    return round(float(likeness(keys(asked), keys(known), begun=begun)[0, 0]), 3)


@pytest.mark.parametrize(
    ("asked", "known", "score"),
    [
        ("hasan", "Hasan", 1.0),
        ("hesen", "Həsən", 1.0),
        ("hasan", "Həsən", 1.0),
        ("Тошкент", "Toshkent", 0.99),
        ("Тошкент", "Toşkent", 0.985),
        ("Xiva", "Khiva", 0.985),
        ("Toshkent", "Tashkent", 0.915),
        ("Samarqand", "Smarqand", 0.88),
        ("Samarqand", "Samrqaand", 0.876),
        ("Xiva", "Buxoro", 0.328),
        ("日本", "Xiva", 0.0),
    ],
)
def test_likeness_of_two_words(asked, known, score) -> None:
    assert alike(asked, known) == score


def test_a_begun_word_is_a_little_less_than_a_whole_one() -> None:
    assert alike("tosh", "Toshkent", begun=True) == BEGUN
    assert alike("tosh", "Tosh", begun=True) == 1
    assert alike("тош", "Toshkent", begun=True) == round(0.99 * BEGUN, 3)


def test_only_the_last_word_is_begun() -> None:
    table = likeness(keys("tosh sam"), keys("Toshkent Samarqand"), begun=True)
    assert (table[0, 0] < 0.6, table[1, 1] > 0.9, table.shape) == (True, True, (2, 2))
