"""A folder of files that municipalities sent: the plan of each, or why there is none."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Finding, FindingsError, Place, finding
from generator.review.finished_files import ENDINGS, FinishedFile, read_finished_file
from generator.review.sheet import PlanSheet, SheetKind
from generator.source.records.plan import Status

MAX_FILES = 2_000
MAX_DEPTH = 8

_YAML = frozenset((".yaml", ".yml"))
_OLD_WORD = frozenset((".doc", ".docm", ".dotm", ".dotx", ".odt", ".rtf"))
_PROGRESS: Sequence[Status] = (Status.SKETCH, Status.DRAFT, Status.HEARING, Status.ADOPTED)
_BEST_READ: Sequence[SheetKind] = (SheetKind.DOCX, SheetKind.PDF, SheetKind.YAML)


@dataclass(frozen=True, slots=True)
class Received:
    """What a folder holds: finished files with plans, YAML files still to be read, and what was found.

    Every file is either in ``finished`` or ``yaml_files``, or the place of a finding.
    """

    finished: tuple[FinishedFile, ...]
    yaml_files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def read_received(
    folder: Path, shown: Callable[[Path], str], year: int | None, told: Callable[[str], object] = str
) -> Received:
    """Read the finished files of a folder and the folders below it.

    ``shown`` gives a file's path as the user would write it; ``told`` hears it as each file is begun. Plans
    that do not hold for ``year`` become findings; None takes any. No link is followed.
    """
    found: list[Finding] = []
    files = list(_files(folder, shown, found))
    finished: list[FinishedFile] = []
    for path in files:
        if path.suffix.lower() not in ENDINGS:
            continue
        name = shown(path)
        told(name)
        try:
            read = read_finished_file(path, name)
        except FindingsError as error:
            found.extend(error.findings)
            continue
        found.extend(read.sheet.origin.remarks)
        if year is None or read.sheet.first_year <= year <= read.sheet.last_year:
            finished.append(read)
        else:
            found.append(finding("modtaget-anden-periode", Place(name), år=_years(read.sheet), ønsket=year))
    yaml_files = tuple(path for path in files if path.suffix.lower() in _YAML)
    return Received(tuple(finished), yaml_files, tuple(found))


def one_of_each(sheets: Iterable[PlanSheet]) -> tuple[tuple[PlanSheet, ...], tuple[Finding, ...]]:
    """Return one sheet for each plan, and a finding at each file that was left for another one.

    The plan that has come farthest towards adoption is kept, then the one adopted last; of files that say the
    same, the YAML file, else the PDF. Sheets stay in order.
    """
    together: dict[tuple[object, ...], list[PlanSheet]] = {}
    for sheet in sheets:
        codes = tuple(sorted(item.code for item in sheet.municipalities))
        together.setdefault((codes, sheet.first_year, sheet.last_year), []).append(sheet)
    chosen: list[PlanSheet] = []
    found: list[Finding] = []
    for same in together.values():
        best = max(same, key=_rank)
        chosen.append(best)
        for other in same:
            if other is not best:
                equal = other.origin.sha256 == best.origin.sha256
                code = "modtaget-samme-fil" if equal else "modtaget-to-gange"
                found.append(finding(code, Place(other.origin.file), brugt=best.origin.file))
    return tuple(chosen), tuple(found)


def _rank(sheet: PlanSheet) -> tuple[object, ...]:
    adopted = max((step.date for step in sheet.adoption if step.date is not None), default=dt.date.min)
    return (
        _PROGRESS.index(sheet.status),
        adopted,
        not sheet.origin.changed,
        _BEST_READ.index(sheet.origin.kind),
    )


def _years(sheet: PlanSheet) -> str:
    if sheet.first_year == sheet.last_year:
        return str(sheet.first_year)
    return f"{sheet.first_year}-{sheet.last_year}"


def _files(folder: Path, shown: Callable[[Path], str], found: list[Finding]) -> Iterator[Path]:
    """Yield the files that may hold a plan in the order of their names; all others become findings."""
    for count, (path, is_file) in enumerate(_entries(folder, shown, found, 0)):
        if count >= MAX_FILES:
            found.append(finding("modtaget-mappe-stor", Place(shown(folder)), grænse=MAX_FILES))
            return
        ending = path.suffix.lower()
        if not is_file:
            found.append(finding("modtaget-henvisning", Place(shown(path))))
        elif path.name.startswith((".", "~$")):
            found.append(finding("modtaget-anden-fil", Place(shown(path))))
        elif ending in ENDINGS or ending in _YAML:
            yield path
        else:
            code = "modtaget-gammel-word" if ending in _OLD_WORD else "modtaget-anden-fil"
            found.append(finding(code, Place(shown(path))))


def _entries(
    folder: Path, shown: Callable[[Path], str], found: list[Finding], depth: int
) -> Iterator[tuple[Path, bool]]:
    """Yield each entry with whether it is a plain file: no link, pipe or device."""
    if depth > MAX_DEPTH:
        found.append(finding("modtaget-mappe-dyb", Place(shown(folder)), grænse=MAX_DEPTH))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        found.append(finding("modtaget-mappe-ulæselig", Place(shown(folder))))
        return
    for entry in entries:
        path = Path(entry.path)
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            yield from _entries(path, shown, found, depth + 1)
        else:
            yield path, stat.S_ISREG(mode)
