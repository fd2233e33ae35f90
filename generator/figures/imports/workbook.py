"""Reads Excel workbooks (.xlsx) as values; a hostile one is refused before it can cost anything."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from generator.danish.periods import Period, PeriodKind
from generator.figures.imports.sheet import Cell, CellCounter, FileSheet, as_cell
from generator.problems import Finding, FindingsError, Place, finding

MAX_UNPACKED_MEGABYTES = 300
MAX_RATIO = 200
_MAX_PARTS = 2000
_PROLOG = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>)?\s*<[A-Za-z]")
"""An XML part that begins with its root element: no document type, so no entities to expand."""
_FORMULA = re.compile(rb"<f[ >/]")
_DAY = re.compile(r"d(?!ecimal)", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def read_workbook(data: bytes, file: str) -> tuple[FileSheet, ...]:
    """Return the visible sheets that have any cells.

    Dates that are shown without a day become months, and numbers shown as percent are multiplied by 100,
    so that a cell holds what the reader sees. Raises FindingsError for a file that is no workbook, is too
    large or holds formulas without a calculated value.
    """
    with_formulas = _check_package(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            counter = CellCounter(file)
            visible = [name for name in book.sheetnames if book[name].sheet_state == "visible"]
            sheets = tuple(FileSheet(file, name.strip(), _rows(book[name], counter)) for name in visible)
            if with_formulas:
                _refuse_uncalculated(data, file, dict(zip(visible, sheets, strict=True)))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise _refused("import-ingen-projektmappe", file) from error
    return tuple(sheet for sheet in sheets if any(any(c is not None for c in row) for row in sheet.rows))


def _check_package(data: bytes, file: str) -> bool:
    """Refuse packages that unpack to too much or declare entities; return whether there are formulas."""
    with_formulas = False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            unpacked = sum(part.file_size for part in parts)
            if (
                len(parts) > _MAX_PARTS
                or unpacked > MAX_UNPACKED_MEGABYTES * 1_000_000
                or unpacked > MAX_RATIO * max(len(data), 10_000)
            ):
                raise _refused(
                    "import-zip-bombe",
                    file,
                    dele=_MAX_PARTS,
                    plads=MAX_UNPACKED_MEGABYTES,
                    forhold=MAX_RATIO,
                )
            for part in parts:
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                with package.open(part) as stream:
                    first = stream.read(64_000)
                    if not _PROLOG.match(first):
                        raise _refused("import-xml-usikker", file)
                    if part.filename.startswith("xl/worksheets/"):
                        with_formulas |= _has_formula(first, stream)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise _refused("import-ingen-projektmappe", file) from error
    return with_formulas


def _has_formula(first: bytes, stream: Any) -> bool:
    before = first
    while before:
        if _FORMULA.search(before):
            return True
        after = stream.read(1_000_000)
        before = before[-3:] + after if after else b""
    return False


def _rows(sheet: Any, counter: CellCounter) -> list[list[Cell]]:
    sheet.reset_dimensions()  # what a file says of its own size is not to be relied on
    rows: list[list[Cell]] = []
    for row in sheet.iter_rows():
        cells = [_cell(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        counter.add(len(cells) + 1)
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return None
    if isinstance(value, str):
        return as_cell(value)
    shown = _QUOTED.sub("", str(cell.number_format or ""))
    if isinstance(value, datetime.datetime | datetime.date):
        date = value.date() if isinstance(value, datetime.datetime) else value
        has_day = bool(_DAY.search(shown))
        return str(Period.day(date) if has_day else Period.of(PeriodKind.MONTH, date.year, date.month))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return as_cell(str(value))
    return float(f"{value * 100:.12g}") if "%" in shown else float(value)


def _refuse_uncalculated(data: bytes, file: str, sheets: dict[str, FileSheet]) -> None:
    """Raise FindingsError for formulas whose value the program that wrote the file has not stored."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    found = list(_uncalculated(book, sheets))
    if found:
        raise FindingsError(found[:10])


def _uncalculated(book: Any, sheets: dict[str, FileSheet]) -> Iterator[Finding]:
    for name, sheet in sheets.items():
        worksheet = book[name]
        worksheet.reset_dimensions()
        for number, row in enumerate(worksheet.iter_rows()):
            known = sheet.rows[number] if number < len(sheet.rows) else ()
            for column, cell in enumerate(row):
                if cell.data_type == "f" and (column >= len(known) or known[column] is None):
                    where = f"{get_column_letter(column + 1)}{number + 1}"
                    yield sheet.finding("import-formel", number, column, celle=where)


def _refused(code: str, file: str, **values: object) -> FindingsError:
    return FindingsError([finding(code, Place(file), **values)])
