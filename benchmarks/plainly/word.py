"""A plan as Word through python-docx's own calls; footnotes and contents, which it lacks, become text."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from benchmarks.plainly.charts import DrawnChart
from generator.document.blocks import (
    Align,
    Block,
    Callout,
    Chart,
    Contents,
    DefinitionList,
    Document,
    Emphasis,
    Heading,
    Illustration,
    Inlines,
    ItemList,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    plain_text,
)

WIDTH = Mm(165)


def write_word(document: Document, charts: Mapping[str, DrawnChart], target: Path) -> None:
    """Write a plan as Word."""
    word = docx.Document()
    word.core_properties.title = document.metadata.title
    word.add_heading(document.cover.title, 0)
    for line in (document.cover.authority, document.cover.subtitle, document.cover.period):
        word.add_paragraph(line)
    for item in document.cover.identity:
        word.add_paragraph(f"{plain_text(item.term)}: {plain_text(item.description)}")
    word.add_page_break()
    for block in document.blocks:
        _add(block, document, charts, word)
    word.save(str(target))


def _add(block: Block, document: Document, charts: Mapping[str, DrawnChart], word: WordDocument) -> None:
    match block:
        case Heading():
            word.add_heading(f"{block.number or ''} {plain_text(block.content)}", block.level)
        case Paragraph():
            _fill(word.add_paragraph(), block.content)
        case ItemList():
            for item in block.items:
                _fill(
                    word.add_paragraph(style="List Number" if block.ordered else "List Bullet"), item.content
                )
        case Quote():
            for content in (*block.paragraphs, block.attribution):
                _fill(word.add_paragraph(style="Intense Quote"), content)
        case Callout():
            word.add_paragraph().add_run(plain_text(block.title)).bold = True
            for content in block.paragraphs:
                _fill(word.add_paragraph(), content)
        case DefinitionList():
            for item in block.items:
                paragraph = word.add_paragraph()
                paragraph.add_run(f"{plain_text(item.term)}: ").bold = True
                _fill(paragraph, item.description)
        case Table():
            _add_table(block, word)
        case Chart():
            word.add_paragraph(f"{block.label} {plain_text(block.title)}", style="Caption")
            word.add_paragraph(plain_text(block.subtitle))
            word.add_picture(io.BytesIO(charts[block.id].png), width=WIDTH)
            _fill(word.add_paragraph(), block.source)
            if block.table is not None:
                _add_table(block.table, word)
        case Illustration():
            word.add_picture(io.BytesIO(block.picture.data), width=Mm(block.picture.width_mm))
        case Contents():
            word.add_heading(block.title, 1)
            for heading in document.headings(block.depth):
                word.add_paragraph(f"{heading.number or ''} {plain_text(heading.content)}")
            word.add_page_break()


def _fill(paragraph: WordParagraph, content: Inlines) -> None:
    for part in content:
        run = paragraph.add_run(f" ({part.text})" if isinstance(part, Note) else part.text)
        run.bold = isinstance(part, Strong)
        run.italic = isinstance(part, Emphasis)


def _add_table(block: Table, word: WordDocument) -> None:
    word.add_paragraph(f"{block.label} {plain_text(block.caption)}", style="Caption")
    table = word.add_table(rows=1, cols=len(block.columns), style="Light List Accent 1")
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        cell.text = plain_text(column.header)
    for row in block.rows:
        for cell, column, content in zip(table.add_row().cells, block.columns, row.cells, strict=True):
            cell.text = plain_text(content.content)
            if column.align is Align.RIGHT:
                cell.paragraphs[0].alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
    _fill(word.add_paragraph(), block.source)
