"""A municipality's own HTML partials and style sheet as they stood in the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems import Place


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the municipality's; ``shown`` is its path as the user would write it."""

    shown: str
    text: str

    def place(self, line: int = 1, column: int = 1, length: int = 1) -> Place:
        """Return the place of a line and column, both counted from 1."""
        lines = self.text.split("\n")
        line = min(line, len(lines))
        return Place(self.shown, line, column, max(length, 1), lines[line - 1])

    def place_of(self, words: str, line: int = 0) -> Place:
        """Return the first place of some words, on a line (from 1) if it is given.

        Where they do not stand there, it is the whole line, or the first of the file.
        """
        lines = self.text.split("\n")
        for number, written in enumerate(lines, 1):
            if words and words in written and line in (0, number):
                return self.place(number, written.index(words) + 1, len(words))
        written = lines[min(line or 1, len(lines)) - 1]
        return self.place(line or 1, len(written) - len(written.lstrip()) + 1, len(written.strip()))


@dataclass(frozen=True, slots=True)
class OwnPages:
    """What a municipality has of its own for HTML and PDF: partials by name, and a style sheet."""

    partials: Mapping[str, OwnFile] = field(default_factory=dict)
    styles: OwnFile | None = None

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.partials) or self.styles is not None


NO_OWN_PAGES = OwnPages()
"""What a plan has that follows the standard."""
