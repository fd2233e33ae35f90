"""The key to Jobindsats: from the environment or a file outside the project, and never shown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.figures.fetch.faults import SourceClosed
from generator.problems import Finding, Place, finding
from generator.source.other_files import read_regular
from generator.source.project import real_path

KEY_VARIABLES = ("JOBINDSATS_NØGLE", "JOBINDSATS_NOEGLE")
FILE_VARIABLES = ("JOBINDSATS_NØGLEFIL", "JOBINDSATS_NOEGLEFIL")
DEFAULT_FILE = Path(".config", "beskplan", "jobindsats-noegle")
"""Below the user's home folder."""

_SHAPE = re.compile(r"[\x21-\x7e]{8,4000}")
_MOST_BYTES = 10_000
_MARKS = (b"\\", b"%", b"&#")
"""What every way to escape a character begins with."""
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
        """Return an answer without the key, which a source may have repeated in it, also in escapes."""
        data = data.replace(self._secret.encode("ascii"), b"***")
        return _escaped(self._secret).sub(b"***", data) if any(mark in data for mark in _MARKS) else data

    def __repr__(self) -> str:
        return "ApiKey(***)"


def _escaped(secret: str) -> re.Pattern[bytes]:
    """Return a pattern for a secret, each character of which may be escaped as in JSON, URLs or web pages."""
    written = (
        rf"(?:\\*{re.escape(sign)}|\\+(?:u00|x)(?i:{ord(sign):02x})|%(?:25)*(?i:{ord(sign):02x})"
        rf"|&#(?:0*{ord(sign)}|[xX]0*(?i:{ord(sign):x}));?)"
        for sign in secret
    )
    return re.compile("".join(written).encode("ascii"))


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
    file = next(_files(environment, home or _home()), None)
    if file is None:
        raise SourceClosed([finding("hent-nøgle-mangler", Place("Jobindsats"))])
    place = Place(file.as_posix())
    try:
        if real_path(file).is_relative_to(real_path(project)):
            raise SourceClosed([finding("hent-nøgle-i-projektet", place)])
        text = read_regular(file, _MOST_BYTES).decode("utf-8-sig")
        open_to_others = os.name == "posix" and bool(file.stat().st_mode & _OTHERS_MAY_READ)
    except OSError:
        raise SourceClosed([finding("hent-nøgle-ulæselig", place)]) from None
    except UnicodeDecodeError:
        raise SourceClosed([finding("hent-nøgle-form", place)]) from None
    told = (finding("hent-nøgle-åben", place),) if open_to_others else ()
    return _key(text, place), told


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # a user without a name and a home, as in many containers
        return None


def _files(environment: Mapping[str, str], home: Path | None) -> Iterator[Path]:
    """Yield the file that the environment names, or the usual one if it is there."""
    for name in FILE_VARIABLES:
        if text := environment.get(name, "").strip():
            yield Path(os.path.expanduser(text))  # leaves what it cannot expand
    if home is not None and os.path.exists(home / DEFAULT_FILE):
        yield home / DEFAULT_FILE


def _key(text: str, place: Place) -> ApiKey:
    try:
        return ApiKey(text)
    except ValueError:
        raise SourceClosed([finding("hent-nøgle-form", place)]) from None
