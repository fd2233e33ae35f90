"""``beskplan doktor`` tells what works on a machine, what does not, and what to do."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.batch import doctor
from tests.cli.conftest import Answer

Beskplan = Callable[..., Answer]


def test_a_sound_machine_is_told_of_line_by_line(beskplan: Beskplan) -> None:
    beskplan("opret", "p")
    answer = beskplan("doktor", folder="p")
    assert answer.code == 0
    assert {"Programmet", "Standarden", "PDF", "Projektet"} <= {
        line[6:].partition(":")[0] for line in answer.out.splitlines()
    }


def test_without_a_project_the_machine_is_told_of_all_the_same(beskplan: Beskplan) -> None:
    answer = beskplan("doktor")
    assert (answer.code, "beskplan opret" in answer.err) == (0, True)


def test_a_machine_without_pango_makes_word_and_html_and_says_what_pdf_needs(
    beskplan: Beskplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "can_import_weasyprint", lambda: False)
    answer = beskplan("doktor")
    assert answer.code == 1
    assert "PDF: kan ikke laves" in answer.out
    assert "libpango-1.0-0" in answer.err


def test_a_temporary_folder_that_cannot_be_written_in_is_an_error(
    beskplan: Beskplan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise PermissionError

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    answer = beskplan("doktor")
    assert (answer.code, "TMPDIR" in answer.err) == (1, True)


def test_a_run_that_is_going_on_is_told_of(beskplan: Beskplan, tmp_path: Path) -> None:
    beskplan("opret", "p")
    folder = tmp_path / "p/output/.byggesedler"
    folder.mkdir(parents=True)
    holder = {"process": 4711, "machine": "serveren", "since": "2026-12-01T08:05:00+01:00"}
    (folder / "lås.json").write_text(json.dumps(holder), "utf-8")
    assert "proces 4711 på serveren, begyndt 01.12.2026 kl. 08.05" in beskplan("doktor", folder="p").out


def test_the_answer_as_data_holds_the_same(beskplan: Beskplan) -> None:
    tried = json.loads(beskplan("doktor", "--json").out)["undersøgt"]
    assert {"navn", "virker", "tilstand", "fund"} == set(tried[0])
    assert any(item["navn"] == "Projektet" and item["fund"] for item in tried)
