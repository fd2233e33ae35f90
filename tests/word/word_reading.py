"""A Word file opened again: its parts as trees, and what a reader meets in it, in order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = {
    "w": W[1:-1],
    "r": R[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
INVISIBLE = {f"{W}softHyphen": "\u00ad", f"{W}noBreakHyphen": "\u2011", f"{W}tab": "\t"}


BASE_NAMES = {"t": "urn:beskaeftigelsesplan:tekster"}


class Control(NamedTuple):
    """A content control with a tag; its text is that of its paragraphs in lines, without captions."""

    tag: str
    alias: str
    text: str


class BaseText(NamedTuple):
    """What the custom XML part says of one control."""

    path: str
    file: str | None
    line: int | None
    written: str | None
    printed: str


def text_of(element: etree._Element) -> str:
    """Return what is shown of an element: no field codes, a tab as a tab."""
    return "".join(
        node.text or "" if node.tag == f"{W}t" else INVISIBLE[str(node.tag)]
        for node in element.iter(f"{W}t", *INVISIBLE)
        if node.getparent().tag != f"{W}tabs"
    )


def _lines(control: etree._Element) -> str:
    paragraphs = [p for p in control.iter(f"{W}p") if value(p, "w:pPr/w:pStyle") != "Caption"]
    return "\n".join(map(text_of, paragraphs)) if paragraphs else text_of(control)


def value(element: etree._Element, path: str) -> str | None:
    """Return the ``w:val`` of the element at a path below this one, or None where there is none."""
    found = element.find(path, NAMES)
    return None if found is None else found.get(f"{W}val")


class WordFile:
    """A .docx file, read without python-docx."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def tree(self, name: str) -> etree._Element:
        """Return a part of the "word" folder, such as "document"."""
        return etree.fromstring(self.parts[f"word/{name}.xml"])

    @property
    def body(self) -> etree._Element:
        return self.tree("document")[0]

    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """Yield the style and text of every paragraph in reading order."""
        for paragraph in self.body.iter(f"{W}p"):
            yield value(paragraph, "w:pPr/w:pStyle") or "Normal", text_of(paragraph)

    def paragraph(self, words: str) -> etree._Element:
        """Return the one paragraph with this text, outside the contents."""
        (found,) = (
            paragraph
            for paragraph in self.body.iter(f"{W}p")
            if text_of(paragraph) == words
            and not (value(paragraph, "w:pPr/w:pStyle") or "").startswith("TOC")
        )
        return found

    def controls(self) -> list[Control]:
        """Return the controls that have a tag, in the order of the text."""
        return [
            Control(tag, value(found, "w:sdtPr/w:alias") or "", _lines(found))
            for found in self.body.iter(f"{W}sdt")
            for tag in (value(found, "w:sdtPr/w:tag"),)
            if tag is not None
        ]

    def base_texts(self) -> dict[str, BaseText]:
        """Return the base texts by tag."""
        part = etree.fromstring(self.parts["customXml/item1.xml"])
        return {
            found.get("tag", ""): BaseText(
                found.get("path", ""),
                found.get("file"),
                int(found.get("line")) if found.get("line") else None,
                found.findtext("t:written", None, BASE_NAMES),
                found.findtext("t:printed", "", BASE_NAMES),
            )
            for found in part.iterfind("t:control", BASE_NAMES)
        }

    def fields(self, name: str = "document") -> list[tuple[str, str]]:
        """Return the instruction and the shown value of every field of one paragraph or less, in order."""
        found, open_fields = [], []
        for node in self.tree(name).iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
            kind = node.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append(["", ""])
            elif kind == "end":
                instruction, shown = open_fields.pop()
                found.append((instruction.strip(), shown))
            elif node.tag == f"{W}instrText":
                open_fields[-1][0] += node.text or ""
            elif kind is None and open_fields:
                open_fields[-1][1] += node.text or ""
        return found

    def relationships(self) -> Iterator[etree._Element]:
        """Yield every relationship of the package."""
        for name, content in self.parts.items():
            if name.endswith(".rels"):
                yield from etree.fromstring(content)

    def readable_document(self) -> str:
        """Return the document part with a line for each paragraph, table, row and cell."""
        xml = self.parts["word/document.xml"].decode()
        return re.sub(r"<(w:(?:p|tbl|tr|tc|sdt|sectPr)|/w:(?:tbl|sdt|body))(?=[ >])", r"\n<\1", xml) + "\n"
