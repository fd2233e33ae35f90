"""Gives a municipality's pictures their printed size."""

from __future__ import annotations

from generator.document.blocks import Picture
from generator.source.pictures import PictureFile

LOGO_MM = (50.0, 22.0)
PORTRAIT_MM = (45.0, 60.0)
"""The largest width and height of a logo and of a portrait."""


def fitted(picture: PictureFile, largest: tuple[float, float]) -> Picture:
    """Return a picture as large as it may be without changing its proportions."""
    scale = min(largest[0] / picture.width, largest[1] / picture.height)
    width, height = round(picture.width * scale, 1), round(picture.height * scale, 1)
    return Picture(picture.data, width, height, picture.alternative_text)
