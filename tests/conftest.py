"""What all tests share: the repository as a project, and empty projects to write in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.workshop import Workshop
from generator.source.project import Project

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Project:
    """The repository itself; nothing may be written in it."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def workshop(repository: Project) -> Workshop:
    """The repository's goals, figures, sentences and templates."""
    return Workshop(repository)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one's own with the real goals, templates and demo figures, and no municipality files."""
    for name in ("goals.yaml", "plan_templates", "data"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "municipalities" / "2018").mkdir(parents=True)
    return Project(tmp_path)
