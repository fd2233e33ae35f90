"""Takes a delivery in: validates it against what is there, and stores it whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.figures.archive import Archive
from generator.figures.catalogue import Catalogue
from generator.figures.delivery import Delivery
from generator.figures.delivery_note import DeliveryNote
from generator.figures.figure_file import DENOMINATOR, NAMED_COLUMNS
from generator.figures.intake_checks import IntakeChecks
from generator.figures.series import State
from generator.figures.store_lock import store_lock
from generator.problems import Finding, Place, finding
from generator.source.geography import Geography
from generator.source.writing import write_whole

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_STORED_STATES = (State.OK, State.PRELIMINARY, State.SUPPRESSED)


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of a delivery: the file its figures were stored in, or None, and what was found."""

    stored: Path | None
    findings: tuple[Finding, ...]


def take_in(
    folder: Path,
    delivery: Delivery,
    catalogue: Catalogue,
    geography: Geography,
    *,
    partial: bool = False,
    store: bool = True,
) -> Intake:
    """Store a delivery below ``folder`` (data/tal), in a folder for its indicator.

    ``partial`` says that the delivery is meant to hold fewer municipalities or older periods than what is
    there. Without ``store`` it is validated only. Nothing is stored if a finding is an error, or if the same
    figures of the same answer are there already. Raises KeyError for an indicator that is not in the
    catalogue, and FindingsError if the folder cannot be read or written.
    """
    indicator = catalogue.get(delivery.indicator_id)
    kept = tuple(figure for figure in delivery.figures if figure.state in _STORED_STATES)
    delivery = replace(delivery, figures=kept)
    if not store:
        checks = IntakeChecks(delivery, indicator, Archive(folder), geography, partial)
        return Intake(None, checks.findings())
    with store_lock(folder):
        archive = Archive(folder)
        found = IntakeChecks(delivery, indicator, archive, geography, partial).findings()
        if any(item.is_error for item in found):
            return Intake(None, found)
        data = _text(delivery).encode("utf-8")
        note = DeliveryNote.of(delivery, hashlib.sha256(data).hexdigest())
        if any(_is_same(note, stored.note) for stored in archive.deliveries(indicator.id)):
            known = finding("tal-allerede-gemt", Place(delivery.origin), indikator=indicator.id)
            return Intake(None, (*found, known))
        return Intake(_write(folder / indicator.id, note, data), found)


def _is_same(note: DeliveryNote, stored: DeliveryNote) -> bool:
    return note.digest == stored.digest and note.file_digest == stored.file_digest


def _write(folder: Path, note: DeliveryNote, data: bytes) -> Path:
    """Write the figures and then their note, which makes them count. Returns the file of figures."""
    for stem in _stems(note):
        if not os.path.lexists(folder / f"{stem}.yaml"):
            figures = folder / f"{stem}.csv"
            write_whole(figures, data, figures.as_posix(), folder.parents[1])
            beside = figures.with_suffix(".yaml")
            write_whole(beside, note.text().encode("utf-8"), beside.as_posix(), folder.parents[1])
            return figures
    raise AssertionError("there is always another number")


def _stems(note: DeliveryNote) -> Iterator[str]:
    """Yield names for a delivery: one answer may be read twice on one day, when its reading was mended."""
    stem = f"{note.retrieved.date().isoformat()}-{note.digest[:8]}"
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def _text(delivery: Delivery) -> str:
    """Return the file of figures, in the order of areas and periods."""
    has_counts = any(figure.denominator is not None for figure in delivery.figures)
    columns = (*NAMED_COLUMNS, DENOMINATOR) if has_counts else NAMED_COLUMNS
    lines = [";".join(columns)]
    levels = {level: number for number, level in enumerate(type(delivery.figures[0].area.level))}
    for figure in sorted(
        delivery.figures, key=lambda item: (levels[item.area.level], item.area.code, item.period)
    ):
        area = figure.area
        fields = (
            area.level.value,
            area.code,
            area.name,
            str(figure.period),
            _number(figure.value),
            figure.state.value,
            _number(figure.denominator),
        )
        lines.append(";".join(fields[: len(columns)]))
    return _BYTE_ORDER_MARK + "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    """Write a number with as many decimals as it has, at most nine."""
    if value is None:
        return ""
    text = f"{value:.9f}".rstrip("0").rstrip(".").replace(".", ",")
    return "0" if text == "-0" else text
