"""What all answers about one table hold together, made into figures and held against what should be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.danish.names import listed
from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Indicator
from generator.figures.delivery import DeliveredFigure
from generator.figures.fetch.cells import Values
from generator.figures.fetch.faults import fault
from generator.figures.fetch.opened import Opened, TablePiece
from generator.figures.series import State
from generator.problems import Finding, finding
from generator.source.geography import Geography

_MOST_NAMES = 10
_PERCENT = 100


class CollectedFigures:
    """The answers about one table. ``whole`` are those about what a computed share is a share of."""

    def __init__(
        self,
        opened: Opened,
        indicator: Indicator,
        geography: Geography,
        part: Sequence[TablePiece],
        whole: Sequence[TablePiece] | None,
    ) -> None:
        self._opened = opened
        self._indicator = indicator
        self._geography = geography
        self._values = _joined(part)
        self._whole = None if whole is None else _joined(whole)
        cells = [cells for piece in part for cells in piece.cells]
        self._unknown = dict.fromkeys(label for item in cells for label in item.unknown)
        self.measure = next((item.measure for item in cells if item.measure), opened.measure)

    def check(self) -> None:
        """Raise FindingsError if municipalities are gone that the table has by its own description."""
        there = {area for area, _ in self._values}
        promised = [area for area in self._opened.areas if area.level is AreaLevel.MUNICIPALITY]
        if gone := sorted(area.code for area in promised if area not in there):
            navne = _some(self._geography.by_code[code].name for code in gone)
            raise fault("hent-kommuner-mangler", self._opened.place, navne=navne)

    def figures(self) -> tuple[DeliveredFigure, ...]:
        """Return the figures of the levels that the indicator is published for.

        A figure that is kept back is hidden where others of its period are not; a period without any figure
        has not been published. A computed share is in percent, with the count that it is a share of.
        """
        published = {period for (_, period), value in self._values.items() if value is not None}
        return tuple(
            figure
            for (area, period), value in self._values.items()
            if area.level in self._indicator.levels and period in published
            for figure in self._figure(area, period, value)
        )

    def _figure(self, area: Area, period: Period, value: float | None) -> Iterator[DeliveredFigure]:
        if value is None:
            yield DeliveredFigure(area, period, None, State.SUPPRESSED)
        elif self._whole is None:
            yield DeliveredFigure(area, period, value)
        elif (whole := self._whole.get((area, period))) is not None and whole > 0:
            yield DeliveredFigure(area, period, value * _PERCENT / whole, denominator=whole)

    def findings(self, periods: Iterable[Period]) -> tuple[Finding, ...]:
        """Return what should be told: labels that are no area we know, levels and periods without figures."""
        return (*self._areas(), *self._periods(periods))

    def _areas(self) -> Iterator[Finding]:
        place, levels = self._opened.place, {area.level for area, _ in self._values}
        if self._unknown:
            yield finding("hent-områder-ukendte", place, navne=_some(self._unknown))
        wanted = [AreaLevel.MUNICIPALITY, AreaLevel.COUNTRY]
        if AreaLevel.MUNICIPALITY not in self._indicator.levels:
            wanted.append(AreaLevel.COUNCIL)
        missing = [level.value for level in wanted if level in self._indicator.levels - levels]
        if missing:
            yield finding("hent-niveau-mangler", place, niveauer=listed(missing))
        if AreaLevel.MUNICIPALITY in levels & self._indicator.levels:
            codes = {area.code for area, _ in self._values}
            gone = [m.name for m in self._geography.municipalities if m.code not in codes]
            if gone:
                yield finding("hent-kommuner-ikke-i-tabellen", place, navne=_some(gone))

    def _periods(self, periods: Iterable[Period]) -> Iterator[Finding]:
        published = {period for (_, period), value in self._values.items() if value is not None}
        if published and (gone := [period.label for period in periods if period not in published]):
            yield finding("hent-perioder-uden-tal", self._opened.place, perioder=_some(gone))


def _joined(pieces: Iterable[TablePiece]) -> Values:
    """Return the figures of all answers; where two hierarchies have the same area, the first counts."""
    joined: Values = {}
    for piece in pieces:
        for cells in piece.cells:
            for key, value in cells.values.items():
                joined.setdefault(key, value)
    return joined


def _some(names: Iterable[str]) -> str:
    """Return the first names of many as a list in Danish."""
    every = list(names)
    rest = len(every) - _MOST_NAMES
    return listed([*every[:_MOST_NAMES], f"{rest} andre"] if rest > 0 else every)
