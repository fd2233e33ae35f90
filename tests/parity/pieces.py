"""What is said in a document, piece by piece in reading order: the form in which files are compared."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

LINE_END = "\n"
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))
_SAME_TO_A_READER = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\t": " "})


class Kind(enum.Enum):
    """What a piece is: what a screen reader announces before it reads the words."""

    TITLE = "titel"
    HEADING = "overskrift"
    PARAGRAPH = "afsnit"
    QUOTE = "citat"
    ITEM = "punkt"
    CAPTION = "billedtekst"
    COLUMN_HEADER = "kolonnehoved"
    ROW_HEADER = "rækkehoved"
    CELL = "celle"
    FIGURE = "figur"
    NOTE = "fodnote"


@dataclass(frozen=True)
class Piece:
    """One heading, paragraph, item, cell, figure or note.

    ``level`` is that of a heading (from 1) or of a list item (from 0). A figure's words are its alternative
    text. The words of a laid-out page may hold line ends, and the first piece of a page knows that it is.
    """

    kind: Kind
    words: str
    level: int = 0
    begins_page: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        level = f" {self.level}" if self.kind in (Kind.HEADING, Kind.ITEM) else ""
        return f"{self.kind.value}{level}: {self.words.replace(LINE_END, '⏎')}"

    def says(self, other: Piece) -> bool:
        """Whether this piece of a page is that piece of a document."""
        return (self.kind, self.level) == (other.kind, other.level) and reads(self.words, other.words)


def plain(words: str) -> str:
    """Return words without what no reader can tell apart.

    Soft hyphens are places where a word may be divided and no letters; no-break spaces, no-break hyphens and
    tabs are read as spaces and hyphens; runs of white space are one space on paper; letters with marks
    have two encodings. Line ends are kept.
    """
    seen = unicodedata.normalize("NFC", words).translate(_UNSEEN).translate(_SAME_TO_A_READER)
    return re.sub(r" *\n *", LINE_END, re.sub(r"[^\S\n]+", " ", seen)).strip()


def reads(laid_out: str, words: str) -> bool:
    """Whether words of a page, with its line ends, read as the words of a document.

    At a line end a page may leave out a space or add the hyphen of a divided word, and nothing else.
    """
    lines = plain(laid_out).split(LINE_END)
    pattern = "".join(
        re.escape(line.removesuffix("-")) + ("-?" if line.endswith("-") else "") + " ?" for line in lines[:-1]
    )
    return re.fullmatch(pattern + re.escape(lines[-1]), plain(words)) is not None


def first_difference(expected: Sequence[Piece], found: Sequence[Piece]) -> str:
    """Return the first place where a file says something else than expected, or "" where it says the same.

    A piece that the end of a page has cut in two is read as one.
    """
    rest = list(found)
    before = "begyndelsen"
    for wanted in expected:
        if not rest:
            return f"mangler: {wanted}\nefter:   {before}"
        here = rest.pop(0)
        if not here.says(wanted) and rest and rest[0].begins_page and rest[0].kind is here.kind:
            here = Piece(here.kind, here.words + LINE_END + rest.pop(0).words, here.level)
        if not here.says(wanted):
            return f"ventet: {wanted}\nfundet: {here}\nefter:  {before}"
        before = str(wanted)
    return f"for meget: {rest[0]}\nefter:     {before}" if rest else ""
