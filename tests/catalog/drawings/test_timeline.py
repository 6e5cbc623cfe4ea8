"""Programmes as pictures: days in their order, dates where they are, doubt drawn as doubt."""

from dataclasses import dataclass
from datetime import date

import pytest

from catalog.drawings.timeline import Axis, Scale, Span, axis, columns, ticks


@dataclass
class Thing:
    dates: str = ""
    day: str = ""


def in_words(day: date, unit: str) -> str:
    return f"{day.day}.{day.month}." if unit == "day" else f"month {day.month}"


def axis_of(*dates: str) -> Axis | None:
    return axis([Thing(each) for each in dates], in_words)


def spans(*dates: str) -> list[Span]:
    return list(axis_of(*dates).spans)


def test_events_stand_under_their_day() -> None:
    events = [Thing(day=day) for day in ("1", "1", "2", "", "final")]
    made = columns(events, lambda event: [event] if event.day == "2" else [])
    assert [(column.day, len(column.entries)) for column in made] == [("1", 2), ("2", 1), ("", 1), ("final", 1)]
    assert made[1].entries[0].parts == (events[2],)
    assert made[0].entries[0].talks == ()


def test_known_days_are_certain() -> None:
    first, last = spans("2024-05-01", "2024-05-09/2024-05-10")
    assert (first.possible, first.certain, first.vague) == ((0, 10), (0, 10), False)
    assert (last.possible, last.certain, last.certain_width) == ((80, 100), (80, 100), 20)


def test_some_day_of_a_month_is_not_the_whole_month() -> None:
    _first, month = spans("2024-04-01", "2024-05")
    assert (month.certain, month.vague, month.possible) == (None, True, (49.18, 100))


def test_an_interval_is_certain_between_its_vague_ends() -> None:
    (span, _other) = spans("2024-05/2024-07", "2024-05-01")
    assert (span.possible, span.certain) == ((0, 100), (32.61, 67.39))


@pytest.mark.parametrize("text", ["2024-05-12~", "2024-05-12?", "2024-05-12%", "2024-05-12~/2024-05-14", "2024-05-XX"])
def test_doubt_leaves_nothing_certain(text: str) -> None:
    doubted, _known = spans(text, "2024-05-20")
    assert (doubted.certain, doubted.vague) == (None, True)


def test_open_and_unknown_ends_run_on_to_the_edge() -> None:
    since, until, _known = spans("2024-05-06/..", "/2024-05-05", "2024-05-01/2024-05-10")
    assert (since.possible, since.open_end, since.open_start) == ((50, 100), True, False)
    assert (until.possible, until.open_start, until.certain) == ((0, 50), True, None)


def test_what_is_too_short_to_see_is_a_point() -> None:
    day, years = spans("2000-01-01", "1990/2010")
    assert (day.point, years.point) == (47.62, None)


@pytest.mark.parametrize("dates", [(), ("2024-05-12",), ("", "2024-05-12", ""), ("2024-05-12", "2024-05-12")])
def test_without_two_different_dates_there_is_no_axis(dates: tuple[str, ...]) -> None:
    assert axis_of(*dates) is None


def test_dates_beyond_the_calendar_or_unreadable_are_left_out() -> None:
    made = axis_of("Y-170000002", "soon", "2024", "2025")
    assert [span.dates for span in made.spans] == ["2024", "2025"]


def test_many_dates_are_counted_not_drawn() -> None:
    made = axis_of(*[f"{1900 + number}" for number in range(50)])
    assert (len(made.spans), made.rest) == (40, 10)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 5, 12), date(2024, 5, 15), ["12.5.", "13", "14", "15"]),
        (date(2024, 5, 30), date(2024, 6, 5), ["30.5.", "1.6.", "3", "5"]),
        (date(2024, 5, 12), date(2024, 9, 1), ["month 6", "month 7", "month 8", "month 9"]),
        (date(2023, 11, 12), date(2024, 11, 1), ["2024", "month 4", "month 7", "month 10"]),
        (date(1998, 2, 1), date(2003, 6, 1), ["1999", "2000", "2001", "2002", "2003"]),
        (date(1, 1, 1), date(9999, 12, 31), ["2000", "4000", "6000", "8000"]),
    ],
)
def test_ticks_are_as_fine_as_there_is_room_for(first: date, last: date, words: list[str]) -> None:
    assert [tick.words for tick in ticks(Scale(first, last), in_words)] == words


def test_words_of_ticks_stay_inside_the_picture() -> None:
    made = ticks(Scale(date(2024, 1, 1), date(2024, 5, 8)), in_words)
    assert [(tick.at, tick.anchor) for tick in made] == [
        (0, "start"), (24.03, "middle"), (46.51, "middle"), (70.54, "middle"), (93.8, "end"),
    ]  # fmt: skip
