"""Turns the targets a municipality writes into evaluated targets with their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.danish.names import listed
from generator.plan.comparators import Comparator, ComparatorKind, Comparators, jobcentre_area
from generator.plan.measure import Measure
from generator.plan.plan import PlanTarget
from generator.plan.results import GoalResults, StatedResult, Subject
from generator.plan.sentences import Sentences
from generator.plan.subgroups import Part, unmeasured
from generator.plan.target_checks import check_target
from generator.plan.target_kinds import TargetKind, kind_of
from generator.plan.target_words import TargetWords
from generator.plan.targets import RANKS, TargetQuestion, evaluate
from generator.plan.words import subject
from generator.problems import Finding, finding
from generator.problems.suggest import hint, one_near
from generator.source.fields import YearSpan
from generator.source.geography import Geography, Municipality
from generator.source.records.goal import IndicatorUse
from generator.source.records.target import Population, TargetRecord
from generator.source.written import replaced_by

Report = Callable[[Finding], None]
NO_RESULTS = GoalResults()


def find_comparator(
    comparators: Comparators, word: str, use: IndicatorUse | TargetRecord, report: Report
) -> Comparator | None:
    """Return what a word names, or None with a finding at the word."""
    comparator = comparators.find(word)
    if comparator is None:
        suggestion = hint(word, comparators.names)
        place = getattr(word, "place", None) or use.place
        edit = replaced_by(word, one_near(word, comparators.names))
        report(finding("sammenligning-ukendt", place, navn=word, forslag=suggestion).with_edit(edit))
    return comparator


class TargetBuilder:
    """Makes the plan targets of one plan; findings go to ``report``."""

    def __init__(
        self,
        municipalities: tuple[Municipality, ...],
        years: YearSpan,
        comparators: Comparators,
        geography: Geography,
        sentences: Sentences,
        report: Report,
    ) -> None:
        self._municipalities = municipalities
        self._years = years
        self._comparators = comparators
        self._geography = geography
        self._sentences = sentences
        self._report = report

    def targets(
        self,
        records: Iterable[TargetRecord],
        measures: tuple[Measure, ...] = (),
        use: IndicatorUse | None = None,
        results: GoalResults = NO_RESULTS,
        part: Part | None = None,
    ) -> tuple[PlanTarget, ...]:
        """Return targets evaluated for each place they apply to; those of a goal have no measures.

        ``results`` are those of the goal's follow-up. ``part`` is the part of the indicator whose figures
        the measures have.
        """
        records = tuple(records)
        asked = [
            (record, kind, measure, place_name)
            for record in records
            for kind in self._kinds(record)
            for measure, place_name in self._applying(record, measures)
        ]
        subjects = [
            Subject(_name(record.population), measure.area.name if measure is not None else "")
            for record, _, measure, _ in asked
        ]
        others = [
            Subject(_name(record.population), "")
            for record in (use.targets if use is not None else ())
            if not any(record is one for one in records)
        ]
        shares = results.shared_out(str(use.indicator) if use is not None else None, subjects, others)
        return tuple(
            self._target(record, kind, measure, place_name, use, share, part)
            for (record, kind, measure, place_name), share in zip(asked, shares, strict=True)
        )

    def _kinds(self, record: TargetRecord) -> Iterator[TargetKind]:
        """Yield the kind of a target, or nothing for one that nobody can understand."""
        kind, findings = kind_of(record)
        for item in findings:
            self._report(item)
        if kind is not None:
            yield kind

    def _target(
        self,
        record: TargetRecord,
        kind: TargetKind,
        measure: Measure | None,
        place_name: str,
        use: IndicatorUse | None,
        results: tuple[StatedResult, ...],
        part: Part | None,
    ) -> PlanTarget:
        word = record.below or record.above or record.level_with
        comparator = find_comparator(self._comparators, word, record, self._report) if word else None
        group = None
        if kind in RANKS:
            group = self._comparators.country
            if record.among is not None:
                group = find_comparator(self._comparators, record.among, record, self._report)
        question = TargetQuestion(
            record=record,
            kind=kind,
            measure=measure,
            years=self._years,
            comparator=comparator,
            group=group,
            members=self._members(group),
            baseline=use.baseline if use is not None else None,
            population=unmeasured(part, record, use) if part is not None and use is not None else None,
            results=results,
        )
        evaluated = evaluate(question)
        for item in check_target(question, evaluated):
            self._report(item)
        among = self._among(record, group, measure)
        words = TargetWords(self._sentences, question, evaluated, among, place_name)
        return PlanTarget(
            evaluated,
            measure,
            words.statement(),
            words.in_short(),
            words.meaning(),
            words.distance(),
            results,
        )

    def _applying(
        self, record: TargetRecord, measures: tuple[Measure, ...]
    ) -> Iterator[tuple[Measure | None, str]]:
        """Yield the measures that a target applies to, and the place to name: those it names, else all."""
        if not measures:
            yield None, listed(record.applies_to)
        elif not record.applies_to:
            yield from ((m, m.area.name if len(measures) > 1 else "") for m in measures)
        for word in record.applies_to if measures else ():
            municipality = self._geography.find(word)
            area = jobcentre_area(word)
            if municipality in self._municipalities:
                measure = measures[self._municipalities.index(municipality)]
                yield measure, measure.area.name if len(measures) > 1 else ""
            elif area is not None:
                yield measures[0].for_area(area), area.name
            else:
                names = listed([m.name for m in self._municipalities])
                self._report(finding("måltal-gælder-ukendt", word.place, navn=word, kommuner=names))

    def _members(self, group: Comparator | None) -> tuple[Municipality, ...]:
        if group is not None and group.kind is ComparatorKind.COUNTRY:
            return self._geography.municipalities
        return group.members if group is not None else ()

    def _among(self, record: TargetRecord, group: Comparator | None, measure: Measure | None) -> str:
        """Return what the municipalities that a rank is counted among are called."""
        if group is None:
            return str(record.among)
        members = self._members(group)
        name = {ComparatorKind.COUNTRY: "alle-kommuner", ComparatorKind.GROUP: "kommuner-i-gruppe"}.get(
            group.kind, "kommuner-i"
        )
        if not members:
            name = "kommuner-i-ukendt-gruppe"
        if group.kind is ComparatorKind.MUNICIPALITY:
            words = subject(self._sentences, group.name)
        else:
            words = self._sentences.say(f"område.{name}", antal=len(members), område=group.name)
        area = measure.area if measure is not None else None
        if area is None or any(member.code == area.code for member in members):
            return words
        return self._sentences.say(
            "område.og-kommuner", sted=subject(self._sentences, area.name), kommuner=words
        )


def _name(population: Population | None) -> str | None:
    return str(population.name) if population is not None else None
