"""Gives a municipality's pictures their printed size."""

from __future__ import annotations

from generator.document.blocks import Picture
from generator.source.pictures import PictureFile

LOGO_MM = (50.0, 22.0)
PORTRAIT_MM = (45.0, 60.0)
"""The largest width and height of a logo and of a portrait."""


def fitted(picture: PictureFile, largest: tuple[float, float]) -> Picture:
    """Return a picture as large as it may be without changing its proportions."""
    own = picture.svg or picture
    scale = min(largest[0] / own.width, largest[1] / own.height)
    width, height = round(own.width * scale, 1), round(own.height * scale, 1)
    svg = picture.svg.data if picture.svg is not None else b""
    return Picture(picture.data, width, height, picture.alternative_text, svg)
