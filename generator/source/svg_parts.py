"""The elements that an SVG file may be made of, and the attributes that say their place and form."""

from __future__ import annotations

from generator.source.svg_gradients import GRADIENTS

ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "switch",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "stop",
        *GRADIENTS,
    ]
)
GEOMETRY = frozenset(
    [
        "id",
        "viewBox",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "fr",
        "d",
        "points",
        "transform",
        "gradientTransform",
        "gradientUnits",
        "spreadMethod",
        "offset",
        "preserveAspectRatio",
        "version",
    ]
)
