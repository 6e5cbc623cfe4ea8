"""Drawings with gaps keep every letter of curators and readers; memories stay within their bounds."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.stencils import Memo, Stencil, gap

ODD = st.text(st.sampled_from("%s{}d()\\\n<>$1&;ə"), max_size=12) | st.text(max_size=12)


@given(ODD, ODD, ODD, ODD, ODD)
def test_what_stands_around_and_in_the_gaps_stays_as_it_is(a: str, b: str, c: str, first: str, second: str) -> None:
    stencil = Stencil(f"{a}{gap('one')}{b}{gap('two')}{c}{gap('one')}")
    assert stencil.fill(one=first, two=second) == f"{a}{first}{b}{second}{c}{first}"
    assert stencil.fill() == f"{a}{b}{c}"
    assert Stencil(f"{a}{b}{c}").fill(one=first) == f"{a}{b}{c}"


def test_what_fills_a_gap_makes_no_gap() -> None:
    stencil = Stencil(f"<p>{gap('q')}</p>{gap('n')}")
    assert stencil.fill(q=gap("n"), n="1") == f"<p>{gap('n')}</p>1"
    assert stencil.fill(q="%(n)s %s {n}", n="1") == "<p>%(n)s %s {n}</p>1"


STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "get"]), st.integers(1, 2), st.sampled_from("abcd"), st.integers(0, 12))
)


@given(STEPS)
def test_a_memo_gives_only_what_was_put_under_the_stamp_and_keeps_its_bounds(
    steps: list[tuple[str, int, str, int]],
) -> None:
    memo, newest, told = Memo(20, len), None, {}
    for step, stamp, key, size in steps:
        if step == "put":
            if stamp != newest:
                newest, told = stamp, {}
            told[key] = "x" * size
            assert memo.put(stamp, key, told[key]) == told[key]
            assert memo.size == sum(map(len, memo.kept.values())) <= 20
        else:
            found = memo.get(stamp, key)
            assert found in ((None, told.get(key)) if stamp == newest else (None,))
            assert memo.get_all(stamp, [key, "nothing"]) == [found, None]


def test_what_was_used_last_stays_longest() -> None:
    memo = Memo(4, len)
    memo.put(1, "a", "xx")
    memo.put(1, "b", "xx")
    memo.get(1, "a")
    memo.put(1, "c", "xx")
    assert memo.get_all(1, ["a", "b", "c"]) == ["xx", None, "xx"]
    memo.put(1, "d", "x" * 9)  # more than all together
    assert (memo.size, len(memo.kept)) == (0, 0)


def test_a_memo_without_room_keeps_nothing() -> None:
    memo = Memo(0, len)
    assert (memo.put(1, "a", "x"), memo.get(1, "a")) == ("x", None)
