"""The text of a Word file as strips: lines, pictures and table rows, which pages are filled with."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from xml.etree.ElementTree import Element

from generator.document.blocks import LINE_BREAK
from generator.writers.word.layout_lines import LineBreaker, LineWidth, TextRun
from generator.writers.word.layout_looks import Frame, ParagraphLook, W, with_properties
from generator.writers.word.styles import CELL_MARGIN

_EMU_PER_TWENTIETH = 635
_ROW_LINE, _HEADER_LINE = 10, 30
"""The lines of the table style below a row and below the header row, in twentieths of a point."""

_ROOM_FOR_NUMBER = "\u00a0000"
_PARAGRAPH, _TABLE, _CONTROL, _CONTROLLED = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}sdtContent"
_RUN, _TEXT, _NOTE, _BOLD, _ITALIC = f"{W}r", f"{W}t", f"{W}footnoteReference", f"{W}b", f"{W}i"
_OF_PARAGRAPH, _OF_RUN, _BOOKMARK = f"{W}pPr", f"{W}rPr", f"{W}bookmarkStart"
_STYLE, _KEEP_NEXT, _BREAK, _ALIGN = f"{W}pStyle", f"{W}keepNext", f"{W}pageBreakBefore", f"{W}jc"
_DRAWING, _SIZE, _FONTS = f"{W}drawing", f"{W}sz", f"{W}rFonts"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_INLINE, _FLOATING, _BESIDE, _EXTENT = f"{_WP}inline", f"{_WP}anchor", f"{_WP}wrapNone", f"{_WP}extent"
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
    f"{W}br": LINE_BREAK,
}
_FLAGS = {_STYLE, _KEEP_NEXT, _BREAK, _ALIGN}
_VALUE = f"{W}val"


@dataclass(slots=True)
class Strip:
    """A piece of the text that stands on one page; heights are in twentieths of a point.

    ``space`` is the room above it, of which ``own_space`` stays at the top of a page that was asked for
    (``new_page``) and nothing on other pages. ``slack`` is what may reach below the text area. A page may
    begin with the strip if it is ``apart`` from the one before; ``repeated`` is the height of the table
    header above it then. ``bookmarks`` begin in it, and ``notes`` are the numbers of its footnotes.
    """

    height: int
    slack: int = 0
    space: int = 0
    own_space: int = 0
    apart: bool = True
    new_page: bool = False
    repeated: int = 0
    bookmarks: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()


class UnknownRoom(Exception):  # noqa: N818 - named for what it is
    """Nobody can foretell the room that something takes."""


class Flow:
    """Turns the paragraphs and tables of one document into strips, in the order in which they are added.

    ``text_width``, and the ``space_after`` that the last of them asks for, are in twentieths of a point.
    Raises UnknownRoom for what nobody can foretell.
    """

    def __init__(self, looks: Mapping[str, ParagraphLook], breaker: LineBreaker, text_width: int) -> None:
        self._text_width = text_width
        self._looks = looks
        self._breaker = breaker
        self.space_after = 0
        self._kept = False
        self._last: ParagraphLook | None = None
        self._frame: Frame | None = None
        self.strips: list[Strip] = []

    def add_head(self, head: Element) -> None:
        """Add a header or footer, which an office may have written.

        Raises UnknownRoom where tables are in it, pictures that text stands around, or type of its own.
        """
        runs = head.iter(_OF_RUN)
        strange = head.find(f".//{_TABLE}") is not None or any(
            picture.find(_BESIDE) is None for picture in head.iter(_FLOATING)
        )
        if strange or any(run.find(name) is not None for run in runs for name in (_SIZE, _FONTS)):
            raise UnknownRoom
        self.add(head)

    def add(self, parent: Element) -> None:
        """Add the paragraphs and tables in an element, also those in content controls."""
        for node in parent:
            if node.tag == _PARAGRAPH:
                self._paragraph(node)
            elif node.tag == _TABLE:
                self._table(node)
            elif node.tag in (_CONTROL, _CONTROLLED):
                self.add(node)

    @property
    def height(self) -> int:
        """The height of all that was added, in twentieths of a point."""
        self._close_frame(None)
        self._frame = None
        return sum(strip.space + strip.height for strip in self.strips) + self.space_after

    def _paragraph(self, node: Element) -> None:
        look, flags = self._look(node)
        runs, picture = _content(node, look, bold=look.bold)
        count, notes = self._breaker.lines(runs, look.points, _measure(look, self._text_width), look.font)
        self._close_frame(look.frame)
        joined = look.contextual and look == self._last
        before, above = (0, 0) if joined else (look.before, self.space_after)
        for line in range(count):
            strip = Strip(look.height, look.slack)
            if notes:
                strip.notes = tuple(number for number, place in notes if place == line)
            if line == 0:
                strip.space, strip.own_space = max(above, before), before
                strip.apart, strip.new_page = not self._kept, look.new_page or _BREAK in flags
                strip.bookmarks = tuple(mark.get(f"{W}name", "") for mark in node.iter(_BOOKMARK))
            else:
                # Neither the first nor the last line of a paragraph stands alone on a page.
                strip.apart = not look.keep_lines and 2 <= line <= count - 2
            self.strips.append(strip)
        first = self.strips[-count]
        if picture > look.height:
            first.height, first.slack = picture, 0
        if look.frame is not None and look.frame != self._frame:
            first.height += look.frame.above
        self._frame, self.space_after, self._last = look.frame, look.after, look
        self._kept = look.keep_next or _KEEP_NEXT in flags

    def _close_frame(self, following: Frame | None) -> None:
        """Give the frame around the last paragraph its lower line, if it does not go on."""
        if self._frame is not None and self._frame != following:
            self.strips[-1].height += self._frame.below

    def _table(self, table: Element) -> None:
        self._close_frame(None)
        self._frame = self._last = None
        repeated = 0
        for index, row in enumerate(table.iterfind(f"{W}tr")):
            is_header = row.find(f"{W}trPr/{W}tblHeader") is not None
            heights, keeps = zip(
                *(self._cell(cell, bold=is_header) for cell in row.iterfind(f"{W}tc")), strict=True
            )
            height = max(heights) + (_HEADER_LINE if is_header else _ROW_LINE)
            if index == 0:
                height += _ROW_LINE
            self.strips.append(
                Strip(
                    height,
                    space=self.space_after,
                    apart=not self._kept,
                    repeated=0 if is_header else repeated,
                )
            )
            if is_header:
                repeated += height
            self.space_after = 0
            self._kept = is_header or keeps[0]

    def _cell(self, cell: Element, *, bold: bool) -> tuple[int, bool]:
        """Return the height of a cell's text, and whether it is kept with the next row."""
        width = int(cell[0][0].get(f"{W}w", "0")) - 2 * CELL_MARGIN
        height, keeps = 0, False
        for node in cell.iter(_PARAGRAPH):
            look, flags = self._look(node)
            runs, _ = _content(node, look, bold=bold or look.bold)
            count, _ = self._breaker.lines(runs, look.points, _measure(look, width), look.font)
            height += look.before + count * look.height + look.after
            keeps = keeps or _KEEP_NEXT in flags
        return height, keeps

    def _look(self, paragraph: Element) -> tuple[ParagraphLook, Container[str]]:
        """Return how a paragraph looks, and what it says of itself."""
        properties = paragraph.find(_OF_PARAGRAPH)
        said: list[str] = []
        style = "Normal"
        if properties is not None:
            said = [node.tag for node in properties]
            if said[:1] == [_STYLE]:
                style = properties[0].get(_VALUE, "")
        if style not in self._looks:
            raise UnknownRoom
        look = self._looks[style]
        if properties is not None and not _FLAGS.issuperset(said):
            look = with_properties(look, properties)
        if look.unknown:
            raise UnknownRoom
        return look, said


def _measure(look: ParagraphLook, width: int) -> LineWidth:
    return LineWidth(look.left - look.hanging, look.left, width - look.right, look.tabs)


def _content(paragraph: Element, look: ParagraphLook, *, bold: bool) -> tuple[Sequence[TextRun], int]:
    """Return the runs of a paragraph and the height of the picture in it, or 0."""
    runs, picture = [TextRun(look.number, bold)] if look.number else [], 0
    for run in paragraph.iter(_RUN):
        is_bold, is_italic = bold, look.italic
        for node in run:
            tag = node.tag
            if tag == _TEXT:
                words = node.text or ""
                runs.append(TextRun(words.upper() if look.capitals else words, is_bold, is_italic))
            elif tag == _OF_RUN:
                is_bold = is_bold or node.find(_BOLD) is not None
                is_italic = is_italic or node.find(_ITALIC) is not None
            elif tag in _CHARACTERS:
                runs.append(TextRun(_CHARACTERS[tag], is_bold, is_italic))
            elif tag == _NOTE:
                runs.append(TextRun("", note=int(node.get(f"{W}id", "0"))))
            elif tag == _DRAWING and node[0].tag == _INLINE:
                picture = ceil(int(node[0].findall(_EXTENT)[0].get("cy", "0")) / _EMU_PER_TWENTIETH)
    if look.ends_in_number:
        runs.append(TextRun(_ROOM_FOR_NUMBER, bold))
    return runs, picture
