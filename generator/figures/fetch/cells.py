"""Collects the figures of an answer, each area and period once."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from generator.danish.numbers import AmbiguousNumber
from generator.danish.periods import Period
from generator.figures.areas import Area
from generator.figures.fetch.faults import fault, quoted
from generator.figures.fetch.labels import NamedArea
from generator.figures.imports.values import DecimalSign, Unreadable, read_value
from generator.figures.imports.words import AreaProblem
from generator.problems import Place

_KEPT_BACK = frozenset({"", "-", ".", ".."})

Values = dict[tuple[Area, Period], float | None]


@dataclass(slots=True)
class AnsweredCells:
    """The figures of one answer as they are collected; None stands for one that the source keeps back.

    ``periods`` are those that were asked for. ``unknown`` are labels that may be areas but are none we know;
    ``measure`` is the source's own label of the measure.
    """

    place: Place
    periods: Set[Period]
    values: Values = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)
    measure: str = ""

    def add(
        self, row: int, label: str, named: NamedArea | AreaProblem, period_code: object, cell: object
    ) -> None:
        """Take in a row, counted from 1, for the area that its label means.

        Raises FindingsError for a period that was not asked for, for what is no number, and for an area that
        has a figure of the period already.
        """
        period = self._period(row, period_code)
        value = number_of(cell)
        if isinstance(value, str):
            raise fault("hent-svar-ikke-tal", self.place, række=row, værdi=quoted(value))
        if isinstance(named, AreaProblem):
            if named is not AreaProblem.NOT_USED:
                self.unknown[quoted(label)] = None
            return
        if period.year < named.first_year:
            return
        if (named.area, period) in self.values:
            raise fault("hent-svar-to-gange", self.place, række=row, område=label, periode=period.label)
        self.values[named.area, period] = value

    def _period(self, row: int, code: object) -> Period:
        try:
            period = Period.parse(code) if isinstance(code, str) else None
        except ValueError:
            period = None
        if period is None or period not in self.periods:
            raise fault("hent-svar-periode", self.place, række=row, periode=quoted(str(code)))
        return period


def number_of(cell: object) -> float | str | None:
    """Return the number of a cell, None for one that is kept back, and the text of what is no number."""
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return str(cell)
    if isinstance(cell, str) and cell.strip() in _KEPT_BACK:
        return None
    try:
        value = read_value(float(cell) if isinstance(cell, int) else cell, DecimalSign.COMMA)[0]
    except (Unreadable, AmbiguousNumber, OverflowError):
        return str(cell)
    return str(cell) if value is None else value
