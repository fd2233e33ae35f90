"""One indicator as one area of a plan meets it: its own figures, and those it is held against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from generator.danish.numbers import decimals_that_agree
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import Area
from generator.figures.catalogue import Indicator
from generator.figures.series import Figure, Provenance, Series, State
from generator.plan.comparators import Comparator, ComparatorKind, municipality_area
from generator.plan.standing import Standing, standing
from generator.source.geography import Municipality
from generator.source.records.goal import Polarity

VOLUMES = frozenset(
    {
        Unit.FULL_TIME_PERSONS,
        Unit.PERSONS,
        Unit.CASES,
        Unit.SPELLS,
        Unit.COUNT,
        Unit.COMPANIES,
        Unit.KRONER,
        Unit.MILLION_KRONER,
    }
)
"""Units that grow with the size of a place, so that places cannot be held against each other by them."""

COMPUTED_KINDS = frozenset({ComparatorKind.COUNCIL, ComparatorKind.REGION, ComparatorKind.GROUP})
"""Comparators whose figures can be computed from those of their municipalities."""


class MeasureSource(Protocol):
    """Anything that gives figures by indicator and area."""

    def series(self, indicator_id: str, area: Area) -> Series:
        """Return the figures of one area, without any figure if there are none."""

    def provenance(self, indicator_id: str) -> Provenance:
        """Return where an indicator's figures come from."""


@dataclass(frozen=True, slots=True)
class FiguresUntil:
    """The figures of a source up to a day: a plan prints none from after its own last year."""

    source: MeasureSource
    last_day: dt.date

    def series(self, indicator_id: str, area: Area) -> Series:
        """Return the figures of one area whose periods have ended by the last day."""
        series = self.source.series(indicator_id, area)
        if not series.figures or series.figures[-1].period.end <= self.last_day:
            return series
        known = tuple(figure for figure in series.figures if figure.period.end <= self.last_day)
        return replace(series, figures=known)

    def provenance(self, indicator_id: str) -> Provenance:
        """Return where an indicator's figures come from."""
        return self.source.provenance(indicator_id)


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator with the figures of one area and a way to ask for those of others.

    ``decimals`` is how many the figures are printed with.
    """

    indicator: Indicator
    polarity: Polarity
    area: Area
    own: Series
    store: MeasureSource
    decimals: int

    @property
    def unit(self) -> Unit:
        """The unit of the figures."""
        return self.indicator.unit

    @property
    def is_comparable(self) -> bool:
        """Whether places can be held against each other by the figure: a share can, a volume cannot."""
        return self.unit not in VOLUMES and self.unit is not Unit.RANK

    def for_area(self, area: Area) -> Measure:
        """Return the same indicator as another area meets it."""
        own = self.store.series(self.indicator.id, area)
        return replace(self, area=area, own=own)

    @property
    def state(self) -> State:
        """The state of the newest figure with a value, or why there is none."""
        latest = self.own.latest()
        if latest is not None:
            return latest.state
        states = {figure.state for figure in self.own.figures}
        return next((s for s in (State.SUPPRESSED, State.NOT_PUBLISHED) if s in states), State.MISSING)

    def year_before(self, period: Period) -> Figure | None:
        """Return the own figure of the same period a year earlier, or None if there is no such value."""
        return self.own.year_before(period)

    def series(self, comparator: Comparator) -> Series:
        """Return a comparator's figures.

        The publisher's own are used where there are any. Else those of a council, region or group are
        computed from counts and marked as own calculation.
        """
        stated = self.store.series(self.indicator.id, comparator.area)
        known = any(figure.value is not None or figure.state is State.SUPPRESSED for figure in stated.figures)
        if known or comparator.kind not in COMPUTED_KINDS:
            return stated
        computed = group_series(self.store, self.indicator, comparator)
        return computed if comparator.is_average or computed.latest() is not None else stated

    def standing(self, members: Iterable[Municipality], period: Period) -> Standing | None:
        """Return the own place among some municipalities in a period; the own area always takes part.

        None if the own figure is missing, for one that is not published like theirs, and where too little is
        known of the others: see ``standing``.
        """
        own = self.own.at(period)
        if own is None or own.exact is None:
            return None
        areas = dict.fromkeys(municipality_area(municipality) for municipality in members)
        others = [self.store.series(self.indicator.id, area) for area in areas if area != self.area]
        if any(series.stated is not self.own.stated for series in others):
            return None
        return standing(own.exact, [series.at(period) for series in others], self.polarity)


def printed_decimals(measures: Sequence[Measure], comparators: Sequence[Comparator]) -> int:
    """Return how many decimals an indicator is printed with: so many that its differences can be checked.

    These are the change on the same period last year, and the distances to what it is held against.
    """
    pairs: list[tuple[Decimal, Decimal]] = []
    for measure in measures:
        level = measure.own.latest()
        if level is None or level.exact is None:
            continue
        held = [measure.year_before(level.period)]
        if measure.is_comparable:
            held += [measure.series(comparator).at(level.period) for comparator in comparators]
        pairs += [(level.exact, one.exact) for one in held if one is not None and one.exact is not None]
    return decimals_that_agree(pairs, max((measure.decimals for measure in measures), default=0))


def group_series(source: MeasureSource, indicator: Indicator, comparator: Comparator) -> Series:
    """Return the figures of several municipalities together, computed from counts.

    A share is the sum of the members' counts over the sum of what they are shares of; a mean of
    percentages is never taken, so a share without known counts has no average. Where only the count above
    the line is known, the other follows from it and the share. A volume is the mean per
    municipality of a group or region, and the sum for a council, as a publisher would give it. A period in
    which any member's figure is hidden or missing has no value.
    """
    members = [_counted(source, indicator, municipality_area(member)) for member in comparator.members]
    periods = sorted({period for series in members for period in series.periods})
    is_sum = comparator.kind is ComparatorKind.COUNCIL
    figures = tuple(_group_figure(indicator, period, members, is_sum) for period in periods)
    provenance = members[0].provenance if members else source.provenance(indicator.id)
    sources = tuple(dict.fromkeys(source for series in members for source in series.sources))
    return Series(indicator, comparator.area, figures, provenance, own_calculation=True, sources=sources)


def _counted(source: MeasureSource, indicator: Indicator, area: Area) -> Series:
    """Return the figures of one area, each share with what it is a share of where that can be known."""
    series = source.series(indicator.id, area)
    if not indicator.counted_by or any(figure.denominator is not None for figure in series.figures):
        return series
    counts = source.series(indicator.counted_by, area)
    return replace(series, figures=tuple(_with_denominator(item, counts) for item in series.figures))


def _with_denominator(figure: Figure, counts: Series) -> Figure:
    count = counts.at(figure.period)
    if not figure.value or count is None or count.value is None:
        return figure
    return replace(figure, denominator=count.value / figure.value * 100)


def _group_figure(indicator: Indicator, period: Period, members: list[Series], is_sum: bool) -> Figure:
    figures = [series.at(period) for series in members]
    known = [figure for figure in figures if figure is not None and figure.value is not None]
    if len(known) < len(members):
        hidden = any(figure is not None and figure.state is State.SUPPRESSED for figure in figures)
        return Figure(period, None, State.SUPPRESSED if hidden else State.MISSING)
    values = [figure.value for figure in known if figure.value is not None]
    state = State.PRELIMINARY if any(f.state is State.PRELIMINARY for f in known) else State.OK
    if indicator.unit in VOLUMES:
        return Figure(period, sum(values) / (1 if is_sum else len(values)), state)
    counts = [figure.denominator for figure in known if figure.denominator is not None]
    if len(counts) < len(members) or sum(counts) <= 0:
        return Figure(period, None, State.MISSING)
    average = sum(value * count for value, count in zip(values, counts, strict=True)) / sum(counts)
    return Figure(period, average, state, sum(counts))
