"""One picture as wide as the text of an A4 page, in points from its upper left corner."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from generator.charts.fonts import ensure_fonts
from generator.charts.lean_renderer import LeanRenderer
from generator.charts.strokes import Stroke
from generator.charts.type_metrics import CAP_HEIGHT, LINE_HEIGHT, text_height, text_width, wrap
from generator.document.design import Design

Align = Literal["left", "center", "right"]

WIDTH_MM = 165.0
WIDTH = WIDTH_MM / 25.4 * 72

_SMALLEST_TYPE = 8.5


@dataclass(frozen=True, slots=True)
class Label:
    """A text that is ready to be placed: its lines, size in points, weight and colour."""

    lines: tuple[str, ...]
    size: float
    colour: str
    bold: bool = False

    @property
    def width(self) -> float:
        """Return the width of the widest line in points."""
        return max(text_width(line, self.size, bold=self.bold) for line in self.lines)

    @property
    def height(self) -> float:
        """Return the height of all lines in points."""
        return text_height(len(self.lines), self.size)


def label(
    text: str, design: Design, colour: str | None = None, *, width: float = WIDTH, bold: bool = False
) -> Label:
    """Make a label of chart text, broken into lines no wider than ``width`` points."""
    size = max(design.sizes.small, _SMALLEST_TYPE)
    return Label(tuple(wrap(text, width, size, bold=bold)), size, colour or design.colours.text, bold)


class Picture:
    """A matplotlib figure measured in points; y grows downwards, as on paper."""

    def __init__(self, height: float, design: Design) -> None:
        self.height = height
        self._design = design
        self._figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72, facecolor="none")
        FigureCanvasBase(self._figure)

    def plot_area(self, left: float, top: float, width: float, height: float) -> Axes:
        """Return axes without any decoration that fill exactly this rectangle."""
        share = left / WIDTH, 1 - (top + height) / self.height, width / WIDTH, height / self.height
        axes = self._figure.add_axes(share)
        axes.set_axis_off()
        return axes

    def write(self, text: Label, x: float, middle: float, align: Align = "left") -> None:
        """Write a label with its left side, centre or right side at ``x`` and its middle at ``middle``."""
        fonts = ensure_fonts()
        baseline = middle - text.height / 2 + (LINE_HEIGHT + CAP_HEIGHT) / 2 * text.size
        for line in text.lines:
            self._figure.add_artist(
                Text(
                    x,
                    self.height - baseline,
                    line,
                    color=text.colour,
                    horizontalalignment=align,
                    verticalalignment="baseline",
                    fontproperties=FontProperties(
                        fname=fonts.bold if text.bold else fonts.regular,
                        weight="bold" if text.bold else "normal",
                        size=text.size,
                    ),
                    parse_math=False,
                    transform=IdentityTransform(),
                )
            )
            baseline += text.size * LINE_HEIGHT

    def line(self, points: list[tuple[float, float]], stroke: Stroke, colour: str, **more: Any) -> None:
        """Draw a line through points (x, y); ``more`` goes to matplotlib's Line2D."""
        self._figure.add_artist(
            Line2D(
                [x for x, _ in points],
                [self.height - y for _, y in points],
                transform=IdentityTransform(),
                **line_style(stroke, colour),
                **more,
            )
        )

    def mark(self, text: Label, right: float, top: float) -> None:
        """Write a label in a frame, with the frame's upper right corner at this place."""
        left, bottom = right - mark_width(text), top + mark_height(text)
        frame = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        # Half a line width inwards, so that the frame stays inside the picture.
        inset = [(min(max(x, 0.5), WIDTH - 0.5), max(y, 0.5)) for x, y in frame]
        self.line(inset, Stroke(0.8), text.colour)
        self.write(text, (left + right) / 2, (top + bottom) / 2, "center")

    def svg(self, alternative_text: str) -> str:
        """Return the picture as an inline SVG element whose first child is the alternative text."""
        renderer = LeanRenderer(WIDTH, self.height)
        self._figure.draw(renderer)
        height_mm = self.height / 72 * 25.4
        family = html.escape(f"{self._design.pdf_font}, Calibri, Arial, sans-serif")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.1f} {self.height:.1f}"'
            f' width="{WIDTH_MM:.1f}mm" height="{height_mm:.1f}mm" role="img" font-family="{family}"'
            f' stroke-linejoin="round"><title>{html.escape(alternative_text, quote=False)}</title>'
            f"{''.join(renderer.elements)}</svg>"
        )


def line_style(stroke: Stroke, colour: str) -> dict[str, Any]:
    """Return a stroke as matplotlib's names for it."""
    return {
        "color": colour,
        "linewidth": stroke.width,
        "linestyle": (0, stroke.dashes) if stroke.dashes else "solid",
        "dash_capstyle": "butt",
        "solid_capstyle": "butt",
    }


def mark_width(text: Label) -> float:
    """Return the width in points of a mark with its frame."""
    return text.width + 10


def mark_height(text: Label) -> float:
    """Return the height in points of a mark with its frame."""
    return text.height + 4
