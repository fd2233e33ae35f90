"""The figures that a document prints, collected while it is composed, and the same as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from generator.danish.numbers import rounded
from generator.danish.periods import Period
from generator.figures.series import Area, Figure, Provenance, Series

COLUMNS = (
    "indikator-id",
    "indikator",
    "niveau",
    "kode",
    "område",
    "periode",
    "værdi",
    "enhed",
    "tilstand",
    "kilde",
    "tabel",
    "mål",
    "hentet",
    "egen-beregning",
    "demo",
)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_YES_NO = {True: "ja", False: "nej"}


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure as printed: its period's code, its value with decimal comma, and its state.

    The value is empty where there is none, such as for a suppressed figure.
    """

    period: str
    value: str
    state: str


@dataclass(frozen=True, slots=True)
class PrintedSeries:
    """The figures that a document prints of one indicator in one area, with where they come from.

    ``retrieved`` is an ISO date, empty where it is not known and for demo figures, which nobody fetched.
    """

    indicator_id: str
    indicator: str
    unit: str
    level: str
    code: str
    area: str
    source: str
    table: str
    measure: str
    retrieved: str
    is_own_calculation: bool
    is_demo: bool
    figures: tuple[PrintedFigure, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    indicator_id: str
    name: str
    unit: str
    area: Area
    source: str
    provenance: Provenance
    own_calculation: bool


_Noted = dict[tuple[Period, float | None], tuple[Figure, int]]
"""Figures with the decimals that they are printed with, by period and value."""


class FigureCollector:
    """Takes note of every figure that a document prints."""

    def __init__(self) -> None:
        self._noted: dict[_Key, _Noted] = {}

    def note(self, name: str, source: str, series: Series, periods: Iterable[Period], decimals: int) -> None:
        """Take note of the figures of some periods, printed under a name with so many decimals.

        ``source`` is who publishes them. A figure printed twice has the most decimals it has anywhere.
        """
        indicator = series.indicator
        unit = indicator.unit.value
        for period in periods:
            figure = series.at(period)
            if figure is not None:
                origin = series.source_of(period)
                key = _Key(indicator.id, name, unit, series.area, source, origin, series.own_calculation)
                noted = self._noted.setdefault(key, {})
                _, before = noted.get((period, figure.value), (figure, 0))
                noted[period, figure.value] = figure, max(decimals, before)

    @property
    def has_demo(self) -> bool:
        """Whether any figure noted so far is an invented one: what a document's demo mark says."""
        return any(key.provenance.is_demo for key, noted in self._noted.items() if noted)

    def series(self) -> tuple[PrintedSeries, ...]:
        """Return what has been noted, in the order of the document, each series by its periods."""
        return tuple(_printed(key, noted) for key, noted in self._noted.items() if noted)


def _printed(key: _Key, noted: _Noted) -> PrintedSeries:
    provenance = key.provenance
    fetched = provenance.retrieved if not provenance.is_demo else None
    return PrintedSeries(
        key.indicator_id,
        key.name,
        key.unit,
        key.area.level.value,
        key.area.code,
        key.area.name,
        key.source,
        provenance.table,
        provenance.measure,
        fetched.isoformat() if fetched is not None else "",
        key.own_calculation,
        provenance.is_demo,
        tuple(
            PrintedFigure(str(figure.period), _value(figure.value, decimals), figure.state.value)
            for figure, decimals in sorted(noted.values(), key=lambda item: item[0].period)
        ),
    )


def _value(value: float | None, decimals: int) -> str:
    return f"{rounded(value, decimals):f}".replace(".", ",") if value is not None else ""


def figures_csv(printed: Iterable[PrintedSeries]) -> bytes:
    """Return figures as a file that a Danish spreadsheet opens: semicolons, decimal comma, UTF-8 with BOM."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in printed:
        before = [_safe(words) for words in (one.indicator_id, one.indicator, one.level, one.code, one.area)]
        origin = [_safe(words) for words in (one.source, one.table, one.measure)]
        marks = [one.retrieved, _YES_NO[one.is_own_calculation], _YES_NO[one.is_demo]]
        writer.writerows(
            [*before, figure.period, figure.value, one.unit, figure.state, *origin, *marks]
            for figure in one.figures
        )
    return file.getvalue().encode("utf-8-sig")


def _safe(words: str) -> str:
    """Return words that a spreadsheet does not take for a formula."""
    return f"'{words}" if words.startswith(_FORMULA_SIGNS) else words
