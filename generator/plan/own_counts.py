"""The counts behind shares that a municipality states itself: a share is withheld with its count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.figures.areas import Area
from generator.figures.catalogue import Catalogue, Indicator
from generator.figures.disclosure import DisclosureRule
from generator.figures.series import State
from generator.plan.comparators import Comparators
from generator.plan.measure import MeasureSource
from generator.plan.own_figures import stated_area, stated_figure
from generator.source.records.goal import IndicatorUse, OwnFigure
from generator.source.records.plan import PlanRecord
from generator.source.records.target import Population


class OwnCounts:
    """Which counts of a plan must not be shown: those the municipality states, and those of a source."""

    def __init__(
        self,
        uses: Iterable[IndicatorUse],
        own_areas: tuple[Area, ...],
        comparators: Comparators,
        catalogue: Catalogue,
        store: MeasureSource,
        rule: DisclosureRule,
    ) -> None:
        self._store = store
        self._withheld = [
            (str(use.indicator), stated_area(stated, own_areas, comparators), stated.period, group)
            for use in uses
            if str(use.indicator) in catalogue
            for stated in use.figures
            for group in [_group(stated, use.population)]
            if (stated.value is not None) is State(stated.state.value).has_value
            and rule.is_withheld(stated_figure(stated), catalogue.get(str(use.indicator)).unit)
        ]

    def hide(self, share: Indicator, population: Population | None, area: Area, stated: OwnFigure) -> bool:
        """Whether the count that a stated share is by is withheld for its area, period and group.

        Where only one of the two names a group, they are taken for the same.
        """
        if not share.counted_by:
            return False
        group = _group(stated, population)
        for counted, counted_area, period, other in self._withheld:
            is_same = (counted, counted_area, period) == (share.counted_by, area, stated.period)
            if is_same and (group is None or other is None or group == other):
                return True
        counts = self._store.series(share.counted_by, area)
        held = counts.at(stated.period) if group is None and not counts.provenance.is_demo else None
        return held is not None and held.state is State.SUPPRESSED


def written_uses(record: PlanRecord) -> Iterator[IndicatorUse]:
    """Yield every use of an indicator that a municipality has written."""
    if record.context is not None:
        yield from record.context.indicators
    for goal in record.goals:
        yield from goal.indicators or ()
    for theme in record.themes:
        yield from theme.indicators


def _group(stated: OwnFigure, population: Population | None) -> str | None:
    name = stated.population or (population.name if population is not None else None)
    return name.casefold() if name is not None else None
