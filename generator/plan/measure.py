"""One indicator as one area of a plan meets it: its own figures, and those it is held against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from generator.danish.numbers import rounded
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.catalogue import Indicator
from generator.figures.series import Area, Figure, Provenance, Series, State
from generator.plan.comparators import Comparator, municipality_area
from generator.source.geography import Municipality
from generator.source.records.goal import Polarity


class FigureSource(Protocol):
    """Anything that gives figures by indicator and area."""

    def series(self, indicator_id: str, area: Area) -> Series:
        """Return the figures of one area, without any figure if there are none."""

    def provenance(self, indicator_id: str) -> Provenance:
        """Return where an indicator's figures come from."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A place among others: ``rank`` 1 is best; ``count`` is how many have a figure to be ranked by."""

    rank: int
    count: int
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator with the figures of one area and a way to ask for those of others."""

    indicator: Indicator
    polarity: Polarity
    area: Area
    own: Series
    store: FigureSource

    @property
    def unit(self) -> Unit:
        """The unit of the figures."""
        return self.indicator.unit

    @property
    def decimals(self) -> int:
        """How many decimals the figures are printed with."""
        return self.indicator.decimals

    def series(self, comparator: Comparator) -> Series:
        """Return a comparator's figures; a group's are computed from counts and marked as own calculation."""
        area = comparator.area
        if area is not None:
            return self.store.series(self.indicator.id, area)
        return group_series(self.store, self.indicator, comparator)

    def standing(self, members: Iterable[Municipality], period: Period) -> Standing | None:
        """Return the own place among some municipalities in a period.

        Equal printed values share the better place. None if the own figure is missing, or if
        better is neither higher nor lower.
        """
        own = self.own.at(period)
        if own is None or own.value is None or self.polarity is Polarity.NEUTRAL:
            return None
        values: list[Decimal] = []
        for municipality in members:
            figure = self.store.series(self.indicator.id, municipality_area(municipality)).at(period)
            if figure is not None and figure.value is not None:
                values.append(rounded(figure.value, self.decimals))
        values.sort(reverse=self.polarity is Polarity.HIGHER)
        own_value = rounded(own.value, self.decimals)
        if own_value not in values:
            return None
        return Standing(values.index(own_value) + 1, len(values), tuple(float(value) for value in values))


def group_series(store: FigureSource, indicator: Indicator, comparator: Comparator) -> Series:
    """Return the average of a group of municipalities, computed from counts.

    A share is the sum of the members' counts over the sum of their populations, both of which the count
    that belongs to the share gives; a mean of percentages is never taken. A count is the mean per
    municipality. A period in which any member's figure is hidden or missing has no value.
    """
    area = Area.group(comparator.name)
    members = [store.series(indicator.id, municipality_area(member)) for member in comparator.members]
    if not members or (indicator.unit is Unit.PERCENT and indicator.count is None):
        return Series(indicator.id, area, (), store.provenance(indicator.id), own_calculation=True)
    counts = (
        [store.series(indicator.count, municipality_area(member)) for member in comparator.members]
        if indicator.unit is Unit.PERCENT and indicator.count is not None
        else None
    )
    figures = tuple(_group_figure(period, members, counts) for period in members[0].periods)
    return Series(indicator.id, area, figures, store.provenance(indicator.id), own_calculation=True)


def _group_figure(period: Period, members: list[Series], counts: list[Series] | None) -> Figure:
    figures = [series.at(period) for series in members]
    values = [figure.value for figure in figures if figure is not None and figure.value is not None]
    if len(values) < len(members):
        hidden = any(figure is not None and figure.state is State.SUPPRESSED for figure in figures)
        return Figure(period, None, State.SUPPRESSED if hidden else State.MISSING)
    preliminary = any(figure is not None and figure.state is State.PRELIMINARY for figure in figures)
    state = State.PRELIMINARY if preliminary else State.OK
    if counts is None:
        return Figure(period, sum(values) / len(values), state)
    numerators = [series.at(period) for series in counts]
    pairs = [
        (count.value, share)
        for count, share in zip(numerators, values, strict=True)
        if count is not None and count.value is not None and share > 0
    ]
    if len(pairs) < len(members):
        return Figure(period, None, State.MISSING)
    population = sum(count * 100 / share for count, share in pairs)
    return Figure(period, 100 * sum(count for count, _ in pairs) / population, state)


