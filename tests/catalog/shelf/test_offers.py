"""What a facet offers: the commonest first, then by the alphabet, with true counts even of very many values."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from catalog.shelf import offers as room
from catalog.shelf.bitmaps import FacetBits
from catalog.shelf.names import Name
from catalog.shelf.offers import Offer, Offers

PAIRS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from("abcdefgh")), max_size=60)


def made(pairs: list[tuple[int, str]]) -> tuple[Offers, BitMap]:
    """Offers of values called as they are, but "h", which may not be named; and records without a value."""
    bits = FacetBits()
    bits.add(pairs)
    lacking = bits.lacking(BitMap(range(31)), visible=set("abcdefg"))
    missing = Offer("none", "Not stated", "", lacking)
    return Offers(bits, lambda value: Name(value, value, "", value) if value != "h" else None, missing), lacking


def expected(pairs: list[tuple[int, str]], among: BitMap, lacking: BitMap) -> list[tuple[str, int]]:
    values = {value: {number for number, each in pairs if each == value} for _number, value in pairs if value != "h"}
    counts = [(value, len(values[value] & set(among))) for value in sorted(values)]
    counts += [("none", len(lacking & among))] if lacking else []
    return sorted(counts, key=lambda pair: -pair[1])


@given(PAIRS, st.sets(st.integers(0, 30)), st.integers(1, 10))
def test_the_best_offers_are_the_commonest_in_the_order_of_the_alphabet(
    pairs: list[tuple[int, str]], among: set[int], most: int
) -> None:
    offers, lacking = made(pairs)
    best = offers.best(BitMap(among), most, [])
    assert [(offer.word, count) for offer, count in best] == expected(pairs, BitMap(among), lacking)[:most]


@settings(deadline=None)
@given(PAIRS, st.sets(st.integers(0, 30)), st.integers(1, 10))
def test_of_very_many_offers_those_of_few_records_are_counted_truly(
    pairs: list[tuple[int, str]], among: set[int], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "MANY", 2)
        offers, lacking = made(pairs)
        best = offers.best(BitMap(among), most, [])
    if len(offers.row) > 2:
        said = [pair for pair in expected(pairs, BitMap(among), lacking) if pair[1]][:most]
        assert [(offer.word, count) for offer, count in best] == said


def test_of_very_many_offers_the_commonest_are_counted_truly_among_many() -> None:
    dice = random.Random(1)
    pairs = [(number, f"{dice.randrange(400) ** 2 // 400:03}") for number in range(5000)]
    bits = FacetBits()
    bits.add(pairs)
    offers = Offers(bits, lambda value: Name(value, value, "", value), None)
    among = BitMap(range(0, 5000, 2))
    counts = Counter(value for number, value in pairs if number in among)
    said = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:10]
    assert [(offer.word, count) for offer, count in offers.best(among, 10, [])] == said


def test_what_was_chosen_is_offered_though_it_gives_nothing() -> None:
    offers, _lacking = made([(number, "abcdefg"[number % 7]) for number in range(30)])
    chosen = offers.get("g")
    best = offers.best(BitMap([0]), 2, [chosen])
    assert [(offer.word, count) for offer, count in best] == [("a", 1), ("b", 0), ("g", 0)]


def test_what_may_not_be_named_is_neither_offered_nor_chosen() -> None:
    offers, lacking = made([(0, "h"), (1, "a")])
    assert [offer.word for offer in offers.known()] == ["a", "none"]
    assert (offers.get("h"), offers.get("nonsense")) == (None, None)
    assert (0 in lacking, 1 in lacking) == (True, False)
