"""What Word's accessibility checker looks for, and what its rules do not see but readers need."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.document.design import Design
from tests.word.conftest import RealPlan
from tests.word.word_reading import NAMES, W, WordFile, text_of, value

LEAST_CONTRAST = 4.5
"""WCAG 2.1, success criterion 1.4.3, for text below 18 points."""


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour of six hexadecimal digits, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_every_table_has_one_header_row_that_is_repeated_and_no_merged_cells(plan: RealPlan) -> None:
    for found in plan.word.body.iter(f"{W}tbl"):
        headers = [row.find("w:trPr/w:tblHeader", NAMES) is not None for row in found.findall("w:tr", NAMES)]
        assert headers == [True] + [False] * (len(headers) - 1)
        assert not found.xpath(".//w:gridSpan | .//w:vMerge", namespaces=NAMES)
        assert found.find("w:tblPr/w:tblLook", NAMES).get(f"{W}firstRow") == "1"
        assert value(found, "w:tblPr/w:tblDescription")


def test_no_cell_of_a_table_is_empty(plan: RealPlan) -> None:
    assert all(text_of(cell).strip() for cell in plan.word.body.iter(f"{W}tc"))


def test_every_drawing_stands_in_the_line_and_is_described(plan: RealPlan) -> None:
    body = plan.word.body
    drawings = body.xpath(".//w:drawing", namespaces=NAMES)
    described = body.xpath(".//w:drawing/wp:inline/wp:docPr[normalize-space(@descr)]", namespaces=NAMES)
    assert len(described) == len(drawings)
    assert not body.xpath(".//w:pict | .//w:framePr | .//w:tblpPr | .//wp:anchor", namespaces=NAMES)


def test_headings_go_down_one_level_at_a_time(plan: RealPlan) -> None:
    level = 0
    for style, _ in plan.word.paragraphs():
        if style.startswith("Heading"):
            assert int(style[-1]) <= level + 1
            level = int(style[-1])
    assert level


def test_no_empty_paragraph_makes_room_but_the_one_that_word_demands_after_a_last_table(
    plan: RealPlan,
) -> None:
    paragraphs = list(plan.word.body.iter(f"{W}p"))
    empty = [p for p in paragraphs if not text_of(p).strip() and p.find(".//w:drawing", NAMES) is None]
    assert empty in ([], paragraphs[-1:])


def test_the_file_has_a_title_and_its_language_is_danish(plan: RealPlan) -> None:
    core = etree.fromstring(plan.word.parts["docProps/core.xml"])
    assert core.findtext("{*}title") == plan.document.metadata.title
    assert core.findtext("{*}language") == "da-DK"
    assert value(plan.word.tree("settings"), "w:themeFontLang") == "da-DK"


def test_colours_of_text_can_be_told_from_what_is_behind_them(sample: WordFile, design: Design) -> None:
    papers = ("FFFFFF", design.colours.surface.removeprefix("#"))
    colours = set(sample.tree("styles").xpath("//w:rPr/w:color/@w:val", namespaces=NAMES))
    assert colours
    assert not [(c, p) for c in colours for p in papers if _contrast(c, p) < LEAST_CONTRAST]


@pytest.mark.parametrize("part", ["document", "header", "first_header", "footer", "first_footer"])
def test_no_colour_or_size_is_set_outside_the_styles(part: str, plan: RealPlan) -> None:
    assert not plan.word.tree(part).xpath(".//w:color | .//w:sz | .//w:rFonts", namespaces=NAMES)
