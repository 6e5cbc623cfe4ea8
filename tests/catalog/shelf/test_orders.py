"""A stored order stays what sorting anew would give, and any page of any choice is cut rightly."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from catalog.shelf import orders
from catalog.shelf.orders import Order, comparable

NUMBERS = st.integers(0, 60)
KEYS = st.one_of(st.integers(0, 5), st.none())
STEPS = st.lists(st.tuples(st.sampled_from(["insert", "remove"]), st.lists(NUMBERS, max_size=6)), max_size=12)


def make(keys: dict[int, int | None]) -> Order:
    """The order by key, then by number, as the database would give it; the database is the dictionary."""

    def key_of(number: int) -> tuple:
        return (*comparable(["key"], [keys[number]]), number)

    rows = ((number, number) for number in sorted(keys, key=key_of))
    return Order(rows, key_of, lambda asked: {number: key_of(number) for number in asked if number in keys})


def expected(keys: dict[int, int | None]) -> list[int]:
    return sorted(keys, key=lambda number: (keys[number] is not None, keys[number] or 0, number))


@settings(deadline=None)
@given(st.dictionaries(NUMBERS, KEYS), STEPS, st.data())
def test_an_order_is_what_sorting_anew_would_give(
    keys: dict[int, int | None], steps: list[tuple[str, list[int]]], data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(orders, "SIZE", 2)
        order = make(keys)
        for step, numbers in steps:
            order.remove(numbers)
            for number in numbers:
                keys.pop(number, None)
            if step == "insert":
                keys |= {number: data.draw(KEYS) for number in numbers}
                order.insert(order.keys_of(list(dict.fromkeys(numbers))))
            assert list(order) == expected(keys)
            assert all(list(BitMap(block.row)) == list(block.bits) for block in order.blocks)
            assert all(0 < len(block.row) <= 4 for block in order.blocks)
        assert order.is_doubtful is False
        wanted = BitMap(data.draw(st.lists(NUMBERS)))
        found = [number for number in expected(keys) if number in wanted]
        wanted &= BitMap(keys)
        for start in range(len(found) + 3):
            for count in (1, 3, 24):
                assert order.page(wanted, start, count) == found[start : start + count]


@settings(deadline=None)
@given(st.dictionaries(NUMBERS, KEYS), st.lists(NUMBERS), NUMBERS, KEYS)
def test_place_of_a_key_is_the_number_of_what_sorts_before_it(
    keys: dict[int, int | None], some: list[int], number: int, key: int | None
) -> None:
    """Also of a record that is not in the order any more, or stood elsewhere when the key was noted."""
    wanted, place = BitMap(some) & BitMap(keys), (*comparable(["key"], [key]), number)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(orders, "SIZE", 2)
        order = make(keys)
        known = order.keys_of(list(keys))
        assert order.before(place, wanted) == sum(known[other] < place for other in wanted)


def test_an_order_doubts_itself_when_the_database_is_further_on() -> None:
    keys = {1: 1, 2: 2, 3: 3}
    order = make(keys)
    keys[2] = 9  # saved elsewhere, not heard of yet
    keys[4] = 2
    order.insert(order.keys_of([4]))
    assert order.is_doubtful is True


def test_records_that_are_gone_do_no_harm() -> None:
    keys = {1: 1, 2: 2, 3: 3}
    order = make(keys)
    del keys[2]
    keys[4] = 2
    order.insert(order.keys_of([4]))
    order.remove([2, 77])
    assert list(order) == [1, 4, 3]
    assert order.keys_of([2]) == {}


def test_empty_comes_first_and_last_when_turned_round() -> None:
    early, late = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, microsecond=1, tzinfo=UTC)
    assert sorted([3, None, 1], key=lambda value: comparable(["a"], [value])) == [None, 1, 3]
    assert sorted([3, None, 1], key=lambda value: comparable(["-a"], [value])) == [3, 1, None]
    assert sorted([early, None, late], key=lambda value: comparable(["-a"], [value])) == [late, early, None]
    assert comparable(["a", "-b"], ["x", 2]) == ((0, "x"), (0, -2))


def test_nothing_has_no_pages() -> None:
    order = make({})
    assert (order.page(BitMap([1]), 0, 24), order.page(BitMap(), 5, 24), list(order)) == ([], [], [])
