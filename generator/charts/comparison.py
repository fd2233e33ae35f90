"""Draws the bars of one period: the own area dark, others grey, council areas and the country outlined."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.charts.drawing import Anchor
from generator.charts.heading import heading
from generator.charts.picture import ChartPicture, TextLabel, label, room_beside
from generator.charts.strokes import LEADER, TARGET, comparator_colour
from generator.document.chart_specs import Bar, ComparisonChart
from generator.document.design import Design

_NAME_WIDTH = 150.0
_BAR_SHARE = 0.62
_ROW_SPACE = 3.0
_MANY_BARS = 16
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where values stand: ``zero`` is a place in points, ``unit`` the points of one unit."""

    zero: float
    unit: float

    def x(self, value: float) -> float:
        return self.zero + value * self.unit


@dataclass(frozen=True, slots=True)
class _Row:
    """One bar with its two labels and its vertical place in points."""

    bar: Bar
    name: TextLabel
    value: TextLabel
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def draw_comparison(spec: ComparisonChart, design: Design, width: float) -> ChartPicture:
    """Draw the chart, ``width`` points wide; it is as high as its bars need."""
    head = heading(spec.unit, spec.mark, design, width)
    target = label(spec.target.label, design, design.colours.accent, width=width) if spec.target else None
    top = head.height + (target.height + _GAP if target else 0.0)
    rows = _rows(spec, design, top, width)
    bottom = max((row.top + row.height for row in rows), default=top)
    left = max((row.name.width for row in rows), default=0.0) + _GAP
    scale = _scale(spec, rows, left, width)

    picture = ChartPicture(width, bottom + 2, design)
    head.draw(picture)
    for row in rows:
        picture.write(row.name, left - _GAP, row.middle, "end")
        _draw_bar(picture, row, scale, design)
        beside, align = _value_place(row, scale)
        picture.write(row.value, beside, row.middle, align)
    picture.line([(scale.zero, top), (scale.zero, bottom)], LEADER, design.colours.muted)
    if spec.target and target:
        x = scale.x(spec.target.value)
        centre = max(target.width / 2, min(x, width - target.width / 2))
        picture.write(target, centre, head.height + target.height / 2, "middle")
        picture.line(_clear_of_texts(x, rows, scale, top - 2, bottom), TARGET, design.colours.accent)
    return picture


def _rows(spec: ComparisonChart, design: Design, top: float, width: float) -> list[_Row]:
    rows = []
    beside = room_beside(_NAME_WIDTH, width)
    # The largest council area has 28 municipalities: its rows close up, to leave room for text on the page.
    space = _ROW_SPACE if len(spec.bars) <= _MANY_BARS else 1.0
    for bar in spec.bars:
        colour = design.colours.primary if bar.own else design.colours.text
        name = label(bar.name, design, colour, width=beside, bold=bar.own)
        value_colour = design.colours.muted if bar.value is None else colour
        value = label(bar.value_text, design, value_colour, width=beside, bold=bar.own)
        height = max(name.height, value.height) + space
        rows.append(_Row(bar, name, value, top, height))
        top += height
    return rows


def _scale(spec: ComparisonChart, rows: list[_Row], left: float, width: float) -> _Scale:
    """Return the widest scale on which every bar, its value and the target are inside the picture."""
    rightwards = [(max(value, 0.0), room) for value, room in _extents(spec, rows) if value >= 0]
    leftwards = [(-value, room) for value, room in _extents(spec, rows) if value < 0] or [(0.0, 0.0)]
    unit = min(
        (
            (width - left - room - other_room) / (value + other)
            for value, room in rightwards
            for other, other_room in leftwards
            if value + other > 0
        ),
        default=1.0,
    )
    return _Scale(left + max(other * unit + room for other, room in leftwards), unit)


def _extents(spec: ComparisonChart, rows: list[_Row]) -> list[tuple[float, float]]:
    """Return each value with the room in points that must be free beyond it."""
    extents = [(row.bar.value or 0.0, row.value.width + _GAP + 1) for row in rows]
    if spec.target:
        extents.append((spec.target.value, 1.0))
    return [(0.0, 0.0), *extents]


def _draw_bar(picture: ChartPicture, row: _Row, scale: _Scale, design: Design) -> None:
    if not row.bar.value:
        return
    colours = design.colours
    outlined = row.bar.summary and not row.bar.own
    face = (
        colours.primary
        if row.bar.own
        else colours.surface
        if outlined
        else comparator_colour(colours.comparators, 1)
    )
    begin, end = scale.zero, scale.x(row.bar.value)
    top, bottom = row.middle - _BAR_SHARE * row.height / 2, row.middle + _BAR_SHARE * row.height / 2
    corners = [(begin, top), (end, top), (end, bottom), (begin, bottom)]
    picture.area(corners, face, colours.text if outlined else "none")


def _value_place(row: _Row, scale: _Scale) -> tuple[float, Anchor]:
    value = row.bar.value or 0.0
    return (scale.x(value) - _GAP, "end") if value < 0 else (scale.x(value) + _GAP, "start")


def _clear_of_texts(
    x: float, rows: list[_Row], scale: _Scale, top: float, bottom: float
) -> list[tuple[float, float]]:
    """Return the points of a vertical line that is interrupted where a value stands in its way."""
    ys = [top]
    for row in rows:
        beside, align = _value_place(row, scale)
        begin = beside - row.value.width if align == "end" else beside
        if begin - 2 <= x <= begin + row.value.width + 2:
            ys += [row.top, math.nan, row.top + row.height]
    ys.append(bottom)
    return [(x, y) for y in ys]
