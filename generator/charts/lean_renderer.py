"""A matplotlib renderer that writes small, plain SVG.

matplotlib's own SVG is slow to read for WeasyPrint: it repeats markers through <use>, clips every line and
writes coordinates with six decimals. Here a picture is only <path> and <text>, text stays text, and one unit
is one point on paper.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from generator.charts.type_metrics import text_width

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text
    from matplotlib.transforms import Transform

_COMMANDS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}


class LeanRenderer(RendererBase):
    """Collects the elements of one picture of ``width`` x ``height`` points, drawn at 72 dots an inch."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self._size = width, height
        self.elements: list[str] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the picture in points."""
        return self._size

    def flipy(self) -> bool:
        """Return that matplotlib's y grows upwards; it is turned over when it is written."""
        return False

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        """Return the size of a text in points, as matplotlib needs it to set the text."""
        size = prop.get_size_in_points()
        return text_width(s, size, bold=_is_bold(prop)), size, 0.0

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Write a line or an area as one path."""
        self._add_path(self._outline(path, transform), gc, rgbFace)

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Write all markers of a line as one path."""
        outlines = [
            self._outline(marker_path, marker_trans + Affine2D().translate(*vertices[-2:]))
            for vertices, _ in path.iter_segments(trans, simplify=False)
        ]
        self._add_path("".join(outlines), gc, rgbFace)

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,
        mtext: Text | None = None,
    ) -> None:
        """Write a horizontal text as text, tied to its own left, middle or right.

        A reader's program with another font then moves the text as little as possible.
        """
        anchor = ""
        if mtext is not None and mtext.get_horizontalalignment() != "left":
            x = mtext.get_transform().transform(mtext.get_unitless_position())[0]
            anchor = f' text-anchor="{"middle" if mtext.get_horizontalalignment() == "center" else "end"}"'
        weight = ' font-weight="700"' if _is_bold(prop) else ""
        self.elements.append(
            f'<text x="{_number(x)}" y="{_number(self._size[1] - y)}"'
            f' font-size="{_number(prop.get_size_in_points())}"{weight}{anchor}'
            f' fill="{to_hex(gc.get_rgb())}">{html.escape(s, quote=False)}</text>'
        )

    def _outline(self, path: Path, transform: Transform) -> str:
        parts = []
        for vertices, code in path.iter_segments(transform, simplify=False):
            if code == Path.CLOSEPOLY:
                parts.append("Z")
            else:
                points = (
                    f"{_number(x)} {_number(self._size[1] - y)}"
                    for x, y in zip(vertices[::2], vertices[1::2], strict=True)
                )
                parts.append(_COMMANDS[code] + " ".join(points))
        return "".join(parts)

    def _add_path(self, outline: str, gc: GraphicsContextBase, face: Any) -> None:
        filled = face is not None and (len(face) < 4 or face[3] > 0)
        stroked = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        if not outline or not (filled or stroked):
            return
        style = f' fill="{to_hex(face)}"' if filled else ' fill="none"'
        if stroked:
            style += f' stroke="{to_hex(gc.get_rgb())}" stroke-width="{_number(gc.get_linewidth())}"'
            _, dashes = gc.get_dashes()
            if dashes is not None:
                style += f' stroke-dasharray="{" ".join(map(_number, cast("Sequence[float]", dashes)))}"'
        self.elements.append(f'<path d="{outline}"{style}/>')


def _is_bold(prop: FontProperties) -> bool:
    return prop.get_weight() == "bold"


def _number(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
