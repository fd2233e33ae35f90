"""A table by dimensions, as PX and JSON-stat files hold it, laid out with a row for each value."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures.imports.sheet import Cell, CellCounter, FileSheet
from generator.problems import FindingsError, Place, finding

VALUE = "INDHOLD"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension: its name and its values, each as "code label" where it has both."""

    name: str
    values: Sequence[str]

    @classmethod
    def of(cls, name: str, labels: Sequence[str], codes: Sequence[str] = ()) -> Dimension:
        """Return a dimension with three-digit codes before the labels, so that areas can be checked."""
        if len(codes) != len(labels) or not any(len(code) == 3 and code.isdigit() for code in codes):
            return cls(name, tuple(labels))
        return cls(name, tuple(f"{code} {label}" for code, label in zip(codes, labels, strict=True)))


def cube_sheet(
    file: str, titles: Sequence[str], dimensions: Sequence[Dimension], values: list[Cell]
) -> FileSheet:
    """Return the sheet: the titles, a header and a row for each value, the last dimension varying fastest.

    Raises FindingsError if there are not as many values as the dimensions ask for.
    """
    size = math.prod(len(dimension.values) for dimension in dimensions)
    CellCounter(file).add(size * (len(dimensions) + 1))
    if size != len(values) or not dimensions:
        raise FindingsError([finding("import-terning", Place(file), antal=len(values), ventet=size)])
    rows: list[list[Cell]] = [[title] for title in titles if title]
    rows.append([*(dimension.name for dimension in dimensions), VALUE])
    for labels, value in zip(
        itertools.product(*(dimension.values for dimension in dimensions)), values, strict=True
    ):
        rows.append([*labels, value])
    return FileSheet(file, "", rows, has_places=False)
