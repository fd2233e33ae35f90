"""A plan in an office's own template: its look around our text, and nothing else of the file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from generator.batch.workshop import Workshop
from generator.document.blocks import Heading, Setting
from generator.document.blocks import text as text_of_document
from generator.document.design import Design
from generator.problems import Place
from generator.source.word_template import parts_of
from generator.writers.word import ChartForm, WordWriter
from generator.writers.word.template import WordTemplate, take_over
from tests.identity.office_template import (
    COMMITTED,
    FOOTER,
    HEADER,
    STYLES,
    field,
    packed,
    paragraph,
    parts,
    text,
)
from tests.parity.model_reading import notes, pieces
from tests.parity.pieces import first_difference
from tests.parity.word_reading import read_word
from tests.word.conftest import ROOT
from tests.word.word_reading import NAMES, W, WordFile, text_of, value
from tests.writers_sample import sample_document

PLANS = ("2018/frederikssund", "2017-2018/roedovre", "2021-2022/esbjerg-fanoe")
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(core|app)\.xml"
    r"|customXml/(item|itemProps)\d\.xml|customXml/_rels/item\d\.xml\.rels"
    r"|word/(document|styles|settings|numbering|footnotes|(first_)?(header|footer)|theme/theme1)\.xml"
    r"|word/_rels/(document|(first_)?(header|footer))\.xml\.rels"
    r"|word/charts/(_rels/)?chart\d+\.xml(\.rels)?|word/embeddings/workbook\d+\.xlsx"
    r"|word/media/(billede\d+\.png|logo\d+\.png)"
)
HASHING = """
import hashlib
from tests.word.test_word_template import template_of, ROOT, COMMITTED
from generator.document.design import load_design
from generator.writers.word import WordWriter
from tests.writers_sample import sample_document
design = load_design(ROOT / "plan_templates" / "design.yaml")
writer = WordWriter(design, template=template_of(COMMITTED.read_bytes(), design))
print(hashlib.sha256(writer.write(sample_document())).hexdigest())
"""


def template_of(data: bytes, design: Design) -> WordTemplate:
    """Return the template in a file."""
    file = parts_of(data, Place("skabelon.docx"))
    return take_over(file.xml, file.pictures, design, file.place)


@pytest.fixture(scope="module")
def template(design: Design) -> WordTemplate:
    """The harbour town's template."""
    return template_of(COMMITTED.read_bytes(), design)


@pytest.fixture(scope="module")
def written(design: Design, template: WordTemplate) -> bytes:
    """The sample plan in the template."""
    return WordWriter(design, template=template).write(sample_document())


@pytest.fixture(scope="module")
def dressed(written: bytes) -> WordFile:
    """The same, opened again."""
    return WordFile(written)


def _style(file: WordFile, identity: str) -> etree._Element:
    (found,) = file.tree("styles").iterfind(f"w:style[@w:styleId='{identity}']", NAMES)
    return found


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_says_the_same_in_an_office_s_template(
    plan: str, workshop: Workshop, design: Design, template: WordTemplate
) -> None:
    file = workshop.read(ROOT / "municipalities" / f"{plan}.yaml")
    document = workshop.document(workshop.plan(file).plan)
    plain = read_word(WordWriter(design).write(document))
    read = read_word(WordWriter(design, template=template).write(document))
    assert not first_difference(plain.pieces, read.pieces)
    assert read.notes == notes(document)
    assert read.charts == plain.charts


def test_the_numbers_of_headings_are_those_of_the_document(written: bytes, dressed: WordFile) -> None:
    read = read_word(written)
    assert not first_difference(pieces(sample_document(), marks_on_front=False), read.pieces)
    levels = dressed.tree("numbering").findall("w:abstractNum[@w:abstractNumId='1']/w:lvl", NAMES)
    assert [value(level, "w:lvlText") for level in levels] == ["%1", "%1.%2", "%1.%2.%3"]


def test_numbers_stand_where_the_template_has_them_and_in_its_type(dressed: WordFile) -> None:
    level = dressed.tree("numbering").find("w:abstractNum[@w:abstractNumId='1']/w:lvl", NAMES)
    assert dict(level.find("w:pPr/w:ind", NAMES).attrib) == {f"{W}left": "851", f"{W}hanging": "851"}
    assert [etree.QName(found).localname for found in level.find("w:rPr", NAMES)] == ["b"]


def test_a_letter_before_a_heading_stands_where_numbers_do(design: Design, template: WordTemplate) -> None:
    document = sample_document()
    annex = Heading(1, text_of_document("Bilag"), "bilag-a", "A")
    longer = replace(document, blocks=(*document.blocks, annex))
    file = WordFile(WordWriter(design, template=template).write(longer))
    indent = file.paragraph("A\tBilag").find("w:pPr/w:ind", NAMES)
    assert dict(indent.attrib) == {f"{W}left": "851", f"{W}hanging": "851"}


def test_styles_by_danish_ids_have_the_ids_of_our_text(dressed: WordFile) -> None:
    names = {
        found.get(f"{W}styleId"): value(found, "w:name") for found in dressed.tree("styles").iter(f"{W}style")
    }
    assert names["Heading1"] == "heading 1"
    assert names["Title"] == "Title"
    assert "Overskrift1" not in names
    assert len(set(names.values())) == len(names)
    used = {value(p, "w:pPr/w:pStyle") or "Normal" for p in dressed.tree("document").iter(f"{W}p")}
    assert used <= names.keys()


def test_the_template_s_look_is_used(dressed: WordFile) -> None:
    heading, normal = _style(dressed, "Heading1"), _style(dressed, "Normal")
    assert value(heading, "w:rPr/w:sz") == "36"
    assert value(heading, "w:rPr/w:color") == "14532D"
    assert heading.find("w:rPr/w:rFonts", NAMES).get(f"{W}ascii") == "Arial"
    assert value(normal, "w:rPr/w:sz") == "20"
    section = dressed.tree("document").find("w:body/w:sectPr", NAMES)
    assert section.find("w:pgMar", NAMES).get(f"{W}left") == "1701"
    assert value(dressed.tree("settings"), "w:defaultTabStop") == "1304"
    assert dressed.parts["word/theme/theme1.xml"].count(b"Arial") == 2


def test_charts_and_our_own_styles_have_the_template_s_font(
    dressed: WordFile, template: WordTemplate
) -> None:
    assert template.design.word_font == "Arial"
    assert b'typeface="Arial"' in dressed.parts["word/charts/chart1.xml"]
    assert _style(dressed, "Faktatekst").find("w:rPr/w:rFonts", NAMES) is None
    assert value(_style(dressed, "Faktatekst"), "w:basedOn") == "Normal"


def test_the_language_is_danish_whatever_the_template_says(dressed: WordFile) -> None:
    languages = dressed.tree("styles").xpath("//w:lang/@w:val", namespaces=NAMES)
    assert set(languages) == {"da-DK"}


def test_a_line_of_exact_height_does_not_cut_off_pictures(dressed: WordFile) -> None:
    spacing = _style(dressed, "Normal").find("w:pPr/w:spacing", NAMES)
    assert spacing.get(f"{W}lineRule") == "atLeast"


def test_sides_as_libreoffice_names_them_are_those_that_word_knows(design: Design) -> None:
    styles = STYLES.replace('<w:jc w:val="right"/>', '<w:jc w:val="end"/>')
    assert styles != STYLES
    written = template_of(packed(parts(styles=styles)), design).styles[Setting.BOOK]
    assert b'<w:jc w:val="right"/>' in written
    assert b'"end"' not in written


def test_captions_and_headings_stay_with_what_follows(dressed: WordFile) -> None:
    for identity in ("Heading1", "Heading2", "Heading3", "Caption"):
        assert _style(dressed, identity).find("w:pPr/w:keepNext", NAMES) is not None


def test_a_style_stands_behind_the_one_that_it_is_based_on(dressed: WordFile) -> None:
    seen: set[str | None] = {None}
    for style in dressed.tree("styles").iter(f"{W}style"):
        assert value(style, "w:basedOn") in seen
        seen.add(style.get(f"{W}styleId"))


def test_nothing_of_the_file_but_its_look_is_in_the_plan(dressed: WordFile) -> None:
    assert [name for name in dressed.parts if not PARTS.fullmatch(name)] == []
    everything = b"".join(dressed.parts.values())
    for trace in ("Kære borger", "Skriv jeres overskrift", "00A31B2C", "paraId", "proofErr"):
        assert trace.encode() not in everything
    assert b"mailto:jobcenter@havn.example" not in everything  # its words are there, the link is not


def test_everything_wider_than_the_text_is_made_as_wide_as_that(
    dressed: WordFile, template: WordTemplate
) -> None:
    widest = template.page.text_width * 635
    extents = dressed.tree("document").xpath("//wp:inline/wp:extent/@cx", namespaces=NAMES)
    assert max(int(width) for width in extents) <= widest + 1
    widths = dressed.tree("document").xpath("//w:tbl/w:tblPr/w:tblW/@w:w", namespaces=NAMES)
    assert {int(width) for width in widths} == {template.page.text_width}


def test_the_letterhead_is_on_the_front_page_and_the_other_header_on_the_rest(
    written: bytes, dressed: WordFile
) -> None:
    marks = read_word(written).marks
    document = sample_document()
    assert marks["first_header"].startswith("Havn KommuneHavnepladsen 1jobcenter@havn.example")
    assert marks["header"].startswith("Havn Kommune\t\tArbejde og vækst")
    assert marks["header"].endswith((document.marks.draft or "") + document.marks.running_title)
    pictures = dressed.tree("first_header").xpath("//wp:docPr/@descr", namespaces=NAMES)
    assert pictures == ["Havn Kommunes logo: et fyrtårn over bølger"]
    (relation,) = etree.fromstring(dressed.parts["word/_rels/first_header.xml.rels"])
    assert relation.get("Target").endswith("media/logo1.png")


def test_marks_of_drafts_and_demo_figures_are_on_every_page(design: Design, template: WordTemplate) -> None:
    document = sample_document()
    marks = replace(document.marks, draft="Udkast til høring", demo="Planen viser demotal.")
    read = read_word(WordWriter(design, template=template).write(replace(document, marks=marks))).marks
    assert all("Udkast til høring" in read[name] for name in ("header", "first_header"))
    assert all("Planen viser demotal." in read[name] for name in ("footer", "first_footer"))


@pytest.mark.parametrize(("footer", "ours"), [(FOOTER, 0), (paragraph("Sidefod", text("Havn")), 1)])
def test_pages_are_numbered_once(footer: str, ours: int, design: Design) -> None:
    template = template_of(packed(parts(footer=footer)), design)
    file = WordFile(WordWriter(design, template=template).write(sample_document()))
    fields = [code for code, _ in file.fields("footer")]
    assert sum(code == "PAGE" for code in fields) == 1
    assert [p.find("w:pPr/w:jc", NAMES) is not None for p in file.tree("footer")].count(True) == ours


@pytest.mark.parametrize("instruction", [' STYLEREF "Overskrift 1" ', " TITLE \\* MERGEFORMAT "])
def test_a_field_about_the_text_shows_nothing_of_the_office_s_own(instruction: str, design: Design) -> None:
    old, quoted = text("Gammel titel"), instruction.replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{quoted}">{old}</w:fldSimple>'
    spread = field(instruction).replace(text("1"), old)
    template = template_of(packed(parts(footer=paragraph("Sidefod", simple, spread, text("Havn")))), design)
    footer = template.letterheads["footer"].xml
    assert footer.count(instruction.split()[0]) == 2
    assert "Gammel" not in footer
    assert "Havn" in footer


def test_an_office_s_marks_cannot_hide_ours(design: Design) -> None:
    hidden = STYLES.replace("<w:b/>", "<w:b/><w:vanish/>").replace(
        '<w:name w:val="header"/>', '<w:name w:val="header"/><w:hidden/>'
    )
    udkast = (
        '<w:style w:type="paragraph" w:styleId="Udkast"><w:name w:val="Udkast"/>'
        '<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    )
    template = template_of(packed(parts(styles=hidden + udkast)), design)
    file = WordFile(WordWriter(design, template=template).write(sample_document()))
    assert b"vanish" not in file.parts["word/styles.xml"]
    accent = design.colours.accent.removeprefix("#")
    assert value(_style(file, "Udkast"), "w:rPr/w:color") == accent


def test_a_template_without_theme_lists_or_letterhead_will_do(design: Design) -> None:
    content = parts(section="")
    for name in list(content):
        if name.startswith(
            ("word/theme", "word/numbering", "word/header", "word/footer", "word/_rels", "word/settings")
        ):
            del content[name]
    template = template_of(packed(content), design)
    file = WordFile(WordWriter(design, template=template).write(sample_document()))
    assert "word/theme/theme1.xml" not in file.parts
    plain = WordFile(WordWriter(design).write(sample_document()))
    for name in ("header", "first_header"):
        assert text_of(file.tree(name)) == text_of(plain.tree(name))
    assert [code for code, _ in file.fields("footer")] == ["PAGE", "NUMPAGES"]
    assert b"<w:tab/>" not in file.parts["word/footer.xml"]  # the template's tab stops are not known
    assert file.parts["word/numbering.xml"] == plain.parts["word/numbering.xml"]


def test_styles_that_go_around_in_a_ring_are_set_straight(design: Design) -> None:
    ring = STYLES.replace('<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="Titel"/>')
    template = template_of(packed(parts(styles=ring)), design)
    based = re.findall(
        rb'w:styleId="(\w+)"><w:name[^>]*/><w:basedOn w:val="(\w+)"', template.styles[Setting.BOOK]
    )
    assert (b"Normal", b"Title") not in based or (b"Title", b"Normal") not in based


def test_a_front_page_without_a_header_of_its_own_has_that_of_all_pages(design: Design) -> None:
    section = parts()["word/document.xml"]
    content = {**parts(), "word/document.xml": str(section).replace("<w:titlePg/>", "")}
    template = template_of(packed(content), design)
    assert template.letterheads["first_header"].xml == template.letterheads["header"].xml
    assert "Arbejde og vækst" in template.letterheads["first_header"].xml
    assert "Arbejde og vækst" in HEADER


def test_two_processes_give_the_same_bytes() -> None:
    hashes = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", HASHING],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        )
        hashes.add(done.stdout)
    assert len(hashes) == 1


def test_plans_without_a_template_are_as_they_were(design: Design, writer: WordWriter) -> None:
    before = writer.write(sample_document())
    WordWriter(design, template=template_of(COMMITTED.read_bytes(), design)).write(sample_document())
    assert writer.write(sample_document()) == before


@pytest.mark.programs
@pytest.mark.parametrize("charts", ChartForm)
def test_the_open_xml_sdk_finds_no_error(
    charts: ChartForm, design: Design, template: WordTemplate, tmp_path: Path
) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(WordWriter(design, charts=charts, template=template).write(sample_document()))
    done = subprocess.run(["ooxml-validator", file], check=False, capture_output=True, text=True)
    assert '"ok": true' in done.stdout
