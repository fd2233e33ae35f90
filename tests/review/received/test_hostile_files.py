"""Files that were made to harm: each is refused with a finding, within limits, and never a traceback."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, AttachedFileSpec, Dictionary, Name

from generator.problems import FindingsError, Place
from generator.review import received_folder
from generator.review.finished_files import MAX_DATA, parsed_json, read_finished_file
from generator.review.finished_pdf import MAX_ATTACHMENTS, MAX_PAGE
from generator.review.received_folder import MAX_DEPTH, read_received
from generator.review.tracked_changes import MAX_PARAGRAPHS, with_tracked_changes
from tests.review.received.conftest import Sent
from tests.review.received.word_editing import W, parts_of, replaced, with_parts, zipped

MEGABYTE = 1024 * 1024


def _code(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    with pytest.raises(FindingsError) as caught:
        read_finished_file(folder / name, name)
    (found,) = caught.value.findings
    assert found.place is not None
    assert found.place.file == name
    return found.code


def _pdf(data: bytes = b"", name: str = "plan-2018-nyborg.json") -> tuple[pikepdf.Pdf, io.BytesIO]:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    if data:
        pdf.attachments[name] = AttachedFileSpec(pdf, data, mime_type="application/json")
    return pdf, io.BytesIO()


# --- Word -------------------------------------------------------------------------------------


def test_a_part_that_unpacks_to_a_thousand_times_its_size(sent: Sent, tmp_path: Path) -> None:
    assert _code(tmp_path, "a.docx", with_parts(sent.word, word__x=bytes(30 * MEGABYTE))) == "modtaget-bombe"


def test_a_part_that_says_that_it_is_small(sent: Sent, tmp_path: Path) -> None:
    data = bytearray(with_parts(sent.word, word__document=b"<a>" + bytes(30 * MEGABYTE)))
    name = b"word/document.xml"
    places = ((b"PK\x01\x02", 24, data.rindex(name)), (b"PK\x03\x04", 22, data.index(name)))
    for signature, offset, start in places:
        head = data.rindex(signature, 0, start)
        data[head + offset : head + offset + 4] = struct.pack("<I", 100)
    assert _code(tmp_path, "a.docx", bytes(data)) in ("modtaget-bombe", "modtaget-ulæselig")


def test_more_parts_than_a_word_file_has(sent: Sent, tmp_path: Path) -> None:
    many = {f"word/p{number}.xml": b"<a/>" for number in range(2_001)}
    assert _code(tmp_path, "a.docx", zipped({**parts_of(sent.word), **many})) == "modtaget-bombe"


@pytest.mark.parametrize("part", ["word__document", "customXml__item2"])
def test_entities_that_multiply(part: str, sent: Sent, tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    assert _code(tmp_path, "a.docx", with_parts(sent.word, **{part: bomb})) == "modtaget-dtd"


def test_an_entity_that_reads_a_file(sent: Sent, tmp_path: Path) -> None:
    reading = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert _code(tmp_path, "a.docx", with_parts(sent.word, word__document=reading)) == "modtaget-dtd"


def test_elements_nested_without_end(sent: Sent, tmp_path: Path) -> None:
    nested = b"<a>" * 100_000 + b"</a>" * 100_000
    assert _code(tmp_path, "a.docx", with_parts(sent.word, word__document=nested)) == "modtaget-ulæselig"


@pytest.mark.parametrize("name", ["../../x.xml", "/etc/x.xml", "word\\x.xml", "C:x.xml"])
def test_part_names_that_lead_out_of_the_file(name: str, sent: Sent, tmp_path: Path) -> None:
    assert _code(tmp_path, "a.docx", zipped({**parts_of(sent.word), name: b"<a/>"})) == "modtaget-navne"
    assert [path.name for path in tmp_path.rglob("*")] == ["a.docx"]


def test_a_part_that_stands_twice(sent: Sent, tmp_path: Path) -> None:
    stream = io.BytesIO(sent.word)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", b"<a/>")
    assert _code(tmp_path, "a.docx", stream.getvalue()) == "modtaget-navne"


def test_macros(sent: Sent, tmp_path: Path) -> None:
    assert _code(tmp_path, "a.docx", zipped({**parts_of(sent.word), "word/vbaProject.bin": b"x"})) == (
        "modtaget-makroer"
    )


def test_a_word_file_with_a_password(tmp_path: Path) -> None:
    assert _code(tmp_path, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "modtaget-krypteret"


def test_a_part_of_a_later_version(sent: Sent, tmp_path: Path) -> None:
    data = replaced(sent.word, 'plan" version="1"', 'plan" version="2"', "customXml/item2.xml")
    assert _code(tmp_path, "a.docx", data) == "modtaget-udgave"


def test_a_zip_file_that_is_no_word_file(tmp_path: Path) -> None:
    assert _code(tmp_path, "a.docx", zipped({"a.txt": b"x"})) == "modtaget-ulæselig"


def test_a_text_too_long_to_be_compared_and_one_that_is_none(sent: Sent) -> None:
    names = f'xmlns:w="{W[1:-1]}"'.encode()
    long = b"<w:document %s><w:body>%s</w:body></w:document>" % (names, b"<w:p/>" * (MAX_PARAGRAPHS + 1))
    for text, code in ((long, "modtaget-for-lang"), (b"<a/>", "modtaget-ulæselig")):
        files = with_parts(sent.word, word__document=text), sent.word
        for older, newer in (files, files[::-1]):
            with pytest.raises(FindingsError) as caught:
                with_tracked_changes(older, newer, (Place("a"), Place("b")), "RAR", dt.date(2018, 2, 1))
            assert [found.code for found in caught.value.findings] == [code]


# --- PDF --------------------------------------------------------------------------------------


def test_attached_data_that_unpack_without_end(tmp_path: Path) -> None:
    pdf, stream = _pdf(b"{}")
    packed = zlib.compress(bytes(2 * MAX_PAGE), 9)
    file = pdf.attachments["plan-2018-nyborg.json"].obj.EF.F
    file.write(packed, filter=Name.FlateDecode)
    pdf.save(stream)
    assert _code(tmp_path, "a.pdf", stream.getvalue()) in ("modtaget-bombe", "modtaget-ulæselig")


def test_a_filter_that_the_program_does_not_use(tmp_path: Path) -> None:
    pdf, stream = _pdf(b"{}")
    file = pdf.attachments["plan-2018-nyborg.json"].obj.EF.F
    file.write(b"7b7d>", filter=Name.ASCIIHexDecode)
    pdf.save(stream, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    assert _code(tmp_path, "a.pdf", stream.getvalue()) == "modtaget-ulæselig"


def test_thousands_of_attachments(tmp_path: Path) -> None:
    pdf, stream = _pdf()
    file = pdf.make_indirect(Dictionary(EF=Dictionary(F=pdf.make_stream(b"x")), Type=Name.Filespec))
    names = [item for number in range(5_000) for item in (f"f{number:05d}.csv", file)]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))
    pdf.save(stream)
    assert MAX_ATTACHMENTS < 5_000
    assert _code(tmp_path, "a.pdf", stream.getvalue()) == "modtaget-mange-filer"


def test_names_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    pdf, stream = _pdf()
    node = pdf.make_indirect(Dictionary(Limits=Array(["a", "z"])))
    node.Kids = Array([node, node])
    pdf.Root.Names = Dictionary(EmbeddedFiles=node)
    pdf.save(stream)
    assert _code(tmp_path, "a.pdf", stream.getvalue()) == "modtaget-mange-filer"


def test_a_small_tree_of_names_with_a_billion_paths(tmp_path: Path) -> None:
    pdf, stream = _pdf()
    node = pdf.make_indirect(Dictionary(Names=Array([])))
    for _ in range(30):
        node = pdf.make_indirect(Dictionary(Limits=Array(["a", "z"]), Kids=Array([node, node])))
    pdf.Root.Names = Dictionary(EmbeddedFiles=node)
    pdf.save(stream)
    assert _code(tmp_path, "a.pdf", stream.getvalue()) == "modtaget-mange-filer"


def test_a_small_tree_of_pages_with_a_billion_paths(sent: Sent, tmp_path: Path) -> None:
    pdf = pikepdf.open(io.BytesIO(sent.pdf))
    node = pdf.pages[0].obj
    for count in range(1, 30):
        node = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=2**count, Kids=Array([node, node])))
    pdf.Root.Pages = node
    stream = io.BytesIO()
    with suppress(pikepdf.PdfError):
        pdf.save(stream)
    assert _code(tmp_path, "a.pdf", stream.getvalue() or b"%PDF-1.7") == "modtaget-ulæselig"


@pytest.mark.parametrize(("times", "size"), [(60_000, 3), (20, 20 * MEGABYTE)], ids=["mange", "store"])
def test_one_page_that_shows_the_same_content_again_and_again(
    times: int, size: int, sent: Sent, tmp_path: Path
) -> None:
    pdf = pikepdf.open(io.BytesIO(sent.pdf))
    content = pdf.make_stream(b"q Q" + bytes(size))
    pdf.pages[0].obj.Contents = Array([content] * times)
    stream = io.BytesIO()
    pdf.save(stream)
    assert _code(tmp_path, "a.pdf", stream.getvalue()) == "modtaget-bombe"


def test_two_plans_in_one_file(tmp_path: Path) -> None:
    pdf, stream = _pdf(b"{}")
    pdf.attachments["plan-2019-nyborg.json"] = AttachedFileSpec(pdf, b"{}")
    pdf.save(stream)
    assert _code(tmp_path, "a.pdf", stream.getvalue()) == "modtaget-flere-planer"


@pytest.mark.parametrize("name", ["../plan-2018-nyborg.json", "/plan-2018-nyborg.json", "plan.json"])
def test_a_name_that_is_no_plans_name_is_passed_over(name: str, tmp_path: Path) -> None:
    pdf, stream = _pdf(b"{}", name)
    pdf.save(stream)
    assert _code(tmp_path, "a.pdf", stream.getvalue()) == "modtaget-uden-plan"


def test_a_pdf_that_is_cut_off(sent: Sent, tmp_path: Path) -> None:
    assert _code(tmp_path, "a.pdf", sent.pdf[: len(sent.pdf) // 3]) in (
        "modtaget-uden-plan",
        "modtaget-ulæselig",
    )


# --- The data ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[" * 200_000, "modtaget-data-ulæselige"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "modtaget-data-ulæselige"),
        (b'{"skema": NaN}', "modtaget-data-ulæselige"),
        (b'{"skema": ' + b"9" * 10_000 + b"}", "modtaget-data-ulæselige"),
        (b"\xff\xfe\x00", "modtaget-data-ulæselige"),
        (b" " * (MAX_DATA + 1), "modtaget-data-store"),
    ],
    ids=["lister", "nøgler", "NaN", "cifre", "tegn", "stort"],
)
def test_data_that_no_plan_has(data: bytes, code: str) -> None:
    with pytest.raises(FindingsError) as caught:
        parsed_json(data, Place("a.pdf"))
    assert [found.code for found in caught.value.findings] == [code]


@pytest.mark.parametrize("data", [[], {}, {"skema": 4}, {"skema": "beskaeftigelsesplan/plan/99"}, "x", None])
def test_data_that_are_no_plan_of_ours(data: object, tmp_path: Path) -> None:
    pdf, stream = _pdf(json.dumps(data).encode())
    pdf.save(stream)
    assert _code(tmp_path, "a.pdf", stream.getvalue()) in ("plandata-ukendt", "plandata-udgave")


@given(data=st.binary(max_size=400), ending=st.sampled_from([".pdf", ".docx"]), kind=st.integers(0, 2))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_plan_or_findings(
    data: bytes, ending: str, kind: int, sent: Sent, tmp_path: Path
) -> None:
    """Bytes alone, put into the middle of a real file, or laid over its end."""
    real = sent.pdf if ending == ".pdf" else sent.word
    middle = len(real) // 2
    tried = (data, real[:middle] + data + real[middle:], real[: len(real) - len(data)] + data)[kind]
    file = tmp_path / f"a{ending}"
    file.write_bytes(tried)
    with suppress(FindingsError):
        read_finished_file(file, "a")


# --- Folders ----------------------------------------------------------------------------------


def _codes(folder: Path) -> dict[str, str]:
    received = read_received(folder, lambda path: path.relative_to(folder).as_posix(), 2018)
    assert not received.finished
    return {found.place.file: found.code for found in received.findings if found.place is not None}


def test_links_are_not_followed(sent: Sent, tmp_path: Path) -> None:
    outside, folder = tmp_path / "ude", tmp_path / "inde"
    outside.mkdir()
    folder.mkdir()
    (outside / "plan.pdf").write_bytes(sent.pdf)
    (folder / "fil.pdf").symlink_to(outside / "plan.pdf")
    (folder / "mappe").symlink_to(outside)
    (folder / "rundt").symlink_to(folder)
    assert _codes(folder) == dict.fromkeys(("fil.pdf", "mappe", "rundt"), "modtaget-henvisning")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.pdf")
    assert _codes(tmp_path) == {"plan.pdf": "modtaget-henvisning"}


def test_folders_in_folders_without_end(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*(f"m{number}" for number in range(MAX_DEPTH + 3)))
    deep.mkdir(parents=True)
    assert list(_codes(tmp_path).values()) == ["modtaget-mappe-dyb"]


def test_more_files_than_municipalities_could_send(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received_folder, "MAX_FILES", 3)
    for number in range(5):
        (tmp_path / f"{number}.txt").touch()
    assert list(_codes(tmp_path).values()).count("modtaget-mappe-stor") == 1
    assert len(_codes(tmp_path)) == 4


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert list(_codes(tmp_path / "ingen").values()) == ["modtaget-mappe-ulæselig"]
