"""The body of a document: every block in reading order as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import assert_never

from generator.charts.word_chart import WordChart
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
    ItemList,
    Origin,
    Paragraph,
    Picture,
    Quote,
    Setting,
    Table,
    text,
)
from generator.document.design import Design
from generator.writers.word.anchors import anchors
from generator.writers.word.contents import contents_xml
from generator.writers.word.controls import Control, ControlPiece, Controls, key_of
from generator.writers.word.figures import FigureWriter
from generator.writers.word.inline import InlineWriter, footnotes_xml
from generator.writers.word.markup import DECLARATION, NAMESPACES
from generator.writers.word.numbering import HEADING_LEVELS
from generator.writers.word.page import STANDARD_PAGE, WordPage, section_xml
from generator.writers.word.template_numbering import HeadingLevel
from generator.writers.word.text_blocks import TextWriter

_BEFORE_IDENTITY = 2400
"""The room above the identity of the plan on its cover, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Body:
    """A document's text as parts, with the links, charts, pictures and controls in it, in order."""

    document_xml: bytes
    footnotes_xml: bytes
    links: tuple[str, ...]
    charts: tuple[WordChart, ...]
    pictures: tuple[Picture, ...]
    controls: tuple[Control, ...]
    numbered_lists: int


def body(
    document: Document,
    design: Design,
    *,
    locked: bool,
    chart_pictures: Mapping[str, Picture] | None = None,
    page: WordPage = STANDARD_PAGE,
    headings: Sequence[HeadingLevel] = HEADING_LEVELS,
) -> Body:
    """Return the body of a document; its contents wait for their page numbers.

    What the generator wrote is protected against changes if ``locked``. ``chart_pictures``, by the id of
    their blocks, stand in the place of Word's own charts. ``headings`` are the looks of the numbers of each
    level of headings.
    """
    controls = Controls(locked=locked)
    return _BodyWriter(document, design, controls, chart_pictures, page, headings).write()


class _BodyWriter:
    def __init__(
        self,
        document: Document,
        design: Design,
        controls: Controls,
        chart_pictures: Mapping[str, Picture] | None,
        page: WordPage,
        headings: Sequence[HeadingLevel],
    ) -> None:
        self._document = document
        self._page = page
        self._controls = controls
        self._anchors = anchors(document)
        # By identity: the same words may stand elsewhere without a list.
        self._list_introductions = frozenset(
            id(block)
            for block, following in pairwise(document.blocks)
            if isinstance(block, Paragraph) and isinstance(following, ItemList)
        )
        self._opening_quotes = frozenset(
            id(block)
            for before, block in pairwise(document.blocks[:-1])
            if isinstance(before, Heading) and isinstance(block, Quote)
        )
        self._inline = InlineWriter(self._anchors, controls)
        self._text = TextWriter(self._anchors, self._inline, headings)
        self._figures = FigureWriter(
            self._anchors, self._inline, self._text, design, chart_pictures, page.text_width
        )

    def write(self) -> Body:
        pieces = self._controls.grouped(self._pieces())
        text = f"<w:body>{pieces}{section_xml(self._page)}</w:body>"
        return Body(
            f"{DECLARATION}<w:document{NAMESPACES}>{text}</w:document>".encode(),
            footnotes_xml(self._inline.notes),
            tuple(self._inline.links),
            tuple(self._figures.charts),
            tuple(self._figures.pictures),
            tuple(self._controls.made),
            self._text.numbered_lists,
        )

    def _pieces(self) -> Iterator[ControlPiece]:
        yield ControlPiece(self._cover(self._document.cover))
        self._text.page_break = self._document.setting is Setting.BOOK
        origins = _origins_of_texts(self._document.blocks)
        for origin, together in groupby(zip(origins, self._document.blocks, strict=True), itemgetter(0)):
            blocks = [block for _, block in together]
            if origin is None or (len(blocks) == 1 and isinstance(blocks[0], Heading)):
                for block in blocks:
                    yield from self._block(block)
            else:
                yield self._own_text(blocks, origin)
        if self._text.after_table:
            yield ControlPiece(self._figures.gap(), protected=False)

    def _own_text(self, blocks: Sequence[Block], origin: Origin) -> ControlPiece:
        """Return a planner's text in one control, in which paragraphs can be added and taken away."""
        with self._inline.one_control(origin) as printed:
            content = "".join(piece.xml for block in blocks for piece in self._block(block))
        return ControlPiece(self._controls.control(origin, content, "\n".join(printed)), protected=False)

    def _block(self, block: Block) -> Iterator[ControlPiece]:
        """Yield the pieces of a block: the one place where something can be put around it."""
        match block:
            case Heading():
                yield ControlPiece(self._text.heading(block), protected=False)
            case Paragraph():
                yield ControlPiece(
                    self._text.paragraph(block, keep_next=id(block) in self._list_introductions)
                )
            case ItemList():
                yield ControlPiece(self._text.item_list(block))
            case Quote():
                yield ControlPiece(self._text.quote(block, keep_next=id(block) in self._opening_quotes))
            case Callout():
                yield ControlPiece(self._text.callout(block))
            case DefinitionList():
                yield ControlPiece(self._text.definitions(block.items))
            case Table():
                yield from self._figures.table(block)
            case Chart():
                yield from self._figures.chart(block)
            case Illustration():
                yield ControlPiece(self._figures.illustration(block))
            case Contents():
                yield ControlPiece(self._contents(block), protected=False)
            case _:
                assert_never(block)

    def _cover(self, cover: Cover) -> str:
        lines = (
            ("Myndighed", cover.authority, None),
            ("Title", cover.title, cover.title_origin),
            ("Subtitle", cover.subtitle, cover.subtitle_origin),
            ("Periode", cover.period, None),
            ("Slogan", cover.slogan, cover.slogan_origin),
        )
        before_identity = _BEFORE_IDENTITY if self._document.setting is Setting.BOOK else None
        logo = self._figures.picture(cover.logo) if cover.logo is not None else ""
        front = "".join(
            self._text.plain(style, self._inline.write(text(line), origin=origin))
            for style, line, origin in lines
            if line
        )
        return logo + front + self._text.definitions(cover.identity, space_before=before_identity)

    def _contents(self, block: Contents) -> str:
        headings = self._document.headings(block.depth)
        if not headings:
            return ""
        page_break, self._text.page_break = self._text.page_break, True
        self._text.after_table = False
        return contents_xml(block, headings, self._anchors, page_break=page_break)


def _origins_of_texts(blocks: Sequence[Block]) -> list[Origin | None]:
    """Return where each block was written as text; a quotation in a text belongs to it."""
    alone = [_origin_of_text(block) for block in blocks]
    beside = zip([None, *alone][:-1], [*alone, None][1:], strict=True)
    return [
        block.origin if isinstance(block, Quote) and block.origin in neighbours else origin
        for block, origin, neighbours in zip(blocks, alone, beside, strict=True)
    ]


def _origin_of_text(block: Block) -> Origin | None:
    """Return where a block was written, if a planner wrote it as text."""
    if (
        isinstance(block, Heading | Paragraph | ItemList | Table | Illustration)
        and key_of(block.origin) is not None
    ):
        return block.origin
    return None
