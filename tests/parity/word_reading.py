"""What a Word file says: its paragraphs, lists, tables, charts and footnotes in reading order.

Word counts some things by itself, so they are not written in the file: the numbers of headings are counted
here as Word would count them; the labels of lists are left out, as they are for a PDF; and the page numbers
of the contents are left out, since they are filled in when Word updates its fields.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tests.parity.pieces import Kind, Piece

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NAMES = {
    "w": _W[1:-1],
    "r": _R[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
_LISTS = {"ListBullet": 0, "ListNumber": 0} | {
    f"List{kind}{number}": number - 1 for kind in ("Bullet", "Number") for number in (2, 3)
}
_BESIDE, _TERM, _BELOW = "Begreb", "Begrebsnavn", "Forklaring"
_MEASURE = "Undertitel"
_LABEL = re.compile(r"^([^.]* \d+)\. ")


@dataclass(frozen=True)
class Series:
    """A series of a chart: its name, and the values by category; a gap is None."""

    name: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class WordChart:
    """A native chart: its alternative text and what its part holds of its figures."""

    alternative_text: str
    series: tuple[Series, ...]


@dataclass
class WordFile:
    """A Word file that has been read; ``marks`` are the texts of headers and footers by part."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    charts: list[WordChart] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)


def read_word(data: bytes) -> WordFile:
    """Read a Word file of ours."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _Reader(parts).read()


class _Reader:
    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._heading_counts = [0, 0, 0]
        self._found = WordFile()

    def read(self) -> WordFile:
        body = self._tree("word/document.xml")[0]
        for child in body:
            self._block(child)
        for note in self._tree("word/footnotes.xml"):
            if note.get(f"{_W}type") is None:
                self._found.notes.append(Piece(Kind.NOTE, _words(note).strip()))
        for name in self._parts:
            if marks := re.fullmatch(r"word/(\w*(?:header|footer)\w*)\.xml", name):
                self._found.marks[marks[1]] = _words(self._tree(name))
        return self._found

    def _tree(self, name: str) -> etree._Element:
        return etree.fromstring(self._parts[name])

    def _block(self, element: etree._Element) -> None:
        tag = str(element.tag).removeprefix(_W)
        if tag == "p":
            self._paragraph(element)
        elif tag == "tbl":
            self._table(element)
        elif tag == "sdt":
            for child in element.iterfind("w:sdtContent/*", _NAMES):
                self._block(child)
        else:
            assert tag == "sectPr", f"something new in the text: {tag}"

    def _add(self, kind: Kind, words: str, level: int = 0) -> None:
        if words.strip():
            self._found.pieces.append(Piece(kind, words, level))

    def _paragraph(self, paragraph: etree._Element) -> None:
        style, words = _style(paragraph), _words(paragraph)
        if heading := re.fullmatch(r"Heading(\d)", style):
            level = int(heading[1])
            self._add(Kind.HEADING, self._heading_number(paragraph, level) + words, level)
        elif entry := re.fullmatch(r"TOC(\d)", style):
            self._add(Kind.ITEM, _without_page_number(paragraph), int(entry[1]) - 1)
        elif style == "TOCHeading":
            # No heading in Word, so that the contents do not list themselves.
            self._add(Kind.HEADING, words, 1)
        elif style in _LISTS:
            self._add(Kind.ITEM, words, _LISTS[style])
        elif style == _BESIDE:
            for part in words.split("\t"):
                self._add(Kind.ITEM, part)
        elif style in (_TERM, _BELOW):
            self._add(Kind.ITEM, words)
        elif style == "Caption":
            # On a page the label ("Tabel 3") is set apart by its type, in Word by a point.
            self._add(Kind.CAPTION, _LABEL.sub(r"\1 ", words))
        elif style == _MEASURE:
            # On a page this is the second line of the caption.
            caption = self._found.pieces.pop()
            self._add(Kind.CAPTION, f"{caption.words} {words}")
        else:
            kind = {"Title": Kind.TITLE, "Quote": Kind.QUOTE}.get(style, Kind.PARAGRAPH)
            self._add(kind, words)
        for drawing in paragraph.iterfind(".//wp:inline", _NAMES):
            self._drawing(drawing)

    def _heading_number(self, paragraph: etree._Element, level: int) -> str:
        """Return the number that Word puts before a heading, as it counts them."""
        numbering = paragraph.find("w:pPr/w:numPr/w:numId", _NAMES)
        if numbering is not None and numbering.get(f"{_W}val") == "0":
            return ""
        self._heading_counts[level - 1] += 1
        self._heading_counts[level:] = [0] * (len(self._heading_counts) - level)
        return ".".join(map(str, self._heading_counts[:level])) + " "

    def _table(self, table: etree._Element) -> None:
        look = table.find("w:tblPr/w:tblLook", _NAMES)
        assert look is not None
        assert look.get(f"{_W}firstRow") == look.get(f"{_W}firstColumn") == "1"
        for row in table.iterfind("w:tr", _NAMES):
            is_header = row.find("w:trPr/w:tblHeader", _NAMES) is not None
            for place, cell in enumerate(row.iterfind("w:tc", _NAMES)):
                body = Kind.CELL if place else Kind.ROW_HEADER
                kind = Kind.COLUMN_HEADER if is_header else body
                self._found.pieces.append(Piece(kind, _words(cell)))

    def _drawing(self, drawing: etree._Element) -> None:
        properties = drawing.find("wp:docPr", _NAMES)
        assert properties is not None
        alternative_text = properties.get("descr", "")
        self._add(Kind.FIGURE, alternative_text)
        chart = drawing.find(".//c:chart", _NAMES)
        if chart is not None:
            part = self._target(chart.get(f"{_R}id", ""))
            series = tuple(_series(self._tree(part)))
            self._found.charts.append(WordChart(alternative_text, series))

    def _target(self, relation: str) -> str:
        for found in self._tree("word/_rels/document.xml.rels"):
            if found.get("Id") == relation:
                return "word/" + found.get("Target", "").removeprefix("/word/")
        raise AssertionError(f"no part behind {relation}")


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find("w:pPr/w:pStyle", _NAMES)
    return "Normal" if style is None else style.get(f"{_W}val", "")


def _words(element: etree._Element) -> str:
    """Return what is shown: texts, the values of fields, tabs, and the numbers of the footnotes called."""
    words = ""
    for node in element.iter():
        match str(node.tag).removeprefix(_W):
            case "t":
                words += node.text or ""
            case "noBreakHyphen":
                words += "\u2011"
            case "tab" if node.getparent() is not None and node.getparent().tag == f"{_W}r":
                words += "\t"
            case "footnoteReference":
                words += node.get(f"{_W}id", "")
    return words


def _without_page_number(entry: etree._Element) -> str:
    words = _words(entry)
    codes = [node.text or "" for node in entry.iter(f"{_W}instrText")]
    return words.rpartition("\t")[0] if any("PAGEREF" in code for code in codes) else words


def _series(chart: etree._Element) -> Iterator[Series]:
    for series in chart.iterfind(".//c:ser", _NAMES):
        name = "".join(node.text or "" for node in series.iterfind("c:tx//c:v", _NAMES))
        categories = _cached(series, "c:cat")
        values = _cached(series, "c:val")
        yield Series(
            name,
            tuple(categories.get(place, "") for place in range(len(categories))),
            tuple(float(values[place]) if place in values else None for place in range(len(categories))),
        )


def _cached(series: etree._Element, name: str) -> dict[int, str]:
    points = series.iterfind(f"{name}//c:pt", _NAMES)
    return {int(point.get("idx", "")): point.findtext("c:v", "", _NAMES) for point in points}
