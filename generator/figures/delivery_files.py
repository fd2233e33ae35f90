"""Where the deliveries of real figures lie: ``data/tal/<indicator>/<day>-<digest>.csv``, each with its note.

It imports nothing that reads them, so that an unchanged country is known at once.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

NOTE_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-[0-9a-f]{8}(?:-([0-9]+))?\.yaml")


def delivery_files(folder: Path, as_of: datetime.date | None = None) -> Iterator[Path]:
    """Yield the files of the deliveries below a folder that were fetched on or before a day."""
    for indicator in sorted(folder.iterdir()) if folder.is_dir() else ():
        for note in notes(indicator, as_of):
            yield note.with_suffix(".csv")
            yield note


def notes(folder: Path, as_of: datetime.date | None) -> Iterator[Path]:
    """Yield the notes in an indicator's folder whose name says that they were fetched by the day."""
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        match = NOTE_NAME.fullmatch(file.name)
        if match and (as_of is None or match[1] <= as_of.isoformat()):
            yield file
