"""What a document says by its model: what every file made of it is held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import (
    Block,
    Callout,
    Chart,
    Contents,
    Cover,
    DefinitionList,
    Document,
    Heading,
    Illustration,
    Inlines,
    ItemList,
    Note,
    Paragraph,
    Quote,
    Table,
    plain_text,
)
from tests.parity.pieces import Kind, Piece

_CELLS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER, Kind.CELL)
"""What is there even where it is empty."""


def pieces(document: Document, *, marks_on_front: bool) -> list[Piece]:
    """Return all that a document says from its front page on, without what is repeated on every page.

    ``marks_on_front`` says that "Udkast" and the line about demo figures are printed on the front page
    itself, as in a PDF, and not in its header and footer, as in Word.
    """
    return [
        piece for piece in _Reader(document, marks_on_front).read() if piece.words or piece.kind in _CELLS
    ]


def notes(document: Document) -> list[Piece]:
    """Return the footnotes in the order in which they are met."""
    content = (part for inlines in document.inline_content() for part in inlines)
    return [Piece(Kind.NOTE, part.text) for part in content if isinstance(part, Note)]


class _Reader:
    def __init__(self, document: Document, marks_on_front: bool) -> None:
        self._document = document
        self._marks_on_front = marks_on_front
        self._notes = 0

    def read(self) -> Iterator[Piece]:
        yield from self._cover(self._document.cover)
        for block in self._document.blocks:
            yield from self._block(block)

    def _words(self, content: Inlines) -> str:
        """Return the words with the number of each footnote where it is called."""
        words = ""
        for part in content:
            if isinstance(part, Note):
                self._notes += 1
                words += str(self._notes)
            else:
                words += part.text
        return words

    def _cover(self, cover: Cover) -> Iterator[Piece]:
        if cover.logo is not None:
            yield Piece(Kind.FIGURE, cover.logo.alternative_text)
        yield Piece(Kind.PARAGRAPH, cover.authority)
        yield from self._mark(self._document.marks.draft)
        yield Piece(Kind.TITLE, cover.title)
        for line in (cover.subtitle, cover.period, cover.slogan or ""):
            yield Piece(Kind.PARAGRAPH, line)
        for item in cover.identity:
            yield from self._several(Kind.ITEM, (item.term, item.description))
        yield from self._mark(self._document.marks.demo)

    def _mark(self, words: str | None) -> Iterator[Piece]:
        if words and self._marks_on_front:
            yield Piece(Kind.PARAGRAPH, words)

    def _several(self, kind: Kind, contents: Sequence[Inlines]) -> Iterator[Piece]:
        for content in contents:
            yield Piece(kind, self._words(content))

    def _block(self, block: Block) -> Iterator[Piece]:
        match block:
            case Heading():
                yield Piece(Kind.HEADING, f"{block.number or ''} {self._words(block.content)}", block.level)
            case Paragraph():
                yield Piece(Kind.PARAGRAPH, self._words(block.content))
            case ItemList():
                for item in block.items:
                    yield Piece(Kind.ITEM, self._words(item.content), item.level)
            case Quote():
                yield from self._several(Kind.QUOTE, block.paragraphs)
                yield Piece(Kind.PARAGRAPH, self._words(block.attribution))
            case Callout():
                yield from self._several(Kind.PARAGRAPH, (block.title, *block.paragraphs))
            case DefinitionList():
                for definition in block.items:
                    yield from self._several(Kind.ITEM, (definition.term, definition.description))
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._chart(block)
            case Illustration():
                yield Piece(Kind.CAPTION, self._words(block.caption))
                yield Piece(Kind.FIGURE, block.picture.alternative_text)
            case Contents():
                yield Piece(Kind.HEADING, block.title, 1)
                for heading in self._document.headings(block.depth):
                    words = f"{heading.number or ''} {plain_text(heading.content)}"
                    yield Piece(Kind.ITEM, words, heading.level - 1)

    def _table(self, table: Table) -> Iterator[Piece]:
        yield Piece(Kind.CAPTION, f"{table.label} {self._words(table.caption)}")
        yield from self._several(Kind.COLUMN_HEADER, [column.header for column in table.columns])
        for row in table.rows:
            first, *others = (cell.content for cell in row.cells)
            yield Piece(Kind.ROW_HEADER, self._words(first))
            yield from self._several(Kind.CELL, others)
        yield Piece(Kind.PARAGRAPH, self._words(table.source))

    def _chart(self, chart: Chart) -> Iterator[Piece]:
        title, subtitle = self._words(chart.title), self._words(chart.subtitle)
        yield Piece(Kind.CAPTION, f"{chart.label} {title} {subtitle}")
        yield Piece(Kind.FIGURE, chart.alternative_text)
        yield Piece(Kind.PARAGRAPH, self._words(chart.source))
        if chart.table is not None:
            yield from self._table(chart.table)
