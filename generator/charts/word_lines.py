"""Development over time as a line chart in Word, with the strokes and markers of the SVG."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from generator.charts.axis import value_axis
from generator.charts.drawingml import (
    LINE_HEIGHT,
    NO_LINE,
    ON_ONE_LINE,
    ChartSeries,
    category_axis,
    label_flags,
    marker,
    outline,
    shape,
    text_properties,
    title,
    value_axis_xml,
)
from generator.charts.runs import comparator_markers, own_markers, unbroken_runs
from generator.charts.strokes import (
    BASELINE,
    COMPARATOR_MARKER,
    OWN_MARKER,
    OWN_PRELIMINARY,
    TARGET,
    Stroke,
    comparator_colour,
    comparator_stroke,
    own_stroke,
)
from generator.charts.word_plot import (
    WIDTH,
    WordPlot,
    text_height,
    text_width,
    unit_and_mark,
)
from generator.document.chart_specs import Development, Level, Line, Role
from generator.document.design import Design

_PLOT_HEIGHT, _LOW_PLOT_HEIGHT = 132.0, 64.0
_GAP = 6.0


def development_plot(spec: Development, design: Design) -> WordPlot:
    """Make the chart; levels are series of their own, so that they can be moved in Word like the lines."""
    levels = [level.value for level in (spec.target, spec.baseline) if level]
    axis = value_axis([*(value for line in spec.lines for value in line.values), *levels], spec.decimals)
    notes = _notes(spec)
    heading = unit_and_mark(spec.unit, spec.mark)
    axes = category_axis(
        design,
        horizontal=True,
        axis_title=title(notes, design) if notes else "",
        label_every=_label_every(spec),
    ) + value_axis_xml(
        design,
        horizontal=False,
        decimals=axis.decimals if axis else spec.decimals,
        low=axis.low if axis else None,
        high=axis.high if axis else None,
        step=axis.step if axis else None,
        labelled=axis is not None,
    )
    series = (*_lines(spec, design), *_levels(spec, design))
    return WordPlot(
        heading=heading,
        categories=spec.periods,
        series=series,
        decimals=spec.decimals,
        axes=axes,
        left=max((text_width(axis.text(tick)) for tick in axis.ticks) if axis else (), default=0.0)
        + 2 * _GAP,
        right=max((text_width(line.name) for line in spec.lines if line.role is Role.OWN), default=0.0)
        + 2 * _GAP,
        below=3 * LINE_HEIGHT + (text_height(notes, WIDTH * 0.7) + _GAP if notes else 0.0),
        plot_height=_LOW_PLOT_HEIGHT if spec.low else _PLOT_HEIGHT,
        legend=len([one for one in series if not one.goes_on]) > 1,
    )


def _notes(spec: Development) -> str:
    """Return what stands below the axis: data breaks with their period, and the preliminary values."""
    breaks = [f"{spec.break_label} ({spec.periods[index]})" for index in spec.breaks if spec.break_label]
    preliminary = [f"○ {spec.preliminary_label}"] if spec.preliminary and spec.preliminary_label else []
    return " · ".join([*breaks, *preliminary])


def _label_every(spec: Development) -> int:
    """Return every which period has its label; Word knows only an even distance from the first period."""
    room = max((text_width(period) for period in spec.periods), default=0.0) + 2 * _GAP
    fitting = -(-len(spec.periods) * room // (0.7 * WIDTH))
    wanted = spec.ticks[1] - spec.ticks[0] if len(spec.ticks) > 1 else 1
    return int(max(wanted, fitting, 1))


def _lines(spec: Development, design: Design) -> list[ChartSeries]:
    """Return the lines with the own one last, since Word draws the last one on top."""
    comparators = [line for line in spec.lines if line.role is Role.COMPARATOR]
    own = [line for line in spec.lines if line.role is Role.OWN]
    parts = [
        *(_comparator(spec, line, number, design) for number, line in enumerate(comparators)),
        *(_own(spec, line, own_stroke(number), design) for number, line in enumerate(own)),
    ]
    return [series for line in parts for series in line]


def _stretches(
    spec: Development, line: Line, look: Callable[[int, int], str], end: str = ""
) -> list[ChartSeries]:
    """Return a line as one series for each stretch between data breaks, of which the last is named.

    A look of the points would do for Word, but LibreOffice draws a series with one stroke, over breaks too.
    ``look`` is that of the periods from one to another; ``end`` is what is added to the last.
    """
    cuts = [0, *spec.breaks, len(spec.periods)]
    stretches = [
        (first, last)
        for first, last in pairwise(cuts)
        if any(value is not None for value in line.values[first:last])
    ] or [(0, len(spec.periods))]
    *earlier, newest = stretches

    def series(first: int, last: int, *, goes_on: bool) -> ChartSeries:
        values = tuple(value if first <= i < last else None for i, value in enumerate(line.values))
        return ChartSeries(line.name, values, look(first, last) + ("" if goes_on else end), goes_on)

    return [*(series(*one, goes_on=True) for one in earlier), series(*newest, goes_on=False)]


def _levels(spec: Development, design: Design) -> list[ChartSeries]:
    def series(level: Level, stroke: Stroke, colour: str) -> ChartSeries:
        values = tuple(level.value if i >= spec.comparable_from else None for i in range(len(spec.periods)))
        return ChartSeries(level.label, values, _line_look(stroke, colour))

    target = [series(spec.target, TARGET, design.colours.accent)] if spec.target else []
    baseline = [series(spec.baseline, BASELINE, design.colours.text)] if spec.baseline else []
    return target + baseline


def _own(spec: Development, line: Line, stroke: Stroke, design: Design) -> list[ChartSeries]:
    first_preliminary = len(spec.periods) - spec.preliminary
    marked = own_markers(unbroken_runs(line, spec.breaks), first_preliminary)
    colour = design.colours.primary

    def look(first: int, last: int) -> str:
        points = []
        for index in marked:
            if first <= index < last:
                preliminary = index >= first_preliminary
                face = "#FFFFFF" if preliminary else colour
                mark = marker(OWN_PRELIMINARY.word_marker, OWN_MARKER, face, colour)
                points.append(_point(index, mark, OWN_PRELIMINARY if preliminary else stroke, colour))
        return _line_look(stroke, colour) + "".join(points)

    return _stretches(spec, line, look, _name_at_the_end(line, design))


def _comparator(spec: Development, line: Line, number: int, design: Design) -> list[ChartSeries]:
    colour = comparator_colour(design.colours.comparators, number)
    first_preliminary = len(spec.periods) - spec.preliminary
    stroke = comparator_stroke(number)
    marked = comparator_markers(unbroken_runs(line, spec.breaks), number, len(spec.periods))

    def look(first: int, last: int) -> str:
        points = []
        for index in marked:
            if first <= index < last:
                face = "#FFFFFF" if index >= first_preliminary else colour
                mark = marker(stroke.word_marker, COMPARATOR_MARKER, face, colour)
                points.append(_point(index, mark, stroke, colour))
        return _line_look(stroke, colour) + "".join(points)

    return _stretches(spec, line, look)


def _line_look(stroke: Stroke, colour: str) -> str:
    return shape(outline(stroke, colour)) + marker("none", 0, colour, colour)


def _point(index: int, look: str, stroke: Stroke, colour: str) -> str:
    """Return the look of one point and of the line that leads to it."""
    leading = shape(outline(stroke, colour))
    return f'<c:dPt><c:idx val="{index}"/>{look}<c:bubble3D val="0"/>{leading}</c:dPt>'


def _name_at_the_end(line: Line, design: Design) -> str:
    """Return the line's name right of its last point, if that is the last period of the chart."""
    if not line.values or line.values[-1] is None:
        return ""
    name = (
        f'<c:dLbl><c:idx val="{len(line.values) - 1}"/>{shape("<a:noFill/>" + NO_LINE)}'
        f"{text_properties(design, design.colours.primary, bold=True, body=ON_ONE_LINE)}"
        f'<c:dLblPos val="r"/>{label_flags(series_name=True)}</c:dLbl>'
    )
    return f"<c:dLbls>{name}{label_flags()}</c:dLbls>"
