"""Small documents to write to Word: one or a few blocks with a cover around them."""

from __future__ import annotations

from generator.document.blocks import (
    Block,
    Cell,
    Column,
    Cover,
    Document,
    Heading,
    Inlines,
    Marks,
    Metadata,
    Row,
    Table,
    text,
)


def document(*blocks: Block, draft: str | None = None, demo: str | None = None) -> Document:
    return Document(
        Metadata("Plan", "Kommunen", "Emne", ("ét", "to"), "2018-01-31"),
        Marks("Plan 2018", "Side {side} af {sider}", draft, demo),
        Cover("Plan", "Undertitel", "Kommunen", "2018"),
        blocks,
    )


def heading(level: int, words: str, number: str | None = None) -> Heading:
    return Heading(level, text(words), words.lower(), number)


_CAPTION = text("Emne")
_COLUMNS = Column(text("Område")), Column(text("Tal"))


def table(
    identity: str = "tabel",
    label: str = "Tabel 1",
    caption: Inlines = _CAPTION,
    columns: tuple[Column, ...] = _COLUMNS,
    rows: int = 1,
    source: Inlines = (),
) -> Table:
    cells = tuple(Cell(text("4")) for _ in columns)
    return Table(identity, label, caption, columns, (Row(cells),) * rows, source=source)
