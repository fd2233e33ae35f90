"""Figures over time: each with its state, each series with its unit, area and source."""

from __future__ import annotations

import datetime
import enum
import itertools
from dataclasses import dataclass, field
from decimal import Decimal

from generator.danish.numbers import exact
from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Break, Indicator

__all__ = ["Area", "AreaLevel", "Figure", "Provenance", "Series", "State"]


class State(enum.Enum):
    """What is known of a figure; only the first two have a value."""

    OK = "ok"
    PRELIMINARY = "foreløbig"
    SUPPRESSED = "diskretioneret"
    NOT_PUBLISHED = "ikke opgjort på dette niveau"
    MISSING = "mangler"

    @property
    def has_value(self) -> bool:
        """Whether a figure in this state has a value."""
        return self in (State.OK, State.PRELIMINARY)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in the unit of its indicator.

    ``denominator`` is the count that a share is a share of (persons, companies, cases), where it is known:
    averages over areas are computed from it. Raises ValueError if there is a value in a state without
    one, or none in a state with one.
    """

    period: Period
    value: float | None
    state: State = State.OK
    denominator: float | None = None

    def __post_init__(self) -> None:
        if (self.value is not None) is not self.state.has_value:
            raise ValueError(f"a figure that is {self.state.value!r} cannot have the value {self.value}")

    @property
    def exact(self) -> Decimal | None:
        """The value with the decimal digits that it is stored with; all that is worked out begins here."""
        return exact(self.value) if self.value is not None else None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where figures come from: source, table and measure, and when they were fetched there.

    ``updated`` is the source's own date of update; ``note`` is a Danish sentence for the reader.
    ``selection`` is the part of the table that is meant, ``origin`` the file and sheet or the address that
    was asked, ``link`` the source's page about the table, and ``first`` and ``last`` are the periods it is
    used for.
    """

    source: str
    table: str
    measure: str
    retrieved: datetime.date | None
    updated: datetime.date | None = None
    is_demo: bool = False
    note: str = ""
    selection: str = ""
    origin: str = ""
    link: str = ""
    first: Period | None = None
    last: Period | None = None

    def is_of(self, period: Period) -> bool:
        """Whether figures of a period come from here, as far as periods tell."""
        if self.first is None or self.last is None:
            return True
        return self.first.start <= period.start and period.end <= self.last.end


@dataclass(frozen=True)
class Series:
    """An indicator's figures for one area, ordered by period.

    ``provenance`` is the newest of the ``sources`` that the figures were put together of, newest first; where
    none are given it is the only one. ``own_calculation`` marks figures computed here from others, and
    ``stated`` those that a municipality states itself in its file. Raises ValueError if the periods are not
    in order.
    """

    indicator: Indicator
    area: Area
    figures: tuple[Figure, ...]
    provenance: Provenance
    own_calculation: bool = False
    stated: bool = False
    sources: tuple[Provenance, ...] = ()
    _by_period: dict[Period, Figure] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        periods = self.periods
        if any(later <= earlier for earlier, later in itertools.pairwise(periods)):
            raise ValueError(f"{self.indicator.id}: the periods are not in order")
        object.__setattr__(self, "sources", self.sources or (self.provenance,))
        object.__setattr__(self, "_by_period", dict(zip(periods, self.figures, strict=True)))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods, in order."""
        return tuple(figure.period for figure in self.figures)

    @property
    def values(self) -> tuple[float | None, ...]:
        """The values, in the order of the periods; None where there is none to show."""
        return tuple(figure.value for figure in self.figures)

    def source_of(self, period: Period) -> Provenance:
        """Return where the figure of a period comes from."""
        return next((source for source in self.sources if source.is_of(period)), self.provenance)

    def at(self, period: Period) -> Figure | None:
        """Return the figure of a period, or None if the series does not reach it."""
        return self._by_period.get(period)

    def same_last_year(self, period: Period) -> Figure | None:
        """Return the figure of the same period a year earlier, whether or not the two can be compared."""
        try:
            figure = self.at(period.same_last_year())
        except ValueError:  # the calendar of periods begins here
            return None
        return figure if figure is not None and figure.value is not None else None

    def year_before(self, period: Period) -> Figure | None:
        """Return the figure of the same period a year earlier, or None if none can be compared with it."""
        return self.same_last_year(period) if self.break_since_last_year(period) is None else None

    def break_since_last_year(self, period: Period) -> Break | None:
        """Return the data break that keeps a period from being compared with the one a year earlier."""
        figure = self.same_last_year(period)
        return self.indicator.break_between(figure.period, period) if figure is not None else None

    def comparable(self) -> tuple[Figure, ...]:
        """Return the figures with a value that can be compared with the newest, which is the last of them."""
        newest = self.latest()
        if newest is None:
            return ()
        broken = self.indicator.break_between
        known = (figure for figure in self.figures if figure.value is not None)
        return tuple(figure for figure in known if broken(figure.period, newest.period) is None)

    def latest(self) -> Figure | None:
        """Return the newest figure that has a value, which may be preliminary; None if no figure has one."""
        return next((figure for figure in reversed(self.figures) if figure.value is not None), None)
