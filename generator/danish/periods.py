"""Periods of figures: years, half-years, quarters, months, weeks, rolling years and days.

The codes read are those of Jobindsats (2017M08, 2026Q01, 2020QMAT02, 2025Y01) and Statistics Denmark
(2017K3, 2017U12, 2017M06D30), beside ISO dates and the Danish names that people write.
"""

from __future__ import annotations

import calendar
import datetime
import enum
import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.danish.dates import MONTH_ABBREVIATIONS, MONTHS, format_date, month_number, parse_date

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199


class PeriodKind(enum.IntEnum):
    """How long a period is; shorter kinds come first when two periods end on the same day."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    HALF_YEAR = 5
    ROLLING_YEAR = 6
    """The twelve months up to the end of a quarter."""
    YEAR = 7


# Months in one period, and months from one period to the next (rolling years follow each quarter).
_MONTHS_IN = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.ROLLING_YEAR: 12,
    PeriodKind.YEAR: 12,
}
_STEP = _MONTHS_IN | {PeriodKind.ROLLING_YEAR: 3}


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """One period, known by its last day and its kind; periods are ordered by last day, then kind.

    Make one with :meth:`of`, :meth:`day` or :meth:`parse`. Raises ValueError for a last day that no period
    of the kind has, and for years outside 1900-2199, which are slips of the keyboard.
    """

    end: datetime.date
    kind: PeriodKind

    def __post_init__(self) -> None:
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise ValueError(f"the year {self.year} is not between {EARLIEST_YEAR} and {LATEST_YEAR}")
        if self.kind is PeriodKind.DAY:
            return
        if self.kind is PeriodKind.WEEK:
            is_last_day = self.end.isoweekday() == 7
        else:
            is_last_day = self.end == _last_of_month(self.end) and self.end.month % _STEP[self.kind] == 0
        if not is_last_day:
            raise ValueError(f"no {self.kind.name} ends on {self.end}")

    @classmethod
    def of(cls, kind: PeriodKind, year: int, number: int = 1) -> Period:
        """Return period ``number`` (from 1) of this kind in the year: quarter 2, week 12, month 6.

        Raises ValueError if the year has no such period, and for days, which have no number.
        """
        if kind is PeriodKind.DAY:
            raise ValueError("a day has a date and no number")
        if kind is PeriodKind.WEEK:
            return cls(datetime.date.fromisocalendar(year, number, 7), kind)
        if not 1 <= number <= 12 // _STEP[kind]:
            raise ValueError(f"a year has no {kind.name} number {number}")
        return cls(_last_of_month(datetime.date(year, number * _STEP[kind], 1)), kind)

    @classmethod
    def day(cls, date: datetime.date) -> Period:
        """Return the period of a stock counted on one date."""
        return cls(date, PeriodKind.DAY)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a code (2017M06), an ISO date or a Danish name (juni 2017).

        Raises ValueError for any other text.
        """
        written = " ".join(text.split()).casefold()
        for pattern, make in _READERS:
            if match := pattern.fullmatch(written):
                return make(match)
        return cls.day(parse_date(written))

    @classmethod
    def range(cls, first: Period, last: Period) -> tuple[Period, ...]:
        """Return the periods from first to last, both included; none if last comes before first.

        Raises ValueError if the two are of different kinds.
        """
        if first.kind is not last.kind:
            raise ValueError(f"{first} and {last} are not of the same kind")
        periods = []
        period = first
        while period < last:
            periods.append(period)
            period = period.next()
        return (*periods, last) if first <= last else ()

    @property
    def year(self) -> int:
        """The year the period is counted in; for a week the ISO year."""
        return self.end.isocalendar().year if self.kind is PeriodKind.WEEK else self.end.year

    @property
    def number(self) -> int:
        """The number of the period in its year, from 1; for a day the day of the year."""
        if self.kind is PeriodKind.DAY:
            return self.end.timetuple().tm_yday
        if self.kind is PeriodKind.WEEK:
            return self.end.isocalendar().week
        return self.end.month // _STEP[self.kind]

    @property
    def start(self) -> datetime.date:
        """The first day."""
        if self.kind is PeriodKind.DAY:
            return self.end
        if self.kind is PeriodKind.WEEK:
            return self.end - datetime.timedelta(days=6)
        return _months_later(self.end, 1 - _MONTHS_IN[self.kind]).replace(day=1)

    @property
    def label(self) -> str:
        """The period in full, for running text: "juni 2017", "2. kvartal 2017"."""
        if self.kind is PeriodKind.DAY:
            return format_date(self.end)
        if self.kind is PeriodKind.MONTH:
            return f"{MONTHS[self.number - 1]} {self.year}"
        return _LABELS[self.kind].format(year=self.year, number=self.number)

    @property
    def short_label(self) -> str:
        """The period for axes and table heads: "jun. 2017", "2. kv. 2017"."""
        month = MONTH_ABBREVIATIONS[self.end.month - 1]
        if self.kind is PeriodKind.DAY:
            return f"{self.end.day}. {month} {self.year}"
        if self.kind is PeriodKind.MONTH:
            return f"{month} {self.year}"
        return _SHORT_LABELS[self.kind].format(year=self.year, number=self.number)

    def next(self) -> Period:
        """Return the period after this one; after a rolling year the one that ends a quarter later."""
        return self._moved(1)

    def previous(self) -> Period:
        """Return the period before this one."""
        return self._moved(-1)

    def same_last_year(self) -> Period:
        """Return the period with the same number a year earlier, or the last week or day if it has fewer."""
        if self.kind is PeriodKind.DAY:
            return Period(_months_later(self.end, -12), self.kind)
        if self.kind is PeriodKind.WEEK:
            weeks = datetime.date(self.year - 1, 12, 28).isocalendar().week
            return Period.of(self.kind, self.year - 1, min(self.number, weeks))
        return Period.of(self.kind, self.year - 1, self.number)

    def _moved(self, steps: int) -> Period:
        if self.kind in _STEP:
            end = _last_of_month(_months_later(self.end, steps * _STEP[self.kind]))
        else:
            end = self.end + datetime.timedelta(days=steps * (7 if self.kind is PeriodKind.WEEK else 1))
        return Period(end, self.kind)

    def __str__(self) -> str:
        """Return the code: 2017M06, 2017Q2, 2017H1, 2017W12, 2017QMAT02, 2017 or 2017-06-30."""
        if self.kind is PeriodKind.DAY:
            return self.end.isoformat()
        return _CODES[self.kind].format(year=self.year, number=self.number)


_CODES = {
    PeriodKind.WEEK: "{year}W{number:02}",
    PeriodKind.MONTH: "{year}M{number:02}",
    PeriodKind.QUARTER: "{year}Q{number}",
    PeriodKind.HALF_YEAR: "{year}H{number}",
    PeriodKind.ROLLING_YEAR: "{year}QMAT{number:02}",
    PeriodKind.YEAR: "{year}",
}
_LABELS = {
    PeriodKind.WEEK: "uge {number}, {year}",
    PeriodKind.QUARTER: "{number}. kvartal {year}",
    PeriodKind.HALF_YEAR: "{number}. halvår {year}",
    PeriodKind.ROLLING_YEAR: "12 måneder til og med {number}. kvartal {year}",
    PeriodKind.YEAR: "{year}",
}
_SHORT_LABELS = _LABELS | {
    PeriodKind.QUARTER: "{number}. kv. {year}",
    PeriodKind.ROLLING_YEAR: "12 mdr. t.o.m. {number}. kv. {year}",
}


def _last_of_month(date: datetime.date) -> datetime.date:
    return date.replace(day=calendar.monthrange(date.year, date.month)[1])


def _months_later(date: datetime.date, months: int) -> datetime.date:
    """Return the same day of another month, or that month's last day if it is shorter."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return datetime.date(year, month + 1, day)


def _numbered(kind: PeriodKind) -> Callable[[re.Match[str]], Period]:
    return lambda match: Period.of(kind, int(match["year"]), int(match["number"]))


def _month(match: re.Match[str]) -> Period:
    return Period.of(PeriodKind.MONTH, int(match["year"]), month_number(match["month"]))


def _day(match: re.Match[str]) -> Period:
    return Period.day(datetime.date(int(match["year"]), int(match["number"]), int(match["day"])))


def _year(match: re.Match[str]) -> Period:
    return Period.of(PeriodKind.YEAR, int(match["year"]))


# In lower case with single spaces. What none of them fits is read as a date.
_READERS = tuple(
    (
        re.compile(pattern.replace("YEAR", "(?P<year>[0-9]{4})").replace("NUMBER", "(?P<number>[0-9]{1,2})")),
        make,
    )
    for pattern, make in (
        (r"YEAR(?:y0?1)?", _year),
        (r"YEAR(?: ?m|-)NUMBER", _numbered(PeriodKind.MONTH)),
        (r"YEARmNUMBERd(?P<day>[0-9]{2})", _day),
        (r"(?P<month>[a-z]+\.?) YEAR", _month),
        (r"YEAR[ -]?[qk]NUMBER", _numbered(PeriodKind.QUARTER)),
        (r"[qk]NUMBER[ -]YEAR", _numbered(PeriodKind.QUARTER)),
        (r"NUMBER(?:\. ?| )(?:kvartal|kvt\.?|kv\.?) YEAR", _numbered(PeriodKind.QUARTER)),
        (r"YEARhNUMBER", _numbered(PeriodKind.HALF_YEAR)),
        (r"NUMBER(?:\. ?| )halv(?:å|aa)r YEAR", _numbered(PeriodKind.HALF_YEAR)),
        (r"YEARqmatNUMBER", _numbered(PeriodKind.ROLLING_YEAR)),
        (
            r"12 (?:måneder til og med|mdr\. t\.o\.m\.) NUMBER\. (?:kvartal|kv\.) YEAR",
            _numbered(PeriodKind.ROLLING_YEAR),
        ),
        (r"YEAR-?[wu]NUMBER", _numbered(PeriodKind.WEEK)),
        (r"uge NUMBER,? YEAR", _numbered(PeriodKind.WEEK)),
    )
)
