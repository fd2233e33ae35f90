"""Turns the indicators a municipality names, or those recommended to it, into measured plan indicators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.figures.catalogue import Catalogue, Indicator
from generator.figures.disclosure import DisclosureRule
from generator.plan.comparators import Comparator, Comparators, municipality_area
from generator.plan.measure import Measure, MeasureSource, printed_decimals
from generator.plan.own_counts import OwnCounts
from generator.plan.own_figures import OwnFigures, own_indicator
from generator.plan.plan import PlanIndicator
from generator.plan.results import GoalResults
from generator.plan.sentences import joined
from generator.plan.subgroups import EVERYBODY, Part, parts_of
from generator.plan.target_builder import NO_RESULTS, Report, TargetBuilder, find_comparator
from generator.problems import finding
from generator.problems.suggest import hint, one_near
from generator.source.geography import Municipality
from generator.source.records.goal import ChartKind, IndicatorUse, OwnIndicator
from generator.source.written import replaced_by


class IndicatorBuilder:
    """Makes the plan indicators of one plan; findings go to ``report``.

    ``written`` is every use that the plan has, since figures of one may decide what of another is shown.
    """

    def __init__(
        self,
        municipalities: tuple[Municipality, ...],
        comparators: Comparators,
        catalogue: Catalogue,
        store: MeasureSource,
        own: Iterable[OwnIndicator],
        rule: DisclosureRule,
        targets: TargetBuilder,
        report: Report,
        written: Iterable[IndicatorUse] = (),
    ) -> None:
        self._municipalities = municipalities
        self._comparators = comparators
        self._catalogue = catalogue
        self._store = store
        self._rule = rule
        self._targets = targets
        self._report = report
        areas = tuple(municipality_area(municipality) for municipality in municipalities)
        self._counts = OwnCounts(written, areas, comparators, catalogue, store, rule)
        self._own: dict[str, Indicator] = {}
        for record in own:
            if str(record.id) in self._own or str(record.id) in catalogue:
                report(finding("egen-indikator-gentaget", record.place_of("id"), indikator=record.id))
            self._own[str(record.id)] = own_indicator(record)

    def recommended(self, identifier: str, main: bool) -> PlanIndicator:
        """Return a recommended indicator that the municipality has not written anything about."""
        return self._build(self._catalogue.get(identifier), None, main)

    def quoted(self, identifier: str) -> PlanIndicator | None:
        """Return an indicator that only a text names, or None if the catalogue does not know it."""
        if identifier not in self._catalogue:
            return None
        return self._build(self._catalogue.get(identifier), None, main=False)

    def used(
        self, uses: Iterable[IndicatorUse], results: GoalResults = NO_RESULTS
    ) -> tuple[PlanIndicator, ...]:
        """Return the indicators that a municipality has chosen, without those nobody knows.

        ``results`` are those of the follow-up of the goal that they stand under.
        """
        built: list[PlanIndicator] = []
        for use in uses:
            indicator = self._find(use)
            if indicator is not None:
                for part in parts_of(use, indicator.id in self._own):
                    built.append(self._build(indicator, use, not built, results, part))
        return tuple(built)

    def _find(self, use: IndicatorUse) -> Indicator | None:
        identifier = str(use.indicator)
        if identifier in self._own:
            return self._own[identifier]
        if identifier in self._catalogue:
            return self._catalogue.get(identifier)
        known = [*self._catalogue.ids, *self._own]
        found = finding(
            "indikator-ukendt",
            use.place_of("indikator"),
            indikator=identifier,
            forslag=hint(identifier, known),
        )
        self._report(found.with_edit(replaced_by(use.indicator, one_near(identifier, known))))
        return None

    def _build(
        self,
        indicator: Indicator,
        use: IndicatorUse | None,
        main: bool,
        results: GoalResults = NO_RESULTS,
        part: Part = EVERYBODY,
    ) -> PlanIndicator:
        polarity = use.polarity if use is not None and use.polarity is not None else indicator.polarity
        comparators = self._named_comparators(use)
        source = self._store
        is_own = indicator.id in self._own
        if use is not None and (use.figures or is_own):
            source = OwnFigures(
                indicator,
                use,
                part.figures,
                self._municipalities,
                (*comparators, *self._held_against(use)),
                self._comparators,
                self._store if part.population is None and not is_own else None,
                self._rule,
                self._report,
                lambda area, stated: self._counts.hide(indicator, part.population, area, stated),
            )
        areas = [municipality_area(municipality) for municipality in self._municipalities]
        measures = tuple(
            Measure(indicator, polarity, area, source.series(indicator.id, area), source, indicator.decimals)
            for area in areas
        )
        decimals = printed_decimals(measures, comparators)
        measures = tuple(replace(measure, decimals=decimals) for measure in measures)
        if use is not None and use.figures:
            for measure in measures:
                compared = comparators if use.compare and measure is measures[0] else ()
                self._tell_of_mixed_periods(use, measure, compared)
        shown = [measure.own for measure in measures]
        if measures[0].is_comparable:  # nobody else's number is printed beside one that grows with a place
            shown += [measures[0].series(comparator) for comparator in comparators]
        return PlanIndicator(
            indicator=indicator,
            use=use,
            name=_named(use.name if use is not None and use.name else indicator.name, use, part),
            short_name=_named(use.name if use is not None and use.name else indicator.short_name, use, part),
            polarity=polarity,
            measures=measures,
            comparators=comparators,
            charts=use.charts if use is not None and use.charts is not None else _default_charts(main),
            targets=self._targets.targets(part.targets, measures, use, results, part)
            if use is not None
            else (),
            population=part.population,
            is_extra=part.is_extra,
            is_demo=any(series.provenance.is_demo for series in shown),
        )

    def _tell_of_mixed_periods(
        self, use: IndicatorUse, measure: Measure, compared: tuple[Comparator, ...]
    ) -> None:
        """Tell of figures for other kinds of periods than the newest own one is for."""
        newest = measure.own.latest()
        if newest is None:
            return
        series = [measure.own]
        series += [measure.series(comparator) for comparator in compared if measure.is_comparable]
        for one in series:
            other = next((item for item in one.figures if item.period.kind is not newest.period.kind), None)
            if other is not None:
                self._report(
                    finding(
                        "tal-andre-perioder",
                        use.place_of("egne tal"),
                        indikator=measure.indicator.name,
                        periode=newest.period.label,
                        område=one.area.name,
                        anden=other.period.label,
                    )
                )

    def _named_comparators(self, use: IndicatorUse | None) -> tuple[Comparator, ...]:
        if use is None or not use.compare:
            standard = (self._comparators.council, self._comparators.country)
            return tuple(item for item in standard if item.members != self._municipalities)
        found = (find_comparator(self._comparators, word, use, self._report) for word in use.compare)
        return tuple(dict.fromkeys(comparator for comparator in found if comparator is not None))

    def _held_against(self, use: IndicatorUse) -> tuple[Comparator, ...]:
        """Return what the targets of an indicator are held against; what nobody knows is found elsewhere."""
        words = [
            word
            for target in use.targets
            for word in (target.below, target.above, target.level_with, target.among)
            if word is not None
        ]
        found = (self._comparators.find(word) for word in words)
        return tuple(comparator for comparator in found if comparator is not None)


def _named(name: str, use: IndicatorUse | None, part: Part) -> str:
    """Return the name of an indicator with the subgroup that its figures are for; an own name says it."""
    has_own = use is not None and use.name is not None and not part.is_extra
    if part.population is None or has_own or part.population.name.casefold() in name.casefold():
        return name
    return joined(", ", [name, part.population.name])


def _default_charts(main: bool) -> tuple[ChartKind, ...]:
    """Return the charts of an indicator that asks for none in particular: the first of a goal gets both."""
    return (ChartKind.DEVELOPMENT, ChartKind.COMPARISON) if main else (ChartKind.DEVELOPMENT,)
