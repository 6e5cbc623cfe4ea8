"""Endings that Azerbaijani figures take by the sound of their last numeral."""

from decimal import Decimal

import pytest

from events.text.numerals import az_ablative_ending, az_ordinal


def test_an_ordinal_ends_as_its_last_numeral_sounds() -> None:
    spoken = [1, 2, 3, 4, 5, 6, 9, 10, 20, 40, 100, 2000, 2024, 1990, 3_000_000]
    assert [az_ordinal(number) for number in spoken] == [
        "1-ci", "2-ci", "3-cü", "4-cü", "5-ci", "6-cı", "9-cu", "10-cu", "20-ci", "40-cı", "100-cü", "2000-ci",
        "2024-cü", "1990-cı", "3000000-cu",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "numbers"),
    [
        (
            "dən",
            ["1", "2", "3", "4", "5", "7", "8", "20", "50", "70", "80", "100", "2575", "25300", "702", "471", "1000"],
        ),
        ("dan", ["0", "6", "9", "10", "30", "40", "60", "90", "1040", "2000000", "5000006"]),
        ("dən", ["2.1", "43.3", "0.05", "2.10", "1500000"]),
        ("dan", ["2.6", "1.9", "0.16", "10.00"]),
    ],
)
def test_more_than_a_number_ends_in_harmony_with_it(ending, numbers) -> None:
    assert {number: az_ablative_ending(Decimal(number)) for number in numbers} == dict.fromkeys(numbers, ending)
