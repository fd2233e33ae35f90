"""A drawing as one small inline ``<svg>`` element for web pages."""

from __future__ import annotations

import html

from generator.charts.drawing import Drawing, Shape, Writing, number


def svg(drawing: Drawing, name: str = "") -> str:
    """Return the ``<svg>`` element, whose first child is the alternative text; ``name`` is its class."""
    family = html.escape(f"{drawing.font}, Calibri, Arial, sans-serif")
    named = f' class="{name}"' if name else ""
    parts = "".join(_path(part) if isinstance(part, Shape) else _text(part) for part in drawing.parts)
    return (
        f'<svg{named} xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="0 0 {drawing.width:.1f} {drawing.height:.1f}"'
        f' width="{_millimetres(drawing.width)}" height="{_millimetres(drawing.height)}" role="img"'
        f' font-family="{family}" stroke-linejoin="round">'
        f"<title>{html.escape(drawing.alternative_text, quote=False)}</title>{parts}</svg>"
    )


def _millimetres(points: float) -> str:
    return f"{points / 72 * 25.4:.1f}mm"


def _path(shape: Shape) -> str:
    outline = "".join(letter + coordinates for letter, coordinates in shape.outline)
    style = f' fill="{shape.fill or "none"}"'
    if shape.stroke:
        style += f' stroke="{shape.stroke}" stroke-width="{number(shape.stroke_width)}"'
        if shape.dashes:
            style += f' stroke-dasharray="{" ".join(map(number, shape.dashes))}"'
    return f'<path d="{outline}"{style}/>'


def _text(writing: Writing) -> str:
    weight = ' font-weight="700"' if writing.bold else ""
    anchor = f' text-anchor="{writing.anchor}"' if writing.anchor != "start" else ""
    return (
        f'<text x="{number(writing.x)}" y="{number(writing.y)}" font-size="{number(writing.size)}"'
        f'{weight}{anchor} fill="{writing.colour}">{html.escape(writing.text, quote=False)}</text>'
    )
