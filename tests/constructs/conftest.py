"""The files of the construct catalogue as the municipality files of a project of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.batch.workshop import CheckedPlan, Workshop
from generator.source.project import Project

FILES = Path(__file__).parent / "files"
ROOT = Path(__file__).parents[2]


class Constructs:
    """Reads and merges the files of the catalogue, each once."""

    def __init__(self, project: Project) -> None:
        self.workshop = Workshop(project)
        self._plans: dict[str, CheckedPlan] = {}

    def plan(self, name: str) -> CheckedPlan:
        """Return the plan of a file, by the file's name."""
        if name not in self._plans:
            file = self.workshop.project.municipalities / "2018" / f"{name}.yaml"
            self._plans[name] = self.workshop.plan(self.workshop.read(file))
        return self._plans[name]


@pytest.fixture(scope="session")
def constructs(tmp_path_factory: pytest.TempPathFactory) -> Constructs:
    """Every file of the catalogue, with the repository's goals, figures and templates."""
    root = tmp_path_factory.mktemp("constructs")
    for name in ("goals.yaml", "plan_templates", "data"):
        (root / name).symlink_to(ROOT / name)
    shutil.copytree(FILES, root / "municipalities")
    return Constructs(Project(root))
