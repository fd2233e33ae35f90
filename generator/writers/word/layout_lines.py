"""Where lines break: the widths of words, and lines filled one after another as Word does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import floor
from typing import NamedTuple

from generator.document.blocks import LINE_BREAK
from generator.writers.word.layout_font import FontWidths
from generator.writers.word.layout_widths import ARIAL, CALIBRI, CHARACTERS

FONTS: Mapping[str, FontWidths] = {
    "Calibri": CALIBRI,
    "Carlito": CALIBRI,
    "Arial": ARIAL,
    "Liberation Sans": ARIAL,
}
"""The fonts whose widths are known."""

TWENTIETHS = 20
"""Twentieths of a point in a point: the unit of all lengths in a Word file."""

_PART = re.compile(r"[^–\u00ad-]*(?:-(?=\d)[^–\u00ad-]*)*[–\u00ad-]+|[^–\u00ad-]+(?:-(?=\d)[^–\u00ad-]*)*")
"""A part of a word: a line may end behind dashes and soft hyphens, and hyphens that no digit follows."""

_LIGATURE = re.compile("ff[bhijklt]|tt[fi]|f[bfhijklt]|t[fit]")
_DASHES = ("-", "–")
_DEFAULT_TAB = 567


class TextRun(NamedTuple):
    """Text in one style; a tab is a character, and ``note`` the number of a footnote behind the text."""

    text: str
    bold: bool = False
    italic: bool = False
    note: int | None = None


class LineWidth(NamedTuple):
    """The lines that text is set in, in twentieths of a point from the left of the text area.

    The first line begins at ``first`` and the others at ``left``; all end at ``right``. ``tabs`` are the tab
    stops beside the one at ``left``.
    """

    first: int
    left: int
    right: int
    tabs: tuple[int, ...] = ()


def line_height(points: float, share: float, font: FontWidths = CALIBRI) -> int:
    """Return the height of a line in twentieths of a point; ``share`` is 1 for single spacing."""
    return floor(round(points * TWENTIETHS * font.line_height / font.units_per_em) * share)


class LineBreaker:
    """Breaks text into lines, and remembers the widths of all words it has met."""

    def __init__(self) -> None:
        self._fonts: dict[FontWidths, Mapping[tuple[bool, bool], _Face]] = {}

    def lines(
        self, runs: Iterable[TextRun], points: float, measure: LineWidth, font: FontWidths = CALIBRI
    ) -> tuple[int, Sequence[tuple[int, int]]]:
        """Return the number of lines, and for each footnote its number and its line, counted from 0.

        A line takes words as long as they fit; spaces at its end may reach beyond it. A word that is wider
        than a line is broken at letters.
        """
        if font not in self._fonts:
            self._fonts[font] = {style: _Face(font, style) for style in font.letters}
        faces = self._fonts[font]
        unit = points * TWENTIETHS / font.units_per_em
        left, right = measure.left / unit, measure.right / unit
        begin = position = measure.first / unit
        count, gap, word = 0, 0.0, 0.0
        notes = []
        for run in runs:
            face = faces[run.bold, run.italic]
            if run.text == LINE_BREAK:
                count, begin, position, gap, word = count + 1, left, left, 0.0, 0.0
                continue
            for place, stretch in enumerate(run.text.split("\t")):
                if place:
                    position = _next_tab((position + gap + word) * unit, measure) / unit
                    gap = word = 0.0
                for index, written in enumerate(stretch.split(" ")):
                    if index:
                        position, gap, word = position + gap + word, face.space, 0.0
                    for number, (part, hyphen) in enumerate(face[written]):
                        if number:
                            position, gap, word = position + gap + word, 0.0, 0.0
                        word += part
                        # Soft hyphens stand only in words wider than their line, so each may be shown.
                        if position + gap + word + hyphen > right:
                            if position > begin:
                                count, begin, position, gap = count + 1, left, left, 0.0
                            if position + gap + word + hyphen > right > left:
                                further, word = divmod(word, right - left)
                                count += int(further)
            if run.note is not None:
                notes.append((run.note, count))
        return count + 1, notes


class _Face(dict[str, tuple[tuple[int, int], ...]]):
    """The widths of words in one style, part by part, in units of the font; a word is measured once.

    With each part stands the width of the hyphen that is shown behind it where the line ends there.
    """

    def __init__(self, font: FontWidths, style: tuple[bool, bool]) -> None:
        self._letters = dict(zip(CHARACTERS, map(int, font.letters[style].split()), strict=True))
        self._ligatures = font.ligatures[style]
        self.space = float(self._letters[" "])

    def __missing__(self, word: str) -> tuple[tuple[int, int], ...]:
        parts = [self._part(part) for part in _PART.findall(word)]
        if word.endswith(_DASHES):
            parts.append((0, 0))
        measured = self[word] = tuple(parts)
        return measured

    def _part(self, part: str) -> tuple[int, int]:
        shown = part.rstrip("\u00ad")
        return self._width(shown), 0 if shown == part else self._letters["-"]

    def _width(self, part: str) -> int:
        # A letter that is not known is taken for an n.
        width = sum(self._letters.get(letter, self._letters["n"]) for letter in part)
        return width + sum(self._ligatures.get(found, 0) for found in _LIGATURE.findall(part))


def _next_tab(position: float, measure: LineWidth) -> float:
    stops = [stop for stop in (*measure.tabs, measure.left) if stop > position]
    return float(min(stops, default=(position // _DEFAULT_TAB + 1) * _DEFAULT_TAB))
