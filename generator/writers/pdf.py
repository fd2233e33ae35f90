"""A document as PDF: tagged, archivable (PDF/A-3a) and accessible (PDF/UA-1), the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pydyf
from weasyprint import CSS
from weasyprint import Document as LaidOutDocument
from weasyprint.text.fonts import FontConfiguration

from generator.charts.drawing import Drawing
from generator.charts.fonts import Fonts
from generator.danish.hyphenation import teach_pyphen
from generator.document.attachments import Attachment, plan_data
from generator.document.blocks import Document
from generator.document.design import Design
from generator.document.own_pages import NO_OWN_PAGES, OwnPages
from generator.writers.pdf_attachments import attach
from generator.writers.pdf_conformance import VARIANT, make_conformant, with_clear_stream_lengths
from generator.writers.pdf_drawings import address, images
from generator.writers.pdf_fonts import our_fonts_only, write_in_our_letters
from generator.writers.pdf_page import PdfPage
from generator.writers.pdf_paper import require_on_paper
from generator.writers.pdf_resources import FontsOnly
from generator.writers.pdf_structure import Languages, mark, mend
from generator.writers.templates import Templates


class PdfWriter:
    """Writes documents as PDF.

    Templates and style sheet are read once; one writer serves any number of documents, and what it
    writes does not depend on what it wrote before. Until its first document a writer may be shared with
    processes that are forked.
    """

    def __init__(self, templates: Path, design: Design, fonts: Fonts, own: OwnPages = NO_OWN_PAGES) -> None:
        """Read the templates in ``templates``/html (the folder ``plan_templates``) and a municipality's own.

        Raises FindingsError for what may not be in the municipality's own.
        """
        self._templates = Templates(templates, design, own)
        self._own_styles = own.styles
        self._fetcher = FontsOnly(
            {
                "regular": fonts.regular,
                "bold": fonts.bold,
                "italic": fonts.italic,
                "bold-italic": fonts.bold_italic,
            }
        )
        self._stylesheet = self._templates.paper_styles()
        teach_pyphen()

    @cached_property
    def _font_configuration(self) -> FontConfiguration:
        """The fonts of this process.

        Pango from 1.52 on looks them up in a thread, which a forked process does not inherit and waits for.
        """
        return our_fonts_only()

    @cached_property
    def _css(self) -> CSS:
        return CSS(string=self._stylesheet, font_config=self._font_configuration, url_fetcher=self._fetcher)

    def write(
        self, document: Document, charts: Mapping[str, Drawing], attachments: Sequence[Attachment] = ()
    ) -> bytes:
        """Return the PDF; ``charts`` are the document's charts by their ids, ``attachments`` what it carries.

        Raises KeyError if a chart is missing, DocumentError if the page pattern lacks a number,
        ForbiddenResourceError if document or style sheet ask for a file or an address, and FindingsError if
        the municipality's own partials or style sheet serve readers worse than ours.
        """
        with self._fetcher.refusing():
            laid_out, languages = self._laid_out(document, charts)
            if self._own_styles is not None:
                require_on_paper(laid_out, self._own_styles)

            def written(spare_objects: int) -> bytes:
                def finish(laid_out: LaidOutDocument, pdf: pydyf.PDF) -> None:
                    mend(pdf, languages)
                    attach(pdf, attachments, document.metadata.date)
                    make_conformant(laid_out, pdf, spare_objects, plan_data(attachments))

                pdf: bytes = laid_out.write_pdf(finisher=finish, pdf_variant=VARIANT)
                return pdf

            return with_clear_stream_lengths(written)

    def pages(self, document: Document, charts: Mapping[str, Drawing]) -> int:
        """Return how many pages a document takes. Raises what ``write`` does."""
        with self._fetcher.refusing():
            laid_out, _ = self._laid_out(document, charts)
            return len(laid_out.pages)

    def _laid_out(
        self, document: Document, charts: Mapping[str, Drawing]
    ) -> tuple[LaidOutDocument, Languages]:
        html = self._templates.page(document, {item: address(item) for item in charts}, paged=True)
        page = PdfPage(html, self._fetcher)
        write_in_our_letters(page.etree_element)
        languages = mark(page.etree_element)
        laid_out = page.render(
            stylesheets=[self._css],
            font_config=self._font_configuration,
            cache=images(charts, self._font_configuration),
            pdf_variant=VARIANT,
        )
        return laid_out, languages
