"""Figures that a plan cannot have been made by: too old when it began, or from after it did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.danish.dates import format_date
from generator.danish.names import listed
from generator.danish.periods import Period
from generator.figures.series import Figure, State
from generator.plan.plan import Plan, PlanIndicator
from generator.problems import Finding, finding
from generator.source.records.goal import IndicatorUse

STALE_MONTHS = 12
MOST_NAMED = 3


def first_day(first_year: int) -> dt.date:
    """Return the day a plan begins."""
    return dt.date(first_year, 1, 1)


def is_known(state: State) -> bool:
    """Whether there is a figure in this state, also one that may not be shown: it is as new as any."""
    return state.has_value or state is State.SUPPRESSED


def is_old(newest: Period, day: dt.date, months: int = STALE_MONTHS) -> bool:
    """Whether the newest figure was older than so many months on a day.

    A figure for a longer time than a month may be older by that: the next one is not there until it is over.
    """
    return _months(newest.end, day) > months + _months(newest.start, newest.end)


def is_from_after(period: Period, first_year: int) -> bool:
    """Whether a period was not over when a plan began."""
    return period.end >= first_day(first_year)


def _months(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


@dataclass(frozen=True, slots=True)
class _Newest:
    indicator: PlanIndicator
    period: Period

    @property
    def stated_at(self) -> IndicatorUse | None:
        """What the municipality has written, if the figures are its own: whose age has a cause of its own."""
        use = self.indicator.use
        is_own = any(measure.own.stated for measure in self.indicator.measures)
        return use if is_own else None


def age_findings(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for figures that were old when the plan began, and one for those from after that.

    Figures from after it are as they should be in a plan that also says in its follow-up how it went, and
    no plan is made by invented ones.
    """
    first_year = plan.file.years.first
    newest = [item for indicator in plan.sourced_indicators for item in _newest(indicator)]
    day = first_day(first_year)
    old = [item for item in newest if is_old(item.period, day)]
    after = [item for item in newest if not item.indicator.is_demo and is_from_after(item.period, first_year)]
    yield from _told(plan, old, "tal-gamle", måneder=STALE_MONTHS, dato=format_date(day))
    if not plan.record.follow_up:
        yield from _told(plan, after, "tal-efter-planens-start", dato=format_date(day))


def _newest(indicator: PlanIndicator) -> Iterator[_Newest]:
    figures: Iterable[Figure] = (figure for measure in indicator.measures for figure in measure.own.figures)
    periods = [figure.period for figure in figures if is_known(figure.state)]
    if periods:
        yield _Newest(indicator, max(periods))


def _told(plan: Plan, items: list[_Newest], code: str, **gaps: object) -> Iterator[Finding]:
    """Yield a finding at each of the municipality's own figures, and one for all that come from sources."""
    sourced = [item for item in items if item.stated_at is None]
    if sourced:
        place = plan.record.place_of("periode" if plan.record.period is not None else "kommune")
        yield finding(code, place, indikatorer=_named(sourced), **gaps)
    for item in items:
        stated = item.stated_at
        if stated is not None:
            yield finding(code, stated.place_of("egne tal"), indikatorer=_named([item]), **gaps)


def _named(items: list[_Newest]) -> str:
    names = [f"»{item.indicator.name}« ({item.period.label})" for item in items[:MOST_NAMED]]
    more = len(items) - MOST_NAMED
    if more > 0:
        names.append("én anden" if more == 1 else f"{more} andre")
    return listed(names)
