"""The whole comparison of a set of plans: everything that a review says, as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.danish.order import danish_order
from generator.plan.figure_ages import STALE_MONTHS
from generator.plan.merge import Library
from generator.problems import Finding, Place, finding
from generator.review.ambition import TargetAmbition, ambition, ambition_findings
from generator.review.completeness import completeness_findings
from generator.review.figure_findings import age_findings, wrong_area_findings
from generator.review.findings import ReviewFinding, overdue_findings, sum_findings
from generator.review.known_figures import KnownFigures
from generator.review.matrix import (
    GoalComparison,
    Matrix,
    OwnAction,
    OwnGoal,
    compare_goal,
    goal_columns,
    matrix,
    own_actions,
    own_goals,
)
from generator.review.plan_sheet import PlanSheet
from generator.review.priorities import CouncilRecord, PrioritiesAnswered, answer_priorities
from generator.review.shared_texts import SharedPassage
from generator.review.text_findings import borrowed_findings, passages_between, unchanged_findings


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a review says of some plans on a day.

    ``sheets`` are sorted by name, and everything else follows their order. ``passages`` are the words that
    plans share, the longest first; ``findings`` are by plan; ``priorities`` is None without a council's file.
    ``figures`` are those that the plans were held against.
    """

    as_of: dt.date
    sheets: tuple[PlanSheet, ...]
    matrix: Matrix
    goals: tuple[GoalComparison, ...]
    own_goals: tuple[OwnGoal, ...]
    own_actions: tuple[OwnAction, ...]
    ambition: tuple[TargetAmbition, ...]
    passages: tuple[SharedPassage, ...]
    findings: Mapping[str, tuple[ReviewFinding, ...]]
    priorities: PrioritiesAnswered | None
    figures: KnownFigures = field(repr=False, compare=False)

    def sheet(self, key: str) -> PlanSheet:
        """Return a plan's sheet. Raises KeyError for a plan that is not compared."""
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)


def one_per_municipality(sheets: Sequence[PlanSheet]) -> tuple[tuple[PlanSheet, ...], tuple[Finding, ...]]:
    """Return one sheet for each key, and a finding for every plan of the same municipality that is left out.

    The plan that begins last is kept; of those that begin in the same year, the first given.
    """
    kept: dict[str, PlanSheet] = {}
    findings = []
    for sheet in sorted(sheets, key=lambda sheet: -sheet.first_year):
        used = kept.setdefault(sheet.key, sheet)
        if used is not sheet:
            place = Place(sheet.origin.file)
            findings.append(
                finding("gennemgang-plan-gentaget", place, kommune=sheet.name, fil=used.origin.file)
            )
    return _sorted(kept.values()), tuple(findings)


def compare(
    sheets: Sequence[PlanSheet],
    library: Library,
    as_of: dt.date,
    *,
    previous: Sequence[PlanSheet] = (),
    priorities: CouncilRecord | None = None,
    stale_months: int = STALE_MONTHS,
) -> Comparison:
    """Compare plans by the figures of a day, with what a council asks of them.

    ``previous`` are the same municipalities' plans of an earlier period. Raises ValueError if two sheets have
    the same key: see ``one_per_municipality``.
    """
    ordered = _sorted(sheets)
    if len({sheet.key for sheet in ordered}) < len(ordered):
        raise ValueError("two sheets are for the same municipality")
    figures = KnownFigures(library.figures, library.catalogue, library.geography, as_of)
    columns = goal_columns(ordered, library.goals)
    passages = passages_between(ordered, library.goals, library.catalogue)
    asked = ambition(ordered, figures)
    borrowed = borrowed_findings(passages, ordered)
    earlier = {sheet.key: sheet for sheet in previous}
    answered = None
    if priorities is not None:
        answered = answer_priorities(priorities, ordered, library.catalogue)
    findings: dict[str, tuple[ReviewFinding, ...]] = {}
    for sheet in ordered:
        before = earlier.get(sheet.key)
        findings[sheet.key] = (
            *completeness_findings(sheet, library.goals, library.geography),
            *wrong_area_findings(sheet, figures),
            *sum_findings(sheet),
            *overdue_findings(sheet, as_of),
            *ambition_findings(sheet, asked),
            *age_findings(sheet, as_of, stale_months),
            *(unchanged_findings(sheet, before, library.goals) if before is not None else ()),
            *borrowed.get(sheet.key, ()),
        )
    return Comparison(
        as_of=as_of,
        sheets=ordered,
        matrix=matrix(ordered, columns),
        goals=tuple(compare_goal(column, ordered, library.catalogue) for column in columns),
        own_goals=own_goals(ordered),
        own_actions=own_actions(ordered),
        ambition=asked,
        figures=figures,
        passages=passages,
        findings=findings,
        priorities=answered,
    )


def _sorted(sheets: Iterable[PlanSheet]) -> tuple[PlanSheet, ...]:
    return tuple(sorted(sheets, key=lambda sheet: (danish_order(sheet.name), sheet.key)))
