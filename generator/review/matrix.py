"""Municipality by goal: what each plan does with each of the minister's goals, and what it adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from generator.figures.catalogue import Catalogue
from generator.plan.target_kinds import TargetKind
from generator.review.plan_sheet import PlanSheet
from generator.review.sheet_parts import GoalSheet, IndicatorSheet
from generator.review.wordings import Stretch, compared_wordings
from generator.review.words import words_of
from generator.source.goals import GoalCatalogue, NationalGoal
from generator.source.records.goal import Treatment

LEFT_OUT = frozenset({Treatment.MERGED, Treatment.NOT_ADOPTED})
"""Treatments after which a goal has no chapter, indicators or targets of its own."""


_WITHOUT_WORDING = frozenset({Treatment.NOT_ADOPTED, Treatment.NOT_STATED, Treatment.MERGED})


@dataclass(frozen=True, slots=True)
class GoalColumn:
    """One of the minister's goals, known by its key; number and wording are those of ``year``.

    ``by_year`` are the wordings of all the plans' years.
    """

    key: str
    year: int
    number: int
    wording: str
    short: str
    complete: bool
    recommended: tuple[str, ...]
    by_year: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one plan does with one goal; ``treatment`` is None where the plan's goals do not hold it.

    ``mentioned`` is False where the plan says nothing of the goal, which stands as the minister announced it.
    ``indicators`` counts those the municipality chose, ``recommended`` those that are shown unasked;
    ``pending`` counts targets to be set later.
    """

    plan: str
    goal: str
    treatment: Treatment | None
    mentioned: bool = False
    reason: str | None = None
    merged_into: str | None = None
    indicators: int = 0
    recommended: int = 0
    targets: int = 0
    pending: int = 0


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One plan: its cells in the order of the goals, and how many goals of its own it has."""

    plan: str
    name: str
    cells: tuple[MatrixCell, ...]
    own_goals: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Plans by goals."""

    columns: tuple[GoalColumn, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class LocalWording:
    """How one plan words a goal; ``runs`` say what differs from the minister, None if nothing does."""

    plan: str
    treatment: Treatment
    heading: str
    wording: str
    runs: tuple[Stretch, ...] | None


@dataclass(frozen=True, slots=True)
class IndicatorChoice:
    """An indicator under a goal, the plans that chose it, and those that set a target on it.

    ``own`` is True for indicators that municipalities have defined themselves; equal names make them alike.
    """

    id: str
    name: str
    own: bool
    recommended: bool
    plans: tuple[str, ...]
    with_target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalComparison:
    """One goal across the plans; ``unchosen`` are ids of indicators of the catalogue that nobody chose."""

    column: GoalColumn
    wordings: tuple[LocalWording, ...]
    indicators: tuple[IndicatorChoice, ...]
    unchosen: tuple[str, ...]

    @property
    def chosen_by_one(self) -> tuple[IndicatorChoice, ...]:
        """The indicators that only one plan chose."""
        return tuple(choice for choice in self.indicators if len(choice.plans) == 1)


@dataclass(frozen=True, slots=True)
class OwnGoal:
    """A goal of a municipality's own; ``also`` are other plans with a goal of the same words."""

    plan: str
    goal: str
    heading: str
    wording: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnAction:
    """A measure that only one plan has under this title; ``goals`` are ids."""

    plan: str
    goals: tuple[str, ...]
    title: str


def goal_columns(sheets: Sequence[PlanSheet], goals: GoalCatalogue) -> tuple[GoalColumn, ...]:
    """Return the minister's goals of the plans' years, the newest year's first, in its order.

    A year whose goals are not known gives none.
    """
    known: dict[str, list[tuple[int, NationalGoal]]] = defaultdict(list)
    for year in sorted({sheet.goals_year for sheet in sheets}, reverse=True):
        with suppress(KeyError):
            for goal in goals.year(year).goals:
                known[goal.key].append((year, goal))
    return tuple(_column(found) for found in known.values())


def _column(found: Sequence[tuple[int, NationalGoal]]) -> GoalColumn:
    year, goal = found[0]
    return GoalColumn(
        key=goal.key,
        year=year,
        number=goal.number,
        wording=goal.wording,
        short=goal.short,
        complete=goal.complete,
        recommended=goal.indicators,
        by_year=tuple((year, goal.wording) for year, goal in found),
    )


def matrix(sheets: Sequence[PlanSheet], columns: Sequence[GoalColumn]) -> Matrix:
    """Return the matrix of the plans, in their order."""
    rows = (
        MatrixRow(
            sheet.key,
            sheet.name,
            tuple(_cell(sheet, column) for column in columns),
            sum(not goal.is_national for goal in sheet.goals),
        )
        for sheet in sheets
    )
    return Matrix(tuple(columns), tuple(rows))


def national_goal(sheet: PlanSheet, key: str) -> GoalSheet | None:
    """Return the plan's goal with a key; where years of the plan repeat it, the first."""
    return next((goal for goal in sheet.goals if goal.key == key), None)


def _cell(sheet: PlanSheet, column: GoalColumn) -> MatrixCell:
    goal = national_goal(sheet, column.key)
    if goal is None:
        return MatrixCell(sheet.key, column.key, None)
    indicators, targets = sheet.under(goal), sheet.targets_under(goal)
    chosen = sum(item.chosen for item in indicators)
    return MatrixCell(
        plan=sheet.key,
        goal=column.key,
        treatment=goal.treatment,
        mentioned=goal.mentioned,
        reason=goal.reason,
        merged_into=goal.merged_into,
        indicators=chosen,
        recommended=len(indicators) - chosen,
        targets=len(targets),
        pending=sum(target.kind is TargetKind.PENDING for target in targets),
    )


def compare_goal(column: GoalColumn, sheets: Sequence[PlanSheet], catalogue: Catalogue) -> GoalComparison:
    """Return one goal as the plans have it."""
    recommended = [*column.recommended, *(item.id for item in catalogue.for_goal(column.key))]
    choices = _choices(column, sheets, frozenset(recommended))
    chosen = {choice.id for choice in choices}
    return GoalComparison(
        column,
        tuple(_wordings(column, sheets)),
        choices,
        tuple(item for item in dict.fromkeys(recommended) if item not in chosen),
    )


def _wordings(column: GoalColumn, sheets: Sequence[PlanSheet]) -> Iterable[LocalWording]:
    """Yield how the plans word a goal, of those that say how: silence is no choice of words."""
    wordings = dict(column.by_year)
    for sheet in sheets:
        goal = national_goal(sheet, column.key)
        if goal is None or goal.treatment is None or not goal.mentioned:
            continue
        minister = wordings.get(sheet.goals_year, column.wording)
        differs = words_of(goal.wording).forms != words_of(minister).forms
        if goal.treatment in _WITHOUT_WORDING and not (differs and goal.treatment is Treatment.MERGED):
            continue
        runs = compared_wordings(minister, goal.wording) if differs else None
        yield LocalWording(sheet.key, goal.treatment, goal.heading, goal.wording, runs)


def _choices(
    column: GoalColumn, sheets: Sequence[PlanSheet], recommended: frozenset[str]
) -> tuple[IndicatorChoice, ...]:
    """Return the chosen indicators, those that most plans chose first."""
    plans: dict[tuple[str, bool], list[str]] = defaultdict(list)
    targeted: dict[tuple[str, bool], list[str]] = defaultdict(list)
    named: dict[tuple[str, bool], IndicatorSheet] = {}
    for sheet in sheets:
        goal = national_goal(sheet, column.key)
        for item in sheet.under(goal) if goal is not None else ():
            if item.chosen:
                known = (item.name.casefold() if item.own_definition else item.id, item.own_definition)
                named.setdefault(known, item)
                plans[known].append(sheet.key)
                if item.targets:
                    targeted[known].append(sheet.key)
    choices = (
        IndicatorChoice(
            id=item.id,
            name=item.name,
            own=item.own_definition,
            recommended=item.id in recommended and not item.own_definition,
            plans=tuple(dict.fromkeys(plans[known])),
            with_target=tuple(dict.fromkeys(targeted[known])),
        )
        for known, item in named.items()
    )
    return tuple(sorted(choices, key=lambda choice: (-len(choice.plans), choice.name)))


def own_goals(sheets: Sequence[PlanSheet]) -> tuple[OwnGoal, ...]:
    """Return every goal that is not the minister's, with the other plans that have one of the same words."""
    having: dict[tuple[str, ...], list[str]] = defaultdict(list)
    own = [(sheet, goal) for sheet in sheets for goal in sheet.goals if not goal.is_national]
    for sheet, goal in own:
        having[_words(goal.wording, sheet)].append(sheet.key)
    return tuple(
        OwnGoal(
            sheet.key,
            goal.id,
            goal.heading,
            goal.wording,
            tuple(dict.fromkeys(key for key in having[_words(goal.wording, sheet)] if key != sheet.key)),
        )
        for sheet, goal in own
    )


def own_actions(sheets: Sequence[PlanSheet]) -> tuple[OwnAction, ...]:
    """Return the measures whose title only one plan has."""
    having: dict[tuple[str, ...], list[OwnAction]] = defaultdict(list)
    for sheet in sheets:
        for action, goals in _actions(sheet):
            having[_words(action, sheet)].append(OwnAction(sheet.key, goals, action))
    return tuple(items[0] for items in having.values() if len({item.plan for item in items}) == 1)


def _actions(sheet: PlanSheet) -> Iterable[tuple[str, tuple[str, ...]]]:
    for goal in sheet.goals:
        yield from ((action.title, (goal.id,)) for action in goal.actions)
    for theme in sheet.themes:
        yield from ((action.title, theme.covers) for action in theme.actions)
    yield from ((action.title, action.goals) for action in sheet.actions)


def _words(text: str, sheet: PlanSheet) -> tuple[str, ...]:
    return words_of(text, sheet.own_names).forms
