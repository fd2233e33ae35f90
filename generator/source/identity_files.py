"""The files in a municipality's folder that change how its plan looks and what its standard words are."""

from __future__ import annotations

from pathlib import Path

DESIGN = "design.yaml"
SENTENCES = "saetninger.yaml"
OUTLINE = "disposition.yaml"
IDENTITY_FILES = (DESIGN, SENTENCES, OUTLINE)


def identity_names(folder: Path) -> tuple[str, ...]:
    """Return the names of those files that are in a folder, also where they are links or cannot be read."""
    try:
        there = {file.name for file in folder.iterdir()}
    except OSError:
        return ()
    return tuple(name for name in IDENTITY_FILES if name in there)
