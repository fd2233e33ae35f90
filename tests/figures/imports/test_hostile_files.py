"""Files that would cost time, memory or trust are refused before they can."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.figures.imports import importing, sheet
from generator.figures.imports.matching import Given
from generator.problems.finding import messages
from tests.figures.imports.test_files import codes, importer


def workbook_with(parts: dict[str, bytes]) -> bytes:
    """Return a workbook with some parts put in the place of its own."""
    book = openpyxl.Workbook()
    book.active["A1"] = "Periode"  # type: ignore[index]
    plain = io.BytesIO()
    book.save(plain)
    target = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item.filename, parts.pop(item.filename, old.read(item)))
        for name, data in parts.items():
            new.writestr(name, data)
    return target.getvalue()


def refused(tmp_path: Path, name: str, data: bytes) -> list[str]:
    file = tmp_path / name
    file.write_bytes(data)
    imported = importer().read(file, Given())
    assert imported.deliveries == ()
    return codes(imported.findings)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    data = workbook_with({"xl/media/billede.bin": b"\0" * 20_000_000})

    assert refused(tmp_path, "bombe.xlsx", data) == ["import-zip-bombe"]


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><sst>&b;</sst>'


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"])
@pytest.mark.parametrize(
    "xml", [ENTITIES, ENTITIES.decode().encode("utf-16"), b"<!-- --><!DOCTYPE a []><a/>"]
)
def test_xml_with_a_document_type_is_not_read(tmp_path: Path, part: str, xml: bytes) -> None:
    assert refused(tmp_path, "entitet.xlsx", workbook_with({part: xml})) == ["import-xml-usikker"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("gammel.xls", b"\xd0\xcf\x11\xe0", "import-filtype"),
        ("noget.exe", b"MZ", "import-filtype-ukendt"),
        ("intet", b"", "import-filtype-ukendt"),
        ("låst.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "import-ingen-projektmappe"),
        ("afkortet.xlsx", workbook_with({})[:900], "import-ingen-projektmappe"),
        ("tom.xlsx", b"", "import-ingen-projektmappe"),
        ("binær.csv", b"\0\1\2\3" * 100, "import-ingen-tekstfil"),
        ("tom.csv", b"", "import-ingen-overskrift"),
        ("tom.px", b"", "import-ingen-px"),
        ("kort.px", b'STUB="tid";VALUES("tid")="2017","2018";DATA=\n1;', "import-terning"),
        ("tom.json", b"{}", "import-ingen-json-stat"),
        ("dyb.json", b"[" * 100_000, "import-ingen-json-stat"),
    ],
)
def test_what_is_no_file_of_figures_is_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    found = refused(tmp_path, name, data)

    assert found[-1] in (code, "import-intet-genkendt")
    assert code in found or code == "import-ingen-overskrift"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert codes(importer().read(tmp_path / "væk.csv", Given()).findings) == ["import-kan-ikke-læses"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MAX_MEGABYTES", 0)

    assert refused(tmp_path, "stor.csv", b"Periode;Antal\n") == ["import-for-stor"]


@pytest.mark.parametrize("name", ["mange.csv", "mange.xlsx", "mange.px"])
def test_too_many_cells_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sheet, "MAX_CELLS", 1)
    data = {
        "mange.csv": b"Periode;Antal\n2017;3\n",
        "mange.xlsx": workbook_with({}),
        "mange.px": b'STUB="tid";VALUES("tid")="2017","2018";DATA=\n1 2;',
    }[name]

    assert refused(tmp_path, name, data) == ["import-for-mange-celler"]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Forside"])  # type: ignore[union-attr]
    secret = book.create_sheet("Y01A02")
    secret.append(["Område", "Periode", "Antal fuldtidspersoner"])
    secret.append(["Aarhus", "2017M08", 7])
    secret.sheet_state = "hidden"
    file = tmp_path / "skjult.xlsx"
    book.save(file)

    assert codes(importer().read(file, Given()).findings) == ["import-intet-genkendt"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from([".csv", ".xlsx", ".px", ".json", ".txt"]),
    data=st.one_of(
        st.binary(max_size=300),
        st.text(alphabet='Område;Periode\t,"\n2017M08.-*æø[]{}=:', max_size=300).map(str.encode),
    ),
)
def test_no_file_whatsoever_is_a_crash(tmp_path: Path, suffix: str, data: bytes) -> None:
    file = tmp_path / f"hvad som helst{suffix}"
    file.write_bytes(data)

    imported = importer().read(file, Given())

    assert all(item.code in messages() for item in imported.findings)
    assert imported.deliveries or any(item.is_error for item in imported.findings)


@pytest.mark.parametrize("ending", ["csv", "tsv", "txt"])
def test_a_table_with_far_too_many_columns_is_refused_with_the_limit(tmp_path: Path, ending: str) -> None:
    columns = 200_000
    between = "\t" if ending == "tsv" else ";"
    rows = [["Område", *("2017M06" for _ in range(columns))], ["Hele landet", *("1" for _ in range(columns))]]
    data = "\n".join(between.join(row) for row in rows).encode()
    assert refused(tmp_path, f"bred.{ending}", data) == ["import-for-mange-kolonner"]


def test_a_workbook_with_as_many_columns_as_a_sheet_can_have_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    book.create_sheet().append(["Område", *range(sheet.MAX_COLUMNS)])
    book.save(tmp_path / "bred.xlsx")
    data = (tmp_path / "bred.xlsx").read_bytes()
    assert refused(tmp_path, "bred.xlsx", data) == ["import-for-mange-kolonner"]
