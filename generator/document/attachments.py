"""A file that a document carries with it, for formats that can hold files."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

PLAN_MEDIA_TYPE = "application/json"
"""The type of the file that is the plan as data; no other file that a document carries has it."""


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


def plan_data(attachments: Iterable[Attachment]) -> bytes | None:
    """Return the plan as JSON out of what its document carries, or None if it is not there."""
    return next((item.data for item in attachments if item.media_type == PLAN_MEDIA_TYPE), None)
