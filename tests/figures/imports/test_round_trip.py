"""Whatever form an export has, the same figures come out of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.danish.periods import Period, PeriodKind
from generator.figures.areas import Area
from generator.figures.imports.matching import Given
from tests.figures.deliveries import COUNTRY, MUNICIPALITIES
from tests.figures.imports.test_files import figures, importer, only

Rows = list[list[str]]
Values = dict[tuple[Area, Period], float | None]
MEASURE = "Fuldtidsledige i pct. af arbejdsstyrken 16-64 år"
TITLE = "Fuldtidsledige i pct. af arbejdsstyrken"


def _written(value: float | None, hidden: str) -> str:
    return hidden if value is None else f"{value:.1f}".replace(".", ",")


def _area(area: Area, spelling: int) -> str:
    return (area.name, f"{area.code} {area.name}", area.name.upper())[spelling]


def _period(period: Period, spelling: int) -> str:
    return (str(period), period.label, period.short_label)[spelling]


def long(values: Values, hidden: str, spelling: int) -> Rows:
    rows = [["Periode", "Område", "Ydelsesgrupper", MEASURE]]
    for (area, period), value in values.items():
        total = "Ydelsesgrupper i alt"
        rows.append([_period(period, spelling), _area(area, spelling), total, _written(value, hidden)])
    return rows


def periods_across(values: Values, hidden: str, spelling: int) -> Rows:
    areas, periods = _edges(values)
    rows = [[TITLE], [], ["Område", *(_period(period, spelling) for period in periods)]]
    for area in areas:
        rows.append([_area(area, spelling), *(_written(values[area, period], hidden) for period in periods)])
    return [*rows, [], ["Kilde: Jobindsats.dk"]]


def areas_across(values: Values, hidden: str, spelling: int) -> Rows:
    areas, periods = _edges(values)
    groups = ["", *(part for area in areas for part in (_area(area, spelling), ""))]
    rows = [groups, ["Periode", *("Antal ledige", MEASURE) * len(areas)]]
    for period in periods:
        cells = [part for area in areas for part in ("9", _written(values[area, period], hidden))]
        rows.append([_period(period, spelling), *cells])
    return rows


def _edges(values: Values) -> tuple[list[Area], list[Period]]:
    return list(dict.fromkeys(area for area, _ in values)), list(dict.fromkeys(p for _, p in values))


def text_file(file: Path, rows: Rows, separator: str, encoding: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    file.write_bytes(stream.getvalue().encode(encoding))


def workbook_file(file: Path, rows: Rows) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append([cell or None for cell in row])
    book.save(file)


months = st.integers(0, 30).map(
    lambda number: Period.of(PeriodKind.MONTH, 2015 + number // 12, number % 12 + 1)
)
tables = st.tuples(
    st.lists(st.sampled_from((COUNTRY, *MUNICIPALITIES)), min_size=2, max_size=4, unique=True),
    st.lists(months, min_size=2, max_size=4, unique=True),
).flatmap(
    lambda edges: st.fixed_dictionaries(
        {
            (area, period): st.one_of(st.none(), st.integers(0, 400).map(lambda tenths: tenths / 10))
            for area in edges[0]
            for period in edges[1]
        }
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=tables,
    form=st.sampled_from([long, periods_across, areas_across]),
    hidden=st.sampled_from(["", "-", ".", "..", "*", "<5", "< 0,5", "under 3"]),
    spelling=st.integers(0, 2),
    separator=st.sampled_from([";", "\t", ",", None]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)
def test_an_export_in_any_form_gives_its_figures(
    tmp_path_factory: pytest.TempPathFactory,
    values: Values,
    form: Callable[[Values, str, int], Rows],
    hidden: str,
    spelling: int,
    separator: str | None,
    encoding: str,
) -> None:
    last = max(period for _, period in values)
    values[COUNTRY, last] = 1.0  # the newest period has a figure, or it would be left out
    for period in {period for _, period in values}:
        values.setdefault((COUNTRY, period), 2.0)
    file = tmp_path_factory.mktemp("udtræk") / f"Y25I01{'.csv' if separator else '.xlsx'}"
    rows = form(values, hidden, spelling)
    if separator is None:
        workbook_file(file, rows)
    else:
        text_file(file, rows, separator, encoding)

    delivery = only(importer().read(file, Given()))

    assert figures(delivery) == {(area.name, str(p)): value for (area, p), value in values.items()}
