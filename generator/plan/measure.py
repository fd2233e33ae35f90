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

    @property
    def is_comparable(self) -> bool:
        """Whether places can be held against each other by the figure: a share can, a volume cannot."""
        return self.unit not in VOLUMES and self.unit is not Unit.RANK

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


def group_series(source: FigureSource, indicator: Indicator, comparator: Comparator) -> Series:
    """Return the average of a group of municipalities, computed from counts.

    A share is the sum of the members' counts over the sum of what they are shares of; a mean of
    percentages is never taken, so a share without known counts has no average. A volume is the mean per
    municipality. A period in which any member's figure is hidden or missing has no value.
    """
    members = [source.series(indicator.id, municipality_area(member)) for member in comparator.members]
    periods = members[0].periods if members else ()
    figures = tuple(_group_figure(indicator, period, members) for period in periods)
    area = Area.group(comparator.name)
    return Series(indicator, area, figures, source.provenance(indicator.id), own_calculation=True)


def _group_figure(indicator: Indicator, period: Period, members: list[Series]) -> Figure:
    figures = [series.at(period) for series in members]
    known = [figure for figure in figures if figure is not None and figure.value is not None]
    if len(known) < len(members):
        hidden = any(figure is not None and figure.state is State.SUPPRESSED for figure in figures)
        return Figure(period, None, State.SUPPRESSED if hidden else State.MISSING)
    values = [figure.value for figure in known if figure.value is not None]
    state = State.PRELIMINARY if any(f.state is State.PRELIMINARY for f in known) else State.OK
    if indicator.unit in VOLUMES:
        return Figure(period, sum(values) / len(values), state)
    weights = [figure.denominator for figure in known if figure.denominator]
    if len(weights) < len(members):
        return Figure(period, None, State.MISSING)
    average = sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)
    return Figure(period, average, state, sum(weights))
