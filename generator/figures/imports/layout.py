"""Finds the table in a sheet: its header, its labelled columns and its figures, long or wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.figures.imports.sheet import Cell, FileSheet
from generator.figures.imports.values import looks_like_value
from generator.figures.imports.words import (
    AREA_HEADS,
    CODE_HEADS,
    MEASURE_HEADS,
    PERIOD_HEADS,
    AreaProblem,
    folded,
    read_area,
    read_period,
)
from generator.source.geography import Geography

_ROWS_SEARCHED = 100
_MOST_GROUP_ROWS = 2
_LABEL_HEADS = PERIOD_HEADS | AREA_HEADS | CODE_HEADS | MEASURE_HEADS | {"niveau"}


@dataclass(frozen=True, slots=True)
class HeaderLabel:
    """A text that says what a figure is about: under a heading in its row, or above its column.

    ``row`` and ``column`` count from 0.
    """

    head: str
    text: Cell
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Datum:
    """One cell of figures with the labels of its row and its column."""

    value: Cell
    row: int
    column: int
    labels: tuple[HeaderLabel, ...]


class SheetLayout:
    """The table of a sheet; ``header`` is None if there is none to be found.

    A header is the first row with a known heading such as "Periode" or "Område", or with several periods
    or areas side by side. Rows above it that have something over the figures are groups, which reach to
    the right until the next one begins, as merged cells do. Labels to the left that are left blank below one
    another are those of the row above.
    """

    def __init__(self, sheet: FileSheet, geography: Geography) -> None:
        self.sheet = sheet
        self._geography = geography
        self.header = self._header()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The lines around the table: titles, and notes below."""
        around = [row for number, row in enumerate(self.sheet.rows) if not self._in_table(number)]
        return tuple(str(cell) for row in around for cell in row if isinstance(cell, str))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The lines above the table. What stands below may speak of other tables, areas and measures."""
        above = self.sheet.rows[: min(self._heads, default=len(self.sheet.rows))]
        return tuple(str(cell) for row in above for cell in row if isinstance(cell, str))

    @cached_property
    def value_columns(self) -> tuple[int, ...]:
        """The columns that hold figures: those to the right of the last one that holds words."""
        return tuple(range(self._first_value, self._width))

    def labels_of_column(self, column: int) -> tuple[HeaderLabel, ...]:
        """Return the labels above a column, the topmost first."""
        return tuple(
            HeaderLabel("", row[column], number, column)
            for number, row in self._heads.items()
            if column < len(row) and row[column] is not None
        )

    def data(self) -> Iterator[Datum]:
        """Yield every cell of figures, and every empty one below a label."""
        if self.header is None:
            return
        above = {column: self.labels_of_column(column) for column in self.value_columns}
        before: dict[int, HeaderLabel] = {}
        for number in self._body:
            row = self.sheet.rows[number]
            if all(cell is None for cell in row):
                continue
            for column in range(self._first_value):
                cell = row[column] if column < len(row) else None
                if cell is not None:
                    before[column] = HeaderLabel(self._head(column), cell, number, column)
            stub = tuple(before[column] for column in sorted(before))
            for column in self.value_columns:
                value = row[column] if column < len(row) else None
                if above[column] or value is not None:
                    yield Datum(value, number, column, (*stub, *above[column]))

    def _header(self) -> int | None:
        rows = list(enumerate(self.sheet.rows[:_ROWS_SEARCHED]))
        headed = next((number for number, row in rows if _has_headings(row)), None)
        across = next(
            (number for number, row in rows if self._periods_in(row) or self._areas_in(row) > 1), None
        )
        if headed is None or across is None:
            return headed if across is None else across
        return headed if headed <= across + _MOST_GROUP_ROWS else across

    def _periods_in(self, row: Sequence[Cell]) -> bool:
        """Whether everything but the first cell of a row is periods, and there are several."""
        cells = [cell for cell in row[1:] if cell is not None]
        return len(cells) > 1 and all(read_period(cell) is not None for cell in cells)

    def _areas_in(self, row: Sequence[Cell]) -> int:
        texts = [cell for cell in row if isinstance(cell, str)]
        return sum(not isinstance(read_area(cell, self._geography), AreaProblem) for cell in texts)

    @cached_property
    def _heads(self) -> dict[int, Sequence[Cell]]:
        """The rows of the header by number, with groups filled to the right."""
        if self.header is None:
            return {}
        rows = self.sheet.rows
        first, last = self.header, self.header
        while first > max(self.header - _MOST_GROUP_ROWS, 0) and any(
            cell is not None for cell in rows[first - 1][1:]
        ):
            first -= 1
        while last + 1 < len(rows) and self._continues(rows[self.header], rows[last + 1]):
            last += 1
        width = max(len(rows[number]) for number in range(first, last + 1))
        filled = {number: _filled(rows[number], width) for number in range(first, last)}
        return {**filled, last: rows[last]}

    def _continues(self, head: Sequence[Cell], below: Sequence[Cell]) -> bool:
        """Whether a row belongs to the header above it: nothing below its headings, and words elsewhere."""
        texts = [(column, cell) for column, cell in enumerate(below) if cell is not None]
        if not texts or any(not isinstance(cell, str) or looks_like_value(cell) for _, cell in texts):
            return False
        labelled = {column for column, cell in enumerate(head) if folded(cell) in _LABEL_HEADS}
        return bool(labelled) and not labelled & {column for column, _ in texts} and 0 in labelled

    @property
    def _body(self) -> range:
        return range(max(self._heads) + 1, self._end) if self._heads else range(0)

    @cached_property
    def _end(self) -> int:
        """The row after the last one that has figures or names an area or period."""
        rows = self.sheet.rows
        start = max(self._heads, default=0) + 1
        for number in range(len(rows) - 1, start - 1, -1):
            cells = [cell for cell in rows[number] if cell is not None]
            if cells and (any(map(looks_like_value, cells[1:])) or self._is_label(cells[0])):
                return number + 1
        return start

    def _is_label(self, cell: Cell) -> bool:
        area = read_area(cell, self._geography)
        return read_period(cell) is not None or area is not AreaProblem.UNKNOWN

    def _in_table(self, number: int) -> bool:
        return bool(self._heads) and min(self._heads) <= number < self._end

    @cached_property
    def _width(self) -> int:
        return max((len(self.sheet.rows[number]) for number in (*self._heads, *self._body)), default=0)

    def _head(self, column: int) -> str:
        """Return the heading of a column of labels."""
        texts = [row[column] for row in self._heads.values() if column < len(row) and row[column] is not None]
        return str(texts[-1]) if texts else ""

    @cached_property
    def _first_value(self) -> int:
        labelled = [column for column in range(self._width) if self._holds_labels(column)]
        return labelled[-1] + 1 if labelled else 0

    def _holds_labels(self, column: int) -> bool:
        """Whether a column holds words, or numbers under a heading for periods or codes."""
        if any(
            folded(row[column]) in _LABEL_HEADS and isinstance(row[column], str)
            for row in self._heads.values()
            if column < len(row)
        ):
            return True
        cells = [
            self.sheet.rows[number][column]
            for number in self._body
            if column < len(self.sheet.rows[number]) and self.sheet.rows[number][column] is not None
        ]
        words = sum(not looks_like_value(cell) for cell in cells)
        return words > len(cells) / 2


def _has_headings(row: Sequence[Cell]) -> bool:
    """Whether a row has a known heading beside something else."""
    known = any(folded(cell) in _LABEL_HEADS for cell in row if isinstance(cell, str))
    return known and sum(cell is not None for cell in row) > 1


def _filled(row: Sequence[Cell], width: int) -> list[Cell]:
    """Return a row of groups with each group reaching to the next one."""
    filled: list[Cell] = []
    for cell in (*row, *[None] * (width - len(row))):
        filled.append(cell if cell is not None or not filled else filled[-1])
    return filled
