"""The proof of page numbers: which differences from LibreOffice's layout it lets pass."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from generator.document.blocks import Contents
from generator.document.design import load_design
from generator.writers.word import WordWriter
from proof import word_contents
from tests.word.word_examples import document, heading

ROOT = Path(__file__).parents[2]
MANY = 400


def _word_file(file: Path, named: Sequence[int | None]) -> Path:
    headings = [heading(1, f"Afsnit {number}") for number in range(len(named))]
    pages = {found.id: page for found, page in zip(headings, named, strict=True) if page is not None}
    plan = document(Contents("Indhold"), *headings, heading(2, "Under"), heading(3, "Under under"))
    pages["under"] = 2
    writer = WordWriter(load_design(ROOT / "plan_templates" / "design.yaml"))
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(writer.write(plan, pages))
    return file


def _lay_out(monkeypatch: pytest.MonkeyPatch, pages: Sequence[int]) -> None:
    """Let LibreOffice have the headings of every file on these pages, and the two further ones on page 2."""

    def convert(*command: str | Path) -> str:
        folder = Path(command[command.index("--outdir") + 1])
        folder.mkdir()
        for file in command[command.index("--outdir") + 2 :]:
            with pikepdf.new() as pdf:
                for _ in range(9):
                    pdf.add_blank_page()
                with pdf.open_outline() as outline:
                    outline.root.extend(pikepdf.OutlineItem("Afsnit", page - 1) for page in pages)
                    section = pikepdf.OutlineItem("Under", 1)
                    section.children.append(pikepdf.OutlineItem("Under under", 1))
                    outline.root[-1].children.append(section)
                pdf.save(folder / f"{Path(file).stem}.pdf")
        return ""

    monkeypatch.setattr(word_contents, "output_of", convert)


@pytest.mark.parametrize(
    ("named", "failures"),
    [
        (3, 0),
        (4, 0),  # one of four hundred, by a page
        (5, 1),
        (None, 1),
    ],
)
def test_one_number_may_be_a_page_off_and_none_more_or_missing(
    named: int | None, failures: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lay_out(monkeypatch, [3] * MANY)
    file = _word_file(tmp_path / "plan.docx", [*[3] * (MANY - 1), named])
    assert len(word_contents.contents_failures([file])) == failures


def test_many_numbers_a_page_off_are_told_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lay_out(monkeypatch, [3] * 20)
    file = _word_file(tmp_path / "plan.docx", [*[3] * 19, 4])
    (failure,) = word_contents.contents_failures([file])
    assert failure == "plan: »Afsnit 19« står på side 3, og indholdet siger 4"


def test_files_of_one_name_are_not_taken_for_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lay_out(monkeypatch, [3] * 2)
    files = [
        _word_file(tmp_path / year / "plan.docx", named) for year, named in (("a", [3, 3]), ("b", [3, 9]))
    ]
    assert len(word_contents.contents_failures(files)) == 1
