"""The text of a file with patches put into it, so that all other bytes stay as they are.

Positions are those of the reader, which sees line feeds and composed letters (NFC) alone. The bytes may have
other line ends, a byte order mark and letters of two characters; each patch is brought back to them here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from generator.source.source_text import SourceText
from generator.source.yaml_nodes import Extent, Node
from generator.source.yaml_reader import parse_yaml

_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Patch:
    """Characters of the decoded text, from ``start`` up to ``end``, and the words that take their place.

    An extent in place of words is another part of the text, whose bytes are copied as they are.
    """

    start: int
    end: int
    words: str | Extent


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's bytes, the text that the reader makes of them, and what stands in it."""

    data: bytes
    name: str
    text: str
    root: Node

    @classmethod
    def read(cls, data: bytes, name: str) -> FileText:
        """Read a file. Raises FindingsError if it cannot be read."""
        root = parse_yaml(data, name)
        return cls(data, name, SourceText.decode(data, name).text, root)

    def patched(self, patches: Iterable[Patch]) -> bytes:
        """Return the bytes with patches put in, which must not overlap.

        Lines that are added end as the line does that they are put into.
        """
        lines = _Lines(self.data.removeprefix(_BOM).decode())
        pieces, done = [], 0
        for patch in sorted(patches, key=lambda item: (item.start, item.end)):
            start, end = lines.offset(patch.start), lines.offset(patch.end)
            if isinstance(patch.words, str):
                words = patch.words.replace("\n", lines.ending_at(patch.start))
            else:
                words = lines.raw[lines.offset(patch.words.start) : lines.offset(patch.words.end)]
            pieces += [lines.raw[done:start], words]
            done = end
        mark = _BOM if self.data.startswith(_BOM) else b""
        return mark + "".join([*pieces, lines.raw[done:]]).encode()


class _Lines:
    """The lines of a text as its bytes have them, found by positions in the text that the reader sees."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        found = [match.groups() for match in _LINE.finditer(raw)]
        self._lines = [line for line, _ in found]
        self._endings = [ending for _, ending in found]
        self._raw_starts = [0, *accumulate(len(line) + len(ending) for line, ending in found)]
        seen = (len(unicodedata.normalize("NFC", line)) + 1 for line in self._lines)
        self._starts = [0, *accumulate(seen)]

    def offset(self, position: int) -> int:
        """Return where a position of the text that the reader sees lies in the text as it is."""
        number = self._number(position)
        column = position - self._starts[number]
        return self._raw_starts[number] + _raw_column(self._lines[number], column)

    def ending_at(self, position: int) -> str:
        """Return how the line at a position ends; the last line, which has no end, is as the one before."""
        number = self._number(position)
        return self._endings[number] or self._endings[max(number - 1, 0)] or "\n"

    def _number(self, position: int) -> int:
        return min(bisect_right(self._starts, position), len(self._lines)) - 1


def _raw_column(line: str, column: int) -> int:
    """Return the column in a line whose part before it looks like that many composed letters."""
    if unicodedata.is_normalized("NFC", line):
        return column
    seen = unicodedata.normalize("NFC", line)[:column]
    return next(end for end in range(len(line), -1, -1) if unicodedata.normalize("NFC", line[:end]) == seen)
