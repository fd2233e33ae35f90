"""A municipality's own Word template is used if it is safe and can be read, and else refused with a cure."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from generator.batch.formats import Format
from generator.batch.run import BatchRun, Order
from generator.document.design import load_design
from generator.problems import Finding, FindingsError, Place
from generator.source.project import Project
from generator.source.word_template import MAX_BYTES, parts_of
from generator.writers.word import WordWriter
from generator.writers.word.template import take_over
from tests.identity.conftest import Give, found, told, wear
from tests.identity.office_template import (
    COMMITTED,
    FRONT_HEADER,
    LOGO,
    SECTION,
    STYLES,
    field,
    outside,
    packed,
    paragraph,
    part,
    parts,
    relations,
    text,
)
from tests.writers_sample import sample_document

NAME = "skabelon.docx"
SAMPLE = sample_document()
DESIGN = load_design(Path(__file__).parents[2] / "plan_templates" / "design.yaml")
Change = Callable[[dict[str, str | bytes]], None]


def _built(project: Project, *formats: Format) -> dict[str, tuple[str, ...]]:
    """Build all plans; return the formats written of each."""
    files = tuple(sorted((project.municipalities / "2018").glob("*.yaml")))
    with BatchRun(project, Order(files, formats or tuple(Format), workers=1)).outcomes() as outcomes:
        return {
            Path(outcome.file).stem: tuple(sorted(Path(path).suffix for path in outcome.written))
            for outcome in outcomes
        }


def _with(**changed: str | bytes) -> bytes:
    return packed(parts(**changed))


def _findings(data: bytes) -> tuple[Finding, ...]:
    """Return what is to be told of a template."""
    try:
        file = parts_of(data, Place(NAME))
        return take_over(file.xml, file.pictures, DESIGN, file.place).remarks
    except FindingsError as error:
        return error.findings


def _errors(data: bytes) -> list[Finding]:
    return [item for item in _findings(data) if item.is_error]


def _codes(data: bytes) -> set[str]:
    return {item.code for item in _errors(data)}


def test_the_committed_template_is_the_one_that_the_script_makes() -> None:
    with zipfile.ZipFile(COMMITTED) as archive:
        standing = {name: archive.read(name) for name in archive.namelist() if name != LOGO}
    made = {name: data.encode() if isinstance(data, str) else data for name, data in parts().items()}
    assert standing == {name: data for name, data in made.items() if name != LOGO}


def test_an_office_s_template_is_used_and_told_of(project: Project) -> None:
    wear(project, "havn")
    assert told(project) == []
    remarks = {item.code: item.cause for item in found(project)}
    assert "og skabelon.docx" in remarks["egen-profil"]
    assert "»Citat«" in remarks["skabelon-typografier-tilføjet"]
    assert "Overskrift 1" not in remarks["skabelon-typografier-tilføjet"]
    assert "skabelon-numre" in remarks


def test_a_template_added_changed_or_removed_rebuilds_that_plan_s_word_file_alone(
    project: Project, give: Give
) -> None:
    give("logo.png", b"")
    _built(project)
    plain = {file.name: file.read_bytes() for file in (project.output / "2018" / "aarhus").iterdir()}
    file = give(NAME, COMMITTED.read_bytes())
    assert _built(project) == {"aarhus": (".docx",), "odense": ()}
    file.write_bytes(_with(footer=paragraph("Sidefod", text("Havnepladsen 1"))))
    assert _built(project) == {"aarhus": (".docx",), "odense": ()}
    assert _built(project) == {"aarhus": (), "odense": ()}
    file.unlink()
    assert _built(project) == {"aarhus": (".docx",), "odense": ()}
    assert {file.name: file.read_bytes() for file in (project.output / "2018" / "aarhus").iterdir()} == plain


# What a hostile file may try.


def _macros(content: dict[str, str | bytes]) -> None:
    content["word/vbaProject.bin"] = b"Sub AutoOpen"


def _macro_type(content: dict[str, str | bytes]) -> None:
    types = str(content["[Content_Types].xml"])
    content["[Content_Types].xml"] = types.replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "vnd.ms-word.document.macroEnabled.main+xml",
    )


def _external(kind: str, target: str) -> Change:
    def change(content: dict[str, str | bytes]) -> None:
        content["word/_rels/settings.xml.rels"] = relations(more=outside(kind, target))

    return change


def _inside(kind: str, target: str) -> Change:
    def change(content: dict[str, str | bytes]) -> None:
        content["word/_rels/footer1.xml.rels"] = relations(("rId1", kind, target))

    return change


def _entry(name: str, data: str | bytes = b"x") -> Change:
    def change(content: dict[str, str | bytes]) -> None:
        content[name] = data

    return change


ENTITIES = """<?xml version="1.0"?><!DOCTYPE w:settings [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&d;</w:settings>"""
EXTERNAL_ENTITY = """<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>"""
UTF16_ENTITY = EXTERNAL_ENTITY.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_macros, "skabelon-makroer"),
        (_macro_type, "skabelon-makroer"),
        (_external("attachedTemplate", "file:///\\\\server\\Normal.dotm"), "skabelon-vedhæftet"),
        (_external("image", "https://example.com/sporing.png"), "skabelon-henvisning"),
        (_external("oleObject", "file:///C:/regneark.xlsx"), "skabelon-henvisning"),
        (_external("frame", "https://example.com"), "skabelon-henvisning"),
        (_inside("image", "file:///etc/passwd"), "skabelon-henvisning"),
        (_inside("image", "//server/deling/logo.png"), "skabelon-henvisning"),
        (_inside("aFChunk", "brev.html"), "skabelon-indlejret"),
        (_inside("subDocument", "andet.docx"), "skabelon-indlejret"),
        (_inside("control", "activeX1.xml"), "skabelon-indlejret"),
        (_entry("word/embeddings/oleObject1.bin"), "skabelon-indlejret"),
        (_entry("word/activeX/activeX1.xml"), "skabelon-indlejret"),
        (_entry("word/settings.xml", ENTITIES), "skabelon-dtd"),
        (_entry("word/settings.xml", EXTERNAL_ENTITY), "skabelon-dtd"),
        (_entry("word/settings.xml", UTF16_ENTITY), "skabelon-dtd"),
        (_entry("word/settings.xml", "<w:settings"), "skabelon-ulæselig"),
        (_entry("word/settings.xml", "<a>" * 300 + "</a>" * 300), "skabelon-ulæselig"),
        (
            _entry("word/document.xml", '<d xmlns="http://purl.oclc.org/ooxml/"/>'),
            "skabelon-typografi-mangler",
        ),
        (_entry("../../../.bashrc"), "skabelon-navne"),
        (_entry("/etc/cron.d/plan"), "skabelon-navne"),
        (_entry("word\\..\\styles.xml"), "skabelon-navne"),
        (_entry("C:/autoexec.bat"), "skabelon-navne"),
        (_entry("word/media/stor.png", b"\0" * 40_000_000), "skabelon-bombe"),
        (_entry("word/media/tom.png", b"\0" * 3_000_000), "skabelon-bombe"),
    ],
)
def test_a_template_that_brings_more_than_a_look_is_refused(change: Change, code: str) -> None:
    content = parts()
    change(content)
    if code == "skabelon-typografi-mangler":
        content["word/styles.xml"] = part("styles", "")
    assert _codes(packed(content)) == {code}


def _with_many_entries() -> bytes:
    return packed({**parts(), **{f"word/fyld{number}.xml": "<a/>" for number in range(400)}})


def _twice() -> bytes:
    stream = io.BytesIO(_with())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/styles.xml", part("styles", ""))
    return stream.getvalue()


def _says_it_is_small() -> bytes:
    """Return a file in which a large part says of itself that it has ten bytes."""
    large = packed({**parts(), "word/numbering.xml": b"\0" * 200_000})
    with zipfile.ZipFile(io.BytesIO(large)) as archive:
        info = archive.getinfo("word/numbering.xml")
    sizes = struct.pack("<II", info.compress_size, info.file_size)
    assert sizes in large
    return large.replace(sizes, struct.pack("<II", info.compress_size, 10))


def _locked() -> bytes:
    data = bytearray(_with())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the mark of an encrypted entry (APPNOTE 4.4.4)
    return bytes(data)


def _packed_otherwise() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in parts().items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", "skabelon-ulæselig"),
        (lambda: b"Dette er ikke Word.", "skabelon-ulæselig"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "skabelon-beskyttet"),
        (lambda: packed({"readme.txt": "ingenting"}), "skabelon-ulæselig"),
        (lambda: _with()[:-200], "skabelon-ulæselig"),
        (_with_many_entries, "skabelon-bombe"),
        (_twice, "skabelon-navne"),
        (_says_it_is_small, "skabelon-ulæselig"),
        (_locked, "skabelon-beskyttet"),
        (_packed_otherwise, "skabelon-ulæselig"),
    ],
)
def test_what_is_no_whole_and_open_word_file_is_refused(make: Callable[[], bytes], code: str) -> None:
    assert _codes(make()) == {code}


@given(st.binary(max_size=400), st.integers(0, 8_000))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_damage_to_a_template_is_a_finding_or_does_no_harm(damage: bytes, at: int) -> None:
    data = COMMITTED.read_bytes()
    with contextlib.suppress(FindingsError):
        parts_of(data[:at] + damage + data[at + len(damage) :], Place(NAME))


def test_a_template_that_is_a_link_out_of_the_folder_is_refused(project: Project, give: Give) -> None:
    give("logo.png", b"")
    os.symlink(COMMITTED, project.municipalities / "2018" / "aarhus" / NAME)
    assert told(project) == [("egen-fil-udenfor", 1)]


def test_a_template_that_is_too_large_is_not_even_opened(project: Project, give: Give) -> None:
    give(NAME, _with() + b"\0" * MAX_BYTES)
    assert told(project) == [("skabelon-for-stor", 1)]


def test_a_folder_in_the_place_of_the_template_is_refused(project: Project, give: Give) -> None:
    give("logo.png", b"")
    (project.municipalities / "2018" / "aarhus" / NAME).mkdir()
    assert told(project) == [("fil-ulæselig", 1)]


@given(
    st.sampled_from(["styles", "numbering", "header2", "footer1", "document", "settings", "theme/theme1"]),
    st.randoms(use_true_random=False),
    st.sampled_from(["", "0", "-1", "999999999999", "æ", "left", "FFFFFF", "Normal", "rId1", "<&>"]),
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_part_says_is_a_finding_or_written_well_formed(
    name: str, chance: Random, words: str
) -> None:
    content = parts()
    root = etree.fromstring(str(content[f"word/{name}.xml"]).encode())
    for element in chance.sample(list(root.iter()), 3):
        if element.attrib and chance.random() < 0.7:
            element.set(chance.choice(sorted(element.attrib)), words)
        elif element.getparent() is not None:
            element.getparent().remove(element)
    content[f"word/{name}.xml"] = etree.tostring(root)
    with contextlib.suppress(FindingsError):
        file = parts_of(packed(content), Place(NAME))
        template = take_over(file.xml, file.pictures, DESIGN, file.place)
        with zipfile.ZipFile(io.BytesIO(WordWriter(DESIGN, template=template).write(SAMPLE))) as archive:
            for part_name in archive.namelist():
                if part_name.endswith(".xml"):
                    etree.fromstring(archive.read(part_name))


@pytest.mark.parametrize(
    "instruction",
    [
        (" INCLUDETEXT C:\\hemmeligt.docx ",),
        (" INCLUDE", "PICTURE https://example.com/a.png "),
        (" DDEAUTO cmd /c calc ",),
        (" DDE excel ark ",),
        (" LINK Excel.Sheet.8 ark.xlsx ",),
        (" IMPORT fil.txt ",),
        (" DATABASE \\d data.mdb ",),
        (" MACROBUTTON Kør tryk ",),
        (" IF 1 = 1 ja nej ",),
        (" DATE ",),
        (" PAGE ", "\\* {INCLUDETEXT fil}"),
        ("",),
    ],
)
def test_a_field_that_could_do_something_is_refused(instruction: tuple[str, ...]) -> None:
    assert _codes(_with(footer=paragraph("Sidefod", field(*instruction)))) == {"skabelon-felt"}


SIMPLE = '<w:fldSimple w:instr=" INCLUDETEXT fil.docx "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
NESTED = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    + field(" INCLUDETEXT fil.docx ")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
UNCLOSED = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
UNOPENED = "<w:r><w:instrText> INCLUDETEXT fil.docx </w:instrText></w:r>"


@pytest.mark.parametrize("written", [SIMPLE, NESTED, UNCLOSED, UNOPENED])
def test_a_field_in_another_form_is_seen_too(written: str) -> None:
    assert _codes(_with(footer=paragraph("Sidefod", written))) == {"skabelon-felt"}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>',
            "skabelon-tegning",
        ),
        ("<w:r><w:object/></w:r>", "skabelon-tegning"),
        ("<w:r><w:drawing><wp:inline/></w:drawing></w:r>", "skabelon-tegning"),
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
            "</mc:AlternateContent></w:r>",
            "skabelon-tegning",
        ),
        ('<w:altChunk r:id="rId9"/>', "skabelon-indhold"),
        ("<w:ins>" * 200 + text("dybt") + "</w:ins>" * 200, "skabelon-indhold"),
    ],
)
def test_what_cannot_be_taken_over_of_a_letterhead_is_told(written: str, code: str) -> None:
    assert _codes(_with(footer=paragraph("Sidefod", written))) == {code}


def _png(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("1", (width, height)).save(stream, "PNG")
    return stream.getvalue()


def _moving_png() -> bytes:
    stream, first = io.BytesIO(), Image.new("L", (300, 100))
    first.save(stream, "PNG", save_all=True, append_images=[Image.new("L", (300, 100), 9)])
    return stream.getvalue()


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (b"GIF89a", "skabelon-billede-form"),
        (b"<svg/>", "skabelon-billede-form"),
        (b"\x89PNG\r\n\x1a\n", "skabelon-billede-beskadiget"),
        (b"\xff\xd8\xff\xe0\x00\x00" * 50, "skabelon-billede-beskadiget"),
        (_png(300, 100)[:-20], "skabelon-billede-beskadiget"),
        (_png(8_000, 7_000), "skabelon-billede-stort"),
        (_moving_png(), "skabelon-billede-bevæger-sig"),
    ],
)
def test_a_picture_that_is_no_picture_or_too_large_is_refused(picture: bytes, code: str) -> None:
    assert _codes(packed({**parts(), LOGO: picture})) == {code}


def test_a_logo_as_jpeg_is_taken_as_pictures_in_texts_are() -> None:
    stream, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "Hemmeligt kamera"
    Image.new("CMYK", (300, 100)).save(stream, "JPEG", exif=exif)
    data = packed({**parts(), LOGO: stream.getvalue()})
    assert not _codes(data)
    logo = parts_of(data, Place("skabelon.docx")).pictures[LOGO]
    assert b"emmelig" not in logo
    assert Image.open(io.BytesIO(logo)).mode == "RGB"


# What readers need.


@pytest.mark.parametrize("name", ["heading 1", "heading 2", "heading 3", "Title", "Normal"])
def test_a_style_that_is_missing_is_named_as_word_shows_it(name: str) -> None:
    errors = _errors(_with(styles=STYLES.replace(f'<w:name w:val="{name}"/>', '<w:name w:val="Andet"/>')))
    shown = name.replace("heading", "Overskrift").replace("Title", "Titel")
    assert [item.code for item in errors] == ["skabelon-typografi-mangler"]
    assert f"»{shown}«" in errors[0].cause
    assert f"skriv {shown}" in errors[0].cure


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (
            '<w:color w:val="14532D" w:themeColor="accent1"/>',
            '<w:color w:val="9CA3AF"/>',
            "skabelon-kontrast",
        ),
        ('<w:color w:val="475569"/><w:sz w:val="28"/>', '<w:color w:val="FFFFFF"/>', "skabelon-kontrast"),
        ('<w:spacing w:after="600"/>', '<w:shd w:val="clear" w:fill="14532D"/>', "skabelon-kontrast"),
        ('<w:sz w:val="17"/>', '<w:sz w:val="12"/>', "skabelon-lille"),
    ],
)
def test_a_style_that_cannot_be_read_is_refused(before: str, after: str, code: str) -> None:
    assert before in STYLES
    assert _codes(_with(styles=STYLES.replace(before, after))) == {code}


def test_a_faint_style_is_told_with_its_contrast() -> None:
    faint = STYLES.replace('<w:color w:val="475569"/><w:sz w:val="28"/>', '<w:color w:val="777777"/>')
    (error,) = _errors(_with(styles=faint))
    assert error.cause.startswith("Teksten i typografien »Undertitel« (#777777) er for svag mod #FFFFFF")
    assert "4,47:1" in error.cause


def test_running_text_without_air_is_told() -> None:
    tight = STYLES.replace('w:after="140" w:line="280"', 'w:after="0" w:line="280"')
    assert "skabelon-tæt" in {item.code for item in _findings(_with(styles=tight))}


def test_a_logo_without_words_is_told() -> None:
    silent = FRONT_HEADER.replace(' descr="Havn Kommunes logo: et fyrtårn over bølger"', "")
    assert "skabelon-alternativ-tekst" in {item.code for item in _findings(_with(header=silent))}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('w:left="1701"', 'w:left="4200"'),
        ('w:gutter="0"', 'w:gutter="9000"'),
        ('w:top="1701"', 'w:top="-9000"'),
        ('w:w="11906"', 'w:w="999999"'),
        ('w:w="11906"', 'w:w="21cm"'),
    ],
)
def test_a_page_without_room_for_a_plan_is_refused(before: str, after: str) -> None:
    assert before in SECTION
    assert _codes(_with(section=SECTION.replace(before, after))) == {"skabelon-side"}
