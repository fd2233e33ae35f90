"""What those need who run builds at night: a log, a lock that says who holds it, and strict checks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.cli.conftest import Answer

Beskplan = Callable[..., Answer]
BUILD = ("build", "--rar", "Bornholm", "--år", "2018", "--format", "html")


def test_each_plan_is_a_line_of_json_in_the_log(beskplan: Beskplan, tmp_path: Path) -> None:
    beskplan("opret", "p", "Vejle")
    for _ in range(2):
        beskplan("build", "Vejle", "--format", "html", "--log", "nat.jsonl", folder="p")
    first, second = map(json.loads, (tmp_path / "p/nat.jsonl").read_text("utf-8").splitlines())
    assert (first["navn"], first["år"], first["tilstand"]) == ("Vejle", "2018", "bygget")
    assert first["filer"] == ["output/2018/vejle/beskaeftigelsesplan-2018-vejle.html"]
    assert second["tilstand"] == "uændret"


def test_a_log_that_cannot_be_written_is_told_of(beskplan: Beskplan, tmp_path: Path) -> None:
    beskplan("opret", "p", "Vejle")
    answer = beskplan("build", "Vejle", "--format", "html", "--log", "findes-ikke/nat.jsonl", folder="p")
    assert (answer.code, "logfilen" in answer.err) == (2, True)
    assert not (tmp_path / "p/output/2018").exists()


def test_who_holds_the_project_is_told_and_waiting_has_an_end(beskplan: Beskplan, tmp_path: Path) -> None:
    beskplan("opret", "p")
    folder = tmp_path / "p/output/.byggesedler"
    folder.mkdir(parents=True)
    holder = {"process": 4711, "machine": "serveren", "since": "2026-12-01T08:05:00+01:00"}
    (folder / "lås.json").write_text(json.dumps(holder), "utf-8")
    with FileLock(folder / "lås"):
        answer = beskplan(*BUILD, "--vent", "0.2", folder="p")
    assert answer.code == 2
    assert "proces 4711 på serveren" in answer.err
    assert "ventet i 0,2 sekunder" in answer.err


def test_a_run_signs_while_it_holds_the_project_and_no_longer(beskplan: Beskplan, tmp_path: Path) -> None:
    beskplan("opret", "p")
    assert beskplan(*BUILD, folder="p").code == 0
    assert not (tmp_path / "p/output/.byggesedler/lås.json").exists()


@pytest.mark.parametrize("junk", ["", "{}", "[1]", '{"process": "x", "machine": 1, "since": null}'])
def test_a_damaged_sign_stops_nobody(beskplan: Beskplan, tmp_path: Path, junk: str) -> None:
    beskplan("opret", "p")
    folder = tmp_path / "p/output/.byggesedler"
    folder.mkdir(parents=True)
    (folder / "lås.json").write_text(junk, "utf-8")
    assert beskplan(*BUILD, folder="p").code == 0


def test_warnings_stop_a_strict_check_alone(beskplan: Beskplan, tmp_path: Path) -> None:
    beskplan("opret", "p")
    file = tmp_path / "p/municipalities/2018/vejle.yaml"
    file.parent.mkdir()
    file.write_text("kommune: Vejle\n", "utf-8")
    file.with_name("aarhus.yaml.txt").write_text("kommune: Aarhus\n", "utf-8")
    loose, strict = beskplan("check", folder="p"), beskplan("check", "--streng", folder="p")
    assert "advarsel" in loose.err
    assert (loose.code, strict.code) == (0, 1)
