"""The PDF: conformant, navigable, readable by machines, and the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import page
import pikepdf
import pytest
from weasyprint import HTML

from generator.document.blocks import (
    Cell,
    Chart,
    Column,
    DocumentError,
    Heading,
    Illustration,
    Note,
    Paragraph,
    Picture,
    Row,
    Table,
    Text,
    plain_text,
    text,
)
from generator.writers.pdf_conformance import VARIANT, make_conformant, with_clear_stream_lengths
from generator.writers.templates import PageWords
from tests.pdf.conftest import Studio
from tests.pdf.pdf_reading import bookmarks, divided_words, font_names, page_texts, tags
from tests.writers_sample import illustrated_sample, with_blocks

ROOT = Path(__file__).parents[2]
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)

Write = Callable[..., bytes]


def faults(pdf: bytes, profile: page.ValidationProfile) -> list[str]:
    return [
        f"{fault.rule_id}: {fault.message}"
        for fault in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]


@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_the_sample_conforms(sample_pdf: bytes, profile: page.ValidationProfile) -> None:
    assert faults(sample_pdf, profile) == []


@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_an_adopted_plan_with_one_paragraph_conforms(write: Write, profile: page.ValidationProfile) -> None:
    assert faults(write(Paragraph(text("Kort."))), profile) == []


@pytest.mark.parametrize("number", range(60))
def test_no_stream_seems_longer_than_it_is(studio: Studio, number: int) -> None:
    """One stream in 256 ends with a carriage return; sixty small files hold some of them."""
    metadata = replace(illustrated_sample().metadata, title=f"Plan {number}")
    pdf = studio.write(replace(with_blocks(Paragraph(text(f"Afsnit {number}."))), metadata=metadata))

    assert b"\r\nendstream" not in pdf


def test_nothing_is_complained_of(studio: Studio, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        type(studio.writer)(studio.templates, studio.design, studio.fonts).write(with_blocks(), {})
        studio.write(illustrated_sample())

    assert caplog.messages == []


def test_the_file_says_what_it_is(sample_pdf: bytes) -> None:
    metadata = illustrated_sample().metadata
    with pikepdf.open(io.BytesIO(sample_pdf)) as pdf, pdf.open_metadata() as xmp:
        assert str(pdf.Root.Lang) == "da"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert xmp["dc:title"] == metadata.title
        assert xmp["dc:creator"] == [metadata.author]
        assert xmp["dc:description"] == metadata.subject
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20171212")


def test_the_bookmarks_are_the_chapters_and_sections(sample_pdf: bytes) -> None:
    expected = [
        (heading.level - 1, " ".join(filter(None, (heading.number, plain_text(heading.content)))))
        for heading in illustrated_sample().headings(2)
    ]

    assert [(mark.level, mark.title) for mark in bookmarks(sample_pdf)] == expected


def test_the_contents_say_the_page_that_each_heading_is_on(sample_pdf: bytes) -> None:
    contents = page_texts(sample_pdf)[1]

    for mark in bookmarks(sample_pdf):
        assert f"{mark.title} {mark.page}" in contents


def test_every_page_after_the_cover_says_where_it_belongs(sample_pdf: bytes) -> None:
    marks = illustrated_sample().marks
    pages = page_texts(sample_pdf)

    for number, words in enumerate(pages[1:], start=2):
        assert marks.running_title in words
        assert f"Side {number} af {len(pages)}" in words


def test_every_page_says_that_it_is_a_draft_with_demo_figures(sample_pdf: bytes) -> None:
    marks = illustrated_sample().marks

    for words in page_texts(sample_pdf):
        assert marks.draft is not None
        assert marks.draft in words.replace(marks.running_title, "")
        assert marks.demo is not None
        assert marks.demo in words


def test_an_adopted_plan_of_real_figures_bears_no_mark(studio: Studio) -> None:
    sample = with_blocks(Paragraph(text("Vedtaget.")))
    cover = replace(sample.cover, identity=())
    adopted = replace(sample, cover=cover, marks=replace(sample.marks, draft=None, demo=None))

    words = " ".join(page_texts(studio.write(adopted)))

    assert "Udkast" not in words
    assert "demotal" not in words


def test_the_text_is_read_in_the_order_of_the_document(sample_pdf: bytes) -> None:
    words = " ".join(page_texts(sample_pdf)[2:])
    paragraphs = [
        plain_text(block.content)
        for block in illustrated_sample().blocks
        if isinstance(block, Paragraph | Heading) and not any(isinstance(p, Note) for p in block.content)
    ]

    places = [words.find(paragraph) for paragraph in paragraphs]

    assert -1 not in places
    assert places == sorted(places)


def test_a_word_that_a_line_end_divides_is_found_whole(write: Write) -> None:
    word = "arbejdsmarkedsrehabiliteringsforanstaltninger"
    filler = [" ".join(["og"] * count) + f" {word}." for count in range(12, 24)]

    pdf = write(*(Paragraph(text(line)) for line in filler))

    assert divided_words(pdf) > 0
    assert " ".join(page_texts(pdf)).count(word) == len(filler)


def test_letters_that_the_font_joins_are_copied_one_by_one(write: Write) -> None:
    words = "Kontoret finder fleksjob, effekt og afgifter: officielt, affald, fjernvarme."
    (found,) = (page for page in page_texts(write(Paragraph(text(words)))) if words in page)

    assert not set(found) & set("\u00ad\ufb00\ufb01\ufb02\ufb03\ufb04")


def test_only_our_own_fonts_are_used_and_embedded(sample_pdf: bytes) -> None:
    names = font_names(sample_pdf)

    assert {name for name in names if name} <= {"IBM-Plex-Sans", "IBM-Plex-Sans-Bold", "IBM-Plex-Sans-Italic"}
    assert "IBM-Plex-Sans" in names


def test_notes_stand_on_the_page_that_refers_to_them(sample_pdf: bytes) -> None:
    pages = page_texts(sample_pdf)
    for marked, note in (
        ("inden byrådet vedtager den", "1. Vedtagelsen sker i et åbent møde."),
        ("Langtidsledige dagpengemodtagere", "2. Unge på 15-24 år"),
        ("besøger 400 virksomheder", "3. Besøgene registreres"),
    ):
        assert [marked in words for words in pages] == [note in words for words in pages]


def test_every_picture_and_chart_tells_its_alternative_text(sample_pdf: bytes) -> None:
    sample = illustrated_sample()
    assert sample.cover.logo is not None
    shown = [block.picture if isinstance(block, Illustration) else block for block in sample.blocks]
    pictures = [sample.cover.logo, *(item for item in shown if isinstance(item, Picture | Chart))]

    assert [str(tag.Alt) for tag in tags(sample_pdf) if tag.S == "/Figure"] == [
        picture.alternative_text for picture in pictures
    ]


def test_headings_tables_lists_and_links_are_tagged(sample_pdf: bytes) -> None:
    kinds = [str(tag.S) for tag in tags(sample_pdf)]

    assert [kinds.count(kind) for kind in ("/H1", "/H2", "/H3", "/H4")] == [1, 7, 5, 1]
    assert kinds.count("/Caption") == 8
    assert {"/TH", "/TD", "/L", "/LI", "/LBody", "/BlockQuote", "/Link", "/P"} <= set(kinds)


def test_a_long_table_repeats_its_header(write: Callable[..., bytes]) -> None:
    rows = tuple(Row((Cell(text(f"Sted {number}")), Cell(text(str(number))))) for number in range(1, 61))
    columns = (Column(text("Kommune")), Column(text("Fuldtidspersoner")))
    pdf = write(Table("tabel", "Tabel 1", text("Lang"), columns, rows, "En lang tabel."))

    pages = [words for words in page_texts(pdf) if "Sted" in words]

    assert len(pages) > 1
    assert all("Kommune Fuldtidspersoner" in words for words in pages)


def test_a_caption_stands_with_its_table(sample_pdf: bytes) -> None:
    pages = page_texts(sample_pdf)
    for caption, first_row in (
        ("Tabel 1 Kommunens måltal for 2018", "Borgere på offentlig forsørgelse pct."),
        ("Tabel 2 Borgere på offentlig forsørgelse i 30 kommuner", "Lyngby-Taarbæk 400"),
    ):
        (number,) = [number for number, words in enumerate(pages) if caption in words]
        assert first_row in pages[number]


def test_short_chapters_share_a_page(write: Write) -> None:
    chapters = [
        part
        for number in range(3)
        for part in (Heading(1, text(f"Kapitel {number}"), f"k{number}"), Paragraph(text("Kort.")))
    ]

    assert [mark.page for mark in bookmarks(write(*chapters))] == [2, 2, 2]


def test_no_chapter_begins_near_the_foot_of_a_page(write: Write) -> None:
    lines = [Paragraph(text(f"Linje {number}.")) for number in range(26)]

    pdf = write(*lines, Heading(1, text("Kapitel"), "k"), Paragraph(text("Kort.")))

    assert [mark.page for mark in bookmarks(pdf)] == [3]


def test_markup_in_a_text_is_only_text(write: Write) -> None:
    hostile = "<img src='file:///etc/passwd'> & <b>fed</b> {{ 7 * 7 }}"

    assert hostile in page_texts(write(Paragraph((Text(hostile),))))[1]


@pytest.mark.parametrize("pattern", ["Side {side}", "{sider} sider", "Side {sider} af {side}"])
def test_a_page_pattern_without_both_numbers_is_an_error(pattern: str) -> None:
    with pytest.raises(DocumentError, match="the page pattern"):
        PageWords.of(pattern)


def test_the_bytes_are_the_same_again_and_after_another_plan(studio: Studio, sample_pdf: bytes) -> None:
    studio.write(with_blocks(Heading(1, text("Et andet"), "x"), Paragraph((Text("Fed "), Note("Note.")))))

    assert studio.write(illustrated_sample()) == sample_pdf


def test_the_bytes_are_the_same_in_another_process(sample_pdf: bytes) -> None:
    program = (
        "import hashlib\n"
        "from tests.pdf.conftest import *\n"
        "design, fonts = load_design(TEMPLATES / 'design.yaml'), ensure_fonts()\n"
        "document = illustrated_sample()\n"
        "pdf = PdfWriter(TEMPLATES, design, fonts).write(document, draw_charts(document, design))\n"
        "print(hashlib.sha256(pdf).hexdigest())\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == hashlib.sha256(sample_pdf).hexdigest()


def test_a_file_with_an_unclear_stream_length_is_written_again() -> None:
    """A stream that ends with a carriage return reads as one byte too long (ISO 19005-3, 6.1.7.1)."""
    tries = [b"stream\nx\r\nendstream", b"stream\ny\r\nendstream", b"stream\nz\nendstream"]

    assert with_clear_stream_lengths(tries.__getitem__) == tries[2]


def test_spare_objects_change_the_bytes_but_not_the_conformance() -> None:
    laid_out = HTML(string="<html lang=da><title>Plan</title><p>Kort.").render(pdf_variant=VARIANT)
    plain, spare = (
        laid_out.write_pdf(finisher=partial(make_conformant, spare_objects=count), pdf_variant=VARIANT)
        for count in (0, 3)
    )

    assert plain != spare
    for profile in PROFILES:
        assert faults(spare, profile) == []
