"""What a date says: one point in time or two ends of an interval, each as vague as its source."""

from dataclasses import dataclass
from datetime import date

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# First and last month of EDTF seasons 21 to 24. A winter runs from December into the following year.
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}

STATED, OPEN, UNKNOWN = "stated", "open", "unknown"


def days_in(year: int, month: int) -> int:
    """Days of a month in the proleptic Gregorian calendar, for any year, 0 and negative ones too."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return DAYS[month - 1] + leap


@dataclass(frozen=True)
class Point:
    """One date as it was written.

    `precision` is the finest part known: time, day, month, season, year, decade or century. `year` is the
    first year that the text allows (1990 for 199X), `last_year` the last. `hidden` names what was written as
    XX: "", "day", "month" or "day and month".
    """

    text: str
    precision: str
    year: int
    last_year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    time: str = ""
    zone: str = ""
    hidden: str = ""
    approximate: bool = False
    uncertain: bool = False

    @property
    def first_day(self) -> tuple[int, int, int]:
        """Year, month and day of the earliest day it may mean; years are not limited."""
        if self.season:
            return self.year, SEASONS[self.season][0], 1
        return self.year, self.month or 1, self.day or 1

    @property
    def last_day(self) -> tuple[int, int, int]:
        """Year, month and day of the latest day it may mean; years are not limited."""
        year, month = self.last_year, self.month or 12
        if self.season:
            month = SEASONS[self.season][1]
            year, month = year + (month > 12), (month - 1) % 12 + 1
        return year, month, self.day or days_in(year, month)

    @property
    def earliest(self) -> date | None:
        """The earliest day it may mean; None outside the years 1 to 9999."""
        return _as_date(self.first_day)

    @property
    def latest(self) -> date | None:
        """The latest day it may mean; None outside the years 1 to 9999."""
        return _as_date(self.last_day)

    @property
    def known_to_day(self) -> bool:
        """Whether it names one certain day."""
        return self.precision in ("day", "time") and not self.approximate and not self.uncertain


@dataclass(frozen=True)
class Edtf:
    """A parsed date: one point (then `start` and `end` are the same) or an interval.

    `start_is` and `end_is` are "stated", "open" (written `..`: it has none) or "unknown" (nothing written).
    An end that is not stated is None. `precision` of an interval is "interval".
    """

    text: str
    start: Point | None
    end: Point | None
    start_is: str = STATED
    end_is: str = STATED
    is_interval: bool = False

    @property
    def precision(self) -> str:
        return "interval" if self.is_interval else self.start.precision

    @property
    def earliest(self) -> date | None:
        """The earliest day it may mean; None without a stated start or outside the years 1 to 9999."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The latest day it may mean; None without a stated end or outside the years 1 to 9999."""
        return self.end.latest if self.end else None

    @property
    def approximate(self) -> bool:
        return any(point.approximate for point in (self.start, self.end) if point)

    @property
    def uncertain(self) -> bool:
        return any(point.uncertain for point in (self.start, self.end) if point)

    @property
    def open_start(self) -> bool:
        return self.start_is == OPEN

    @property
    def open_end(self) -> bool:
        return self.end_is == OPEN

    @property
    def unknown_start(self) -> bool:
        return self.start_is == UNKNOWN

    @property
    def unknown_end(self) -> bool:
        return self.end_is == UNKNOWN

    @property
    def starts_on(self) -> date | None:
        """The day it starts, where that is known for certain (`startDate` of JSON-LD)."""
        return self.start.earliest if self.start and self.start.known_to_day else None

    @property
    def ends_on(self) -> date | None:
        """The day it ends, where that is known for certain."""
        return self.end.latest if self.end and self.end.known_to_day else None

    @property
    def known_to_day(self) -> bool:
        """Whether both its ends are certain days, as a calendar needs."""
        return self.starts_on is not None and self.ends_on is not None


def _as_date(day: tuple[int, int, int]) -> date | None:
    return date(*day) if 1 <= day[0] <= 9999 else None
