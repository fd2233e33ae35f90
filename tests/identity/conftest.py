"""Projects in which one municipality has files of its own beside its plan."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.batch.workshop import Workshop
from generator.problems import Finding, FindingsError
from generator.source.project import Project
from tests.batch.conftest import own_project

FILES = Path(__file__).parent / "files"
PLAN = """kommune: Aarhus
mål:
  - ministermål: 1
    behandling: uændret
    indikatorer:
      - {indikator: offentlig-forsørgelse-andel, måltal: {højst: 18,5}}
"""
Give = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = own_project(tmp_path / "projekt")
    for name in ("aarhus", "odense"):
        text = PLAN.replace("Aarhus", name.capitalize())
        (project.municipalities / "2018" / f"{name}.yaml").write_text(text, "utf-8")
    return project


@pytest.fixture
def give(project: Project) -> Give:
    """Give Aarhus a file of its own, and return its path."""

    def write(name: str, text: str | bytes) -> Path:
        file = project.municipalities / "2018" / "aarhus" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


@pytest.fixture
def give_logo(project: Project, give: Give) -> Callable[[bytes], None]:
    """Give Aarhus an SVG logo with the PNG that Word shows."""

    def write(svg: bytes) -> None:
        picture = io.BytesIO()
        Image.new("RGB", (120, 60), "white").save(picture, "PNG")
        give("logo.svg", svg)
        give("logo.png", picture.getvalue())
        plan = project.municipalities / "2018" / "aarhus.yaml"
        plan.write_text(f"{PLAN}logo: {{fil: logo.svg, alternativ tekst: Et anker}}\n", "utf-8")

    return write


def wear(project: Project, identity: str) -> None:
    """Give Aarhus the files of one of the example identities."""
    folder = project.municipalities / "2018" / "aarhus"
    folder.mkdir(exist_ok=True)
    for file in FILES.glob(f"{identity}.*"):
        copy = folder / file.name.removeprefix(f"{identity}.")
        shutil.copytree(file, copy, dirs_exist_ok=True) if file.is_dir() else shutil.copy(file, copy)


def found(project: Project) -> tuple[Finding, ...]:
    """Return what is found in the plan of Aarhus."""
    workshop = Workshop(project)
    try:
        checked = workshop.plan(workshop.read(project.municipalities / "2018" / "aarhus.yaml"))
        return (*checked.findings, *workshop.page_findings(checked.plan))
    except FindingsError as error:
        return error.findings


def told(project: Project) -> list[tuple[str, int]]:
    """Return code and line of the errors in the plan of Aarhus."""
    return [(item.code, item.place.line if item.place else 0) for item in found(project) if item.is_error]
