"""What the charts for Word have in common: their size, their data and the parts they become."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.charts.drawingml import (
    LINE_HEIGHT,
    TYPE_SIZE,
    ChartSeries,
    PlotArea,
    bar_plot,
    chart_space,
    legend_xml,
    line_plot,
    series_xml,
)
from generator.charts.workbook import Cell, workbook
from generator.document.design import Design

WIDTH_MM = 165.0
WIDTH = WIDTH_MM / 25.4 * 72
"""Width of every chart in points."""

_LETTER_WIDTH = 0.52 * TYPE_SIZE
_LEGEND_KEY_WIDTH = 40.0
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class WordChart:
    """A chart part for Word and the workbook behind it, which the part names as relationship rId1."""

    chart_xml: bytes
    workbook: bytes
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class WordPlot:
    """A chart before it is written; lengths are in points.

    ``heading`` is the line above the plot; ``left``, ``right`` and ``below`` are the room around the plot;
    ``gap_percent`` is the gap between bars in percent of a bar, None for lines; ``remarks`` are further
    columns of the workbook, each with its name first, that are not drawn.
    """

    heading: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    decimals: int
    axes: str
    left: float
    right: float
    below: float
    plot_height: float
    gap_percent: int | None = None
    legend: bool = False
    remarks: tuple[tuple[Cell, ...], ...] = ()

    def chart(self, design: Design) -> WordChart:
        """Write the chart and its workbook."""
        is_line = self.gap_percent is None
        series = "".join(
            series_xml(number, series, self.categories, self.decimals, is_line=is_line)
            for number, series in enumerate(self.series)
        )
        plot = line_plot(series) if self.gap_percent is None else bar_plot(series, self.gap_percent)
        named = [one.name for one in self.series if not one.goes_on]
        legend = legend_height(named) if self.legend else 0.0
        top = heading_height(self.heading)
        height = top + self.plot_height + self.below + legend
        area = PlotArea(
            self.left / WIDTH,
            top / height,
            (WIDTH - self.left - self.right) / WIDTH,
            self.plot_height / height,
        )
        key = legend_xml(self.series, design) if self.legend else ""
        columns: list[tuple[Cell, ...]] = [
            ("", *self.categories),
            *((one.name, *one.values) for one in self.series),
            *self.remarks,
        ]
        return WordChart(
            chart_space(self.heading, plot, self.axes, area, design, legend=key),
            workbook(zip(*columns, strict=True)),
            WIDTH_MM,
            round(height / 72 * 25.4, 1),
        )


def text_width(text: str) -> float:
    """Return about how wide a text is in points; nothing is known exactly before Word draws it."""
    return len(text) * _LETTER_WIDTH


def text_height(text: str, width: float) -> float:
    """Return about how high a text is in points when Word breaks it to a width in points."""
    return math.ceil(text_width(text) / width) * LINE_HEIGHT


def heading_height(text: str) -> float:
    """Return about how high the line above the plot is in points, with the space below it."""
    return text_height(text, WIDTH) + _GAP if text else _GAP


def legend_height(names: Sequence[str]) -> float:
    """Return about how high a legend below the plot is in points, with the space above it."""
    widest = max(map(text_width, names), default=0.0) + _LEGEND_KEY_WIDTH
    columns = max(1, int(0.9 * WIDTH / widest))
    return math.ceil(len(names) / columns) * 1.3 * LINE_HEIGHT + _GAP


def unit_and_mark(unit: str, mark: str | None) -> str:
    """Return the line above a plot: what is measured, and a mark such as "Demotal"."""
    return " – ".join(part for part in (unit, mark) if part)
