"""Turns the indicators a municipality names, or those recommended to it, into measured plan indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.figures.catalogue import Catalogue, Indicator
from generator.figures.store import FigureStore
from generator.plan.comparators import Comparator, Comparators, municipality_area
from generator.plan.measure import FigureSource, Measure
from generator.plan.own_figures import OwnFigures, own_indicator
from generator.plan.plan import PlanIndicator, PlanTarget
from generator.plan.sentences import Sentences
from generator.plan.target_checks import check_target
from generator.plan.target_kinds import TargetKind, kind_of
from generator.plan.target_words import TargetWords
from generator.plan.targets import Question, evaluate
from generator.problems import Finding, finding
from generator.problems.suggest import did_you_mean
from generator.source.geography import Geography, Municipality
from generator.source.records.goal import ChartKind, IndicatorUse, OwnIndicator, Polarity
from generator.source.records.target import TargetRecord

Report = Callable[[Finding], None]


class IndicatorBuilder:
    """Makes the plan indicators of one plan; findings go to ``report``."""

    def __init__(
        self,
        municipalities: tuple[Municipality, ...],
        comparators: Comparators,
        geography: Geography,
        catalogue: Catalogue,
        store: FigureStore,
        own: Iterable[OwnIndicator],
        sentences: Sentences,
        report: Report,
    ) -> None:
        self._municipalities = municipalities
        self._comparators = comparators
        self._geography = geography
        self._catalogue = catalogue
        self._store = store
        self._own = {str(record.id): own_indicator(record) for record in own}
        self._sentences = sentences
        self._report = report

    def recommended(self, identifier: str, main: bool) -> PlanIndicator:
        """Return a recommended indicator that the municipality has not written anything about."""
        return self._build(self._catalogue.get(identifier), None, main)

    def used(self, uses: Iterable[IndicatorUse]) -> tuple[PlanIndicator, ...]:
        """Return the indicators that a municipality has chosen, without those nobody knows."""
        built: list[PlanIndicator] = []
        for use in uses:
            indicator = self._find(use)
            if indicator is not None:
                built.append(self._build(indicator, use, main=not built))
        return tuple(built)

    def targets(
        self, records: Iterable[TargetRecord], measures: tuple[Measure, ...], use: IndicatorUse | None
    ) -> tuple[PlanTarget, ...]:
        """Return targets evaluated for each municipality they apply to."""
        return tuple(target for record in records for target in self._target(record, measures, use))

    def _find(self, use: IndicatorUse) -> Indicator | None:
        identifier = str(use.indicator)
        if identifier in self._own:
            return self._own[identifier]
        if identifier in self._catalogue.ids:
            return self._catalogue.get(identifier)
        nearest = did_you_mean(identifier, [*self._catalogue.ids, *self._own])
        suggestion = f" Mente du »{nearest}«?" if nearest else ""
        self._report(
            finding("indikator-ukendt", use.place_of("indikator"), indikator=identifier, forslag=suggestion)
        )
        return None

    def _build(self, indicator: Indicator, use: IndicatorUse | None, main: bool) -> PlanIndicator:
        polarity = (use.polarity if use is not None else None) or Polarity(indicator.polarity.value)
        source: FigureSource = self._store
        if (use is not None and use.figures) or indicator.id in self._own:
            source = OwnFigures(indicator, use, self._municipalities, self._comparators, self._report)
        measures = tuple(
            Measure(
                indicator,
                polarity,
                municipality_area(municipality),
                source.series(indicator.id, municipality_area(municipality)),
                source,
            )
            for municipality in self._municipalities
        )
        charts = use.charts if use is not None and use.charts is not None else _default_charts(main)
        return PlanIndicator(
            indicator=indicator,
            use=use,
            name=str(use.name) if use is not None and use.name else indicator.name,
            short_name=str(use.name) if use is not None and use.name else indicator.short_name,
            polarity=polarity,
            measures=measures,
            comparators=self._named_comparators(use),
            charts=charts,
            targets=self.targets(use.targets, measures, use) if use is not None else (),
            is_demo=source.provenance(indicator.id).is_demo,
        )

    def _named_comparators(self, use: IndicatorUse | None) -> tuple[Comparator, ...]:
        if use is None or not use.compare:
            standard = [self._comparators.council, self._comparators.country]
            return tuple(
                item for item in standard if item is not None and item.members != self._municipalities
            )
        found = (self._comparator(word, use) for word in use.compare)
        return tuple(comparator for comparator in found if comparator is not None)

    def _comparator(self, word: str, use: IndicatorUse | TargetRecord) -> Comparator | None:
        comparator = self._comparators.find(word)
        if comparator is None:
            nearest = self._comparators.suggestion(word)
            suggestion = f" Mente du »{nearest}«?" if nearest else ""
            place = getattr(word, "place", None) or use.place
            self._report(finding("sammenligning-ukendt", place, navn=word, forslag=suggestion))
        return comparator

    def _target(
        self, record: TargetRecord, measures: tuple[Measure, ...], use: IndicatorUse | None
    ) -> Iterable[PlanTarget]:
        kind, findings = kind_of(record)
        for item in findings:
            self._report(item)
        if kind is None:
            return
        word = record.below or record.above or record.level_with
        comparator = self._comparator(word, record) if word is not None else None
        among, members = self._among(record, kind)
        for measure in self._applying(record, measures):
            for item in check_target(record, kind, measure, comparator):
                self._report(item)
            question = Question(
                record, kind, measure, comparator, members, use.baseline if use is not None else None
            )
            evaluated = evaluate(question)
            words = TargetWords(self._sentences, evaluated, measure, among)
            yield PlanTarget(
                evaluated,
                measure,
                words.statement(several=len(measures) > 1),
                words.meaning(),
                words.distance(),
            )

    def _applying(self, record: TargetRecord, measures: tuple[Measure, ...]) -> tuple[Measure | None, ...]:
        """Return the measures that a target applies to: those of the places it names, else all."""
        if not measures:
            return (None,)
        if not record.applies_to:
            return measures
        chosen: list[Measure | None] = []
        for word in record.applies_to:
            municipality = self._geography.find(word)
            matching = [m for m in measures if municipality is not None and m.area.code == municipality.code]
            if matching:
                chosen.extend(matching)
            elif word.casefold().startswith("jobcenter"):
                chosen.append(None)
            else:
                names = ", ".join(m.name for m in self._municipalities)
                self._report(finding("måltal-gælder-ukendt", word.place, navn=word, kommuner=names))
        return tuple(chosen)

    def _among(self, record: TargetRecord, kind: TargetKind) -> tuple[str, tuple[Municipality, ...]]:
        """Return the municipalities that a rank is counted among, and what they are called."""
        everyone = self._geography.municipalities
        all_words = self._sentences.say("område.alle-kommuner", antal=len(everyone))
        if kind not in {TargetKind.RANK, TargetKind.BAND} or record.among is None:
            return all_words, everyone
        comparator = self._comparator(record.among, record)
        if comparator is None or comparator == self._comparators.country:
            return all_words, everyone
        own = [m for m in self._municipalities if m not in comparator.members]
        members = (*comparator.members, *own)
        name = "område.kommuner-i" if comparator == self._comparators.council else "område.kommuner-i-gruppe"
        return self._sentences.say(
            name, antal=len(members), råd=comparator.name, gruppe=comparator.name
        ), members


def _default_charts(main: bool) -> tuple[ChartKind, ...]:
    """Return the charts of an indicator that asks for none in particular: the first of a goal gets both."""
    return (ChartKind.DEVELOPMENT, ChartKind.COMPARISON) if main else (ChartKind.DEVELOPMENT,)
