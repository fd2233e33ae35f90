"""Keeps two runs from writing the plans of a project at once, and tells who holds them."""

from __future__ import annotations

import datetime
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeGuard

from filelock import FileLock, Timeout

from generator.batch.record import FOLDER
from generator.problems import FindingsError, Place, finding
from generator.source.other_files import has_shape, read_record
from generator.source.project import Project
from generator.source.writing import refuse_links

_LOCK = "lås"
_HOLDER = "lås.json"
_SHAPE = {"process": int, "machine": str, "since": str}


@dataclass(frozen=True, slots=True)
class Holder:
    """The run that holds a project: its process, the machine it runs on, and since when (ISO 8601)."""

    process: int
    machine: str
    since: str

    @property
    def words(self) -> str:
        """The holder in Danish, for whoever waits."""
        try:
            since = f"{datetime.datetime.fromisoformat(self.since):%d.%m.%Y kl. %H.%M}"
        except ValueError:
            since = self.since
        return f"proces {self.process} på {self.machine}, begyndt {since}"


@contextmanager
def only_run(
    project: Project, wait: Callable[[Holder | None], None], seconds: float | None = None
) -> Iterator[None]:
    """Hold the project's lock, so that no other run writes meanwhile; it is let go whatever happens to us.

    ``wait`` is called once, with the holder if it is known, if another run holds it; then it is waited for,
    ``seconds`` at most or as long as it takes. Raises FindingsError when the time is up, or if nothing can be
    written in the output folder.
    """
    folder = project.output / FOLDER
    lock = FileLock(folder / _LOCK)
    refuse_links(folder / _LOCK, project.shown(folder), project.root)
    shown = project.shown(project.output)
    try:
        if (folder / _LOCK).is_symlink():
            raise OSError("a link to somewhere else is no lock")
        folder.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            wait(holder_of(project))
            lock.acquire(timeout=-1 if seconds is None else seconds)
        _sign(folder / _HOLDER)
    except Timeout:
        holder = holder_of(project)
        who = holder.words if holder is not None else "en anden proces"
        waited = f"{seconds:g}".replace(".", ",")
        taken = finding("kørsel-optaget", Place(f"{shown}/"), hvem=who, sekunder=waited)
        raise FindingsError([taken]) from None
    except OSError as error:
        raise FindingsError([finding("output-låst", Place(shown), mappe=f"{shown}/")]) from error
    try:
        yield
    finally:
        with suppress(OSError):
            (folder / _HOLDER).unlink(missing_ok=True)
        lock.release()


def holder_of(project: Project) -> Holder | None:
    """Return the run that has signed for a project; None if none has, or if that cannot be read."""
    try:
        data = read_record(project.output / FOLDER / _HOLDER)
    except (OSError, ValueError):
        return None
    return Holder(**data) if _is_holder(data) else None


def _is_holder(data: object) -> TypeGuard[dict[str, Any]]:
    return has_shape(data, _SHAPE)


def _sign(file: Path) -> None:
    """Say who holds the lock, for others to read; nobody's run depends on it."""
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    data = json.dumps(asdict(Holder(os.getpid(), platform.node(), now))).encode()
    with suppress(OSError):
        file.unlink(missing_ok=True)
        with file.open("xb") as stream:
            stream.write(data)
