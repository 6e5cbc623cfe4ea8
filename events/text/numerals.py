"""Azerbaijani endings of figures, which follow the sound of the last numeral that is spoken: 3-cü, 6-cı, 300-dən."""

from decimal import Decimal

# By the place of the last digit that is not nought, then by that digit (bir, iki, ... on, iyirmi, ... yüz, min).
_ORDINAL = {
    1: ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu"),
    10: ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı"),
    100: ("", *["cü"] * 9),
    1000: ("", "ci"),
    1_000_000: ("", "cu"),
}
# Those with back vowels: altı, doqquz, on, otuz, qırx, altmış, doxsan, milyon.
_BACK = {(1, 6), (1, 9), (10, 1), (10, 3), (10, 4), (10, 6), (10, 9), (1_000_000, 1)}


def az_ordinal(number: int) -> str:
    """An ordinal in figures: 1-ci, 3-cü, 6-cı, 10-cu."""
    return f"{number}-{az_ordinal_ending(number)}"


def az_ordinal_ending(number: int) -> str:
    """The ending alone, for a number from 1: 2024 is -cü, 1990 is -cı."""
    place, digit = _last_spoken(number)
    return _ORDINAL[place][digit]


def az_ablative_ending(number: Decimal | int) -> str:
    """The ending of "more than so many": 2575 is -dən (beş), 40 is -dan (qırx), 2.1 is -dən (onda bir)."""
    fraction = str(abs(Decimal(number))).partition(".")[2].rstrip("0")
    spoken = int(fraction) if fraction else abs(int(number))
    if not spoken:
        return "dan"  # sıfır
    place, digit = _last_spoken(spoken)
    return "dan" if (place, digit) in _BACK else "dən"


def _last_spoken(number: int) -> tuple[int, int]:
    """The place of the last numeral said (1, 10, 100, 1000 or 1000000) and its digit there.

    Thousands end on "min" and millions on "milyon", however many there are.
    """
    if not number % 1_000_000:
        return 1_000_000, 1
    if not number % 1000:
        return 1000, 1
    place = 1
    while not number // place % 10:
        place *= 10
    return place, number // place % 10
