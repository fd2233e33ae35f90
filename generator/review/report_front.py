"""What stands out, and the plans at a glance: municipality by goal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.document.block_maker import EMPTY, column, row
from generator.document.blocks import Block, Cell, Column, ItemList, ListItem, Row, Strong, Table, Text
from generator.document.words import inlines
from generator.plan.target_kinds import TargetKind
from generator.problems import Severity
from generator.review.ambition import weak_targets
from generator.review.findings import FindingKind
from generator.review.matrix import LEFT_OUT, GoalColumn, MatrixCell
from generator.review.report_desk import ReviewDesk
from generator.source.records.goal import Treatment

MOST_GOALS = 5
"""So many goals stand side by side in a table on a page; more are parted into tables by turns."""


def in_brief(desk: ReviewDesk) -> list[Block]:
    """Return what stands out, in a few points."""
    points = [point for point in _points(desk) if point]
    return [
        desk.heading(1, desk.tell("overskrift.kort"), known_as="i-kort-form"),
        ItemList(tuple(ListItem(inlines(point)) for point in points)),
    ]


def _points(desk: ReviewDesk) -> Iterator[str]:
    review, comparison = desk.review, desk.comparison
    sheets = review.sheets
    status = Counter(sheet.status.value for sheet in sheets)
    words = [desk.tell(f"status.{name}", antal=count) for name, count in sorted(status.items())]
    yield desk.tell("kort.planer", antal=len(sheets), status=_listed(words), navn=sheets[0].name)
    targets = comparison.ambition
    pending = sum(item.placed.target.kind is TargetKind.PENDING for item in targets)
    weak = list(weak_targets(targets))
    comparable = sum(item.terms is not None for item in targets)
    yield desk.tell("kort.måltal", antal=len(targets), sammenlignelige=comparable, afventer=pending)
    if weak:
        plans = list(dict.fromkeys(item.plan for item in weak))
        yield desk.tell("kort.uden-fremgang", antal=len(weak), planer=len(plans))
    kinds = Counter(item.kind for found in comparison.findings.values() for item in found)
    for kind in FindingKind:
        if kinds[kind] and kind not in {FindingKind.COMPLETENESS, FindingKind.AMBITION}:
            yield desk.tell(f"kort.{kind.value}", antal=kinds[kind])
    yield from _treatment_points(desk)
    if comparison.priorities is not None:
        for theme in comparison.priorities.themes:
            yield desk.tell("kort.tema", tema=theme.words, antal=len(theme.plans), planer=len(sheets))
    if review.left_out:
        files = {item.place.file for item in review.left_out if item.place is not None}
        yield desk.tell("kort.filer", antal=len(files))


def _treatment_points(desk: ReviewDesk) -> Iterator[str]:
    matrix = desk.comparison.matrix
    for index, goal in enumerate(matrix.columns):
        cells = [entry.cells[index] for entry in matrix.rows]
        left_out = [cell.plan for cell in cells if cell.treatment in LEFT_OUT]
        silent = [cell.plan for cell in cells if not cell.mentioned and not has_other_goals(desk, cell, goal)]
        label = desk.goal_label(goal)
        if left_out:
            yield desk.tell(
                "kort.udeladt", mål=label, kort=goal.short, antal=len(left_out), navne=_few(desk, left_out)
            )
        if silent:
            yield desk.tell(
                "kort.tavse", mål=label, kort=goal.short, antal=len(silent), navne=_few(desk, silent)
            )


def _few(desk: ReviewDesk, plans: Sequence[str]) -> str:
    """Return plans by name where they are few; nothing where a number says more."""
    return desk.names(plans) if len(plans) <= 4 else ""


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} og {words[-1]}" if len(words) > 1 else "".join(words)


def overview(desk: ReviewDesk) -> list[Block]:
    """Return the matrix: what each plan does with each goal, and what it measures it with."""
    columns = desk.comparison.matrix.columns
    blocks: list[Block] = [
        desk.heading(1, desk.tell("overskrift.overblik"), known_as="overblik"),
        desk.told("overblik.indledning" if columns else "overblik.uden-mål"),
    ]
    if columns:
        blocks.append(_goals_list(desk, columns))
    for start in range(0, len(columns), MOST_GOALS):
        part = range(start, min(start + MOST_GOALS, len(columns)))
        blocks.append(_treatments(desk, part))
        blocks += [desk.told("overblik.tal-indledning")] if start == 0 else []
        blocks.append(_counts(desk, part))
    return [*blocks, *_findings_table(desk)]


def _goals_list(desk: ReviewDesk, columns: Sequence[GoalColumn]) -> ItemList:
    return desk.bullets(
        (desk.goal(goal, desk.goal_label(goal)), Text(f": {goal.wording}")) for goal in columns
    )


def _treatments(desk: ReviewDesk, part: Iterable[int]) -> Table:
    matrix = desk.comparison.matrix
    part = tuple(part)
    return desk.table(
        desk.tell("overblik.behandling"),
        _matrix_columns(desk, part),
        (
            Row((desk.plan_cell(entry.plan), *(_treatment(desk, entry.cells[i]) for i in part)))
            for entry in matrix.rows
        ),
    )


def _matrix_columns(desk: ReviewDesk, part: Sequence[int]) -> list[Column]:
    columns = desk.comparison.matrix.columns
    labels = ((columns[i], desk.goal_label(columns[i])) for i in part)
    heads = [Column((desk.goal(goal, label), Text(f": {goal.short}")), 1.4) for goal, label in labels]
    return [column(desk.tell("tabel.kommune"), 1.4), *heads]


def treatment_words(desk: ReviewDesk, cell: MatrixCell) -> str:
    """Return what a plan does with a goal, in a word or two."""
    if cell.treatment is None:
        column_of = next(goal for goal in desk.comparison.matrix.columns if goal.key == cell.goal)
        other = has_other_goals(desk, cell, column_of)
        return desk.tell("behandling.gælder-ikke" if other else "behandling.mangler")
    if not cell.mentioned and cell.treatment is Treatment.KEPT:
        return desk.tell("behandling.ikke-omtalt")
    return desk.say(f"behandling.{cell.treatment.value}")


def has_other_goals(desk: ReviewDesk, cell: MatrixCell, goal: GoalColumn) -> bool:
    """Whether a plan lacks a goal because the minister's goals of its own year are others."""
    return cell.treatment is None and desk.comparison.sheet(cell.plan).goals_year != goal.year


def _treatment(desk: ReviewDesk, cell: MatrixCell) -> Cell:
    words = treatment_words(desk, cell)
    as_announced = cell.treatment is Treatment.KEPT and cell.mentioned
    return Cell((Text(words),) if as_announced else (Strong(words),))


def _counts(desk: ReviewDesk, part: Iterable[int]) -> Table:
    matrix = desk.comparison.matrix
    part = tuple(part)
    labels = ((matrix.columns[i], desk.goal_label(matrix.columns[i])) for i in part)
    return desk.table(
        desk.tell("overblik.tal"),
        [
            column(desk.tell("tabel.kommune"), 1.5),
            *(Column((desk.goal(goal, label),), 1.0) for goal, label in labels),
            column(desk.tell("tabel.egne-mål"), 1.0, right=True),
        ],
        (
            Row(
                (
                    desk.plan_cell(entry.plan),
                    *(_count(desk, entry.cells[i]) for i in part),
                    Cell(inlines(str(entry.own_goals))),
                )
            )
            for entry in matrix.rows
        ),
    )


def _count(desk: ReviewDesk, cell: MatrixCell) -> Cell:
    if cell.treatment is None or cell.treatment in LEFT_OUT:
        return EMPTY
    words = desk.tell(
        "overblik.celle", indikatorer=cell.indicators, måltal=cell.targets, afventer=cell.pending
    )
    return Cell(inlines(words))


def _findings_table(desk: ReviewDesk) -> list[Block]:
    """Return how many findings each plan has of each kind, most warnings first."""
    found = desk.comparison.findings
    if len(found) == 1 or not any(found.values()):
        return []
    kinds = [kind for kind in FindingKind if any(item.kind is kind for f in found.values() for item in f)]

    def warnings(plan: str) -> int:
        return sum(item.finding.severity is Severity.WARNING for item in found[plan])

    plans = sorted(found, key=lambda plan: (-warnings(plan), -len(found[plan])))
    heads = [column(desk.tell(f"fund.{kind.value}"), 1.0, right=True) for kind in kinds]
    return [
        desk.told("overblik.fund-indledning"),
        desk.table(
            desk.tell("overblik.fund"),
            [column(desk.tell("tabel.kommune"), 1.5), *heads],
            (
                row(
                    desk.plan_cell(plan),
                    *(
                        str(count) if (count := sum(item.kind is kind for item in found[plan])) else None
                        for kind in kinds
                    ),
                )
                for plan in plans
                if found[plan]
            ),
        ),
    ]
