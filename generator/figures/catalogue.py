"""The indicator catalogue: what can be measured, how, for whom, from which table and since when."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import AreaLevel
from generator.source.data_files import Record, read_data_file
from generator.source.records.goal import IndicatorType, Polarity

CATALOGUE_FILE = Path(__file__).with_name("indicators.yaml")

_Choice = TypeVar("_Choice", bound=enum.Enum)


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
class Table:
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
    tables: tuple[Table, ...] = ()
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

    def table_at(self, period: Period) -> Table | None:
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


_REQUIRED = (
    "nummer",
    "navn",
    "kort",
    "enhed",
    "decimaler",
    "retning",
    "personkreds",
    "niveauer",
    "hyppighed",
    "kilde",
    "kildetekst",
    "definition",
    "type",
    "belæg",
    "mål",
)
_OPTIONAL = (
    "tabeller",
    "gælder fra",
    "gælder til",
    "brud",
    "kvantitativ",
    "erstatninger",
    "antal",
    "nyeste periode",
    "stor revision",
)


def _choice(kind: type[_Choice], entry: Record, key: str) -> _Choice:
    try:
        return kind(entry.text(key))
    except ValueError as error:
        raise ValueError(f"{entry.name}: {key}: {error}") from error


def _period(entry: Record, key: str) -> Period | None:
    return Period.parse(entry.text(key)) if key in entry else None


def _table(name: str, value: object) -> Table:
    entry = Record(name, value, ("tabel", "mål"), ("nøgle", "afgrænsning", "fra", "til", "link", "andel"))
    return Table(
        table=entry.text("tabel"),
        measure=entry.text("mål"),
        measure_id=entry.text("nøgle"),
        selection=entry.text("afgrænsning"),
        first=_period(entry, "fra"),
        last=_period(entry, "til"),
        link=entry.text("link"),
        share=entry.flag("andel", False),
    )


def _break(name: str, value: object) -> Break:
    entry = Record(name, value, ("periode", "tekst"))
    return Break(Period.parse(entry.text("periode")), entry.text("tekst"))


def _indicator(indicator_id: str, value: object) -> Indicator:
    entry = Record(indicator_id, value, _REQUIRED, _OPTIONAL)
    unit = Unit.parse(entry.text("enhed"))
    if unit is None:
        raise ValueError(f"{indicator_id}: there is no unit {entry.text('enhed')!r}")
    try:
        levels = frozenset(AreaLevel(level) for level in entry.texts("niveauer"))
    except ValueError as error:
        raise ValueError(f"{indicator_id}: {error}") from error
    tables = tuple(_table(indicator_id, item) for item in entry.items("tabeller"))
    breaks = tuple(_break(indicator_id, item) for item in entry.items("brud"))
    unmarked = {table.first for table in tables if table.first} - {item.period for item in breaks}
    if unmarked:
        raise ValueError(f"{indicator_id}: no data break is marked at {', '.join(map(str, unmarked))}")
    return Indicator(
        id=indicator_id,
        number=int(entry.text("nummer")),
        name=entry.text("navn"),
        short_name=entry.text("kort"),
        unit=unit,
        decimals=int(entry.text("decimaler")),
        polarity=_choice(Polarity, entry, "retning"),
        population=entry.text("personkreds"),
        levels=levels,
        frequency=_choice(Frequency, entry, "hyppighed"),
        source=_choice(SourceKind, entry, "kilde"),
        source_text=entry.text("kildetekst"),
        definition=entry.text("definition"),
        type=_choice(IndicatorType, entry, "type"),
        evidence=_choice(Evidence, entry, "belæg"),
        tables=tables,
        valid_from=_period(entry, "gælder fra"),
        valid_to=_period(entry, "gælder til"),
        breaks=breaks,
        quantitative=entry.flag("kvantitativ", True),
        goals=entry.texts("mål"),
        stand_ins=entry.texts("erstatninger"),
        counted_by=entry.text("antal"),
        newest=NewestPeriod(entry.text("nyeste periode", NewestPeriod.SHOWN.value)),
        large_revision=float(entry.text("stor revision", "10")),
    )


def load_catalogue(file: Path = CATALOGUE_FILE) -> Catalogue:
    """Read the catalogue. Raises ValueError, naming the indicator, if an entry is wrong."""
    entries = read_data_file(file, ("indikatorer",)).mapping("indikatorer")
    by_id = {indicator_id: _indicator(indicator_id, value) for indicator_id, value in entries.items()}
    for indicator in by_id.values():
        for other in (*indicator.stand_ins, *filter(None, [indicator.counted_by])):
            if other not in by_id:
                raise ValueError(f"{indicator.id}: there is no indicator {other!r}")
    return Catalogue(by_id)
