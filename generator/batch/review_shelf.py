"""Puts the files of a review in its folder, and never over what somebody has changed there."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

from generator.batch.inputs import MISSING, digest, digest_of_file
from generator.batch.shelf import KEPT_ASIDE
from generator.problems import Finding, Place, finding
from generator.source.other_files import file_within, has_shape, read_record
from generator.source.project import Project
from generator.source.writing import set_aside, take_away, write_whole

_RECORD = ".filer.json"


class ReviewShelf:
    """One folder below the output folder, and a record in it of what was put there."""

    def __init__(self, project: Project, folder: Path) -> None:
        self._project = project
        self._folder = folder
        inside = Path(os.path.abspath(folder)).is_relative_to(os.path.abspath(project.root))
        self._root = project.root if inside else folder

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
            self._write(target, data)
        old = [name for name in known if instead is not None and name.startswith(f"{instead}/")]
        for name in old:
            target = self._folder / name
            if name not in fresh and digest_of_file(target) == known[name]:
                take_away(target, self._project.shown(target), self._root)
        kept = {name: known[name] for name in known if name not in old}
        record = json.dumps(dict(sorted((kept | fresh).items())), indent=1).encode()
        self._write(self._folder / _RECORD, record)
        return tuple(self._project.shown(self._folder / name) for name in files), tuple(found)

    def _known(self) -> dict[str, str]:
        """Return the digests of what was put here; none where the record is missing or no record."""
        try:
            known = read_record(self._folder / _RECORD)
        except (OSError, ValueError):
            return {}
        return {name: known[name] for name in known if self._is_inside(name)} if _is_known(known) else {}

    def _is_inside(self, name: str) -> bool:
        try:
            return bool(file_within(self._folder, name))
        except OSError:
            return False

    def _write(self, target: Path, data: bytes) -> None:
        write_whole(target, data, self._project.shown(target), self._root)

    def _set_aside(self, target: Path) -> Finding:
        shown = self._project.shown(target)
        kept = set_aside(target, shown, self._root)
        return finding(KEPT_ASIDE, Place(shown), gemt=kept.name)


def _is_known(record: object) -> TypeGuard[dict[str, str]]:
    return has_shape(record, {str: str})
