"""Figures as bars: true to scale, ranges as ranges, the unknown as unknown, changes against a base of one."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from catalog.drawings.charts import MOST_BARS, Chart, chart, charts


@dataclass
class Row:
    value: Decimal | None = None
    value_to: Decimal | None = None
    qualifier: str = "exactly"
    status: str = "reported"
    period: str = "2024"
    change: Decimal | None = None
    change_kind: str = ""
    indicator_id: int = 1


def row(value: float | None = None, value_to: float | None = None, **fields: object) -> Row:
    numbers = [None if number is None else Decimal(str(number)) for number in (value, value_to)]
    return Row(*numbers, **fields)


def drawn(made: Chart) -> list[list[tuple[float, float]]]:
    return [[(bar.certain, bar.possible) for bar in panel.bars] for panel in made.panels]


def test_bars_are_true_to_one_scale() -> None:
    made = chart([row(2575), row(702), row(471)])
    assert (drawn(made), [panel.top for panel in made.panels]) == (
        [[(100, 100), (27.26, 27.26), (18.29, 18.29)]],
        [2575],
    )
    assert (made.signs, made.rest, made.many_periods) == (set(), 0, False)


def test_a_range_is_drawn_as_a_range() -> None:
    made = chart([row(10000, 11500, status="planned"), row(5000)])
    first = made.bars[0]
    assert (first.certain, first.possible, first.ranges, first.spread) == (86.96, 100, True, 13.04)
    assert (made.bars[1].ranges, made.signs) == (False, {"planned", "range"})


def test_up_to_is_certain_of_nothing() -> None:
    made = chart([row(40, qualifier="up to"), row(80, qualifier="over"), row(20, qualifier="about")])
    assert drawn(made) == [[(0, 50), (100, 100), (25, 25)]]
    assert made.signs == {"up to", "over", "about"}


def test_what_is_not_stated_is_an_empty_row() -> None:
    made = chart([row(25300, qualifier="over"), row(12200), row(None)])
    assert [(bar.stated, bar.possible) for bar in made.bars] == [(True, 100), (True, 48.22), (False, 0)]
    assert made.signs == {"over", "unknown"}


def test_small_figures_get_a_scale_of_their_own() -> None:
    """The plan for 2030: beside 150,000 a range of 1,500 to 2,000 could not be seen."""
    plan = [row(150000, qualifier="about"), row(5000), row(15000), row(1500, 2000), row(10000, 11500)]
    made = chart(plan)
    assert [panel.top for panel in made.panels] == [150000, 15000]
    assert drawn(made)[1] == [(33.33, 33.33), (100, 100), (10, 13.33), (66.67, 76.67)]


def test_figures_that_can_be_seen_together_stay_together() -> None:
    assert len(chart([row(100), row(2)]).panels) == 1
    assert len(chart([row(100), row(1)]).panels) == 2


def test_one_figure_is_not_a_chart_but_a_share_of_a_whole_is() -> None:
    assert chart([row(200, qualifier="over")]).panels == ()
    assert drawn(chart([row(86)], share=True)) == [[(86, 86)]]
    assert charts([row(200)]) == []


@pytest.mark.parametrize("rows", [[row(-5), row(3)], [row(0), row(0)], [row(None), row(None)], []])
def test_what_cannot_be_a_bar_is_left_to_the_table(rows: list[Row]) -> None:
    assert chart(rows).panels == ()


def test_changes_stand_against_a_base_of_one() -> None:
    grown = row(2575, change=Decimal("2.1"), change_kind="fold")
    more = row(3815, change=Decimal("43.3"), change_kind="percent")
    made = chart([grown, more])
    assert [(each.base, each.reached) for each in made.growths] == [(47.62, 100), (47.62, 68.24)]


def test_a_fall_is_shorter_than_its_base() -> None:
    made = chart(
        [row(8, change=Decimal(-20), change_kind="percent"), row(0, change=Decimal(-150), change_kind="percent")]
    )
    assert [(each.base, each.reached) for each in made.growths] == [(100, 80), (100, 0)]


def test_a_change_alone_is_drawn() -> None:
    (made,) = charts([row(None, change=Decimal(2), change_kind="fold")])
    assert (made.panels, len(made.growths), made.figure.change) == ((), 1, 2)


def test_each_indicator_has_its_own_chart() -> None:
    made = charts(
        [row(1), row(5, indicator_id=2), row(2), row(6, indicator_id=2, period="2023"), row(9, indicator_id=3)]
    )
    assert [[bar.figure.value for bar in each.bars] for each in made] == [[1, 2], [5, 6]]
    assert [each.many_periods for each in made] == [False, True]


def test_many_figures_are_counted_not_drawn() -> None:
    made = chart([row(number) for number in range(100, 200)])
    assert (len(made.bars), made.rest) == (MOST_BARS, 100 - MOST_BARS)
