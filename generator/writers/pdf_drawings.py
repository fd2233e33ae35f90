"""Drawings painted straight onto the pages of a PDF.

As SVG, a drawing would be parsed, styled and set letter by letter, which takes WeasyPrint longer than laying
out the text around it. Here an outline is copied as it is written, and a text is set as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_emojis, draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import Layout, create_layout, line_size

from generator.charts.drawing import Anchor, Drawing, Shape, Writing, number
from generator.charts.letters import in_our_letters

_OPERATORS = {"M": " m", "L": " l", "C": " c", "Z": "h"}
_ROUND_CORNERS = "1 j"
_SHARE_BEFORE: Mapping[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
_PIXELS_A_POINT = 96 / 72


def address(chart_id: str) -> str:
    """Return the address by which a page asks for the drawing of a chart."""
    return f"drawing:{quote(chart_id)}"


def images(drawings: Mapping[str, Drawing], fonts: FontConfiguration) -> dict[str, PaintedDrawing]:
    """Return drawings by their addresses, as WeasyPrint keeps images that it has already loaded."""
    return {address(chart_id): PaintedDrawing(drawing, fonts) for chart_id, drawing in drawings.items()}


class PaintedDrawing:
    """A drawing with the two methods that WeasyPrint asks of an image."""

    def __init__(self, drawing: Drawing, fonts: FontConfiguration) -> None:
        self._drawing = drawing
        self._styles = {bold: _Style(drawing.font, fonts, bold) for bold in (False, True)}

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Return width and height in CSS pixels, and their ratio."""
        width, height = self._drawing.width, self._drawing.height
        return width * _PIXELS_A_POINT, height * _PIXELS_A_POINT, width / height

    def draw(self, stream: Stream, width: float, height: float, _style: object) -> None:
        """Paint the drawing ``width`` x ``height`` pixels large at the origin of ``stream``."""
        stream.transform(a=width / self._drawing.width, d=height / self._drawing.height)
        stream.stream.append(_ROUND_CORNERS)
        for part in self._drawing.parts:
            if isinstance(part, Shape):
                stream.stream.append(_painted(part))
            else:
                self._write(stream, part)

    def _write(self, stream: Stream, writing: Writing) -> None:
        style = self._styles[writing.bold]
        style["font_size"] = writing.size
        layout = create_layout(in_our_letters(writing.text), style, None, None, 0)
        line, _ = layout.get_first_line()
        width, _ = line_size(line, style)
        left = writing.x - _SHARE_BEFORE[writing.anchor] * width
        stream.stream.append(f"{_colour(writing.colour)} rg")
        stream.begin_text()
        matrix = Matrix(d=-1, e=left, f=writing.y)
        pictograms = draw_first_line(stream, _Line(layout, style, writing.size), "none", "none", matrix)
        stream.end_text()
        draw_emojis(stream, style, left, writing.y, pictograms)


class _Style(dict[str, Any]):
    """The computed style of a text, as far as setting it needs one."""

    def __init__(self, family: str, fonts: FontConfiguration, bold: bool) -> None:
        super().__init__(INITIAL_VALUES, font_family=[family], font_weight=700 if bold else 400)
        self.font_config = fonts


@dataclass(frozen=True, slots=True)
class _Line:
    """A text that is ready to be painted, in the words of WeasyPrint."""

    pango_layout: Layout
    style: _Style
    baseline: float

    @property
    def text(self) -> str:
        return cast(str, self.pango_layout.text)


def _painted(shape: Shape) -> str:
    operators = []
    if shape.fill:
        operators.append(f"{_colour(shape.fill)} rg")
    if shape.stroke:
        dashes = " ".join(map(number, shape.dashes))
        operators.append(f"{_colour(shape.stroke)} RG {number(shape.stroke_width)} w [{dashes}] 0 d")
    operators += [coordinates + _OPERATORS[letter] for letter, coordinates in shape.outline]
    operators.append("B" if shape.fill and shape.stroke else "f" if shape.fill else "S")
    return "\n".join(operators)


def _colour(hexadecimal: str) -> str:
    channels = (int(hexadecimal[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return " ".join(f"{channel:.4g}" for channel in channels)
