"""The plans of a project, checked, built and reviewed in memory.

The libraries that set type, draw charts and read fonts keep what they have loaded in their modules, and two
threads in them at once disturb each other. So one lock of the process is held by whatever is called here.
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from threading import RLock
from typing import Concatenate, ParamSpec, TypeVar

from generator.batch.files import PlanFiles
from generator.batch.formats import Format
from generator.batch.review_plans import Wanted, day_of, gather
from generator.batch.workshop import Workshop, require_buildable
from generator.problems import Finding, FindingsError, Place, finding, sorted_by_place
from generator.problems.edit import Edit
from generator.review.comparison import Comparison, compare
from generator.review.finished_word import plan_of_word
from generator.review.word_notes import WordNotes, word_notes
from generator.source.project import STANDARD, Project, find_project
from generator.source.splice import edit_file, spliced
from generator.source.writing import write_whole

_ONE_AT_A_TIME = RLock()
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def _alone(
    method: Callable[Concatenate[Plans, _Arguments], _Result],
) -> Callable[Concatenate[Plans, _Arguments], _Result]:
    @wraps(method)
    def call(plans: Plans, /, *arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        with _ONE_AT_A_TIME:
            return method(plans, *arguments, **named)

    return call


class Plans:
    """The plans of one project; may be shared between threads, which wait for each other.

    Municipality files are read anew each time. The project's goals, sentences, design and figures are read
    when they are first needed and kept: open the project again to see them changed. ``name`` is everywhere a
    municipality, its code or its file: ``Odense``, ``461``, ``municipalities/2018/odense.yaml``.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._workshop = Workshop(project)

    @property
    def folder(self) -> Path:
        """The project's folder."""
        return self._project.root

    @_alone
    def files(self) -> tuple[str, ...]:
        """Return the municipality files, as users write their paths."""
        return tuple(self._project.shown(file) for file in self._files.all())

    @_alone
    def check(self, name: str, year: int | None = None) -> tuple[Finding, ...]:
        """Return all that is wrong or missing in a plan, in the order of its file.

        Raises FindingsError if no file is named, or if one of the project's own files cannot be used.
        """
        file = self._file(name, year)
        self._workshop.load()
        try:
            checked = self._workshop.plan(self._workshop.read(file))
            return sorted_by_place([*checked.findings, *self._workshop.page_findings(checked.plan)])
        except FindingsError as error:
            return error.findings

    @_alone
    def build(
        self, name: str, formats: Sequence[Format] = tuple(Format), year: int | None = None
    ) -> Mapping[str, bytes]:
        """Return the finished files of a plan by their names, each edition in each format; writes nothing.

        Raises FindingsError if there is no plan to be made of the file, or if this machine cannot make PDF.
        """
        workshop = self._workshop
        file = workshop.read(self._file(name, year))
        checked = workshop.plan(file)
        require_buildable(checked)
        press = workshop.press_for(file)
        _, unable = press.able(formats)
        if unable:
            raise FindingsError(unable)
        made: dict[str, bytes] = {}
        for edition in checked.plan.record.editions:
            document = workshop.document(checked.plan, edition)
            carried = workshop.attachments(checked.plan, document)
            for file_format, data in press.write(document, formats, carried):
                made[f"{file.output_name(edition)}.{file_format.value}"] = data
        return made

    @_alone
    def apply(self, name: str, edit: Edit, year: int | None = None) -> bytes:
        """Change one value in a municipality file and no other byte, and return what now stands in it.

        Raises EditError if the edit cannot be made, and FindingsError if the file cannot be read or written;
        then the file is as it was.
        """
        file = self._file(name, year)
        return edit_file(file, edit, self._project.shown(file))

    @_alone
    def review(self, names: Sequence[str] = (), year: int | None = None) -> Comparison:
        """Return several plans side by side, by the figures of the day that the plans were made for.

        Without names all are meant. Raises FindingsError if there is no plan that can be compared.
        """
        years = str(year) if year is not None else None
        files = self._files.named(names, years) if names else self._files.all(years)
        gathered = gather(self._workshop, Wanted(files, (), year, ""), lambda _: None)
        if not gathered.sheets:
            none = finding("gennemgang-uden-planer", Place(""), år=year or "perioden")
            raise FindingsError([*gathered.findings, none])
        return compare(
            gathered.sheets, self._workshop.library, day_of(gathered.sheets), previous=gathered.previous
        )

    @property
    def _files(self) -> PlanFiles:
        return PlanFiles(self._project, self._workshop.geography)

    def _file(self, name: str, year: int | None) -> Path:
        """Return the newest of the files that a name means."""
        within = self._project.root / name
        named = [str(within)] if within.is_file() else [name]
        return self._files.named(named, str(year) if year is not None else None)[-1]


def open_project(folder: Path, as_of: datetime.date | None = None) -> Plans:
    """Open the project that a folder belongs to; ``as_of`` is the last day whose real figures count.

    Raises FindingsError if there is none.
    """
    project = find_project(folder)
    return Plans(Project(project.root, as_of, project.standard))


class TextPlans(Plans):
    """The plan of a text, which lies in a folder of its own as long as this is open; closes a ``with``."""

    def __init__(self, text: str, name: str, files: Mapping[str, bytes]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="beskplan-")
        project = Project(Path(self._folder.name), standard=STANDARD)
        for inside, data in {name: text.encode(), **files}.items():
            write_whole(project.municipalities / inside, data, inside, project.root)
        super().__init__(project)

    def __enter__(self) -> TextPlans:
        """Return itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Forget the text and its files."""
        self.close()

    def close(self) -> None:
        """Forget the text and its files."""
        self._folder.cleanup()


def open_text(text: str, name: str, files: Mapping[str, bytes] | None = None) -> TextPlans:
    """Open the text of a municipality file, with the files that it draws on, on the program's standard.

    ``name`` and the names of ``files`` are paths below ``municipalities``: ``2018/odense.yaml`` with
    ``2018/odense/logo.png``. Raises FindingsError for a name that leads out of there.
    """
    for inside in (name, *(files or {})):
        if Path(inside).is_absolute() or ".." in Path(inside).parts:
            raise FindingsError([finding("fil-udenfor", Place(inside), fil=inside, mappe="municipalities")])
    return TextPlans(text, name, files or {})


def changed(data: bytes, edit: Edit, name: str) -> bytes:
    """Return the bytes of a municipality file with one value changed and no other byte; writes nothing.

    ``name`` is the file in findings. Raises EditError if the edit cannot be made, and FindingsError for bytes
    that are no municipality file.
    """
    return spliced(data, edit, name)


def left_in_word(data: bytes, name: str) -> WordNotes:
    """Return the comments and tracked changes that people have left in a Word file; ``name`` is the file.

    It also says whether the text is another than the one that was built. Raises FindingsError for bytes that
    are no Word file, or one without a plan of ours in it.
    """
    is_changed = bool(plan_of_word(data, Place(name)).changed)
    return word_notes(data, name, text_changed=is_changed)
