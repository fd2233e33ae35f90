"""Reads one municipality file into a record, with everything that is wrong in it as findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Finding, FindingsError, Place, finding, sorted_by_place
from generator.problems.suggest import did_you_mean
from generator.source.fields import YearSpan
from generator.source.geography import Geography
from generator.source.identity import Identity, read_identity
from generator.source.illustrations import PictureKey, read_illustrations
from generator.source.inheritance import inherited
from generator.source.limits import too_much
from generator.source.pictures import PictureFile, read_picture
from generator.source.project import Project, referenced_file
from generator.source.reading import REJECTED, Reading
from generator.source.records.plan import Edition, PlanRecord, Section
from generator.source.written import Written, WrittenList, WrittenMapping, as_written, place_of_value
from generator.source.yaml_reader import parse_yaml, read_source

SHARED_FOLDER = "fælles"


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A municipality file that could be read: its record, its years, and what was found on the way.

    ``illustrations`` are the pictures of its texts and annexes, by the file that names them and their name.
    ``sources`` holds what stood in it, and in every file that it draws on, when it was read, by shown path.
    ``is_written`` is False where nobody has written the file yet.
    """

    file: Path
    shown: str
    record: PlanRecord
    years: YearSpan
    logo: PictureFile | None
    foreword_picture: PictureFile | None
    illustrations: Mapping[PictureKey, PictureFile]
    sources: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    identity: Identity
    is_written: bool = True

    @property
    def slug(self) -> str:
        """The name of the plan's folder and files, from the official list of municipalities."""
        return "-".join(municipality.slug for municipality in self.record.municipalities)

    def output_name(self, edition: Edition) -> str:
        """Return what the finished files of an edition are called, without their endings."""
        return f"beskaeftigelsesplan-{self.years}-{self.slug}{edition.suffix}"

    def place_within(self, text: Written, words: str) -> Place:
        """Return where some words of a text stand, or the text itself where they cannot be found."""
        lines = self.sources.get(text.place.file, b"").decode("utf-8-sig", "replace").splitlines()
        for number, line in enumerate(lines[text.place.line - 1 :], text.place.line):
            key = text.place.column - 1 if number == text.place.line else 0
            if (found := line.find(words, key)) >= 0:
                return Place(text.place.file, number, found + 1, len(words), line)
        return text.place


def read_plan_file(
    file: Path, project: Project, geography: Geography, draft: bytes | None = None
) -> PlanFile:
    """Read a municipality file, or what stands for it as long as nobody has written it.

    Raises FindingsError, with all findings, if no record could be made of it.
    """
    project.refuse_unusable(file)
    shown = project.shown(file)
    sources: dict[str, bytes] = {}
    mapping = _read_mapping(file, project, sources, draft)
    reading = Reading(geography, Place(shown))
    mapping = _with_shared_sections(mapping, project, reading, sources)
    try:
        record = PlanRecord.model_validate(mapping, context=reading)
    except ValidationError as error:
        raise FindingsError(found_in_record(error, mapping, reading)) from error
    years = record.period or _years_of_folder(file, reading)
    if years is None or any(item.is_error for item in reading.findings):
        raise FindingsError(sorted_by_place(reading.findings))
    folder = file.with_suffix("")
    foreword = record.foreword.picture if record.foreword is not None else None
    logo, picture = (
        read_picture(item, folder, project.shown(folder)) if item is not None else None
        for item in (record.logo, foreword)
    )
    illustrations, wrong = read_illustrations(record, project, sources)
    if wrong:
        raise FindingsError(sorted_by_place([*reading.findings, *wrong]))
    for item in (logo, picture, *illustrations.values()):
        if item is not None:
            sources |= {project.shown(file): data for file, data in item.sources.items()}
    identity = read_identity(folder, project)
    return PlanFile(
        file,
        shown,
        record,
        years,
        logo,
        picture,
        illustrations,
        {**sources, **identity.sources},
        sorted_by_place(reading.findings),
        identity,
        is_written=draft is None,
    )


def _read_mapping(
    file: Path, project: Project, sources: dict[str, bytes], draft: bytes | None = None
) -> WrittenMapping:
    """Read a file and lay it over what it takes over from the file it extends, key by key."""
    shown = project.shown(file)
    sources[shown] = read_source(file, shown) if draft is None else draft
    written = _written(sources[shown], shown)
    if not isinstance(written, WrittenMapping):
        place = place_of_value(written) or Place(shown)
        raise FindingsError([finding("felter-ventet", place, eksempel="kommune: Aarhus")])
    base_name = written.get("viderefører")
    if base_name is None:
        return written
    base_file = referenced_file(project.municipalities, base_name, project.municipalities.name)
    if project.shown(base_file) in sources:
        raise FindingsError([finding("viderefører-sig-selv", place_of_value(base_name), fil=base_name)])
    base = inherited(_read_mapping(base_file, project, sources))
    merged = WrittenMapping({**base, **written})
    merged.place, merged.path = written.place, ""
    merged.key_places = {**base.key_places, **written.key_places}
    return merged


def _written(data: bytes, shown: str) -> Any:
    """Return what stands in a file. Raises FindingsError if it cannot be read, or if there is too much."""
    written = as_written(parse_yaml(data, shown))
    if found := list(too_much(written)):
        raise FindingsError(found)
    return written


def _with_shared_sections(
    mapping: WrittenMapping, project: Project, reading: Reading, sources: dict[str, bytes]
) -> WrittenMapping:
    """Put shared texts in the place of the sections that name them; what the section says itself wins."""
    sections = mapping.get("afsnit")
    if not isinstance(sections, WrittenList):
        return mapping
    for index, section in enumerate(sections):
        if not isinstance(section, WrittenMapping) or "fælles" not in section:
            continue
        try:
            file = referenced_file(project.municipalities / SHARED_FOLDER, section["fælles"], SHARED_FOLDER)
            shown = project.shown(file)
            sources[shown] = read_source(file, shown)
            shared = _written(sources[shown], shown)
        except FindingsError as error:
            reading.findings.extend(error.findings)
            continue
        if isinstance(shared, WrittenMapping):
            known = {name: value for name, value in shared.items() if name in Section.key_names()}
            merged = WrittenMapping({**known, **section})
            merged.place, merged.path, merged.key_places = section.place, section.path, section.key_places
            sections[index] = merged
    return mapping


def _years_of_folder(file: Path, reading: Reading) -> YearSpan | None:
    parts = file.parent.name.split("-")
    if len(parts) <= 2 and all(len(part) == 4 and part.isdecimal() for part in parts):
        return YearSpan(int(parts[0]), int(parts[-1]))
    reading.report("periode-mangler", None)
    return None


def found_in_record(error: ValidationError, mapping: WrittenMapping, reading: Reading) -> tuple[Finding, ...]:
    """Return all findings of a record: those of its reading, and pydantic's own errors by their type.

    A key that is only misspelt is not told of as missing too.
    """
    unknown = {item.place for item in reading.findings if item.code == "nøgle-ukendt"}
    built_in = [
        _built_in_finding(details, mapping, reading.file_place)
        for details in error.errors()
        if details["type"] != REJECTED and not _is_misspelt(details, mapping, unknown)
    ]
    return sorted_by_place([*reading.findings, *built_in])


def _is_misspelt(details: ErrorDetails, mapping: WrittenMapping, unknown: set[Place | None]) -> bool:
    """Whether a key is missing because another, which is not known, was meant to be it."""
    *location, name = details["loc"]
    _, holder = _at(mapping, location, Place(""))
    keys = holder.key_places.items() if isinstance(holder, WrittenMapping) else ()
    near = [key for key, place in keys if place in unknown]
    return details["type"] == "missing" and any(did_you_mean(key, [str(name)]) for key in near)


def _built_in_finding(details: ErrorDetails, mapping: WrittenMapping, top: Place) -> Finding:
    location = list(details["loc"])
    missing = details["type"] == "missing"
    place, value = _at(mapping, location[:-1] if missing else location, top)
    if missing:
        return finding("nøgle-mangler", place, nøgle=location[-1])
    if details["type"] in {"tuple_type", "list_type"}:
        return finding("liste-ventet", place, nøgle=location[-1])
    return finding("værdi-forkert", place, tekst=value if isinstance(value, Written) else location[-1])


def _at(mapping: Any, location: list[str | int], top: Place) -> tuple[Place, Any]:
    """Follow a location as far as it goes; return the place and the value there."""
    place, value = place_of_value(mapping) or top, mapping
    for step in location:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
        place = place_of_value(value) or place
    return place, value
