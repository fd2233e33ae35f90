"""Puts the files of a review in its folder, and never over what somebody has changed there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from generator.batch.inputs import MISSING, digest, digest_of_file
from generator.batch.shelf import KEPT_ASIDE
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.project import Project
from generator.source.writing import write_whole

_RECORD = ".filer.json"


class ReviewShelf:
    """One folder below the output folder, and a record in it of what was put there."""

    def __init__(self, project: Project, folder: Path) -> None:
        self._project = project
        self._folder = folder

    def put(
        self, files: Mapping[str, bytes], instead: str | None = None
    ) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
        """Write files by their names, and return them as shown, and what was found on the way.

        A file that somebody has changed is renamed. Earlier files below the folder ``instead`` that are not
        among the new ones are taken away. Raises FindingsError if something cannot be written.
        """
        known = self._known()
        fresh = {name: digest(data) for name, data in files.items()}
        found: list[Finding] = []
        for name, data in files.items():
            target = self._folder / name
            standing = digest_of_file(target)
            if standing == fresh[name]:
                continue
            if standing not in (MISSING, known.get(name)):
                found.append(self._set_aside(target))
            write_whole(target, data, self._project.shown(target))
        old = [name for name in known if instead is not None and name.startswith(f"{instead}/")]
        for name in old:
            target = self._folder / name
            if name not in fresh and digest_of_file(target) == known[name]:
                target.unlink()
        kept = {name: known[name] for name in known if name not in old}
        record = json.dumps(dict(sorted((kept | fresh).items())), indent=1).encode()
        write_whole(self._folder / _RECORD, record, self._project.shown(self._folder / _RECORD))
        return tuple(self._project.shown(self._folder / name) for name in files), tuple(found)

    def _known(self) -> dict[str, str]:
        """Return the digests of what was put here; none where the record is missing or no record."""
        try:
            known = json.loads((self._folder / _RECORD).read_bytes())
        except (OSError, ValueError):
            return {}
        entries = known.items() if isinstance(known, dict) else ()
        return {name: value for name, value in entries if isinstance(value, str) and _is_inside(name)}

    def _set_aside(self, target: Path) -> Finding:
        shown = self._project.shown(target)
        kept = next(place for place in _names(target) if not place.exists())
        try:
            target.rename(kept)
        except OSError as error:
            folder = shown.rpartition("/")[0]
            raise FindingsError([finding("fil-skrives-ikke", Place(shown), mappe=folder)]) from error
        return finding(KEPT_ASIDE, Place(shown), gemt=kept.name)


def _names(target: Path) -> Iterator[Path]:
    for number in count(1):
        yield target.with_name(f"{target.stem}.rettet{'' if number == 1 else f'-{number}'}{target.suffix}")


def _is_inside(name: str) -> bool:
    return not name.startswith("/") and ".." not in name.split("/")
