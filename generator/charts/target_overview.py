"""Draws where we were, are and want to be: one row and one scale for each target."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from math import fsum

from generator.charts.picture import ChartPicture, TextLabel, label, mark_height, mark_width, room_beside
from generator.charts.placement import spread
from generator.charts.strokes import GRID, Stroke
from generator.document.chart_specs import Stand, TargetOverview
from generator.document.design import Design

_NAME_WIDTH = 165.0
_COLUMN_GAP = 14.0
_SCALE_PAD = 14.0
_SCALE_HEIGHT = 16.0
_ROW_GAP = 9.0
_LABEL_GAP = 8.0
_KEY_WIDTH = 13.0
_KEY_GAP = 16.0

_WAY_DONE = Stroke(3.5)
_WAY_TO_GO = Stroke(1.2, (3, 2))
_ARROW_LENGTH = 5.0


class _Point(enum.Enum):
    """The three points of a row, which are told apart by shape as well as by colour."""

    WAS = enum.auto()
    NOW = enum.auto()
    TARGET = enum.auto()


@dataclass(frozen=True, slots=True)
class _Text:
    """A label with the place in points where its centre belongs."""

    text: TextLabel
    centre: float


@dataclass(frozen=True, slots=True)
class _Row:
    """One target: its name, its points by place in points, and the texts above and below its scale."""

    name: TextLabel
    points: dict[_Point, float]
    above: _Text
    below: list[list[_Text]]

    @property
    def below_height(self) -> float:
        return fsum(max(item.text.height for item in line) for line in self.below)

    @property
    def height(self) -> float:
        own = self.above.text.height + _SCALE_HEIGHT + self.below_height
        return max(own, self.name.height) + _ROW_GAP


def draw_target_overview(spec: TargetOverview, design: Design, width: float) -> ChartPicture:
    """Draw the chart, ``width`` points wide; it is as high as its rows need."""
    beside = room_beside(_NAME_WIDTH, width)
    names = [label(stand.name, design, width=beside, bold=True) for stand in spec.stands]
    left = max((name.width for name in names), default=0.0) + _COLUMN_GAP
    rows = [
        _row(stand, name, spec, design, left, width) for stand, name in zip(spec.stands, names, strict=True)
    ]
    mark = label(spec.mark, design, design.colours.accent, width=width / 3, bold=True) if spec.mark else None
    legend = _legend(spec, design, width - (mark_width(mark) + _KEY_GAP if mark else 0.0))
    top = max(fsum(line[0].text.height for line in legend), mark_height(mark) if mark else 0.0) + _ROW_GAP

    picture = ChartPicture(width, top + fsum(row.height for row in rows) + 1, design)
    if mark:
        picture.mark(mark, width, 0)
    _draw_legend(picture, legend, design)
    for row in rows:
        picture.line([(0, top), (width, top)], GRID, design.colours.line)
        _draw_row(picture, row, top, left, design)
        top += row.height
    return picture


# --- Rows -------------------------------------------------------------------------------------


def _row(
    stand: Stand, name: TextLabel, spec: TargetOverview, design: Design, left: float, right: float
) -> _Row:
    values = {_Point.WAS: stand.was, _Point.NOW: stand.now, _Point.TARGET: stand.target}
    points = _places({point: value for point, value in values.items() if value is not None}, left, right)
    width = right - left

    def text(point: _Point, written: str, point_label: str, otherwise: float) -> _Text:
        # A point without a value has no place on the scale, so its text says which point it is.
        shown = written if point in points else f"{point_label}: {written}"
        made = label(shown, design, _colour(point, design), width=width, bold=point is _Point.NOW)
        centre = points.get(point, otherwise)
        return _Text(made, max(left + made.width / 2, min(centre, right - made.width / 2)))

    now = text(_Point.NOW, stand.now_text, spec.now_label, left + width / 2)
    was = text(_Point.WAS, stand.was_text, spec.was_label, left)
    target = text(_Point.TARGET, stand.target_text, spec.target_label, right)
    return _Row(name, points, now, _beside_each_other([was, target], left, right))


def _places(values: dict[_Point, float], left: float, right: float) -> dict[_Point, float]:
    """Return the points' places in points, on a scale from the row's lowest to its highest value."""
    low, high = min(values.values(), default=0.0), max(values.values(), default=0.0)
    begin, end = left + _SCALE_PAD, right - _SCALE_PAD
    if low == high:
        return dict.fromkeys(values, (begin + end) / 2)
    return {point: begin + (value - low) / (high - low) * (end - begin) for point, value in values.items()}


def _beside_each_other(texts: list[_Text], left: float, right: float) -> list[list[_Text]]:
    """Return the texts moved apart on one line, or each on its own line if there is no room."""
    widths = [item.text.width + _LABEL_GAP for item in texts]
    low, high = left - _LABEL_GAP / 2, right + _LABEL_GAP / 2
    if fsum(widths) > high - low:
        return [[item] for item in texts]
    centres = spread([item.centre for item in texts], widths, low, high)
    return [[_Text(item.text, centre) for item, centre in zip(texts, centres, strict=True)]]


def _draw_row(picture: ChartPicture, row: _Row, top: float, left: float, design: Design) -> None:
    picture.write(row.name, 0, top + row.height / 2)
    unused = row.height - _ROW_GAP - row.above.text.height - _SCALE_HEIGHT - row.below_height
    y = top + (_ROW_GAP + unused) / 2
    picture.write(row.above.text, row.above.centre, y + row.above.text.height / 2, "middle")
    y += row.above.text.height
    _draw_scale(picture, row.points, y + _SCALE_HEIGHT / 2, left, design)
    y += _SCALE_HEIGHT
    for line in row.below:
        height = max(item.text.height for item in line)
        for item in line:
            picture.write(item.text, item.centre, y + height / 2, "middle")
        y += height


def _draw_scale(
    picture: ChartPicture, points: dict[_Point, float], y: float, left: float, design: Design
) -> None:
    colours = design.colours
    picture.line([(left, y), (picture.width, y)], GRID, colours.line)
    was, now, target = (points.get(point) for point in _Point)
    if was is not None and now is not None:
        picture.line([(was, y), (now, y)], _WAY_DONE, colours.line)
    if now is not None and target is not None and abs(target - now) > 3 * _ARROW_LENGTH:
        back = _ARROW_LENGTH if target < now else -_ARROW_LENGTH
        picture.line([(now, y), (target + back, y)], _WAY_TO_GO, colours.accent)
        half = _ARROW_LENGTH / 2
        arrow = [(target, y), (target + back, y - half), (target + back, y + half)]
        picture.area(arrow, colours.accent)
    for point in (_Point.WAS, _Point.TARGET, _Point.NOW):
        if point in points:
            _draw_point(picture, point, points[point], y, design)


def _draw_point(picture: ChartPicture, point: _Point, x: float, y: float, design: Design) -> None:
    """Draw a point so that all three can be seen in one place: a tall tick, and a disc in a ring."""
    colour = _colour(point, design)
    match point:
        case _Point.WAS:
            picture.markers([(x, y)], "o", 9, colour, face="white", edge=1.3)
        case _Point.NOW:
            picture.markers([(x, y)], "o", 6, colour, edge=0)
        case _Point.TARGET:
            picture.markers([(x, y)], "|", 14, colour, edge=2.4)


def _colour(point: _Point, design: Design) -> str:
    colours = design.colours
    return {_Point.WAS: colours.muted, _Point.NOW: colours.primary, _Point.TARGET: colours.accent}[point]


# --- Legend -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Key:
    """One entry of the legend, with the place in points where it begins."""

    point: _Point
    text: TextLabel
    left: float


def _legend(spec: TargetOverview, design: Design, width: float) -> list[list[_Key]]:
    """Return the entries in lines that are no wider than ``width`` points."""
    lines: list[list[_Key]] = []
    left = 0.0
    for point, name in zip(_Point, (spec.was_label, spec.now_label, spec.target_label), strict=True):
        text = label(name, design, _colour(point, design), width=width - _KEY_WIDTH)
        if not lines or left + _KEY_WIDTH + text.width > width:
            lines.append([])
            left = 0.0
        lines[-1].append(_Key(point, text, left))
        left += _KEY_WIDTH + text.width + _KEY_GAP
    return lines


def _draw_legend(picture: ChartPicture, lines: list[list[_Key]], design: Design) -> None:
    top = 0.0
    for line in lines:
        height = max(key.text.height for key in line)
        for key in line:
            _draw_point(picture, key.point, key.left + 5, top + max(height / 2, 7), design)
            picture.write(key.text, key.left + _KEY_WIDTH, top + max(height / 2, 7))
        top += height
