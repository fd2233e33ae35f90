"""A plan's folder: what we put there, what we know as ours, and what somebody else has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch import shelf
from generator.batch.formats import Format
from generator.batch.record import BuildSlip, OutputFile, Records
from generator.batch.shelf import Shelf, finished
from generator.source.project import Project

PATHS = ("aarhus/plan.docx", "aarhus/plan.html")
WRITE = shelf.write_whole


class _Killed(BaseException):
    """What a process meets when it is killed."""


def _put(project: Project, text: str) -> list[str]:
    """Put two files with a text on the shelf; return the codes of what was found."""
    records = Records(project)
    earlier = records.of_or_new(project.municipalities / "2018" / "aarhus.yaml")
    wanted = (OutputFile(path, Format(path[-4:]), "fuld", "", text) for path in PATHS)
    made = [finished(output, text.encode()) for output in wanted]
    record = BuildSlip(earlier.file, "Aarhus", "2018", outputs=tuple(output for output, _ in made))
    _, found = Shelf(project, records, "2018", earlier).put(record, made)
    return [item.code for item in found]


def _put_and_be_killed(project: Project, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put two files on the shelf, but only the first gets there."""

    def write_the_first(target: Path, data: bytes, name: str, root: Path) -> None:
        if target.suffix == ".html":
            raise _Killed
        WRITE(target, data, name, root)

    with monkeypatch.context() as patched:
        patched.setattr(shelf, "write_whole", write_the_first)
        with pytest.raises(_Killed):
            _put(project, text)


def test_files_of_interruption_upon_interruption_are_known_as_ours(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _put(project, "en") == []
    _put_and_be_killed(project, "to", monkeypatch)
    monkeypatch.setattr(shelf.Shelf, "_set_aside", lambda *_: (_ for _ in ()).throw(_Killed()))
    with pytest.raises(_Killed):  # killed again, before anything is in place
        _put(project, "tre")
    monkeypatch.undo()
    assert _put(project, "fire") == []
    assert not list(project.output.rglob("*rettet*"))


def test_a_file_that_somebody_changed_is_kept_aside(project: Project) -> None:
    _put(project, "en")
    (project.output / "2018" / PATHS[0]).write_text("rettet i hånden", "utf-8")
    assert _put(project, "to") == [shelf.KEPT_ASIDE]
    assert (project.output / "2018" / "aarhus" / "plan.rettet.docx").read_text("utf-8") == "rettet i hånden"
