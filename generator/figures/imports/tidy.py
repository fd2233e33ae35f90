"""Reads the form that figures are stored in, so that a planner can write own figures in it."""

from __future__ import annotations

import datetime

from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import SOURCE_NAMES, Catalogue
from generator.figures.delivery import DeliveredFigure, Delivery
from generator.figures.figure_file import COLUMNS, DENOMINATOR, NAMED_COLUMNS
from generator.figures.imports.matching import Given
from generator.figures.imports.sheet import Cell, FileSheet
from generator.figures.imports.values import DecimalSign, Unreadable, read_value
from generator.figures.imports.words import AreaProblem, folded, read_area
from generator.figures.series import State
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.geography import Geography

_STATES = {state.value: state for state in State}
_ACCEPTED = tuple((*columns, *last) for columns in (COLUMNS, NAMED_COLUMNS) for last in ((), (DENOMINATOR,)))


def is_tidy(sheet: FileSheet) -> bool:
    """Whether the first row is that of a file of figures."""
    first = tuple(folded(cell) for cell in sheet.rows[0]) if sheet.rows else ()
    return first in _ACCEPTED


def read_tidy(sheet: FileSheet, given: Given, catalogue: Catalogue, geography: Geography) -> Delivery:
    """Return the figures of a file, whose name is the indicator's id if the planner has not said it.

    Raises FindingsError with everything that is wrong.
    """
    indicator_id = given.indicator_id or sheet.file.rpartition(".")[0]
    if indicator_id not in catalogue:
        raise FindingsError([finding("import-indikator-mangler", Place(sheet.shown), fil=indicator_id)])
    indicator = catalogue.get(indicator_id)
    source = given.source or SOURCE_NAMES.get(indicator.source, "")
    if not source:
        raise FindingsError([finding("import-kilde-mangler", Place(sheet.shown), indikator=indicator_id)])
    columns = [folded(cell) for cell in sheet.rows[0]]
    findings: list[Finding] = []
    figures = []
    for number, row in enumerate(sheet.rows[1:], start=1):
        if any(cell is not None for cell in row):
            fields = dict(zip(columns, [*row, *[None] * len(columns)], strict=False))
            figure = _figure(sheet, number, fields, geography, findings)
            if figure is not None:
                figures.append(figure)
    if findings:
        raise FindingsError(findings[:20])
    table = given.table or (indicator.tables[-1].table if indicator.tables else "")
    return Delivery(
        indicator_id=indicator_id,
        source=source,
        table=table,
        measure=indicator.tables[-1].measure if indicator.tables else indicator.name,
        selection="",
        retrieved=datetime.datetime.min,
        updated=None,
        origin=sheet.shown,
        digest="",
        figures=tuple(figures),
    )


def _figure(
    sheet: FileSheet, number: int, fields: dict[str, Cell], geography: Geography, findings: list[Finding]
) -> DeliveredFigure | None:
    area = _area(sheet, number, fields, geography, findings)
    try:
        period = Period.parse(_text(fields["periode"]))
    except ValueError:
        findings.append(
            sheet.finding("import-periode", number, list(fields).index("periode"), tekst=fields["periode"])
        )
        return None
    try:
        value, _ = read_value(fields["værdi"], DecimalSign.COMMA)
        count, _ = read_value(fields.get(DENOMINATOR), DecimalSign.COMMA)
    except Unreadable as error:
        findings.append(sheet.finding("import-tal-ulæseligt", number, 0, tekst=str(error)))
        return None
    state = _STATES.get(_text(fields["tilstand"]))
    if state is None or state.has_value is not (value is not None):
        words = {"tekst": fields["tilstand"], "tilstande": ", ".join(_STATES)}
        findings.append(sheet.finding("import-tilstand", number, 0, **words))
        return None
    return DeliveredFigure(area, period, value, state, count) if area is not None else None


def _area(
    sheet: FileSheet, number: int, fields: dict[str, Cell], geography: Geography, findings: list[Finding]
) -> Area | None:
    level = _text(fields["niveau"])
    code = fields["kode"]
    area = Area.country() if level == AreaLevel.COUNTRY.value else read_area(code, geography)
    if isinstance(area, AreaProblem) or area.level.value != level:
        unknown = f"{level} {_text(code)}"
        findings.append(sheet.finding("import-område", number, 1, tekst=unknown, forslag=""))
        return None
    name = fields.get("navn")
    if name is not None and read_area(name, geography) != area:
        findings.append(sheet.finding("import-område-uenig", number, 2, tekst=f"{_text(code)} {name}"))
        return None
    return area


def _text(cell: Cell) -> str:
    return f"{cell:.0f}" if isinstance(cell, float) else (cell or "")
