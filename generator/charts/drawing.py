"""A finished drawing: outlines and texts with their places in points, before it becomes SVG or PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]

Segment = tuple[Literal["M", "L", "C", "Z"], str]
"""A piece of an outline: SVG's letter for it, and its coordinates as SVG and PDF both write them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Lines or areas of one look; colours are "#rrggbb", ``dashes`` (line, gap, ...) and widths in points.

    ``fill`` or ``stroke`` is None if there is none.
    """

    outline: tuple[Segment, ...]
    fill: str | None
    stroke: str | None
    stroke_width: float = 0.0
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """A horizontal line of text; its start, middle or end stands at ``x``, its baseline at ``y``."""

    text: str
    x: float
    y: float
    anchor: Anchor
    size: float
    bold: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of ``width`` x ``height`` points from its upper left corner; y grows downwards.

    What comes later covers what came before. Corners of lines are round, their ends are flat.
    """

    width: float
    height: float
    font: str
    alternative_text: str
    parts: tuple[Shape | Writing, ...]


def number(value: float) -> str:
    """Write a coordinate or a length with at most one decimal, as SVG and PDF both understand it."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
