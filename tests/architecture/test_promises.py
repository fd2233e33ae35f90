"""The promises of the README about a whole build, kept by a process that is cut off from the network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import page
import pytest

from generator.source.project import Project
from tests.architecture.sources import ROOT

CUT_OFF = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.client.")):
        raise AssertionError(f"the build reached for the network: {event}")

sys.addaudithook(refuse)
from generator.cli import main
sys.argv = ["beskplan", *sys.argv[1:]]
main()
"""
LISTING_MODULES = """
import sys
from pathlib import Path
from generator.batch.building import Format, Press
from generator.source.project import Project
project = Project(Path.cwd())
built = Press(project).build(project.municipalities / "2018" / "aarhus.yaml", (Format.WORD,))
assert not built.failed, built.findings
print(*sys.modules)
"""


@dataclass(frozen=True)
class Build:
    """A finished build: its project, the files it wrote by ending, and what lay there before and after."""

    root: Path
    files: Mapping[str, bytes]
    before: frozenset[Path]
    after: frozenset[Path]


def _run(project: Project, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a project, with a home and a folder for temporary files of its own."""
    world = {"HOME": "home", "TMPDIR": "temporary"}
    for folder in world.values():
        (project.root / folder).mkdir(exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        **{name: str(project.root / folder) for name, folder in world.items()},
        **settings,
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=project.root,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


def _build(project: Project, **settings: str) -> Build:
    (project.municipalities / "2018" / "aarhus.yaml").write_text("kommune: Aarhus\n", "utf-8")
    (project.root / "home").mkdir()
    (project.root / "temporary").mkdir()
    before = frozenset(project.root.rglob("*"))
    done = _run(project, "-W", "error", "-c", CUT_OFF, "build", "Aarhus", **settings)
    assert done.returncode == 0, done.stderr
    folder = project.output / "2018" / "aarhus"
    files = {file.suffix: file.read_bytes() for file in folder.iterdir()}
    return Build(project.root, files, before, frozenset(project.root.rglob("*")))


def _project(folder: Path) -> Project:
    for name in ("goals.yaml", "plan_templates", "data"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "municipalities" / "2018").mkdir(parents=True)
    return Project(folder)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return _build(_project(tmp_path_factory.mktemp("first")), PYTHONHASHSEED="1", TZ="UTC")


def test_a_plan_is_built_in_all_formats_without_a_network(first: Build) -> None:
    assert sorted(first.files) == [".docx", ".html", ".pdf"]


def test_nothing_is_written_outside_the_output_folder(first: Build) -> None:
    root = first.root
    appeared = {path.relative_to(root).parts[0] for path in first.after - first.before}
    assert appeared == {"output"}
    assert first.before <= first.after


def test_the_same_inputs_give_the_same_bytes_on_another_day_in_another_place(
    first: Build, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = _project(tmp_path_factory.mktemp("another-folder"))
    second = _build(elsewhere, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LANG="C", SOURCE_DATE_EPOCH="1")
    assert second.files == first.files


@pytest.mark.parametrize(
    "profile",
    [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A],
    ids=["PDF/UA-1", "PDF/A-3a"],
)
def test_every_pdf_passes_the_validator(first: Build, profile: page.ValidationProfile) -> None:
    report = page.validate_pdf_bytes(first.files[".pdf"], profile=profile)
    assert report.is_compliant, report.failures


def test_a_plan_in_word_alone_waits_for_neither_matplotlib_nor_weasyprint(project: Project) -> None:
    (project.municipalities / "2018" / "aarhus.yaml").write_text("kommune: Aarhus\n", "utf-8")
    done = _run(project, "-c", LISTING_MODULES)
    assert done.returncode == 0, done.stderr
    imported = set(done.stdout.split())
    assert "docx" in imported
    assert not imported & {"matplotlib", "weasyprint", "numpy", "PIL"}
