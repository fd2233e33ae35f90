"""Plans out of finished files: what they carry, and whether they were changed."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Pdf

from generator.problems import FindingsError
from generator.review.finished_files import FinishedFile, read_finished_file
from generator.review.received_folder import Received, one_of_each, read_received
from generator.review.sheet import SheetKind
from tests.review.received.conftest import Sent
from tests.review.received.word_editing import replaced, without_controls, zipped


def _read(folder: Path, name: str, data: bytes) -> FinishedFile:
    (folder / name).write_bytes(data)
    return read_finished_file(folder / name, name)


def _received(folder: Path, year: int | None = 2018) -> Received:
    return read_received(folder, lambda path: path.relative_to(folder).as_posix(), year)


def _codes(received: Received) -> dict[str, str]:
    return {found.place.file: found.code for found in received.findings if found.place is not None}


def _saved_again(data: bytes) -> tuple[Pdf, io.BytesIO]:
    return pikepdf.open(io.BytesIO(data)), io.BytesIO()


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "PLAN.PDF"])
def test_word_and_pdf_carry_the_same_plan(name: str, sent: Sent, tmp_path: Path) -> None:
    read = _read(tmp_path, name, sent.word if name.endswith("docx") else sent.pdf)
    assert [item.name for item in read.sheet.municipalities] == ["Nyborg"]
    assert read.sheet.texts[0].text.startswith("Mange unge står uden uddannelse.")
    assert read.sheet.origin.changed is False
    assert read.sheet.origin.remarks == ()


def test_a_pdf_gives_its_yaml_and_figures_too(sent: Sent, tmp_path: Path) -> None:
    files = _read(tmp_path, "plan.pdf", sent.pdf).files
    assert sorted(files) == ["2018-nyborg.yaml", "plan-2018-nyborg.json", "tal-2018-nyborg.csv"]
    assert files["2018-nyborg.yaml"].startswith(b"kommune: Nyborg")


# --- Changed after they were made -------------------------------------------------------------


def test_a_pdf_that_was_only_saved_again_is_not_changed(sent: Sent, tmp_path: Path) -> None:
    pdf, stream = _saved_again(sent.pdf)
    pdf.save(stream)
    assert stream.getvalue() != sent.pdf
    assert _read(tmp_path, "plan.pdf", stream.getvalue()).sheet.origin.changed is False


def test_a_pdf_with_another_page_content_is_changed(sent: Sent, tmp_path: Path) -> None:
    pdf, stream = _saved_again(sent.pdf)
    pdf.pages[2].contents_add(b"BT ET")
    pdf.save(stream)
    origin = _read(tmp_path, "plan.pdf", stream.getvalue()).sheet.origin
    assert origin.changed is True
    assert [found.code for found in origin.remarks] == ["modtaget-ændret"]


def test_a_pdf_with_a_page_less_is_changed(sent: Sent, tmp_path: Path) -> None:
    pdf, stream = _saved_again(sent.pdf)
    del pdf.pages[-1]
    pdf.save(stream)
    assert _read(tmp_path, "plan.pdf", stream.getvalue()).sheet.origin.changed is True


def test_a_pdf_with_other_data_is_changed(sent: Sent, tmp_path: Path) -> None:
    pdf, stream = _saved_again(sent.pdf)
    file = pdf.attachments["plan-2018-nyborg.json"].obj.EF.F
    file.write(file.read_bytes().replace(b"Nyborg Kommune", b"Nybord Kommune"))
    pdf.save(stream)
    assert _read(tmp_path, "plan.pdf", stream.getvalue()).sheet.origin.changed is True


def test_a_pdf_that_does_not_declare_its_digest_cannot_be_known_to_be_changed(
    sent: Sent, tmp_path: Path
) -> None:
    pdf, stream = _saved_again(sent.pdf)
    del pdf.Root.Metadata
    pdf.save(stream)
    origin = _read(tmp_path, "plan.pdf", stream.getvalue()).sheet.origin
    assert origin.changed is None
    assert [found.code for found in origin.remarks] == ["modtaget-uden-kontroltal"]


def test_changed_words_in_word_are_told_by_their_place(sent: Sent, tmp_path: Path) -> None:
    data = replaced(sent.word, "Virksomhederne mangler hænder.", "Virksomhederne mangler folk.")
    origin = _read(tmp_path, "plan.docx", data).sheet.origin
    assert origin.changed is True
    assert [found.code for found in origin.remarks] == ["modtaget-ændret-tekst"]
    assert "mål[1].udfordring" in origin.remarks[0].cause


def test_changed_words_are_found_without_controls_too(sent: Sent, tmp_path: Path) -> None:
    data = replaced(sent.word, "Virksomhederne mangler hænder.", "Virksomhederne mangler folk.")
    origin = _read(tmp_path, "plan.docx", without_controls(data)).sheet.origin
    assert "mål[1].udfordring" in origin.remarks[0].cause


def test_a_file_that_lost_its_controls_is_not_changed(sent: Sent, tmp_path: Path) -> None:
    assert _read(tmp_path, "plan.docx", without_controls(sent.word)).sheet.origin.changed is False


def test_a_changed_heading_outside_controls_is_a_change(sent: Sent, tmp_path: Path) -> None:
    data = replaced(sent.word, "Planen kort fortalt", "Planen fortalt kort")
    origin = _read(tmp_path, "plan.docx", data).sheet.origin
    assert [found.code for found in origin.remarks] == ["modtaget-ændret"]


# --- A folder ---------------------------------------------------------------------------------


def test_every_file_is_a_plan_a_yaml_file_or_a_finding(sent: Sent, tmp_path: Path) -> None:
    files = {
        "a.docx": sent.word,
        "b/nyborg.pdf": sent.pdf,
        "b/nyborg.yaml": b"kommune: Nyborg\n",
        "scan.pdf": _empty_pdf(),
        "brev.docx": zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}),
        "gammel.doc": b"x",
        "~$a.docx": b"x",
        ".skjult.pdf": b"x",
        "billede.jpg": b"x",
        "tom.pdf": b"",
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    received = _received(tmp_path)
    assert [item.path.name for item in received.finished] == ["a.docx", "nyborg.pdf"]
    assert [path.name for path in received.yaml_files] == ["nyborg.yaml"]
    assert _codes(received) == {
        "scan.pdf": "modtaget-uden-plan",
        "brev.docx": "modtaget-uden-plan",
        "gammel.doc": "modtaget-gammel-word",
        "~$a.docx": "modtaget-anden-fil",
        ".skjult.pdf": "modtaget-anden-fil",
        "billede.jpg": "modtaget-anden-fil",
        "tom.pdf": "modtaget-ulæselig",
    }


def test_a_plan_of_another_period_is_told(sent: Sent, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(sent.pdf)
    assert _codes(_received(tmp_path, 2019)) == {"plan.pdf": "modtaget-anden-periode"}
    assert len(_received(tmp_path, None).finished) == 1


def test_of_a_plan_that_came_twice_the_one_nearest_to_adoption_counts(
    versions: tuple[Sent, Sent], tmp_path: Path
) -> None:
    older, newer = versions
    for name, data in (("1.pdf", older.pdf), ("2.docx", newer.word), ("3.docx", newer.word)):
        (tmp_path / name).write_bytes(data)
    sheets = [item.sheet for item in _received(tmp_path).finished]
    chosen, found = one_of_each(sheets)
    assert [sheet.origin.file for sheet in chosen] == ["2.docx"]
    assert {(item.place.file, item.code) for item in found if item.place is not None} == {
        ("1.pdf", "modtaget-to-gange"),
        ("3.docx", "modtaget-samme-fil"),
    }


def test_of_files_that_say_the_same_the_pdf_counts(sent: Sent, tmp_path: Path) -> None:
    sheets = [_read(tmp_path, "a.docx", sent.word).sheet, _read(tmp_path, "b.pdf", sent.pdf).sheet]
    (chosen,), _ = one_of_each(sheets)
    assert chosen.origin.kind is SheetKind.PDF


def test_a_pdf_behind_a_password_is_told(sent: Sent, tmp_path: Path) -> None:
    pdf, stream = _saved_again(sent.pdf)
    pdf.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(FindingsError) as caught:
        _read(tmp_path, "plan.pdf", stream.getvalue())
    assert [found.code for found in caught.value.findings] == ["modtaget-krypteret"]


def _empty_pdf() -> bytes:
    stream = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(stream)
    return stream.getvalue()
