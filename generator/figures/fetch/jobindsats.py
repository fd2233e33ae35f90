"""The tables of Jobindsats, opened for an indicator."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Frequency, Indicator, SourceTable
from generator.figures.fetch.asked_periods import MOST_AT_ONCE, Asked, Latest
from generator.figures.fetch.cells import AnsweredCells
from generator.figures.fetch.faults import OnlySoManyPeriods, fault
from generator.figures.fetch.jobindsats_api import NAME, JobindsatsApi, UnknownPeriodType, codes_of
from generator.figures.fetch.jobindsats_info import TableInfo
from generator.figures.fetch.jobindsats_rows import periods_in, read_rows
from generator.figures.fetch.jobindsats_selection import TOTAL, AreaHierarchy, Selection, choose
from generator.figures.fetch.kept_answers import KeptAnswer
from generator.figures.fetch.labels import NamedArea
from generator.figures.fetch.opened import Opened, Read, TablePiece
from generator.problems import Place
from generator.source.geography import Geography

_TYPES: Mapping[Frequency, tuple[str, ...]] = {
    Frequency.MONTHLY: ("M",),
    Frequency.QUARTERLY: ("Q", "QMAT"),
    Frequency.HALF_YEARLY: ("H", "QMAT"),
    Frequency.YEARLY: ("Y",),
}
"""The types of period that an indicator can be read from, the best first; a year to date (MYTD) is none."""
_MORE_THAN_ANY_TABLE_HAS = 600
_EVERY = "*"


@dataclass(frozen=True, slots=True)
class Jobindsats:
    """The tables of Jobindsats."""

    api: JobindsatsApi
    geography: Geography

    @property
    def name(self) -> str:
        """The source as deliveries and findings write it."""
        return NAME

    def open(self, indicator: Indicator, table: SourceTable, asked: Asked) -> Opened:
        """Return a table, ready to be asked for an indicator.

        Jobcentres are not asked for: no hierarchy of them is known. Raises FindingsError and SourceClosed.
        """
        place = Place(f"{NAME}, {table.table}")
        info = self.api.describe(table.table, place)
        levels = indicator.levels - {AreaLevel.JOBCENTRE}
        part = choose(info, table, levels, place, self.geography)
        codes = self._periods(info, table, part, indicator.frequency, asked)
        update = info.update if info.update.latest else self.api.update_of(table.table)
        whole: Read | None = None
        if table.share:
            of = choose(info, table, levels, place, self.geography, whole=True)
            whole = _Reader(self, table, of, codes, place, update.latest).read
        return Opened(
            place=place,
            periods=tuple(codes),
            areas=frozenset(
                item.area
                for hierarchy in part.areas
                for item in hierarchy.areas.values()
                if isinstance(item, NamedArea)
            ),
            most_at_once=lambda kind: MOST_AT_ONCE[kind],
            measure=part.measure.name,
            selection=part.words,
            updated=update.latest,
            next_update=update.next,
            link=table.link or update.link,
            origin="; ".join(self.api.address(table.table, _selectors(part, item)) for item in part.areas),
            read=_Reader(self, table, part, codes, place, update.latest).read,
            read_whole=whole,
        )

    def _periods(
        self, info: TableInfo, table: SourceTable, selection: Selection, frequency: Frequency, asked: Asked
    ) -> dict[Period, tuple[str, str]]:
        """Return the periods of a table, each with its type and code.

        Where the description lists none, the table is asked for the latest ones.
        """
        place = Place(f"{NAME}, {table.table}")
        for type_id in _TYPES[frequency]:
            if codes := _by_period(type_id, info.periods.get(type_id, ())):
                return codes
        known = [type_id for type_id, codes in info.periods.items() if codes]
        if not known:
            number = asked.number if isinstance(asked, Latest) else _MORE_THAN_ANY_TABLE_HAS
            *others, last = _TYPES[frequency]
            for type_id in others:
                with contextlib.suppress(UnknownPeriodType):
                    return self._latest(table, selection, type_id, number, place)
            return self._latest(table, selection, last, number, place)
        raise fault("hent-periodetyper", place, hyppighed=frequency.value, findes=", ".join(known))

    def _latest(
        self, table: SourceTable, selection: Selection, type_id: str, number: int, place: Place
    ) -> dict[Period, tuple[str, str]]:
        """Return the latest periods that the table has for the whole of its first hierarchy of areas."""
        selectors = _selectors(selection, selection.areas[0], TOTAL)

        def ask(number: int) -> list[str]:
            period = type_id, f"latest:{number}"
            return self.api.rows(table.table, selectors, period, place, lambda a: periods_in(a, place))[0]

        try:
            return _by_period(type_id, ask(number))
        except OnlySoManyPeriods as error:
            return _by_period(type_id, ask(error.number))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Asks for one selection of a table; ``codes`` are the type and code of each of its periods."""

    source: Jobindsats
    table: SourceTable
    selection: Selection
    codes: Mapping[Period, tuple[str, str]]
    place: Place
    updated: datetime.date | None

    def read(self, periods: tuple[Period, ...]) -> TablePiece:
        """Ask for some periods in each hierarchy of areas. Raises FindingsError."""
        pairs = [self._ask(hierarchy, periods) for hierarchy in self._hierarchies(periods)]
        return TablePiece(tuple(cells for cells, _ in pairs), tuple(answer for _, answer in pairs))

    def _hierarchies(self, periods: Sequence[Period]) -> Sequence[AreaHierarchy]:
        """Return the hierarchies that have areas of those years which none before has, or else the first."""
        known: set[Area] = set()
        used = []
        for hierarchy in self.selection.areas:
            named = [item for item in hierarchy.areas.values() if isinstance(item, NamedArea)]
            areas = {item.area for item in named if item.first_year <= periods[-1].year}
            if areas - known:
                used.append(hierarchy)
            known |= areas
        return used or self.selection.areas[:1]

    def _ask(self, hierarchy: AreaHierarchy, periods: Sequence[Period]) -> tuple[AnsweredCells, KeptAnswer]:
        type_id = self.codes[periods[0]][0]

        def read(answer: Any) -> AnsweredCells:
            labels = self.selection.measure.name, self.table.measure
            return read_rows(answer, self.place, hierarchy, labels, frozenset(periods), self.source.geography)

        return self.source.api.rows(
            self.table.table,
            _selectors(self.selection, hierarchy),
            (type_id, codes_of([self.codes[period][1] for period in periods])),
            self.place,
            read,
            updated=self.updated,
            divisible=len(periods) > 1,
        )


def _selectors(selection: Selection, hierarchy: AreaHierarchy, areas: str = _EVERY) -> dict[str, str]:
    fixed = {f"hierarchy.{hierarchy_id}": value for hierarchy_id, value in selection.fixed.items()}
    measure = selection.measure
    return {f"mgroup.{measure.group}": measure.id, f"hierarchy.{hierarchy.id}": areas, **fixed}


def _by_period(type_id: str, codes: Sequence[str]) -> dict[Period, tuple[str, str]]:
    """Return the codes of a type by period; codes of no known form are left out."""
    found = {}
    for code in codes:
        try:
            found[Period.parse(code)] = type_id, code
        except ValueError:
            continue
    return found
