"""A workbook has real types, filters and frozen headers, and nothing in it is a formula."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from generator.writers.excel import CellKind, ExcelSheet, SheetColumn, Value, workbook_bytes

COLUMNS = (
    SheetColumn("Kommune"),
    SheetColumn("Måltal", CellKind.WHOLE),
    SheetColumn("Ændring", CellKind.SIGNED),
    SheetColumn("Senest", CellKind.DATE),
)
ROWS: tuple[tuple[Value, ...], ...] = (
    ("Ærø", 3, -1.5, datetime.date(2018, 12, 31)),
    ("=HYPERLINK(1)", None, None, None),
)
DATE = datetime.date(2018, 1, 1)


def written(*sheets: ExcelSheet) -> bytes:
    return workbook_bytes(sheets, "Planer på Fyn", "RAR Fyn", DATE)


def opened(*sheets: ExcelSheet) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(*sheets)))


MATRIX = ExcelSheet("Mål", COLUMNS, ROWS)


def test_numbers_and_dates_are_what_they_are() -> None:
    page = opened(MATRIX)["Mål"]
    assert [cell.value for cell in page[2]] == ["Ærø", 3, -1.5, datetime.datetime(2018, 12, 31)]
    assert [cell.number_format for cell in page[2]][1:] == [
        kind.value for kind in (CellKind.WHOLE, CellKind.SIGNED, CellKind.DATE)
    ]


def test_nothing_is_a_formula_and_what_is_missing_is_empty() -> None:
    page = opened(MATRIX)["Mål"]
    assert (page["A3"].value, page["A3"].data_type) == ("=HYPERLINK(1)", "s")
    assert page["B3"].value is None


def test_headers_stay_in_sight_are_repeated_in_print_and_can_be_filtered_by() -> None:
    page = opened(MATRIX)["Mål"]
    assert page.freeze_panes == "B2"
    assert page.print_title_rows == "$1:$1"
    (table,) = page.tables.values()
    assert (table.ref, table.autoFilter.ref) == ("A1:D3", "A1:D3")
    assert [cell.value for cell in page[1]] == [column.header for column in COLUMNS]


def test_a_sheet_without_rows_has_its_headers_all_the_same() -> None:
    assert [cell.value for cell in opened(ExcelSheet("Tom", COLUMNS, ()))["Tom"][1]] == [
        c.header for c in COLUMNS
    ]


def test_names_that_excel_does_not_take_are_made_to_fit() -> None:
    long = "Beskæftigelse eller uddannelse frem for offentlig forsørgelse"
    names = opened(*(ExcelSheet(name, COLUMNS, ROWS) for name in (long, long, "a/b:c"))).sheetnames
    assert names == [long[:31], long[:29] + " 2", "a b c"]


def test_the_same_sheets_give_the_same_bytes() -> None:
    assert written(MATRIX) == written(MATRIX)


def test_the_file_says_what_it_is() -> None:
    properties = opened(MATRIX).properties
    assert (properties.title, properties.creator) == ("Planer på Fyn", "RAR Fyn")
    assert properties.created == datetime.datetime(2018, 1, 1)


def test_a_row_that_does_not_fit_its_columns_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        ExcelSheet("Mål", COLUMNS, (("Ærø",),))
