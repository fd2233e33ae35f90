"""The project folder: where municipality files and figures lie, where plans go, and the standard beneath.

The program comes with its standard: goals, templates, invented figures and rules. A project holds what is its
own, and a file of its own stands in the place of that of the standard.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path

from generator.problems import FindingsError, Place, finding
from generator.source.written import Written, place_of_value

GOALS_FILE = "goals.yaml"
PROJECT_FILE = "beskplan.yaml"
TEMPLATES = "plan_templates"
DISCLOSURE_FILE = "data/diskretion.yaml"
COUPLINGS_FILE = "data/koblinger.yaml"
DEMO_FIGURES = "data/demo"

_PACKAGE = Path(__file__).parents[1]
STANDARD = _PACKAGE / "standard" if (_PACKAGE / "standard").is_dir() else _PACKAGE.parent
"""The standard of this program: in an installation within the package, in the repository at its top."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one project, all below ``root``.

    ``as_of`` is the last day whose real figures count; None for all that have been fetched. ``standard`` is
    the folder of the standard; None for a project that holds all of it itself, as the repository does.
    ``drafts`` are municipality files that nobody has written yet and whose plans are wanted all the same.
    """

    root: Path
    as_of: datetime.date | None = None
    standard: Path | None = None
    drafts: frozenset[Path] = frozenset()

    @property
    def goals_file(self) -> Path:
        """The minister's goals and the law's demands."""
        return self._piece(GOALS_FILE)

    @property
    def templates(self) -> Path:
        """The standard's outline, sentences, HTML partials, CSS and design tokens."""
        return (self.standard or self.root) / TEMPLATES

    @property
    def own_templates(self) -> Path | None:
        """What the project has changed of them, in the files that a municipality may have; else None."""
        return self.root / TEMPLATES if self.standard is not None else None

    @property
    def design_file(self) -> Path:
        """The standard's design tokens: colours, fonts and sizes."""
        return self.templates / "design.yaml"

    @property
    def municipalities(self) -> Path:
        """The municipality files, by year."""
        return self.root / "municipalities"

    @property
    def demo_figures(self) -> Path:
        """The demo figures."""
        return self._piece(DEMO_FIGURES)

    @property
    def real_figures(self) -> Path:
        """The real figures that have been fetched or imported."""
        return self.root / "data" / "tal"

    @property
    def couplings_file(self) -> Path:
        """Which measure in an export is which indicator."""
        return self._piece(COUPLINGS_FILE)

    @property
    def disclosure_file(self) -> Path:
        """The rule of which figures are of too few people to be shown."""
        return self._piece(DISCLOSURE_FILE)

    @property
    def output(self) -> Path:
        """Where finished plans go."""
        return self.root / "output"

    def _piece(self, name: str) -> Path:
        """Return the project's own file or folder of a name, or the standard's where it has none."""
        own = self.root / name
        return own if self.standard is None or os.path.lexists(own) else self.standard / name

    def shown(self, file: Path) -> str:
        """Return a file's path as a user would write it: from the project folder where it lies inside.

        A file of the standard is named as one of it, wherever the program is installed.
        """
        real = real_path(file.parent) / file.name if file.is_symlink() else real_path(file)
        for path, root in ((real, real_path(self.root)), (absolute(file), absolute(self.root))):
            if path.is_relative_to(root):
                return readable(path.relative_to(root))
        if self.standard is not None and file.is_relative_to(self.standard):
            return f"standarden/{readable(file.relative_to(self.standard))}"
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
    """Return the project that a folder belongs to: the nearest folder upwards that is marked as one.

    A project of one's own holds ``beskplan.yaml``. A folder with ``goals.yaml`` alone holds its whole
    standard itself: the repository, and projects from before the standard came with the program.

    Raises FindingsError if there is none.
    """
    for folder in (real_path(start), *real_path(start).parents):
        if (folder / PROJECT_FILE).is_file():
            return Project(folder, standard=STANDARD)
        if (folder / GOALS_FILE).is_file():
            return Project(folder)
    raise FindingsError([finding("projekt-mangler", Place(str(start)))])
