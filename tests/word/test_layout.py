"""The page numbers of the contents: how lines and pages are filled, and what comes of it in a Word file."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.blocks import Block, Contents, Note, Paragraph, Text, text
from generator.document.design import Design
from generator.writers.word import WordWriter
from generator.writers.word.layout import page_starts
from generator.writers.word.layout_flow import Strip
from generator.writers.word.layout_lines import FONTS, LineBreaker, LineWidth, TextRun, line_height
from generator.writers.word.layout_looks import ParagraphLook, W, looks
from generator.writers.word.template_letterhead import Letterhead
from tests.word.conftest import harbour_template
from tests.word.word_examples import document, heading, table
from tests.word.word_reading import WordFile

BREAKER = LineBreaker()
WIDE = LineWidth(0, 0, 9356)
A_LINE = "Kommunen samler indsatsen for ledige i ét hus, så ingen skal gå langt efter et svar på noget. "
WORDS = st.lists(st.text("abcæøåilmtf.,-–/19 ", min_size=1, max_size=30), max_size=40).map(" ".join)


def _lines(words: str, measure: LineWidth = WIDE, points: float = 10.5, *, bold: bool = False) -> int:
    return BREAKER.lines([TextRun(words, bold)], points, measure)[0]


# --- Lines ------------------------------------------------------------------------------------


def test_no_words_stand_on_one_line() -> None:
    assert BREAKER.lines([], 10.5, WIDE) == (1, [])


@given(WORDS, st.integers(300, 9000), st.integers(1, 5000))
def test_a_wider_measure_never_needs_more_lines(words: str, width: int, more: int) -> None:
    assert _lines(words, LineWidth(0, 0, width + more)) <= _lines(words, LineWidth(0, 0, width))


@given(WORDS, WORDS)
def test_more_words_never_need_fewer_lines(words: str, more: str) -> None:
    assert _lines(words) <= _lines(f"{words} {more}") <= _lines(words) + _lines(more)


@given(st.lists(st.text("abcæøåilm", min_size=1, max_size=12), max_size=60))
def test_runs_are_set_like_the_text_that_they_make_together(pieces: list[str]) -> None:
    # No ligature reaches over the end of a run.
    runs = [TextRun(piece) for word in pieces for piece in (*word, " ")]
    assert BREAKER.lines(runs, 10.5, WIDE)[0] == _lines(" ".join(pieces))


@pytest.mark.parametrize("end", [" ", "-", "–", "\u00ad"])
def test_lines_end_at_spaces_hyphens_and_dashes(end: str) -> None:
    # There is room for "mmmmm", and so not for both halves.
    assert _lines(f"mmm{end}mmm", LineWidth(0, 0, 900)) == 2


def test_a_soft_hyphen_needs_room_for_the_hyphen_that_it_shows() -> None:
    room = _room_for("mmm")

    assert _lines("mmm\u00admmm", LineWidth(0, 0, room + 100)) == 2
    assert _lines("m mmm\u00admmm", LineWidth(0, 0, _room_for("m mmm") + 10)) == 3


def _room_for(words: str) -> int:
    return next(room for room in range(1, 5000) if _lines(words, LineWidth(0, 0, room)) == 1)


@pytest.mark.parametrize("join", ["\u00a0", "\u2011"])
def test_lines_do_not_end_at_no_break_spaces_and_hyphens(join: str) -> None:
    # The two words stay together on a second line, where one would have fitted on the first.
    assert _lines(f"mm mm{join}mm", LineWidth(0, 0, 1100)) == 2
    assert _lines(f"mm mm{join}mm mm", LineWidth(0, 0, 1100)) == 3
    assert _lines("mm mm mm mm", LineWidth(0, 0, 1100)) == 2


def test_numbers_are_not_parted_at_their_hyphens() -> None:
    narrow = LineWidth(0, 0, 800)
    assert _lines("år 2017-2018", narrow) == 2
    assert _lines("år 2017-tal", narrow) == _lines("år 2017- tal", narrow)


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    exactly = next(width for width in range(1, 3000) if _lines("jobcenter", LineWidth(0, 0, width)) == 1)
    assert _lines("jobcenter     ", LineWidth(0, 0, exactly)) == 1


def test_bold_letters_and_larger_type_take_more_room() -> None:
    words = A_LINE * 40
    assert _lines(words) < _lines(words, bold=True) < _lines(words, points=14)


def test_a_word_wider_than_the_line_is_broken_at_letters() -> None:
    assert _lines("m" * 100, LineWidth(0, 0, 1680)) == 10


def test_a_tab_leads_to_the_hanging_indent() -> None:
    hanging = LineWidth(0, 2665, 4000)
    term = [TextRun("Status", True), TextRun("\t")]
    assert BREAKER.lines([*term, TextRun("Udkast")], 10.5, hanging)[0] == 1
    assert BREAKER.lines([*term, TextRun("Udkast, ikke vedtaget")], 10.5, hanging)[0] == 2


def test_a_footnote_belongs_to_the_line_of_its_mark() -> None:
    runs = [TextRun(A_LINE * 3), TextRun("", note=1), TextRun(A_LINE * 2), TextRun("", note=2)]
    assert BREAKER.lines(runs, 10.5, WIDE) == (5, [(1, 2), (2, 4)])


@pytest.mark.parametrize(("points", "share", "height"), [(10.5, 1.15, 294), (12.5, 1.15, 350), (9, 1, 220)])
def test_a_line_is_as_high_as_word_makes_it(points: float, share: float, height: int) -> None:
    assert line_height(points, share) == height


def test_arial_is_wider_and_higher_than_calibri() -> None:
    arial = FONTS["Arial"]
    assert BREAKER.lines([TextRun(A_LINE * 20)], 10, WIDE, arial)[0] > _lines(A_LINE * 20, points=10)
    assert line_height(10, 1, arial) == 230  # Word's single line in 10 points: 11.5


# --- Looks ------------------------------------------------------------------------------------


def _look(paragraph: str = "", type_: str = "") -> ParagraphLook:
    """Return the look of a paragraph style with these properties, in Arial of 10 points."""
    styles = (
        f'<w:styles xmlns:w="{W[1:-1]}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/>'
        '<w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph"'
        f' w:styleId="A"><w:pPr>{paragraph}</w:pPr><w:rPr>{type_}</w:rPr></w:style></w:styles>'
    )
    return looks(styles.encode(), f'<w:numbering xmlns:w="{W[1:-1]}"/>'.encode())["A"]


@pytest.mark.parametrize(
    ("paragraph", "type_", "expected"),
    [
        ("", '<w:b w:val="0"/><w:i/><w:caps/>', {"bold": False, "italic": True, "capitals": True}),
        ('<w:keepNext w:val="false"/><w:pageBreakBefore/>', "", {"keep_next": False, "new_page": True}),
        ('<w:spacing w:line="300" w:lineRule="atLeast"/>', "", {"height": 300, "slack": 0}),
        ('<w:spacing w:line="200" w:lineRule="atLeast"/>', "", {"height": 230, "slack": 0}),
        ('<w:spacing w:line="480" w:lineRule="auto"/>', "", {"height": 460, "slack": 230}),
        ('<w:ind w:start="400" w:firstLine="200"/>', "", {"left": 400, "hanging": -200}),
        ("<w:contextualSpacing/>", '<w:kern w:val="32"/>', {"contextual": True}),
    ],
)
def test_what_a_style_says(paragraph: str, type_: str, expected: dict[str, object]) -> None:
    look = _look(paragraph, type_)
    assert {name: getattr(look, name) for name in expected} == expected
    assert not look.unknown


@pytest.mark.parametrize(
    ("paragraph", "type_"),
    [
        ("", '<w:rFonts w:ascii="Verdana"/>'),
        ("", "<w:smallCaps/>"),
        ("", '<w:kern w:val="2"/>'),
        ("", '<w:spacing w:val="40"/>'),
        ("", '<w:w w:val="90"/>'),
        ("", '<w:sz w:val="0"/>'),
        ('<w:spacing w:beforeAutospacing="1"/>', ""),
        ('<w:spacing w:before="-20"/>', ""),
        ('<w:spacing w:after="meget"/>', ""),
        ('<w:ind w:left="9000"/>', ""),
        ('<w:pBdr><w:top w:space="?"/></w:pBdr>', ""),
    ],
)
def test_what_nobody_can_foretell_is_known_as_such(paragraph: str, type_: str) -> None:
    assert _look(paragraph, type_).unknown


def test_a_style_in_a_known_font_is_known_whatever_it_is_based_on() -> None:
    verdana, arial = ('<w:rFonts w:ascii="Verdana"/>', '<w:rFonts w:ascii="Arial"/>')
    assert not _look("", verdana + arial).unknown


# --- Pages ------------------------------------------------------------------------------------

STRIPS = st.lists(
    st.builds(
        Strip,
        height=st.integers(1, 120),
        space=st.integers(0, 40),
        apart=st.booleans(),
        new_page=st.integers(0, 9).map(lambda number: number == 0),
    ),
    max_size=60,
)
HEIGHT = 200


def _starts(strips: list[Strip]) -> list[int]:
    return list(page_starts(strips, HEIGHT, HEIGHT, lambda note: 30))


@given(STRIPS)
def test_pages_are_no_fuller_than_they_can_be(strips: list[Strip]) -> None:
    for start, end in pairwise([*_starts(strips), len(strips)]):
        used = sum(strip.height for strip in strips[start:end])
        used += sum(strip.space for strip in strips[start + 1 : end])
        assert used <= HEIGHT or end == start + 1


@given(STRIPS)
def test_a_page_begins_where_it_may_unless_what_belongs_together_is_too_high(strips: list[Strip]) -> None:
    starts = _starts(strips)
    assert starts == sorted(set(starts))
    for before, start in pairwise(starts):
        first = strips[start]
        assert first.apart or first.new_page or not any(s.apart for s in strips[before + 1 : start])


@given(STRIPS)
def test_a_page_that_is_asked_for_begins(strips: list[Strip]) -> None:
    assert {place for place, strip in enumerate(strips) if strip.new_page} <= set(_starts(strips))


def test_space_above_is_dropped_at_the_top_of_a_page_and_kept_where_the_page_was_asked_for() -> None:
    full = Strip(HEIGHT)
    assert _starts([full, Strip(150, space=90), Strip(50)]) == [0, 1]
    assert _starts([full, Strip(150, space=90, own_space=90, new_page=True), Strip(50)]) == [0, 1, 2]


def test_a_table_header_is_repeated() -> None:
    rows = [Strip(50), *(Strip(50, repeated=50) for _ in range(6))]
    assert _starts(rows) == [0, 4]


def test_footnotes_take_room_from_the_text() -> None:
    assert _starts([Strip(20), Strip(100)]) == [0]
    assert _starts([Strip(20, notes=(1, 2)), Strip(100)]) == [0, 1]


# --- Word files -------------------------------------------------------------------------------


def _pages(writer: WordWriter, *blocks: Block) -> list[str]:
    """Return the pages that the contents name."""
    written = WordFile(writer.write(document(Contents("Indhold"), *blocks)))
    return [shown for code, shown in written.fields() if code.startswith("PAGEREF")]


def test_text_begins_behind_cover_and_contents_and_goes_on_where_there_is_room(writer: WordWriter) -> None:
    assert _pages(writer, heading(1, "Ét"), Paragraph(text("Kort.")), heading(1, "To")) == ["3", "3"]


def test_a_heading_moves_on_with_the_text_that_it_stands_above(writer: WordWriter) -> None:
    def page_below(paragraphs: int, *below: Block) -> str:
        above = [Paragraph(text("Kort."))] * paragraphs
        return _pages(writer, heading(1, "Ét"), *above, heading(2, "To"), *below)[1]

    fullest = max(paragraphs for paragraphs in range(40) if page_below(paragraphs) == "3")
    assert page_below(fullest, Paragraph(text(A_LINE * 9))) == "4"


def test_a_table_that_is_kept_whole_takes_its_caption_along(writer: WordWriter) -> None:
    lines = [Paragraph(text("Kort.")) for _ in range(24)]
    small = _pages(writer, heading(1, "Ét"), *lines, table(rows=1), heading(1, "To"))
    large = _pages(writer, heading(1, "Ét"), *lines, table(rows=9), heading(1, "To"))
    assert (small[1], large[1]) == ("3", "4")


def test_footnotes_move_what_follows(writer: WordWriter) -> None:
    lines = [Paragraph(text("Kort.")) for _ in range(20)]
    noted = [replace(line, content=(Text("Kort."), Note("Se loven. " * 20))) for line in lines]
    assert _pages(writer, heading(1, "Ét"), *lines, heading(1, "To"))[1] == "3"
    assert _pages(writer, heading(1, "Ét"), *noted, heading(1, "To"))[1] != "3"


def test_the_number_of_pages_is_told(writer: WordWriter) -> None:
    plan = document(heading(1, "Ét"), *[Paragraph(text(A_LINE * 5))] * 60)
    written = WordFile(writer.write(plan))
    # Cover, and pages of eight or nine paragraphs of five lines.
    assert ("NUMPAGES", "9") in written.fields("footer")
    assert b"<Pages>9</Pages>" in written.parts["docProps/app.xml"]


def test_a_tall_header_leaves_less_room_for_text(design: Design) -> None:
    def pages(lines: int) -> int:
        xml = "<w:p><w:r><w:t>Havn Kommune</w:t></w:r></w:p>" * lines
        template = harbour_template(design)
        tall = replace(template, letterheads={**template.letterheads, "header": Letterhead(xml)})
        plan = document(Contents("Indhold"), *[Paragraph(text(A_LINE * 5))] * 60)
        return WordWriter(design, template=tall).pages(plan)

    assert pages(8) > pages(1) > 1


@pytest.mark.parametrize(
    "strange",
    [
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        '<w:p><w:r><w:rPr><w:sz w:val="60"/></w:rPr><w:t>Havn</w:t></w:r></w:p>',
    ],
)
def test_a_header_of_unknown_height_leaves_the_contents_without_page_numbers(
    design: Design, strange: str
) -> None:
    template = harbour_template(design)
    odd = replace(template, letterheads={**template.letterheads, "header": Letterhead(strange)})
    assert _pages(WordWriter(design, template=template), heading(1, "Ét")) == ["3"]
    assert _pages(WordWriter(design, template=odd), heading(1, "Ét")) == []


def test_contents_in_a_font_of_unknown_widths_have_no_page_numbers(design: Design) -> None:
    assert _pages(WordWriter(replace(design, word_font="Verdana")), heading(1, "Ét")) == []
