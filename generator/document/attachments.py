"""A file that a document carries with it, for formats that can hold files."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Relationship(enum.Enum):
    """What a file is to the document that carries it (ISO 19005-3, 6.8; ISO 32000-2, 7.11.3)."""

    SOURCE = "Source"
    """What the document was made from."""
    DATA = "Data"
    """The data behind what the document shows."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a document carries; ``description`` is a Danish sentence for who finds it there."""

    name: str
    media_type: str
    relationship: Relationship
    description: str
    data: bytes
