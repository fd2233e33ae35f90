"""Charts on the page: where their areas, lines and texts stand, and that they are text to a reader."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from generator.charts.drawing import Drawing, Segment, Shape, Writing
from generator.document.blocks import Chart, plain_text
from tests.pdf.conftest import Studio
from tests.pdf.pdf_reading import page_texts, tags
from tests.writers_sample import illustrated_sample, with_blocks

MARGIN = 22.5 / 25.4 * 72  # of the page, in points
WIDTH = 165 / 25.4 * 72
RED, BLUE = (200, 0, 0), (0, 0, 200)
CHART = next(block for block in illustrated_sample().blocks if isinstance(block, Chart))

Paint = Callable[..., bytes]


@pytest.fixture
def paint(studio: Studio) -> Paint:
    """Write a document whose only block is a chart with these parts."""

    def paint(*parts: Shape | Writing) -> bytes:
        drawing = Drawing(WIDTH, 100.0, studio.design.pdf_font, CHART.alternative_text, parts)
        return studio.writer.write(with_blocks(replace(CHART, table=None)), {CHART.id: drawing})

    return paint


def box(left: int, top: int, right: int, bottom: int) -> tuple[Segment, ...]:
    return (
        ("M", f"{left} {top}"),
        ("L", f"{right} {top}"),
        ("L", f"{right} {bottom}"),
        ("L", f"{left} {bottom}"),
        ("Z", ""),
    )


def seen(pdf: bytes, colour: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """Return left, top, right and bottom of what has a colour on the second page, in points."""
    picture: Image.Image = pypdfium2.PdfDocument(pdf)[1].render(scale=1).to_pil().convert("RGB")
    near = picture.point([255 * (abs(value % 256 - colour[value // 256]) < 12) for value in range(768)])
    red, green, blue = (band.convert("1") for band in near.split())
    every = Image.composite(
        Image.composite(red, Image.new("1", red.size), green), Image.new("1", red.size), blue
    )
    return every.getbbox()


def place_of(pdf: bytes, word: str) -> tuple[float, float]:
    """Return where a word of the second page begins and ends, in points from the left."""
    text = pypdfium2.PdfDocument(pdf)[1].get_textpage()
    begin = text.get_text_range().index(word)
    first, last = text.get_charbox(begin), text.get_charbox(begin + len(word) - 1)
    return first[0] - MARGIN, last[2] - MARGIN


def test_an_area_has_its_place_its_size_and_its_colour(paint: Paint) -> None:
    pdf = paint(Shape(box(100, 20, 200, 60), "#c80000", None))

    found = seen(pdf, RED)
    assert found is not None
    left, top, right, bottom = found
    assert (left, right) == (pytest.approx(MARGIN + 100, abs=1.5), pytest.approx(MARGIN + 200, abs=1.5))
    assert bottom - top == pytest.approx(40, abs=1)


def test_what_comes_later_covers_what_came_before(paint: Paint) -> None:
    area = Shape(box(100, 20, 200, 60), "#c80000", None)
    cover = Shape(box(90, 10, 210, 70), "#0000c8", None)

    assert seen(paint(area, cover), RED) is None
    assert seen(paint(cover, area), RED) is not None


def test_an_outlined_area_has_a_line_around_it(paint: Paint) -> None:
    pdf = paint(Shape(box(100, 20, 200, 60), "#c80000", "#0000c8", 4.0))

    outer, inner = seen(pdf, BLUE), seen(pdf, RED)
    assert outer is not None
    assert inner is not None
    assert inner[0] - outer[0] == pytest.approx(4, abs=1)


def test_the_dashes_of_one_line_are_not_those_of_the_next(paint: Paint) -> None:
    line: tuple[Segment, ...] = (("M", "100 50"), ("L", "200 50"))
    dashed = Shape(line, None, "#0000c8", 3.0, (2.0, 98.0))
    whole = Shape(line, None, "#c80000", 3.0)

    assert seen(paint(whole, dashed), RED) is not None
    assert seen(paint(dashed, whole), BLUE) is None


@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_a_text_stands_at_its_anchor(paint: Paint, anchor: str, share: float) -> None:
    pdf = paint(Writing("Hedensted", 200.0, 50.0, anchor, 9.0, False, "#000000"))  # type: ignore[arg-type]

    begin, end = place_of(pdf, "Hedensted")
    assert 35 < end - begin < 60
    assert begin + share * (end - begin) == pytest.approx(200, abs=1)


def test_a_text_is_set_as_a_whole_and_found_by_a_search(paint: Paint) -> None:
    pdf = paint(Writing("Måltal: højst 3,6 – ½ af 7 ‰", 10.0, 50.0, "start", 9.0, True, "#000000"))

    assert "Måltal: højst 3,6 – ½ af 7 ‰" in page_texts(pdf)[1]


def test_a_text_that_another_font_must_help_with_is_still_set(paint: Paint) -> None:
    pdf = paint(Writing("Job 你好 for alle", 10.0, 50.0, "start", 9.0, False, "#000000"))

    assert "for alle" in page_texts(pdf)[1]


def test_a_chart_is_one_picture_with_its_alternative_text(sample_pdf: bytes) -> None:
    charts = [block for block in illustrated_sample().blocks if isinstance(block, Chart)]
    told = [str(tag["/Alt"]) for tag in tags(sample_pdf) if tag.S == "/Figure"]

    assert [chart.alternative_text for chart in charts] == [
        text for text in told if text in {chart.alternative_text for chart in charts}
    ]


def test_a_chart_adds_no_object_of_its_own_to_the_file(paint: Paint) -> None:
    """A picture inside a file would have a font list, a group and a stream; this one is in the page."""
    with pikepdf.open(io.BytesIO(paint(Writing("x", 200.0, 50.0, "end", 9.0, False, "#000000")))) as pdf:
        assert not [name for name in pdf.pages[1].Resources.XObject if not name.startswith("/i")]


def test_the_title_of_a_chart_stays_beside_it(paint: Paint) -> None:
    assert plain_text(CHART.title) in page_texts(paint())[1]
