"""The body of a document: every block in reading order as WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from generator.charts.word_chart import WordChart, word_chart
from generator.document.blocks import (
    Block,
    Callout,
    Chart,
    Contents,
    Cover,
    Definition,
    DefinitionList,
    Document,
    Heading,
    Illustration,
    Inlines,
    ItemList,
    Paragraph,
    Picture,
    Quote,
    Table,
    plain_text,
)
from generator.document.design import Design
from generator.writers.word.anchors import Anchor, anchors
from generator.writers.word.charts import drawing_xml, picture_xml
from generator.writers.word.contents import contents_xml
from generator.writers.word.inline import BOLD, InlineWriter, footnotes_xml
from generator.writers.word.markup import (
    DECLARATION,
    NAMESPACES,
    TAB,
    bookmark,
    field,
    paragraph,
    run,
)
from generator.writers.word.numbering import HEADING_INDENT, first_numbered_list
from generator.writers.word.page import section_xml
from generator.writers.word.styles import (
    CALLOUT_STYLES,
    LONGEST_TERM_BESIDE,
    PARAGRAPH_STYLES,
    list_style,
)
from generator.writers.word.tables import table_xml

_AFTER_TABLE = 160
_BEFORE_IDENTITY = 2400
_COUNTED_LABEL = re.compile(r"(\w+) (\d+)")


@dataclass(frozen=True, slots=True)
class Body:
    """A document's text as parts, with the links, charts and pictures that it points at in order."""

    document_xml: bytes
    footnotes_xml: bytes
    links: tuple[str, ...]
    charts: tuple[WordChart, ...]
    pictures: tuple[Picture, ...]
    numbered_lists: int


def body(document: Document, design: Design, page_numbers: Mapping[str, int]) -> Body:
    """Return the body of a document; ``page_numbers`` are by heading id and may be empty."""
    return _BodyWriter(document, design, page_numbers).write()


class _BodyWriter:
    def __init__(self, document: Document, design: Design, page_numbers: Mapping[str, int]) -> None:
        self._document = document
        self._design = design
        self._page_numbers = page_numbers
        self._anchors: Mapping[str, Anchor] = anchors(document)
        self._inline = InlineWriter(self._anchors)
        self._charts: list[WordChart] = []
        self._pictures: list[Picture] = []
        self._numbered_lists = 0
        self._counted: dict[str, int] = {}
        self._page_break = False
        self._after_table = False

    def write(self) -> Body:
        pieces = [self._cover(self._document.cover)]
        self._page_break = True
        pieces += [self._block(block) for block in self._document.blocks]
        if self._after_table:
            pieces.append(self._table_gap())
        return Body(
            f"{DECLARATION}<w:document{NAMESPACES}><w:body>{''.join(pieces)}{section_xml()}</w:body></w:document>".encode(),
            footnotes_xml(self._inline.notes),
            tuple(self._inline.links),
            tuple(self._charts),
            tuple(self._pictures),
            self._numbered_lists,
        )

    def _block(self, block: Block) -> str:
        """Return all of a block: the one place where something can be put around it."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(PARAGRAPH_STYLES[block.style], self._inline.write(block.content))
            case ItemList():
                return self._list(block)
            case Quote():
                return self._quote(block)
            case Callout():
                return self._callout(block)
            case DefinitionList():
                return self._definitions(block.items)
            case Table():
                return self._table(block, self._caption(block.label, block.caption, block.id))
            case Chart():
                return self._chart(block)
            case Illustration():
                return self._picture(block.picture)
            case Contents():
                return self._contents(block)
            case _:
                assert_never(block)

    def _paragraph(
        self,
        style: str,
        content: str,
        *,
        keep_next: bool = False,
        numbering: tuple[int, int] | None = None,
        space_before: int | None = None,
        hanging: int | None = None,
    ) -> str:
        """Return the next paragraph of the text, set off from what stood before it."""
        page_break, self._page_break = self._page_break, False
        if self._after_table and style in _TIGHT_STYLES:
            space_before = _AFTER_TABLE
        self._after_table = False
        return paragraph(
            style,
            content,
            keep_next=keep_next,
            page_break=page_break,
            numbering=numbering,
            space_before=space_before,
            hanging=hanging,
        )

    def _cover(self, cover: Cover) -> str:
        lines = (
            ("Myndighed", cover.authority),
            ("Title", cover.title),
            ("Subtitle", cover.subtitle),
            ("Periode", cover.period),
            ("Slogan", cover.slogan),
        )
        logo = self._picture(cover.logo) if cover.logo is not None else ""
        front = "".join(self._paragraph(style, run(line)) for style, line in lines if line)
        return logo + front + self._definitions(cover.identity, space_before=_BEFORE_IDENTITY)

    def _heading(self, heading: Heading) -> str:
        anchor = self._anchors[heading.id]
        words = bookmark(anchor.bookmark, anchor.identity, self._inline.write(heading.content))
        style = f"Heading{heading.level}"
        if anchor.number:
            return self._paragraph(style, words)
        level = heading.level - 1
        if heading.number:
            return self._paragraph(
                style, run(heading.number) + TAB + words, numbering=(level, 0), hanging=HEADING_INDENT
            )
        return self._paragraph(style, words, numbering=(level, 0))

    def _list(self, block: ItemList) -> str:
        if not block.ordered:
            return "".join(
                self._paragraph(list_style("Bullet", item.level), self._inline.write(item.content))
                for item in block.items
            )
        number = first_numbered_list() + self._numbered_lists
        self._numbered_lists += 1
        return "".join(
            self._paragraph(
                list_style("Number", item.level),
                self._inline.write(item.content),
                numbering=(item.level, number),
            )
            for item in block.items
        )

    def _quote(self, quote: Quote) -> str:
        last = len(quote.paragraphs) - 1
        words = "".join(
            self._paragraph(
                "Quote", self._inline.write(content), keep_next=index < last or bool(quote.attribution)
            )
            for index, content in enumerate(quote.paragraphs)
        )
        if not quote.attribution:
            return words
        return words + self._paragraph("Citatkilde", self._inline.write(quote.attribution))

    def _callout(self, callout: Callout) -> str:
        style = CALLOUT_STYLES[callout.kind]
        title = self._paragraph(f"{style}titel", self._inline.write(callout.title))
        last = len(callout.paragraphs) - 1
        return title + "".join(
            self._paragraph(f"{style}tekst", self._inline.write(content), keep_next=index < last)
            for index, content in enumerate(callout.paragraphs)
        )

    def _definitions(self, items: Sequence[Definition], space_before: int | None = None) -> str:
        """Return descriptions beside their terms, or below them where a term is too long for that."""
        beside = all(len(plain_text(item.term)) <= LONGEST_TERM_BESIDE for item in items)
        pieces = []
        for item in items:
            term = self._inline.write(item.term, BOLD)
            description = self._inline.write(item.description)
            if beside:
                pieces.append(self._paragraph("Begreb", term + TAB + description, space_before=space_before))
            else:
                pieces.append(self._paragraph("Begrebsnavn", term, space_before=space_before))
                pieces.append(self._paragraph("Forklaring", description))
            space_before = None
        return "".join(pieces)

    def _caption(self, label: str, words: Inlines, identity: str | None) -> str:
        """Return a caption; a label such as "Tabel 3" is counted by Word from then on."""
        counted = _COUNTED_LABEL.fullmatch(label)
        marked = run(label)
        if counted:
            name, number = counted[1], int(counted[2])
            restart = "" if number == self._counted.get(name, 0) + 1 else f" \\r {number}"
            self._counted[name] = number
            marked = run(f"{name} ") + field(f"SEQ {name} \\* ARABIC{restart}", str(number))
        if identity is not None:
            anchor = self._anchors[identity]
            marked = bookmark(anchor.bookmark, anchor.identity, marked)
        return self._caption_of(marked, words)

    def _caption_of(self, label: str, words: Inlines) -> str:
        content = label + run(". " if label and words else "") + self._inline.write(words)
        return self._paragraph("Caption", content) if content else ""

    def _table(self, table: Table, caption: str) -> str:
        # Word would make one table of two that touch.
        gap = self._table_gap() if self._after_table else ""
        drawn = gap + caption + table_xml(table, self._inline, self._design.sizes.table)
        self._after_table = True
        if not table.source:
            return drawn
        return drawn + self._paragraph("Kilde", self._inline.write(table.source))

    def _table_gap(self) -> str:
        self._after_table = False
        return paragraph("Tabelskel", "")

    def _chart(self, chart: Chart) -> str:
        pieces = [self._caption(chart.label, chart.title, chart.id)]
        if chart.subtitle:
            pieces.append(self._paragraph("Undertitel", self._inline.write(chart.subtitle)))
        drawn = word_chart(chart.spec, self._design)
        if drawn is not None:
            self._charts.append(drawn)
            drawing = drawing_xml(drawn, len(self._charts), chart.label, chart.alternative_text)
            pieces.append(self._paragraph("Figur", drawing))
        elif chart.table is None:
            pieces.append(self._paragraph("Normal", run(chart.alternative_text)))
        pieces.append(self._paragraph("Kilde", self._inline.write(chart.source)))
        if chart.table is not None:
            pieces.append(self._chart_table(chart, chart.table))
        return "".join(pieces)

    def _picture(self, picture: Picture) -> str:
        self._pictures.append(picture)
        return self._paragraph("Normal", picture_xml(picture, len(self._pictures)))

    def _chart_table(self, chart: Chart, table: Table) -> str:
        """Return the chart's own table, whose label names its chart ("Tal til figur 3")."""
        named = chart.label.lower()
        if not table.label.endswith(named):
            return self._table(table, self._caption(table.label, table.caption, None))
        reference = field(f"REF {self._anchors[chart.id].bookmark} \\h \\* Lower", named)
        caption = self._caption_of(run(table.label.removesuffix(named)) + reference, table.caption)
        return self._table(table, caption)

    def _contents(self, block: Contents) -> str:
        headings = self._document.headings(block.depth)
        if not headings:
            return ""
        page_break, self._page_break = self._page_break, True
        self._after_table = False
        return contents_xml(block, headings, self._anchors, self._page_numbers, page_break=page_break)


_TIGHT_STYLES = frozenset(
    (
        *("Normal", "Manchet", "Bemaerkning", "Quote", "Begreb"),
        *(list_style(kind, level) for kind in ("Bullet", "Number") for level in range(3)),
    )
)
"""The styles without a space above, which would otherwise stick to a table."""
