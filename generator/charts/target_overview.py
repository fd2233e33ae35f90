"""Draws where we were, are and want to be: one row and one scale for each target."""

from __future__ import annotations

import math
from dataclasses import dataclass

from matplotlib.axes import Axes

from generator.charts.picture import WIDTH, Label, Picture, label, line_style, mark_height, mark_width
from generator.charts.placement import spread
from generator.charts.strokes import Stroke
from generator.document.chart_specs import Stand, TargetOverview
from generator.document.design import Design

_NAME_WIDTH = 165.0
_COLUMN_GAP = 14.0
_END_PAD = 14.0
_MARK_HEIGHT = 12.0
_ROW_GAP = 10.0
_LABEL_GAP = 8.0
_LEGEND_GAP = 18.0
_KEY_WIDTH = 14.0

_SCALE = Stroke(0.8)
_WAY_DONE = Stroke(1.6)
_WAY_TO_GO = Stroke(1.2, (3, 2))
_TARGET_TICK = Stroke(2.4)
_ARROW_LENGTH = 5.0


class _Kind:
    WAS, NOW, TARGET = range(3)


@dataclass(frozen=True, slots=True)
class _Row:
    """One target: its name left, the texts above and below its scale, and its vertical place in points."""

    stand: Stand
    name: Label
    above: list[Label]
    below: list[list[tuple[Label, float]]]
    top: float
    scale_middle: float
    height: float
