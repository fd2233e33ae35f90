"""The parts of what a plan says, as a review holds it (``plan_sheet``).

Numbers are the exact ones; of a plan whose data are of version 2, they are as they are printed.
"""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from decimal import Decimal

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import Area
from generator.figures.series import State
from generator.plan.bounds import Bounds
from generator.plan.target_kinds import TargetKind
from generator.plan.targets import Reason
from generator.plan.targets import TargetStatus as TargetStatus
from generator.problems import Finding
from generator.source.records.goal import IndicatorType, Polarity, Treatment
from generator.source.records.process import AdoptionRole, StepOutcome
from generator.source.records.target import Direction


class SheetKind(enum.Enum):
    """The kind of file that a plan was read from."""

    YAML = "yaml"
    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class SheetOrigin:
    """The file that a sheet was read from.

    ``file`` is the path as it is shown. ``changed`` says whether the file was changed after it was made; None
    where that cannot be known. ``remarks`` are findings about the file, and for YAML those of its own checks.
    """

    file: str
    kind: SheetKind
    sha256: str
    changed: bool | None = None
    remarks: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class MunicipalitySheet:
    """A municipality of the plan: three digits, the place and the authority."""

    code: str
    name: str
    official_name: str


@dataclass(frozen=True, slots=True)
class VersionSheet:
    """The version as the municipality calls it; ``date`` is as written."""

    label: str
    date: str | None


@dataclass(frozen=True, slots=True)
class AdoptionSheet:
    """One step on the way to adoption."""

    body: str
    role: AdoptionRole
    date: dt.date | None
    date_text: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUpSheet:
    """One round of follow-up, and when it was: the period it is about, a date, or the time in words."""

    label: str
    period: Period | None
    date: dt.date | None
    date_text: str | None


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """A figure that the plan prints; ``value`` is None in the states without one."""

    area: Area
    period: Period
    value: Decimal | None
    state: State
    own_calculation: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class SettingSheet:
    """How a target was set; ``unit`` is that of its number, where it is not the indicator's."""

    unit: Unit | None
    direction: Direction | None
    compared_with: str | None
    among: str | None
    maintain: bool


@dataclass(frozen=True, slots=True)
class StartSheet:
    """What a target starts from; ``stated`` if the municipality wrote the value itself."""

    period: Period | None
    value: Decimal
    stated: bool


@dataclass(frozen=True, slots=True)
class BoundsSheet:
    """What a target asks, in the indicator's unit; ``aim`` is the period they hold for where they change."""

    low: Decimal | None
    high: Decimal | None
    low_included: bool
    high_included: bool
    aim: Period | None

    @property
    def bounds(self) -> Bounds:
        """The bounds alone, as a plan works with them."""
        return Bounds(self.low, self.high, not self.low_included, not self.high_included)


@dataclass(frozen=True, slots=True)
class ComparedSheet:
    """What a relative target is held against, and its value."""

    name: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class CurrentSheet:
    """The figure that a target was held against in the plan."""

    period: Period
    value: Decimal
    state: State


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """The municipality's own result that a target's status is by; ``label`` is the round's."""

    label: str
    period: Period | None
    value: Decimal | None
    outcome: StepOutcome | None


@dataclass(frozen=True, slots=True)
class PendingSheet:
    """When a target is expected, by whom, and where it will stand; all as the municipality wrote it."""

    expected: str | None
    body: str | None
    carried_by: str | None


@dataclass(frozen=True, slots=True)
class TargetSheet:
    """A target as it was set, and as it stood by the plan's own figures, or by its ``result``.

    ``start_withheld`` says that the municipality itself tells that it is not known what is counted from.
    """

    statement: str
    kind: TargetKind
    unit: Unit | None
    area: Area | None
    population: str | None
    due: Period | None
    setting: SettingSheet
    start: StartSheet | None
    bounds: BoundsSheet | None
    compared: ComparedSheet | None
    current: CurrentSheet | None
    distance: Decimal | None
    status: TargetStatus
    reason: Reason | None
    pending: PendingSheet | None
    reservation: str | None
    start_withheld: bool = False
    result: ResultSheet | None = None


@dataclass(frozen=True, slots=True)
class IndicatorSheet:
    """An indicator of the plan.

    ``chosen`` is False for one that the plan shows because it is recommended, without the municipality naming
    it; ``own_definition`` is True for one that the municipality has defined itself.
    """

    id: str
    name: str
    unit: Unit
    polarity: Polarity
    type: IndicatorType
    population: str | None
    chosen: bool
    own_definition: bool
    figures: tuple[FigureSheet, ...]
    targets: tuple[TargetSheet, ...]


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """A measure: its title, its description in plain words, and the ids of the goals it belongs to."""

    title: str
    text: str | None
    responsible: str | None
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalSheet:
    """A goal: the minister's, with what is done with it, or one of the municipality's own.

    ``key`` is that of the minister's goal through all years, None for an own goal, which has no ``treatment``
    either. ``mentioned`` is False where the municipality's file says nothing of the goal.
    """

    id: str
    number: int
    key: str | None
    origin: str
    heading: str
    minister_wording: str | None
    excerpt_only: bool
    wording: str
    treatment: Treatment | None
    mentioned: bool
    reason: str | None
    merged_into: str | None
    years: tuple[int, ...]
    indicators: tuple[IndicatorSheet, ...]
    targets: tuple[TargetSheet, ...]
    actions: tuple[ActionSheet, ...]

    @property
    def is_national(self) -> bool:
        """Whether the goal is the minister's."""
        return self.key is not None


@dataclass(frozen=True, slots=True)
class ThemeSheet:
    """A theme of the municipality's own; ``covers`` are ids of goals."""

    id: str | None
    heading: str
    covers: tuple[str, ...]
    indicators: tuple[IndicatorSheet, ...]
    targets: tuple[TargetSheet, ...]
    actions: tuple[ActionSheet, ...]


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A text of the municipality's own in plain words, paragraphs parted by an empty line.

    ``path`` is its YAML path ("mål[0].udfordring"), ``goal`` the id of the goal it stands under, and
    ``heading`` the nearest heading over it. ``shared`` marks a chapter that several municipalities share.
    """

    path: str
    goal: str | None
    heading: str | None
    text: str
    shared: bool


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """Where the figures of an indicator come from."""

    indicator: str
    source: str
    table: str
    measure: str
    retrieved: dt.date | None
    is_demo: bool


@dataclass(frozen=True, slots=True)
class DemandSheet:
    """A demand of the law, by its id in the goals file, and whether the plan answers it."""

    id: str
    answered: bool
