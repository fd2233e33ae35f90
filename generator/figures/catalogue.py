"""The indicator catalogue: what can be measured, how, for whom, from which table and since when."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import AreaLevel
from generator.source.records.goal import IndicatorType, Polarity


class Frequency(enum.Enum):
    """How often an indicator is published."""

    MONTHLY = "måned"
    QUARTERLY = "kvartal"
    HALF_YEARLY = "halvår"
    YEARLY = "år"


class NewestPeriod(enum.Enum):
    """What is done with the newest period of real figures, which late registrations may still change."""

    SHOWN = "vises"
    PRELIMINARY = "foreløbig"
    LEFT_OUT = "udelades"


class SourceKind(enum.Enum):
    """Where the figures come from; MANUAL are the municipality's own, or somebody else's report."""

    JOBINDSATS = "jobindsats"
    STATBANK = "statbank"
    MANUAL = "manuel"


SOURCE_NAMES = {SourceKind.JOBINDSATS: "Jobindsats", SourceKind.STATBANK: "Danmarks Statistik"}
"""What the sources are called in print; whoever has made other figures must be named."""


class Evidence(enum.Enum):
    """How well the entry is founded; a definition or name from RECOLLECTION must be checked before print."""

    SOURCE = "kilde"
    TITLE = "titel"
    RECOLLECTION = "erindring"


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The table and measure an indicator is read from, in the periods from first to last (None: open).

    ``measure`` is the measure's name at the source, ``measure_id`` its id where that is known, ``selection``
    the part of the table that is meant, by the source's labels, and ``link`` the source's page about it.
    ``share`` says that the indicator is the share, in percent, that this part is of the whole measure.
    """

    table: str
    measure: str
    measure_id: str = ""
    selection: str = ""
    first: Period | None = None
    last: Period | None = None
    link: str = ""
    share: bool = False

    def covers(self, period: Period) -> bool:
        """Whether the table is the one to use for a period."""
        return (self.first is None or self.first.start <= period.start) and (
            self.last is None or period.end <= self.last.end
        )


@dataclass(frozen=True, slots=True)
class Break:
    """The first period that cannot be compared with the earlier ones, and why, as a Danish sentence."""

    period: Period
    text: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    ``short_name`` has at most 28 characters. ``population`` says who is counted, ``definition`` what, in one
    or two Danish sentences, and ``source_text`` who publishes it. ``levels`` are the areas it is published
    for. ``goals`` are keys of national goals; ``stand_ins`` are ids of indicators to use where
    this one is not published, and ``counted_by`` is the one that counts those whom a share is of.
    ``large_revision`` is the change of a figure, in percent of what it was, that
    is told of when newer figures come in.
    """

    id: str
    number: int
    name: str
    short_name: str
    unit: Unit
    decimals: int
    polarity: Polarity
    population: str
    levels: frozenset[AreaLevel]
    frequency: Frequency
    source: SourceKind
    source_text: str
    definition: str
    type: IndicatorType
    evidence: Evidence
    tables: tuple[SourceTable, ...] = ()
    valid_from: Period | None = None
    valid_to: Period | None = None
    breaks: tuple[Break, ...] = ()
    quantitative: bool = True
    goals: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    counted_by: str = ""
    newest: NewestPeriod = NewestPeriod.SHOWN
    large_revision: float = 10

    @classmethod
    def own(
        cls,
        *,
        id: str,
        name: str,
        short_name: str,
        unit: Unit,
        decimals: int,
        polarity: Polarity,
        population: str,
        definition: str,
    ) -> Indicator:
        """Return an indicator that a municipality has made itself."""
        return cls(
            id=id,
            number=0,
            name=name,
            short_name=short_name,
            unit=unit,
            decimals=decimals,
            polarity=polarity,
            population=population,
            levels=frozenset(AreaLevel),
            frequency=Frequency.YEARLY,
            source=SourceKind.MANUAL,
            source_text="",
            definition=definition,
            type=IndicatorType.OUTCOME,
            evidence=Evidence.SOURCE,
        )

    def break_between(self, one: Period, other: Period) -> Break | None:
        """Return the newest data break that parts two periods, so that their figures cannot be compared.

        A period that a break falls in has figures of both kinds, and none but itself to be compared with. All
        that says something of two periods asks here whether it may.
        """
        if one == other:
            return None
        first, last = min(one.start, other.start), max(one.end, other.end)
        parting = [item for item in self.breaks if first < item.period.start <= last]
        return max(parting, key=lambda item: item.period.start, default=None)

    def table_at(self, period: Period) -> SourceTable | None:
        """Return the table that holds the period, or None if no table is known to hold it."""
        return next((table for table in self.tables if table.covers(period)), None)

    def takes(self, table: str, period: Period) -> bool:
        """Whether figures of a period are read from a table: all of one that the catalogue does not name."""
        known = [item for item in self.tables if item.table.casefold() == table.casefold()]
        return not known or any(item.covers(period) for item in known)

    def is_published_for(self, level: AreaLevel) -> bool:
        """Whether the source publishes the indicator for areas of this level."""
        return level in self.levels


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every indicator by id, in the order of their numbers."""

    _by_id: dict[str, Indicator]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of every indicator."""
        return tuple(self._by_id)

    def get(self, indicator_id: str) -> Indicator:
        """Return an indicator. Raises KeyError if there is none with this id."""
        return self._by_id[indicator_id]

    def for_goal(self, goal_key: str) -> tuple[Indicator, ...]:
        """Return the indicators that belong to a national goal; empty if none does."""
        return tuple(indicator for indicator in self if goal_key in indicator.goals)

    def __contains__(self, indicator_id: object) -> bool:
        return indicator_id in self._by_id

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)
