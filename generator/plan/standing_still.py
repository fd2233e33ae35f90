"""What a target asks beside standing still: whether something worse than today would meet it.

Standing still is the newest figure of the due period's time of year, since most figures have seasons; a
target asks for less than that only if the newest figure says so too.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from generator.danish.periods import Period, PeriodKind
from generator.figures.series import Figure, Series
from generator.plan.bounds import Bounds
from generator.plan.targets import Evaluated, TargetQuestion, TargetStatus
from generator.source.records.goal import Polarity


def easiest(bounds: Bounds, polarity: Polarity) -> Decimal | None:
    """Return the bound that is easiest to reach: the worst value that meets a target; None if none is."""
    if bounds.low is None or bounds.high is None:
        return bounds.high if bounds.low is None else bounds.low
    if bounds.low == bounds.high:
        return bounds.low
    return {Polarity.LOWER: bounds.high, Polarity.HIGHER: bounds.low}.get(polarity)


def standing_still(series: Series, newest: Figure, due: Period) -> Figure:
    """Return the last year's figure of the same time of year as the due period's end, else the newest.

    None from before a data break is taken.
    """
    year = [newest.period]
    while year[-1].kind not in {PeriodKind.DAY, PeriodKind.YEAR} and len(year) < _in_a_year(year[0]):
        year.append(year[-1].previous())
    for period in year:
        figure = series.at(period)
        if period.end.month == due.end.month and figure is not None and figure.value is not None:
            broken = series.indicator.break_between(period, newest.period) is not None
            return newest if broken else figure
    return newest


def _in_a_year(period: Period) -> int:
    return {PeriodKind.WEEK: 52, PeriodKind.MONTH: 12, PeriodKind.HALF_YEAR: 2}.get(period.kind, 4)


def asks_for_less(bounds: Bounds, polarity: Polarity, *values: Decimal) -> bool:
    """Whether all of some values meet a target with room to spare on the side that is easiest to reach."""
    asked = easiest(bounds, polarity)
    if asked is None or bounds.low == bounds.high:
        return False
    return all(bounds.met_by(value) and value not in {bounds.low, bounds.high} for value in values)


def is_easier(status: TargetStatus, *, maintain: bool) -> bool:
    """Whether a target that asks for less than today is a fault.

    Not one that says itself that a level is to be kept, nor a path that has a harder step ahead.
    """
    return not maintain and status is not TargetStatus.ON_THE_WAY


def easier_than_today(question: TargetQuestion, evaluated: Evaluated) -> Figure | None:
    """Return the figure of before the plan that a target asks for less than, or None.

    Invented figures say nothing of today, and those of before a data break nothing of what is asked.
    """
    measure, bounds, first_day = question.measure, evaluated.bounds, dt.date(question.years.first, 1, 1)
    if measure is None or bounds is None or measure.own.provenance.is_demo:
        return None
    if not is_easier(evaluated.status, maintain=question.record.maintain):
        return None
    known = [item for item in measure.own.figures if item.exact is not None and item.period.end < first_day]
    if not known:
        return None
    newest = known[-1]
    due = question.record.due or Period.of(PeriodKind.MONTH, question.years.last, 12)
    start = evaluated.start.period if evaluated.start is not None else None
    if any(
        period is not None and measure.indicator.break_between(period, newest.period) is not None
        for period in (start, due)
    ):
        return None
    still = standing_still(measure.own, newest, due)
    values = [item.exact for item in (newest, still) if item.exact is not None]
    return still if asks_for_less(bounds, measure.polarity, *values) else None
