"""Keeps two programs from changing the stored figures at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.problems import FindingsError, Place, finding
from generator.source.writing import refuse_links

LOCK_FILE = ".lås"
MAX_SECONDS = 60


@contextmanager
def store_lock(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; it is let go whatever happens to us.

    Raises FindingsError if another program holds it for a minute, or if nothing can be written there.
    """
    place = Place(folder.as_posix())
    lock = FileLock(folder / LOCK_FILE)
    refuse_links(folder / LOCK_FILE, folder.as_posix(), folder.parent)
    try:
        if (folder / LOCK_FILE).is_symlink():
            raise OSError("a link to somewhere else is no lock")
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=MAX_SECONDS)
    except Timeout:
        raise FindingsError([finding("tal-låst", place, sekunder=MAX_SECONDS)]) from None
    except OSError as error:
        raise FindingsError([finding("tal-mappe-skrives-ikke", place)]) from error
    try:
        yield
    finally:
        lock.release()
