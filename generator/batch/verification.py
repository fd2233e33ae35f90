"""Holds finished plans up against their manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.batch.inputs import MISSING, SharedInputs, digest_of_file
from generator.batch.manifest import FILE_NAME, SCHEMA
from generator.batch.overview import OVERVIEW_FILE
from generator.batch.record import Records
from generator.batch.summary import OUTDATED_MARK
from generator.problems import Finding, FindingsError, Place, finding, sorted_by_place
from generator.source.project import Project

_OURS = {FILE_NAME, OVERVIEW_FILE, OUTDATED_MARK}


def verify_folder(folder: Path, project: Project) -> tuple[Finding, ...]:
    """Return what is wrong with the plans of a folder that holds a manifest; empty if all is as it says.

    A folder that has been moved away from its project is held up against its manifest alone; one that lies
    in the project's output is also checked for plans that are older than what they are made from.
    Raises FindingsError if there is no manifest, or none that can be read.
    """
    file = folder / FILE_NAME
    try:
        manifest = _manifest(file, project)
        found = [*_unknown_files(folder, manifest, project)]
        for plan in manifest["planer"]:
            found.extend(_plan_findings(plan, folder, project))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FindingsError([finding("manifest-ulæseligt", Place(project.shown(file)))]) from error
    if folder.resolve().parent == project.output.resolve():
        found.extend(_outdated(folder, manifest, project, {item.place for item in found}))
    return sorted_by_place(found)


def _manifest(file: Path, project: Project) -> Mapping[str, Any]:
    """Return what a manifest says; raise ValueError or TypeError for one that we did not write."""
    try:
        manifest: Mapping[str, Any] = json.loads(file.read_bytes())
    except OSError as error:
        raise FindingsError([finding("manifest-mangler", Place(project.shown(file)))]) from error
    if manifest["skema"] != SCHEMA:
        raise ValueError(manifest["skema"])
    return manifest


def _plan_findings(plan: Mapping[str, Any], folder: Path, project: Project) -> Iterator[Finding]:
    if plan["tilstand"] == "fejlet":
        yield finding("plan-uden-filer", Place(plan["fil"]), fil=plan["fil"])
    for output in plan["filer"]:
        file = folder / output["sti"]
        place, standing = Place(project.shown(file)), digest_of_file(file)
        if standing == MISSING:
            yield finding("færdig-fil-mangler", place, fil=plan["fil"])
        elif standing != output["sha256"]:
            yield finding("færdig-fil-ændret", place, fil=plan["fil"])
        elif not output["aktuel"]:
            yield finding("færdig-fil-forældet", place, fil=plan["fil"])


def _outdated(
    folder: Path, manifest: Mapping[str, Any], project: Project, told: set[Place | None]
) -> Iterator[Finding]:
    """Yield findings for files that have become too old since the manifest was written."""
    shared, records = SharedInputs.of(project), Records(project)
    for plan in manifest["planer"]:
        record = records.of_or_new(project.root / plan["fil"])
        for path in record.outdated(shared, project):
            place = Place(project.shown(folder / path))
            if place not in told:
                yield finding("færdig-fil-forældet", place, fil=plan["fil"])


def _unknown_files(folder: Path, manifest: Mapping[str, Any], project: Project) -> Iterator[Finding]:
    known = {output["sti"] for plan in manifest["planer"] for output in plan["filer"]}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name not in _OURS and file.relative_to(folder).as_posix() not in known:
            yield finding("færdig-fil-ukendt", Place(project.shown(file)))
