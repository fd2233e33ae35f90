"""Gives a municipality's pictures their printed size."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import Illustration, Inlines, Origin, Picture
from generator.source.pictures import PictureFile

LOGO_MM = (50.0, 22.0)
PORTRAIT_MM = (45.0, 60.0)
ILLUSTRATION_MM = (138.0, 110.0)
SCANNED_PAGE_MM = (165.0, 205.0)
"""The largest width and height of a logo, a portrait, a picture in a text, and a page of a scanned annex."""

FEWEST_DOTS_AN_INCH = 110
"""A picture in a text is printed no larger than its dots are fine enough for."""

_SMALLEST_MM = 1.0


def fitted(picture: PictureFile, largest: tuple[float, float]) -> Picture:
    """Return a picture as large as it may be without changing its proportions."""
    own = picture.svg or picture
    scale = min(largest[0] / own.width, largest[1] / own.height)
    width, height = (max(_SMALLEST_MM, round(side * scale, 1)) for side in (own.width, own.height))
    svg = picture.svg.data if picture.svg is not None else b""
    return Picture(picture.data, width, height, picture.alternative_text, svg)


def illustration(
    picture: PictureFile, alternative_text: str, caption: Inlines, origin: Origin
) -> Illustration:
    """Return a picture that a planner's text shows."""
    fine = picture.width / FEWEST_DOTS_AN_INCH * 25.4
    widest = ILLUSTRATION_MM[0] if picture.svg is not None else min(ILLUSTRATION_MM[0], fine)
    shown = fitted(replace(picture, alternative_text=alternative_text), (widest, ILLUSTRATION_MM[1]))
    return Illustration(shown, caption, origin=origin)
