"""Pictures of dots: decoded whole, and written anew so that every format shows the same."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageFile, ImageOps

MAX_PIXELS = 50_000_000
"""Four times what a telephone takes; decoded, such a picture fills 200 MB."""

MAX_SIDE = 2_000
"""The longest side of a picture that is written anew: the text of an A4 page at 300 dots an inch."""

MAX_WRITTEN = 1_000_000
"""The most bytes of a picture that is written anew."""

_LARGEST_DRAWING = 400_000
"""A PNG of more bytes than this is a photograph, which JPEG holds in a tenth of the room."""

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_QUALITY = 85
_SMALLER = 0.75


class NoPictureError(ValueError):
    """Raised for bytes that are neither PNG nor JPEG."""


class DamagedPictureError(ValueError):
    """Raised for a picture that cannot be decoded to its last dot."""


class SeveralPicturesError(ValueError):
    """Raised for a picture that moves, of which paper could show the first moment only."""


class TooManyPixelsError(ValueError):
    """Raised, before anything is decoded, for a picture of more than ``MAX_PIXELS``."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A PNG or JPEG picture of ``width`` x ``height`` pixels, 8 bits a channel, grey or sRGB.

    It is the right way up and says nothing beside its dots. A PNG may be transparent in places.
    """

    data: bytes
    width: int
    height: int


def read_raster(data: bytes) -> Raster:
    """Decode a picture and write it anew; the same bytes always give the same picture.

    Raises NoPictureError, TooManyPixelsError, SeveralPicturesError or DamagedPictureError.
    """
    if not data.startswith(_BEGINNINGS):
        raise NoPictureError("neither PNG nor JPEG")
    # WeasyPrint tells Pillow to pass over what is missing, for the whole process.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        _opened(data).verify()  # the checksums of a PNG, up to its end
        picture = _opened(data)
        if (moments := getattr(picture, "n_frames", 1)) > 1:
            raise SeveralPicturesError(f"{moments} pictures")
        picture.load()
        is_photograph = picture.format != "PNG"
        return _written(_plain(picture), is_photograph)
    except (TooManyPixelsError, SeveralPicturesError):
        raise
    except Exception as error:  # whatever a damaged file makes the library raise
        raise DamagedPictureError(str(error)) from error


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixelsError(str(error)) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise TooManyPixelsError(f"{picture.width} x {picture.height}")
    return picture


def _plain(picture: Image.Image) -> Image.Image:
    """Return a picture in grey or sRGB, the right way up and no larger than it is printed."""
    profile = picture.info.get("icc_profile")
    turned = _turned(picture)
    plain = _fewer_modes(turned)
    plain.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    if profile and plain.mode in {"RGB", "RGBA", "CMYK"}:
        plain = _in_srgb(plain, profile)
    if plain.mode == "CMYK":
        plain = plain.convert("RGB")
    if plain.mode in {"LA", "RGBA"} and plain.getchannel("A").getextrema() == (255, 255):
        plain = plain.convert(plain.mode[:-1])
    return plain


def _turned(picture: Image.Image) -> Image.Image:
    """Return a picture turned as its own mark says; a mark that cannot be read turns nothing."""
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001 - the mark is damaged, the picture is not
        return picture


def _fewer_modes(picture: Image.Image) -> Image.Image:
    """Return a picture with 8 bits a channel, its colours written out."""
    if picture.mode.startswith("I"):  # grey of 16 bits, of which converting would keep the lower half
        picture = picture.convert("I").point(lambda value: value / 257).convert("L")
    elif "transparency" in picture.info or picture.mode == "PA":
        picture = picture.convert("RGBA")
    elif picture.mode == "1":
        picture = picture.convert("L")
    elif picture.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        picture = picture.convert("RGB")
    return picture.copy()


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, source, target, outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError):  # a profile for other colours than the picture's, or none at all
        return picture


def _written(picture: Image.Image, is_photograph: bool) -> Raster:
    """Write a picture as JPEG if it is a photograph, told by its form or else by its size, and as PNG."""
    picture.info = {}
    opaque = picture.mode in {"L", "RGB"}
    data = _encoded(picture, "JPEG" if is_photograph and opaque else "PNG")
    if len(data) > _LARGEST_DRAWING and opaque and not is_photograph:
        data = min(data, _encoded(picture, "JPEG"), key=len)
    if len(data) > MAX_WRITTEN:
        smaller = (max(1, round(picture.width * _SMALLER)), max(1, round(picture.height * _SMALLER)))
        return _written(picture.resize(smaller, Image.Resampling.LANCZOS), is_photograph)
    return Raster(data, picture.width, picture.height)


def _encoded(picture: Image.Image, form: str) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, quality=_QUALITY)
    return stream.getvalue()
