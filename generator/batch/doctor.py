"""What works on this machine and what does not: each thing that plans need, tried and told of."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.batch.needed_templates import require_needed
from generator.batch.only_run import holder_of
from generator.charts.fonts import FOLDER, ensure_fonts
from generator.plan.sentences import Sentences
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.project import STANDARD, TEMPLATES, Project
from generator.source.standard import old_pieces
from generator.writers.weasyprint_import import can_import_weasyprint

_LEAST_FREE = 500
"""Mebibytes: three formats of 98 plans take 120."""

_SUBSETTERS = ("libharfbuzz-subset.so.0", "libharfbuzz-subset-0.dll", "libharfbuzz-subset.0.dylib")


@dataclass(frozen=True, slots=True)
class Checkup:
    """One thing that was tried: what it is, how it stands, and what is wrong with it, if anything is."""

    name: str
    state: str
    findings: tuple[Finding, ...] = ()

    @property
    def works(self) -> bool:
        """Whether plans can be made as far as this is concerned."""
        return not any(item.is_error for item in self.findings)


def check_machine(project: Project | None) -> Iterator[Checkup]:
    """Yield all that can be said of this machine, and of a project if there is one."""
    yield Checkup("Programmet", f"beskplan {__version__} i {Path(__file__).parents[1]}")
    yield Checkup("Python", f"{platform.python_version()} på {platform.system()} {platform.machine()}")
    yield _tried("Standarden", str(STANDARD), _standard)
    yield _tried("Word og HTML", "kan laves", _fonts)
    yield _pdf()
    yield _tried("Midlertidige filer", "kan skrives", _temporary_files)
    yield _terminal()
    number = os.cpu_count() or 1
    yield Checkup("Processorer", f"{number}; så mange planer laves ad gangen")
    if project is None:
        none = finding("doktor-intet-projekt", Place(str(Path.cwd())))
        yield Checkup("Projektet", "her er intet", (none,))
        return
    yield Checkup("Projektet", str(project.root), tuple(old_pieces(project)))
    yield _tried("Plads til planer", "kan skrives i output", lambda: _output(project))
    holder = holder_of(project)
    yield Checkup("Kørsler", f"en er i gang: {holder.words}" if holder is not None else "ingen er i gang")


def _tried(name: str, state: str, try_it: Callable[[], None]) -> Checkup:
    try:
        try_it()
    except FindingsError as error:
        return Checkup(name, "virker ikke", error.findings)
    return Checkup(name, state)


def _standard() -> None:
    templates = STANDARD / TEMPLATES
    require_needed(templates, Sentences(templates), str(templates))


def _fonts() -> None:
    try:
        ensure_fonts()
    except OSError:
        raise FindingsError([finding("doktor-skrifter", Place(str(FOLDER)), mappe=FOLDER)]) from None


def _pdf() -> Checkup:
    if not can_import_weasyprint():
        return Checkup("PDF", "kan ikke laves", (finding("pdf-uden-bibliotek", Place("PDF")),))
    smaller = any(map(_can_load, _SUBSETTERS))
    return Checkup("PDF", "kan laves", () if smaller else (finding("doktor-delskrifter", Place("PDF")),))


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _temporary_files() -> None:
    try:
        with tempfile.TemporaryFile():
            pass
    except OSError:
        raise FindingsError([finding("doktor-midlertidige", Place("TMPDIR"))]) from None


def _terminal() -> Checkup:
    encoding = sys.stdout.encoding or "ukendt"
    try:
        "æøåÆØÅ»«–".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        told = finding("doktor-tegn", Place("terminalen"), tegnsæt=encoding)
        return Checkup("Terminalens tegn", encoding, (told,))
    return Checkup("Terminalens tegn", encoding)


def _output(project: Project) -> None:
    place = Place(f"{project.shown(project.output)}/")
    nearest = project.output if project.output.is_dir() else project.root
    if not os.access(nearest, os.W_OK):
        raise FindingsError([finding("output-låst", place, mappe=place.file)])
    free = shutil.disk_usage(nearest).free // 2**20
    if free < _LEAST_FREE:
        raise FindingsError([finding("doktor-plads", place, ledig=free, mindst=_LEAST_FREE)])
