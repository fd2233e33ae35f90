"""Puts the files of one plan in its folder, and never over what somebody else has put there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.batch.inputs import MISSING, digest, digest_of_file
from generator.batch.record import BuildSlip, OutputFile, Records
from generator.problems import Finding, Place, finding
from generator.source.project import Project
from generator.source.writing import set_aside, write_whole

KEPT_ASIDE = "fil-rettet-i-hånden"
"""The finding for a file that was not as we had left it, and has been renamed."""

LEFT_BEHIND = "format-ikke-bygget"
"""The finding for files in formats that were not asked for, which are older than the plan."""


class Shelf:
    """The folder of the plans of some years, for one plan of which ``earlier`` is the record."""

    def __init__(self, project: Project, records: Records, years: str, earlier: BuildSlip) -> None:
        self._project = project
        self._records = records
        self._folder = project.output / years
        self._earlier = earlier
        self._has_same_folder = earlier.years == years

    def kept(self, wanted: OutputFile) -> OutputFile | None:
        """Return the file that stands there already if it is just what is wanted."""
        for output in self._earlier.outputs if self._has_same_folder else ():
            if (output.path, output.drawn) != (wanted.path, wanted.drawn):
                continue
            if digest_of_file(self._folder / output.path) == output.sha256:
                return replace(wanted, sha256=output.sha256, size=output.size)
        return None

    def others(self, made: Sequence[OutputFile]) -> Iterator[OutputFile]:
        """Yield the plan's earlier files, in other formats than those that are made."""
        paths = {output.path for output in made}
        stems = {Path(path).with_suffix("") for path in paths}
        for output in self._earlier.outputs if self._has_same_folder else ():
            if output.path not in paths and Path(output.path).with_suffix("") in stems:
                yield output

    def put(
        self, record: BuildSlip, made: Sequence[tuple[OutputFile, bytes]]
    ) -> tuple[tuple[str, ...], list[Finding]]:
        """Write files and then the record; return the files as shown, and what was found on the way.

        Raises FindingsError if something cannot be written; then the earlier files that were not yet
        replaced still stand, and the earlier record knows those that were.
        """
        if made:
            begun = (*self._earlier.begun, *(output.sha256 for output, _ in made))
            self._records.save(replace(self._earlier, begun=tuple(dict.fromkeys(begun))))
        found: list[Finding] = []
        shown = [self._project.shown(self._folder / output.path) for output, _ in made]
        for (output, data), name in zip(made, shown, strict=True):
            target = self._folder / output.path
            found.extend(self._set_aside(target, output.sha256, name))
            write_whole(target, data, name, self._project.root)
        self._records.save(record)
        return tuple(shown), found

    def _set_aside(self, target: Path, sha256: str, shown: str) -> Iterator[Finding]:
        """Rename a file that we did not write, such as one that was edited by hand."""
        standing = digest_of_file(target)
        if standing in (MISSING, sha256) or self._earlier.knows(standing):
            return
        kept = set_aside(target, shown, self._project.root)
        yield finding(KEPT_ASIDE, Place(shown), gemt=kept.name)


def finished(wanted: OutputFile, data: bytes) -> tuple[OutputFile, bytes]:
    """Return a file that was made with the digest and size of its bytes."""
    return replace(wanted, sha256=digest(data), size=len(data)), data
