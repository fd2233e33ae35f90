"""Projects with real files of their own, and the command run in a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.source.project import Project
from tests.conftest import ROOT

Write = Callable[[str, str], Path]
Start = Callable[..., subprocess.Popen[str]]


def own_project(folder: Path) -> Project:
    """Make a project whose every file may be changed."""
    folder.mkdir(exist_ok=True)
    shutil.copy(ROOT / "goals.yaml", folder)
    for name in ("plan_templates", "data"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "municipalities" / "2018").mkdir(parents=True)
    return Project(folder)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return own_project(tmp_path / "projekt")


@pytest.fixture
def write(project: Project) -> Write:
    """Write a municipality file for 2018 and return its path."""

    def write_file(name: str, text: str) -> Path:
        file = project.municipalities / "2018" / f"{name}.yaml"
        file.write_text(text, "utf-8")
        return file

    return write_file


@pytest.fixture
def start(project: Project) -> Start:
    """Start ``beskplan`` as a process in the project's folder."""

    def begin(*words: str, folder: Path | None = None) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "generator", *words],
            cwd=folder or project.root,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=_listen_to_interruptions,
        )

    return begin


def _listen_to_interruptions() -> None:
    """Take away what a test run in the background passes on: that interruptions are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def bytes_below(folder: Path) -> dict[str, bytes]:
    """Return the finished files below an output folder: not the records, and nothing with times in it."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.suffix in {".docx", ".pdf", ".html", ".part"} and ".byggesedler" not in file.parts
    }
