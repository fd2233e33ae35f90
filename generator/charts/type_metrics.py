"""How wide a text is when it is set, and where it must be broken to fit."""

from __future__ import annotations

import functools
import re
from math import fsum

from matplotlib.ft2font import FT2Font, LoadFlags

from generator.charts.fonts import ensure_fonts

LINE_HEIGHT = 1.2
"""Distance between baselines as a share of the type size."""

CAP_HEIGHT = 0.7
"""Height of capitals and figures as a share of the type size, so that text can be centred on a line."""

_BREAKABLE = re.compile(r"[^ \-/]*[ \-/]?")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in points of a text at a type size in points.

    Kerning is left out, since an SVG text may be drawn letter by letter.
    """
    return fsum(_advance(character, bold) for character in text) * size


def text_height(lines: int, size: float) -> float:
    """Return the height in points of a number of lines at a type size in points."""
    return lines * size * LINE_HEIGHT


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines of even length, no wider than ``width`` points, at spaces, hyphens and strokes.

    A single word that is wider is broken where it must be. At least one line is returned.
    """
    pieces = _BREAKABLE.findall(text)
    lines = _fill(pieces, width, size, bold)
    widest = max(text_width(piece.rstrip(" "), size, bold=bold) for piece in pieces)
    too_narrow, enough = max(width / len(lines), widest), width
    while len(lines) > 1 and enough - too_narrow > size / 2:
        tried = (too_narrow + enough) / 2
        narrower = _fill(pieces, tried, size, bold)
        if len(narrower) == len(lines):
            lines, enough = narrower, tried
        else:
            too_narrow = tried
    return lines


def _fill(pieces: list[str], width: float, size: float, bold: bool) -> list[str]:
    """Put as much on each line as there is room for."""
    lines = [""]
    for piece in pieces:
        if text_width((lines[-1] + piece).rstrip(" "), size, bold=bold) <= width:
            lines[-1] += piece
            continue
        if lines[-1]:
            lines.append("")
        for character in piece:
            if lines[-1] and text_width((lines[-1] + character).rstrip(" "), size, bold=bold) > width:
                lines.append("")
            lines[-1] += character
    return [line.strip(" ") for line in lines]


@functools.cache
def _advance(character: str, bold: bool) -> float:
    font = _font(bold)
    if not font.get_char_index(ord(character)):
        return 1.0  # On a web page the reader's own fonts stand in: reckon with their widest letters.
    glyph = font.load_char(ord(character), flags=LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance / font.units_per_EM)


@functools.cache
def _font(bold: bool) -> FT2Font:
    fonts = ensure_fonts()
    return FT2Font(str(fonts.bold if bold else fonts.regular))
