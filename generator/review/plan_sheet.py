"""What a plan says, as a review holds it: taken from the data that every finished plan carries.

A sheet knows nothing of YAML files, figures or goals that the plan itself does not state, so plans that came
as PDF, Word or YAML are compared alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.review.money_sheets import BudgetSheet, InvestmentSheet
from generator.review.sheet_parts import (
    ActionSheet,
    AdoptionSheet,
    DemandSheet,
    FollowUpSheet,
    GoalSheet,
    IndicatorSheet,
    MunicipalitySheet,
    SheetOrigin,
    SourceSheet,
    TargetSheet,
    TextSheet,
    ThemeSheet,
    VersionSheet,
)
from generator.source.records.plan import Status


@dataclass(frozen=True, slots=True)
class PlacedTarget:
    """A target with what it stands under; ``goals`` are ids, several under a theme."""

    goals: tuple[str, ...]
    theme: str | None
    indicator: IndicatorSheet | None
    target: TargetSheet


@dataclass(frozen=True)
class PlanSheet:
    """One plan."""

    origin: SheetOrigin
    program_version: str
    municipalities: tuple[MunicipalitySheet, ...]
    council: str
    first_year: int
    last_year: int
    goals_year: int
    status: Status
    title: str | None
    document_type: str | None
    version: VersionSheet | None
    adoption: tuple[AdoptionSheet, ...]
    shows_demo_figures: bool
    goals: tuple[GoalSheet, ...]
    themes: tuple[ThemeSheet, ...]
    context_indicators: tuple[IndicatorSheet, ...]
    actions: tuple[ActionSheet, ...]
    texts: tuple[TextSheet, ...]
    sources: tuple[SourceSheet, ...]
    budgets: tuple[BudgetSheet, ...]
    investments: tuple[InvestmentSheet, ...]
    demands: tuple[DemandSheet, ...]
    follow_up: tuple[FollowUpSheet, ...] = ()

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the plan's municipalities."""
        return frozenset(item.code for item in self.municipalities)

    @cached_property
    def key(self) -> str:
        """What the plan is known by in a review: its codes in the plan's order, "751" or "561-563"."""
        return "-".join(item.code for item in self.municipalities)

    @cached_property
    def name(self) -> str:
        """The place or places: "Aarhus", "Esbjerg og Fanø"."""
        return " og ".join(item.name for item in self.municipalities)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """What the municipalities call themselves: the place, and the authority without "Kommune"."""
        names = (name for item in self.municipalities for name in (item.name, item.official_name))
        return tuple(dict.fromkeys(name.removesuffix(" Kommune") for name in names))

    def goal(self, goal_id: str) -> GoalSheet | None:
        """Return the goal with this id, or None."""
        return next((goal for goal in self.goals if goal.id == goal_id), None)

    def under(self, goal: GoalSheet) -> tuple[IndicatorSheet, ...]:
        """Return a goal's indicators and those of the themes that cover it, each once."""
        themed = (item for theme in self.themes if goal.id in theme.covers for item in theme.indicators)
        return tuple(dict.fromkeys((*goal.indicators, *themed)))

    def targets_under(self, goal: GoalSheet) -> tuple[TargetSheet, ...]:
        """Return a goal's targets and those of the themes that cover it, each once."""
        themed = (item for theme in self.themes if goal.id in theme.covers for item in theme.targets)
        measured = (target for indicator in self.under(goal) for target in indicator.targets)
        return (*measured, *dict.fromkeys((*goal.targets, *themed)))

    @cached_property
    def indicators(self) -> tuple[IndicatorSheet, ...]:
        """Every indicator of the plan, in reading order, each use once."""
        used = [item for goal in self.goals for item in goal.indicators]
        used += [item for theme in self.themes for item in theme.indicators]
        return tuple(dict.fromkeys((*self.context_indicators, *used)))

    @cached_property
    def targets(self) -> tuple[PlacedTarget, ...]:
        """Every target of the plan with what it stands under, in reading order."""
        return tuple(self._targets())

    def _targets(self) -> Iterator[PlacedTarget]:
        shown: set[IndicatorSheet] = set()
        for goal in self.goals:
            shown.update(goal.indicators)
            yield from _placed((goal.id,), None, goal.indicators, goal.targets)
        for theme in self.themes:  # a theme without indicators of its own repeats those of its goals
            own = tuple(item for item in theme.indicators if item not in shown)
            yield from _placed(theme.covers, theme.heading, own, theme.targets)
        yield from _placed((), None, self.context_indicators, ())


def _placed(
    goals: tuple[str, ...],
    theme: str | None,
    indicators: tuple[IndicatorSheet, ...],
    targets: tuple[TargetSheet, ...],
) -> Iterator[PlacedTarget]:
    for indicator in indicators:
        for target in indicator.targets:
            yield PlacedTarget(goals, theme, indicator, target)
    for target in targets:
        yield PlacedTarget(goals, theme, None, target)
