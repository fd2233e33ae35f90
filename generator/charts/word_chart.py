"""Charts for Word: native DrawingML, so that figures and look can be edited in Word itself."""

from __future__ import annotations

from typing import assert_never

from generator.charts.word_bars import comparison_plot, overview_plot
from generator.charts.word_lines import development_plot
from generator.charts.word_plot import WordChart
from generator.document.chart_specs import ChartSpec, ComparisonChart, Development, TargetOverview
from generator.document.design import Design

__all__ = ["WordChart", "word_chart"]


def word_chart(spec: ChartSpec, design: Design) -> WordChart | None:
    """Write a chart for Word; the same spec and design give the same bytes.

    Returns None for a target overview whose rows have no honest common scale: its table then stands alone.
    """
    match spec:
        case Development():
            return development_plot(spec, design).chart(design)
        case ComparisonChart():
            return comparison_plot(spec, design).chart(design)
        case TargetOverview():
            plot = overview_plot(spec, design)
            return plot.chart(design) if plot else None
        case _:
            assert_never(spec)
