"""Draws development over time: own line strong, comparators grey, every line labelled where it ends."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from generator.charts.axis import ValueAxis, value_axis
from generator.charts.heading import heading
from generator.charts.picture import ChartPicture, TextLabel, label, room_beside
from generator.charts.placement import rows_without_overlap, spread
from generator.charts.runs import comparator_markers, own_markers, unbroken_runs
from generator.charts.strokes import (
    BASELINE,
    BREAK,
    COMPARATOR_MARKER,
    GRID,
    LEADER,
    LEADER_ACROSS,
    OWN_MARKER,
    OWN_PRELIMINARY,
    TARGET,
    Stroke,
    comparator_colour,
    comparator_stroke,
    own_stroke,
)
from generator.document.chart_specs import Development, Line, Role
from generator.document.design import Design

_PLOT_HEIGHT = 126.0
_LOW_PLOT_HEIGHT = 66.0
_EMPTY_PLOT_HEIGHT = 60.0
_LABEL_WIDTH = 122.0
_LEADER_WIDTH = 14.0
_TICK_GAP = 6.0
_PERIOD_GAP = 8.0
_GAP = 4.0


@dataclass(frozen=True, slots=True)
class _EndLabel:
    """What is written right of the plot; ``point`` is (period index, value), None without values."""

    text: TextLabel
    point: tuple[float, float] | None
    colour: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot's place in the picture in points, and its scales."""

    left: float
    right: float
    top: float
    bottom: float
    first: float
    last: float
    axis: ValueAxis | None

    def x(self, period: float) -> float:
        share = (period - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        low, high = (self.axis.low, self.axis.high) if self.axis else (0.0, 1.0)
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)


def draw_development(spec: Development, design: Design, width: float) -> ChartPicture:
    """Draw the chart, ``width`` points wide; its height grows with its labels."""
    levels = [level.value for level in (spec.baseline, spec.target) if level]
    axis = value_axis([*(value for line in spec.lines for value in line.values), *levels], spec.decimals)
    tick_labels = (
        [label(axis.text(tick), design, design.colours.muted, width=width) for tick in axis.ticks]
        if axis
        else []
    )
    end_labels = _end_labels(spec, design, room_beside(_LABEL_WIDTH, width))
    left = max((text.width for text in tick_labels), default=0.0) + _TICK_GAP
    right = width - max((end.text.width for end in end_labels), default=0.0) - _LEADER_WIDTH - _GAP
    margin = 0.02 * (len(spec.periods) - 1) or 0.5
    first, last = -margin, len(spec.periods) - 1 + margin

    # The notes above the plot need its horizontal scale, and their height decides where the plot begins.
    head = heading(spec.unit, spec.mark, design, width)
    frame = _Frame(left, right, 0, 0, first, last, axis)
    notes = _notes(spec, design, frame, width)
    note_height = fsum(notes.row_heights)
    top = head.height + note_height + _GAP
    height = _LOW_PLOT_HEIGHT if spec.low else _PLOT_HEIGHT
    bottom = top + max(
        height if axis else _EMPTY_PLOT_HEIGHT, fsum(end.text.height for end in end_labels) - 2 * _GAP
    )
    frame = _Frame(left, right, top, bottom, first, last, axis)
    period_labels = _period_labels(spec, design, frame, width)
    period_height = max((text.height for _, text in period_labels), default=0.0)

    picture = ChartPicture(width, bottom + _PERIOD_GAP + period_height + 1, design)
    head.draw(picture)
    notes.draw(picture, head.height)
    plot = _Plot(picture, frame, spec, design)
    plot.draw_ground()
    plot.draw_lines()
    for text, tick in zip(tick_labels, axis.ticks if axis else (), strict=True):
        picture.write(text, left - _TICK_GAP, frame.y(tick), "end")
    for centre, text in period_labels:
        picture.write(text, centre, bottom + _PERIOD_GAP + text.height / 2, "middle")
    _draw_end_labels(picture, end_labels, frame)
    return picture


# --- Beside and around the plot ---------------------------------------------------------------


def _end_labels(spec: Development, design: Design, width: float) -> list[_EndLabel]:
    labels = []
    for line, stroke_colour in zip(spec.lines, _line_colours(spec, design), strict=True):
        own = line.role is Role.OWN
        known = [(index, value) for index, value in enumerate(line.values) if value is not None]
        name = line.name if known else f"{line.name}: –"
        colour = stroke_colour if own else design.colours.muted
        text = label(name, design, colour, width=width, bold=own)
        labels.append(_EndLabel(text, known[-1] if known else None, stroke_colour))
    for level, colour in ((spec.target, design.colours.accent), (spec.baseline, design.colours.text)):
        if level:
            text = label(level.label, design, colour, width=width)
            labels.append(_EndLabel(text, (math.inf, level.value), colour))
    return labels


def _draw_end_labels(picture: ChartPicture, labels: list[_EndLabel], frame: _Frame) -> None:
    wanted = [frame.y(end.point[1]) if end.point else frame.bottom for end in labels]
    heights = [end.text.height for end in labels]
    middles = spread(wanted, heights, frame.top - _GAP, frame.bottom + _GAP)
    for end, start, middle in zip(labels, wanted, middles, strict=True):
        x = frame.right + _LEADER_WIDTH
        if end.point:
            period, _ = end.point
            picture.line([(frame.right, start), (x - 2, middle)], LEADER, end.colour)
            point = (min(frame.x(period), frame.right), start)
            picture.line([point, (frame.right, start)], LEADER_ACROSS, end.colour)
        picture.write(end.text, x, middle)


@dataclass(frozen=True, slots=True)
class _Notes:
    """Labels in rows right above the plot, such as the one of a data break."""

    labels: list[tuple[float, TextLabel]]
    rows: list[int]

    @property
    def row_heights(self) -> list[float]:
        return [
            max(
                text.height for (_, text), of_row in zip(self.labels, self.rows, strict=True) if of_row == row
            )
            for row in range(max(self.rows, default=-1) + 1)
        ]

    def draw(self, picture: ChartPicture, top: float) -> None:
        heights = self.row_heights
        for (centre, text), row in zip(self.labels, self.rows, strict=True):
            # Row 0 is next to the plot.
            middle = top + fsum(heights[row + 1 :]) + heights[row] / 2
            picture.write(text, centre, middle, "middle")


def _notes(spec: Development, design: Design, frame: _Frame, width: float) -> _Notes:
    wanted = []
    if spec.break_label:
        wanted += [(max(index - 0.5, frame.first), spec.break_label) for index in spec.breaks]
    if spec.preliminary and spec.preliminary_label:
        wanted.append((len(spec.periods) - (spec.preliminary + 1) / 2, spec.preliminary_label))
    labels, extents = [], []
    for period, text in wanted:
        note = label(text, design, design.colours.muted, width=width)
        centre = _inside(frame.x(period), note.width, width)
        labels.append((centre, note))
        extents.append((centre - note.width / 2, centre + note.width / 2))
    return _Notes(labels, rows_without_overlap(extents, gap=8))


def _period_labels(
    spec: Development, design: Design, frame: _Frame, width: float
) -> list[tuple[float, TextLabel]]:
    """Return the labels under the plot with their centres: all that are asked for, or every second, third."""
    labels = []
    for index in spec.ticks:
        text = label(spec.periods[index], design, design.colours.muted, width=_LABEL_WIDTH)
        labels.append((_inside(frame.x(index), text.width, width), text))
    for step in range(1, len(labels) + 1):
        # Counted from the last one: the newest period is the one a reader looks for.
        chosen = labels[::-1][::step][::-1]
        if all(a + (one.width + other.width) / 2 + 8 <= b for (a, one), (b, other) in pairwise(chosen)):
            return chosen
    return []


def _inside(centre: float, width: float, right: float) -> float:
    return max(width / 2, min(centre, right - width / 2))


# --- In the plot ------------------------------------------------------------------------------


def _line_colours(spec: Development, design: Design) -> list[str]:
    colours, comparators = [], 0
    for line in spec.lines:
        if line.role is Role.OWN:
            colours.append(design.colours.primary)
        else:
            colours.append(comparator_colour(design.colours.comparators, comparators))
            comparators += 1
    return colours


@dataclass(frozen=True, slots=True)
class _Plot:
    """The lines of a chart in their frame."""

    picture: ChartPicture
    frame: _Frame
    spec: Development
    design: Design

    def draw_ground(self) -> None:
        """Draw what the lines are read against: preliminary periods, grid, data breaks and levels."""
        spec, frame, colours = self.spec, self.frame, self.design.colours
        if spec.preliminary:
            begin = frame.x(max(frame.first, self._first_preliminary - 0.5))
            corners = [(begin, frame.top), (frame.right, frame.top)]
            self.picture.area([*corners, (frame.right, frame.bottom), (begin, frame.bottom)], colours.surface)
        for tick in frame.axis.ticks if frame.axis else (0.0,):
            ground = tick == 0 or frame.axis is None
            self._draw_across(tick, GRID, colours.muted if ground else colours.line)
        for index in spec.breaks:
            x = frame.x(max(index - 0.5, frame.first))
            self.picture.line([(x, frame.bottom), (x, frame.top)], BREAK, colours.text)
        if spec.baseline:
            self._draw_across(spec.baseline.value, BASELINE, colours.text, spec.comparable_from)
        if spec.target:
            self._draw_across(spec.target.value, TARGET, colours.accent, spec.comparable_from)

    def draw_lines(self) -> None:
        """Draw the comparators, and over them the own lines."""
        comparators, own_lines = 0, []
        for line, colour in zip(self.spec.lines, _line_colours(self.spec, self.design), strict=True):
            if line.role is Role.OWN:
                own_lines.append((line, colour))
            else:
                self._draw_comparator(line, colour, comparators)
                comparators += 1
        for number, (line, colour) in enumerate(own_lines):
            self._draw_own(line, own_stroke(number), colour)

    @property
    def _first_preliminary(self) -> int:
        return len(self.spec.periods) - self.spec.preliminary

    def _draw_across(self, value: float, stroke: Stroke, colour: str, since: int = 0) -> None:
        left = self.frame.x(since - 0.5) if since else self.frame.left
        y = self.frame.y(value)
        self.picture.line([(left, y), (self.frame.right, y)], stroke, colour)

    def _draw_comparator(self, line: Line, colour: str, number: int) -> None:
        runs, stroke = unbroken_runs(line, self.spec.breaks), comparator_stroke(number)
        self._draw_runs(line, runs, stroke, colour)
        marked = comparator_markers(runs, number, len(self.spec.periods))
        self._draw_markers(line, marked, stroke.marker, colour, COMPARATOR_MARKER)

    def _draw_own(self, line: Line, stroke: Stroke, colour: str) -> None:
        first_preliminary = self._first_preliminary
        runs = unbroken_runs(line, self.spec.breaks)
        self._draw_runs(line, [[i for i in run if i < first_preliminary] for run in runs], stroke, colour)
        dashed = [[i for i in run if i >= first_preliminary - 1] for run in runs]
        self._draw_runs(line, dashed, OWN_PRELIMINARY, colour)
        marked = own_markers(runs, first_preliminary)
        self._draw_markers(line, marked, OWN_PRELIMINARY.marker, colour, OWN_MARKER)

    def _draw_runs(self, line: Line, runs: list[list[int]], stroke: Stroke, colour: str) -> None:
        points: list[tuple[float, float]] = []
        for run in runs:
            if len(run) > 1:
                points += [*self._points(line, run), (math.nan, math.nan)]
        if points:
            self.picture.line(points, stroke, colour)

    def _draw_markers(self, line: Line, indices: list[int], marker: str, colour: str, size: float) -> None:
        """Draw filled markers, and hollow ones at preliminary values."""
        first_preliminary = self._first_preliminary
        for face, chosen in (
            (colour, [index for index in indices if index < first_preliminary]),
            ("white", [index for index in indices if index >= first_preliminary]),
        ):
            if chosen:
                points = self._points(line, chosen)
                self.picture.markers(points, marker, size, colour, face=face, edge=1.2)

    def _points(self, line: Line, indices: list[int]) -> list[tuple[float, float]]:
        return [(self.frame.x(index), self.frame.y(line.values[index] or 0.0)) for index in indices]
