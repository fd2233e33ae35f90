"""A sheet: rows of cells as they stand in a file, whatever kind of file it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.problems import Finding, FindingsError, Place, finding

Cell: TypeAlias = "str | float | None"
"""A text without blanks around it, a number as it is shown, or nothing."""

MAX_MEGABYTES = 50
MAX_CELLS = 1_500_000
MAX_COLUMNS = 5_000


@dataclass(frozen=True, slots=True)
class FileSheet:
    """Rows of cells; ``file`` is the file as the user would write it, ``name`` the sheet's, if it has one.

    ``has_places`` says that rows and columns are those of the file, so that findings can point at them.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    has_places: bool = True

    @property
    def shown(self) -> str:
        """The file and the sheet in it, for findings."""
        return f"{self.file}, ark »{self.name}«" if self.name else self.file

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell, both counted from 0 here and from 1 in the finding."""
        return Place(self.shown, row + 1, column + 1) if self.has_places else Place(self.shown)

    def finding(self, code: str, row: int, column: int, **values: object) -> Finding:
        """Make a finding about a cell."""
        return finding(code, self.place(row, column), **values)


def refuse_wide(sheet: FileSheet) -> None:
    """Raise FindingsError for a sheet with more columns than a table has."""
    widest = max((len(row) for row in sheet.rows), default=0)
    if widest > MAX_COLUMNS:
        place = Place(sheet.shown)
        raise FindingsError([finding("import-for-mange-kolonner", place, antal=widest, grænse=MAX_COLUMNS)])


class CellCounter:
    """Counts the cells of a file while it is read. Raises FindingsError when there are too many."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._count = 0

    def add(self, cells: int) -> None:
        """Count some cells more."""
        self._count += cells
        if self._count > MAX_CELLS:
            raise FindingsError([finding("import-for-mange-celler", Place(self._file), grænse=MAX_CELLS)])


def as_cell(text: str) -> Cell:
    """Return a text as a cell, with blanks around it and no-break spaces in it taken away."""
    return " ".join(text.split()) or None
