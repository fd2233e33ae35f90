"""Reads the rows that Jobindsats answers with, and refuses what cannot be the answer."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from generator.danish.names import listed
from generator.danish.periods import Period
from generator.figures.fetch.cells import AnsweredCells, number_of
from generator.figures.fetch.faults import fault, quoted
from generator.figures.fetch.jobindsats_selection import AreaHierarchy
from generator.figures.fetch.labels import named_area, same
from generator.figures.imports.words import AREA_HEADS, folded
from generator.problems import Place
from generator.source.geography import Geography

_PERIOD = "periode"


def read_rows(
    answer: Any,
    place: Place,
    hierarchy: AreaHierarchy,
    labels: Sequence[str],
    periods: Set[Period],
    geography: Geography,
) -> AnsweredCells:
    """Return the figures of an answer to a question about one measure in one hierarchy of areas.

    ``labels`` are the measure's: the source's own and the catalogue's. Raises FindingsError for an answer
    without columns or rows, with rows of another width, periods that were not asked for, an area twice in a
    period, or something else than numbers.
    """
    columns, rows = _shape(answer, place)
    period_at = _column(columns, {_PERIOD}, place)
    area_at = _column(columns, AREA_HEADS, place)
    value_at = _value_column(columns, rows, {period_at, area_at}, labels, place)
    cells = AnsweredCells(place, periods, measure=columns[value_at])
    for number, row in enumerate(rows, start=1):
        label = row[area_at]
        if not isinstance(label, str):
            raise fault("hent-svar-område", place, række=number, område=quoted(str(label)))
        named = hierarchy.areas.get(label) or named_area(label, geography)
        cells.add(number, label, named, row[period_at], row[value_at])
    return cells


def periods_in(answer: Any, place: Place) -> list[str]:
    """Return the codes of the periods in an answer, each once."""
    columns, rows = _shape(answer, place)
    at = _column(columns, {_PERIOD}, place)
    return list(dict.fromkeys(str(row[at]) for row in rows))


def _shape(answer: Any, place: Place) -> tuple[list[str], list[list[Any]]]:
    columns = answer.get("columns") if isinstance(answer, dict) else None
    rows = answer.get("rows") if isinstance(answer, dict) else None
    if not isinstance(columns, list) or not isinstance(rows, list) or not columns:
        raise fault("hent-svar-form", place)
    if not rows:
        raise fault("hent-svar-uden-rækker", place)
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, list) or len(row) != len(columns):
            width = len(row) if isinstance(row, list) else 1
            raise fault("hent-svar-bredde", place, række=number, felter=width, ventet=len(columns))
    return [" ".join(str(column).split()) for column in columns], rows


def _column(columns: Sequence[str], heads: Set[str], place: Place) -> int:
    found = [number for number, column in enumerate(columns) if folded(column) in heads]
    if not found:
        raise fault("hent-svar-kolonne", place, kolonne=min(heads), findes=_shown(columns))
    return found[0]


def _value_column(
    columns: Sequence[str], rows: list[list[Any]], others: Set[int], labels: Sequence[str], place: Place
) -> int:
    """Return the column of the measure: the one with its label, or the only one that holds numbers.

    One measure was asked for by its id, so a label that has changed does no harm where it stands alone.
    """
    rest = [number for number in range(len(columns)) if number not in others]
    for label in labels:
        exact = [n for n in rest if same(columns[n], label)]
        found = exact or [n for n in rest if same(columns[n].rpartition(": ")[2], label)]
        if len(found) == 1:
            return found[0]
    numeric = [n for n in rest if not any(isinstance(number_of(row[n]), str) for row in rows)]
    if len(numeric) == 1:
        return numeric[0]
    raise fault("hent-svar-kolonne", place, kolonne=labels[-1], findes=_shown(columns))


def _shown(columns: Sequence[str]) -> str:
    return listed([f"»{quoted(column)}«" for column in columns])
