"""Numbers, ids, headings, tables and standard sentences of one document, whatever it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.document.blocks import (
    COMPUTED,
    Align,
    Cell,
    Column,
    Heading,
    Origin,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
    text,
)
from generator.document.inline_markdown import markdown_inlines
from generator.document.words import inlines, origin_of
from generator.plan.sentences import Sentences
from generator.source.written import Written

EMPTY = Cell(text("–"))
"""A cell with nothing to say."""

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ö": "oe", "ü": "u"})


class BlockMaker:
    """Makes the blocks of one document: everything is numbered and worded here, in reading order."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._ids: set[str] = set()
        self._tables = 0
        self._figures = 0

    def say(self, name: str, **values: object) -> str:
        """Return a standard sentence with its values."""
        return self._sentences.say(name, **values)

    def new_id(self, words: str) -> str:
        """Return an id made of some words that no other block of the document has."""
        base = id_of(words)
        candidate, number = base, 2
        while candidate in self._ids:
            candidate, number = f"{base}-{number}", number + 1
        self._ids.add(candidate)
        return candidate

    def heading(
        self, level: int, words: str, origin: Origin | None = None, *, known_as: str | None = None
    ) -> Heading:
        """Return a heading; words that a planner wrote keep their origin.

        Its id is made of ``known_as``, so that others can refer to it, and else of its words.
        """
        return Heading(
            level, inlines(words), self.new_id(known_as or words), origin=origin or origin_of(words)
        )

    def subheading(self, level: int, name: str, **values: object) -> Heading:
        """Return a heading with standard words."""
        return self.heading(level, self.say(f"overskrift.{name}", **values), COMPUTED)

    def paragraph(self, words: str, style: ParagraphStyle = ParagraphStyle.BODY) -> Paragraph:
        """Return a paragraph of finished sentences; words that a planner wrote keep their origin."""
        return Paragraph(inlines(words), style, origin_of(words))

    def standard(self, name: str, style: ParagraphStyle = ParagraphStyle.BODY, **values: object) -> Paragraph:
        """Return a paragraph of standard words."""
        return self.paragraph(self.say(name, **values), style)

    def table(
        self,
        caption: str,
        columns: Sequence[Column],
        rows: Iterable[Row],
        source: str = "",
        origin: Origin = COMPUTED,
        *,
        keep_all: bool = False,
    ) -> Table:
        """Return a numbered table with a summary for who cannot see it, without columns that say nothing.

        ``keep_all`` keeps those too: somebody wrote their headers.
        """
        self._tables += 1
        finished = tuple(rows)
        if not keep_all:
            columns, finished = _filled(columns, finished)
        return Table(
            id=self.new_id(f"tabel-{self._tables}"),
            label=self.say("ord.tabel", nummer=self._tables),
            caption=inlines(caption),
            columns=tuple(columns),
            rows=finished,
            summary=self.say("tabel.resumé", titel=caption, rækker=len(finished), kolonner=len(columns)),
            source=text(source) if source else (),
            origin=origin,
        )

    def figure_label(self) -> tuple[str, str]:
        """Return the id and label of the next figure."""
        self._figures += 1
        return self.new_id(f"figur-{self._figures}"), self.say("ord.figur", nummer=self._figures)


def id_of(words: str) -> str:
    """Return some words as an id."""
    return _NOT_IN_ID.sub("-", words.casefold().translate(_ASCII)).strip("-")[:48].strip("-") or "afsnit"


def column(header: str, weight: float = 1.0, right: bool = False) -> Column:
    """Return a column with a header of plain words."""
    return Column(inlines(header), weight, Align.RIGHT if right else Align.LEFT)


def _filled(columns: Sequence[Column], rows: tuple[Row, ...]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return a table without the columns behind the first in which every cell is empty."""
    kept = [i for i in range(len(columns)) if i == 0 or any(r.cells[i] != EMPTY for r in rows)]
    return (
        tuple(columns[i] for i in kept),
        tuple(Row(tuple(r.cells[i] for i in kept), r.total) for r in rows),
    )


def cell(words: str | None) -> Cell:
    """Return a cell; a planner's own words are read as Markdown and keep their origin."""
    if not words:
        return EMPTY
    content = markdown_inlines(words) if isinstance(words, Written) else inlines(words)
    return Cell(content, origin_of(words))


def row(*cells: str | Cell | None, total: bool = False) -> Row:
    """Return a row of cells made of words."""
    return Row(tuple(item if isinstance(item, Cell) else cell(item) for item in cells), total)
