"""Holds finished plans up against their manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from generator.batch.inputs import MISSING, SharedInputs, digest_of_file
from generator.batch.manifest import FILE_NAME, SCHEMA
from generator.batch.overview import OVERVIEW_FILE
from generator.batch.record import Records
from generator.batch.summary import OUTDATED_MARK
from generator.problems import Finding, FindingsError, Place, finding, sorted_by_place
from generator.source.other_files import file_within, has_shape, read_record, stays_within
from generator.source.project import Project, real_path

_SHAPE = {
    "skema": str,
    "planer": [
        {"fil": str, "tilstand": str, "filer": [{"sti": str, "sha256": str, "aktuel": bool}]},
    ],
}
_OURS = {FILE_NAME, OVERVIEW_FILE, OUTDATED_MARK}


@dataclass(frozen=True, slots=True)
class Verified:
    """How many finished files a manifest names, and what is wrong with them."""

    files: int
    findings: tuple[Finding, ...]


def verify_folder(folder: Path, project: Project) -> Verified:
    """Hold the plans of a folder up against its manifest.

    A folder that has been moved away from its project is held up against its manifest alone; one that lies
    in the project's output is also checked for plans that are older than what they are made from.
    Raises FindingsError if there is no manifest, or none that can be read.
    """
    file = folder / FILE_NAME
    manifest = _manifest(file, project)
    found = [*_unknown_files(folder, manifest, project)]
    for plan in manifest["planer"]:
        found.extend(_plan_findings(plan, folder, project))
    if real_path(folder).parent == real_path(project.output):
        found.extend(_outdated(folder, manifest, project, {item.place for item in found}))
    return Verified(sum(len(plan["filer"]) for plan in manifest["planer"]), sorted_by_place(found))


def _manifest(file: Path, project: Project) -> Mapping[str, Any]:
    """Return what a manifest says. Raises FindingsError for one that is missing or that we did not write."""
    try:
        manifest = read_record(file)
    except OSError as error:
        raise FindingsError([finding("manifest-mangler", Place(project.shown(file)))]) from error
    except ValueError as error:
        raise _unreadable(file, project) from error
    if not (_is_manifest(manifest) and manifest["skema"] == SCHEMA):
        raise _unreadable(file, project)
    return manifest


def _is_manifest(manifest: object) -> TypeGuard[dict[str, Any]]:
    return has_shape(manifest, _SHAPE) and all(
        stays_within(output["sti"])
        for plan in manifest["planer"]  # type: ignore[index]
        for output in plan["filer"]
    )


def _unreadable(file: Path, project: Project) -> FindingsError:
    return FindingsError([finding("manifest-ulæseligt", Place(project.shown(file)))])


def _plan_findings(plan: Mapping[str, Any], folder: Path, project: Project) -> Iterator[Finding]:
    if plan["tilstand"] == "fejlet":
        yield finding("plan-uden-filer", Place(plan["fil"]), fil=plan["fil"])
    for output in plan["filer"]:
        place, standing = Place(project.shown(folder / output["sti"])), _standing(folder, output["sti"])
        if standing == MISSING:
            yield finding("færdig-fil-mangler", place, fil=plan["fil"])
        elif standing != output["sha256"]:
            yield finding("færdig-fil-ændret", place, fil=plan["fil"])
        elif not output["aktuel"]:
            code = "færdig-fil-ikke-bygget" if plan["tilstand"] == "aktuel" else "færdig-fil-forældet"
            yield finding(code, place, fil=plan["fil"])


def _standing(folder: Path, name: str) -> str:
    try:
        return digest_of_file(file_within(folder, name))
    except OSError:
        return MISSING


def _outdated(
    folder: Path, manifest: Mapping[str, Any], project: Project, told: set[Place | None]
) -> Iterator[Finding]:
    """Yield findings for files that have become too old since the manifest was written."""
    shared, records = SharedInputs.of(project), Records(project)
    for plan in manifest["planer"]:
        record = records.of_or_new(project.root / plan["fil"])
        outdated = record.outdated(shared, project)
        code = "færdig-fil-ikke-bygget" if record.is_by_choice(outdated) else "færdig-fil-forældet"
        for path in outdated:
            place = Place(project.shown(folder / path))
            if place not in told:
                yield finding(code, place, fil=plan["fil"])


def _unknown_files(folder: Path, manifest: Mapping[str, Any], project: Project) -> Iterator[Finding]:
    known = {output["sti"] for plan in manifest["planer"] for output in plan["filer"]}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name not in _OURS and file.relative_to(folder).as_posix() not in known:
            yield finding("færdig-fil-ukendt", Place(project.shown(file)))
