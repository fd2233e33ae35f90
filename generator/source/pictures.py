"""Pictures that a municipality has put in its folder: PNG files of a reasonable size, and nothing else."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from generator.problems import FindingsError, finding
from generator.source.project import referenced_file
from generator.source.records.plan import Picture

MAX_BYTES = 2 * 1024 * 1024
MAX_PIXELS_A_SIDE = 4000

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">II")
_HEADER_AT = 16
"""Where width and height stand: behind the signature and the first chunk's length and name (PNG, 11.2.2)."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A PNG picture with its size in pixels and the text for who cannot see it."""

    file: Path
    data: bytes
    width: int
    height: int
    alternative_text: str


def read_picture(picture: Picture, folder: Path, shown_folder: str) -> PictureFile:
    """Read a picture from the municipality's folder.

    Raises FindingsError if it lies outside the folder, is missing or unreadable, is no PNG or is too large.
    """
    file = referenced_file(folder, picture.file, shown_folder, missing="billede-mangler")
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FindingsError([finding("fil-ulæselig", picture.file.place)]) from error
    if len(data) > MAX_BYTES:
        raise _refusal("billede-for-stor", picture)
    if not data.startswith(_SIGNATURE) or len(data) < _HEADER_AT + _HEADER.size:
        raise _refusal("billede-ikke-png", picture)
    width, height = _HEADER.unpack_from(data, _HEADER_AT)
    if not (0 < width <= MAX_PIXELS_A_SIDE and 0 < height <= MAX_PIXELS_A_SIDE):
        raise _refusal("billede-for-stor", picture)
    return PictureFile(file, data, width, height, str(picture.alternative_text))


def _refusal(code: str, picture: Picture) -> FindingsError:
    return FindingsError([finding(code, picture.file.place, fil=picture.file)])
