"""A PDF holds our fonts alone, whatever letters a planner writes and whatever fonts the machine has."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace

import pikepdf
import pytest

from generator.document.blocks import Chart, Document, Heading, Paragraph, Text, text
from generator.writers.drawn_charts import draw_charts
from generator.writers.html import HtmlWriter
from generator.writers.pdf_fonts import our_fonts_only
from tests.pdf.conftest import Studio
from tests.pdf.pdf_reading import bookmarks, page_texts, tags
from tests.writers_sample import illustrated_sample, with_blocks

ODD = "☐ ✔ 😀 سلام 日本 שלום"
SHOWN = "� � � ���� �� ����"


def _document() -> Document:
    """Return a document that has odd letters everywhere."""
    chart = next(block for block in illustrated_sample().blocks if isinstance(block, Chart))
    spec = replace(chart.spec, stands=tuple(replace(s, name=f"{s.name} {ODD}") for s in chart.spec.stands))
    sample = with_blocks(
        Heading(1, text(f"Kapitel {ODD}"), "kapitel"),
        Paragraph((Text(f"Ordene {ODD} slut."),)),
        replace(chart, spec=spec, title=text(f"Titel {ODD}"), alternative_text=f"Se {ODD}"),
    )
    return replace(
        sample,
        cover=replace(sample.cover, title=f"Plan {ODD}"),
        marks=replace(sample.marks, running_title=f"Hoved {ODD}"),
    )


@pytest.fixture(scope="module")
def odd_pdf(studio: Studio) -> bytes:
    return studio.write(_document())


def _font_names(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fonts = (item for item in file.objects if isinstance(item, pikepdf.Dictionary))
        return {str(item.BaseFont).split("+")[-1] for item in fonts if item.get("/Type") == "/Font"}


def test_no_font_of_the_machine_is_in_it(odd_pdf: bytes, sample_pdf: bytes) -> None:
    assert _font_names(odd_pdf)
    assert {name.replace("-", "")[:11] for name in _font_names(odd_pdf)} == {"IBMPlexSans"}
    assert _font_names(odd_pdf) <= _font_names(sample_pdf)


def test_a_letter_that_our_fonts_have_not_is_shown_by_a_sign_that_can_be_read(odd_pdf: bytes) -> None:
    words = " ".join(page_texts(odd_pdf))
    for part in ("Kapitel", "Ordene", "Plan", "Hoved", "Titel"):
        assert f"{part} {SHOWN}" in words
    assert f"Kapitel {SHOWN}" in [entry.title for entry in bookmarks(odd_pdf)]
    assert words.count(SHOWN) >= 8, "the words in the chart are missing"


def test_no_letter_is_an_empty_frame(odd_pdf: bytes) -> None:
    """ISO 19005-3, 6.2.11.8: no text refers to the glyph .notdef."""
    with pikepdf.open(io.BytesIO(odd_pdf)) as file:
        shown = [
            operand
            for page in file.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) in {"Tj", "TJ"}
            for operand in (operands[0] if isinstance(operands[0], pikepdf.Array) else operands)
            if isinstance(operand, pikepdf.String)
        ]
    glyphs = [code for item in shown for code in re.findall(b"..", bytes(item), re.DOTALL)]
    assert len(glyphs) > 100
    assert b"\0\0" not in glyphs


def test_alternative_texts_and_the_title_of_the_file_keep_every_letter(odd_pdf: bytes) -> None:
    assert f"Se {ODD}" in [str(tag.Alt) for tag in tags(odd_pdf) if "/Alt" in tag]


def test_the_web_page_keeps_every_letter(studio: Studio) -> None:
    document = _document()
    page = HtmlWriter(studio.templates, studio.design).write(document, draw_charts(document, studio.design))
    assert f"Ordene {ODD} slut." in page
    assert "�" not in page


@pytest.mark.parametrize("before", [None, "/etc/fonts/fonts.conf"])
def test_programs_that_are_started_afterwards_find_the_fonts_of_the_machine(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    if before is not None:
        monkeypatch.setenv("FONTCONFIG_FILE", before)
    our_fonts_only()
    assert os.environ.get("FONTCONFIG_FILE") == before
