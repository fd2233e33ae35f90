"""Reads answers of Jobindsats' API version 2, which is closed: files that people fetched with it and kept.

Such an answer is a list with one object: ``Variables``, each with a name and a label, and ``Data``, rows of
texts with decimal commas.
"""

from __future__ import annotations

import json
from typing import Any

from generator.figures.imports.sheet import Cell, CellCounter, FileSheet, as_cell
from generator.problems import FindingsError, Place, finding


def is_jobindsats_v2(data: bytes) -> bool:
    """Whether a file looks like such an answer, by its beginning."""
    beginning = "".join(data[:2000].decode("utf-8-sig", errors="replace").split())
    return beginning.startswith("[{") and '"Variables":' in beginning


def read_jobindsats_v2(data: bytes, file: str) -> tuple[FileSheet, ...]:
    """Return the one sheet of an answer, its labels as the header.

    Raises FindingsError if it is something else, such as the line that was sent where the key was wrong.
    """
    try:
        (answer,) = json.loads(data.decode("utf-8-sig"))
        labels = [str(variable["Label"]) for variable in answer["Variables"]]
        rows: list[list[Any]] = [list(row) for row in answer["Data"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise FindingsError([finding("import-ingen-jobindsats-v2", Place(file))]) from None
    if not labels or any(len(row) != len(labels) for row in rows):
        raise FindingsError([finding("import-ingen-jobindsats-v2", Place(file))])
    CellCounter(file).add(len(labels) * (len(rows) + 1))
    header: list[Cell] = [as_cell(label) for label in labels]
    return (FileSheet(file, "", [header, *([_cell(value) for value in row] for row in rows)]),)


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, bool):
        return None if value is None else str(value)
    return float(value) if isinstance(value, int | float) else as_cell(str(value))
