"""How lines are told apart without colour: widths, dashes and markers, for SVG and Word alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stroke:
    """A way to draw a line; ``width`` and ``dashes`` (line, gap, ...) are in points.

    ``marker`` is matplotlib's letter, ``word_dash`` and ``word_marker`` are DrawingML's names.
    """

    width: float
    dashes: tuple[float, ...] = ()
    marker: str = ""
    word_dash: str = "solid"
    word_marker: str = "none"


OWN_PRELIMINARY = Stroke(2.2, (2.5, 2), "o", "sysDash", "circle")
TARGET = Stroke(1.4, (6, 3), word_dash="dash")
BASELINE = Stroke(1.2, (1.2, 2.2), word_dash="sysDot")
BREAK = Stroke(0.8, (1, 2))
OUTLINE = Stroke(1.0)
GRID = Stroke(0.5)
LEADER = Stroke(0.5)
OWN_MARKER = 5.5
COMPARATOR_MARKER = 4.0
"""Sizes of markers in points."""

LEADER_ACROSS = Stroke(0.6, (0.8, 3))

_OWN = (
    Stroke(2.2),
    Stroke(2.2, (7, 2), word_dash="lgDash"),
    Stroke(2.2, (7, 2, 2, 2), word_dash="lgDashDot"),
)
_COMPARATORS = (
    Stroke(1.3, (), "o", "solid", "circle"),
    Stroke(1.3, (8, 2.5), "s", "lgDash", "square"),
    Stroke(1.3, (8, 2, 1.5, 2), "^", "lgDashDot", "triangle"),
    Stroke(1.3, (3.5, 1.5), "D", "sysDash", "diamond"),
)


def own_stroke(number: int) -> Stroke:
    """Return the stroke of the plan's own place with this number, from 0; joint plans have several."""
    return _OWN[number % len(_OWN)]


def comparator_stroke(number: int) -> Stroke:
    """Return the stroke of the comparator with this number, from 0; after four they begin again."""
    return _COMPARATORS[number % len(_COMPARATORS)]


def comparator_colour(colours: tuple[str, ...], number: int) -> str:
    """Return the grey of the comparator with this number, from 0; the last grey is used again."""
    return colours[min(number, len(colours) - 1)]
