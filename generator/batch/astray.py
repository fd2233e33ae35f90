"""Finds files that are called, or lie, so that nobody reads them, such as ``vejle.yaml.txt``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.problems import Finding, Place, finding
from generator.problems.suggest import did_you_mean
from generator.source.geography import Municipality
from generator.source.identity_files import IDENTITY_FILES
from generator.source.project import Project
from generator.source.yaml_reader import is_misnamed


def unread_files(project: Project, folders: Iterable[Path]) -> Iterator[Finding]:
    """Yield a warning for each such file in the folders of some years and right below municipalities/."""
    for file in sorted(project.municipalities.glob("*.yaml")):
        yield _without_year(file, project)
    for folder in folders:
        for item in sorted(folder.iterdir()):
            yield from _unread(item, _right_name(item.name), project)
            for own in sorted(item.iterdir()) if item.is_dir() and not item.is_symlink() else ():
                yield from _unread(own, _right_own_name(own.name), project)


def near_file(municipality: Municipality, project: Project, folders: Iterable[Path]) -> Finding | None:
    """Return what to say of a file that is probably meant as a municipality's; None if there is none."""
    astray = project.municipalities / f"{municipality.slug}.yaml"
    if astray.is_file():
        return _without_year(astray, project)
    begins = {municipality.slug, municipality.name.casefold()}
    for file in (file for folder in folders for file in sorted(folder.iterdir())):
        stem = unicodedata.normalize("NFC", file.name).casefold().partition(".")[0]
        if stem in begins and is_misnamed(file.name) and file.is_file():
            place = Place(project.shown(file))
            return finding("kommune-fil-andet-navn", place, navn=municipality.name, rigtig=astray.name)
    return None


def _unread(file: Path, right: str | None, project: Project) -> Iterator[Finding]:
    if right is not None and file.is_file():
        code = "fil-læses-ikke-to" if file.with_name(right).exists() else "fil-læses-ikke"
        yield finding(code, Place(project.shown(file)), rigtig=right)


def _without_year(file: Path, project: Project) -> Finding:
    return finding("fil-uden-år", Place(project.shown(file)))


def _right_name(name: str) -> str | None:
    """Return what a municipality's file should be called that nobody reads as it is; None for other files."""
    return f"{name.partition('.')[0]}.yaml" if is_misnamed(name) and ".y" in name.lower() else None


def _right_own_name(name: str) -> str | None:
    """Return the same of a file of a municipality's own look and words, such as ``sætninger.yaml``."""
    if name in IDENTITY_FILES or name.startswith("."):
        return None
    return did_you_mean(f"{name.partition('.')[0]}.yaml", IDENTITY_FILES)
