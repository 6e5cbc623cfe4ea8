"""Sets of records by value say what plain sets say, whatever is added and dropped."""

from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from catalog.shelf.bitmaps import FacetBits

VALUES = st.sampled_from("abcde")
PAIRS = st.lists(st.tuples(st.integers(0, 12), VALUES), max_size=20)


def fresh(pairs: list[tuple[int, str]], start: int) -> list[tuple[int, str]]:
    """The pairs with numbers that were never used: a record that changes gets a new one."""
    return [(number + start, value) for number, value in pairs]


@given(st.lists(st.tuples(PAIRS, st.lists(st.integers(0, 60))), max_size=4), st.lists(st.integers(0, 60)))
def test_bits_say_what_sets_say(steps: list[tuple[list[tuple[int, str]], list[int]]], some: list[int]) -> None:
    bits, plain, live = FacetBits(), defaultdict(set), set()
    for step, (pairs, dropped) in enumerate(steps):
        before, shape = dict(bits.sets), bits.shape
        added = fresh(pairs, 13 * step)
        bits.add(added)
        live |= set(range(13 * step, 13 * (step + 1)))
        struck = live & set(dropped)  # nothing is struck out twice
        live -= struck
        bits.drop(BitMap(struck))
        for number, value in added:
            plain[value].add(number)
        plain = defaultdict(set, {value: of_it - struck for value, of_it in plain.items() if of_it - struck})
        assert {value: set(of_it) for value, of_it in bits.sets.items()} == plain
        if bits.shape == shape:
            assert before.keys() == bits.sets.keys()
            assert all(before[value] is bits.sets[value] for value in before)
        stated = set().union(*plain.values())
        assert set(bits.stated) == stated
        assert set(bits.lacking(BitMap(live))) == live - stated
        assert set(bits.lacking(BitMap(live), visible={"a", "b"})) == live - plain["a"] - plain["b"]
        assert set(bits.having(["a", "nothing", "c"])) == plain["a"] | plain["c"]
        among = BitMap(some)
        counts = {bits.values[index]: count for index, count in bits.count_few(among).items()}
        assert counts == Counter(value for value, of_it in plain.items() for _each in of_it & set(some))
        plain = defaultdict(set, {value: of_it for value, of_it in plain.items() if of_it})


def test_a_record_counts_once_however_many_rows_lead_to_the_value() -> None:
    bits = FacetBits()
    bits.add([(0, "a"), (0, "a"), (0, "b"), (1, "a"), (0, "a")])
    assert {bits.values[index]: count for index, count in bits.count_few(BitMap([0, 1])).items()} == {"a": 2, "b": 1}
    assert len(bits.sets["a"]) == 2


def test_a_value_that_comes_again_is_a_new_set() -> None:
    bits = FacetBits()
    bits.add([(0, "a")])
    former, shape = bits.sets["a"], bits.shape
    bits.drop(BitMap([0]))
    bits.add([(1, "a")])
    assert bits.shape == shape + 2
    assert (set(former), set(bits.sets["a"])) == (set(), {1})
