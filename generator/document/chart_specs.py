"""What a chart shows, as pure data: no colours, no coordinates, no drawing.

Values are in the indicator's own unit (percent as 4.1 for 4,1 pct.). ``None`` is a gap: suppressed, missing
or not published; it is drawn as a gap and never as 0. All words are finished Danish text.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Role(enum.Enum):
    """What a series is to the reader: the plan's own area, or something it is held against."""

    OWN = "egen"
    COMPARATOR = "sammenligning"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a development chart, with one value for each period of the chart."""

    name: str
    role: Role
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level drawn up to the end of the chart with its own label: a baseline or a target."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Development:
    """Development over time: own line strong, comparators grey, baseline and target as labelled levels.

    ``periods`` are the labels of the points in order ("jan. 2015"); ``ticks`` are the indices of the
    periods to be written on the axis; ``breaks`` are indices of the first period after a data break;
    ``preliminary`` is how many of the last periods are preliminary. ``decimals`` and ``unit``
    ("pct.", "fuldtidspersoner") format the values. ``mark`` ("Demotal") is printed in the plot. A ``low``
    chart is drawn less high than others, where room is scarce.
    """

    periods: tuple[str, ...]
    ticks: tuple[int, ...]
    lines: tuple[Line, ...]
    unit: str
    decimals: int
    baseline: Level | None = None
    target: Level | None = None
    breaks: tuple[int, ...] = ()
    break_label: str = ""
    preliminary: int = 0
    preliminary_label: str = ""
    mark: str | None = None
    low: bool = False

    @property
    def comparable_from(self) -> int:
        """The index of the first period that baseline and target can be held against: after any break."""
        return max(self.breaks, default=0)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``own`` marks the plan's area, ``summary`` a council area or the country.

    ``value_text`` is the finished label beside the bar ("4,1", or "ikke oplyst (diskretioneret)").
    """

    name: str
    value: float | None
    value_text: str
    own: bool = False
    summary: bool = False


@dataclass(frozen=True, slots=True)
class ComparisonChart:
    """Bars of one period, best placed first, the own one marked; up to 30 bars."""

    bars: tuple[Bar, ...]
    unit: str
    decimals: int
    target: Level | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """One row of the target overview: where we were, are and want to be, each with its finished text.

    Each row has its own scale, since rows have different units.
    """

    name: str
    was: float | None
    now: float | None
    target: float | None
    was_text: str
    now_text: str
    target_text: str


@dataclass(frozen=True, slots=True)
class TargetOverview:
    """Where we were, are and want to be, one row per target.

    ``was_label``, ``now_label`` and ``target_label`` name the three points in the legend.
    """

    stands: tuple[Stand, ...]
    was_label: str
    now_label: str
    target_label: str
    mark: str | None = None


ChartSpec = Development | ComparisonChart | TargetOverview
