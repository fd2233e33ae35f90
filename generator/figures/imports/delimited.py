"""Reads text files with separated columns: CSV and BULK of either source, and what Excel saves as text."""

from __future__ import annotations

import csv
import io

from generator.figures.imports.sheet import Cell, CellCounter, FileSheet, as_cell
from generator.problems import FindingsError, Place, finding

_SEPARATORS = ";\t,"
_LINES_LOOKED_AT = 200
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_delimited(data: bytes, file: str) -> tuple[FileSheet, ...]:
    """Return the one sheet of a text file. Raises FindingsError if it is no text or too large."""
    text = decode(data, file)
    counter = CellCounter(file)
    rows: list[list[Cell]] = []
    try:
        for fields in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)):
            cells = [as_cell(field) for field in fields]
            while cells and cells[-1] is None:
                cells.pop()
            counter.add(len(cells) + 1)
            rows.append(cells)
    except csv.Error:
        raise FindingsError([finding("import-ingen-tekstfil", Place(file, len(rows) + 1))]) from None
    while rows and not rows[-1]:
        rows.pop()
    return (FileSheet(file, "", rows),)


def decode(data: bytes, file: str) -> str:
    """Return the text: UTF-8 with or without a byte-order mark, UTF-16 with one, else Windows-1252.

    Raises FindingsError for bytes that are no text.
    """
    if data.startswith(_UTF_16):
        encodings = ["utf-16"]
    elif b"\0" in data:
        encodings = []
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FindingsError([finding("import-ingen-tekstfil", Place(file))])


def _separator(text: str) -> str:
    """Return the character that separates the columns: the first that stands in half of the lines."""
    lines = [line for line in text.splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    lines_with = {separator: sum(separator in line for line in lines) for separator in _SEPARATORS}
    usual = next((one for one in _SEPARATORS if lines_with[one] * 2 >= len(lines)), None)
    return usual or max(_SEPARATORS, key=lines_with.__getitem__)
