"""From a Document to a Word file."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.document.blocks import Chart, Document, Picture
from generator.document.design import Design
from generator.writers.word.base_texts import base_texts_xml, store_item_xml
from generator.writers.word.body import body
from generator.writers.word.numbering import numbering_xml
from generator.writers.word.package import package_bytes
from generator.writers.word.page import footer_xml, header_xml, settings_xml
from generator.writers.word.properties import app_xml, core_xml
from generator.writers.word.styles import styles_xml

if TYPE_CHECKING:
    from generator.charts.drawing import Drawing


class ChartForm(enum.Enum):
    """What charts are in a Word file: Word's own, which can be edited, or the pictures of the PDF."""

    NATIVE = "native"
    PICTURES = "pictures"


class WordWriter:
    """Writes Word files in one design; made once, used for any number of documents.

    If ``locked``, what the generator wrote cannot be changed by mistake, only the municipality's own texts.
    """

    def __init__(self, design: Design, *, locked: bool = True, charts: ChartForm = ChartForm.NATIVE) -> None:
        self._design = design
        self._locked = locked
        self._charts = charts
        self._fixed_parts = {
            "styles": styles_xml(design),
            "settings": settings_xml(),
            "store_item": store_item_xml(),
        }

    def write(
        self,
        document: Document,
        page_numbers: Mapping[str, int] | None = None,
        drawings: Mapping[str, Drawing] | None = None,
    ) -> bytes:
        """Return the .docx file of a document; the same document always gives the same bytes.

        ``page_numbers`` are shown in the contents by heading id; without them the contents have no page
        numbers until somebody updates them in Word. ``drawings`` are the document's charts by the id of their
        blocks, for charts that are to be pictures; they are drawn here if they are not given.
        """
        numbers = page_numbers or {}
        pictures = self._chart_pictures(document, drawings) if self._charts is ChartForm.PICTURES else None
        text = body(document, self._design, numbers, locked=self._locked, chart_pictures=pictures)
        marks, pages = document.marks, max(numbers.values(), default=1)
        parts = self._fixed_parts | {
            "numbering": numbering_xml(text.numbered_lists),
            "header": header_xml(marks, first=False),
            "first_header": header_xml(marks, first=True),
            "footer": footer_xml(marks, pages, first=False),
            "first_footer": footer_xml(marks, pages, first=True),
            "base_texts": base_texts_xml(text.controls, document.metadata),
            "core": core_xml(document.metadata),
            "app": app_xml(document.metadata, pages),
        }
        return package_bytes(text, parts)

    def _chart_pictures(
        self, document: Document, drawings: Mapping[str, Drawing] | None
    ) -> Mapping[str, Picture]:
        from generator.charts.word_chart_picture import chart_picture
        from generator.writers.drawn_charts import draw_charts

        drawn = draw_charts(document, self._design) if drawings is None else drawings
        charts = [block for block in document.blocks if isinstance(block, Chart)]
        return {chart.id: chart_picture(drawn[chart.id]) for chart in charts}
