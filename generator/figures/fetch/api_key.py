"""The key to Jobindsats: from the environment or a file outside the project, and never shown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.figures.fetch.faults import SourceClosed
from generator.problems import Finding, Place, finding

KEY_VARIABLES = ("JOBINDSATS_NØGLE", "JOBINDSATS_NOEGLE")
FILE_VARIABLES = ("JOBINDSATS_NØGLEFIL", "JOBINDSATS_NOEGLEFIL")
DEFAULT_FILE = Path(".config", "beskplan", "jobindsats-noegle")
"""Below the user's home folder."""

_SHAPE = re.compile(r"[\x21-\x7e]{8,4000}")
_MOST_BYTES = 10_000
_OTHERS_MAY_READ = 0o077


class ApiKey:
    """A secret: it has no text of its own in messages, logs or tracebacks.

    Raises ValueError for a text that no key looks like.
    """

    __slots__ = ("_secret",)

    def __init__(self, text: str) -> None:
        secret = re.sub(r"^Bearer\s+", "", text.strip(), flags=re.IGNORECASE)
        if not _SHAPE.fullmatch(secret):
            raise ValueError("not the shape of a key")
        self._secret = secret

    @property
    def header(self) -> str:
        """The value of the header Authorization."""
        return f"Bearer {self._secret}"

    def hidden_in(self, data: bytes) -> bytes:
        """Return an answer without the key, which a source may have repeated in it."""
        return data.replace(self._secret.encode("ascii"), b"***")

    def __repr__(self) -> str:
        return "ApiKey(***)"


def find_key(
    project: Path, environment: Mapping[str, str] = os.environ, home: Path | None = None
) -> tuple[ApiKey, tuple[Finding, ...]]:
    """Return the key and what should be told of it.

    Looked for in the environment, then in the file that the environment names, then in the user's own
    folder of settings. Raises SourceClosed if there is none, if its file lies in the project, where it could
    be published with it, or if it cannot be a key.
    """
    for name in KEY_VARIABLES:
        if text := environment.get(name, "").strip():
            return _key(text, Place(name)), ()
    file = next(_files(environment, home or Path.home()), None)
    if file is None:
        raise SourceClosed([finding("hent-nøgle-mangler", Place("Jobindsats"))])
    place = Place(file.as_posix())
    try:
        if file.resolve().is_relative_to(project.resolve()):
            raise SourceClosed([finding("hent-nøgle-i-projektet", place)])
        with file.open("rb") as stream:
            text = stream.read(_MOST_BYTES).decode("utf-8-sig")
        open_to_others = os.name == "posix" and bool(file.stat().st_mode & _OTHERS_MAY_READ)
    except OSError:
        raise SourceClosed([finding("hent-nøgle-ulæselig", place)]) from None
    except UnicodeDecodeError:
        raise SourceClosed([finding("hent-nøgle-form", place)]) from None
    told = (finding("hent-nøgle-åben", place),) if open_to_others else ()
    return _key(text, place), told


def _files(environment: Mapping[str, str], home: Path) -> Iterator[Path]:
    """Yield the file that the environment names, or the usual one if it is there."""
    for name in FILE_VARIABLES:
        if text := environment.get(name, "").strip():
            yield Path(text).expanduser()
    if (home / DEFAULT_FILE).exists():
        yield home / DEFAULT_FILE


def _key(text: str, place: Place) -> ApiKey:
    try:
        return ApiKey(text)
    except ValueError:
        raise SourceClosed([finding("hent-nøgle-form", place)]) from None
