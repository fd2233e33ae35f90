"""Tables, charts and pictures with the captions that Word counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.charts.word_chart import WordChart, word_chart
from generator.document.blocks import Chart, Illustration, Inlines, Picture, Table
from generator.document.design import Design
from generator.writers.word.anchors import Anchor
from generator.writers.word.charts import drawing_xml, picture_xml
from generator.writers.word.controls import ControlPiece
from generator.writers.word.inline import InlineWriter
from generator.writers.word.layout_lines import FONTS
from generator.writers.word.layout_widths import CALIBRI
from generator.writers.word.markup import bookmark, field, paragraph, run
from generator.writers.word.tables import table_xml
from generator.writers.word.text_blocks import TextWriter

_TWENTIETHS_PER_MM = 1440 / 25.4
_WIDER_THAN_CALIBRI = 1.13
"""How much wider words are in fonts such as Arial and Verdana, which columns must have room for."""
_COUNTED_LABEL = re.compile(r"(\w+) (\d+)")


class FigureWriter:
    """Writes the tables, charts and pictures of one document and collects them on the way.

    ``chart_pictures``, by the id of their charts, stand in the place of Word's own charts. What is wider than
    the text, ``text_width`` twentieths of a point, is made as wide as that.
    """

    def __init__(
        self,
        anchors: Mapping[str, Anchor],
        inline: InlineWriter,
        text: TextWriter,
        design: Design,
        chart_pictures: Mapping[str, Picture] | None,
        text_width: int,
    ) -> None:
        self._anchors = anchors
        self._inline = inline
        self._text = text
        self._design = design
        self._chart_pictures = chart_pictures
        self._text_width = text_width
        is_narrow = FONTS.get(design.word_font) is CALIBRI
        self._table_type = design.sizes.table * (1 if is_narrow else _WIDER_THAN_CALIBRI)
        self._text_mm = text_width / _TWENTIETHS_PER_MM
        self._counted: dict[str, int] = {}
        self.charts: list[WordChart] = []
        self.pictures: list[Picture] = []

    def table(self, table: Table) -> Iterator[ControlPiece]:
        """Yield a table with its caption and its source."""
        caption = self._caption(table.label, table.caption, table.id)
        return self._captioned(table, caption)

    def chart(self, chart: Chart) -> Iterator[ControlPiece]:
        """Yield a chart with its caption, subtitle, source and table."""
        yield ControlPiece(self._caption(chart.label, chart.title, chart.id), protected=False)
        words = self._text.plain("Undertitel", self._inline.write(chart.subtitle)) if chart.subtitle else ""
        drawing = self._drawing(chart)
        if drawing:
            words += self._text.plain("Figur", drawing)
        elif chart.table is None:
            words += self._text.plain("Normal", run(chart.alternative_text))
        yield ControlPiece(words + self._text.plain("Kilde", self._inline.write(chart.source)))
        if chart.table is not None:
            yield from self._chart_table(chart, chart.table)

    def picture(self, picture: Picture) -> str:
        """Return a picture in a paragraph of its own."""
        self.pictures.append(picture)
        return self._text.plain("Billede", picture_xml(self._fitted(picture), len(self.pictures)))

    def illustration(self, block: Illustration) -> str:
        """Return a picture in the text with what is said above it."""
        self._text.page_break = self._text.page_break or block.new_page
        caption = self._inline.write(block.caption)
        return (self._text.plain("Caption", caption) if caption else "") + self.picture(block.picture)

    def gap(self) -> str:
        """Return the paragraph that must stand behind a table at the end, or before another table."""
        self._text.after_table = False
        return paragraph("Tabelskel", "")

    def _captioned(self, table: Table, caption: str) -> Iterator[ControlPiece]:
        # Word would make one table of two that touch.
        gap = self.gap() if self._text.after_table else ""
        if gap + caption:
            yield ControlPiece(gap + caption, protected=False)
        drawn = table_xml(table, self._inline, self._table_type, self._text_width)
        self._text.after_table = True
        if table.source:
            drawn += self._text.plain("Kilde", self._inline.write(table.source))
        yield ControlPiece(drawn)

    def _drawing(self, chart: Chart) -> str:
        """Return the run that holds a chart, or nothing for one that has no honest drawing in Word."""
        if self._chart_pictures is not None:
            picture = self._chart_pictures[chart.id]
            self.pictures.append(picture)
            return picture_xml(self._fitted(picture), len(self.pictures), chart.label)
        drawn = word_chart(chart.spec, self._design)
        if drawn is None:
            return ""
        self.charts.append(drawn)
        # The height stays, since the words in a chart keep their size.
        narrow = replace(drawn, width_mm=min(drawn.width_mm, self._text_mm))
        return drawing_xml(narrow, len(self.charts), chart.label, chart.alternative_text)

    def _fitted(self, picture: Picture) -> Picture:
        """Return a picture no wider than the text."""
        share = min(1.0, self._text_mm / picture.width_mm)
        return replace(picture, width_mm=picture.width_mm * share, height_mm=picture.height_mm * share)

    def _chart_table(self, chart: Chart, table: Table) -> Iterator[ControlPiece]:
        """Yield the chart's own table, whose label names its chart ("Tal til figur 3")."""
        named = chart.label.lower()
        if not table.label.endswith(named):
            caption = self._caption(table.label, table.caption, None)
        else:
            reference = field(f"REF {self._anchors[chart.id].bookmark} \\h \\* Lower", named)
            caption = self._caption_of(run(table.label.removesuffix(named)) + reference, table.caption)
        return self._captioned(table, caption)

    def _caption(self, label: str, words: Inlines, identity: str | None) -> str:
        """Return a caption; a label such as "Tabel 3" is counted by Word from then on."""
        counted = _COUNTED_LABEL.fullmatch(label)
        marked = run(label)
        if counted:
            name, number = counted[1], int(counted[2])
            restart = "" if number == self._counted.get(name, 0) + 1 else f" \\r {number}"
            self._counted[name] = number
            marked = run(f"{name} ") + field(f"SEQ {name} \\* ARABIC{restart}", str(number))
        if identity is not None:
            anchor = self._anchors[identity]
            marked = bookmark(anchor.bookmark, anchor.identity, marked)
        return self._caption_of(marked, words)

    def _caption_of(self, label: str, words: Inlines) -> str:
        content = label + run(". " if label and words else "") + self._inline.write(words, printed=False)
        return self._text.plain("Caption", content) if content else ""
