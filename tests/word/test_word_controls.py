"""What a municipality wrote stands in open controls that lead back to its file; the rest is protected."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from generator.document.blocks import (
    Block,
    Callout,
    CalloutKind,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    ItemList,
    ListItem,
    Origin,
    Paragraph,
    Quote,
    Reference,
    Row,
    Strong,
    Table,
    Text,
    text,
)
from generator.document.design import Design
from generator.writers.word import WordWriter
from tests.local_words import local_words
from tests.word.conftest import RealPlan
from tests.word.word_examples import document, heading, table
from tests.word.word_reading import NAMES, BaseText, Control, W, WordFile, text_of, value

FILE = "municipalities/2018/aarhus.yaml"
NUMBER = re.compile(r"\d+")


def wrote(path: str, line: int = 7, written: str | None = None) -> Origin:
    return Origin("kommune", FILE, line, path, written)


def _written(writer: WordWriter, *blocks: Block) -> WordFile:
    return WordFile(writer.write(document(*blocks)))


def _controls(writer: WordWriter, *blocks: Block) -> list[tuple[str, str]]:
    return [(control.tag, control.text) for control in _written(writer, *blocks).controls()]


def _groups(word: WordFile) -> list[etree._Element]:
    return [found for found in word.body.iter(f"{W}sdt") if found.find("w:sdtPr/w:group", NAMES) is not None]


# --- Real plans -------------------------------------------------------------------------------


def test_all_words_of_the_municipality_stand_in_a_control_of_their_path(plan: RealPlan) -> None:
    """Target values are among them, as a run of the sentence that they stand in."""
    base = plan.word.base_texts()
    texts = [
        (found.file, found.path, control.text)
        for control in plan.word.controls()
        for found in (base[control.tag],)
    ]
    for words, origin in local_words(plan.document):
        if words.strip():
            assert any(
                (file, path) == (origin.file, origin.path) and words in said for file, path, said in texts
            ), (words, origin)


def test_no_control_holds_what_the_generator_wrote(plan: RealPlan) -> None:
    local: dict[tuple[str | None, str | None], str] = {}
    for words, origin in local_words(plan.document):
        key = origin.file, origin.path
        local[key] = local.get(key, "") + "\n" + words
    for found in plan.word.base_texts().values():
        for line in found.printed.splitlines():
            assert line in local[found.file, found.path]


def test_every_control_is_known_by_its_tag_and_its_text_is_the_printed_base(plan: RealPlan) -> None:
    controls, base = plan.word.controls(), plan.word.base_texts()
    assert len({control.tag for control in controls}) == len(controls) == len(base)
    assert {control.tag: control.text for control in controls} == {
        tag: found.printed for tag, found in base.items()
    }
    assert all(len(control.tag) <= 64 and len(control.alias) <= 64 for control in controls)


def test_every_number_of_a_control_or_group_is_used_once(plan: RealPlan) -> None:
    numbers = plan.word.body.xpath(".//w:sdtPr/w:id/@w:val", namespaces=NAMES)
    assert numbers
    assert len(set(numbers)) == len(numbers)


def test_the_generator_s_words_are_protected_but_for_headings_captions_and_contents(plan: RealPlan) -> None:
    open_styles = set()
    for paragraph in plan.word.body.iter(f"{W}p"):
        around = [found.find("w:sdtPr", NAMES) for found in paragraph.iterancestors(f"{W}sdt")]
        if not any(found.find(name, NAMES) is not None for found in around for name in ("w:group", "w:tag")):
            open_styles.add(value(paragraph, "w:pPr/w:pStyle"))
    allowed = {"Heading1", "Heading2", "Heading3", "Caption", "TOCHeading", "TOC1", "TOC2", "Tabelskel"}
    assert open_styles <= allowed


def test_no_field_stands_where_word_would_not_update_it(plan: RealPlan) -> None:
    groups = _groups(plan.word)
    assert groups
    assert not [node for group in groups for node in group.iter(f"{W}fldChar")]


def test_groups_lie_side_by_side_and_hold_only_controls(plan: RealPlan) -> None:
    for group in _groups(plan.word):
        assert group.getparent().tag == f"{W}body"
        inside = group.findall("w:sdtContent//w:sdt/w:sdtPr", NAMES)
        assert all(found.find("w:tag", NAMES) is not None for found in inside)
        assert value(group, "w:sdtPr/w:lock") == "contentLocked"


def test_a_plan_that_is_not_locked_says_the_same_and_keeps_its_controls(
    plan: RealPlan, design: Design
) -> None:
    unlocked = WordFile(WordWriter(design, locked=False).write(plan.document))
    assert not _groups(unlocked)
    assert not unlocked.body.findall(".//w:lock", NAMES)
    assert [control.tag for control in unlocked.controls()] == [c.tag for c in plan.word.controls()]
    plain = [words for style, words in plan.word.paragraphs() if not style.startswith("TOC")]
    assert [words for style, words in unlocked.paragraphs() if not style.startswith("TOC")] == plain


def test_the_base_texts_tell_no_figure_that_the_plan_does_not_print(plan: RealPlan) -> None:
    for found in plan.word.base_texts().values():
        assert set(NUMBER.findall(found.written or "")) <= set(NUMBER.findall(found.printed))


# --- What a control is put around -------------------------------------------------------------


def test_a_text_of_several_blocks_is_one_control_of_whole_paragraphs(writer: WordWriter) -> None:
    origin = wrote("forord.tekst")
    blocks: tuple[Block, ...] = (
        heading(1, "Forord"),
        Paragraph(text("Vi begynder."), origin=origin),
        Heading(2, text("Mål"), "maal", origin=origin),
        ItemList((ListItem(text("et"), origin=origin), ListItem(text("to"), origin=origin)), origin=origin),
        replace(_own_table(), origin=origin),
        Paragraph(text("Andet."), origin=wrote("afsnit[0].tekst")),
    )
    written = _written(writer, *blocks)
    first, second = written.controls()
    assert (first.tag, first.text) == ("forord.tekst", "Vi begynder.\nMål\net\nto\nOmråde\nTal\nNord\n4")
    assert (second.tag, second.text) == ("afsnit[0].tekst", "Andet.")
    parents = [found.getparent().tag for found in written.body.iter(f"{W}sdt") if _tag(found)]
    assert parents == [f"{W}body"] * 2


def _own_table() -> Table:
    columns = Column(text("Område")), Column(text("Tal"))
    return Table("t", "Tabel 1", text("Ord"), columns, (Row((Cell(text("Nord")), Cell(text("4")))),))


def _tag(found: etree._Element) -> str | None:
    return value(found, "w:sdtPr/w:tag")


def test_a_heading_of_the_municipality_s_is_a_paragraph_with_a_control_in_it(writer: WordWriter) -> None:
    own = Heading(1, (Text("Mål 1: "), Text("Flere i job", origin=wrote("mål[0].overskrift"))), "maal")
    written = _written(writer, Contents("Indhold"), own)
    (control,) = written.controls()
    assert (control.tag, control.text) == ("mål[0].overskrift", "Flere i job")
    paragraph = written.paragraph("Mål 1: Flere i job")
    assert paragraph.getparent().tag == f"{W}body"
    assert value(paragraph, "w:pPr/w:pStyle") == "Heading1"


def test_a_target_value_in_a_sentence_of_ours_is_a_control_in_a_group(writer: WordWriter) -> None:
    value_of_target = Text("2 procentpoint", origin=wrote("mål[0].måltal.mindst"))
    callout = Callout(CalloutKind.TARGET, text("Måltal"), ((Text("Mindst "), value_of_target, Text(".")),))
    written = _written(writer, callout)
    (control,) = written.controls()
    assert (control.tag, control.text) == ("mål[0].måltal.mindst", "2 procentpoint")
    group = _groups(written)[-1]
    *_, last = group.iter(f"{W}p")
    assert text_of(last) == "Mindst 2 procentpoint."
    locks = [value(found, "w:sdtPr/w:lock") for found in group.iter(f"{W}sdt")]
    assert locks == ["contentLocked", "sdtLocked"]


def test_a_quotation_in_a_text_stands_in_the_control_of_the_text(writer: WordWriter) -> None:
    origin = wrote("formål")
    words = Paragraph(text("Vi hører ofte:"), origin=origin)
    quotation = Quote((text("»Vi ansætter gerne.«"),), text("Direktør Jensen"), origin)

    (control,) = _controls(writer, words, quotation, words)

    assert control[0] == "formål"
    assert control[1].splitlines() == [
        "Vi hører ofte:",
        "»Vi ansætter gerne.«",
        "Direktør Jensen",
        "Vi hører ofte:",
    ]


def test_a_quotation_beside_another_text_stands_in_no_control_of_that(writer: WordWriter) -> None:
    words = Paragraph(text("Vi hører ofte:"), origin=wrote("formål"))
    quotation = Quote((text("Flere i job."),), text("Kommunen"), wrote("mål[0].ordlyd"))

    assert _controls(writer, words, quotation) == [
        ("formål", "Vi hører ofte:"),
        ("mål[0].ordlyd", "Flere i job."),
    ]


def test_cells_items_quotes_and_the_cover_take_the_origin_of_what_they_stand_in(writer: WordWriter) -> None:
    cells = Row((Cell(text("Nord"), wrote("a")), Cell(text("4"))))
    plan = document(
        Table("t", "Tabel 1", text("Ord"), (Column(text("Område")), Column(text("Tal"))), (cells,)),
        ItemList((ListItem(text("et"), origin=wrote("b")), ListItem(text("to")))),
        Quote((text("Ordlyd"),), text("Kommunen"), wrote("c")),
    )
    plan = replace(plan, cover=replace(plan.cover, title_origin=wrote("titel")))
    controls = WordFile(writer.write(plan)).controls()
    assert [(found.tag, found.text) for found in controls] == [
        ("titel", "Plan"),
        ("a", "Nord"),
        ("b", "et"),
        ("c", "Ordlyd"),
    ]


def test_neighbouring_runs_of_one_text_are_one_control(writer: WordWriter) -> None:
    origin = wrote("mål[0].indsatser[0].tekst")
    words = (
        Text("Vi "),
        Text("begynder ", origin=origin),
        Strong("nu", origin),
        Text("."),
        Text("!", origin=origin),
    )
    assert _controls(writer, Paragraph(words)) == [
        ("mål[0].indsatser[0].tekst", "begynder nu"),
        ("mål[0].indsatser[0].tekst#2", "!"),
    ]


def test_a_paragraph_that_refers_to_something_is_open_so_that_word_can_update_it(writer: WordWriter) -> None:
    blocks = heading(1, "Ét", "1"), table(), Paragraph((Text("Se "), Reference("Tabel 1", "tabel")))
    written = _written(writer, *blocks)
    assert written.paragraph("Se Tabel 1").getparent().tag == f"{W}body"


# --- Tags, aliases and base texts -------------------------------------------------------------


def test_a_long_path_has_a_short_tag_that_is_the_same_whatever_stands_before_it(writer: WordWriter) -> None:
    path = "mål[0]." + "indikatorer[0].måltal." * 3 + "mindst"
    other = path.replace("mindst", "højst")

    def paragraph(at: str) -> Paragraph:
        return Paragraph((Text("Tal: "), Text("5", origin=wrote(at))))

    tags = [tag for tag, _ in _controls(writer, paragraph(path), paragraph(path), paragraph(other))]
    assert tags[1] == f"{tags[0]}#2"
    assert len({tag.partition("#")[0] for tag in tags}) == 2
    assert re.fullmatch(r"mål\[0\]\..{42}~[0-9a-f]{8}", tags[0])
    assert [tag for tag, _ in _controls(writer, paragraph(other), paragraph(path))] == [tags[2], tags[0]]
    base = _written(writer, paragraph(path)).base_texts()
    assert base[tags[0]].path == path


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("titel", "Titel, linje 7"),
        ("mål[0].udfordring", "Mål: udfordring, linje 7"),
        ("mål[0].indikatorer[0].måltal.mindst", "Måltal: mindst, linje 7"),
        ("bidrag fra[2]", "Bidrag fra, linje 7"),
    ],
)
def test_a_control_is_called_by_its_innermost_keys_and_its_line(
    path: str, shown: str, writer: WordWriter
) -> None:
    (control,) = _written(writer, Paragraph(text("ord"), origin=wrote(path))).controls()
    assert control == Control(path, shown, "ord")


def test_the_base_text_is_the_planner_s_markdown_where_it_is_known(writer: WordWriter) -> None:
    origin = wrote("forord.tekst", 3, "Vi *begynder* nu.")
    blocks = (
        Paragraph((Text("Vi begynder nu."),), origin=origin),
        Paragraph(text("Ja."), origin=wrote("a", 4, "Ja.")),
    )
    base = _written(writer, *blocks).base_texts()
    assert base["forord.tekst"] == BaseText("forord.tekst", FILE, 3, "Vi *begynder* nu.", "Vi begynder nu.")
    assert base["a"] == BaseText("a", FILE, 4, None, "Ja.")


def test_the_part_says_whose_plan_it_is_and_in_which_version_it_is_written(writer: WordWriter) -> None:
    plan: Document = document(Paragraph(text("ord")))
    known = replace(plan.metadata, municipality_codes=("101", "147"), years="2018", program="1.4")
    part = etree.fromstring(
        WordFile(writer.write(replace(plan, metadata=known))).parts["customXml/item1.xml"]
    )
    assert dict(part.attrib) == {"version": "1", "years": "2018", "program": "1.4"}
    assert [found.get("code") for found in part] == ["101", "147"]
    unknown = etree.fromstring(WordFile(writer.write(plan)).parts["customXml/item1.xml"])
    assert dict(unknown.attrib) == {"version": "1"}


def test_the_part_is_bound_to_the_document_and_named_by_its_schema(sample: WordFile) -> None:
    relations = etree.fromstring(sample.parts["word/_rels/document.xml.rels"])
    assert [r.get("Target") for r in relations if r.get("Type").endswith("/customXml")] == [
        "../customXml/item1.xml"
    ]
    named = etree.fromstring(sample.parts["customXml/itemProps1.xml"])
    namespace = etree.QName(etree.fromstring(sample.parts["customXml/item1.xml"])).namespace
    assert [schema.get(next(iter(schema.attrib))) for schema in named.iter("{*}schemaRef")] == [namespace]
