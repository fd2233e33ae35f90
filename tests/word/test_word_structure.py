"""What makes the file easy to edit: real styles, lists, captions, cross-references and contents."""

from __future__ import annotations

import pytest

from generator.document.blocks import (
    Callout,
    CalloutKind,
    Contents,
    Definition,
    DefinitionList,
    ItemList,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Quote,
    Reference,
    text,
)
from generator.writers.word import WordWriter
from tests.word.word_examples import document, heading, table
from tests.word.word_reading import NAMES, W, WordFile, text_of, value
from tests.writers_sample import sample_document


def _style(word: WordFile, identity: str) -> object:
    return word.tree("styles").find(f'w:style[@w:styleId="{identity}"]', NAMES)


def _styles_used(word: WordFile) -> list[str]:
    return [style for style, _ in word.paragraphs()]


# --- Styles -----------------------------------------------------------------------------------


def test_every_style_used_is_defined(sample: WordFile) -> None:
    defined = set(sample.tree("styles").xpath("//w:style/@w:styleId", namespaces=NAMES))
    for part in ("document", "footnotes", "header", "first_header", "footer", "first_footer"):
        used = sample.tree(part).xpath(
            "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", namespaces=NAMES
        )
        assert set(used) <= defined


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ("Title", "Title"),
        ("Subtitle", "Subtitle"),
        ("Heading1", "heading 1"),
        ("Heading2", "heading 2"),
        ("Heading3", "heading 3"),
        ("Caption", "caption"),
        ("Quote", "Quote"),
        ("ListBullet", "List Bullet"),
        ("ListBullet2", "List Bullet 2"),
        ("ListNumber", "List Number"),
        ("TOC1", "toc 1"),
        ("TOCHeading", "TOC Heading"),
        ("FootnoteText", "footnote text"),
        ("FootnoteReference", "footnote reference"),
        ("Hyperlink", "Hyperlink"),
    ],
)
def test_built_in_styles_have_the_names_that_word_translates(
    identity: str, name: str, sample: WordFile
) -> None:
    style = _style(sample, identity)
    assert value(style, "w:name") == name
    assert style.get(f"{W}customStyle") is None


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_have_their_outline_level_and_stay_with_their_text(level: int, sample: WordFile) -> None:
    style = _style(sample, f"Heading{level}")
    assert value(style, "w:pPr/w:outlineLvl") == str(level - 1)
    assert style.find("w:pPr/w:keepNext", NAMES) is not None


def test_lines_of_a_paragraph_do_not_stand_alone_on_a_page(sample: WordFile) -> None:
    defaults = sample.tree("styles").find("w:docDefaults/w:pPrDefault/w:pPr", NAMES)
    assert defaults.find("w:widowControl", NAMES) is not None


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        (ParagraphStyle.BODY, "Normal"),
        (ParagraphStyle.LEAD, "Manchet"),
        (ParagraphStyle.SOURCE, "Kilde"),
        (ParagraphStyle.REMARK, "Bemaerkning"),
    ],
)
def test_each_kind_of_paragraph_has_its_style(style: ParagraphStyle, shown: str, writer: WordWriter) -> None:
    written = WordFile(writer.write(document(Paragraph(text("ord"), style))))
    assert ("ord", shown) in [(words, found) for found, words in written.paragraphs()]


@pytest.mark.parametrize("kind", CalloutKind)
def test_a_callout_is_paragraphs_kept_together(kind: CalloutKind, writer: WordWriter) -> None:
    callout = Callout(kind, text("Titel"), (text("første"), text("sidste")))
    written = WordFile(writer.write(document(callout)))
    title, first, last = _styles_used(written)[-3:]
    assert (title.removesuffix("titel"), first) == (first.removesuffix("tekst"), last)
    frames = [_style(written, identity).find("w:pPr/w:pBdr", NAMES) for identity in (title, first)]
    assert len({tuple((side.tag, *side.values()) for side in frame) for frame in frames}) == 1
    assert written.paragraph("første").find("w:pPr/w:keepNext", NAMES) is not None
    assert written.paragraph("sidste").find("w:pPr/w:keepNext", NAMES) is None
    assert not written.body.findall("w:tbl", NAMES)


def test_a_quote_stays_with_who_said_it(writer: WordWriter) -> None:
    written = WordFile(writer.write(document(Quote((text("Flere i job."),), text("Ministeren")))))
    assert written.paragraph("Flere i job.").find("w:pPr/w:keepNext", NAMES) is not None
    assert _styles_used(written)[-2:] == ["Quote", "Citatkilde"]


def test_a_heading_and_its_quote_do_not_end_a_page_alone(writer: WordWriter) -> None:
    opening = Quote((text("Flere i job."),), text("Ministeren"))
    later = Quote((text("Flere i uddannelse."),), text("Borgmesteren"))
    plan = document(
        heading(1, "Mål"), opening, Paragraph(text("Vi følger målet.")), later, Paragraph(text("Slut."))
    )
    written = WordFile(writer.write(plan))
    assert written.paragraph("Ministeren").find("w:pPr/w:keepNext", NAMES) is not None
    assert written.paragraph("Borgmesteren").find("w:pPr/w:keepNext", NAMES) is None


def test_a_paragraph_stays_with_the_list_it_introduces(writer: WordWriter) -> None:
    listed = ItemList((ListItem(text("Vejledning")),))
    alone, introduction = Paragraph(text("Samtaler hver måned.")), Paragraph(text("Vi tilbyder:"))
    written = WordFile(writer.write(document(alone, introduction, listed)))
    assert written.paragraph("Vi tilbyder:").find("w:pPr/w:keepNext", NAMES) is not None
    assert written.paragraph("Samtaler hver måned.").find("w:pPr/w:keepNext", NAMES) is None


def test_a_description_stands_beside_its_term_or_below_where_a_term_is_long(writer: WordWriter) -> None:
    short = Definition(text("Version"), text("3"))
    long = Definition(text("Fuldtidspersoner på offentlig forsørgelse"), text("Antal"))
    beside = WordFile(writer.write(document(DefinitionList((short,)))))
    below = WordFile(writer.write(document(DefinitionList((short, long)))))
    assert list(beside.paragraphs())[-1] == ("Begreb", "Version\t3")
    assert list(below.paragraphs())[-2:] == [
        ("Begrebsnavn", "Fuldtidspersoner på offentlig forsørgelse"),
        ("Forklaring", "Antal"),
    ]
    assert _style(below, "Begrebsnavn").find("w:rPr/w:b", NAMES) is not None


def test_no_empty_paragraph_makes_room(sample: WordFile) -> None:
    empty = [p for p in sample.body.iter(f"{W}p") if not text_of(p).strip()]
    assert all(p.find(".//w:drawing", NAMES) is not None for p in empty)


# --- Numbering --------------------------------------------------------------------------------


def test_word_numbers_the_headings_through_their_styles(sample: WordFile) -> None:
    numbering = sample.tree("numbering")
    for level in (1, 2, 3):
        number = value(_style(sample, f"Heading{level}"), "w:pPr/w:numPr/w:numId")
        abstract = value(numbering.find(f'w:num[@w:numId="{number}"]', NAMES), "w:abstractNumId")
        found = numbering.find(
            f'w:abstractNum[@w:abstractNumId="{abstract}"]/w:lvl[@w:ilvl="{level - 1}"]', NAMES
        )
        assert value(found, "w:pStyle") == f"Heading{level}"
        assert value(found, "w:lvlText") == ("%1", "%1.%2", "%1.%2.%3")[level - 1]


def test_a_heading_without_a_number_is_taken_out_of_the_count(writer: WordWriter) -> None:
    blocks = heading(1, "Ét", "1"), heading(1, "Uden"), heading(1, "To", "2"), heading(2, "Under", "2.1")
    written = WordFile(writer.write(document(*blocks)))
    numbers = [value(written.paragraph(w), "w:pPr/w:numPr/w:numId") for w in ("Ét", "Uden", "To", "Under")]
    assert numbers == [None, "0", None, None]


@pytest.mark.parametrize(
    "numbers", [(("A", 1),), (("2", 1),), (("1", 1), ("1.2", 2)), ((None, 1), ("1.1", 2)), (("1.", 1),)]
)
def test_a_number_that_word_would_not_come_to_is_written_as_text(
    numbers: tuple[tuple[str | None, int], ...], writer: WordWriter
) -> None:
    blocks = [heading(level, f"Ord {place}", number) for place, (number, level) in enumerate(numbers)]
    written = WordFile(writer.write(document(*blocks)))
    last = blocks[-1]
    paragraph = written.paragraph(f"{last.number}\tOrd {len(blocks) - 1}")
    assert value(paragraph, "w:pPr/w:numPr/w:numId") == "0"


def test_bullets_have_a_style_for_each_level(writer: WordWriter) -> None:
    items = tuple(ListItem(text(f"niveau {level}"), level) for level in range(3))
    written = WordFile(writer.write(document(ItemList(items))))
    assert _styles_used(written)[-3:] == ["ListBullet", "ListBullet2", "ListBullet3"]


def test_each_numbered_list_starts_over(writer: WordWriter) -> None:
    lists = [ItemList((ListItem(text(w)), ListItem(text(f"{w} b"), 1)), ordered=True) for w in ("x", "y")]
    written = WordFile(writer.write(document(*lists)))
    one, two = (value(written.paragraph(word), "w:pPr/w:numPr/w:numId") for word in ("x", "y"))
    assert one != two
    for number, word in ((one, "x b"), (two, "y b")):
        assert value(written.paragraph(word), "w:pPr/w:numPr/w:numId") == number
        instance = written.tree("numbering").find(f'w:num[@w:numId="{number}"]', NAMES)
        assert [value(o, "w:startOverride") for o in instance.findall("w:lvlOverride", NAMES)] == ["1"] * 3


# --- Captions and cross-references ------------------------------------------------------------


def test_captions_are_counted_by_word(sample: WordFile) -> None:
    counted = [field for field in sample.fields() if field[0].startswith("SEQ")]
    assert counted == [
        ("SEQ Figur \\* ARABIC", "1"),
        ("SEQ Tabel \\* ARABIC", "1"),
        ("SEQ Figur \\* ARABIC", "2"),
        ("SEQ Figur \\* ARABIC", "3"),
        ("SEQ Tabel \\* ARABIC", "2"),
        ("SEQ Tabel \\* ARABIC", "3"),
    ]


def test_a_count_that_jumps_is_told_to_word(writer: WordWriter) -> None:
    tables = table("a", "Tabel 1"), table("b", "Tabel 4"), table("c", "Tabel 5"), table("d", "Tabel A")
    written = WordFile(writer.write(document(*tables)))
    assert [instruction for instruction, _ in written.fields()] == [
        "SEQ Tabel \\* ARABIC",
        "SEQ Tabel \\* ARABIC \\r 4",
        "SEQ Tabel \\* ARABIC",
    ]


def test_a_caption_stays_with_what_it_stands_above(sample: WordFile) -> None:
    assert _style(sample, "Caption").find("w:pPr/w:keepNext", NAMES) is not None


def test_references_are_fields_that_show_what_word_will_compute(sample: WordFile) -> None:
    names = dict(zip(*_bookmarks(sample), strict=True))
    shown = [(i.split(), words) for i, words in sample.fields() if i.startswith("REF")]
    assert [(names[i[1]], i[2:], words) for i, words in shown] == [
        ("Tabel 1", ["\\h"], "Tabel 1"),
        ("Figur 2", ["\\h"], "Figur 2"),
        ("Tabel 2", ["\\h"], "Tabel 2"),
        ("Figur 2", ["\\h", "\\*", "Lower"], "figur 2"),
        ("Udviklingen i offentlig forsørgelse", ["\\r", "\\h"], "2.1"),
    ]


def _bookmarks(word: WordFile) -> tuple[list[str], list[str]]:
    """Return the names of the bookmarks and the texts that they cover."""
    starts = word.body.findall(".//w:bookmarkStart", NAMES)
    covered = []
    for start in starts:
        words = ""
        for node in start.itersiblings():
            if node.tag == f"{W}bookmarkEnd":
                assert node.get(f"{W}id") == start.get(f"{W}id")
                break
            words += "".join(t.text or "" for t in node.iter(f"{W}t"))
        covered.append(words)
    return [start.get(f"{W}name") or "" for start in starts], covered


def test_bookmarks_have_names_and_numbers_of_their_own(sample: WordFile) -> None:
    names, _ = _bookmarks(sample)
    identities = sample.body.xpath(".//w:bookmarkStart/@w:id", namespaces=NAMES)
    assert len(names) == len(set(names)) == len(set(identities))
    assert all(len(name) <= 40 for name in names)  # Word cuts longer names


@pytest.mark.parametrize(
    ("words", "instruction"),
    [
        ("Tabel 1", "REF _Ref000000002 \\h"),
        ("tabel 1", "REF _Ref000000002 \\h \\* Lower"),
        ("den første tabel", None),
    ],
)
def test_a_reference_in_other_words_is_a_link_that_keeps_them(
    words: str, instruction: str | None, writer: WordWriter
) -> None:
    blocks = heading(1, "Ét", "1"), table(), Paragraph((Reference(words, "tabel"),))
    written = WordFile(writer.write(document(*blocks)))
    fields = [field for field in written.fields() if field[0].startswith("REF")]
    assert fields == ([(instruction, words)] if instruction else [])
    links = written.paragraph(words).xpath("w:hyperlink/@w:anchor", namespaces=NAMES)
    assert links == ([] if instruction else ["_Ref000000002"])


# --- Contents ---------------------------------------------------------------------------------


def test_the_contents_are_word_s_own_field_with_an_entry_for_each_heading(writer: WordWriter) -> None:
    plan = sample_document()
    written = WordFile(writer.write(plan))
    (control,) = written.body.xpath("w:sdt[w:sdtPr/w:docPartObj]", namespaces=NAMES)
    assert value(control, "w:sdtPr/w:docPartObj/w:docPartGallery") == "Table of Contents"
    assert [i for i, _ in written.fields() if i.startswith("TOC")] == ['TOC \\o "1-2" \\h \\z']
    names, covered = _bookmarks(written)
    targets = control.xpath(".//w:hyperlink/@w:anchor", namespaces=NAMES)
    texts = dict(zip(names, covered, strict=True))
    assert [texts[target] for target in targets] == [part.content[0].text for part in plan.headings(2)]


def test_where_no_page_is_known_the_entries_have_no_numbers(writer: WordWriter) -> None:
    written = WordFile(writer.write(sample_document(), {}))
    assert not [i for i, _ in written.fields() if i.startswith("PAGEREF")]


def test_page_numbers_are_shown_and_can_be_updated(writer: WordWriter) -> None:
    plan = document(Contents("Indhold"), heading(1, "Ét", "1"), heading(1, "To", "2"), heading(1, "Tre", "3"))
    written = WordFile(writer.write(plan, {"ét": 3, "to": 17}))
    entries = [words for style, words in written.paragraphs() if style == "TOC1"]
    assert entries == ["1\tÉt\t3", "2\tTo\t17", "3\tTre"]
    assert [field for field in written.fields() if field[0].startswith("PAGEREF")] == [
        ("PAGEREF _Toc000000001 \\h", "3"),
        ("PAGEREF _Toc000000002 \\h", "17"),
    ]
    assert ("NUMPAGES", "17") in written.fields("footer")


def test_a_short_heading_without_a_number_reaches_its_page_number_in_one_tab(writer: WordWriter) -> None:
    plan = document(Contents("Indhold"), heading(1, "Om", "1"), heading(1, "Os"))
    written = WordFile(writer.write(plan, {"om": 3, "os": 4}))
    style = _style(written, "TOC1").find("w:pPr/w:tabs", NAMES)
    assert [(tab.get(f"{W}val"), tab.get(f"{W}leader")) for tab in style] == [("right", "dot")]
    entries = [p for p in written.body.iter(f"{W}p") if value(p, "w:pPr/w:pStyle") == "TOC1"]
    tabs = [[tab.get(f"{W}val") for tab in p.findall("w:pPr/w:tabs/w:tab", NAMES)] for p in entries]
    assert tabs == [["left"], []]


def test_contents_of_a_plan_without_headings_are_left_out(writer: WordWriter) -> None:
    written = WordFile(writer.write(document(Contents("Indhold"), Paragraph(text("ord")))))
    assert [words for _, words in written.paragraphs()][-1] == "ord"
    assert "Indhold" not in [words for _, words in written.paragraphs()]
    assert not written.fields()


# --- Pages ------------------------------------------------------------------------------------


def test_the_page_is_a4_with_margins_of_22_and_a_half_mm(sample: WordFile) -> None:
    section = sample.body.find("w:sectPr", NAMES)
    size, margin = (section.find(f"w:{name}", NAMES) for name in ("pgSz", "pgMar"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert (margin.get(f"{W}left"), margin.get(f"{W}right")) == ("1275", "1275")
    assert section.find("w:titlePg", NAMES) is not None


def test_text_begins_on_a_page_of_its_own_after_the_cover_and_the_contents(writer: WordWriter) -> None:
    plan = document(Contents("Indhold"), heading(1, "Ét", "1"), Paragraph(text("ord")), heading(1, "To", "2"))
    body = WordFile(writer.write(plan)).body
    breaks = body.xpath(".//w:p[w:pPr/w:pageBreakBefore]//w:t/text()", namespaces=NAMES)
    assert breaks == ["Indhold", "Ét"]


def test_pages_carry_the_running_title_and_their_number_but_the_front_page_neither(
    writer: WordWriter,
) -> None:
    written = WordFile(writer.write(document(Paragraph(text("ord")))))
    words = {name: "".join(written.tree(name).itertext(f"{W}t")) for name in _AROUND}
    assert words == {
        "header": "Plan 2018",
        "first_header": "",
        "footer": "Side 1 af 2",
        "first_footer": "",
    }
    assert [instruction for instruction, _ in written.fields("footer")] == ["PAGE", "NUMPAGES"]


def test_draft_and_demo_stand_on_every_page(writer: WordWriter) -> None:
    written = WordFile(writer.write(document(Paragraph(text("ord")), draft="Udkast", demo="Viser demotal.")))
    words = {name: "".join(written.tree(name).itertext(f"{W}t")) for name in _AROUND}
    assert words == {
        "header": "UdkastPlan 2018",
        "first_header": "Udkast",
        "footer": "Viser demotal.Side 1 af 2",
        "first_footer": "Viser demotal.",
    }


_AROUND = ("header", "first_header", "footer", "first_footer")
