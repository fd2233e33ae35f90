"""From a Document to a Word file."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.document.blocks import Chart, Document, Marks, Picture, Setting
from generator.document.design import Design
from generator.writers.word.anchors import anchors
from generator.writers.word.base_texts import base_texts_xml, store_item_xml
from generator.writers.word.body import Body, body
from generator.writers.word.contents import with_page_numbers
from generator.writers.word.layout import Heads, PageLayout, Pages
from generator.writers.word.layout_lines import LineBreaker
from generator.writers.word.numbering import HEADING_LEVELS, numbering_xml
from generator.writers.word.package import package_bytes
from generator.writers.word.page import STANDARD_PAGE, footer_xml, header_xml, settings_xml
from generator.writers.word.plan_part import plan_part_xml
from generator.writers.word.properties import app_xml, core_xml
from generator.writers.word.styles import styles_xml

if TYPE_CHECKING:
    from generator.charts.drawing import Drawing
    from generator.writers.word.template import WordTemplate


class ChartForm(enum.Enum):
    """What charts are in a Word file: Word's own, which can be edited, or the pictures of the PDF."""

    NATIVE = "native"
    PICTURES = "pictures"


class WordWriter:
    """Writes Word files in one design; made once, used for any number of documents.

    If ``locked``, what the generator wrote cannot be changed by mistake, only the municipality's own texts.
    A municipality's own ``template`` decides styles, page, letterheads and font in the place of ours.
    """

    def __init__(
        self,
        design: Design,
        *,
        locked: bool = True,
        charts: ChartForm = ChartForm.NATIVE,
        template: WordTemplate | None = None,
    ) -> None:
        self._design = design if template is None else template.design
        self._template = template
        self._locked = locked
        self._charts = charts
        self._fixed_parts = {
            "settings": settings_xml() if template is None else settings_xml(template.tab_stop),
            "store_item": store_item_xml(),
        }
        self._styles = {
            setting: styles_xml(design, setting=setting) if template is None else template.styles[setting]
            for setting in Setting
        }
        self._headings = HEADING_LEVELS if template is None else template.headings
        self._page = STANDARD_PAGE if template is None else template.page
        breaker = LineBreaker()
        self._layouts = {
            setting: PageLayout(styles, numbering_xml(0, self._headings), self._page, breaker)
            for setting, styles in self._styles.items()
        }

    def write(
        self,
        document: Document,
        page_numbers: Mapping[str, int] | None = None,
        drawings: Mapping[str, Drawing] | None = None,
        plan_data: bytes | None = None,
    ) -> bytes:
        """Return the .docx file of a document; the same document always gives the same bytes.

        ``page_numbers`` are shown in the contents by heading id. Where they are not given they are computed;
        with a template or font of which too little is known, the contents have none until somebody updates
        them in Word. ``drawings`` are the document's charts by the id of their blocks, for charts that are to
        be pictures; they are drawn here if they are not given. ``plan_data`` is the plan as JSON.
        """
        text = self._text(document, drawings)
        found = self._pages(document, text, page_numbers)
        text = replace(text, document_xml=with_page_numbers(text.document_xml, found.of_bookmarks))
        parts = self._fixed_parts | {
            "styles": self._styles[document.setting],
            "numbering": numbering_xml(text.numbered_lists, self._headings),
            **self._heads(document.marks, found.count)._asdict(),
            "base_texts": base_texts_xml(text.controls, document.metadata),
            "core": core_xml(document.metadata),
            "app": app_xml(document.metadata, found.count),
        }
        if plan_data is not None:
            parts["plan_data"] = plan_part_xml(plan_data, text.document_xml)
        return package_bytes(text, parts, self._template)

    def pages(self, document: Document, drawings: Mapping[str, Drawing] | None = None) -> int:
        """Return how many pages a document takes; 1 where too little is known of its template or font."""
        return self._pages(document, self._text(document, drawings), None).count

    def _text(self, document: Document, drawings: Mapping[str, Drawing] | None) -> Body:
        pictures = self._chart_pictures(document, drawings) if self._charts is ChartForm.PICTURES else None
        return body(
            document,
            self._design,
            locked=self._locked,
            chart_pictures=pictures,
            page=self._page,
            headings=self._headings,
        )

    def _heads(self, marks: Marks, pages: int) -> Heads:
        """Return the headers and footers; ``pages`` is the number of pages shown in them."""
        own = {} if self._template is None else self._template.letterheads
        return Heads(
            header=header_xml(marks, first=False, letterhead=own.get("header")),
            first_header=header_xml(marks, first=True, letterhead=own.get("first_header")),
            footer=footer_xml(marks, pages, first=False, letterhead=own.get("footer")),
            first_footer=footer_xml(marks, pages, first=True, letterhead=own.get("first_footer")),
        )

    def _pages(self, document: Document, text: Body, page_numbers: Mapping[str, int] | None) -> Pages:
        if page_numbers is not None:
            places = anchors(document)
            given = {places[identity].bookmark: page for identity, page in page_numbers.items()}
            return Pages(given, max(given.values(), default=1))
        heads = self._heads(document.marks, 1)
        return self._layouts[document.setting].pages(text.document_xml, text.footnotes_xml, heads)

    def _chart_pictures(
        self, document: Document, drawings: Mapping[str, Drawing] | None
    ) -> Mapping[str, Picture]:
        from generator.charts.word_chart_picture import chart_picture
        from generator.writers.drawn_charts import draw_charts

        drawn = draw_charts(document, self._design) if drawings is None else drawings
        charts = [block for block in document.blocks if isinstance(block, Chart)]
        return {chart.id: chart_picture(drawn[chart.id]) for chart in charts}
