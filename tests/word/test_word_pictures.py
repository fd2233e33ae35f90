"""Charts as pictures, for who would rather have them look alike everywhere than edit them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from generator.charts.drawing import Drawing, Shape, Writing
from generator.charts.word_chart_picture import chart_picture
from generator.document.blocks import Chart, Text
from generator.document.chart_specs import Stand, TargetOverview
from generator.document.design import Design
from generator.writers.drawn_charts import draw_charts
from generator.writers.word import ChartForm, WordWriter
from tests.word.word_examples import document
from tests.word.word_reading import NAMES, WordFile
from tests.writers_sample import sample_document

CHARTS = [block for block in sample_document().blocks if isinstance(block, Chart)]


@pytest.fixture(scope="module")
def pictures(design: Design) -> WordWriter:
    return WordWriter(design, charts=ChartForm.PICTURES)


def _image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_each_chart_is_a_picture_of_200_dots_an_inch_with_its_words(pictures: WordWriter) -> None:
    written = WordFile(pictures.write(sample_document()))
    described = written.body.findall(".//wp:inline/wp:docPr", NAMES)
    assert [(d.get("name"), d.get("descr")) for d in described] == [
        (c.label, c.alternative_text) for c in CHARTS
    ]
    assert not [name for name in written.parts if "charts/" in name or "embeddings/" in name]
    for number in (1, 2, 3):
        image = _image(written.parts[f"word/media/billede{number}.png"])
        assert [round(dots) for dots in image.info["dpi"]] == [200, 200]
        extent = written.body.findall(".//wp:extent", NAMES)[number - 1]
        assert int(extent.get("cx")) == pytest.approx(image.width / 200 * 914_400, rel=0.001)
        assert int(extent.get("cy")) == pytest.approx(image.height / 200 * 914_400, rel=0.003)


def test_the_same_document_gives_the_same_bytes_with_drawings_given_or_not(
    pictures: WordWriter, design: Design
) -> None:
    drawings = draw_charts(sample_document(), design)
    assert pictures.write(sample_document()) == pictures.write(sample_document(), drawings=drawings)


def test_the_words_of_the_document_are_those_beside_native_charts(
    pictures: WordWriter, sample: WordFile
) -> None:
    assert list(WordFile(pictures.write(sample_document(), {})).paragraphs()) == list(sample.paragraphs())


def test_a_chart_that_word_cannot_draw_can_be_shown_as_a_picture(pictures: WordWriter) -> None:
    stand = Stand("Mål", None, None, None, "ikke oplyst", "ikke oplyst", "ikke oplyst")
    spec = TargetOverview((stand,), "Før", "Nu", "Måltal")
    chart = Chart("f", "Figur 1", (Text("Ingen tal"),), (Text("2018"),), spec, "Ingen tal.", (Text("Kilde"),))
    written = WordFile(pictures.write(document(chart)))
    assert [found.get("descr") for found in written.body.findall(".//wp:docPr", NAMES)] == ["Ingen tal."]


def test_what_is_drawn_is_painted_where_it_stands() -> None:
    square = (("M", "36 36"), ("L", "72 36"), ("L", "72 72"), ("L", "36 72"), ("Z", ""))
    line = Shape((("M", "0 90"), ("L", "144 90")), None, "#00ff00", 2.0, (9.0, 9.0))
    word = Writing("Hl", 140, 20, "end", 20, True, "#0000ff")
    drawing = Drawing(144, 108, "Plex", "Ord", (Shape(square, "#ff0000", None), line, word))
    picture = chart_picture(drawing)
    image = _image(picture.data)
    assert image.size == (400, 300)
    assert (picture.width_mm, picture.height_mm) == (pytest.approx(50.8), pytest.approx(38.1))
    assert [image.getpixel(place) for place in ((150, 150), (90, 150), (210, 150))] == [
        (255, 0, 0),
        (255, 255, 255),
        (255, 255, 255),
    ]
    assert [image.getpixel((12, y)) for y in (244, 250, 256)] == [
        (255, 255, 255),
        (0, 255, 0),
        (255, 255, 255),
    ]
    assert image.getpixel((37, 250)) == (255, 255, 255)
    blue = [x for x in range(400) if any(image.getpixel((x, y)) == (0, 0, 255) for y in range(56))]
    assert 320 < min(blue) < max(blue) < 392


def test_a_letter_that_our_fonts_have_not_is_drawn_as_its_replacement_and_in_no_other_font() -> None:
    def drawn(words: str) -> bytes:
        writing = Writing(words, 10, 20, "start", 9, False, "#000000")
        return chart_picture(Drawing(120, 30, "IBM Plex Sans", "Et tegn", (writing,))).data

    assert drawn("Ja ☐ سلام") == drawn("Ja � ����")
    assert drawn("Ja ☐") != drawn("Ja")
