"""What other programs make of the files: the Open XML SDK finds no error, LibreOffice loses no words.

``make proof`` fetches the programs and runs these tests.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.batch.workshop import Workshop
from generator.document.design import Design
from generator.writers.word import ChartForm, WordWriter
from tests.word.conftest import ROOT, RealPlan
from tests.word.word_reading import WordFile
from tests.writers_sample import sample_document

pytestmark = pytest.mark.programs


def _errors(data: bytes, folder: Path) -> list[object]:
    file = folder / "plan.docx"
    file.write_bytes(data)
    done = subprocess.run(["ooxml-validator", file], check=False, capture_output=True, text=True)
    errors: list[object] = json.loads(done.stdout)["errors"]
    return errors


def test_the_open_xml_sdk_finds_no_error_in_a_plan(plan: RealPlan, tmp_path: Path) -> None:
    assert _errors(plan.data, tmp_path) == []


@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.parametrize("charts", ChartForm)
def test_the_open_xml_sdk_finds_no_error_in_the_sample(
    locked: bool, charts: ChartForm, design: Design, tmp_path: Path
) -> None:
    writer = WordWriter(design, locked=locked, charts=charts)
    assert _errors(writer.write(sample_document()), tmp_path) == []


def test_libreoffice_saves_a_plan_again_with_all_its_words_and_base_texts(
    workshop: Workshop, writer: WordWriter, tmp_path: Path
) -> None:
    file = workshop.read(ROOT / "municipalities" / "2018" / "frederikssund.yaml")
    data = writer.write(workshop.document(workshop.plan(file).plan))
    opened, saved = tmp_path / "plan.docx", tmp_path / "saved"
    opened.write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", saved, opened]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    before, after = WordFile(data), WordFile((saved / "plan.docx").read_bytes())
    assert [words for _, words in after.paragraphs() if words] == [w for _, w in before.paragraphs() if w]
    assert after.base_texts() == before.base_texts()
    assert len([name for name in after.parts if "charts/chart" in name]) >= 13
