"""Real Word tables: a repeated header row, row headers, fixed widths and alternative text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.danish.hyphenation import parts
from generator.document.blocks import Align, Column, Inlines, Origin, Row, Table, Text, plain_text
from generator.writers.column_widths import column_edges
from generator.writers.word.inline import InlineWriter
from generator.writers.word.markup import escape, paragraph
from generator.writers.word.page import TEXT_WIDTH
from generator.writers.word.styles import CELL_MARGIN

_BETWEEN_SPACES = re.compile(r"[^ \n]+")
_CHARACTER_WIDTH = 0.55
"""Somewhat above the mean width of a character in Calibri, as a share of the size of type."""
_WHOLE_ROWS = 9
"""A table of at most so many rows is kept on one page."""


def table_xml(table: Table, inline: InlineWriter, table_type: float, text_width: int = TEXT_WIDTH) -> str:
    """Return the table itself; its caption and source are paragraphs around it.

    ``table_type`` is the size of type in points, ``text_width`` the width of the text in twentieths of one.
    """
    widths = column_widths(table, table_type, text_width)
    table = _hyphenated(table, widths, table_type)
    whole = len(table.rows) <= _WHOLE_ROWS
    last = len(table.rows) - 1
    header = "".join(
        _cell(inline.write(column.header), width, column.align, keep_next=True)
        for column, width in zip(table.columns, widths, strict=True)
    )
    rows = "".join(
        _row(
            row,
            table.columns,
            widths,
            inline,
            keep_next=bool(table.source) if index == last else whole or index == last - 1,
        )
        for index, row in enumerate(table.rows)
    )
    return (
        f"<w:tbl>{_properties(table, text_width)}<w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + f"</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>{rows}</w:tbl>"
    )


def column_widths(table: Table, table_type: float, text_width: int = TEXT_WIDTH) -> list[int]:
    """Return the widths in twentieths of a point; together they are exactly the width of the text.

    ``table_type`` is the size of type in points.
    """
    edges = column_edges(table, text_width, lambda text: _width_of(text, table_type), 2 * CELL_MARGIN)
    return [right - left for left, right in pairwise([0, *map(round, edges)])]


def _width_of(text: str, table_type: float) -> float:
    return len(text) * table_type * _CHARACTER_WIDTH * 20


def _hyphenated(table: Table, widths: Sequence[int], table_type: float) -> Table:
    """Return a table with soft hyphens in words wider than their cells, which Word breaks at any letter.

    What the municipality wrote is left as it is, since it will be read back.
    """
    if table.origin.is_local:
        return table

    def fitting(content: Inlines, width: int, origin: Origin) -> Inlines:
        def parted(word: re.Match[str]) -> str:
            fits = _width_of(word[0], table_type) <= width - 2 * CELL_MARGIN
            return word[0] if fits else "\u00ad".join(parts(word[0]))

        return tuple(
            replace(part, text=_BETWEEN_SPACES.sub(parted, part.text))
            if isinstance(part, Text) and not (part.origin or origin).is_local
            else part
            for part in content
        )

    columns = (
        replace(column, header=fitting(column.header, width, table.origin))
        for column, width in zip(table.columns, widths, strict=True)
    )
    rows = (
        replace(
            row,
            cells=tuple(
                replace(cell, content=fitting(cell.content, width, cell.origin))
                for cell, width in zip(row.cells, widths, strict=True)
            ),
        )
        for row in table.rows
    )
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def _properties(table: Table, text_width: int) -> str:
    title = ". ".join(filter(None, (table.label, plain_text(table.caption))))
    return (
        '<w:tblPr><w:tblStyle w:val="Plantabel"/>'
        f'<w:tblW w:w="{text_width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
        f' w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(title)}"/>'
        f'<w:tblDescription w:val="{escape(table.summary or title)}"/></w:tblPr>'
    )


def _row(
    row: Row, columns: Sequence[Column], widths: Sequence[int], inline: InlineWriter, *, keep_next: bool
) -> str:
    cells = "".join(
        _cell(
            inline.write(cell.content, origin=cell.origin),
            width,
            column.align,
            keep_next=keep_next,
            total=row.total,
        )
        for cell, column, width in zip(row.cells, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


# A total row's line is set on its cells, since Word's table styles know a total only in the last row.
_TOTAL_LINE = '<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders>'


def _cell(content: str, width: int, align: Align, *, keep_next: bool, total: bool = False) -> str:
    words = paragraph(
        "Tabelsum" if total else "Tabeltekst",
        content,
        keep_next=keep_next,
        align="right" if align is Align.RIGHT else "",
    )
    line = _TOTAL_LINE if total else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{line}</w:tcPr>{words}</w:tc>'
