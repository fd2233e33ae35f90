"""The stored deliveries of real figures: ``data/tal/<indicator>/<day>-<digest>.csv``, each with its note.

A delivery is there when both files are: the figures are written first and the note last, so a store that was
interrupted leaves nothing that is read. For each area and period the newest delivery holds.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.danish.periods import Period
from generator.figures.areas import Area
from generator.figures.catalogue import Indicator
from generator.figures.delivery_files import NOTE_NAME, notes
from generator.figures.delivery_note import DeliveryNote, read_note
from generator.figures.figure_file import FigureFile
from generator.figures.series import Figure
from generator.problems import FindingsError, Place, finding


@dataclass(frozen=True, eq=False)
class StoredDelivery:
    """One delivery: its note, and its figures, which are read when they are asked for.

    ``number`` counts the readings of one answer that were stored on one day, from 1.
    """

    note: DeliveryNote
    file: Path
    shown: str
    number: int

    @cached_property
    def figures(self) -> FigureFile:
        """The figures. Raises FindingsError if the file is gone, has been changed or cannot be read."""
        return FigureFile(self.file, self.shown, self.note.file_digest)


class Archive:
    """The deliveries below a folder that were fetched on or before a day; all of them without ``as_of``.

    ``shown`` is the folder as findings should write it. What reads raises FindingsError for a file that
    cannot be used, and so does making it of a folder that is there in name only.
    """

    def __init__(self, folder: Path, as_of: datetime.date | None = None, shown: str | None = None) -> None:
        self._folder = folder
        self._as_of = as_of
        self._shown = folder.as_posix() if shown is None else shown
        self._deliveries: dict[str, tuple[StoredDelivery, ...]] = {}
        _refuse_lost(folder, self._shown)

    def has(self, indicator_id: str) -> bool:
        """Whether there is a delivery of the indicator."""
        return bool(self.deliveries(indicator_id))

    def deliveries(self, indicator_id: str) -> tuple[StoredDelivery, ...]:
        """Return the deliveries of an indicator, newest first."""
        if indicator_id not in self._deliveries:
            found = [self._delivery(note) for note in notes(self._folder / indicator_id, self._as_of)]
            found.sort(key=lambda item: (item.note.retrieved, item.number, item.file.name), reverse=True)
            self._deliveries[indicator_id] = tuple(found)
        return self._deliveries[indicator_id]

    def periods(self, indicator: Indicator) -> tuple[Period, ...]:
        """Return the periods that an indicator has figures for, in order."""
        known: set[Period] = set()
        for delivery in self.deliveries(indicator.id):
            known.update(_usable(indicator, delivery.note))
        return tuple(sorted(known))

    def figures(self, indicator: Indicator, area: Area) -> dict[Period, tuple[Figure, StoredDelivery]]:
        """Return the figures of an area by period, each with the delivery it stands in.

        Older deliveries are opened only for periods that newer ones say nothing of.
        """
        settled: dict[Period, tuple[Figure, StoredDelivery]] = {}
        for delivery in self.deliveries(indicator.id):
            wanted = [period for period in _usable(indicator, delivery.note) if period not in settled]
            stated = delivery.figures.stated(area) if wanted else {}
            settled.update({period: (stated[period], delivery) for period in wanted if period in stated})
        return settled

    def _delivery(self, note_file: Path) -> StoredDelivery:
        indicator_id = note_file.parent.name
        shown = f"{self._shown}/{indicator_id}/{note_file.name}"
        note = read_note(note_file, shown)
        if note.indicator_id != indicator_id:
            raise FindingsError(
                [
                    finding(
                        "leverance-indikator", Place(shown), indikator=note.indicator_id, mappe=indicator_id
                    )
                ]
            )
        if not note_file.name.startswith(note.retrieved.date().isoformat()):
            dato = note.retrieved.date().isoformat()
            raise FindingsError([finding("leverance-dato", Place(shown), dato=dato)])
        match = NOTE_NAME.fullmatch(note_file.name)
        number = int(match[2]) if match and match[2] else 1
        return StoredDelivery(
            note, note_file.with_suffix(".csv"), f"{shown.removesuffix('.yaml')}.csv", number
        )


def _refuse_lost(folder: Path, shown: str) -> None:
    """Raise FindingsError for a folder that leads nowhere, such as to a drive that is not connected.

    It would be taken for one without figures, and demo figures would stand in the plans in their place.
    """
    if os.path.lexists(folder) and not folder.is_dir():
        raise FindingsError([finding("tal-mappe-væk", Place(shown))])
    lost = (item for item in folder.glob("*") if item.is_symlink() and not item.is_dir())
    if found := [finding("tal-mappe-væk", Place(f"{shown}/{item.name}")) for item in sorted(lost)]:
        raise FindingsError(found)


def _usable(indicator: Indicator, note: DeliveryNote) -> Iterator[Period]:
    return (period for period in note.periods if indicator.takes(note.table, period))
