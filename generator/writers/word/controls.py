"""Content controls: what stands in one came from the municipality's file, and its tag leads back to there.

A tag is the YAML path, such as ``mål[0].udfordring``. Where a path is printed again, ``#2``, ``#3`` and so on
follow it, so that every tag is unique in the document. Word holds 64 characters of a tag: a path longer than
58 is cut after 49 and gets ``~`` and the first eight digits of its SHA-256 digest. The custom XML part
(``base_texts``) has the whole path, file, line and text of every tag.

What the generator wrote stands in groups. A group is Word's own means for a region that nobody may change
but for the controls in it; locking the whole document would also keep Word from updating its contents, from
track changes and from comments. In a group Word updates no fields, so headings, captions, the contents and
whatever refers to them stay outside; they can be found, folded and renumbered as in any document.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.danish.names import capitalised
from generator.document.blocks import Origin
from generator.writers.word.markup import FIELD_BEGIN, escape

_LONGEST = 64
"""Word cuts longer tags and titles of controls."""

_LONGEST_PATH, _KEPT_OF_PATH = 58, 49

Key = tuple[str | None, str]
"""A file and a YAML path in it."""


@dataclass(frozen=True, slots=True)
class Control:
    """A control of a document: its unique tag, where its text was written, and the text as it was printed.

    The printed text is that of the control's paragraphs and cells in reading order, joined by line breaks,
    without the captions of tables.
    """

    tag: str
    origin: Origin
    printed: str


@dataclass(frozen=True, slots=True)
class ControlPiece:
    """Whole paragraphs and tables; ``protected`` if they are the generator's and may stand in a group."""

    xml: str
    protected: bool = True


def key_of(origin: Origin | None) -> Key | None:
    """Return where something was written, if the municipality wrote it and the place is known."""
    return (origin.file, origin.path) if origin is not None and origin.is_local and origin.path else None


class Controls:
    """Puts controls and groups into one document, and remembers the controls in the order they were made."""

    def __init__(self, *, locked: bool) -> None:
        self._locked = locked
        self._uses: Counter[str] = Counter()
        self._identity = 0
        self.made: list[Control] = []

    def control(self, origin: Origin, content: str, printed: str) -> str:
        """Return runs or whole paragraphs in a control of their own; ``printed`` is their text.

        In a locked document the text may be changed, but the control itself cannot be deleted by mistake.
        """
        path = origin.path or ""
        self._uses[path] += 1
        control = Control(_tag(path, self._uses[path]), origin, printed)
        self.made.append(control)
        return self._structured(
            f'<w:alias w:val="{escape(alias(origin))}"/><w:tag w:val="{escape(control.tag)}"/>',
            '<w:lock w:val="sdtLocked"/>' if self._locked else "",
            content,
        )

    def grouped(self, pieces: Iterable[ControlPiece]) -> str:
        """Return all pieces; in a locked document neighbours that are protected stand in one group."""
        return "".join(
            self._group("".join(piece.xml for piece in together))
            if protected
            else "".join(piece.xml for piece in together)
            for protected, together in groupby(pieces, self._may_be_grouped)
        )

    def _may_be_grouped(self, piece: ControlPiece) -> bool:
        return self._locked and piece.protected and FIELD_BEGIN not in piece.xml

    def _group(self, content: str) -> str:
        return self._structured("", '<w:lock w:val="contentLocked"/><w:group/>', content)

    def _structured(self, names: str, behaviour: str, content: str) -> str:
        self._identity += 1
        return (
            f'<w:sdt><w:sdtPr>{names}<w:id w:val="{self._identity}"/>{behaviour}</w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )


def alias(origin: Origin) -> str:
    """Return the title that Word shows on a control: its innermost keys and its line in the file."""
    keys = [key.partition("[")[0] for key in (origin.path or "").split(".")]
    line = f", linje {origin.line}" if origin.line is not None else ""
    return capitalised(": ".join(keys[-2:]))[: _LONGEST - len(line)] + line


def _tag(path: str, use: int) -> str:
    if len(path) > _LONGEST_PATH:
        path = f"{path[:_KEPT_OF_PATH]}~{hashlib.sha256(path.encode()).hexdigest()[:8]}"
    return path if use == 1 else f"{path}#{use}"
