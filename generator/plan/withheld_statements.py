"""Takes numbers of too few people out of what a municipality states beside its figures.

A baseline and a result of a follow-up are numbers of people as its own figures are, and the same rule holds.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.catalogue import Catalogue
from generator.figures.disclosure import DisclosureRule
from generator.figures.series import Figure
from generator.plan.own_figures import STATED_WITHHELD
from generator.problems import Finding, finding
from generator.source.plan_file import PlanFile
from generator.source.records.base import Record
from generator.source.records.goal import GoalRecord, IndicatorUse, Theme
from generator.source.records.process import FollowUp, FollowUpValue
from generator.source.records.target import Baseline, BaselineState, TargetRecord

_ANY_TIME = Period.parse("2018")
"""The rule is the same at all times; a baseline may have none."""


def without_too_few(file: PlanFile, catalogue: Catalogue, rule: DisclosureRule) -> PlanFile:
    """Return the file without the baselines and results of too few people; a finding tells of each."""
    record, work = file.record, _Withholding(file, catalogue, rule)
    changed = {
        "goals": tuple(work.of_goal(goal) for goal in record.goals),
        "themes": tuple(work.of_theme(theme) for theme in record.themes),
        "follow_up": tuple(work.of_round(item) for item in record.follow_up),
    }
    if not work.findings:
        return file
    findings = (*file.findings, *work.findings)
    return replace(file, record=record.model_copy(update=changed), findings=findings)


class _Withholding:
    def __init__(self, file: PlanFile, catalogue: Catalogue, rule: DisclosureRule) -> None:
        self._record, self._catalogue, self._rule = file.record, catalogue, rule
        self._own = {str(item.id): item for item in file.record.own_indicators}
        self.findings: list[Finding] = []

    def of_goal(self, goal: GoalRecord) -> GoalRecord:
        if goal.indicators is None:
            return goal
        return goal.model_copy(update={"indicators": tuple(map(self._use, goal.indicators))})

    def of_theme(self, theme: Theme) -> Theme:
        return theme.model_copy(update={"indicators": tuple(map(self._use, theme.indicators))})

    def of_round(self, item: FollowUp) -> FollowUp:
        return item.model_copy(update={"values": tuple(map(self._result, item.values))})

    def _use(self, use: IndicatorUse) -> IndicatorUse:
        identifier = str(use.indicator)

        def of_target(target: TargetRecord) -> TargetRecord:
            return target.model_copy(update={"baseline": self._baseline(target.baseline, identifier)})

        targets = tuple(map(of_target, use.targets))
        return use.model_copy(
            update={"baseline": self._baseline(use.baseline, identifier), "targets": targets}
        )

    def _baseline(self, stated: Baseline | None, indicator: str) -> Baseline | None:
        if stated is None or not self._is_too_few(stated, stated.value, indicator):
            return stated
        unknown = {"value": None, "period": None, "state": BaselineState.NOT_STATED}
        return stated.model_copy(update=unknown)

    def _result(self, result: FollowUpValue) -> FollowUpValue:
        named = [str(result.indicator)] if result.indicator is not None else self._followed(result)
        if any(self._is_too_few(result, result.value, indicator) for indicator in named):
            return result.model_copy(update={"value": None})
        return result

    def _followed(self, result: FollowUpValue) -> list[str]:
        """Return the indicators that a result which names none may be about: those of its goal."""
        goals = [
            goal for goal in self._record.goals if str(result.goal) in {str(goal.national), str(goal.id)}
        ]
        return [str(use.indicator) for goal in goals or self._record.goals for use in goal.indicators or ()]

    def _is_too_few(self, record: Record, value: Decimal | None, indicator: str) -> bool:
        unit = self._unit(indicator)
        if value is None or unit is None:
            return False
        if not self._rule.is_too_few(Figure(_ANY_TIME, float(value)), unit):
            return False
        least = f"{self._rule.threshold:g}"
        self.findings.append(finding(STATED_WITHHELD, record.place_of("værdi"), grænse=least))
        return True

    def _unit(self, indicator: str) -> Unit | None:
        if indicator in self._own:
            return self._own[indicator].unit
        return self._catalogue.get(indicator).unit if indicator in self._catalogue else None
