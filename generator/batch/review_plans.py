"""The plans that a review is about: municipality files and received files, one for each municipality."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.batch.workshop import Workshop
from generator.danish.names import listed
from generator.danish.order import danish_order
from generator.plan.plan_json import json_bytes, plan_json
from generator.problems import Finding, FindingsError, Place, finding
from generator.review.comparison import one_per_municipality
from generator.review.received_folder import one_of_each, read_received
from generator.review.sheet import PlanSheet, SheetKind, SheetOrigin, read_sheet
from generator.source.geography import Geography, Municipality, slug_of

_YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The plans of a review, those of the period before, and what was found about files on the way.

    ``paths`` are the files that the plans were read from, by the plan's key.
    """

    sheets: tuple[PlanSheet, ...]
    previous: tuple[PlanSheet, ...]
    paths: dict[str, Path]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which plans are wanted: files of the project, folders of received files, and whose plans count.

    ``members`` are the municipalities that should each have a plan, None for whatever comes; ``area`` is
    what they are called together. ``year`` is the year the plans must hold for.
    """

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    year: int | None
    area: str
    members: tuple[Municipality, ...] | None = None


@dataclass(slots=True)
class _Gathering:
    workshop: Workshop
    told: Callable[[str], None]
    sheets: list[PlanSheet] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read(self, file: Path) -> None:
        shown = self.workshop.project.shown(file)
        self.told(shown)
        try:
            sheet = sheet_of_file(self.workshop, file)
        except FindingsError as error:
            self.findings.extend(error.findings)
            return
        self.add(sheet, file)

    def add(self, sheet: PlanSheet, file: Path) -> None:
        self.sheets.append(sheet)
        self.paths[sheet.origin.file] = file


def gather(workshop: Workshop, wanted: Wanted, told: Callable[[str], None]) -> Gathered:
    """Read the plans; ``told`` hears each file as it is begun. A file that cannot be used is a finding."""
    project = workshop.project
    gathering = _Gathering(workshop, told)
    for folder in wanted.folders:
        received = read_received(folder, project.shown, wanted.year, told)
        gathering.findings.extend(received.findings)
        for finished in received.finished:
            gathering.add(finished.sheet, finished.path)
        for file in received.yaml_files:
            gathering.read(file)
    sheets = _of_members(gathering, _in_year(gathering, wanted.year), wanted)
    sheets += _own(gathering, sheets, wanted)
    chosen, twice = one_of_each(sheets)
    chosen, repeated = one_per_municipality(chosen)
    gathering.findings.extend((*twice, *repeated))
    _missing(gathering, chosen, wanted)
    paths = {sheet.key: gathering.paths[sheet.origin.file] for sheet in chosen}
    previous = _previous(gathering, chosen)
    return Gathered(chosen, previous, paths, tuple(dict.fromkeys(gathering.findings)))


def _own(gathering: _Gathering, received: Sequence[PlanSheet], wanted: Wanted) -> list[PlanSheet]:
    """Return the plans of the project's own files for municipalities that nothing was received from.

    Each that is used beside received plans is told of. None stands in for a file that could not be read and
    whose name says that it is from the same municipality.
    """
    unread = {
        item.place.file: f"-{slug_of(Path(item.place.file).stem)}-"
        for item in gathering.findings
        if item.is_error and item.place is not None
    }
    own = _Gathering(gathering.workshop, gathering.told)
    for file in wanted.files:
        own.read(file)
    sheets = _of_members(own, _in_year(own, wanted.year), wanted)
    gathering.findings.extend(own.findings)
    gathering.paths = {**own.paths, **gathering.paths}
    kept = []
    for sheet in sheets:
        place, slug = Place(sheet.origin.file), slug_of_plan(gathering.workshop.geography, sheet)
        instead = next((item.origin.file for item in received if item.codes & sheet.codes), None)
        lost = next((file for file, name in unread.items() if f"-{slug}-" in name), None)
        if instead is not None:
            gathering.findings.append(finding("gennemgang-modtaget-brugt", place, brugt=instead))
        elif lost is not None:
            gathering.findings.append(
                finding("gennemgang-ikke-erstattet", Place(lost), kommune=sheet.name, fil=sheet.origin.file)
            )
        else:
            kept.append(sheet)
            if wanted.folders:
                gathering.findings.append(finding("gennemgang-ikke-modtaget", place, kommune=sheet.name))
    return kept


def sheet_of_file(workshop: Workshop, file: Path) -> PlanSheet:
    """Return the sheet of a municipality file. Raises FindingsError if there is no plan to be made of it."""
    read = workshop.read(file)
    checked = workshop.plan(read)
    data = json_bytes(plan_json(checked.plan))
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    origin = SheetOrigin(read.shown, SheetKind.YAML, sha256, None, checked.findings)
    return read_sheet(json.loads(data), origin)


def year_of(files: Sequence[Path]) -> int | None:
    """Return the year that most files hold for by their folders, the newest of several; None for no files."""
    years = Counter(year for file in files for year in _span(file))
    return max(years, key=lambda year: (years[year], year)) if years else None


def holding_for(files: Iterable[Path], year: int) -> tuple[Path, ...]:
    """Return the files whose folder says that they hold for a year."""
    return tuple(file for file in files if holds_for(file, year, year))


def holds_for(file: Path, first: int, last: int) -> bool:
    """Return whether a file's folder says that it holds for one of the years from ``first`` to ``last``."""
    return any(first <= year <= last for year in _span(file))


def day_of(sheets: Iterable[PlanSheet]) -> dt.date:
    """Return the day that plans are reviewed on where nobody says another.

    It is that of the latest step of their adoption, but no day before their first year begins. Raises
    ValueError for no plans.
    """
    sheets = tuple(sheets)
    begins = dt.date(min(sheet.first_year for sheet in sheets), 1, 1)
    steps = (step.date for sheet in sheets for step in sheet.adoption if step.date is not None)
    return max((begins, *steps))


def _span(file: Path) -> range:
    years = _YEARS.fullmatch(file.parent.name)
    if years is None:
        return range(0)
    return range(int(years[1]), int(years[2] or years[1]) + 1)


def _in_year(gathering: _Gathering, year: int | None) -> list[PlanSheet]:
    """Return the plans that hold for a year; of the others a finding is made."""
    kept = []
    for sheet in gathering.sheets:
        if year is None or sheet.first_year <= year <= sheet.last_year:
            kept.append(sheet)
        else:
            first, last = sheet.first_year, sheet.last_year
            years = str(first) if first == last else f"{first}-{last}"
            place = Place(sheet.origin.file)
            gathering.findings.append(finding("modtaget-anden-periode", place, år=years, ønsket=year))
    return kept


def _of_members(gathering: _Gathering, sheets: list[PlanSheet], wanted: Wanted) -> list[PlanSheet]:
    if wanted.members is None:
        return sheets
    codes = {item.code for item in wanted.members}
    kept = []
    for sheet in sheets:
        if codes & sheet.codes:
            kept.append(sheet)
        else:
            place = Place(sheet.origin.file)
            gathering.findings.append(
                finding("gennemgang-udenfor", place, kommune=sheet.name, område=wanted.area)
            )
    return kept


def _missing(gathering: _Gathering, sheets: Iterable[PlanSheet], wanted: Wanted) -> None:
    having = {code for sheet in sheets for code in sheet.codes}
    told = {file.stem for file in wanted.files}
    without = [
        member.name
        for member in wanted.members or ()
        if member.code not in having and member.slug not in told
    ]
    if without:
        place, year = Place(wanted.area), wanted.year or "perioden"
        names = listed(sorted(without, key=danish_order))
        gathering.findings.append(finding("gennemgang-plan-mangler", place, kommuner=names, år=year))


def _previous(gathering: _Gathering, sheets: Iterable[PlanSheet]) -> tuple[PlanSheet, ...]:
    """Return the project's newest plan of an earlier period for each plan that has one."""
    workshop = gathering.workshop
    files = sorted(workshop.project.municipalities.glob("[0-9]*/*.yaml"), key=lambda file: file.parent.name)
    found = []
    for sheet in sheets:
        slug = slug_of_plan(workshop.geography, sheet)
        earlier = [
            file for file in files if file.stem == slug and max(_span(file), default=9999) < sheet.first_year
        ]
        if not earlier:
            continue
        try:
            found.append(sheet_of_file(workshop, earlier[-1]))
        except FindingsError as error:
            gathering.findings.extend(item for item in error.findings if item.is_error)
    return tuple(found)


def slug_of_plan(geography: Geography, sheet: PlanSheet) -> str:
    """Return what a plan's files are called: "odense", "esbjerg-fanoe"."""
    known = geography.by_code
    return "-".join(
        known[item.code].slug if item.code in known else slug_of(item.name) for item in sheet.municipalities
    )
