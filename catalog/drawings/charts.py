"""Figures as bars: how far each reaches, what is a range, what is planned, what no source states; geometry only.

Nothing is computed that the source does not say: a range stays a range, a change is drawn against a base of 1 or
100 %, and a figure that is not stated is an empty row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

# A bar, or the width of a range, of less than this share of its scale could not be seen.
VISIBLE = Decimal("0.02")
MOST_BARS = 24


class Figure(Protocol):
    """What a bar needs of an observation."""

    value: Decimal | None
    value_to: Decimal | None
    qualifier: str
    status: str
    period: str
    change: Decimal | None
    change_kind: str

    @property
    def indicator_id(self) -> int: ...


@dataclass(frozen=True)
class Bar:
    """One figure; `certain` and `possible` are per cent of the scale: what there is at least, and at most."""

    figure: Figure
    certain: float = 0
    possible: float = 0

    @property
    def planned(self) -> bool:
        return self.figure.status == "planned"

    @property
    def stated(self) -> bool:
        return self.figure.value is not None

    @property
    def ranges(self) -> bool:
        return self.possible > self.certain

    @property
    def spread(self) -> float:
        return round(self.possible - self.certain, 2)


@dataclass(frozen=True)
class Panel:
    """Bars on one scale, which ends at `top`."""

    top: Decimal
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Growth:
    """A change against its base; `base` and `reached` are per cent of the scale."""

    figure: Figure
    base: float
    reached: float


@dataclass(frozen=True)
class Chart:
    """The figures of one indicator that can be drawn: bars, and changes against a base."""

    panels: tuple[Panel, ...]
    growths: tuple[Growth, ...]
    rest: int

    @property
    def figure(self) -> Figure:
        """Any of its figures, which knows the indicator."""
        return self.panels[0].bars[0].figure if self.panels else self.growths[0].figure

    @property
    def bars(self) -> list[Bar]:
        return [bar for panel in self.panels for bar in panel.bars]

    @property
    def many_periods(self) -> bool:
        return len({bar.figure.period for bar in self.bars}) > 1

    @property
    def signs(self) -> set[str]:
        """Which signs of the legend are met."""
        stated = [bar for bar in self.bars if bar.stated]
        met = {bar.figure.qualifier for bar in stated} - {"exactly"}
        met |= {"planned"} if any(bar.planned for bar in stated) else set()
        met |= {"range"} if any(bar.figure.value_to is not None for bar in stated) else set()
        return met | ({"unknown"} if len(stated) < len(self.bars) else set())


def charts(figures: Iterable[Figure], shares: frozenset[int] = frozenset()) -> list[Chart]:
    """A chart for each indicator that has something to compare, in the order of the figures.

    `shares` holds the keys of indicators counted in per cent of a whole, which are drawn on a scale of 100.
    """
    by_indicator: dict[int, list[Figure]] = {}
    for figure in figures:
        by_indicator.setdefault(figure.indicator_id, []).append(figure)
    drawn = [chart(rows, share=key in shares) for key, rows in by_indicator.items()]
    return [each for each in drawn if each.panels or each.growths]


def chart(figures: list[Figure], *, share: bool = False) -> Chart:
    """The bars of one indicator's figures (none for a single figure, unless it is a share) and its changes."""
    shown = figures[:MOST_BARS]
    numbers = [figure.value for figure in shown if figure.value is not None]
    enough = len(numbers) >= (1 if share else 2) and min(numbers) >= 0 and max(map(end, shown)) > 0
    return Chart(panels(shown, share=share) if enough else (), growths(shown), len(figures) - len(shown))


def end(figure: Figure) -> Decimal:
    """The highest number that the figure names."""
    return max(figure.value or Decimal(0), figure.value_to or Decimal(0))


def panels(figures: list[Figure], *, share: bool) -> tuple[Panel, ...]:
    """The figures on one scale; on two if the small ones could not be seen beside the large."""
    border = None if share else where_to_split(figures)
    if border is None:
        groups = [figures]
    else:
        large = [figure for figure in figures if end(figure) > border]
        groups = [large, [figure for figure in figures if end(figure) <= border]]
    return tuple(panel(group, Decimal(100) if share else Decimal(0)) for group in groups)


def where_to_split(figures: list[Figure]) -> Decimal | None:
    """The number at and below which figures get a scale of their own, or None when one scale serves all."""
    ends = sorted({end(figure) for figure in figures if end(figure) > 0}, reverse=True)
    spreads = [figure.value_to - figure.value for figure in figures if figure.value_to is not None]
    if len(ends) < 2 or min([*ends, *spreads]) / ends[0] >= VISIBLE:
        return None
    return max(pairwise(ends), key=lambda pair: pair[0] / pair[1])[1]


def panel(figures: list[Figure], least_top: Decimal) -> Panel:
    top = max([least_top, *map(end, figures)])
    return Panel(top, tuple(bar(figure, top) for figure in figures))


def bar(figure: Figure, top: Decimal) -> Bar:
    if figure.value is None:
        return Bar(figure)
    reach, at_most = share_of(figure.value, top), share_of(end(figure), top)
    return Bar(figure, 0 if figure.qualifier == "up to" and figure.value_to is None else reach, at_most)


def growths(figures: list[Figure]) -> tuple[Growth, ...]:
    """The changes as multiples of their base, all on one scale."""
    multiples = [(figure, multiple(figure)) for figure in figures if figure.change is not None]
    top = max([Decimal(1), *(times for _figure, times in multiples)])
    base = share_of(Decimal(1), top)
    return tuple(Growth(figure, base, share_of(times, top)) for figure, times in multiples)


def multiple(figure: Figure) -> Decimal:
    """2.1-fold is 2.1, +43.3 % is 1.433; less than nothing cannot be drawn."""
    times = figure.change if figure.change_kind == "fold" else 1 + figure.change / 100
    return max(times, Decimal(0))


def share_of(number: Decimal, top: Decimal) -> float:
    """Per cent of the scale, to a hundredth."""
    return round(float(100 * number / top), 2)
