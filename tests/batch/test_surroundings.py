"""What a machine has set for other programs changes nothing in a plan."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.figures.fetch.api_key import find_key
from generator.figures.fetch.faults import SourceClosed
from generator.source.project import Project
from tests.batch.conftest import Write, bytes_below
from tests.conftest import ROOT

PLAN = """\
kommune: Aarhus
mål:
  - ministermål: 1
    indikatorer: [{indikator: offentlig-forsørgelse-andel, sammenlign: [RAR]}]
"""
NO_HOME = {"HOME": "", "USER": "", "LOGNAME": ""}


def _built(project: Project, environment: dict[str, str]) -> dict[str, bytes]:
    run = subprocess.run(
        [sys.executable, "-m", "generator", "build", "Aarhus", "--tving", "--format", "docx,html"],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("advarsel") == 0
    return bytes_below(project.output)


def test_settings_for_other_programs_do_not_reach_our_drawings(
    project: Project, write: Write, tmp_path: Path
) -> None:
    write("aarhus", PLAN)
    settings = tmp_path / "matplotlibrc"
    settings.write_bytes(b"lines.linewidth: 40\n\xff\xfe")
    plain = _built(project, {})
    assert b"<svg" in next(data for name, data in plain.items() if name.endswith(".html"))
    notebook = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "MATPLOTLIBRC": str(settings)}
    assert _built(project, {**notebook, **NO_HOME, "SOURCE_DATE_EPOCH": "1", "LC_ALL": "C"}) == plain
    (project.root / "matplotlibrc").write_bytes(settings.read_bytes())
    unknown = {"MPLBACKEND": "findes-ikke", "MPLCONFIGDIR": str(tmp_path), "XDG_CONFIG_HOME": "/dev/null"}
    assert _built(project, unknown) == plain


@pytest.mark.parametrize("environment", [{}, {"JOBINDSATS_NOEGLEFIL": "~findes-ikke/nøgle"}])
def test_a_user_without_a_name_and_a_home_is_told_of_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    with pytest.raises(SourceClosed) as told:
        find_key(tmp_path, environment)
    wanted = "hent-nøgle-ulæselig" if environment else "hent-nøgle-mangler"
    assert [item.code for item in told.value.findings] == [wanted]
