"""What a PDF says to a screen reader: the text of its tags, found through the marked content of its pages.

What is not tagged (running heads, page numbers, lines) is not said. Three things are left out on purpose:
the labels of lists ("1.", "•"), since Word counts them by itself; the page numbers of the contents, which
Word fills in when its fields are updated; and a table's header row where it is repeated on a new page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import pikepdf

from tests.parity.pieces import LINE_END, Kind, Piece

_TEXT_OPERATORS = "BDC BMC EMC Tf Tm Tj TJ"
_HEADINGS = {"/H1", "/H2", "/H3", "/H4"}
_MAPPED = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_MAPPINGS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_SAME_LINE = 0.5
"""Texts whose baselines are closer than this, in CSS pixels, stand on one line."""


@dataclass(frozen=True)
class _Stroke:
    """A text as it is set: the height of its baseline from the top of the page, and its words."""

    height: float
    words: str


@dataclass
class PdfFile:
    """A PDF that has been read: its pieces, its footnotes, and the words drawn in each of its figures."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)


def read_pdf(data: bytes) -> PdfFile:
    """Read a PDF of ours. Raises AssertionError if a glyph or a table cell cannot be understood."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _Reader(pdf).read()


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._root = pdf.Root.StructTreeRoot
        self._texts = [_marked_texts(page) for page in pdf.pages]
        self._pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._page = -1
        self._last_header: list[Piece] = []
        self._found = PdfFile()

    def read(self) -> PdfFile:
        (document,) = self._root.K
        for child in document.K:
            assert child.S in ("/Sect", "/Part")
            self._walk(child, depth=-1)
            self._read_notes(child)
        return self._found

    def _read_notes(self, element: pikepdf.Object) -> None:
        for kid in _elements(element):
            if kid.S == "/Note":
                self._found.notes.append(Piece(Kind.NOTE, self._words(kid)))
            else:
                self._read_notes(kid)

    # --- The tree -----------------------------------------------------------------------------

    def _walk(self, element: pikepdf.Object, depth: int) -> None:
        """Read an element; ``depth`` is that of the list it stands in, -1 outside of all lists."""
        tag = str(element.S)
        if tag in _HEADINGS:
            level = int(tag[2:]) - 1
            self._add(Kind.HEADING if level else Kind.TITLE, element, level)
        elif tag == "/P":
            quoted = element.P.S == "/BlockQuote"
            self._add(Kind.QUOTE if quoted else Kind.PARAGRAPH, element)
            self._walk_children(element, depth)
        elif tag == "/LI":
            label, body = next(iter(_elements(element))), _elements(element)[-1]
            if label.S == "/Lbl" and _is_term(label):
                self._add(Kind.ITEM, label, depth)
            self._add(Kind.ITEM, body, depth)
            self._walk_children(element, depth)
        elif tag == "/Caption":
            self._add(Kind.CAPTION, element)
        elif tag == "/Figure":
            self._found.drawn.append(self._words(element))
            self._say(Piece(Kind.FIGURE, str(element.Alt)), self._page_of(element))
        elif tag == "/Table":
            self._table(element)
        else:
            self._walk_children(element, depth + (tag == "/L"))

    def _walk_children(self, element: pikepdf.Object, depth: int) -> None:
        for child in _elements(element):
            self._walk(child, depth)

    def _table(self, table: pikepdf.Object) -> None:
        (head,) = [child for child in _elements(table) if child.S == "/THead"]
        captions = [child for child in _elements(table) if child.S == "/Caption"]
        for caption in captions:
            self._add(Kind.CAPTION, caption)
        columns = [cell for row in _elements(head) for cell in _elements(row)]
        assert all(cell.S == "/TH" for cell in columns)
        header = [Piece(Kind.COLUMN_HEADER, self._words(cell)) for cell in columns]
        if captions or header != self._last_header:
            for piece in header:
                self._say(piece, self._page_of(head))
        self._last_header = header
        for body in _elements(table):
            if body.S == "/TBody":
                for row in _elements(body):
                    self._row(row, [str(cell.ID) for cell in columns])

    def _row(self, row: pikepdf.Object, columns: list[str]) -> None:
        head, *cells = _elements(row)
        assert head.S == "/TH"
        self._add(Kind.ROW_HEADER, head, empty=True)
        for cell, column in zip(cells, columns[1:], strict=True):
            assert cell.S == "/TD"
            named = {str(name) for name in cell.A.Headers}
            assert named == {str(head.ID), column}, f"a cell names the headers {named}"
            self._add(Kind.CELL, cell, empty=True)

    # --- Words --------------------------------------------------------------------------------

    def _add(self, kind: Kind, element: pikepdf.Object, level: int = 0, *, empty: bool = False) -> None:
        words = self._words(element)
        if words.strip() or empty:
            self._say(Piece(kind, words, level), self._page_of(element))

    def _say(self, piece: Piece, page: int) -> None:
        self._found.pieces.append(replace(piece, begins_page=page != self._page))
        self._page = page

    def _page_of(self, element: pikepdf.Object) -> int:
        return self._pages[element.Pg.objgen]

    def _words(self, element: pikepdf.Object) -> str:
        """Return the words of an element with its line ends, without the lists and figures inside it."""
        words, height = "", None
        for stroke in self._strokes(element):
            if height is not None and abs(stroke.height - height) > _SAME_LINE:
                words += LINE_END
            words += stroke.words
            height = stroke.height
        return words

    def _strokes(self, element: pikepdf.Object) -> Iterator[_Stroke]:
        for kid in element.get("/K", ()):
            if isinstance(kid, int):
                yield from self._texts[self._page_of(element)].get(kid, ())
            elif "/S" in kid:
                is_page_number = kid.S == "/Link" and element.S == "/Link"
                if kid.S not in ("/L", "/Lbl", "/Figure", "/Note") and not is_page_number:
                    yield from self._strokes(kid)


def _elements(element: pikepdf.Object) -> list[pikepdf.Object]:
    return [kid for kid in element.get("/K", ()) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _is_term(label: pikepdf.Object) -> bool:
    """Whether a label is a term and not a bullet or a number, which Word counts by itself."""
    return any(kid.S == "/NonStruct" for kid in _elements(label))


def _marked_texts(page: pikepdf.Page) -> dict[int, list[_Stroke]]:
    """Return the texts of a page by the number of the marked content that they stand in."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    marked: dict[int, list[_Stroke]] = {}
    open_marks: list[int | None] = []
    letters: Mapping[int, str] = {}
    height = 0.0
    for operands, operator in pikepdf.parse_content_stream(page, _TEXT_OPERATORS):
        match str(operator):
            case "BDC":
                open_marks.append(int(operands[1].MCID) if "/MCID" in operands[1] else None)
            case "BMC":
                open_marks.append(None)
            case "EMC":
                open_marks.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tm":
                height = float(operands[5])
            case _:
                shown = operands[0] if str(operator) == "TJ" else operands
                words = "".join(_read(bytes(text), letters) for text in shown if not _is_number(text))
                number = next((mark for mark in reversed(open_marks) if mark is not None), None)
                if number is not None:
                    marked.setdefault(number, []).append(_Stroke(height, words))
    return marked


def _is_number(operand: object) -> bool:
    return not isinstance(operand, pikepdf.String)


def _read(glyphs: bytes, letters: Mapping[int, str]) -> str:
    codes = [int.from_bytes(glyphs[place : place + 2]) for place in range(0, len(glyphs), 2)]
    unknown = [code for code in codes if code not in letters]
    assert not unknown, f"glyphs without letters: {unknown}"
    return "".join(letters[code] for code in codes)


def _letters(font: pikepdf.Object) -> Mapping[int, str]:
    """Return the letters that a font's glyphs stand for."""
    table = font.ToUnicode.read_bytes()
    assert b"beginbfrange" not in table, "a font maps ranges of glyphs"
    return {
        int(glyph, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for mapping in _MAPPINGS.findall(table)
        for glyph, letters in _MAPPED.findall(mapping)
    }
