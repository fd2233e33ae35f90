"""A matplotlib renderer that collects what is drawn as few plain outlines.

matplotlib's own SVG repeats markers through <use>, clips every line and writes coordinates with six decimals.
Here all markers of a line are one outline, and one unit is one point on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path

from generator.charts.drawing import Segment, Shape, number

if TYPE_CHECKING:
    from matplotlib.transforms import Transform


class LeanRenderer(RendererBase):
    """Collects the shapes of one picture of ``width`` x ``height`` points, drawn at 72 dots an inch."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self._size = width, height
        self.shapes: list[Shape] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the picture in points."""
        return self._size

    def flipy(self) -> bool:
        """Return that matplotlib's y grows upwards; it is turned over when it is collected."""
        return False

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Collect a line or an area as one shape."""
        self._add_shape(self._outline(path, transform), gc, rgbFace)

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Collect all markers of a line as one shape."""
        marker = marker_path.transformed(marker_trans)
        segments: list[Segment] = []
        for place in trans.transform(path.vertices):
            segments += self._outline(Path(numpy.asarray(marker.vertices) + place, marker.codes))
        self._add_shape(segments, gc, rgbFace)

    def _outline(self, path: Path, transform: Transform | None = None) -> list[Segment]:
        height = self._size[1]
        cleaned = path.cleaned(transform=transform, remove_nans=True, curves=True)
        segments: list[Segment] = []
        curve: list[str] = []
        vertices, codes = numpy.asarray(cleaned.vertices), numpy.asarray(cleaned.codes)
        for (x, y), code in zip(vertices.tolist(), codes.tolist(), strict=True):
            if code == Path.STOP:
                break
            if code == Path.CLOSEPOLY:
                segments.append(("Z", ""))
                continue
            place = f"{number(x)} {number(height - y)}"
            if code == Path.MOVETO:
                segments.append(("M", place))
            elif code == Path.LINETO:
                segments.append(("L", place))
            else:
                curve.append(place)
                if len(curve) == 3:
                    segments.append(("C", " ".join(curve)))
                    curve = []
        return segments

    def _add_shape(self, outline: list[Segment], gc: GraphicsContextBase, face: Any) -> None:
        filled = face is not None and (len(face) < 4 or face[3] > 0)
        stroked = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        if not outline or not (filled or stroked):
            return
        _, dashes = gc.get_dashes()
        self.shapes.append(
            Shape(
                tuple(outline),
                to_hex(face) if filled else None,
                to_hex(gc.get_rgb()) if stroked else None,
                gc.get_linewidth() if stroked else 0.0,
                tuple(cast("Sequence[float]", dashes)) if stroked and dashes is not None else (),
            )
        )
