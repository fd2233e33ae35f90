"""Where a target is counted from: what the municipality states, or the year that leads up to the plan."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.danish.periods import Period
from generator.figures.catalogue import Break
from generator.figures.series import Figure, Series, State
from generator.source.records.target import Baseline


@dataclass(frozen=True, slots=True)
class Start:
    """The value a target starts from, and when."""

    value: Decimal
    period: Period | None


def stated_start(stated: Baseline, own: Series) -> Start | None:
    """Return what a municipality says that it counts from: a value, or the figure of a period."""
    if stated.value is not None:
        return Start(stated.value, stated.period)
    return _start(own.at(stated.period) if stated.period is not None else None)


def is_withheld(stated: Baseline, own: Series) -> bool:
    """Whether the figure that a municipality says it counts from is of too few people to be shown."""
    figure = own.at(stated.period) if stated.period is not None else None
    return stated.value is None and figure is not None and figure.state is State.SUPPRESSED


def unstated_start(own: Series, current: Figure | None, first_year: int, *, counted: bool) -> Start | None:
    """Return what a target without a stated baseline starts from, of the figures before a plan's first year.

    A change (``counted``) is counted from the same time of the year before the plan's first year, or from the
    newest figure if the plan's years have none yet; other targets are shown beside the same time last year. A
    figure from before the year that leads up to the plan is nobody's baseline.
    """
    if current is None or current.period.end.year < first_year - 1:
        return None
    if not counted:
        return _start(own.year_before(current.period))
    figure: Figure | None = current
    while figure is not None and figure.period.year >= first_year:
        figure = own.same_last_year(figure.period)
    leads_up = figure is not None and figure.period.end.year == first_year - 1
    return _start(figure) if leads_up else None


def break_since(own: Series, start: Period | None, *later: Period | None) -> Break | None:
    """Return the data break that parts the period counted from and any later one that is measured."""
    if start is None:
        return None
    parting = (own.indicator.break_between(start, period) for period in later if period is not None)
    return next((item for item in parting if item is not None), None)


def _start(figure: Figure | None) -> Start | None:
    return Start(figure.exact, figure.period) if figure is not None and figure.exact is not None else None
