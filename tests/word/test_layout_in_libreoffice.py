"""The page numbers in the contents are those of LibreOffice's layout of the same files.

``make proof`` holds every finished plan against it.
"""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.batch.workshop import Workshop
from generator.document.blocks import Contents, Document, Illustration, Note, Paragraph, Picture, Text
from generator.document.design import Design
from generator.writers.word import WordWriter
from proof.word_contents import contents_entries
from tests.word.conftest import ROOT, harbour_template
from tests.word.word_examples import document, heading, table

PLANS = ("2018/esbjerg", "2018/vejle", "2021-2022/esbjerg-fanoe")


def _missing() -> str:
    if shutil.which("soffice") is None:
        return "LibreOffice"
    known = subprocess.run(["fc-list", "Carlito"], check=False, capture_output=True, text=True)
    return "" if known.stdout else "the font Carlito, which is as wide as Calibri"


pytestmark = pytest.mark.skipif(bool(_missing()), reason=f"NOT MEASURED: {_missing()} is not installed")


def _assert_same_pages(plan: Document, writer: WordWriter, folder: Path) -> None:
    file = folder / "plan.docx"
    file.write_bytes(writer.write(plan))
    entries = contents_entries(file, folder)
    assert len(entries) == len(plan.headings(2))
    assert [str(entry) for entry in entries if entry.named != entry.found] == []


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_names_the_pages_that_libreoffice_comes_to(
    name: str, workshop: Workshop, writer: WordWriter, tmp_path: Path
) -> None:
    file = workshop.read(ROOT / "municipalities" / f"{name}.yaml")
    _assert_same_pages(workshop.document(workshop.plan(file).plan), writer, tmp_path)


def test_a_plan_in_an_offices_own_template_does_too(
    workshop: Workshop, design: Design, tmp_path: Path
) -> None:
    file = workshop.read(ROOT / "municipalities" / "2018" / "esbjerg.yaml")
    own = WordWriter(design, template=harbour_template(design))
    _assert_same_pages(workshop.document(workshop.plan(file).plan), own, tmp_path)


def test_footnotes_pictures_and_tables_of_many_rows_are_set_as_libreoffice_sets_them(
    writer: WordWriter, tmp_path: Path
) -> None:
    noted = Paragraph((Text("Kommunen samler indsatsen ét sted. " * 7), Note("Se planen for i fjor. " * 9)))
    drawn = BytesIO()
    Image.new("RGB", (8, 6), "navy").save(drawn, "PNG")
    chapters = (
        (
            heading(1, f"Kapitel {number}"),
            *[noted] * (number % 5),
            Illustration(Picture(drawn.getvalue(), 80, 40 + number, "Et billede")),
            table(f"t{number}", rows=number * 3),
        )
        for number in range(1, 16)
    )
    plan = document(
        Contents("Indhold"), *(block for chapter in chapters for block in chapter), heading(1, "Til sidst")
    )
    _assert_same_pages(plan, writer, tmp_path)
