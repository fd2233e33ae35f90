"""Generated overviews: all goals with their targets, and the crosswalk from the minister's goals."""

from __future__ import annotations

from collections.abc import Iterable

from generator.danish.numbers import format_table_value
from generator.document.blocks import Block, Row
from generator.document.composer import column, row
from generator.document.sections.desk import Desk, chapter
from generator.document.sections.front import national_words, treatment_words
from generator.document.sections.targets import statement_cell, status_words
from generator.plan.plan import PlanIndicator, PlanTarget
from generator.plan.sentences import joined
from generator.source.records.goal import Treatment


def goal_overview(desk: Desk, heading: str) -> list[Block]:
    """Write one row per target of every goal and theme: where we were, are and want to be."""
    composer = desk.composer
    columns = [
        column(composer.say("tabel.mål"), 2.0),
        column(composer.say("tabel.indikator"), 1.8),
        column(composer.say("tabel.udgangspunkt"), 1.5, right=True),
        column(composer.say("tabel.nu"), 1.5, right=True),
        column(composer.say("tabel.måltal"), 2.1),
        column(composer.say("tabel.status"), 1.1),
    ]
    rows: list[Row] = []
    for theme in desk.plan.themes:
        rows.extend(_rows(desk, theme.record.heading, theme.indicators, theme.targets))
    for goal in desk.plan.placed_goals:
        name = composer.say("mål.navn", nummer=goal.label, overskrift=goal.heading)
        found = list(_rows(desk, name, goal.indicators, goal.targets))
        rows.extend(found or [row(name, "", "", "", treatment_words(desk, goal), "")])
    if not rows:
        return []
    return chapter(desk, heading, [composer.table(composer.say("tabel.måloversigt"), columns, rows)])


def _rows(
    desk: Desk, name: str, indicators: Iterable[PlanIndicator], targets: Iterable[PlanTarget]
) -> Iterable[Row]:
    for indicator in indicators:
        for target in indicator.targets:
            yield _row(desk, name, indicator.short_name, target)
    for target in targets:
        yield _row(desk, name, "", target)


def _row(desk: Desk, name: str, indicator: str, target: PlanTarget) -> Row:
    return row(
        name,
        indicator,
        _start(desk, target),
        _current(target),
        statement_cell(target),
        status_words(desk.composer, target),
    )


def _start(desk: Desk, target: PlanTarget) -> str:
    start, measure = target.evaluated.start, target.measure
    if start is None or measure is None:
        return "–"
    value = format_table_value(start.value, measure.unit, target.evaluated.decimals)
    words = f"{value} ({start.period.short_label})" if start.period is not None else value
    if target.evaluated.broken is not None:
        return desk.composer.say("tabel.med-databrud", tal=words)
    return words


def _current(target: PlanTarget) -> str:
    current, measure = target.evaluated.current, target.measure
    if current is None or current.value is None or measure is None:
        return "–"
    value = format_table_value(current.value, measure.unit, target.evaluated.decimals)
    return f"{value} ({current.period.short_label})"


def crosswalk(desk: Desk, heading: str) -> list[Block]:
    """Write where each of the minister's goals is found, unless the plan follows them one by one."""
    plan, composer = desk.plan, desk.composer
    goals = [(goal, goal.national) for goal in plan.goals if goal.national is not None]
    follows = all(
        goal.treatment in {Treatment.KEPT, Treatment.NOT_STATED} and goal.heading == national.short
        for goal, national in goals
    )
    if not goals or (not plan.themes and follows):
        return []
    columns = [
        column(composer.say("tabel.ministerens-mål"), 3),
        column(composer.say("tabel.behandling"), 1.5),
        column(composer.say("tabel.i-planen"), 2.5),
        column(composer.say("tabel.begrundelse"), 2.5),
    ]
    rows = []
    for goal, national in goals:
        themes = [
            t.record.heading for t in plan.themes if any(g.reference == goal.reference for g in t.goals)
        ]
        found = goal.treatment not in {Treatment.NOT_STATED, Treatment.NOT_ADOPTED}
        where = joined(", ", themes) or goal.covered_by or (goal.heading if found else "")
        reason = goal.record.reason if goal.record is not None else None
        rows.append(
            row(
                composer.say("mål.navn", nummer=goal.label, overskrift=national_words(composer, national)),
                treatment_words(desk, goal),
                where,
                reason,
            )
        )
    return chapter(desk, heading, [composer.table(composer.say("tabel.krydshenvisning"), columns, rows)])
