"""Reads JSON-stat, versions 1 and 2, as Statistikbanken and others give it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.figures.imports.cube import Dimension, cube_sheet
from generator.figures.imports.sheet import MAX_CELLS, Cell, FileSheet, as_cell
from generator.problems import FindingsError, Place, finding


def read_json_stat(data: bytes, file: str) -> tuple[FileSheet, ...]:
    """Return the one sheet of a JSON-stat file. Raises FindingsError if it is not one."""
    try:
        parsed = json.loads(data.decode("utf-8-sig"))
        dataset = parsed.get("dataset", parsed)
        dimension = dataset["dimension"]
        names = dataset.get("id") or dimension["id"]
        dimensions = [_dimension(dimension[name], str(name)) for name in names]
        size = 1
        for item in dimensions:
            size *= len(item.values)
        values = _values(dataset["value"], size)
        titles = [str(dataset.get(key) or "") for key in ("label", "source", "updated")]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise FindingsError([finding("import-ingen-json-stat", Place(file))]) from error
    return (cube_sheet(file, titles, dimensions, values),)


def _dimension(described: Mapping[str, Any], name: str) -> Dimension:
    category = described["category"]
    labels: Mapping[str, str] = category.get("label", {})
    index = category.get("index", list(labels))
    codes = list(index) if isinstance(index, list) else sorted(index, key=index.__getitem__)
    shown = [" ".join(str(labels.get(code, code)).split()) for code in codes]
    return Dimension.of(str(described.get("label") or name), shown, [str(code) for code in codes])


def _values(value: Sequence[Any] | Mapping[str, Any], size: int) -> list[Cell]:
    if isinstance(value, Mapping):
        return [_value(value.get(str(number))) for number in range(min(size, MAX_CELLS))]
    return [_value(item) for item in value]


def _value(item: Any) -> Cell:
    return item if item is None else float(item) if isinstance(item, int | float) else as_cell(str(item))
