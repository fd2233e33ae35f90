"""What the Word file says: the same words as the document, in the same order, however odd they are."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.blocks import (
    Block,
    Callout,
    CalloutKind,
    Chart,
    Contents,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Heading,
    Illustration,
    ItemList,
    Link,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    plain_text,
    text,
)
from generator.document.chart_specs import Stand, TargetOverview
from generator.writers.word import WordWriter
from generator.writers.word.inline import web_address
from tests.word.word_examples import document, heading, table
from tests.word.word_reading import NAMES, W, WordFile, text_of
from tests.writers_sample import sample_document


def said(document: Document) -> Iterator[str]:
    """Yield the paragraphs that a document must be read as; Word itself writes the numbers of headings."""
    cover = document.cover
    yield from filter(None, (cover.authority, cover.title, cover.subtitle, cover.period, cover.slogan))
    yield from _definitions(cover.identity)
    for block in document.blocks:
        if isinstance(block, Contents):
            yield block.title
            for found in document.headings(block.depth):
                yield "\t".join(filter(None, (found.number, plain_text(found.content))))
        else:
            yield from _said_by(block)


def _definitions(items: tuple[Definition, ...]) -> Iterator[str]:
    yield from (f"{plain_text(item.term)}\t{plain_text(item.description)}" for item in items)


def _said_by(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield plain_text(block.content)
        case ItemList():
            yield from (plain_text(item.content) for item in block.items)
        case Quote():
            yield from (*map(plain_text, block.paragraphs), plain_text(block.attribution))
        case Callout():
            yield from (plain_text(block.title), *map(plain_text, block.paragraphs))
        case DefinitionList():
            yield from _definitions(block.items)
        case Table():
            yield f"{block.label}. {plain_text(block.caption)}"
            yield from (plain_text(column.header) for column in block.columns)
            yield from (plain_text(cell.content) for row in block.rows for cell in row.cells)
            yield from filter(None, [plain_text(block.source)])
        case Chart():
            yield f"{block.label}. {plain_text(block.title)}"
            yield plain_text(block.subtitle)
            yield ""  # the chart stands in a paragraph of its own
            yield plain_text(block.source)
            yield from _said_by(block.table) if block.table else ()
        case Illustration():
            yield from [plain_text(block.caption)] if block.caption else []
            yield ""


def test_every_kind_of_block_is_held_by_a_test() -> None:
    """The sample holds all but pictures, which have tests of their own."""
    kinds = {type(block) for block in sample_document().blocks}
    assert kinds | {Illustration} == set(Block.__args__)


def test_word_says_what_the_document_says_in_the_same_order(sample: WordFile) -> None:
    assert [words for _, words in sample.paragraphs()] == list(said(sample_document()))


def test_footnotes_are_word_s_own_and_stand_in_order(sample: WordFile) -> None:
    notes = [p.text for content in sample_document().inline_content() for p in content if isinstance(p, Note)]
    footnotes = sample.tree("footnotes").findall("w:footnote", NAMES)
    assert [text_of(note).strip() for note in footnotes[2:]] == notes
    used = sample.body.xpath(".//w:footnoteReference/@w:id", namespaces=NAMES)
    assert used == [note.get(f"{W}id") for note in footnotes[2:]] == ["1", "2", "3"]


def test_text_in_another_language_is_marked(sample: WordFile) -> None:
    (marked,) = sample.body.xpath(".//w:r[w:rPr/w:lang]", namespaces=NAMES)
    assert text_of(marked) == "Individual Placement and Support"
    assert marked.find("w:rPr/w:lang", NAMES).get(f"{W}val") == "en-GB"


def test_strong_and_emphasis_are_set_as_the_buttons_in_word_set_them(writer: WordWriter) -> None:
    written = WordFile(writer.write(document(Paragraph((Strong("fed"), Emphasis("kursiv"))))))
    bold, italic = written.paragraph("fedkursiv").findall("w:r", NAMES)
    assert bold.find("w:rPr/w:b", NAMES) is not None
    assert italic.find("w:rPr/w:i", NAMES) is not None


def test_hyphens_that_word_has_elements_for_are_written_with_them(writer: WordWriter) -> None:
    words = "arbejdsmarkeds\u00adrehabilitering og A\u2011kasse"
    written = WordFile(writer.write(document(Paragraph(text(words)))))
    paragraph = written.paragraph(words)
    assert [node.tag for node in paragraph.iter(f"{W}softHyphen", f"{W}noBreakHyphen")] == [
        f"{W}softHyphen",
        f"{W}noBreakHyphen",
    ]


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://www.retsinformation.dk/eli/lta/2017/1", "https://www.retsinformation.dk/eli/lta/2017/1"),
        ("https://ærø.dk/bedre veje?å=1#æ", "https://xn--r-3fa9c.dk/bedre%20veje?%C3%A5=1#%C3%A6"),
        ("http://kommunen.dk:8080/%20", "http://kommunen.dk:8080/%20"),
        ("mailto:jobcenter@example.dk", "mailto:jobcenter@example.dk"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https:///plan", None),
        ("https://plan.dk:99999/", None),
        ("https://bruger@plan.dk/", None),
        ("https://[::1]/", None),
        ("https://[plan", None),
        ("https://pl an.dk/", None),
        ("mailto:jobcenter", None),
    ],
)
def test_a_link_is_an_address_that_word_can_open_or_plain_text(
    url: str, opened: str | None, writer: WordWriter
) -> None:
    written = WordFile(writer.write(document(Paragraph((Link("her", url),)))))
    outside = [found for found in written.relationships() if found.get("TargetMode") == "External"]
    assert [found.get("Target") for found in outside] == ([opened] if opened else [])
    assert text_of(written.paragraph("her")) == "her"


def test_an_address_used_twice_is_kept_once(writer: WordWriter) -> None:
    links = Link("en", "https://a.dk/"), Link("to", "https://b.dk/"), Link("tre", "https://a.dk/")
    written = WordFile(writer.write(document(Paragraph(links))))
    assert written.body.xpath(".//w:hyperlink/@r:id", namespaces=NAMES) == [
        "rIdLink1",
        "rIdLink2",
        "rIdLink1",
    ]


any_text = st.text(min_size=1, max_size=40)


@given(any_text)
@settings(deadline=None, max_examples=60)
def test_any_text_anywhere_gives_a_file_that_opens(writer: WordWriter, words: str) -> None:
    content = (Text(words), Strong(words), Emphasis(words), Link(words, words), Note(words))
    blocks: tuple[Block, ...] = (
        Contents(words),
        Heading(1, content, "kapitel", words),
        Paragraph(content),
        ItemList((ListItem(content),), ordered=True),
        Quote((content,), content),
        Callout(CalloutKind.FACT, content, (content,)),
        DefinitionList((Definition(content, content),)),
        table(label=words, caption=content, source=content),
    )
    written = writer.write(document(*blocks, draft=words, demo=words))
    opened = docx.Document(io.BytesIO(written))
    assert opened.sections[0].header.paragraphs[0].style.name == "Udkast"
    legible = "".join(c for c in words if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    quoted = next(shown for style, shown in WordFile(written).paragraphs() if style == "Quote")
    assert "".join(quoted.split()) == "".join((legible * 4).split())


@given(any_text)
def test_any_text_is_an_address_or_none(words: str) -> None:
    address = web_address(words)
    assert address is None or address.isascii()


def test_a_chart_that_word_cannot_draw_leaves_its_words(writer: WordWriter) -> None:
    undrawable = _undrawable_chart()
    written = WordFile(writer.write(document(undrawable)))
    assert not written.body.xpath(".//wp:inline", namespaces=NAMES)
    assert ("Normal", undrawable.alternative_text) in list(written.paragraphs())


def _undrawable_chart() -> Chart:
    stand = Stand("Mål", None, None, None, "ikke oplyst", "ikke oplyst", "ikke oplyst")
    spec = TargetOverview((stand,), "Før", "Nu", "Måltal")
    return Chart("figur", "Figur 1", text("Ingen tal"), text("2018"), spec, "Ingen tal endnu.", text("Kilde"))


def test_a_heading_and_the_contents_say_the_same(sample: WordFile) -> None:
    entries = [words for style, words in sample.paragraphs() if style.startswith("TOC")][1:]
    assert [entry.split("\t")[-1] for entry in entries] == [
        plain_text(found.content) for found in sample_document().headings(2)
    ]


def test_a_number_that_word_would_not_come_to_is_written_out(writer: WordWriter) -> None:
    written = WordFile(writer.write(document(heading(1, "Ét", "1"), heading(1, "Bilag", "A"))))
    assert ("Heading1", "A\tBilag") in list(written.paragraphs())
