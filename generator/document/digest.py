"""The digest of a document: two have the same only if every value in them is the same.

The text that blocks come from is one object behind all of them. It is read once and told by its own digest
afterwards, so that time and memory grow with the text and not with blocks times text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

_LONG = 200
"""From this length on, a text is told by its digest where it comes again."""


def digest_of_values(*values: object) -> str:
    """Return the SHA-256 of frozen data in hexadecimal: dataclasses, tuples, mappings and plain values."""
    reader = _Reader()
    for value in values:
        reader.read(value)
    return reader.digest()


class _Reader:
    """Feeds one digest; ``known`` are the digests of long texts by the identity of their objects."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._known: dict[int, tuple[str | bytes, str]] = {}
        self._waiting: list[str] = []

    def read(self, value: object) -> None:
        """Read a value with all that is in it, each piece behind its kind and size."""
        if isinstance(value, str | bytes):
            self._read_text(value)
        elif is_dataclass(value):
            kind: Any = type(value)
            names = _names(kind)
            self._tell(f"{kind.__qualname__}({len(names)}")
            for name in names:
                self.read(getattr(value, name))
        elif isinstance(value, Mapping):
            self._tell(f"{{{len(value)}")
            for key, item in value.items():
                self.read(key)
                self.read(item)
        elif isinstance(value, tuple | list):
            self._tell(f"[{len(value)}")
            for item in value:
                self.read(item)
        else:
            self._tell(f"={value!r}")

    def digest(self) -> str:
        """Return the digest of all that was read."""
        self._flush()
        return self._hash.hexdigest()

    def _read_text(self, value: str | bytes) -> None:
        if isinstance(value, str) and len(value) < _LONG:
            self._tell(f"'{len(value)}:{value}")
            return
        if id(value) not in self._known:
            data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
            # Kept with its digest, so that no other object can get its identity meanwhile.
            self._known[id(value)] = value, hashlib.sha256(data).hexdigest()
        self._tell(f"{'b' if isinstance(value, bytes) else 't'}{self._known[id(value)][1]}")

    def _tell(self, piece: str) -> None:
        self._waiting.append(piece)
        if len(self._waiting) > 1000:
            self._flush()

    def _flush(self) -> None:
        self._hash.update("\0".join(self._waiting).encode("utf-8", "surrogatepass") + b"\0")
        self._waiting.clear()


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
