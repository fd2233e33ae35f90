"""A document as one web page that needs nothing beside itself: no script, no font, no picture, no network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.charts.drawing import Drawing
from generator.charts.svg import svg
from generator.document.blocks import Document
from generator.document.design import Design
from generator.document.own_pages import NO_OWN_PAGES, OwnPages
from generator.writers.templates import Templates


class HtmlWriter:
    """Writes documents as web pages; one writer serves any number of documents."""

    def __init__(self, templates: Path, design: Design, own: OwnPages = NO_OWN_PAGES) -> None:
        """Read the templates in ``templates``/html (the folder ``plan_templates``) and a municipality's own.

        Raises FindingsError for what may not be in the municipality's own.
        """
        self._templates = Templates(templates, design, own)

    def write(
        self, document: Document, charts: Mapping[str, Drawing], narrow: Mapping[str, Drawing] | None = None
    ) -> str:
        """Return the page; ``charts`` are the document's charts by their ids.

        ``narrow`` are the same for telephones: the style sheet shows the one whose letters can be read.

        Raises KeyError if a chart is missing, and FindingsError if the municipality's own partials or style
        sheet serve readers worse than ours.
        """
        drawings = {
            chart_id: svg(drawing)
            if narrow is None
            else svg(drawing, "wide") + svg(narrow[chart_id], "narrow")
            for chart_id, drawing in charts.items()
        }
        return self._templates.page(document, drawings, paged=False)
