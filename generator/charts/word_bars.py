"""Bars in Word: the comparison of one period, and the targets as index figures."""

from __future__ import annotations

from math import fsum

from generator.charts.axis import value_axis
from generator.charts.drawingml import (
    LINE_HEIGHT,
    NO_LINE,
    ON_ONE_LINE,
    ChartSeries,
    category_axis,
    fill,
    label_flags,
    number_format,
    outline,
    shape,
    text_properties,
    value_axis_xml,
)
from generator.charts.strokes import OUTLINE, TARGET, comparator_colour
from generator.charts.word_plot import (
    WIDTH,
    WordPlot,
    text_height,
    text_width,
    unit_and_mark,
)
from generator.danish.numbers import format_number
from generator.document.chart_specs import Bar, ComparisonChart, Stand, TargetOverview
from generator.document.design import Design

_NAME_WIDTH = 0.4 * WIDTH
_GAP = 6.0
_BASE = 100.0
_LARGEST_INDEX = 300.0
"""Above this index one row would press all others flat."""


# --- Comparison -------------------------------------------------------------------------------

_MANY_BARS = 16


def comparison_plot(spec: ComparisonChart, design: Design) -> WordPlot:
    """Make the chart; a target is a bar of its own below the others, dashed and hollow."""
    bars = list(spec.bars)
    if spec.target:
        bars.append(Bar(spec.target.label, spec.target.value, ""))
    names = tuple(bar.name if bar.value is not None else f"{bar.name}: {bar.value_text}" for bar in bars)
    known = [bar.value for bar in bars if bar.value is not None]
    heading = unit_and_mark(spec.unit, spec.mark)
    space = 4.0 if len(names) <= _MANY_BARS else 1.5
    axes = category_axis(design, horizontal=False) + value_axis_xml(
        design,
        horizontal=True,
        decimals=spec.decimals,
        low=0.0 if min(known, default=0.0) >= 0 else None,
        high=0.0 if max(known, default=0.0) <= 0 and known and min(known) < 0 else None,
        labelled=False,
    )
    return WordPlot(
        heading=heading,
        categories=names,
        series=(ChartSeries(spec.unit, tuple(bar.value for bar in bars), _bars_look(spec, design)),),
        decimals=spec.decimals,
        axes=axes,
        left=_names_width(names) + 2 * _GAP,
        right=max((text_width(format_number(value, spec.decimals)) for value in known), default=0.0)
        + 2 * _GAP,
        below=_GAP,
        plot_height=fsum(text_height(name, _NAME_WIDTH) + space for name in names),
        gap_percent=50,
    )


def _bars_look(spec: ComparisonChart, design: Design) -> str:
    colours = design.colours
    grey = comparator_colour(colours.comparators, 1)
    points, labels = [], []
    for index, bar in enumerate(spec.bars):
        if bar.own:
            points.append(_bar_point(index, fill(colours.primary)))
            labels.append(_bold_value(index, spec.decimals, design))
        elif bar.summary:
            points.append(_bar_point(index, fill(colours.surface) + outline(OUTLINE, colours.text)))
    if spec.target:
        points.append(_bar_point(len(spec.bars), "<a:noFill/>" + outline(TARGET, colours.accent)))
    return (
        f'{shape(fill(grey))}<c:invertIfNegative val="0"/>{"".join(points)}'
        f"<c:dLbls>{''.join(labels)}{_value_labels(spec.decimals, design)}</c:dLbls>"
    )


def _bar_point(index: int, look: str) -> str:
    fixed = '<c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
    return f'<c:dPt><c:idx val="{index}"/>{fixed}{shape(look)}</c:dPt>'


def _bold_value(index: int, decimals: int, design: Design) -> str:
    colour = design.colours.primary
    return f'<c:dLbl><c:idx val="{index}"/>{_value_labels(decimals, design, colour, bold=True)}</c:dLbl>'


def _value_labels(decimals: int, design: Design, colour: str | None = None, *, bold: bool = False) -> str:
    look = text_properties(design, colour or design.colours.text, bold=bold, body=ON_ONE_LINE)
    return (
        f'<c:numFmt formatCode="{number_format(decimals)}" sourceLinked="0"/>'
        f'{shape("<a:noFill/>" + NO_LINE)}{look}<c:dLblPos val="outEnd"/>{label_flags(value=True)}'
    )


# --- Targets ----------------------------------------------------------------------------------


def overview_plot(spec: TargetOverview, design: Design) -> WordPlot | None:
    """Make the chart with each row's starting point as 100, since Word has one scale for all rows.

    Returns None if an index would say nothing or mislead: a starting point that is unknown, zero or negative,
    a negative value, or an index so large that it presses the other rows flat.
    """
    now = [_index(stand, stand.now) for stand in spec.stands]
    target = [_index(stand, stand.target) for stand in spec.stands]
    indices = [index for index in (*now, *target) if index is not None]
    if not indices or not all(stand.was is not None and stand.was > 0 for stand in spec.stands):
        return None
    axis = value_axis([*indices, _BASE], 0)
    if axis is None or not all(0 <= index <= _LARGEST_INDEX for index in indices):
        return None
    names = tuple(_name(stand, spec) for stand in spec.stands)
    heading = unit_and_mark(f"{spec.was_label} = {_BASE:.0f}", spec.mark)
    colours = design.colours
    axes = category_axis(design, horizontal=False, crosses_at=_BASE) + value_axis_xml(
        design,
        horizontal=True,
        decimals=axis.decimals,
        low=axis.low,
        high=axis.high,
        step=axis.step,
    )
    return WordPlot(
        heading=heading,
        categories=names,
        series=(
            ChartSeries(spec.now_label, tuple(now), _index_look(fill(colours.primary), design)),
            ChartSeries(
                spec.target_label,
                tuple(target),
                _index_look(fill("#FFFFFF") + outline(TARGET, colours.accent), design),
            ),
        ),
        decimals=1,
        axes=axes,
        left=_names_width(names) + 2 * _GAP,
        right=6 * _GAP,
        below=2 * LINE_HEIGHT,
        plot_height=fsum(max(36.0, text_height(name, _NAME_WIDTH) + 6) for name in names),
        gap_percent=40,
        legend=True,
        remarks=(
            (spec.was_label, *(stand.was_text for stand in spec.stands)),
            (spec.now_label, *(stand.now_text for stand in spec.stands)),
            (spec.target_label, *(stand.target_text for stand in spec.stands)),
        ),
    )


def _index(stand: Stand, value: float | None) -> float | None:
    return round(value / stand.was * _BASE, 4) if value is not None and stand.was else None


def _name(stand: Stand, spec: TargetOverview) -> str:
    """Return the row's name, with the text of each point that has no bar."""
    missing = [
        f"{point}: {text}"
        for point, value, text in (
            (spec.now_label, stand.now, stand.now_text),
            (spec.target_label, stand.target, stand.target_text),
        )
        if value is None
    ]
    return " · ".join([stand.name, *missing])


def _index_look(look: str, design: Design) -> str:
    labels = _value_labels(1, design)
    return f'{shape(look)}<c:invertIfNegative val="0"/><c:dLbls>{labels}</c:dLbls>'


def _names_width(names: tuple[str, ...]) -> float:
    return min(max((text_width(name) for name in names), default=0.0), _NAME_WIDTH)
