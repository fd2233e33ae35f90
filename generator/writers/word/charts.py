"""Native charts and pictures in the line of text, with their alternative texts."""

from __future__ import annotations

from generator.charts.word_chart import WordChart
from generator.document.blocks import Picture
from generator.writers.word.markup import escape

_EMU_PER_MM = 36_000
_FIRST_PICTURE = 10_000
"""Where the drawing ids of pictures begin, behind those of all charts."""


def chart_relation(number: int) -> str:
    """Return the relationship id of the document's chart with this number, counted from 1."""
    return f"rIdChart{number}"


def picture_relation(number: int) -> str:
    """Return the relationship id of the document's picture with this number, counted from 1."""
    return f"rIdPicture{number}"


def drawing_xml(chart: WordChart, number: int, name: str, alternative_text: str) -> str:
    """Return the run that holds a chart; ``number`` is unique in the document, ``name`` is "Figur 3"."""
    graphic = (
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        f' r:id="{chart_relation(number)}"/></a:graphicData>'
    )
    return _inline(graphic, chart.width_mm, chart.height_mm, number, escape(name), alternative_text)


def picture_xml(picture: Picture, number: int, label: str = "") -> str:
    """Return the run that holds a picture; ``number`` counts the document's pictures from 1.

    ``label`` is "Figur 3" for a chart; other pictures are called by their file.
    """
    identity, name = _FIRST_PICTURE + number, escape(label) or f"billede{number}.{picture.form}"
    width, height = round(picture.width_mm * _EMU_PER_MM), round(picture.height_mm * _EMU_PER_MM)
    graphic = (
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{identity}" name="{name}" descr="{escape(picture.alternative_text)}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture_relation(number)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
    return _inline(graphic, picture.width_mm, picture.height_mm, identity, name, picture.alternative_text)


def _inline(
    graphic: str, width_mm: float, height_mm: float, identity: int, name: str, alternative_text: str
) -> str:
    width, height = round(width_mm * _EMU_PER_MM), round(height_mm * _EMU_PER_MM)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{identity}" name="{name}" descr="{escape(alternative_text)}"/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{graphic}</a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
