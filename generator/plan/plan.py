"""The plan: the minister's goals, one municipality's own words and the figures, merged and evaluated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.danish.periods import Period
from generator.figures.catalogue import Indicator
from generator.figures.series import Series
from generator.plan.comparators import Comparator, Comparators
from generator.plan.measure import Measure
from generator.plan.results import StatedResult
from generator.plan.targets import Evaluated
from generator.problems import Finding
from generator.source.geography import Municipality
from generator.source.goals import GoalYear, LegalDemand, NationalGoal
from generator.source.plan_file import PlanFile
from generator.source.records.goal import ChartKind, GoalRecord, IndicatorUse, Polarity, Theme, Treatment
from generator.source.records.plan import PlanRecord
from generator.source.records.target import Population


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """A target with its evaluation and its finished words.

    ``measure`` is None for a target without an indicator. ``in_short`` is the statement together with the
    level that a relative target means by the newest figures. ``results`` are what the municipality's own
    follow-up says of it.
    """

    evaluated: Evaluated
    measure: Measure | None
    statement: str
    in_short: str
    meaning: str | None
    distance: str | None
    results: tuple[StatedResult, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """An indicator under a goal.

    ``measures`` holds one measure per municipality of the plan; ``use`` is None for a recommended
    indicator that the municipality did not write. ``population`` is the subgroup that the figures are for;
    ``is_extra`` marks one beside the indicator's own, which has remarks and method under that.
    """

    indicator: Indicator
    use: IndicatorUse | None
    name: str
    short_name: str
    polarity: Polarity
    measures: tuple[Measure, ...]
    comparators: tuple[Comparator, ...]
    charts: tuple[ChartKind, ...]
    targets: tuple[PlanTarget, ...]
    is_demo: bool
    population: Population | None = None
    is_extra: bool = False

    @property
    def decimals(self) -> int:
        """How many decimals the figures are printed with."""
        return self.measures[0].decimals

    @property
    def sourced_as(self) -> tuple[str, str]:
        """What the list of sources tells indicators apart by: the id, and the name of one that is extra."""
        return self.indicator.id, self.name if self.is_extra else ""


@dataclass(frozen=True, slots=True)
class FigureQuote:
    """Figures of an indicator that a planner's text names and the program has put there.

    ``words`` are what it put there, with the words right before.
    """

    indicator: PlanIndicator
    series: Series
    periods: tuple[Period, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """A goal of the plan: national, or the municipality's own.

    ``number`` is the minister's number for a national goal; own goals are numbered on. ``record`` is None
    where the municipality wrote nothing, so that the goal stands as the minister announced it.
    """

    number: int
    reference: str
    national: NationalGoal | None
    record: GoalRecord | None
    treatment: Treatment
    heading: str
    wording: str
    indicators: tuple[PlanIndicator, ...] = ()
    targets: tuple[PlanTarget, ...] = ()
    covered_by: str | None = None

    @property
    def is_national(self) -> bool:
        """Whether the goal is one of the minister's."""
        return self.national is not None

    @property
    def label(self) -> str:
        """The number as it is shown: "6", or "6 (2019)" for the goal of a later year."""
        year, slash, _ = self.reference.partition("/")
        return f"{self.number} ({year})" if slash and self.is_national else str(self.number)

    @property
    def names(self) -> set[str]:
        """What a planner may call the goal by elsewhere in the file."""
        names = {self.reference, self.national.key if self.national is not None else str(self.number)}
        if self.record is not None and self.record.id is not None:
            names.add(str(self.record.id))
        return names

    @property
    def all_targets(self) -> tuple[PlanTarget, ...]:
        """The targets of the goal's indicators and its own, in reading order."""
        return tuple(t for indicator in self.indicators for t in indicator.targets) + self.targets


@dataclass(frozen=True, slots=True)
class PlanTheme:
    """A theme of the municipality's own with the goals it covers."""

    record: Theme
    goals: tuple[PlanGoal, ...]
    indicators: tuple[PlanIndicator, ...]
    targets: tuple[PlanTarget, ...]

    @property
    def all_targets(self) -> tuple[PlanTarget, ...]:
        """The targets of the theme's indicators and its own."""
        return tuple(t for indicator in self.indicators for t in indicator.targets) + self.targets


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan, ready to become a document."""

    file: PlanFile
    goal_year: GoalYear
    demands: tuple[LegalDemand, ...]
    municipalities: tuple[Municipality, ...]
    comparators: Comparators
    goals: tuple[PlanGoal, ...]
    themes: tuple[PlanTheme, ...]
    context_indicators: tuple[PlanIndicator, ...]
    findings: tuple[Finding, ...]
    quotes: tuple[FigureQuote, ...] = ()

    @property
    def record(self) -> PlanRecord:
        """What the municipality wrote."""
        return self.file.record

    @property
    def authority(self) -> str:
        """The name of the municipality, or of the municipalities, that the plan is for."""
        names = [municipality.official_name for municipality in self.municipalities]
        return " og ".join(names)

    @property
    def place_name(self) -> str:
        """The short name of the place or places."""
        return " og ".join(municipality.name for municipality in self.municipalities)

    @property
    def adopted_goals(self) -> tuple[PlanGoal, ...]:
        """The goals that the plan takes up."""
        return tuple(goal for goal in self.placed_goals if goal.treatment is not Treatment.NOT_ADOPTED)

    @property
    def placed_goals(self) -> tuple[PlanGoal, ...]:
        """The goals that have a place; in a plan of themes, one of unknown treatment may be anywhere."""
        if not self.themes:
            return self.goals
        return tuple(goal for goal in self.goals if goal.treatment is not Treatment.NOT_STATED)

    def goal(self, word: str) -> PlanGoal | None:
        """Return the goal that a planner refers to by number, id or the key of a national goal, or None."""
        return find_goal(word, self.goals)

    @property
    def indicators(self) -> tuple[PlanIndicator, ...]:
        """Every use of an indicator in reading order."""
        used = [indicator for goal in self.goals for indicator in goal.indicators]
        used += [indicator for theme in self.themes for indicator in theme.indicators]
        return (*self.context_indicators, *used)

    @property
    def targets(self) -> tuple[PlanTarget, ...]:
        """Every target of goals and themes once, in reading order."""
        found = [target for goal in self.goals for target in goal.all_targets]
        found += [target for theme in self.themes for target in theme.all_targets]
        return tuple({id(target): target for target in found}.values())

    @property
    def sourced_indicators(self) -> tuple[PlanIndicator, ...]:
        """Each indicator that the plan prints figures of, once; those that only a text names come last."""
        printed = (*self.indicators, *(quote.indicator for quote in self.quotes))
        unique: dict[tuple[str, str], PlanIndicator] = {}
        for item in printed:
            unique.setdefault(item.sourced_as, item)
        return tuple(unique.values())

    @property
    def shows_demo_figures(self) -> bool:
        """Whether any figure of the plan is a demo figure."""
        return any(indicator.is_demo for indicator in self.sourced_indicators)


def find_goal(word: str, goals: Iterable[PlanGoal]) -> PlanGoal | None:
    """Return the goal that a word refers to by number, id or the key of a national goal, or None.

    A national goal of a later year of the plan is known by year and number: "2020/3".
    """
    return next((goal for goal in goals if word in goal.names), None)
