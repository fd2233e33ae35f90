"""The project folder: where the goals, templates, municipality files and figures lie, and where plans go."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from generator.problems import FindingsError, Place, finding
from generator.source.written import Written, place_of_value

GOALS_FILE = "goals.yaml"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one project, all below ``root``.

    ``as_of`` is the last day whose real figures count; None for all that have been fetched.
    """

    root: Path
    as_of: datetime.date | None = None

    @property
    def goals_file(self) -> Path:
        """The minister's goals and the law's demands."""
        return self.root / GOALS_FILE

    @property
    def templates(self) -> Path:
        """Outline, sentences, HTML partials, CSS and design tokens."""
        return self.root / "plan_templates"

    @property
    def design_file(self) -> Path:
        """The design tokens: colours, fonts and sizes."""
        return self.templates / "design.yaml"

    @property
    def municipalities(self) -> Path:
        """The municipality files, by year."""
        return self.root / "municipalities"

    @property
    def demo_figures(self) -> Path:
        """The demo figures."""
        return self.root / "data" / "demo"

    @property
    def real_figures(self) -> Path:
        """The real figures that have been fetched or imported."""
        return self.root / "data" / "tal"

    @property
    def couplings_file(self) -> Path:
        """Which measure in an export is which indicator."""
        return self.root / "data" / "koblinger.yaml"

    @property
    def disclosure_file(self) -> Path:
        """The rule of which figures are of too few people to be shown."""
        return self.root / "data" / "diskretion.yaml"

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


def referenced_file(folder: Path, name: object, shown: str, missing: str = "fil-henvist-mangler") -> Path:
    """Return the file below a folder that a written name refers to; findings call the folder ``shown``.

    Raises FindingsError for anything but a text, for a name that leads out of the folder, and, with the code
    ``missing``, for one that leads to no file.
    """
    place = place_of_value(name)
    if not isinstance(name, Written):
        raise FindingsError([finding("tekst-ventet", place)])
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise FindingsError([finding("fil-udenfor", place, fil=name, mappe=shown)])
    try:
        exists = file.is_file()
    except OSError:  # such as a name longer than the file system allows
        exists = False
    if not exists:
        raise FindingsError([finding(missing, place, fil=name, mappe=shown)])
    return file


def find_project(start: Path) -> Project:
    """Return the project that a folder belongs to: the nearest folder upwards that holds ``goals.yaml``.

    Raises FindingsError if there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / GOALS_FILE).is_file():
            return Project(folder)
    raise FindingsError([finding("projekt-mangler", Place(str(start)))])
