"""Reads an SVG as a reader sees it: which texts stand where, and how far the drawing reaches."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass

from lxml import etree
from PIL import ImageFont

from generator.charts.fonts import ensure_fonts

SVG = "{http://www.w3.org/2000/svg}"
ASCENT, DESCENT = 0.7, 0.15  # of the letters that charts use, as shares of the type size


@dataclass(frozen=True)
class SeenText:
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    fill: str


def parse(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def size_of(svg: str) -> tuple[float, float]:
    left, top, width, height = map(float, parse(svg).get("viewBox").split())
    assert (left, top) == (0, 0)
    return width, height


def texts_in(svg: str) -> list[SeenText]:
    return [_seen(element) for element in parse(svg).iter(f"{SVG}text")]


def path_points(svg: str) -> list[tuple[float, float]]:
    numbers = (
        [float(number) for number in re.findall(r"-?[\d.]+", element.get("d"))]
        for element in parse(svg).iter(f"{SVG}path")
    )
    return [pair for of_path in numbers for pair in zip(of_path[::2], of_path[1::2], strict=True)]


def overlapping(texts: list[SeenText]) -> list[tuple[str, str]]:
    return [
        (one.text, other.text)
        for one, other in itertools.combinations([text for text in texts if text.text.strip()], 2)
        if min(one.right, other.right) - max(one.left, other.left) > 0.5
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.5
    ]


def _seen(element: etree._Element) -> SeenText:
    text, size = element.text or "", float(element.get("font-size"))
    bold = element.get("font-weight") == "700"
    width = _font(bold).getlength(text) * size / 1000
    x, y = float(element.get("x")), float(element.get("y"))
    left = x - {"start": 0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
    return SeenText(
        text, left, y - ASCENT * size, left + width, y + DESCENT * size, size, bold, element.get("fill")
    )


@functools.cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    fonts = ensure_fonts()
    return ImageFont.truetype(
        str(fonts.bold if bold else fonts.regular), 1000, layout_engine=ImageFont.Layout.BASIC
    )
