"""What must be withheld of the figures that a municipality states itself, beside those of too few people.

A share is withheld with its count, and of several groups' figures one more where the others would give a
withheld one away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from generator.danish.periods import Period
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
        uses = tuple(uses)
        self._protecting = [
            stated
            for use in uses
            if str(use.indicator) in catalogue
            for stated in _protecting(
                use,
                catalogue.get(str(use.indicator)),
                lambda it: stated_area(it, own_areas, comparators),
                rule,
            )
        ]
        self._withheld = [
            (str(use.indicator), stated_area(stated, own_areas, comparators), stated.period, group)
            for use in uses
            if str(use.indicator) in catalogue
            for stated in use.figures
            for group in [_group(stated, use.population)]
            if _is_sound(stated)
            and rule.is_withheld(stated_figure(stated), catalogue.get(str(use.indicator)).unit)
        ]

    def hide(self, share: Indicator, population: Population | None, area: Area, stated: OwnFigure) -> bool:
        """Whether a stated figure would give a withheld one away, or the count that it is a share by is.

        A count is that of the same area, period and group; where only one names a group, they are the same.
        """
        if any(stated is one for one in self._protecting):
            return True
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


def _protecting(
    use: IndicatorUse,
    indicator: Indicator,
    area_of: Callable[[OwnFigure], Area | None],
    rule: DisclosureRule,
) -> Iterator[OwnFigure]:
    """Yield the figures without which a total less the groups that are shown would give a withheld one away.

    The greatest of the figures of an area and a period is taken for their total. What is left of it, when the
    others are taken away, is what the withheld ones are together: too little, and the smallest is withheld
    too.
    """
    if indicator.unit not in rule.units:
        return
    together: dict[tuple[Area | None, Period], list[OwnFigure]] = defaultdict(list)
    for stated in filter(_is_sound, use.figures):
        together[area_of(stated), stated.period].append(stated)
    for figures in together.values():
        hidden = [one for one in figures if rule.is_withheld(stated_figure(one), indicator.unit)]
        shown = {id(one): one.value for one in figures if one not in hidden and one.value is not None}
        *rest, total = sorted(shown.values()) or [Decimal(0)]
        left = total - sum(rest, Decimal(0))
        if hidden and rest and 0 < left < max(rule.threshold, len(hidden) + 1):
            yield next(one for one in figures if shown.get(id(one)) == rest[0])


def written_uses(record: PlanRecord) -> Iterator[IndicatorUse]:
    """Yield every use of an indicator that a municipality has written."""
    if record.context is not None:
        yield from record.context.indicators
    for goal in record.goals:
        yield from goal.indicators or ()
    for theme in record.themes:
        yield from theme.indicators


def _is_sound(stated: OwnFigure) -> bool:
    """Whether a figure has a value if its state says so, and none otherwise."""
    return (stated.value is not None) is State(stated.state.value).has_value


def _group(stated: OwnFigure, population: Population | None) -> str | None:
    name = stated.population or (population.name if population is not None else None)
    return name.casefold() if name is not None else None
