"""The headers and footers of a template, written anew: text, tables, tabs, pictures and a few fields."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.problems import Finding, Place, finding
from generator.writers.word.markup import escape
from generator.writers.word.template_drawing import drawing_xml, picture_of
from generator.writers.word.template_markup import W, attributes, is_on, local, properties_xml, tag, value

if TYPE_CHECKING:
    from lxml.etree import _Element


_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FIELD = re.compile(r'\s*(PAGE|NUMPAGES|SECTIONPAGES|STYLEREF|TITLE)\b[\w\s\\*@"\'.,-]*', re.IGNORECASE)
"""The fields that may stand in a header: none that reads a file, runs anything, or tells the day."""

_OF_THE_TEXT = {"STYLEREF", "TITLE"}
"""Fields that still show words of the office's own text, until Word computes them from the plan's."""

_PROPERTIES = {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr"}
_CONTENT = {"p", "r", "tbl", "tr", "tc"}
_IN_A_RUN = {"tab", "br", "cr", "noBreakHyphen", "softHyphen", "ptab", "sym"}
_OPENED = {"hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "customXml"}
"""What is left out around its content."""

_LEFT_OUT = {
    *("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "del", "moveFrom", "permStart"),
    *("permEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "sdtPr", "sdtEndPr", "tblPrEx"),
    *("smartTagPr", "customXmlPr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart"),
    *("moveToRangeEnd", "annotationRef"),
}
_DEEPEST = 60
"""Tables in tables in tables go no deeper in any letterhead."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class LetterheadPicture:
    """A picture of a letterhead: PNG or JPEG."""

    data: bytes
    is_png: bool

    @property
    def content_type(self) -> str:
        """The media type."""
        return "image/png" if self.is_png else "image/jpeg"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A header or footer of a template: whole paragraphs and tables, with the pictures that they call.

    ``pictures`` are places in the template's row of pictures. ``counts_pages`` if the page number is in it.
    """

    xml: str = ""
    pictures: tuple[int, ...] = ()
    counts_pages: bool = False


def logo_relation(place: int) -> str:
    """Return the relationship id of a letterhead's picture by its place in the template's row."""
    return f"rIdLogo{place + 1}"


@dataclass(slots=True)
class _Field:
    """A field that has begun: its instruction so far, whether that is over, and if old words follow."""

    instruction: str = ""
    is_read: bool = False
    is_stale: bool = False


@dataclass(slots=True)
class LetterheadReader:
    """Reads the headers and footers of one template and collects their pictures and what is wrong.

    ``parts`` and ``media`` are those of the template's file; ``styles`` are the new ids of styles.
    """

    parts: Mapping[str, _Element]
    media: Mapping[str, bytes]
    styles: Mapping[str, str]
    place: Place
    pictures: list[LetterheadPicture] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)
    _part: str = ""
    _depth: int = 0
    _called: list[int] = field(default_factory=list)
    _open_fields: list[_Field] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)

    def read(self, part: str) -> Letterhead:
        """Return the header or footer in a part; what cannot be used in it becomes a finding."""
        self._part, self._called, self._open_fields, self._names = part, [], [], set()
        blocks = [self._written(child) for child in self.parts[part]]
        if self._open_fields:
            self._report("skabelon-felt", felt="?")
        while blocks and "<w:r>" not in blocks[-1] and not blocks[-1].startswith("<w:tbl>"):
            blocks.pop()
        return Letterhead("".join(blocks), tuple(dict.fromkeys(self._called)), "PAGE" in self._names)

    def _report(self, code: str, **values: object) -> None:
        kind = "sidehoved" if "header" in self._part else "sidefod"
        self.findings.append(finding(code, self.place, hvor=kind, **values))

    def _written(self, element: _Element) -> str:
        name = local(element)
        if name in _PROPERTIES:
            return properties_xml(element, self.styles)
        if name == "r":
            return self._run(element)
        if name in _CONTENT:
            return tag(name, "", self._inside(element))
        if name == "fldSimple":
            return self._simple_field(element)
        if name in _OPENED:
            return self._inside(element)
        if name in _LEFT_OUT or not isinstance(element.tag, str):
            return ""
        if element.tag == f"{_MC}AlternateContent":
            element = next(element.iterfind(f"{_MC}Fallback"), element)
            if element.tag == f"{_MC}Fallback":
                return self._inside(element)
        self._refuse(element)
        return ""

    def _inside(self, element: _Element) -> str:
        if self._depth == _DEEPEST:
            self._report("skabelon-indhold", navn=local(element))
            return ""
        self._depth += 1
        written = "".join(self._written(child) for child in element)
        self._depth -= 1
        return written

    def _refuse(self, element: _Element) -> None:
        if local(element) in ("pict", "object", "drawing") or element.tag == f"{_MC}AlternateContent":
            self._report("skabelon-tegning")
        else:
            self._report("skabelon-indhold", navn=str(element.tag).rpartition("}")[2])

    def _run(self, run: _Element) -> str:
        if is_on(run.find(f"{W}rPr/{W}vanish")):
            return ""
        content = "".join(self._in_run(child) for child in run)
        return f"<w:r>{content}</w:r>" if content else ""

    def _in_run(self, element: _Element) -> str:
        name = local(element)
        if name == "t" and any(opened.is_stale for opened in self._open_fields):
            return ""
        if name == "t":
            return f'<w:t xml:space="preserve">{escape(element.text or "")}</w:t>'
        if name in _IN_A_RUN:
            return tag(name, attributes(element) if name in ("ptab", "sym") else "", "")
        if name == "fldChar":
            return self._field_mark(value(element, "fldCharType") or "")
        if name == "instrText":
            if self._open_fields and not self._open_fields[-1].is_read:
                self._open_fields[-1].instruction += element.text or ""
            else:
                self._report("skabelon-felt", felt=(element.text or "").strip()[:40])
            return f'<w:instrText xml:space="preserve">{escape(element.text or "")}</w:instrText>'
        if name == "drawing":
            return self._drawing(element)
        return self._written(element)

    def _field_mark(self, kind: str) -> str:
        match kind:
            case "begin":
                if self._open_fields and not self._open_fields[-1].is_read:
                    self._report("skabelon-felt", felt=self._open_fields[-1].instruction.strip()[:40])
                self._open_fields.append(_Field())
            case "separate" | "end" if self._open_fields:
                innermost = self._open_fields[-1]
                if not innermost.is_read:
                    innermost.is_read = True
                    innermost.is_stale = self._name_of(innermost.instruction) in _OF_THE_TEXT
                if kind == "end":
                    self._open_fields.pop()
            case _:
                self._report("skabelon-felt", felt="?")
        return f'<w:fldChar w:fldCharType="{escape(kind)}"/>'

    def _name_of(self, instruction: str) -> str:
        """Return the name of a field, or report one that may not stand in a header."""
        known_field = _FIELD.fullmatch(instruction)
        if known_field is None:
            self._report("skabelon-felt", felt=instruction.strip()[:40])
            return ""
        name = known_field[1].upper()
        self._names.add(name)
        return name

    def _simple_field(self, element: _Element) -> str:
        instruction = value(element, "instr") or ""
        shown = "" if self._name_of(instruction) in _OF_THE_TEXT else self._inside(element)
        return tag("fldSimple", f' w:instr="{escape(instruction)}"', shown)

    def _drawing(self, element: _Element) -> str:
        picture = picture_of(element)
        place = None if picture is None else self._picture(picture.get(f"{_R}embed", ""))
        if place is None:
            if picture is None:
                self._report("skabelon-tegning")
            return ""
        self._called.append(place)
        written, has_words = drawing_xml(element, logo_relation(place), place)
        if not has_words:
            self._report("skabelon-alternativ-tekst")
        return written

    def _picture(self, relation: str) -> int | None:
        """Return the place of a picture in the row, or None with a finding for one that cannot be used."""
        folder, _, name = self._part.rpartition("/")
        target = ""
        rels = self.parts.get(f"{folder}/_rels/{name}.rels")
        for found in () if rels is None else rels:
            if found.get("Id") == relation and found.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, found.get("Target", ""))).lstrip("/")
        if target not in self._places:
            data = self.media.get(target, b"")
            if not data.startswith((_PNG, _JPEG)):
                self._report("skabelon-billede-form")
                return None
            self._places[target] = len(self.pictures)
            self.pictures.append(LetterheadPicture(data, data.startswith(_PNG)))
        return self._places[target]
