"""The project folder: where the goals, templates, municipality files and figures lie, and where plans go."""

from __future__ import annotations

import datetime
import os
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
        real = real_path(file.parent) / file.name if file.is_symlink() else real_path(file)
        for path, root in ((real, real_path(self.root)), (absolute(file), absolute(self.root))):
            if path.is_relative_to(root):
                return readable(path.relative_to(root))
        return readable(file)

    def refuse_unusable(self, file: Path) -> None:
        """Raise FindingsError for a link out of the project, in a circle or to nothing, or a nameless file.

        A name whose bytes are no text is none. A file that the user has named outside the project is no link.
        """
        real, place = real_path(file), Place(self.shown(file))
        leads_nowhere = file.is_symlink() and not os.path.lexists(real)
        is_ours = file.is_symlink() or absolute(file).is_relative_to(absolute(self.root))
        leads_out = is_ours and not real.is_relative_to(real_path(self.root))
        if real.is_symlink() or leads_nowhere or leads_out:
            raise FindingsError([finding("fil-henvisning-ud", place)])
        name = Path(file.parent.name, file.name)
        if readable(name) != name.as_posix():
            raise FindingsError([finding("fil-navn-ulæseligt", place)])


def referenced_file(folder: Path, name: object, shown: str, missing: str = "fil-henvist-mangler") -> Path:
    """Return the file below a folder that a written name refers to; findings call the folder ``shown``.

    Raises FindingsError for anything but a text, for a name that leads out of the folder, and, with the code
    ``missing``, for one that leads to no file.
    """
    place = place_of_value(name)
    if not isinstance(name, Written):
        raise FindingsError([finding("tekst-ventet", place)])
    file = real_path(folder / name)
    if not file.is_relative_to(real_path(folder.parent) / folder.name):
        raise FindingsError([finding("fil-udenfor", place, fil=name, mappe=shown)])
    try:
        exists = file.is_file()
    except OSError:  # such as a name longer than the file system allows
        exists = False
    if not exists:
        raise FindingsError([finding(missing, place, fil=name, mappe=shown)])
    return file


def real_path(file: Path) -> Path:
    """Return where a path leads when its links are followed; of links in a circle, where they begin."""
    try:
        return Path(os.path.realpath(file))
    except ValueError:  # a name that no file can have
        return absolute(file)


def absolute(file: Path) -> Path:
    """Return a path from the top, with no ``..`` in it and its links as they are written."""
    return Path(os.path.abspath(file))


def readable(file: Path) -> str:
    """Return a path as text that can be written anywhere, whatever bytes its name is made of."""
    return file.as_posix().encode("utf-8", "backslashreplace").decode()


def find_project(start: Path) -> Project:
    """Return the project that a folder belongs to: the nearest folder upwards that holds ``goals.yaml``.

    Raises FindingsError if there is none.
    """
    for folder in (real_path(start), *real_path(start).parents):
        if (folder / GOALS_FILE).is_file():
            return Project(folder)
    raise FindingsError([finding("projekt-mangler", Place(str(start)))])
