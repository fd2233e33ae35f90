"""What a document can point at: its headings, tables and charts, each under a bookmark of Word's kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.document.blocks import Chart, Document, Heading, Table, plain_text
from generator.writers.word.numbering import HeadingCounter


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that can be pointed at.

    ``bookmark`` covers ``label``: a heading's text or "Tabel 3". ``number`` is set for headings that Word
    numbers by itself. ``identity`` is unique in the document.
    """

    identity: int
    bookmark: str
    label: str
    number: str | None = None


def anchors(document: Document) -> Mapping[str, Anchor]:
    """Return every anchor of a document by the id of its block."""
    found: dict[str, Anchor] = {}
    counter = HeadingCounter()
    for block in document.blocks:
        identity = len(found) + 1
        match block:
            case Heading():
                own_number = block.number if counter.counts(block.level, block.number) else None
                label = plain_text(block.content)
                # Word makes its contents from bookmarks of this name, which it hides and keeps in order.
                found[block.id] = Anchor(identity, f"_Toc{identity:09d}", label, own_number)
            case Table() | Chart():
                found[block.id] = Anchor(identity, f"_Ref{identity:09d}", block.label)
    return found
