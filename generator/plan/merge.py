"""Merges the minister's goals with one municipality's file and the figures into a plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from generator.danish.names import listed as listed_names
from generator.danish.names import without_full_stop
from generator.figures.catalogue import Catalogue
from generator.figures.disclosure import DisclosureRule
from generator.plan.comparators import Comparators
from generator.plan.goal_references import national_goal
from generator.plan.goal_ties import tied_goals
from generator.plan.indicators import IndicatorBuilder
from generator.plan.measure import FiguresUntil, MeasureSource
from generator.plan.own_counts import written_uses
from generator.plan.plan import Plan, PlanGoal, PlanTarget, PlanTheme, find_goal
from generator.plan.quotes import Quoter, has_gaps
from generator.plan.results import results_of_goal
from generator.plan.sentences import Sentences
from generator.plan.target_builder import TargetBuilder
from generator.plan.withheld_statements import without_too_few
from generator.problems import Finding, FindingsError, Place, finding, sorted_by_place
from generator.problems.edit import Edit
from generator.problems.suggest import hint, one_near
from generator.source.geography import Geography
from generator.source.goals import GoalCatalogue, GoalYear, LegalDemand, NationalGoal
from generator.source.plan_file import PlanFile
from generator.source.records.goal import GoalRecord, Theme, Treatment
from generator.source.records.target import Pending, TargetRecord
from generator.source.written import Written, replaced_by


@dataclass(frozen=True, slots=True)
class Library:
    """All that every plan is built from besides its own file."""

    goals: GoalCatalogue
    geography: Geography
    catalogue: Catalogue
    figures: MeasureSource
    sentences: Sentences
    disclosure: DisclosureRule


def merge(file: PlanFile, library: Library) -> Plan:
    """Return the plan of a municipality file; its findings come first, then those of the merge.

    Raises FindingsError if the goals of the plan's years are not known.
    """
    file = without_too_few(file, library.catalogue, library.disclosure)
    first = _Merge(file, library)
    plan = first.plan()
    return first.with_quotes(plan) if has_gaps(file.record) else plan


class _Merge:
    def __init__(self, file: PlanFile, library: Library) -> None:
        self._file = file
        self._record = file.record
        self._library = library
        self._findings: list[Finding] = list(file.findings)
        self._goal_year = self._find_goal_year()
        self._comparators = Comparators(
            library.geography, file.record.municipalities, file.years.first, file.record.groups
        )
        self._targets = TargetBuilder(
            file.record.municipalities,
            file.years,
            self._comparators,
            library.geography,
            library.sentences,
            self._findings.append,
        )
        self._indicators = IndicatorBuilder(
            file.record.municipalities,
            self._comparators,
            library.catalogue,
            FiguresUntil(library.figures, dt.date(file.years.last, 12, 31)),
            file.record.own_indicators,
            library.disclosure,
            self._targets,
            self._findings.append,
            written_uses(file.record),
        )

    def plan(self) -> Plan:
        self._check_groups()
        goals = self._goals()
        themes = tuple(self._theme(theme, goals) for theme in self._record.themes)
        goals = tied_goals(goals, themes, self._file.years, self._findings.append)
        context = self._record.context
        return Plan(
            file=self._file,
            goal_year=self._goal_year,
            demands=self._demands(),
            municipalities=self._record.municipalities,
            comparators=self._comparators,
            goals=goals,
            themes=themes,
            context_indicators=self._indicators.used(context.indicators) if context is not None else (),
            findings=sorted_by_place(self._findings),
        )

    def with_quotes(self, plan: Plan) -> Plan:
        """Return the plan with the gaps in its texts filled with the figures of the plan as it was merged."""
        findings: list[Finding] = []
        quoter = Quoter(
            plan,
            self._library.sentences,
            self._indicators.quoted,
            self._library.catalogue.ids,
            findings.append,
        )
        file = replace(self._file, record=self._record.with_texts(quoter.filled))
        file = replace(file, findings=(*file.findings, *findings))
        return replace(_Merge(file, self._library).plan(), quotes=tuple(quoter.quotes))

    def _report(self, code: str, place: Place | None, edit: Edit | None = None, **gaps: object) -> None:
        self._findings.append(finding(code, place, **gaps).with_edit(edit))

    def _find_goal_year(self) -> GoalYear:
        years = self._file.years
        try:
            first = self._library.goals.year(years.first)
        except KeyError as error:
            place = self._record.place_of("periode")
            raise FindingsError([*self._findings, finding("år-uden-mål", place, år=years.first)]) from error
        for year in range(years.first + 1, years.last + 1):
            try:
                later = self._library.goals.year(year)
            except KeyError:
                continue
            referred = any((record.national or "").startswith(f"{year}/") for record in self._record.goals)
            if [g.wording for g in later.goals] != [g.wording for g in first.goals] and not referred:
                self._report(
                    "mål-ændres-i-perioden", self._record.place_of("periode"), år=year, første=years.first
                )
        return first

    def _demands(self) -> tuple[LegalDemand, ...]:
        """Return what the law demands in any of the plan's years."""
        years = self._file.years.years
        return tuple(dict.fromkeys(item for year in years for item in self._library.goals.demands(year)))

    def _check_groups(self) -> None:
        for group in self._record.groups:
            if not group.members:
                self._report("sammenligning-uden-kommuner", group.place, navn=group.name)
            for member in group.members:
                if self._library.geography.find(member) is None:
                    names = [m.name for m in self._library.geography.municipalities]
                    edit = replaced_by(member, one_near(member, names))
                    gaps = {"navn": group.name, "kommune": member, "forslag": hint(member, names)}
                    self._report("sammenligning-ukendt-kommune", member.place, edit, **gaps)

    # --- goals ---

    def _goals(self) -> tuple[PlanGoal, ...]:
        """Return the national goals as treated, and the own goals numbered on from them."""
        listed: list[PlanGoal] = []
        seen: set[tuple[int, int]] = set()
        number = max((goal.number for goal in self._goal_year.goals), default=0)
        for record in self._record.goals:
            if record.national is not None and record.local is not None:
                self._report("mål-begge-dele", record.place)
            elif record.local is not None:
                number += 1
                listed.append(self._own_goal(record, record.local, number))
            elif record.national is None:
                self._report("mål-uden-ordlyd", record.place)
            else:
                found = national_goal(record.national, self._library.goals, self._file.years.years)
                if found is None:
                    known = ", ".join(str(goal.number) for goal in self._goal_year.goals) or "lokalt mål"
                    self._report(
                        "mål-ukendt", record.place_of("ministermål"), mål=record.national, kendte=known
                    )
                elif (found[0], found[1].number) in seen:
                    self._report("mål-gentaget", record.place_of("ministermål"), mål=record.national)
                else:
                    seen.add((found[0], found[1].number))
                    listed.append(self._national_goal(found[1], record, found[0]))
        themed = {str(word) for theme in self._record.themes for word in theme.covers}
        unnamed = [goal for goal in self._goal_year.goals if (self._goal_year.year, goal.number) not in seen]
        for goal in unnamed:
            _insert(listed, self._national_goal(goal, None, self._goal_year.year))
        silent = [str(goal.number) for goal in unnamed if not {str(goal.number), goal.key} & themed]
        if silent:
            place = self._record.place_of("mål")
            self._report("mål-ikke-taget-stilling", place, mål=listed_names(silent), første=silent[0])
        return tuple(listed)

    def _national_goal(self, goal: NationalGoal, record: GoalRecord | None, year: int) -> PlanGoal:
        treatment = self._treatment(goal, record)
        own_wording = record.adapted_wording if record is not None else None
        plan_goal = PlanGoal(
            number=goal.number,
            reference=str(goal.number) if year == self._goal_year.year else f"{year}/{goal.number}",
            national=goal,
            record=record,
            treatment=treatment,
            heading=record.heading if record is not None and record.heading else goal.short,
            wording=own_wording or goal.wording,
        )
        unplaced = treatment is Treatment.NOT_STATED and self._record.themes
        if treatment in {Treatment.MERGED, Treatment.NOT_ADOPTED} or unplaced:
            if record is not None and (record.indicators or record.targets):
                self._report(
                    "mål-indikatorer-udeladt", record.place, mål=goal.number, behandling=treatment.value
                )
            return plan_goal
        return self._measured(plan_goal, goal.indicators)

    def _treatment(self, goal: NationalGoal, record: GoalRecord | None) -> Treatment:
        if record is None:
            return Treatment.KEPT
        treatment = record.treatment
        if treatment is None:
            treatment = Treatment.KEPT
            if record.adapted_wording is not None:
                treatment = Treatment.ADAPTED
            elif record.merged_into is not None:
                treatment = Treatment.MERGED
        if treatment is Treatment.KEPT and record.adapted_wording is not None:
            self._report("mål-ordlyd-uændret", record.place_of("ordlyd"), mål=goal.number)
        if treatment is Treatment.ADAPTED and record.adapted_wording is None:
            self._report("mål-tilpasset-uden-ordlyd", record.place, mål=goal.number)
        if treatment not in {Treatment.KEPT, Treatment.NOT_STATED} and record.reason is None:
            self._report("mål-uden-begrundelse", record.place, mål=goal.number, behandling=treatment.value)
        return treatment

    def _own_goal(self, record: GoalRecord, wording: Written, number: int) -> PlanGoal:
        if record.treatment is not None:
            place, edit = record.place_of("behandling"), record.without("behandling")
            self._report("mål-lokalt-behandling", place, edit)
        return self._measured(
            PlanGoal(
                number=number,
                reference=str(record.id or number),
                national=None,
                record=record,
                treatment=Treatment.KEPT,
                heading=record.heading or wording.reworded(without_full_stop(" ".join(wording.split()))),
                wording=wording,
            ),
            (),
        )

    def _measured(self, goal: PlanGoal, recommended: tuple[str, ...]) -> PlanGoal:
        """Give a goal its indicators and targets; a goal without any target awaits one."""
        record = goal.record
        results = results_of_goal(self._record.follow_up, goal.names, _written_targets(record))
        if record is not None and record.indicators is not None:
            indicators = self._indicators.used(record.indicators, results)
        else:
            indicators = tuple(
                self._indicators.recommended(identifier, main=index == 0)
                for index, identifier in enumerate(recommended)
            )
        targets = self._targets.targets(record.targets, results=results) if record is not None else ()
        measured = replace(goal, indicators=indicators, targets=targets)
        if not measured.all_targets and not _writes_targets(record):
            measured = replace(
                measured, targets=self._pending_targets(record.pending if record is not None else None)
            )
        return measured

    def _pending_targets(self, pending: Pending | None) -> tuple[PlanTarget, ...]:
        """Return the target of something that has none here: it is not known, or awaits a decision."""
        not_stated = self._record.targets_not_stated
        if pending is None and not_stated is not None:
            return self._targets.targets([TargetRecord.model_construct(not_stated=not_stated)])
        pending = pending or self._record.targets_pending or Pending.model_construct()
        return self._targets.targets([TargetRecord.model_construct(pending=pending)])

    # --- themes ---

    def _theme(self, theme: Theme, goals: tuple[PlanGoal, ...]) -> PlanTheme:
        covered = []
        for word in theme.covers:
            goal = find_goal(word, goals)
            if goal is None:
                known = ", ".join(goal.reference for goal in goals)
                self._report("mål-ukendt", word.place, mål=word, kendte=known)
            else:
                covered.append(goal)
        names = {name for goal in covered for name in goal.names} | {str(theme.id or theme.heading)}
        results = results_of_goal(
            self._record.follow_up, names, sum(len(use.targets) for use in theme.indicators)
        )
        indicators = self._indicators.used(theme.indicators, results)
        if not indicators:
            indicators = tuple(indicator for goal in covered for indicator in goal.indicators)
        targets = () if any(indicator.targets for indicator in indicators) else self._pending_targets(None)
        return PlanTheme(theme, tuple(covered), indicators, targets)


def _insert(listed: list[PlanGoal], goal: PlanGoal) -> None:
    """Put an unlisted national goal behind the one before it in number, leaving the municipality's order."""
    before = [other for other in listed if other.reference.isdecimal() and other.is_national]
    nearest = max(
        (other for other in before if other.number < goal.number),
        key=lambda other: other.number,
        default=None,
    )
    listed.insert(listed.index(nearest) + 1 if nearest is not None else 0, goal)


def _writes_targets(record: GoalRecord | None) -> bool:
    """Whether a municipality has written targets for a goal, be it that none of them can be understood."""
    return _written_targets(record) > 0


def _written_targets(record: GoalRecord | None) -> int:
    """Return how many targets a municipality has written for a goal."""
    if record is None:
        return 0
    return len(record.targets) + sum(len(use.targets) for use in record.indicators or ())
