"""Pictures that a municipality has put in its folder: PNG or JPEG, or SVG with a PNG beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.problems import FindingsError, finding
from generator.source.other_files import read_regular
from generator.source.project import referenced_file
from generator.source.records.annex import AnnexPicture
from generator.source.svg import MAX_BYTES as MAX_SVG_BYTES
from generator.source.svg import Svg, read_svg
from generator.source.written import Written

MAX_BYTES = 20 * 1024 * 1024
"""The most bytes of a file: a telephone's photograph in its best quality."""

_PDF = b"%PDF"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A PNG or JPEG picture, written anew, with its size in pixels and the text for who cannot see it.

    ``svg`` is the same picture as lines and areas, for the formats that can draw those; ``sources`` are the
    files as they were read.
    """

    data: bytes
    width: int
    height: int
    alternative_text: str
    sources: Mapping[Path, bytes]
    svg: Svg | None = None


def read_picture(picture: AnnexPicture, folder: Path, shown_folder: str) -> PictureFile:
    """Read a picture from the municipality's folder; beside an SVG file its PNG must lie, for Word.

    Raises FindingsError if one lies outside the folder, is missing, damaged or too large, or is neither PNG,
    JPEG nor an SVG that may be drawn, and if nothing is said to who cannot see it.
    """
    require_words(picture)
    if not picture.file.casefold().endswith(".svg"):
        return _raster(picture, picture.file, folder, shown_folder)
    file = referenced_file(folder, picture.file, shown_folder, missing="billede-mangler")
    data = _read(file, picture.file, MAX_SVG_BYTES)
    svg = read_svg(data, f"{shown_folder}/{file.name}")
    beside = picture.file.reworded(f"{picture.file[:-4]}.png")
    if not (folder / beside).is_file():
        raise FindingsError([finding("svg-png-mangler", beside.place, fil=picture.file, png=beside)])
    png = _raster(picture, beside, folder, shown_folder)
    return replace(png, svg=svg, sources={**png.sources, file: data})


def require_words(picture: AnnexPicture) -> None:
    """Raise FindingsError for a picture of which nothing is said to who cannot see it."""
    if not picture.alternative_text.strip():
        raise _refusal("billede-uden-tekst", picture.file)


def _raster(picture: AnnexPicture, name: Written, folder: Path, shown_folder: str) -> PictureFile:
    from generator.source.raster import (
        MAX_PIXELS,
        DamagedPictureError,
        NoPictureError,
        SeveralPicturesError,
        TooManyPixelsError,
        read_raster,
    )

    file = referenced_file(folder, name, shown_folder, missing="billede-mangler")
    data = _read(file, name, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise _refusal("billede-fylder", name, grænse=MAX_BYTES // 1024 // 1024)
    try:
        raster = read_raster(data)
    except NoPictureError as error:
        raise _refusal("billede-er-pdf" if data.startswith(_PDF) else "billede-form", name) from error
    except TooManyPixelsError as error:
        raise _refusal("billede-for-stort", name, grænse=MAX_PIXELS // 1_000_000) from error
    except SeveralPicturesError as error:
        raise _refusal("billede-bevæger-sig", name) from error
    except DamagedPictureError as error:
        raise _refusal("billede-beskadiget", name) from error
    return PictureFile(raster.data, raster.width, raster.height, str(picture.alternative_text), {file: data})


def _read(file: Path, name: Written, most: int) -> bytes:
    """Return the bytes of a file; of one that is too large, one more than it may have."""
    try:
        return read_regular(file, most)
    except OSError as error:
        raise FindingsError([finding("fil-ulæselig", name.place)]) from error


def _refusal(code: str, name: Written, **gaps: object) -> FindingsError:
    return FindingsError([finding(code, name.place, fil=name, **gaps)])
