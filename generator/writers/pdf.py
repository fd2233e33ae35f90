"""A document as PDF: tagged, archivable (PDF/A-3a) and accessible (PDF/UA-1), the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pydyf
from weasyprint import CSS
from weasyprint import Document as LaidOutDocument
from weasyprint.text.fonts import FontConfiguration

from generator.charts.drawing import Drawing
from generator.charts.fonts import Fonts
from generator.document.attachments import Attachment
from generator.document.blocks import Document, DocumentError
from generator.document.design import Design
from generator.writers.pdf_attachments import attach
from generator.writers.pdf_conformance import VARIANT, make_conformant, with_clear_stream_lengths
from generator.writers.pdf_drawings import address, images
from generator.writers.pdf_page import Page
from generator.writers.pdf_resources import FontsOnly
from generator.writers.templates import Templates


class PdfWriter:
    """Writes documents as PDF.

    The fonts and the style sheet are read once; one writer serves any number of documents, and what it
    writes does not depend on what it wrote before.
    """

    def __init__(self, templates: Path, design: Design, fonts: Fonts) -> None:
        """Read the templates in ``templates``/html (the folder ``plan_templates``).

        Raises ForbiddenResourceError if the style sheet asks for anything but the fonts.
        """
        self._templates = Templates(templates, design)
        self._font_configuration = FontConfiguration()
        self._fetcher = FontsOnly(
            {
                "regular": fonts.regular,
                "bold": fonts.bold,
                "italic": fonts.italic,
                "bold-italic": fonts.bold_italic,
            }
        )
        stylesheet = self._templates.stylesheet("css/document.css.j2", "css/paged.css.j2")
        with self._fetcher.refusing():
            self._css = CSS(
                string=stylesheet, font_config=self._font_configuration, url_fetcher=self._fetcher
            )

    def write(
        self, document: Document, charts: Mapping[str, Drawing], attachments: Sequence[Attachment] = ()
    ) -> bytes:
        """Return the PDF; ``charts`` are the document's charts by their ids, ``attachments`` what it carries.

        Raises KeyError if a chart is missing, DocumentError if the page pattern lacks a number, and
        ForbiddenResourceError if the document asks for a file or an address.
        """
        html = self._templates.page(
            "paged.html.j2",
            document,
            {chart_id: address(chart_id) for chart_id in charts},
            paged=True,
            page_words=PageWords.of(document.marks.page),
        )
        with self._fetcher.refusing():
            laid_out = Page(html, self._fetcher).render(
                stylesheets=[self._css],
                font_config=self._font_configuration,
                cache=images(charts, self._font_configuration),
                pdf_variant=VARIANT,
            )

            def written(spare_objects: int) -> bytes:
                def finish(laid_out: LaidOutDocument, pdf: pydyf.PDF) -> None:
                    attach(pdf, attachments, document.metadata.date)
                    make_conformant(laid_out, pdf, spare_objects)

                pdf: bytes = laid_out.write_pdf(finisher=finish, pdf_variant=VARIANT)
                return pdf

            return with_clear_stream_lengths(written)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words around the two numbers of "Side {side} af {sider}"."""

    before: str
    between: str
    after: str

    @classmethod
    def of(cls, pattern: str) -> PageWords:
        """Split a pattern; raise DocumentError if it does not hold both numbers in this order."""
        before, page, rest = pattern.partition("{side}")
        between, pages, after = rest.partition("{sider}")
        if not (page and pages):
            raise DocumentError(f"the page pattern lacks {{side}} or {{sider}}: {pattern}")
        return cls(before, between, after)
