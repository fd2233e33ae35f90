"""The web page: one file, accessible without scripts, with everything that a planner wrote escaped."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from lxml.etree import _Element as Element

from generator.document.blocks import (
    Align,
    Cell,
    Column,
    Contents,
    DocumentError,
    Heading,
    ItemList,
    Link,
    ListItem,
    Note,
    Paragraph,
    Row,
    Table,
    Text,
    plain_text,
    text,
)
from generator.document.design import load_design
from generator.writers.html import HtmlWriter
from tests.writers_sample import illustrated_sample, with_blocks

TEMPLATES = Path(__file__).parents[2] / "plan_templates"
GOLDEN = Path(__file__).parent / "golden" / "sample.html"

Write = Callable[..., str]


@pytest.fixture(scope="module")
def tree(sample_page: str) -> Element:
    return html.document_fromstring(sample_page)


def content(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_sample_page_is_as_it_was_when_last_looked_at(sample_without_drawings: str) -> None:
    """Set REGENERATE_GOLDEN_HTML=1 to write the file anew, and read the difference before committing."""
    if os.environ.get("REGENERATE_GOLDEN_HTML"):
        GOLDEN.write_text(sample_without_drawings, "utf-8")

    assert sample_without_drawings == GOLDEN.read_text("utf-8")


def test_the_page_says_what_it_is(tree: Element) -> None:
    metadata = illustrated_sample().metadata
    named = {meta.get("name"): meta.get("content") for meta in tree.iterfind(".//meta[@name]")}

    assert tree.get("lang") == "da"
    assert tree.findtext(".//title") == metadata.title
    assert named["author"] == metadata.author
    assert named["description"] == metadata.subject
    assert named["dcterms.modified"] == metadata.date


def test_the_page_needs_nothing_beside_itself(tree: Element, sample_page: str) -> None:
    assert not tree.xpath("//script | //link | //iframe | //object | //embed | //@onload")
    assert all(source.startswith("data:image/png;base64,") for source in tree.xpath("//@src"))
    assert "url(" not in sample_page
    assert "@import" not in sample_page


def test_every_id_is_used_once(tree: Element) -> None:
    ids = tree.xpath("//@id")

    assert len(ids) == len(set(ids))


def test_every_inner_link_leads_somewhere(tree: Element) -> None:
    ids = set(tree.xpath("//@id"))
    targets = {target[1:] for target in tree.xpath("//a/@href") if target.startswith("#")}

    assert targets
    assert targets <= ids


def test_every_name_that_is_referred_to_is_there(tree: Element) -> None:
    assert set(tree.xpath("//@aria-labelledby")) <= set(tree.xpath("//@id"))


def test_the_landmarks_are_there_once(tree: Element) -> None:
    for path in ("/html/body/header", "/html/body/main", "/html/body/footer", "//nav", "//h1"):
        assert len(tree.xpath(path)) == 1, path


def test_the_first_link_skips_to_the_text(tree: Element) -> None:
    (main,) = tree.xpath("//main/@id")

    assert tree.xpath("//a")[0].get("href") == f"#{main}"


def test_no_heading_level_is_skipped(tree: Element) -> None:
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4")]

    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_the_contents_lead_to_every_chapter_and_section(tree: Element) -> None:
    headings = illustrated_sample().headings(2)

    assert tree.xpath("//nav//a/@href") == [f"#{heading.id}" for heading in headings]
    assert [content(link) for link in tree.xpath("//nav//a")] == [
        " ".join(filter(None, (heading.number, plain_text(heading.content)))) for heading in headings
    ]


def test_the_contents_go_as_deep_as_asked(write: Write) -> None:
    chapter, section = Heading(1, text("Et"), "et"), Heading(2, text("To"), "to")

    page = html.document_fromstring(write(Contents("Indhold", depth=1), chapter, section))

    assert page.xpath("//nav//a/@href") == ["#et"]


def test_every_table_has_a_caption_and_headers(tree: Element) -> None:
    tables = tree.xpath("//table")

    assert len(tables) == 4
    for table in tables:
        assert content(table.find("caption"))
        assert table.xpath("count(thead/tr/th[@scope='col'])") == table.xpath("count(colgroup/col)")
        assert table.xpath("count(tbody/tr)") == table.xpath("count(tbody/tr/*[1][self::th[@scope='row']])")


def test_a_wide_table_can_be_scrolled_with_the_keyboard(tree: Element) -> None:
    for table in tree.xpath("//table"):
        region = table.getparent()
        assert region.get("role") == "region"
        assert region.get("tabindex") == "0"
        assert region.get("aria-labelledby") == table.find("caption").get("id")


def test_the_columns_share_the_width_by_weight(write: Write) -> None:
    columns = (Column(text("Navn"), 3.0), Column(text("Tal"), 1.0, Align.RIGHT))
    row = Row((Cell(text("Fanø")), Cell(text("4,1"))), total=True)

    page = html.document_fromstring(write(Table("t", "Tabel 1", text("Tal"), columns, (row,))))

    assert page.xpath("//col/@style") == ["width: 75.0%", "width: 25.0%"]
    assert page.xpath("//td/@class") == ["right"]
    assert page.xpath("//tbody/tr/@class") == ["total"]


def test_every_chart_is_a_figure_with_its_words_and_source(tree: Element) -> None:
    charts = [block for block in illustrated_sample().blocks if hasattr(block, "alternative_text")]
    figures = tree.xpath("//figure[@id]")

    assert len(figures) == len(charts)
    for figure, chart in zip(figures, charts, strict=True):
        caption = content(figure.find("figcaption"))
        assert caption == f"{chart.label} {plain_text(chart.title)} {plain_text(chart.subtitle)}"
        told = [content(title) for title in figure.findall("svg/title")]
        assert told == [chart.alternative_text] * 2
        assert content(figure.find("p[@class='source']")) == plain_text(chart.source)


def test_a_chart_is_drawn_for_a_telephone_too_and_one_drawing_is_shown(tree: Element) -> None:
    styles = content(tree.find(".//style"))

    for figure in tree.xpath("//figure[@id]"):
        assert [drawing.get("class") for drawing in figure.findall("svg")] == ["wide", "narrow"]
    assert "figure svg.narrow { display: none" in styles
    telephone = styles.partition("@media (max-width: 34rem) {")[2].partition("\n}")[0]
    assert "figure svg.narrow { display: block }" in telephone
    assert "figure svg.wide { display: none }" in telephone


def test_notes_are_numbered_in_reading_order_and_lead_back(tree: Element) -> None:
    references = tree.xpath("//a[@role='doc-noteref']")
    notes = tree.xpath("//section[@role='doc-endnotes']//li")

    assert [content(reference) for reference in references] == ["note 1", "note 2", "note 3"]
    assert [reference.get("href") for reference in references] == [f"#{note.get('id')}" for note in notes]
    assert [note.find("a").get("href") for note in notes] == [f"#{mark.get('id')}" for mark in references]
    assert content(notes[1]).startswith("Unge på 15-24 år")


def test_the_same_note_twice_is_two_notes(write: Write) -> None:
    note = Note("Foreløbige tal.")

    page = html.document_fromstring(write(Paragraph((Text("a"), note, Text("b"), note))))

    assert len(page.xpath("//section[@role='doc-endnotes']//li")) == 2


def test_a_page_without_notes_has_no_heading_for_them(write: Write) -> None:
    assert "doc-endnotes" not in write(Paragraph(text("Uden noter.")))


def test_the_marks_are_said_at_both_ends(tree: Element) -> None:
    marks = illustrated_sample().marks

    for end in ("header", "footer"):
        words = content(tree.find(f"body/{end}"))
        assert marks.draft is not None
        assert marks.draft in words
        assert marks.demo is not None
        assert marks.demo in words


def test_deeper_items_are_lists_in_their_item(write: Write) -> None:
    items = tuple(
        ListItem(text(name), level) for name, level in (("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0))
    )

    page = html.document_fromstring(write(ItemList(items, ordered=True)))

    def outline(ordered: Element) -> list[object]:
        return [
            [(item.text or "").strip(), *(outline(deeper) for deeper in item.findall("ol"))]
            for item in ordered.findall("li")
        ]

    assert outline(page.find(".//main/ol")) == [["a", [["b", [["c"]]], ["d"]]], ["e"]]


def test_foreign_words_are_marked(tree: Element) -> None:
    assert content(tree.find(".//main//span[@lang='en']")) == "Individual Placement and Support"


HOSTILE = "<script>alert('x')</script> & \"{{ 7 * 7 }}\" $x$ </style>"


def test_what_a_planner_writes_is_text_and_nothing_else(write: Write) -> None:
    page = write(
        Heading(1, text(HOSTILE), "et", HOSTILE),
        Paragraph((Text(HOSTILE), Link(HOSTILE, f"https://example.dk/?q={HOSTILE}"), Note(HOSTILE))),
        ItemList((ListItem(text(HOSTILE)),)),
        Table(
            "t",
            HOSTILE,
            text(HOSTILE),
            (Column(text(HOSTILE)),),
            (Row((Cell(text(HOSTILE)),)),),
            summary=HOSTILE,
            source=text(HOSTILE),
        ),
    )

    tree = html.document_fromstring(page)
    assert not tree.xpath("//script")
    assert content(tree.find(".//main/p")).startswith(HOSTILE)
    assert page.count("{{ 7 * 7 }}") == 13
    assert "49" not in content(tree.find(".//main"))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x"]
)
def test_a_link_that_a_browser_could_execute_is_refused(write: Write, url: str) -> None:
    with pytest.raises(DocumentError, match="neither a web nor a mail address"):
        write(Paragraph((Link("her", url),)))


def test_a_design_cannot_leave_the_style_sheet(tmp_path: Path) -> None:
    file = tmp_path / "design.yaml"
    source = (TEMPLATES / "design.yaml").read_text("utf-8")
    file.write_text(source.replace("IBM Plex Sans", "</style><script>x</script>"), "utf-8")

    page = HtmlWriter(TEMPLATES, load_design(file)).write(with_blocks(), {})

    assert "<script>" not in page


def test_a_missing_drawing_is_an_error(writer: HtmlWriter) -> None:
    with pytest.raises(KeyError, match="figur-maalbillede"):
        writer.write(illustrated_sample(), {})


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", ["primary", "accent", "text", "muted"])
def test_text_stands_out_from_every_ground_it_stands_on(name: str) -> None:
    colours = load_design(TEMPLATES / "design.yaml").colours
    for ground in ("#FFFFFF", colours.surface):
        light, dark = luminance(ground), luminance(getattr(colours, name))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_nothing_is_said_by_colour_in_links_alone(sample_page: str) -> None:
    (rule,) = re.findall(r"^a \{ color.*$", sample_page, flags=re.MULTILINE)

    assert "text-decoration: underline" in rule
