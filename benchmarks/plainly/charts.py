"""Charts by pyplot."""

from __future__ import annotations

import io
from dataclasses import dataclass

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from generator.document.chart_specs import ChartSpec, ComparisonChart, Development, Role, TargetOverview
from generator.document.design import Design

WIDTH_INCHES = 6.5
DOTS_PER_INCH = 200


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart as PNG, and as SVG where that was asked for."""

    png: bytes
    svg: str | None


def draw(spec: ChartSpec, design: Design, vector: bool) -> DrawnChart:
    """Draw a chart and save it as PNG and, with ``vector``, as SVG."""
    match spec:
        case Development():
            figure, axes = plt.subplots(figsize=(WIDTH_INCHES, 3))
            _development(spec, axes, design)
        case ComparisonChart():
            figure, axes = plt.subplots(figsize=(WIDTH_INCHES, 0.25 * len(spec.bars) + 0.5))
            _comparison(spec, axes, design)
        case TargetOverview():
            figure, rows = plt.subplots(
                len(spec.stands), figsize=(WIDTH_INCHES, 0.6 * len(spec.stands)), squeeze=False
            )
            _overview(spec, [row[0] for row in rows], design)
    png = _saved(figure, "png")
    svg = _saved(figure, "svg").decode() if vector else None
    plt.close(figure)
    return DrawnChart(png, svg[svg.index("<svg") :] if svg else None)


def _saved(figure: Figure, form: str) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format=form, dpi=DOTS_PER_INCH, bbox_inches="tight")
    return stream.getvalue()


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _development(spec: Development, axes: Axes, design: Design) -> None:
    greys = iter(design.colours.comparators)
    for line in spec.lines:
        colour = design.colours.primary if line.role is Role.OWN else next(greys)
        values = [_number(value) for value in line.values]
        axes.plot(range(len(values)), values, label=line.name, color=colour, marker="o", markersize=2)
    for level, style in ((spec.baseline, ":"), (spec.target, "--")):
        if level is not None:
            axes.axhline(level.value, linestyle=style, color=design.colours.accent, label=level.label)
    for place in spec.breaks:
        axes.axvline(place - 0.5, linestyle=":", color="grey", label=spec.break_label)
    axes.set_xticks(spec.ticks, [spec.periods[tick] for tick in spec.ticks])
    axes.set_ylabel(spec.unit)
    axes.grid(axis="y")
    axes.legend()
    _mark(spec.mark, axes)


def _comparison(spec: ComparisonChart, axes: Axes, design: Design) -> None:
    colours = [design.colours.primary if bar.own else design.colours.comparators[-1] for bar in spec.bars]
    bars = axes.barh([bar.name for bar in spec.bars], [bar.value or 0 for bar in spec.bars], color=colours)
    axes.bar_label(bars, [bar.value_text for bar in spec.bars], padding=3)
    if spec.target is not None:
        axes.axvline(spec.target.value, linestyle="--", color=design.colours.accent, label=spec.target.label)
        axes.legend()
    axes.invert_yaxis()
    axes.set_xlabel(spec.unit)
    _mark(spec.mark, axes)


def _overview(spec: TargetOverview, rows: list[Axes], design: Design) -> None:
    labels = (spec.was_label, spec.now_label, spec.target_label)
    colours = (design.colours.comparators[-1], design.colours.primary, design.colours.accent)
    for stand, axes in zip(spec.stands, rows, strict=True):
        points = zip(
            (stand.was, stand.now, stand.target),
            (stand.was_text, stand.now_text, stand.target_text),
            strict=True,
        )
        for (value, words), label, colour in zip(points, labels, colours, strict=True):
            if value is not None:
                axes.plot([value], [0], marker="o", linestyle="none", color=colour, label=label)
                axes.annotate(words, (value, 0), textcoords="offset points", xytext=(0, 6), ha="center")
        axes.set_yticks([0], [stand.name])
        axes.margins(0.2)
    rows[-1].legend(ncols=3)
    _mark(spec.mark, rows[0])


def _mark(words: str | None, axes: Axes) -> None:
    if words:
        axes.text(0.5, 0.5, words, transform=axes.transAxes, ha="center", alpha=0.3, fontsize=20)
