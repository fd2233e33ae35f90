"""Writes files so that each appears whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from generator.problems import FindingsError, Place, finding


def write_whole(target: Path, data: bytes, shown: str) -> None:
    """Write a file beside its place, bring it safely to the disk, and give it its name.

    ``shown`` is its path as the user would write it. Raises FindingsError if it cannot be written; then
    what stood there before still stands.
    """
    beside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(target)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        folder = shown.rpartition("/")[0]
        code = "disk-fuld" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "fil-skrives-ikke"
        raise FindingsError([finding(code, Place(shown), mappe=folder)]) from error
