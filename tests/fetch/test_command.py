"""``beskplan data fetch`` as a planner runs it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import main
from generator.figures.fetch.api_key import DEFAULT_FILE
from tests.fetch.server import KEY, Server, Table, refusal

GOALS = Path(__file__).parents[2] / "goals.yaml"


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "goals.yaml").write_bytes(GOALS.read_bytes())
    return folder


@pytest.fixture
def run(
    project: Path, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the command in a project of its own, with the key in the user's own folder."""
    home = project.parent / "home"
    key = home / DEFAULT_FILE
    key.parent.mkdir(parents=True)
    key.write_text(KEY, "utf-8")
    key.chmod(0o600)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("BESKPLAN_JOBINDSATS_ADRESSE", server.jobindsats_address)
    monkeypatch.setenv("BESKPLAN_STATBANK_ADRESSE", server.statbank_address)
    monkeypatch.chdir(project)

    def fetch(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["beskplan", "data", "fetch", *words])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        assert KEY not in said.out + said.err
        assert isinstance(stopped.value.code, int)
        return Said(stopped.value.code, said.out, said.err)

    return fetch


def test_it_fetches_stores_and_tells(run: Run, project: Path, benefit: Table) -> None:
    said = run("--indikator", "a-dagpenge", "--periode", "2025M01-2025M06")
    assert said.code == 0
    assert "[1/1] a-dagpenge: 594 tal" in said.out
    assert "Nye tal for 1 af 1 indikatorer" in said.out
    assert len(list((project / "data" / "tal" / "a-dagpenge").glob("*.csv"))) == 1
    assert "anden adresse end kildens egen" in said.err


def test_the_status_tells_when_the_source_updates_next(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], benefit: Table
) -> None:
    run("--indikator", "a-dagpenge", "--periode", "2025M01-2025M06")
    monkeypatch.setattr(sys, "argv", ["beskplan", "data", "status"])
    with pytest.raises(SystemExit):
        main()
    assert "Kilden opdaterer igen 27. november 2026." in capsys.readouterr().out


def test_a_second_run_has_nothing_to_do(run: Run, benefit: Table, server: Server) -> None:
    run("--indikator", "a-dagpenge")
    asked = len(server.requests)
    said = run("--indikator", "a-dagpenge")
    assert said.code == 0
    assert "ingen nye tal" in said.out
    assert len(server.requests) == asked
    run("--indikator", "a-dagpenge", "--forny")
    assert len(server.requests) > asked


def test_a_whole_run_goes_on_past_tables_that_fail(run: Run, project: Path, benefit: Table) -> None:
    said = run("--periode", "2025M06")
    assert said.code == 1
    assert "a-dagpenge: 99 tal" in said.out
    assert "fleksjob: kunne ikke hentes" in said.out
    assert "Y08A02" in said.err
    assert "kontrolsager" in said.err
    assert "samarbejdsgrad" in said.err
    assert [folder.name for folder in (project / "data" / "tal").iterdir() if folder.is_dir()] == [
        "a-dagpenge"
    ]


def test_what_cannot_be_fetched_is_no_error(run: Run, server: Server) -> None:
    said = run("--indikator", "samarbejdsgrad", "--indikator", "kontrolsager")
    assert said.code == 0
    assert "samarbejdsgrad" in said.err
    assert not server.requests


def test_an_indicator_that_does_not_exist_is_told_with_the_nearest(run: Run, server: Server) -> None:
    said = run("--indikator", "a-dagpeng")
    assert said.code == 1
    assert "»a-dagpenge«" in said.err
    assert not server.requests


@pytest.mark.parametrize("periods", ["i går", "seneste:0", "2018M01-2017M01"])
def test_periods_that_cannot_be_read_are_a_wrong_use(run: Run, periods: str) -> None:
    said = run("--periode", periods)
    assert said.code == 2
    assert "--periode" in said.err


def test_without_a_key_it_tells_how_to_get_one(run: Run, project: Path, benefit: Table) -> None:
    (project.parent / "home" / DEFAULT_FILE).unlink()
    said = run("--indikator", "a-dagpenge", "--indikator", "fleksjob")
    assert said.code == 1
    assert "jobindsats@star.dk" in said.err
    assert "fleksjob: ikke forsøgt" in said.out


def test_findings_come_as_json_when_asked_for(run: Run, server: Server, benefit: Table) -> None:
    server.always(refusal(403, "Forbidden"))
    said = run("--indikator", "a-dagpenge", "--json")
    assert said.code == 1
    assert "hent-adgang" in json.dumps(json.loads(said.out))


def test_in_a_terminal_a_bar_shows_the_way(run: Run, benefit: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said = run("--indikator", "a-dagpenge")
    assert said.code == 0
    assert "Indikatorer" in said.err
    assert "1/1" in said.err
    assert "Y01A02" in said.err


def test_its_help_is_danish(run: Run) -> None:
    said = run("--hjælp")
    assert said.code == 0
    assert "Henter tal fra Jobindsats og Danmarks Statistik." in said.out
    assert "--periode PERIODER" in said.out
    assert "default" not in said.out.casefold()
