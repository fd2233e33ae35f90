"""What is remembered of every plan that was built: what from, what came of it, and what was found.

A record is a small JSON file below ``output/.byggesedler``, one for each municipality file. It is written
before a plan's files are put in place and again afterwards, so that a run that was cut off at any moment
leaves files that the next run knows as its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from sys import intern
from typing import Any, TypeGuard

from generator.batch.formats import Format
from generator.batch.inputs import SharedInputs, digest_of_file, digest_of_identity
from generator.problems import Finding
from generator.problems.as_json import SHAPE as FINDING_SHAPE
from generator.problems.as_json import from_json, to_json
from generator.source.geography import Geography, load_geography
from generator.source.other_files import has_shape, read_record, stays_within
from generator.source.project import Project
from generator.source.writing import write_whole

VERSION = 1
UNWRITTEN = "intet skrevet"
"""The status of a plan whose municipality has no file yet."""

FOLDER = ".byggesedler"
_SHAPE = {
    "version": int,
    "fil": str,
    "navn": str,
    "år": str,
    "status": str,
    "kommuner": [[str, str, str]],
    "inddata": {str: str},
    "egne": [str],
    "filer": [[str, str, str, str, str, str, int]],
    "fund": [FINDING_SHAPE],
    "fejlet": bool,
    "begyndt": [str],
    "sekunder": float,
}


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One finished file of a plan.

    ``path`` is relative to the folder of the plan's years; ``recipe`` is the digest of all that it was made
    from, ``drawn`` that of the document in it and of what drew it.
    """

    path: str
    format: Format
    edition: str
    recipe: str
    drawn: str
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality of a plan, with its regional council in the plan's first year."""

    code: str
    name: str
    council: str


@dataclass(frozen=True, slots=True)
class BuildSlip:
    """What is known of one municipality file's plan.

    ``file`` is its path as a user would write it. ``inputs`` and ``outputs`` are those of the last good
    build; ``findings`` and ``failed`` are of the last attempt. ``own`` names the plan's own inputs, and
    ``asked`` the formats that the last build was asked for. ``begun`` holds the SHA-256 of files that a build
    was about to put in place. ``seconds`` is what the last build took.
    """

    file: str
    name: str
    years: str
    status: str = ""
    members: tuple[Member, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    outputs: tuple[OutputFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    failed: bool = False
    asked: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    seconds: float = 0.0

    def own_inputs_now(self, project: Project) -> dict[str, str]:
        """Return the plan's own files as they are now; a name with a slash at its end is a folder."""
        return {
            name: (digest_of_identity if name.endswith("/") else digest_of_file)(project.root / name)
            for name in self.own
        }

    def is_of_what_stands(self, project: Project) -> bool:
        """Whether the plan's own files are as they were when it was built."""
        return all(self.inputs[name] == now for name, now in self.own_inputs_now(project).items())

    def outdated(self, shared: SharedInputs, project: Project) -> tuple[str, ...]:
        """Return the paths of the finished files that are older than what they are made from."""
        own = self.own_inputs_now(project)
        return tuple(output.path for output in self.outputs if not self.is_current(output, shared, own))

    def is_by_choice(self, outdated: Sequence[str]) -> bool:
        """Whether files are older for the one reason that the last build was asked for other formats."""
        formats = {output.format.value for output in self.outputs if output.path in outdated}
        return bool(self.asked) and not (self.failed or formats & set(self.asked))

    def is_current(self, output: OutputFile, shared: SharedInputs, own: Mapping[str, str]) -> bool:
        """Whether nothing that a finished file was made from has changed since."""
        return output.recipe == shared.recipe(output.format, own)

    def knows(self, sha256: str) -> bool:
        """Whether a file with these bytes was written by us."""
        return sha256 in self.begun or any(output.sha256 == sha256 for output in self.outputs)

    def as_failed(self, findings: tuple[Finding, ...], seconds: float) -> BuildSlip:
        """Return the record of an attempt that failed: its findings, and the last good files as they were."""
        return replace(self, findings=findings, failed=True, seconds=seconds)


class Records:
    """The records of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._folder = project.output / FOLDER

    def of(self, file: Path) -> BuildSlip | None:
        """Return the record of a municipality file; None if there is none that can be used."""
        return _read(self._place(file))

    def of_or_new(self, file: Path) -> BuildSlip:
        """Return the record of a municipality file, or one that says nothing yet."""
        return self.of(file) or self._unbuilt(file)

    def all(self) -> Iterator[BuildSlip]:
        """Return every record whose municipality file is still there, or was never, in their order."""
        for place in sorted(self._folder.rglob("*.json")):
            record = _read(place)
            if record is None or self._place(self._project.root / record.file) != place:
                continue
            if record.status == UNWRITTEN or (self._project.root / record.file).is_file():
                yield record

    def save(self, record: BuildSlip) -> None:
        """Write a record. Raises FindingsError if it cannot be written."""
        place = self._place(self._project.root / record.file)
        data = json.dumps(_to_json(record), ensure_ascii=False).encode()
        write_whole(place, data, self._project.shown(place), self._project.root)

    def _unbuilt(self, file: Path) -> BuildSlip:
        """Return the record of a file that nobody has read: its name and folder tell what they can."""
        shown = self._project.shown(file)
        stem, years, geography = Path(shown).stem, Path(shown).parent.name, self._geography
        municipality = geography.by_slug.get(stem)
        if municipality is None or not years[:4].isdecimal():
            return BuildSlip(shown, stem, years)
        try:
            council = geography.council(municipality, int(years[:4]))
        except KeyError:
            council = ""
        member = Member(municipality.code, municipality.name, council)
        return BuildSlip(shown, municipality.name, years, members=(member,))

    @cached_property
    def _geography(self) -> Geography:
        return load_geography()

    def trace_file(self, file: Path) -> Path:
        """Return where the traceback of a failed attempt is put, for those who maintain the program."""
        return self._place(file).with_suffix(".fejl.txt")

    def _place(self, file: Path) -> Path:
        shown = Path(self._project.shown(file))
        parts = [part for part in shown.with_suffix("").parts if part not in (shown.anchor, "..")]
        return self._folder.joinpath(*parts[:-1], f"{parts[-1]}.json")


def _read(place: Path) -> BuildSlip | None:
    try:
        data = read_record(place)
        if not (_is_record(data) and data["version"] == VERSION):
            return None
        return _from_json(data)
    except (OSError, ValueError):  # what cannot be read counts as not built
        return None


def _is_record(data: object) -> TypeGuard[dict[str, Any]]:
    return has_shape(data, _SHAPE)


def _to_json(record: BuildSlip) -> dict[str, object]:
    return {
        "version": VERSION,
        "fil": record.file,
        "navn": record.name,
        "år": record.years,
        "status": record.status,
        "kommuner": [[member.code, member.name, member.council] for member in record.members],
        "inddata": dict(record.inputs),
        "egne": record.own,
        "filer": [
            [item.path, item.format.value, item.edition, item.recipe, item.drawn, item.sha256, item.size]
            for item in record.outputs
        ],
        "fund": [to_json(item) for item in record.findings],
        "fejlet": record.failed,
        "formater": record.asked,
        "begyndt": record.begun,
        "sekunder": record.seconds,
    }


def _from_json(data: dict[str, Any]) -> BuildSlip:
    """Return the record of an object with its shape; raise ValueError for what it cannot mean."""
    inside = all(stays_within(path) for path, *_ in data["filer"])
    asked = data.get("formater", [])  # records of earlier versions have none
    if not (inside and has_shape(asked, [str]) and set(data["egne"]) <= data["inddata"].keys()):
        raise ValueError("inputs without digests, or files outside the folder")
    return BuildSlip(
        data["fil"],
        data["navn"],
        data["år"],
        data["status"],
        tuple(Member(*item) for item in data["kommuner"]),
        {intern(name): intern(value) for name, value in data["inddata"].items()},  # alike in most records
        tuple(data["egne"]),
        tuple(OutputFile(path, Format(file_format), *rest) for path, file_format, *rest in data["filer"]),
        tuple(from_json(item) for item in data["fund"]),
        data["fejlet"],
        tuple(asked),
        tuple(data["begyndt"]),
        data["sekunder"],
    )
