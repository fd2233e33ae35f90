"""One picture as wide as the text of an A4 page or of a telephone, in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.transforms import Affine2D

from generator.charts.drawing import Anchor, Drawing, Shape, Writing
from generator.charts.lean_renderer import LeanRenderer
from generator.charts.strokes import OUTLINE, Stroke
from generator.charts.type_metrics import CAP_HEIGHT, LINE_HEIGHT, text_height, text_width, wrap
from generator.document.design import Design

WIDTH_MM = 165.0
WIDTH = WIDTH_MM / 25.4 * 72
NARROW = 270.0
"""The width in points for a telephone: the smallest type is 10 to 11 px on one that is 360 to 390 px wide."""

_SMALLEST_TYPE = 8.5
_MOST_BESIDE = 0.36


@dataclass(frozen=True, slots=True)
class TextLabel:
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
    text: str, design: Design, colour: str | None = None, *, width: float, bold: bool = False
) -> TextLabel:
    """Make a label of chart text, broken into lines no wider than ``width`` points."""
    size = max(design.sizes.small, _SMALLEST_TYPE)
    return TextLabel(tuple(wrap(text, width, size, bold=bold)), size, colour or design.colours.text, bold)


def room_beside(wanted: float, width: float) -> float:
    """Return the points that names beside a plot get: what they want, but never most of the picture."""
    return min(wanted, _MOST_BESIDE * width)


class ChartPicture:
    """A picture that matplotlib draws, measured in points; y grows downwards, as on paper.

    matplotlib's figure and axes are left out: setting them up takes longer than all that is drawn.
    """

    def __init__(self, width: float, height: float, design: Design) -> None:
        self.width = width
        self.height = height
        self._design = design
        self._artists: list[Artist] = []
        self._writings: list[Writing] = []
        self._on_paper = Affine2D().scale(1, -1).translate(0, height)

    def write(self, text: TextLabel, x: float, middle: float, align: Anchor = "start") -> None:
        """Write a label with its start, middle or end at ``x`` and half its height at ``middle``."""
        baseline = middle - text.height / 2 + (LINE_HEIGHT + CAP_HEIGHT) / 2 * text.size
        for line in text.lines:
            if line:
                place = x, baseline, align
                self._writings.append(Writing(line, *place, text.size, text.bold, text.colour.lower()))
            baseline += text.size * LINE_HEIGHT

    def line(self, points: Iterable[tuple[float, float]], stroke: Stroke, colour: str) -> None:
        """Draw a line through points (x, y); it is interrupted at a point that is not a number."""
        xs, ys = zip(*points, strict=True)
        self._add(
            Line2D(
                xs,
                ys,
                color=colour,
                linewidth=stroke.width,
                linestyle=(0, stroke.dashes) if stroke.dashes else "solid",
                dash_capstyle="butt",
                solid_capstyle="butt",
            )
        )

    def markers(
        self,
        points: Iterable[tuple[float, float]],
        shape: str,
        size: float,
        colour: str,
        *,
        face: str | None = None,
        edge: float,
    ) -> None:
        """Draw markers of one of matplotlib's shapes, ``size`` points wide, edged by ``edge`` points.

        ``face`` is the colour inside, if it is not ``colour`` too.
        """
        xs, ys = zip(*points, strict=True)
        self._add(
            Line2D(
                xs,
                ys,
                linestyle="none",
                marker=shape,
                markersize=size,
                markerfacecolor=face or colour,
                markeredgecolor=colour,
                markeredgewidth=edge,
            )
        )

    def area(self, corners: Sequence[tuple[float, float]], face: str, edge: str = "none") -> None:
        """Fill an area between corners (x, y); an edge is one point wide."""
        outlined = OUTLINE.width if edge != "none" else 0.0
        self._add(Polygon(corners, facecolor=face, edgecolor=edge, linewidth=outlined))

    def mark(self, text: TextLabel, right: float, top: float) -> None:
        """Write a label in a frame, with the frame's upper right corner at this place."""
        left, bottom = right - mark_width(text), top + mark_height(text)
        frame = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        # Half a line width inwards, so that the frame stays inside the picture.
        inset = [(min(max(x, 0.5), self.width - 0.5), max(y, 0.5)) for x, y in frame]
        self.line(inset, Stroke(0.8), text.colour)
        self.write(text, (left + right) / 2, (top + bottom) / 2, "middle")

    def drawing(self, alternative_text: str) -> Drawing:
        """Return what has been drawn, in the order it was drawn, but with the texts on top."""
        renderer = LeanRenderer(self.width, self.height)
        for artist in self._artists:
            artist.draw(renderer)
        parts: tuple[Shape | Writing, ...] = (*renderer.shapes, *self._writings)
        return Drawing(self.width, self.height, self._design.pdf_font, alternative_text, parts)

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._on_paper)
        self._artists.append(artist)


def mark_width(text: TextLabel) -> float:
    """Return the width in points of a mark with its frame."""
    return text.width + 10


def mark_height(text: TextLabel) -> float:
    """Return the height in points of a mark with its frame."""
    return text.height + 4
