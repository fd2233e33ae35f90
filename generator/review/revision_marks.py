"""The marks of tracked changes (ISO/IEC 29500-1, 17.13.5), all by one author on one day."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from typing import TYPE_CHECKING

from generator.review.finished_word import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIRST_ID = 100_000
"""Above the ids of bookmarks, which share the numbers."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WHOLE = frozenset(f"{W}{name}" for name in ("tab", "br", "cr", "noBreakHyphen", "softHyphen"))


class RevisionMarks:
    """Makes the marks, each with a number of its own."""

    def __init__(self, author: str, date: dt.date) -> None:
        self._author = author
        self._date = f"{date.isoformat()}T00:00:00Z"
        self._number = _FIRST_ID

    def mark(self, name: str) -> _Element:
        """Return an empty mark: ``ins`` or ``del``."""
        from lxml import etree

        self._number += 1
        values = (("id", str(self._number)), ("author", self._author), ("date", self._date))
        return etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in values})

    def wrapped(self, parent: _Element, name: str) -> _Element:
        """Return a new mark at the end of an element."""
        mark = self.mark(name)
        parent.append(mark)
        return mark

    def wrap(self, run: _Element, name: str = "ins") -> None:
        """Put a mark around a run in its place."""
        mark = self.mark(name)
        run.addprevious(mark)
        mark.append(run)

    def add_paragraph(self, paragraph: _Element) -> None:
        """Mark a paragraph and all that it holds as added."""
        for run in list(paragraph.iter(f"{W}r")):
            if next(run.iterancestors(f"{W}p"), None) is paragraph:
                self.wrap(run)
        self.mark_paragraph(paragraph, "ins")

    def mark_paragraph(self, paragraph: _Element, name: str) -> None:
        """Mark the end of a paragraph as added or removed."""
        from lxml import etree

        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        own = properties.find(f"{W}rPr")
        if own is None:
            own = etree.Element(f"{W}rPr")
            later = next(
                (child for child in properties if child.tag in (f"{W}sectPr", f"{W}pPrChange")), None
            )
            if later is None:
                properties.append(own)
            else:
                later.addprevious(own)
        own.insert(0, self.mark(name))

    def mark_row(self, row: _Element, name: str) -> None:
        """Mark a table row as added or removed."""
        from lxml import etree

        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            before = row.find(f"{W}tblPrEx")
            row.insert(0 if before is None else 1, properties)
        properties.append(self.mark(name))


def removed_run(run: _Element, start: int = 0, end: int | None = None) -> _Element | None:
    """Return the shown text of a run, from one character to another, as a run of removed text."""
    from lxml import etree

    removed = etree.Element(f"{W}r")
    properties = run.find(f"{W}rPr")
    if properties is not None:
        removed.append(deepcopy(properties))
    place = 0
    for child in run:
        length = len(child.text or "") if child.tag == f"{W}t" else int(child.tag in _WHOLE)
        first, last = max(start - place, 0), min((end if end is not None else place + length) - place, length)
        place += length
        if first >= last:
            continue
        if child.tag == f"{W}t":
            text = etree.SubElement(removed, f"{W}delText", {_SPACE: "preserve"})
            text.text = (child.text or "")[first:last]
        else:
            removed.append(etree.Element(child.tag))
    return removed if any(child.tag != f"{W}rPr" for child in removed) else None


def length_of(run: _Element) -> int:
    """Return the number of characters that a run shows."""
    return sum(len(child.text or "") if child.tag == f"{W}t" else int(child.tag in _WHOLE) for child in run)


def text_of(run: _Element) -> str:
    """Return the characters that a run shows, each as one."""
    shown = {f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
    return "".join(
        child.text or "" if child.tag == f"{W}t" else shown.get(str(child.tag), "\n")
        for child in run
        if child.tag == f"{W}t" or child.tag in _WHOLE
    )
