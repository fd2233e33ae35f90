"""The charts of a document, drawn once for all writers that take SVG."""

from __future__ import annotations

from collections.abc import Mapping

from generator.charts.svg import draw_svg
from generator.document.blocks import Chart, Document
from generator.document.design import Design


def draw_charts(document: Document, design: Design) -> Mapping[str, str]:
    """Return every chart of a document as SVG, by the id of its block."""
    return {
        block.id: draw_svg(block.spec, design, block.alternative_text)
        for block in document.blocks
        if isinstance(block, Chart)
    }
