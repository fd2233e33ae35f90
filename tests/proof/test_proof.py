"""The runner of the outside validators: what it counts as proved, and what it makes of their answers."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from proof import pdf_files, web_pages, word_files
from proof.programs import ProgramError, Tools, shares
from proof.report import Proof, table

TOOLS = Tools(Path("værktøjer"))
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_validator_that_has_looked_at_nothing_has_proved_nothing() -> None:
    assert Proof("veraPDF", 98, (), 32.0).is_good
    assert not Proof("veraPDF", 0, (), 0.0).is_good
    assert not Proof("veraPDF", 98, ("aarhus.pdf: 7.1-9",), 32.0).is_good


def test_the_table_tells_files_failures_and_the_first_of_them() -> None:
    told = table([Proof("veraPDF", 98, tuple(f"{number}.pdf: 7.1-9" for number in range(30)), 32.4)])
    assert told.splitlines()[1].split() == ["veraPDF", "98", "30", "32"]
    assert "19.pdf" in told
    assert "20.pdf" not in told
    assert told.endswith("og 10 til")


def test_every_file_is_in_one_share() -> None:
    files = [Path(f"{number}.pdf") for number in range(7)]
    assert sorted(file for share in shares(files) for file in share) == files


def answer_with(words: str, monkeypatch: pytest.MonkeyPatch, module: object) -> None:
    monkeypatch.setattr(module, "output_of", lambda *_command, **_settings: words)
    monkeypatch.setattr(module, "shares", lambda files: [files])


def test_a_broken_rule_is_told_with_its_file_and_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = "OK\tua1\ta.pdf\t81147\nFEJL\t3a\ta.pdf\t4\t6.2.2-1 The font is not embedded\n"
    answer_with(answer, monkeypatch, pdf_files)
    found = pdf_files.failures([Path("a.pdf")], TOOLS)
    assert found == ["a.pdf, PDF/A-3a: 6.2.2-1 The font is not embedded (4 gange)"]


def test_no_answer_for_a_file_is_a_failure_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with("OK\tua1\ta.pdf\t81147\n", monkeypatch, pdf_files)
    with pytest.raises(ProgramError):
        pdf_files.failures([Path("a.pdf")], TOOLS)


def test_what_the_open_xml_sdk_says_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = (
        '{"ok": false, "errors": [{"description": "Forkert", "path": "/word/a.xml", "xPath": "/w:p[1]"}]}'
    )
    answer_with(answer, monkeypatch, word_files)
    assert word_files.sdk_failures([Path("a.docx")], TOOLS) == ["a.docx: /word/a.xml /w:p[1]: Forkert"]


def write_word(file: Path, *paragraphs: str) -> Path:
    text = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}">{text}</w:document>')
        archive.writestr("word/_rels/document.xml.rels", RELATIONS)
    return file


@pytest.mark.parametrize(
    ("saved", "lost"), [(("Flere i job",), 1), (("Flere i job", "Færre  ledige"), 0), (("Flere",), 1)]
)
def test_text_that_libreoffice_loses_is_found(
    saved: tuple[str, ...], lost: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = write_word(tmp_path / "a.docx", "Flere i job", "Færre ledige")
    after = write_word(tmp_path / "gemt.docx", *saved)

    def save_again(*command: str | Path, **_settings: object) -> str:
        shutil.copy(after, Path(command[command.index("--outdir") + 1]) / before.name)
        return ""

    monkeypatch.setattr(word_files, "output_of", save_again)
    assert len(word_files.office_failures([before])) == lost


def test_the_chosen_pages_hold_every_form_of_element(tmp_path: Path) -> None:
    bodies = {"a": "<p>Kort</p>", "b": "<p>Længere</p><ul><li>1</li></ul>", "c": '<p class="kilde">Kilde</p>'}
    for name, body in bodies.items():
        (tmp_path / f"{name}.html").write_text(f"<html><body>{body}</body></html>", "utf-8")
    chosen = web_pages.pages_of_every_form(tmp_path.glob("*.html"))
    assert sorted(page.stem for page in chosen) == ["b", "c"]
