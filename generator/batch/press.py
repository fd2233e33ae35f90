"""The writers of one process: documents in, finished files out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.formats import Format
from generator.batch.look import Look
from generator.charts.fonts import ensure_fonts
from generator.document.attachments import Attachment, plan_data
from generator.document.blocks import Document, WordForm
from generator.problems import Finding, FindingsError, Place, finding
from generator.writers.weasyprint_import import can_import_weasyprint

if TYPE_CHECKING:
    from generator.charts.drawing import Drawing
    from generator.writers.html import HtmlWriter
    from generator.writers.pdf import PdfWriter
    from generator.writers.word.writer import WordWriter


class Press:
    """Writes documents in any format; each writer is made when it is first needed and kept."""

    def __init__(self, templates: Path, look: Look) -> None:
        self._templates = templates
        self._look = look
        self._word_writers: dict[WordForm, WordWriter] = {}
        self._own: Press | None = None

    def in_look(self, look: Look) -> Press:
        """Return a press that draws with a look: this one, or the latest made for a municipality's own."""
        if look == self._look:
            return self
        if self._own is None or look != self._own._look:
            self._own = Press(self._templates, look)
        return self._own

    def able(self, formats: Sequence[Format]) -> tuple[tuple[Format, ...], tuple[Finding, ...]]:
        """Return those of some formats that can be written on this machine, and a finding if not all can."""
        if Format.PDF not in formats or self._lays_out_pages:
            return tuple(formats), ()
        others = tuple(file_format for file_format in formats if file_format is not Format.PDF)
        return others, (finding("pdf-uden-bibliotek", Place("PDF")),)

    def warm_up(self, formats: Sequence[Format]) -> None:
        """Make the writers of some formats now, so that processes forked from this one share them."""
        for file_format in self.able(formats)[0]:
            match file_format:
                case Format.WORD:
                    self._word(WordForm())
                case Format.PDF:
                    self._pdf  # noqa: B018  (made by being asked for)
                case Format.HTML:
                    self._html  # noqa: B018

    def write(
        self, document: Document, formats: Sequence[Format], attachments: Sequence[Attachment] = ()
    ) -> Iterator[tuple[Format, bytes]]:
        """Yield a document in each of the formats; its charts are drawn once for all.

        ``attachments`` are what the PDF carries; the Word file carries the plan as data alone.
        """
        from generator.writers.drawn_charts import draw_charts

        charts: Mapping[str, Drawing] = {}
        if any(file_format.is_drawn_from_templates for file_format in formats):
            charts = draw_charts(document, self._look.design)
        for file_format in formats:
            match file_format:
                case Format.WORD:
                    word = self._word(document.word_form)
                    data = plan_data(attachments)
                    yield file_format, word.write(document, drawings=charts or None, plan_data=data)
                case Format.PDF:
                    yield file_format, self._pdf.write(document, charts, attachments)
                case Format.HTML:
                    narrow = draw_charts(document, self._look.design, narrow=True)
                    yield file_format, self._html.write(document, charts, narrow).encode()

    def pages(self, document: Document) -> int:
        """Return how many pages a document takes, in PDF or in Word, whichever is more.

        The pages of Word are not known where an office's own template or font decides them, and those of the
        PDF not where none can be made.
        """
        from generator.writers.drawn_charts import draw_charts

        charts = draw_charts(document, self._look.design)
        in_word = self._word(document.word_form).pages(document, charts)
        return max(self._pdf.pages(document, charts), in_word) if self._lays_out_pages else in_word

    @cached_property
    def _lays_out_pages(self) -> bool:
        return can_import_weasyprint()

    def _word(self, form: WordForm) -> WordWriter:
        from generator.writers.word.writer import ChartForm, WordWriter

        if form not in self._word_writers:
            charts = ChartForm.NATIVE if form.native_charts else ChartForm.PICTURES
            self._word_writers[form] = WordWriter(
                self._look.design, locked=form.locked, charts=charts, template=self._look.template
            )
        return self._word_writers[form]

    @cached_property
    def _html(self) -> HtmlWriter:
        from generator.writers.html import HtmlWriter

        return HtmlWriter(self._templates, self._look.design, self._look.pages)

    @cached_property
    def _pdf(self) -> PdfWriter:
        if not self._lays_out_pages:
            raise FindingsError(self.able((Format.PDF,))[1])
        from generator.writers.pdf import PdfWriter

        return PdfWriter(self._templates, self._look.design, ensure_fonts(), self._look.pages)
