"""What goals say about each other: what they are merged into, what they belong under, and their years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.plan.plan import PlanGoal, PlanTheme, find_goal
from generator.problems import Finding, finding
from generator.source.fields import YearSpan
from generator.source.records.goal import GoalRecord, Treatment

OMITTED = frozenset({Treatment.MERGED, Treatment.NOT_ADOPTED, Treatment.NOT_STATED})
"""Treatments of goals that nothing else can be merged into."""


def tied_goals(
    goals: tuple[PlanGoal, ...],
    themes: tuple[PlanTheme, ...],
    years: YearSpan,
    report: Callable[[Finding], None],
) -> tuple[PlanGoal, ...]:
    """Return the goals with the name of what merged ones lie in; what makes no sense is reported.

    A national goal that only a theme speaks of is merged into that theme.
    """
    tied = []
    for goal in goals:
        record, theme = goal.record, _theme_over(goal, themes)
        if record is None and theme is not None:
            goal = replace(goal, treatment=Treatment.MERGED, covered_by=theme, indicators=(), targets=())
        elif record is not None:
            for item in (*_misplaced(record, goals), *_outside(record, years)):
                report(item)
            if goal.treatment is Treatment.MERGED and record.merged_into is None:
                goal = replace(goal, covered_by=theme)
                if theme is None:
                    report(finding("mål-samlet-uden-sted", record.place, mål=goal.number))
            elif goal.treatment is Treatment.MERGED:
                goal = replace(goal, covered_by=_holder(goal, record, goals, themes, report))
        tied.append(goal)
    return tuple(tied)


def _theme_over(goal: PlanGoal, themes: tuple[PlanTheme, ...]) -> str | None:
    """Return the heading of the first theme that covers a goal."""
    for theme in themes:
        if any(covered.reference == goal.reference for covered in theme.goals):
            return theme.record.heading
    return None


def _holder(
    goal: PlanGoal,
    record: GoalRecord,
    goals: tuple[PlanGoal, ...],
    themes: tuple[PlanTheme, ...],
    report: Callable[[Finding], None],
) -> str | None:
    """Return the heading of the goal or theme that a goal is merged into, or None with a finding."""
    word = str(record.merged_into)
    other = find_goal(word, goals)
    if other is not None and other.treatment not in OMITTED:
        return other.heading
    for theme in themes:
        if word in {str(theme.record.id), str(theme.record.heading)}:
            return theme.record.heading
    code = "mål-samlet-ukendt" if other is None else "mål-samlet-i-udeladt"
    report(finding(code, record.place_of("samles i"), mål=goal.number, navn=word))
    return None


def _misplaced(record: GoalRecord, goals: tuple[PlanGoal, ...]) -> Iterator[Finding]:
    if record.parent is None:
        return
    parent = find_goal(record.parent, goals)
    if parent is None or parent.record is record:
        yield finding("mål-overordnet-ukendt", record.place_of("hører under"), navn=record.parent)


def _outside(record: GoalRecord, years: YearSpan) -> Iterator[Finding]:
    outside = [year for year in record.years if year not in years.years]
    if outside:
        yield finding("mål-år-udenfor", record.place_of("år"), år=outside[0], periode=years)
