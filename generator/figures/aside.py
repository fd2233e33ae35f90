"""Puts real figures aside, so that plans are made of demo figures again and nothing is lost."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from generator.figures.store_lock import store_lock


def put_aside(folder: Path, day: datetime.date) -> Path | None:
    """Move all deliveries into a folder of the day beside theirs, and return it; None if there are none."""
    with store_lock(folder):
        indicators = sorted(item for item in folder.iterdir() if item.is_dir())
        if not indicators:
            return None
        target = _unused(folder.with_name(f"{folder.name}-lagt-til-side-{day.isoformat()}"))
        target.mkdir()
        for indicator in indicators:
            indicator.rename(target / indicator.name)
        return target


def _unused(folder: Path) -> Path:
    """Return the folder, or one with a number behind its name if there is such a folder already."""
    number, candidate = 2, folder
    while os.path.lexists(candidate):
        candidate = folder.with_name(f"{folder.name}-{number}")
        number += 1
    return candidate
