"""Edits Word files as people and programs do: words changed, parts replaced, comments answered."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """Replace parts; a name is that of the part with ``__`` for ``/`` and without ``.xml``."""
    named = {f"{name.replace('__', '/')}.xml": content for name, content in parts.items()}
    return zipped({**parts_of(data), **named})


def replaced(data: bytes, old: str, new: str, part: str = "word/document.xml") -> bytes:
    parts = parts_of(data)
    text = parts[part].decode()
    assert old in text
    return zipped({**parts, part: text.replace(old, new).encode()})


def edited(data: bytes, part: str, edit: Callable[[etree._Element], None]) -> bytes:
    parts = parts_of(data)
    root = etree.fromstring(parts[part])
    edit(root)
    parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zipped(parts)


def without_controls(data: bytes) -> bytes:
    """The file as LibreOffice saves it: texts and parts stay, controls go."""

    def unwrap(root: etree._Element) -> None:
        for control in list(root.iter(f"{W}sdt")):
            for child in list(control.find(f"{W}sdtContent")):
                control.addprevious(child)
            control.getparent().remove(control)

    return edited(data, "word/document.xml", unwrap)


def with_comment(
    data: bytes, beside: str, author: str, text: str, *, identity: str = "90", threaded: bool = True
) -> bytes:
    """Add a comment at the place of comment ``beside``, as Word does: a reply, if ``threaded``."""
    paragraph = f"00ABC{int(identity):03d}"
    parent: list[str] = []

    def comment(root: etree._Element) -> None:
        (first,) = (item for item in root if item.get(f"{W}id") == beside)
        parent.append(list(first.iter(f"{W}p"))[-1].get(f"{W14}paraId"))
        names = {"id": identity, "author": author, "date": "2018-02-12T09:30:00Z", "initials": "MH"}
        item = etree.SubElement(root, f"{W}comment", {f"{W}{key}": value for key, value in names.items()})
        lines = etree.SubElement(item, f"{W}p", {f"{W14}paraId": paragraph})
        etree.SubElement(etree.SubElement(lines, f"{W}r"), f"{W}t").text = text

    def thread(root: etree._Element) -> None:
        names = {"paraId": paragraph, "paraIdParent": parent[0], "done": "0"}
        etree.SubElement(root, f"{W15}commentEx", {f"{W15}{key}": value for key, value in names.items()})

    def marks(root: etree._Element) -> None:
        for name in ("commentRangeStart", "commentRangeEnd"):
            (mark,) = (item for item in root.iter(f"{W}{name}") if item.get(f"{W}id") == beside)
            mark.addnext(etree.Element(f"{W}{name}", {f"{W}id": identity}))
        (reference,) = (item for item in root.iter(f"{W}commentReference") if item.get(f"{W}id") == beside)
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": identity})
        reference.getparent().addnext(run)

    data = edited(data, "word/comments.xml", comment)
    if threaded:
        data = edited(data, "word/commentsExtended.xml", thread)
    return edited(data, "word/document.xml", marks)
