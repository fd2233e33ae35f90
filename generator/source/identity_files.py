"""The files in a municipality's folder that change how its plan looks and what its standard words are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DESIGN = "design.yaml"
SENTENCES = "saetninger.yaml"
OUTLINE = "disposition.yaml"
IDENTITY_FILES = (DESIGN, SENTENCES, OUTLINE)
STYLES = "tillaeg.css"
WORD_TEMPLATE = "skabelon.docx"
PARTIALS = "html"
_PARTIAL_FOLDERS = ("blocks", "inlines")


def identity_names(folder: Path) -> tuple[str, ...]:
    """Return the paths of those files that are in a folder, also where they are links or cannot be read."""
    try:
        there = {file.name for file in folder.iterdir()}
    except OSError:
        return ()
    names = [name for name in (*IDENTITY_FILES, STYLES, WORD_TEMPLATE) if name in there]
    return (*names, *_partial_names(folder)) if PARTIALS in there else tuple(names)


def _partial_names(folder: Path) -> Iterator[str]:
    """Yield the paths of all that lies in the folder of the partials, whether it is one or not."""
    partials = folder / PARTIALS
    if partials.is_symlink() or not partials.is_dir():
        yield PARTIALS
        return
    for name in _listed(partials):
        inner = partials / name
        if name in _PARTIAL_FOLDERS and inner.is_dir() and not inner.is_symlink():
            yield from (f"{PARTIALS}/{name}/{item}" for item in _listed(inner))
        else:
            yield f"{PARTIALS}/{name}"


def _listed(folder: Path) -> list[str]:
    """Return the names in a folder but those of hidden files, which programs leave behind."""
    try:
        return sorted(file.name for file in folder.iterdir() if not file.name.startswith("."))
    except OSError:
        return []
