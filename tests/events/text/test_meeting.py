"""Two names: how they meet, and that an index of their signs finds what comparing them finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.text.keys import keys
from events.text.meeting import INITIAL, LETTERS, NEARLY, PART, SOUND, WEIGHTS, WHOLE, meeting, signs


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Rano Toshniyozova", "Тошниёзова Рано", LETTERS),
        ("Gülşən Əliyeva", "Gulsen Eliyeva", LETTERS),
        ("Safed Kuh", "Safedkuh", WHOLE),
        ("Aytan Hasanova", "Айтан Гасанова", SOUND),
        ("Nasiba Miradilova", "Miradilova Nasiba Karimovna", PART),
        ("Carpet Museum", "Azerbaijan National Carpet Museum", PART),
        ("R. Toshniyozova", "Rano Toshniyozova", INITIAL),
        ("R. T.", "Rano Toshniyozova", ""),
        ("Rashida Toshniyozova", "Rano Toshniyozova", NEARLY),
        ("Vali Toshniyozova", "Rano Toshniyozova", ""),
        ("Toshniyozova", "Rano Toshniyozova", ""),
        ("Rona Toshniyozova", "Rano Toshniyozova", SOUND),
        ("Silk Museum", "Clay Gallery", ""),
        ("UN", "UN", LETTERS),
        ("", "Rano", ""),
        ("", "", ""),
    ],
)
def test_names_meet_in_their_strongest_way(one: str, other: str, how: str) -> None:
    assert (meeting(keys(one), keys(other)), meeting(keys(other), keys(one))) == (how, how)


WORDS = st.sampled_from(["Rano", "Рано", "R.", "Toshniyozova", "Тошниёзова", "Gülşən", "Gulsen", "Ali"])
NAMES = st.lists(WORDS, max_size=4)


@given(one=NAMES, other=NAMES)
def test_an_index_of_signs_finds_what_meets(one: list[str], other: list[str]) -> None:
    mine, theirs = keys(" ".join(one)), keys(" ".join(other))
    shared = signs(mine).keys() & signs(theirs).keys()
    strong = WEIGHTS.get(meeting(mine, theirs), 0) >= WEIGHTS[WHOLE] or meeting(mine, theirs) == SOUND
    assert bool(shared) == strong
