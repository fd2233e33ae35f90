"""Writes, renames and takes away files: each whole or not at all, and never through a link."""

from __future__ import annotations

import errno
import os
import shutil
from itertools import count
from pathlib import Path

from generator.problems import Finding, FindingsError, Place, finding


def write_whole(target: Path, data: bytes, shown: str, root: Path) -> None:
    """Write a file beside its place, bring it safely to the disk, and give it its name.

    A file that stood there before keeps its rights. ``shown`` is its path as the user would write it; no
    folder between ``root`` and the file may be a link.
    Raises FindingsError if it cannot be written; then what stood there before still stands.
    """
    refuse_links(target, shown, root)
    beside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.unlink(missing_ok=True)  # of a run that was cut off, or a link that somebody has put there
            with beside.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FindingsError([_not_written(shown, error)]) from error


def set_aside(target: Path, shown: str, root: Path) -> Path:
    """Give a file, or a link that stands in its place, a name that is free, and return its new path.

    Raises FindingsError if that cannot be done.
    """
    refuse_links(target, shown, root)
    names = (f"{target.stem}.rettet{'' if n == 1 else f'-{n}'}{target.suffix}" for n in count(1))
    kept = next(place for name in names if not os.path.lexists(place := target.with_name(name)))
    try:
        target.rename(kept)
    except OSError as error:
        raise FindingsError([_not_written(shown, error)]) from error
    return kept


def take_away(target: Path, shown: str, root: Path) -> None:
    """Delete a file that we wrote, if it is there. Raises FindingsError if that cannot be done."""
    refuse_links(target, shown, root)
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise FindingsError([_not_written(shown, error)]) from error


def refuse_links(target: Path, shown: str, root: Path) -> None:
    """Raise FindingsError if a folder between ``root`` and a file is a link to somewhere else."""
    folder = Path(os.path.abspath(root))
    parts = Path(os.path.abspath(target)).relative_to(folder).parts[:-1]
    for number, part in enumerate(parts, 1):
        folder /= part
        if folder.is_symlink():
            name = "/".join(parts[:number])
            raise FindingsError([finding("skriv-gennem-henvisning", Place(shown), mappe=name)])


def _not_written(shown: str, error: OSError) -> Finding:
    folder = shown.rpartition("/")[0]
    code = "disk-fuld" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "fil-skrives-ikke"
    return finding(code, Place(shown), mappe=folder)
