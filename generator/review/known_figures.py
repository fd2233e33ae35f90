"""The figures that a review holds plans against: those of a day, the same for all plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.danish.numbers import rounded
from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Catalogue, Indicator
from generator.figures.series import Figure, Series
from generator.plan.comparators import jobcentre_area, municipality_area
from generator.plan.measure import FiguresUntil, MeasureSource
from generator.plan.standing import Standing, standing
from generator.source.geography import Geography
from generator.source.records.goal import Polarity

TREND_MONTHS = (36, 24)
"""The stretches of time that a trend is read from: whole years, so that seasons weigh alike."""
FEWEST_POINTS = 3
_DAYS_IN_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Trend:
    """How a figure has moved from ``first`` to ``last``: the slope of a straight line, in units a year.

    The line is that of least squares through all periods of the last ``months`` months (36, or 24 where there
    are no more), none from before a data break. The slope has one decimal more than the figures.
    """

    months: int
    first: Period
    last: Period
    per_year: Decimal


class KnownFigures:
    """The figures of every area whose periods had ended by a day; what is asked for is worked out once."""

    def __init__(
        self, source: MeasureSource, catalogue: Catalogue, geography: Geography, as_of: dt.date
    ) -> None:
        self.catalogue = catalogue
        self.geography = geography
        self.as_of = as_of
        self._source = FiguresUntil(source, as_of)
        self._areas = tuple(municipality_area(item) for item in geography.municipalities)
        self._series: dict[tuple[str, Area], Series] = {}
        self._trends: dict[tuple[str, Area], Trend | None] = {}

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return an indicator of the catalogue, or None."""
        return self.catalogue.get(indicator_id) if indicator_id in self.catalogue else None

    def area(self, stated: Area | None) -> Area | None:
        """Return the municipality, or the jobcentre of one, that a plan states; None for any other area."""
        if stated is None:
            return None
        if stated.level is AreaLevel.MUNICIPALITY:
            municipality = self.geography.by_code.get(stated.code)
            return municipality_area(municipality) if municipality is not None else None
        centre = jobcentre_area(stated.name) if stated.level is AreaLevel.JOBCENTRE else None
        _, _, place = centre.name.partition(" ") if centre is not None else ("", "", "")
        return centre if self.geography.find(place) is not None else None

    def series(self, indicator: Indicator, area: Area) -> Series:
        """Return an area's figures up to the day."""
        key = (indicator.id, area)
        if key not in self._series:
            self._series[key] = self._source.series(indicator.id, area)
        return self._series[key]

    def newest(self, indicator: Indicator, area: Area) -> Figure | None:
        """Return an area's newest figure that has a value."""
        return self.series(indicator, area).latest()

    def value(self, indicator: Indicator, area: Area, period: Period) -> Decimal | None:
        """Return an area's exact figure of a period, or None."""
        figure = self.series(indicator, area).at(period)
        return figure.exact if figure is not None else None

    def council_area(self, code: str, year: int) -> Area | None:
        """Return the area of a municipality's regional council.

        None for a code or year that nobody knows, and for Bornholm, which is all of its council's area.
        """
        municipality = self.geography.by_code.get(code)
        if municipality is None:
            return None
        try:
            council = self.geography.council(municipality, year)
        except KeyError:
            return None
        return Area.council(council) if self.geography.members(council, year) != (municipality,) else None

    def place(
        self, indicator: Indicator, area: Area, period: Period, value: Decimal, polarity: Polarity
    ) -> Standing | None:
        """Return an area's place among all municipalities if it has a value in a period.

        None for other areas than municipalities, and where too little is known of the others.
        """
        if area.level is not AreaLevel.MUNICIPALITY:
            return None
        others = [self.series(indicator, other).at(period) for other in self._areas if other != area]
        return standing(value, others, polarity)

    def trend(self, indicator: Indicator, area: Area) -> Trend | None:
        """Return how an area's figure has moved; None with fewer than two years or three figures."""
        key = (indicator.id, area)
        if key not in self._trends:
            self._trends[key] = _trend(self.series(indicator, area).comparable(), indicator.decimals)
        return self._trends[key]


def _trend(figures: Sequence[Figure], decimals: int) -> Trend | None:
    for months in TREND_MONTHS:
        if not figures:
            break
        newest = figures[-1].period
        after = newest.end.year * 12 + newest.end.month - months
        within = [item for item in figures if item.period.end.year * 12 + item.period.end.month > after]
        first = within[0].period
        reach = newest.end.year * 12 + newest.end.month - first.start.year * 12 - first.start.month + 1
        if reach >= months and len(within) >= FEWEST_POINTS:
            return Trend(months, first, newest, rounded(_slope(within), decimals + 1))
    return None


def _slope(figures: Sequence[Figure]) -> float:
    """Return the slope of the line of least squares, in units a year."""
    days = [item.period.end.toordinal() / _DAYS_IN_YEAR for item in figures]
    values = [item.value for item in figures if item.value is not None]
    middle, mean = sum(days) / len(days), sum(values) / len(values)
    spread = sum((day - middle) ** 2 for day in days)
    return sum((day - middle) * (value - mean) for day, value in zip(days, values, strict=True)) / spread
