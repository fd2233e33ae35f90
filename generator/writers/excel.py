"""Tables as an Excel workbook: real numbers and dates, filters, and headers that stay in sight."""

from __future__ import annotations

import datetime
import enum
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Value = str | int | float | datetime.date | None
"""What a cell holds; None leaves it empty."""

_LONGEST_NAME = 31
_LONGEST_HEADER = 255
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_WIDEST = 60
_NARROWEST = 9


class CellKind(enum.Enum):
    """How the values of a column are shown; the value is Excel's number format."""

    TEXT = "@"
    WHOLE = "#,##0"
    ONE_DECIMAL = "#,##0.0"
    TWO_DECIMALS = "#,##0.00"
    SIGNED = "+#,##0.0;-#,##0.0;0.0"
    DATE = "dd-mm-yyyy"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its header, which must be the only one of its name in the sheet, and how it is shown."""

    header: str
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True, slots=True)
class ExcelSheet:
    """One table on a sheet of its own. Raises ValueError for a row with too many or too few values."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.name}: a row does not fit the columns")


def workbook_bytes(
    sheets: Sequence[ExcelSheet], title: str, author: str, date: datetime.date, mark: str = ""
) -> bytes:
    """Return an .xlsx file; the same sheets give the same bytes. ``date`` is the one that the file bears.

    ``mark`` is a line above every printed page.

    Text stays text, whatever it begins with, and is never a formula or a link.
    """
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        created = datetime.datetime.combine(date, datetime.time())
        book.set_properties({"title": title, "author": author, "created": created})
        header = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        styles = {
            kind: book.add_format(
                {"num_format": kind.value, "valign": "top", "text_wrap": kind is CellKind.TEXT}
            )
            for kind in CellKind
        }
        names: set[str] = set()
        for sheet in sheets:
            name = _free_name(sheet.name, names)
            names.add(name.casefold())
            page = book.add_worksheet(name)
            _write(page, sheet, header, styles)
            if mark:
                page.set_header(f"&L&10{mark.replace('&', '&&')}"[:_LONGEST_HEADER])
    return file.getvalue()


def _write(page: Worksheet, sheet: ExcelSheet, header: Format, styles: dict[CellKind, Format]) -> None:
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.header, header)
        page.set_column(place, place, _width(sheet, place), styles[column.kind])
    for number, row in enumerate(sheet.rows, 1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_value(page, number, place, value, styles[column.kind])
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    if sheet.rows:
        columns = [{"header": column.header, "header_format": header} for column in sheet.columns]
        options = {"columns": columns, "style": "Table Style Light 1"}
        page.add_table(0, 0, len(sheet.rows), len(sheet.columns) - 1, options)


def _write_value(page: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    match value:
        case None:
            return
        case str():
            page.write_string(row, column, value, style)
        case datetime.date():
            page.write_datetime(row, column, datetime.datetime.combine(value, datetime.time()), style)
        case int() | float():
            page.write_number(row, column, value, style)


def _width(sheet: ExcelSheet, place: int) -> float:
    """Return a column's width in characters: that of its longest value, within limits."""
    texts = [sheet.columns[place].header, *(str(row[place]) for row in sheet.rows if row[place] is not None)]
    longest = max(len(text) for text in texts)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _free_name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel takes and no other sheet has."""
    clean = _NOT_IN_NAMES.sub(" ", wanted).strip(" '")[:_LONGEST_NAME]
    name, number = clean, 2
    while name.casefold() in taken:
        end = f" {number}"
        name, number = clean[: _LONGEST_NAME - len(end)] + end, number + 1
    return name
