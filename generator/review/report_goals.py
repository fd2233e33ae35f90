"""Each of the minister's goals across the plans, and what plans have of their own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.block_maker import column, row
from generator.document.blocks import (
    Block,
    Cell,
    Inlines,
    Quote,
    Row,
    Strong,
    Table,
    Text,
)
from generator.document.words import inlines
from generator.review.marked_wordings import marked
from generator.review.matrix import GoalComparison, IndicatorChoice, MatrixCell
from generator.review.report_desk import ReviewDesk, clipped, goal_id
from generator.review.report_front import has_other_goals, treatment_words
from generator.source.records.goal import Treatment

_MOST_NAMES = 6


def goal_chapters(desk: ReviewDesk) -> list[Block]:
    """Return a chapter on each of the minister's goals."""
    return [block for goal in desk.comparison.goals for block in goal_chapter(desk, goal)]


def goal_chapter(desk: ReviewDesk, goal: GoalComparison) -> list[Block]:
    """Return a goal's chapter: its wording and the local ones, who does what with it, and its indicators."""
    label = desk.goal_label(goal.column)
    title = desk.tell("mål.overskrift", mål=label, kort=goal.column.short)
    wording = desk.say("mål.i-uddrag", ordlyd=goal.column.wording)
    return [
        desk.heading(1, title, known_as=goal_id(goal.column)),
        Quote(
            (inlines(goal.column.wording if goal.column.complete else wording),),
            inlines(desk.say("mål.citat-kilde", nummer=goal.column.number, år=goal.column.year)),
        ),
        *_treatments(desk, goal),
        *_wordings(desk, goal),
        *_indicators(desk, goal),
    ]


def _treatments(desk: ReviewDesk, goal: GoalComparison) -> Iterator[Block]:
    index = desk.comparison.matrix.columns.index(goal.column)
    cells = [entry.cells[index] for entry in desk.comparison.matrix.rows]
    kept = [cell.plan for cell in cells if cell.treatment is Treatment.KEPT and cell.mentioned]
    others = [
        cell for cell in cells if cell.plan not in kept and not has_other_goals(desk, cell, goal.column)
    ]
    yield desk.heading(2, desk.tell("overskrift.behandling"))
    if kept:
        alone = not others
        yield desk.told(
            "mål.uændret-alle" if alone else "mål.uændret", antal=len(kept), navne=desk.names(kept)
        )
    if others:
        yield desk.told("mål.ikke-uændret", antal=len(others))
        yield desk.bullets(_treated(desk, cell) for cell in others)


def _treated(desk: ReviewDesk, cell: MatrixCell) -> Inlines:
    """Return a plan's name, what it does with a goal, and why."""
    words = _with_goal(desk, cell.plan, cell.merged_into, treatment_words(desk, cell))
    reason = desk.tell("mål.begrundelse", begrundelse=clipped(cell.reason)) if cell.reason else ""
    return (desk.plan(cell.plan), Text(": "), Strong(words), Text(f". {reason}" if reason else "."))


def _with_goal(desk: ReviewDesk, plan: str, merged_into: str | None, words: str) -> str:
    """Return a treatment with what the goal is merged into, by that goal's heading where it is one."""
    if not merged_into:
        return words
    goal = desk.comparison.sheet(plan).goal(merged_into)
    return desk.say("behandling.samlet-i", navn=goal.heading if goal is not None else merged_into)


def _wordings(desk: ReviewDesk, goal: GoalComparison) -> Iterator[Block]:
    differing = [item for item in goal.wordings if item.runs is not None]
    yield desk.heading(2, desk.tell("overskrift.ordlyd"))
    if not differing:
        yield desk.told("mål.ordlyd-ens", antal=len(goal.wordings))
        return
    same = [item.plan for item in goal.wordings if item.runs is None]
    yield desk.told("mål.ordlyd-forklaring", antal=len(differing), ens=len(same))
    yield desk.table(
        desk.tell("mål.ordlyd-tabel"),
        [column(desk.tell("tabel.kommune"), 1.2), column(desk.tell("tabel.ordlyd"), 5)],
        (Row((desk.plan_cell(item.plan), Cell(marked(desk, item.runs or ())))) for item in differing),
    )


def _indicators(desk: ReviewDesk, goal: GoalComparison) -> Iterator[Block]:
    yield desk.heading(2, desk.tell("overskrift.indikatorer"))
    if goal.indicators:
        yield _choices(desk, goal)
    else:
        yield desk.told("mål.ingen-indikatorer")
    if goal.unchosen:
        names = (desk.library.catalogue.get(item).name for item in goal.unchosen)
        yield desk.told("mål.ikke-valgt", antal=len(goal.unchosen), navne="; ".join(names))


def _choices(desk: ReviewDesk, goal: GoalComparison) -> Table:
    def named(choice: IndicatorChoice) -> Cell:
        kind = "egen" if choice.own else "anbefalet" if choice.recommended else None
        words = desk.tell(f"indikator.{kind}", navn=choice.name) if kind else choice.name
        return Cell(inlines(words))

    def who(choice: IndicatorChoice) -> Cell:
        if len(choice.plans) == len(desk.review.sheets) > 1:
            return Cell(inlines(desk.tell("indikator.alle")))
        return Cell(desk.plans(choice.plans, _MOST_NAMES))

    return desk.table(
        desk.tell("mål.indikator-tabel"),
        [
            column(desk.say("tabel.indikator"), 3),
            column(desk.tell("tabel.planer"), 0.8, right=True),
            column(desk.tell("tabel.med-måltal"), 0.9, right=True),
            column(desk.tell("tabel.valgt-af"), 3),
        ],
        (
            row(named(item), str(len(item.plans)), str(len(item.with_target)), who(item))
            for item in goal.indicators
        ),
    )


def own_chapter(desk: ReviewDesk) -> list[Block]:
    """Return the chapter on what only some plans have: goals of their own and measures nobody else has."""
    goals, actions = desk.comparison.own_goals, desk.comparison.own_actions
    if not goals and not actions:
        return []
    blocks: list[Block] = [
        desk.heading(1, desk.tell("overskrift.egne", antal=len(desk.review.sheets)), known_as="egne-maal")
    ]
    if goals:
        blocks.append(
            desk.table(
                desk.tell("egne.mål-tabel"),
                [
                    column(desk.tell("tabel.kommune"), 1.2),
                    column(desk.say("tabel.mål"), 4),
                    column(desk.tell("tabel.også"), 1.4),
                ],
                (
                    row(
                        desk.plan_cell(goal.plan),
                        clipped(goal.wording or goal.heading),
                        desk.names(goal.also) or None,
                    )
                    for goal in goals
                ),
            )
        )
    if actions and len(desk.review.sheets) > 1:
        blocks.append(desk.told("egne.indsatser-indledning", antal=len(actions)))
        by_plan: dict[str, list[str]] = {}
        for action in actions:
            by_plan.setdefault(action.plan, []).append(action.title)
        blocks.append(
            desk.table(
                desk.tell("egne.indsats-tabel"),
                [column(desk.tell("tabel.kommune"), 1.2), column(desk.tell("tabel.indsatser"), 5)],
                (row(desk.plan_cell(plan), "; ".join(titles)) for plan, titles in by_plan.items()),
            )
        )
    return blocks if len(blocks) > 1 else []
