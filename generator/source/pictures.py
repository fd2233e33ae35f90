"""Pictures that a municipality has put in its folder: PNG of a reasonable size, or SVG with one beside it."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.problems import FindingsError, finding
from generator.source.project import referenced_file
from generator.source.records.plan import Picture
from generator.source.svg import MAX_BYTES as MAX_SVG_BYTES
from generator.source.svg import Svg, read_svg
from generator.source.written import Written

MAX_BYTES = 2 * 1024 * 1024
MAX_PIXELS_A_SIDE = 4000

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">II")
_HEADER_AT = 16
"""Where width and height stand: behind the signature and the first chunk's length and name (PNG, 11.2.2)."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A PNG picture with its size in pixels and the text for who cannot see it.

    ``svg`` is the same picture as lines and areas, for the formats that can draw those; ``sources`` are the
    files as they were read.
    """

    file: Path
    data: bytes
    width: int
    height: int
    alternative_text: str
    sources: Mapping[Path, bytes]
    svg: Svg | None = None


def read_picture(picture: Picture, folder: Path, shown_folder: str) -> PictureFile:
    """Read a picture from the municipality's folder; beside an SVG file its PNG must lie, for Word.

    Raises FindingsError if one lies outside the folder, is missing or unreadable, is neither PNG nor an SVG
    that may be drawn, or is too large.
    """
    if not picture.file.casefold().endswith(".svg"):
        return _png(picture, picture.file, folder, shown_folder)
    file = referenced_file(folder, picture.file, shown_folder, missing="billede-mangler")
    data = _read(file, picture.file, MAX_SVG_BYTES)
    svg = read_svg(data, f"{shown_folder}/{file.name}")
    beside = picture.file.reworded(f"{picture.file[:-4]}.png")
    if not (folder / beside).is_file():
        raise FindingsError([finding("svg-png-mangler", beside.place, fil=picture.file, png=beside)])
    png = _png(picture, beside, folder, shown_folder)
    return replace(png, svg=svg, sources={**png.sources, file: data})


def _png(picture: Picture, name: Written, folder: Path, shown_folder: str) -> PictureFile:
    file = referenced_file(folder, name, shown_folder, missing="billede-mangler")
    data = _read(file, name, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise _refusal("billede-for-stor", name)
    if not data.startswith(_SIGNATURE) or len(data) < _HEADER_AT + _HEADER.size:
        raise _refusal("billede-ikke-png", name)
    width, height = _HEADER.unpack_from(data, _HEADER_AT)
    if not (0 < width <= MAX_PIXELS_A_SIDE and 0 < height <= MAX_PIXELS_A_SIDE):
        raise _refusal("billede-for-stor", name)
    return PictureFile(file, data, width, height, str(picture.alternative_text), {file: data})


def _read(file: Path, name: Written, most: int) -> bytes:
    """Return the bytes of a file; of one that is too large, one more than it may have."""
    try:
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise FindingsError([finding("fil-ulæselig", name.place)]) from error


def _refusal(code: str, name: Written) -> FindingsError:
    return FindingsError([finding(code, name.place, fil=name)])
