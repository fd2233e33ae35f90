"""Pictures that a municipality has put in its folder: PNG files of a reasonable size, and nothing else."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from generator.problems import FindingsError, finding
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

    data: bytes
    width: int
    height: int
    alternative_text: str


def read_picture(picture: Picture, folder: Path, shown_folder: str) -> PictureFile:
    """Read a picture from the municipality's folder.

    Raises FindingsError if it lies outside the folder, is missing, is no PNG or is too large.
    """
    place = picture.place_of("fil")
    file = (folder / picture.file).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise FindingsError([finding("fil-udenfor", place, fil=picture.file, mappe=shown_folder)])
    if not file.is_file():
        raise FindingsError([finding("billede-mangler", place, fil=picture.file, mappe=shown_folder)])
    problem = None
    data = b""
    if file.stat().st_size > MAX_BYTES:
        problem = "billede-for-stor"
    else:
        data = file.read_bytes()
        if not data.startswith(_SIGNATURE) or len(data) < _HEADER_AT + _HEADER.size:
            problem = "billede-ikke-png"
    if problem is not None:
        raise FindingsError([finding(problem, place, fil=picture.file)])
    width, height = _HEADER.unpack_from(data, _HEADER_AT)
    if not (0 < width <= MAX_PIXELS_A_SIDE and 0 < height <= MAX_PIXELS_A_SIDE):
        raise FindingsError([finding("billede-for-stor", place, fil=picture.file)])
    return PictureFile(data, width, height, str(picture.alternative_text))
