"""What a Word file says: the text that its readers meet, whichever program saved the file last.

Word, LibreOffice and others split runs, drop controls and write hyphens and spaces in their own ways when
they save. Read this way the text stays the same, unless somebody has changed it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT, _RUN = f"{_W}p", f"{_W}t", f"{_W}r"
_SHOWN = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_NOT_SHOWN = frozenset(
    (
        *(f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_FIELD, _INSTRUCTION = f"{_W}fldChar", f"{_W}instrText"
_CONTENTS = "TOC"
_SPELLING = {0x00AD: None, 0x2011: "-"}


def plain(text: str) -> str:
    """Return text with its spaces and hyphens as they are compared."""
    return " ".join(text.translate(_SPELLING).split())


def shown_paragraphs(root: _Element) -> Iterator[tuple[_Element, str]]:
    """Yield each paragraph below an element with what it shows, in reading order; empty ones too.

    Tracked changes count as accepted. The entries of a table of contents show nothing: Word writes them anew.
    """
    from lxml import etree

    paragraphs: list[tuple[_Element, list[str]]] = []
    fields: list[str] = []
    contents = 0  # how many fields were open when that of a table of contents began
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        tag = element.tag
        if tag in _NOT_SHOWN:
            walk.skip_subtree()
        elif tag == _PARAGRAPH:
            paragraphs.append((element, []))
        elif tag == _FIELD:
            kind = element.get(f"{_W}fldCharType")
            if kind == "begin":
                fields.append("")
            elif kind == "end" and fields:
                fields.pop()
                contents = contents if contents <= len(fields) else 0
        elif tag == _INSTRUCTION and fields:
            fields[-1] += element.text or ""
            if not contents and fields[-1].lstrip().startswith(_CONTENTS):
                contents = len(fields)
        elif paragraphs and not contents:
            if tag == _TEXT:
                paragraphs[-1][1].append(element.text or "")
            elif tag in _SHOWN:
                paragraphs[-1][1].append(_SHOWN[str(tag)])
    for paragraph, pieces in paragraphs:
        yield paragraph, plain("".join(pieces))


def digest_of_text(root: _Element, plan_data: bytes) -> str:
    """Return the SHA-256 digest of what a document shows and of the plan's data that it carries."""
    digest = hashlib.sha256(plan_data)
    for _, text in shown_paragraphs(root):
        if text:
            digest.update(b"\0" + text.encode())
    return digest.hexdigest()
