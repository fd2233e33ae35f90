"""A native chart in the line of text, with its alternative text."""

from __future__ import annotations

from generator.charts.word_chart import WordChart
from generator.writers.word.markup import escape

_EMU_PER_MM = 36_000


def chart_relation(number: int) -> str:
    """Return the relationship id of the document's chart with this number, counted from 1."""
    return f"rIdChart{number}"


def drawing_xml(chart: WordChart, number: int, name: str, alternative_text: str) -> str:
    """Return the run that holds a chart; ``number`` is unique in the document, ``name`` is "Figur 3"."""
    width, height = round(chart.width_mm * _EMU_PER_MM), round(chart.height_mm * _EMU_PER_MM)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{escape(name)}" descr="{escape(alternative_text)}"/>'
        "<wp:cNvGraphicFramePr/>"
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        f' r:id="{chart_relation(number)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
