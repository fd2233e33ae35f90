"""One finished file that a municipality sent, PDF or Word, as the sheet of the plan that it carries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from generator.danish.names import listed
from generator.problems import Finding, FindingsError, Place, finding
from generator.review.finished_pdf import MAX_BYTES, CarriedPlan, plan_of_pdf
from generator.review.finished_word import plan_of_word
from generator.review.sheet import PlanSheet, SheetKind, SheetOrigin, read_sheet
from generator.source.other_files import read_regular
from generator.source.yaml_reader import why_unread

MAX_DATA = 8 * 1024 * 1024
_MOST_PARTS = 5
_READERS = {".pdf": (SheetKind.PDF, plan_of_pdf), ".docx": (SheetKind.DOCX, plan_of_word)}

ENDINGS = frozenset(_READERS)
"""The endings of the files that are read here."""


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A finished file with its plan; ``files`` are those that a PDF carries, by name."""

    path: Path
    sheet: PlanSheet
    files: Mapping[str, bytes] = field(default_factory=dict)


def read_finished_file(path: Path, shown: str) -> FinishedFile:
    """Return the plan of a PDF or Word file; ``shown`` is its path as the user would write it.

    That it was changed after it was made is a remark of the sheet's origin. Raises FindingsError, with the
    reason, for a file without a plan that can be read.
    """
    place = Place(shown)
    data = finished_bytes(path, place)
    kind, read = _READERS[path.suffix.lower()]
    carried = read(data, place)
    remarks = tuple(_remarks(carried, place))
    origin = SheetOrigin(shown, kind, hashlib.sha256(data).hexdigest(), carried.changed, remarks)
    return FinishedFile(path, read_sheet(parsed_json(carried.data, place), origin), carried.files or {})


def parsed_json(data: bytes, place: Place) -> object:
    """Return what some JSON says. Raises FindingsError for too much of it, too deep, or none at all."""
    if len(data) > MAX_DATA:
        raise FindingsError([finding("modtaget-data-store", place, grænse=MAX_DATA // 1024 // 1024)])
    try:
        parsed: object = json.loads(data, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise FindingsError([finding("modtaget-data-ulæselige", place)]) from error
    return parsed


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def finished_bytes(path: Path, place: Place) -> bytes:
    """Return the bytes of a finished file. Raises FindingsError if it cannot be read or is too large."""
    try:
        data = read_regular(path, MAX_BYTES)
    except OSError as error:
        raise FindingsError([why_unread(path, place)]) from error
    if len(data) > MAX_BYTES:
        raise FindingsError([finding("modtaget-for-stor", place, grænse=MAX_BYTES // 1024 // 1024)])
    return data


def _remarks(carried: CarriedPlan, place: Place) -> list[Finding]:
    if carried.changed is None:
        return [finding("modtaget-uden-kontroltal", place)]
    if not carried.changed:
        return []
    if not carried.parts:
        return [finding("modtaget-ændret", place)]
    named = [f"»{path}«" for path in dict.fromkeys(carried.parts)]
    parts = (
        listed(named[:_MOST_PARTS]) if len(named) <= _MOST_PARTS else f"{', '.join(named[:_MOST_PARTS])} …"
    )
    return [finding("modtaget-ændret-tekst", place, steder=parts)]
