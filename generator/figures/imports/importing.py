"""Reads files of figures into deliveries, and tells what was not understood."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.danish.names import listed
from generator.figures.catalogue import Catalogue
from generator.figures.delivery import Delivery
from generator.figures.imports.couplings import Couplings
from generator.figures.imports.delimited import read_delimited
from generator.figures.imports.jobindsats_v2 import is_jobindsats_v2, read_jobindsats_v2
from generator.figures.imports.json_stat import read_json_stat
from generator.figures.imports.layout import SheetLayout
from generator.figures.imports.matching import Given, SheetMatch
from generator.figures.imports.px_file import read_px
from generator.figures.imports.sheet import MAX_MEGABYTES, FileSheet, refuse_wide
from generator.figures.imports.tidy import is_tidy, read_tidy
from generator.figures.imports.workbook import read_workbook
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.geography import Geography
from generator.source.other_files import read_regular


def _read_json(data: bytes, file: str) -> tuple[FileSheet, ...]:
    return read_jobindsats_v2(data, file) if is_jobindsats_v2(data) else read_json_stat(data, file)


_READERS: Mapping[str, Callable[[bytes, str], tuple[FileSheet, ...]]] = {
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".csv": read_delimited,
    ".txt": read_delimited,
    ".tsv": read_delimited,
    ".bulk": read_delimited,
    ".px": read_px,
    ".json": _read_json,
    ".jsonstat": read_json_stat,
}
_OTHER_FORMATS = (".xls", ".xlsb", ".ods", ".pdf", ".docx", ".html", ".htm", ".zip")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds: the deliveries that were understood, and what was found."""

    deliveries: tuple[Delivery, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Importer:
    """Reads files by the couplings; ``retrieved`` is when they were fetched from their source."""

    couplings: Couplings
    catalogue: Catalogue
    geography: Geography
    retrieved: datetime.datetime

    def read(self, file: Path, given: Given) -> Imported:
        """Return what a file holds. What makes it unreadable is a finding too."""
        try:
            data = _data(file)
            sheets = _READERS[file.suffix.casefold()](data, file.name)
        except FindingsError as error:
            return Imported((), error.findings)
        findings: list[Finding] = []
        deliveries: dict[tuple[str, str], Delivery] = {}
        digest = hashlib.sha256(data).hexdigest()
        for sheet in sheets:
            try:
                refuse_wide(sheet)
                found, told = self._sheet(sheet, given, digest)
            except FindingsError as error:
                findings.extend(error.findings)
                continue
            findings.extend(told)
            for delivery in found:
                key = delivery.indicator_id, delivery.table
                deliveries[key] = _together(deliveries[key], delivery) if key in deliveries else delivery
        if not deliveries and not any(item.is_error for item in findings):
            findings.append(finding("import-intet-genkendt", Place(file.name)))
        return Imported(tuple(deliveries.values()), tuple(findings))

    def _sheet(
        self, sheet: FileSheet, given: Given, digest: str
    ) -> tuple[tuple[Delivery, ...], tuple[Finding, ...]]:
        if is_tidy(sheet):
            tidy = read_tidy(sheet, given, self.catalogue, self.geography)
            return (replace(tidy, digest=digest, retrieved=self.retrieved),), ()
        layout = SheetLayout(sheet, self.geography)
        if layout.header is None:
            has_figures = any(isinstance(cell, float) for row in sheet.rows for cell in row)
            told = finding("import-ingen-overskrift", Place(sheet.shown))
            return (), (told,) if has_figures else ()
        match = SheetMatch(layout, given, self.couplings, self.catalogue, self.geography)
        found = tuple(
            replace(delivery, digest=digest, retrieved=self.retrieved) for delivery in match.deliveries()
        )
        return found, match.findings


def _data(file: Path) -> bytes:
    """Return the bytes of a file. Raises FindingsError for one that is missing, too large or of no kind."""
    place = Place(file.name)
    suffix = file.suffix.casefold()
    if suffix not in _READERS:
        code = "import-filtype" if suffix in _OTHER_FORMATS else "import-filtype-ukendt"
        raise FindingsError([finding(code, place, type=suffix or file.name)])
    try:
        data = read_regular(file, MAX_MEGABYTES * 1_000_000)
    except OSError:
        raise FindingsError([finding("import-kan-ikke-læses", Place(file.as_posix()))]) from None
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise FindingsError([finding("import-for-stor", place, grænse=MAX_MEGABYTES)])
    return data


def _together(first: Delivery, second: Delivery) -> Delivery:
    """Return the delivery of two sheets; what stands alike in both, such as the country, counts once."""
    figures = tuple(dict.fromkeys((*first.figures, *second.figures)))
    origins = [*first.origin.split(" og "), second.origin]
    return replace(first, figures=figures, origin=listed(origins) if len(origins) < 4 else first.origin)
