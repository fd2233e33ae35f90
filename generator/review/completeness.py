"""What a plan does not answer: of the law, and of the minister's goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

from generator.danish.dates import format_date
from generator.plan.checks import ADOPTING
from generator.review.findings import FindingKind, ReviewFinding, made
from generator.review.matrix import LEFT_OUT, national_goal
from generator.review.plan_sheet import PlanSheet
from generator.review.sheet_parts import GoalSheet
from generator.source.geography import Geography
from generator.source.goals import GoalCatalogue, LegalDemand, NationalGoal
from generator.source.records.goal import Treatment
from generator.source.records.plan import Status

NEED_REASON = LEFT_OUT | {Treatment.ADAPTED}
_ADOPTION = "vedtagelse"


def completeness_findings(
    sheet: PlanSheet, goals: GoalCatalogue, geography: Geography
) -> Iterator[ReviewFinding]:
    """Yield what a plan leaves unanswered: whose it is, the law's demands, the minister's goals."""
    for item in sheet.municipalities:
        known = geography.by_code.get(item.code)
        if known is None or known.name != item.name:
            gaps = {"navn": item.name, "kode": item.code}
            yield made(sheet, FindingKind.COMPLETENESS, "gennemgang-kommune-ukendt", gaps=gaps)
    demands = {
        demand.id: demand
        for year in range(sheet.first_year, sheet.last_year + 1)
        for demand in goals.demands(year)
    }
    for answer in sheet.demands:
        demand = demands.get(answer.id)
        if demand is not None and demand.verified and not answer.answered:
            gaps = {"krav": demand.text, "henvisning": demand.citation}
            yield made(sheet, FindingKind.COMPLETENESS, "gennemgang-lovkrav", gaps=gaps)
    yield from _adoption(sheet, demands.get(_ADOPTION))
    with suppress(KeyError):  # the goals of the year are not known
        for national in goals.year(sheet.goals_year).goals:
            yield from _goal(sheet, national, national_goal(sheet, national.key))


def _adoption(sheet: PlanSheet, demand: LegalDemand | None) -> Iterator[ReviewFinding]:
    adopting = [step for step in sheet.adoption if step.role in ADOPTING]
    deadline = dt.date(sheet.first_year - 1, 12, 31)
    if sheet.status is Status.ADOPTED and not any(step.date for step in adopting):
        yield made(sheet, FindingKind.COMPLETENESS, "gennemgang-vedtaget-uden-dato")
    for step in adopting:
        if demand is not None and step.date is not None and step.date > deadline:
            gaps = {
                "dato": format_date(step.date),
                "frist": format_date(deadline),
                "henvisning": demand.citation,
            }
            yield made(sheet, FindingKind.COMPLETENESS, "gennemgang-vedtaget-sent", gaps=gaps)


def _goal(sheet: PlanSheet, national: NationalGoal, goal: GoalSheet | None) -> Iterator[ReviewFinding]:
    gaps = {"mål": national.number, "kort": national.short}
    code = _missing(sheet, goal)
    if code is not None:
        yield made(sheet, FindingKind.COMPLETENESS, code, goal=goal.id if goal else None, gaps=gaps)
    if goal is None or goal.treatment in LEFT_OUT or goal.treatment is Treatment.NOT_STATED:
        return
    if not sheet.under(goal):
        yield made(sheet, FindingKind.COMPLETENESS, "gennemgang-mål-uden-indikator", goal=goal.id, gaps=gaps)
    if not sheet.targets_under(goal):
        yield made(sheet, FindingKind.COMPLETENESS, "gennemgang-mål-uden-måltal", goal=goal.id, gaps=gaps)


def _missing(sheet: PlanSheet, goal: GoalSheet | None) -> str | None:
    """Return the code of what a plan does not say about a goal of the minister's, or None."""
    if goal is None:
        return "gennemgang-mål-mangler"
    themed = any(goal.id in theme.covers for theme in sheet.themes)
    if goal.treatment is Treatment.NOT_STATED or not (goal.mentioned or themed):
        return "gennemgang-mål-uden-stillingtagen"
    if goal.treatment in NEED_REASON and goal.mentioned and not (goal.reason or "").strip():
        return "gennemgang-mål-uden-begrundelse"
    return None
