"""The files in a PDF, read back as a program reads them."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import page
import pikepdf
import pytest

from generator.batch.workshop import Workshop
from generator.document.attachments import Attachment, Relationship
from generator.document.blocks import Document
from generator.writers.drawn_charts import draw_charts
from tests.pdf.conftest import Studio
from tests.writers_sample import illustrated_sample

ROOT = Path(__file__).parents[2]
PLANS = ("2018/frederikssund", "2021-2022/esbjerg-fanoe", "2016/kalundborg")
FILES = (
    Attachment("ål (1).yaml", "application/yaml", Relationship.SOURCE, "Kommunens fil", b"kommune: 751\r\n"),
    Attachment("tal.csv", "text/csv", Relationship.DATA, "Tal – i et regneark", b"\xef\xbb\xbfa;b\r\n" * 99),
    Attachment("tom.json", "application/json", Relationship.DATA, "", b""),
)


def written(studio: Studio, document: Document, files: tuple[Attachment, ...]) -> bytes:
    return studio.writer.write(document, draw_charts(document, studio.design), files)


def read_back(pdf: bytes) -> dict[str, tuple[str, str, str, bytes]]:
    """Media type, relationship, description and content of each attached file, by its name."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            name: (
                (file := item.get_file()).mime_type,
                str(item.relationship),
                item.description,
                file.read_bytes(),
            )
            for name, item in document.attachments.items()
        }


def as_read_back(files: tuple[Attachment, ...]) -> dict[str, tuple[str, str, str, bytes]]:
    return {
        item.name: (item.media_type, f"/{item.relationship.value}", item.description, item.data)
        for item in files
    }


def faults(pdf: bytes) -> list[str]:
    return [
        f"{profile} {fault.rule_id}: {fault.message}"
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
        for fault in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]


@pytest.fixture(scope="module")
def with_files(studio: Studio) -> bytes:
    return written(studio, illustrated_sample(), FILES)


def test_files_come_back_as_they_were_attached(with_files: bytes) -> None:
    assert read_back(with_files) == as_read_back(FILES)


def test_a_pdf_with_files_conforms(with_files: bytes) -> None:
    assert faults(with_files) == []


def test_each_file_is_associated_with_the_document_once_and_found_by_name(with_files: bytes) -> None:
    with pikepdf.open(io.BytesIO(with_files)) as document:
        associated = [str(item.UF) for item in document.Root.AF]
        names = [bytes(name) for name in list(document.Root.Names.EmbeddedFiles.Names)[::2]]
    assert associated == [item.name for item in FILES]
    assert names == sorted(names)


def test_the_links_of_the_document_still_lead_somewhere(studio: Studio, with_files: bytes) -> None:
    def anchors(pdf: bytes) -> int:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            return len(document.Root.Names.Dests.Names)

    assert anchors(with_files) == anchors(written(studio, illustrated_sample(), ())) > 0


def test_files_bear_the_date_of_the_document_and_their_checksum(with_files: bytes) -> None:
    date = illustrated_sample().metadata.date
    with pikepdf.open(io.BytesIO(with_files)) as document:
        for item in document.attachments.values():
            file = item.get_file()
            assert file.creation_date is not None
            assert file.creation_date.date().isoformat() == date
            assert file.mod_date == file.creation_date
            assert file.size == len(file.read_bytes())
            assert file.md5 == hashlib.md5(file.read_bytes(), usedforsecurity=False).digest()


def test_a_pdf_without_files_says_nothing_of_files(sample_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample_pdf)) as document:
        assert "/AF" not in document.Root
        assert "/EmbeddedFiles" not in document.Root.Names


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_carries_its_source_its_figures_and_itself(
    studio: Studio, workshop: Workshop, name: str
) -> None:
    plan = workshop.plan(workshop.read(ROOT / "municipalities" / f"{name}.yaml")).plan
    document = workshop.document(plan)
    files = workshop.attachments(plan, document)

    pdf = written(studio, document, files)

    assert len(files) == 3
    assert read_back(pdf) == as_read_back(files)
    assert faults(pdf) == []
    assert written(studio, document, files) == pdf
