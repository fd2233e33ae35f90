"""Files with answers of the API that was closed."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from generator.figures.catalogue_file import load_catalogue
from generator.figures.imports.couplings import Couplings
from generator.figures.imports.importing import Importer
from generator.figures.imports.jobindsats_v2 import is_jobindsats_v2, read_jobindsats_v2
from generator.figures.imports.matching import Given
from generator.problems import FindingsError
from generator.source.geography import load_geography
from generator.source.project import Project

ANSWER = [
    {
        "Variables": [
            {"Name": "area", "Label": "Area"},
            {"Name": "period", "Label": "Periode"},
            {"Name": "memba02_3", "Label": "Antal fuldtidspersoner"},
            {"Name": "memba02_4b", "Label": "Fuldtidspersoner i pct. af arbejdsstyrken 16-66 år"},
        ],
        "Data": [["Hele landet", "2021M01", "120525", "4,2"], ["Samsø", "2021M01", None, ""]],
    }
]
BYTES = b"\xef\xbb\xbf" + json.dumps(ANSWER, ensure_ascii=False).encode()


def test_an_answer_becomes_a_sheet_with_its_labels_as_header() -> None:
    (sheet,) = read_jobindsats_v2(BYTES, "svar.json")
    assert sheet.rows[0][:3] == ["Area", "Periode", "Antal fuldtidspersoner"]
    assert sheet.rows[1] == ["Hele landet", "2021M01", "120525", "4,2"]
    assert sheet.rows[2] == ["Samsø", "2021M01", None, None]


def test_such_a_file_is_known_by_its_beginning() -> None:
    assert is_jobindsats_v2(BYTES)
    assert is_jobindsats_v2(json.dumps(ANSWER, indent=2).encode())
    assert not is_jobindsats_v2(b'{"class": "dataset"}')
    assert not is_jobindsats_v2(b"\xff\xfe[{")


@pytest.mark.parametrize(
    "data",
    [
        "Forkert nøgle eller nøglen er udløbet.".encode(),
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'[{"Variables": [], "Data": []}]',
        b'[{"Variables": [{"Label": "Area"}], "Data": [["a", "b"]]}]',
        b'[{"Variables": [{"Name": "area"}], "Data": []}]',
        b'[{"Variables": 3, "Data": 4}]',
        b"\xff\xfe\x00",
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(FindingsError) as error:
        read_jobindsats_v2(data, "svar.json")
    assert error.value.findings[0].code == "import-ingen-jobindsats-v2"


def test_such_a_file_is_imported_as_any_other(tmp_path: Path, repository: Project) -> None:
    file = tmp_path / "Y01A02.json"
    file.write_bytes(BYTES)
    catalogue = load_catalogue()
    couplings = Couplings(repository.couplings_file, "data/koblinger.yaml", catalogue)
    importer = Importer(couplings, catalogue, load_geography(), datetime.datetime(2026, 9, 30, 12))
    delivery = next(
        item for item in importer.read(file, Given()).deliveries if item.indicator_id == "a-dagpenge"
    )
    values = {figure.area.name: figure.value for figure in delivery.figures}
    assert values == {"Hele landet": 120525, "Samsø": None}
