"""The charts of a document, drawn once for all writers that show drawings."""

from __future__ import annotations

from collections.abc import Mapping

from generator.charts.chart import draw
from generator.charts.drawing import Drawing
from generator.document.blocks import Chart, Document
from generator.document.design import Design


def draw_charts(document: Document, design: Design, *, narrow: bool = False) -> Mapping[str, Drawing]:
    """Return every chart of a document as a drawing, by the id of its block; ``narrow`` for telephones."""
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    drawings = draw(((chart.spec, chart.alternative_text) for chart in charts), design, narrow=narrow)
    return {chart.id: drawing for chart, drawing in zip(charts, drawings, strict=True)}
