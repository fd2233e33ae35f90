"""Reads the lines that Statistics Denmark answers with (BULK, each cell "code text")."""

from __future__ import annotations

import csv
import io
from collections.abc import Set

from generator.danish.periods import Period
from generator.figures.fetch.cells import AnsweredCells, number_of
from generator.figures.fetch.faults import fault, quoted
from generator.figures.fetch.statbank_info import StatbankInfo, StatbankSelection, Variable
from generator.problems import Place

_NAME = "Danmarks Statistik"
_VALUE = "INDHOLD"


def read_lines(
    text: str, place: Place, info: StatbankInfo, selection: StatbankSelection, periods: Set[Period]
) -> AnsweredCells:
    """Return the figures of an answer.

    A line whose figure is missing is one that is kept back. A combination without a line has the value that
    the table's description gives such, usually 0. Raises FindingsError for text that is no such table, lines
    of another width, values that were not asked for, and the same combination twice.
    """
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    except csv.Error:
        raise fault("hent-svar-ikke-data", place, kilde=_NAME, svar=quoted(text)) from None
    head = [column.strip().casefold() for column in rows[0]]
    variables = {variable.id.casefold(): variable for variable in info.variables}
    if sorted(head) != sorted([*variables, _VALUE.casefold()]):
        raise fault("hent-svar-ikke-data", place, kilde=_NAME, svar=quoted(text))
    if len(rows) == 1:
        raise fault("hent-svar-uden-rækker", place)
    cells = AnsweredCells(place, periods, measure=selection.measure)
    for number, row in enumerate(rows[1:], start=1):
        if len(row) != len(head):
            raise fault("hent-svar-bredde", place, række=number, felter=len(row), ventet=len(head))
        line = dict(zip(head, row, strict=True))
        codes = {item.id: _code(line[column], item, number, place) for column, item in variables.items()}
        for variable_id, value_id in selection.fixed.items():
            if codes[variable_id] != value_id:
                raise fault("hent-svar-værdi", place, række=number, værdi=quoted(codes[variable_id]))
        area = selection.areas.get(codes[selection.area_variable])
        if area is None:
            raise fault("hent-svar-værdi", place, række=number, værdi=quoted(codes[selection.area_variable]))
        cells.add(number, area.area.name, area, codes[selection.time_variable], line[_VALUE.casefold()])
    _fill_absent(cells, info, selection)
    return cells


def _code(cell: str, variable: Variable, row: int, place: Place) -> str:
    """Return the code of a cell that holds a code and a text."""
    text = " ".join(cell.split())
    code = text.partition(" ")[0]
    for known in (text, code):
        if known in variable.values and text in (known, f"{known} {variable.values[known]}"):
            return known
    raise fault("hent-svar-værdi", place, række=row, værdi=quoted(text))


def _fill_absent(cells: AnsweredCells, info: StatbankInfo, selection: StatbankSelection) -> None:
    absent = number_of(info.absent)
    value = None if isinstance(absent, str) else absent
    for named in selection.areas.values():
        for period in cells.periods:
            if period.year >= named.first_year:
                cells.values.setdefault((named.area, period), value)
