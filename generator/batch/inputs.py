"""Everything that finished plans depend on, as SHA-256 by name: what decides if a plan must be built again.

Names are paths as a user would write them; ``program`` is the program's own code, and ``program/NAME`` the
version of a library. Nothing here reads what the files mean, so that an unchanged country is known at once.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import platform
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path

from generator import __version__
from generator.batch.formats import Format
from generator.batch.libraries import library_versions
from generator.charts.fonts import ensure_fonts
from generator.figures.delivery_files import delivery_files
from generator.source.identity_files import identity_names
from generator.source.other_files import open_regular
from generator.source.project import Project

PROGRAM = "program"
MISSING = "mangler"
AS_OF = "data/tal, den sidste dag,"
_CODE = Path(__file__).parents[1]
_CODE_ENDINGS = {".py", ".yaml"}
_PANGO_FILES = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(file: Path) -> str:
    """Return the SHA-256 of a file, or ``mangler`` if it cannot be read or is no regular file."""
    try:
        with open_regular(file) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return MISSING


def digest_of_identity(folder: Path) -> str:
    """Return the SHA-256 of which files of its own a municipality has, or ``mangler`` if it has none."""
    names = identity_names(folder)
    return digest(os.fsencode("\n".join(names))) if names else MISSING


def digest_of_names(inputs: Mapping[str, str]) -> str:
    """Return the SHA-256 of a set of inputs, the same in whatever order they are given."""
    return digest(json.dumps(dict(inputs), sort_keys=True).encode())


@dataclass(frozen=True)
class SharedInputs:
    """What all plans of a project are made from besides their own files.

    ``content`` decides what the plans say and how every format is drawn; ``program`` is the part of it
    that is our own code and its libraries. ``pages`` (templates, style sheets and fonts) decides how HTML and
    PDF are drawn.
    """

    content: Mapping[str, str]
    program: Mapping[str, str]
    pages: Mapping[str, str]

    @classmethod
    def of(cls, project: Project) -> SharedInputs:
        """Read the inputs of a project as they are now; our font files are made if they are not there yet."""
        program = program_inputs()
        content = (
            project.goals_file,
            project.disclosure_file,
            *project.templates.glob("*.yaml"),
            *_own_templates(project),
            *(file for file in project.demo_figures.rglob("*") if file.is_file()),
        )
        pages = (file for file in (project.templates / "html").rglob("*") if file.is_file())
        fonts = {f"skrifter/{file.name}": digest_of_file(file) for file in astuple(ensure_fonts())}
        real = _digests(project, delivery_files(project.real_figures, project.as_of))
        if project.as_of is not None:
            real[AS_OF] = project.as_of.isoformat()
        return cls(
            program | _digests(project, content) | real,
            program,
            _digests(project, pages) | fonts,
        )

    def of_format(self, file_format: Format) -> Mapping[str, str]:
        """Return what a plan in one format is made from besides its own files."""
        return {**self.content, **(self.pages if file_format.is_drawn_from_templates else {})}

    @cached_property
    def all(self) -> Mapping[str, str]:
        """Everything that any format is made from."""
        return {**self.content, **self.pages}

    def recipe(self, file_format: Format, own: Mapping[str, str]) -> str:
        """Return the digest of all that a plan in one format is made from, ``own`` files included."""
        return digest_of_names({"fælles": self._of_format[file_format], **own})

    def drawn(self, file_format: Format, document: str) -> str:
        """Return the digest of a document with its design (given by their digest) and of what draws them."""
        return digest_of_names({"dokument": document, "tegnet med": self._drawn_with[file_format]})

    @cached_property
    def _of_format(self) -> Mapping[Format, str]:
        return {item: digest_of_names(self.of_format(item)) for item in Format}

    @cached_property
    def _drawn_with(self) -> Mapping[Format, str]:
        return {
            item: digest_of_names({**self.program, **(self.pages if item.is_drawn_from_templates else {})})
            for item in Format
        }


def _own_templates(project: Project) -> Iterator[Path]:
    """Yield the files with what a project has changed of the standard's templates."""
    if (folder := project.own_templates) is not None:
        yield from (folder / name for name in identity_names(folder))


def _digests(project: Project, files: Iterable[Path]) -> dict[str, str]:
    return {project.shown(file): digest_of_file(file) for file in sorted(files)}


def program_inputs() -> dict[str, str]:
    """Return the program's code and the versions of what it runs on, as inputs."""
    code = hashlib.sha256()
    for file in sorted(file for file in _CODE.rglob("*") if file.suffix in _CODE_ENDINGS):
        code.update(f"{file.relative_to(_CODE).as_posix()}\0".encode())
        code.update(file.read_bytes())
    return {
        PROGRAM: f"{__version__} {code.hexdigest()}",
        f"{PROGRAM}/python": platform.python_version(),
        f"{PROGRAM}/zlib": zlib.ZLIB_RUNTIME_VERSION,
        f"{PROGRAM}/pango": _pango_version(),
        **{f"{PROGRAM}/{name}": version for name, version in library_versions().items()},
    }


def _pango_version() -> str:
    """Return the version of the library that breaks lines into glyphs; where it is missing no PDF is made."""
    for name in _PANGO_FILES:
        try:
            pango = ctypes.CDLL(name)
        except OSError:
            continue
        pango.pango_version_string.restype = ctypes.c_char_p
        return str(pango.pango_version_string().decode())
    return MISSING
