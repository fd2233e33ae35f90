"""Figures and indicators that a municipality states itself in its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.danish.periods import Period
from generator.figures.areas import Area
from generator.figures.catalogue import Indicator
from generator.figures.disclosure import DisclosureRule, suppressed
from generator.figures.series import Figure, Provenance, Series, State
from generator.plan.comparators import (
    Comparator,
    ComparatorKind,
    Comparators,
    jobcentre_area,
    municipality_area,
)
from generator.plan.measure import MeasureSource
from generator.problems import Finding, finding
from generator.source.geography import Municipality
from generator.source.records.goal import IndicatorUse, OwnFigure, OwnIndicator

OWN_WITHHELD = "eget-tal-for-få"
"""The finding for a figure that a municipality states and that is of too few people to be shown."""

STATED_WITHHELD = "opgivet-tal-for-få"
"""The finding for a baseline or a result that is of too few people to be shown."""

WITHHELD = frozenset({OWN_WITHHELD, STATED_WITHHELD})
"""The findings for numbers that a municipality writes and that are not shown."""


class OwnFigures:
    """The figures written under one use of an indicator, laid over those of a source.

    An area that the municipality states no figures for has those of the source ``beneath``, if there is one.
    Only the plan's own areas and what the indicator is ``declared`` to be held against may have figures, and
    jobcentres that a target of the indicator applies to. ``figures`` are those of one group; nothing lies
    beneath figures of a subgroup, since the source's are for everybody. ``hides`` says whether the count
    behind a stated share is withheld.
    """

    def __init__(
        self,
        indicator: Indicator,
        use: IndicatorUse,
        figures: tuple[OwnFigure, ...],
        municipalities: tuple[Municipality, ...],
        declared: tuple[Comparator, ...],
        comparators: Comparators,
        beneath: MeasureSource | None,
        rule: DisclosureRule,
        report: Callable[[Finding], None],
        hides: Callable[[Area, OwnFigure], bool],
    ) -> None:
        self._indicator = indicator
        self._use = use
        self._own_areas = tuple(municipality_area(municipality) for municipality in municipalities)
        self._rule = rule
        self._report = report
        self._hides = hides
        self._allowed = frozenset((*self._own_areas, *_areas_of(declared), *_jobcentres(use)))
        self._comparators = comparators
        self._beneath = beneath
        self._figures: dict[Area, dict[Period, Figure]] = {}
        for stated in figures:
            area = self._area(stated)
            problem = self._problem(stated, area)
            if problem is not None:
                report(problem)
            elif area is not None:
                self._figures.setdefault(area, {})[stated.period] = self._figure(stated, area)

    def series(self, indicator_id: str, area: Area) -> Series:
        """Return the stated figures of an area in the order of their periods, else those beneath."""
        is_own = indicator_id == self._indicator.id and area in self._figures
        if self._beneath is not None and not is_own:
            return self._beneath.series(indicator_id, area)
        by_period = self._figures.get(area, {})
        figures = tuple(by_period[period] for period in sorted(by_period))
        return Series(self._indicator, area, figures, self.provenance(indicator_id), stated=True)

    def provenance(self, indicator_id: str) -> Provenance:
        """Return the source that the municipality names."""
        source = self._use.source
        details = [str(part) for part in (source.kind, source.wave) if part] if source is not None else []
        return Provenance(
            source=str(source.name) if source is not None else "",
            table="",
            measure=", ".join(details),
            retrieved=source.retrieved if source is not None else None,
        )

    def _figure(self, stated: OwnFigure, area: Area) -> Figure:
        """Return a stated figure as it may be shown; the municipality is told of one of too few people."""
        figure = stated_figure(stated)
        shown = self._rule.hidden(figure, self._indicator.unit)
        if shown.value is not None and self._hides(area, stated):
            shown = suppressed(figure)
        if shown is not figure:
            place, least = stated.place_of("værdi"), f"{self._rule.threshold:g}"
            self._report(finding(OWN_WITHHELD, place, indikator=self._indicator.name, grænse=least))
        return shown

    def _area(self, stated: OwnFigure) -> Area | None:
        return stated_area(stated, self._own_areas, self._comparators)

    def _problem(self, stated: OwnFigure, area: Area | None) -> Finding | None:
        """Return what is wrong with a stated figure, or None."""
        if stated.area is None and area is None:
            return finding("tal-område-mangler", stated.place)
        if area is None or area not in self._allowed:
            return finding("tal-område-ukendt", stated.place_of("område"), område=stated.area)
        state = State(stated.state.value)
        if state.has_value != (stated.value is not None):
            return finding("tal-tilstand", stated.place, tilstand=state.value)
        if stated.period in self._figures.get(area, {}):
            return finding("tal-gentaget", stated.place, område=area.name, periode=stated.period.label)
        return None


def stated_figure(stated: OwnFigure) -> Figure:
    """Return a stated figure as it is written. Raises ValueError if its state and value disagree."""
    value = float(stated.value) if stated.value is not None else None
    return Figure(stated.period, value, State(stated.state.value))


def stated_area(stated: OwnFigure, own: tuple[Area, ...], comparators: Comparators) -> Area | None:
    """Return the area that a stated figure is for, or None if nobody knows it."""
    if stated.area is None:
        return own[0] if len(own) == 1 else None
    comparator = comparators.find(stated.area)
    return comparator.area if comparator is not None else jobcentre_area(stated.area)


def _jobcentres(use: IndicatorUse) -> Iterator[Area]:
    """Yield the areas of the jobcentres that the targets of an indicator apply to."""
    for target in use.targets:
        for word in target.applies_to:
            area = jobcentre_area(word)
            if area is not None:
                yield area


def _areas_of(declared: tuple[Comparator, ...]) -> frozenset[Area]:
    """Return the areas of comparators, and of the municipalities that groups and councils are made of."""
    areas = {comparator.area for comparator in declared}
    for comparator in declared:
        if comparator.kind is not ComparatorKind.COUNTRY:
            areas.update(municipality_area(member) for member in comparator.members)
    return frozenset(areas)


def own_indicator(record: OwnIndicator) -> Indicator:
    """Return the municipality's own indicator in the form of the catalogue's."""
    return Indicator.own(
        id=str(record.id),
        name=record.name,
        short_name=record.short_name or record.name,
        unit=record.unit,
        decimals=record.decimals,
        polarity=record.polarity,
        population=record.population or "",
        definition=record.definition,
    )
