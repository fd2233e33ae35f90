"""Tables and charts that everybody can read and anybody can edit."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from generator.document.blocks import (
    COMPUTED,
    Align,
    Cell,
    Chart,
    Column,
    Illustration,
    Origin,
    Paragraph,
    Picture,
    Row,
    Table,
    text,
)
from generator.writers.word import WordWriter
from generator.writers.word.page import TEXT_WIDTH
from generator.writers.word.tables import column_widths
from tests.word.word_examples import document, table
from tests.word.word_reading import NAMES, R, W, WordFile, text_of, value
from tests.writers_sample import sample_document

CHARTS = [block for block in sample_document().blocks if isinstance(block, Chart)]


def _tables(word: WordFile) -> list[etree._Element]:
    return list(word.body.iter(f"{W}tbl"))


# --- Tables -----------------------------------------------------------------------------------


def test_every_table_repeats_its_header_row_and_breaks_no_row(sample: WordFile) -> None:
    for found in _tables(sample):
        header, *rows = found.findall("w:tr", NAMES)
        assert header.find("w:trPr/w:tblHeader", NAMES) is not None
        assert all(row.find("w:trPr/w:tblHeader", NAMES) is None for row in rows)
        assert all(row.find("w:trPr/w:cantSplit", NAMES) is not None for row in (header, *rows))


def test_the_first_row_and_column_are_marked_as_headers(sample: WordFile) -> None:
    for found in _tables(sample):
        look = found.find("w:tblPr/w:tblLook", NAMES)
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
        assert value(found, "w:tblPr/w:tblStyle") == "Plantabel"


def test_every_table_has_alternative_text(sample: WordFile) -> None:
    described = [
        (value(found, "w:tblPr/w:tblCaption"), value(found, "w:tblPr/w:tblDescription"))
        for found in _tables(sample)
    ]
    assert described[0] == (
        "Tabel 1. Kommunens måltal for 2018",
        "Fire indikatorer med udgangspunkt i 2016, seneste resultat i 2017 og måltal for 2018.",
    )
    assert all(title and description for title, description in described)


def test_a_table_without_a_summary_is_described_by_its_caption(writer: WordWriter) -> None:
    (found,) = _tables(WordFile(writer.write(document(table()))))
    assert value(found, "w:tblPr/w:tblDescription") == "Tabel 1. Emne"


def test_figures_are_set_to_the_right_with_their_header(writer: WordWriter) -> None:
    columns = Column(text("Område")), Column(text("Tal"), align=Align.RIGHT)
    (found,) = _tables(WordFile(writer.write(document(table(columns=columns)))))
    aligned = [[value(p, "w:pPr/w:jc") for p in row.iter(f"{W}p")] for row in found.findall("w:tr", NAMES)]
    assert aligned == [[None, "right"], [None, "right"]]


def test_a_total_is_set_apart_by_a_line_and_bold_type(writer: WordWriter) -> None:
    rows = tuple(Row((Cell(text(word)),), total=word == "I alt") for word in ("Ledige", "I alt"))
    plan = document(Table("t", "Tabel 1", text("Emne"), (Column(text("Område")),), rows))
    written = WordFile(writer.write(plan))
    _, ordinary, total = _tables(written)[0].findall("w:tr", NAMES)
    assert value(total, "w:tc/w:p/w:pPr/w:pStyle") == "Tabelsum"
    assert total.find("w:tc/w:tcPr/w:tcBorders/w:top", NAMES) is not None
    assert ordinary.find("w:tc/w:tcPr/w:tcBorders", NAMES) is None
    style = written.tree("styles").find('w:style[@w:styleId="Tabelsum"]', NAMES)
    assert style.find("w:rPr/w:b", NAMES) is not None


def test_a_short_table_stays_whole_and_a_long_one_may_break(writer: WordWriter) -> None:
    def kept(rows: int) -> list[bool]:
        (found,) = _tables(WordFile(writer.write(document(table(rows=rows)))))
        return [row.find(".//w:keepNext", NAMES) is not None for row in found.findall("w:tr", NAMES)]

    assert kept(3) == [True, True, True, False]
    assert kept(12) == [True, *[False] * 10, True, False]


def test_the_last_row_stays_with_the_source(writer: WordWriter) -> None:
    written = WordFile(writer.write(document(table(rows=12, source=text("Kilde: Jobindsats.")))))
    assert _tables(written)[0].findall("w:tr", NAMES)[-1].find(".//w:keepNext", NAMES) is not None
    assert list(written.paragraphs())[-1] == ("Kilde", "Kilde: Jobindsats.")


def test_text_after_a_table_without_a_source_keeps_its_distance(writer: WordWriter) -> None:
    written = WordFile(writer.write(document(table(), Paragraph(text("lige efter")), Paragraph(text("så")))))
    near, far = (written.paragraph(words).find("w:pPr/w:spacing", NAMES) for words in ("lige efter", "så"))
    assert near.get(f"{W}before") == "160"
    assert far is None


def test_tables_never_touch_each_other_or_the_end(writer: WordWriter) -> None:
    bare = [table(name, label="", caption=()) for name in "ab"]
    body = WordFile(writer.write(document(*bare))).body
    outermost = [
        node.tag.removeprefix(W) for node in body.iter(f"{W}tbl", f"{W}p", f"{W}sectPr") if _top(node)
    ]
    assert outermost[-5:] == ["tbl", "p", "tbl", "p", "sectPr"]


def _top(node: etree._Element) -> bool:
    return not any(parent.tag == f"{W}tbl" for parent in node.iterancestors())


def test_columns_share_the_width_by_weight() -> None:
    columns = Column(text("Mål"), 3), Column(text("Tal"), 1)
    assert column_widths(table(columns=columns), 9) == [TEXT_WIDTH * 3 // 4, TEXT_WIDTH - TEXT_WIDTH * 3 // 4]


def test_a_column_too_narrow_for_its_longest_word_takes_from_the_others() -> None:
    columns = Column(text("Indikator"), 9), Column(text("Sammenligningskommuner"), 1)
    wide, narrow = column_widths(table(columns=columns), 9)
    assert narrow > TEXT_WIDTH // 10 * 2
    assert wide + narrow == TEXT_WIDTH


def test_where_there_is_not_room_for_all_longest_words_each_column_has_its_share_of_what_it_needs() -> None:
    columns = [Column(text("Beskæftigelsesindsats" * times), 1) for times in (1, 2, 4)]
    short, twice, four_times = column_widths(table(columns=tuple(columns)), 9)
    assert short < twice < four_times
    assert short + twice + four_times == TEXT_WIDTH


@given(
    st.lists(
        st.tuples(st.text("ab \u00ad-", min_size=1), st.floats(0.1, 10)), min_size=1, max_size=12
    ).filter(lambda columns: all(header.strip() for header, _ in columns))
)
def test_columns_always_fill_the_width_exactly(columns: list[tuple[str, float]]) -> None:
    widths = column_widths(table(columns=tuple(Column(text(h), weight) for h, weight in columns)), 9)
    assert sum(widths) == TEXT_WIDTH
    assert all(width > 0 for width in widths)


_LONG = [
    "fuldtidspersoner",
    "forsørgelsesydelse",
    "kontanthjælpsmodtagere",
    "uddannelseshjælp",
    "1.234.567",
] * 2


def _soft_hyphens(writer: WordWriter, columns: tuple[Column, ...], origin: Origin = COMPUTED) -> list[str]:
    finished = writer.write(document(replace(table(columns=columns), origin=origin)))
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(finished)).read("word/document.xml"))
    header = body.find(f".//{W}tbl/{W}tr")
    assert header is not None
    return [
        "".join(node.text or "-" for node in cell.iter(f"{W}t", f"{W}softHyphen"))
        for cell in header.iter(f"{W}tc")
    ]


def test_words_wider_than_their_cells_get_soft_hyphens_and_numbers_never(writer: WordWriter) -> None:
    shown = _soft_hyphens(writer, tuple(Column(text(word)) for word in _LONG))

    expected = "fuldtids-personer forsørgelses-ydelse kontant-hjælps-modtagere uddannelses-hjælp 1.234.567"
    assert shown[:5] == expected.split(" ")


def test_words_that_fit_have_none(writer: WordWriter) -> None:
    assert _soft_hyphens(writer, (Column(text("Fuldtidspersoner")), Column(text("Tal")))) == [
        "Fuldtidspersoner",
        "Tal",
    ]


def test_what_the_municipality_wrote_has_none_since_it_will_be_read_back(writer: WordWriter) -> None:
    own = Origin("kommune", "odense.yaml", 3, "tekst")

    assert _soft_hyphens(writer, tuple(Column(text(word)) for word in _LONG), own) == _LONG


def test_the_grid_and_the_cells_agree_on_the_widths(sample: WordFile) -> None:
    for found in _tables(sample):
        grid = [column.get(f"{W}w") for column in found.findall("w:tblGrid/w:gridCol", NAMES)]
        for row in found.findall("w:tr", NAMES):
            assert [cell.get(f"{W}w") for cell in row.findall("w:tc/w:tcPr/w:tcW", NAMES)] == grid


# --- Charts -----------------------------------------------------------------------------------


def test_every_chart_stands_in_the_line_with_alternative_text(sample: WordFile) -> None:
    described = [
        (found.get("name"), found.get("descr"))
        for found in sample.body.findall(".//wp:inline/wp:docPr", NAMES)
    ]
    assert described == [(chart.label, chart.alternative_text) for chart in CHARTS]


def test_drawings_have_numbers_of_their_own(sample: WordFile) -> None:
    numbers = sample.body.xpath(".//wp:docPr/@id", namespaces=NAMES)
    assert len(set(numbers)) == len(numbers) == 3


def test_charts_are_native_and_carry_their_figures_in_a_workbook(sample: WordFile) -> None:
    for number in (1, 2, 3):
        chart = etree.fromstring(sample.parts[f"word/charts/chart{number}.xml"])
        (data,) = chart.findall("c:externalData", NAMES)
        (relation,) = etree.fromstring(sample.parts[f"word/charts/_rels/chart{number}.xml.rels"])
        assert relation.get("Id") == data.get(f"{R}id")
        workbook = sample.parts[f"word/embeddings/{relation.get('Target').split('/')[-1]}"]
        with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
            assert "xl/workbook.xml" in archive.namelist()


def test_a_chart_stays_with_its_caption_and_its_source(sample: WordFile) -> None:
    for name in ("Caption", "Undertitel", "Figur"):
        style = sample.tree("styles").find(f'w:style[@w:styleId="{name}"]', NAMES)
        assert style.find("w:pPr/w:keepNext", NAMES) is not None


def test_a_chart_is_no_wider_than_the_text(sample: WordFile) -> None:
    emu_a_twentieth_of_a_point = 635
    widths = sample.body.xpath(".//wp:extent/@cx", namespaces=NAMES)
    assert all(int(width) <= TEXT_WIDTH * emu_a_twentieth_of_a_point for width in widths)


@pytest.mark.parametrize("label", ["Tal til figur 2", "Tabel 7"])
def test_a_chart_s_own_table_follows_it_under_its_own_label(label: str, writer: WordWriter) -> None:
    chart = next(chart for chart in CHARTS if chart.table is not None)
    assert chart.table is not None
    chart = replace(chart, table=replace(chart.table, label=label))
    written = WordFile(writer.write(document(chart)))
    shown = [node for node in written.body.iter(f"{W}p") if _top(node) and text_of(node)]
    *_, source, caption = map(text_of, shown)
    assert source.startswith("Kilde: ")
    assert caption.startswith(f"{label}. ")
    (above,) = _tables(written)[0].xpath("preceding::w:p[1]", namespaces=NAMES)
    assert text_of(above) == caption


# --- Pictures ---------------------------------------------------------------------------------


def _png() -> bytes:
    """Return a picture of one pixel."""
    drawn = io.BytesIO()
    Image.new("RGB", (1, 1), "navy").save(drawn, "PNG")
    return drawn.getvalue()


def test_pictures_stand_in_the_line_in_their_size_with_alternative_text(writer: WordWriter) -> None:
    portrait = Picture(_png(), 40, 50, "Borgmesteren ved sit skrivebord")
    logo = Picture(_png(), 30, 12, "Kommunens byvåben")
    plan = document(Illustration(portrait))
    written = WordFile(writer.write(replace(plan, cover=replace(plan.cover, logo=logo))))
    inline = written.body.findall(".//wp:inline", NAMES)
    assert [found.find("wp:docPr", NAMES).get("descr") for found in inline] == [
        "Kommunens byvåben",
        "Borgmesteren ved sit skrivebord",
    ]
    extents = [found.find("wp:extent", NAMES) for found in inline]
    assert [(e.get("cx"), e.get("cy")) for e in extents] == [("1080000", "432000"), ("1440000", "1800000")]
    assert [content for name, content in written.parts.items() if "/media/" in name] == [_png(), _png()]


def test_charts_and_pictures_do_not_share_numbers(writer: WordWriter) -> None:
    picture = Illustration(Picture(_png(), 40, 50, "Havnen"))
    written = WordFile(writer.write(document(picture, CHARTS[1], picture, CHARTS[2])))
    numbers = written.body.xpath(".//wp:docPr/@id", namespaces=NAMES)
    assert len(set(numbers)) == len(numbers) == 4
