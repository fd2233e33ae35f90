"""Charts for Word as pictures: the drawing of the PDF, painted by matplotlib in dots."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from generator.charts.drawing import Drawing, Shape, Writing
from generator.charts.fonts import ensure_fonts
from generator.charts.letters import in_our_letters
from generator.document.blocks import Picture

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path

_DOTS_AN_INCH = 200
_POINTS_AN_INCH, _MM_AN_INCH = 72, 25.4
_SHARE_OF_WIDTH = {"start": 0.0, "middle": 0.5, "end": 1.0}


def chart_picture(drawing: Drawing) -> Picture:
    """Return a drawing as a PNG picture of 200 dots an inch in its own size.

    The same drawing gives the same bytes: letters are painted as outlines, so no machine's way of fitting
    them to dots shows.
    """
    from matplotlib.backends.backend_agg import RendererAgg
    from PIL import Image

    dots = _DOTS_AN_INCH / _POINTS_AN_INCH
    width, height = round(drawing.width * dots), round(drawing.height * dots)
    renderer = RendererAgg(width, height, _DOTS_AN_INCH)  # type: ignore[no-untyped-call]
    for part in drawing.parts:
        match part:
            case Shape():
                _paint(renderer, part, height)
            case Writing():
                _write(renderer, part, height)
    dots_drawn = renderer.buffer_rgba()  # type: ignore[no-untyped-call]
    painted = Image.frombuffer("RGBA", (width, height), dots_drawn)
    paper = Image.new("RGBA", painted.size, "white")
    stream = io.BytesIO()
    Image.alpha_composite(paper, painted).convert("RGB").save(
        stream, "PNG", dpi=(_DOTS_AN_INCH, _DOTS_AN_INCH)
    )
    in_mm = _MM_AN_INCH / _POINTS_AN_INCH
    return Picture(stream.getvalue(), drawing.width * in_mm, drawing.height * in_mm, drawing.alternative_text)


def _paint(renderer: RendererAgg, shape: Shape, height: int) -> None:
    from matplotlib.path import Path

    codes: list[int] = []
    vertices: list[tuple[float, float]] = []
    for letter, places in shape.outline:
        numbers = [float(number) for number in places.split()] or [0.0, 0.0]
        corners = list(zip(numbers[::2], numbers[1::2], strict=True))
        code = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}[letter]
        vertices += corners
        codes += [int(code)] * len(corners)
    outline = Path(vertices, codes)
    _draw(renderer, outline, height, shape.fill, shape.stroke, shape.stroke_width, shape.dashes)


def _write(renderer: RendererAgg, writing: Writing, height: int) -> None:
    from matplotlib.path import Path
    from matplotlib.textpath import text_to_path
    from matplotlib.transforms import Affine2D

    font = _font(bold=writing.bold)
    words = in_our_letters(writing.text)
    vertices, codes = text_to_path.get_text_path(font, words)
    if not len(vertices):
        return
    width, _, _ = text_to_path.get_text_width_height_descent(words, font, False)
    left = writing.x - _SHARE_OF_WIDTH[writing.anchor] * width * writing.size / font.get_size_in_points()
    scale = writing.size / text_to_path.FONT_SCALE
    placed = Affine2D().scale(scale, -scale).translate(left, writing.y)
    _draw(renderer, Path(placed.transform(vertices), codes), height, writing.colour)


def _draw(
    renderer: RendererAgg,
    outline: Path,
    height: int,
    fill: str | None,
    stroke: str | None = None,
    stroke_width: float = 0.0,
    dashes: tuple[float, ...] = (),
) -> None:
    """Draw an outline, measured in points from the upper left corner; ``height`` is in dots.

    The renderer itself turns widths and dashes from points to dots.
    """
    from matplotlib.colors import to_rgba
    from matplotlib.transforms import Affine2D

    dots = _DOTS_AN_INCH / _POINTS_AN_INCH
    pen = renderer.new_gc()
    pen.set_snap(False)
    pen.set_linewidth(stroke_width if stroke else 0.0)
    pen.set_foreground(stroke or "none")
    pen.set_joinstyle("round")
    pen.set_capstyle("butt")
    if dashes:
        pen.set_dashes(0, dashes)
    on_paper = Affine2D().scale(dots, -dots).translate(0, height)
    face = to_rgba(fill) if fill else None
    renderer.draw_path(pen, outline, on_paper, face)  # type: ignore[no-untyped-call]


@cache
def _font(*, bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    fonts = ensure_fonts()
    return FontProperties(fname=fonts.bold if bold else fonts.regular)
