"""The project folder: where the goals, templates, municipality files and figures lie, and where plans go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.problems import FindingsError, Place, finding

GOALS_FILE = "goals.yaml"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one project, all below ``root``."""

    root: Path

    @property
    def goals_file(self) -> Path:
        """The minister's goals and the law's demands."""
        return self.root / GOALS_FILE

    @property
    def templates(self) -> Path:
        """Outline, sentences, HTML partials, CSS and design tokens."""
        return self.root / "plan_templates"

    @property
    def municipalities(self) -> Path:
        """The municipality files, by year."""
        return self.root / "municipalities"

    @property
    def demo_figures(self) -> Path:
        """The demo figures."""
        return self.root / "data" / "demo"

    @property
    def output(self) -> Path:
        """Where finished plans go."""
        return self.root / "output"

    def shown(self, file: Path) -> str:
        """Return a file's path as a user would write it: from the project folder where it lies inside."""
        try:
            return file.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return file.as_posix()


def find_project(start: Path) -> Project:
    """Return the project that a folder belongs to: the nearest folder upwards that holds ``goals.yaml``.

    Raises FindingsError if there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / GOALS_FILE).is_file():
            return Project(folder)
    raise FindingsError([finding("projekt-mangler", Place(str(start)))])
