"""SVG logos through a list of what may be in them: outlines, shapes, groups and colour transitions.

What is drawn is not the file but a picture written anew from what was recognised in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from generator.problems import FindingsError, Place, finding

MAX_BYTES = 200 * 1024
MAX_ELEMENTS = 2_000
MAX_DEPTH = 20

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "linearGradient",
        "radialGradient",
        "stop",
    ]
)
_GEOMETRY = frozenset(
    [
        "id",
        "viewBox",
        "width",
        "height",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "fr",
        "d",
        "points",
        "transform",
        "gradientTransform",
        "gradientUnits",
        "spreadMethod",
        "offset",
        "preserveAspectRatio",
        "version",
    ]
)
_PRESENTATION = frozenset(
    [
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-opacity",
        "opacity",
        "stop-color",
        "stop-opacity",
        "color",
    ]
)
_VALUE = re.compile(r"[\w\s#%.,()+-]*")
_LOCAL = re.compile(r"url\(#[\w-]+\)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Svg:
    """A picture that may be drawn: its own bytes, and its width and height in its own units."""

    data: bytes
    width: float
    height: float


def read_svg(data: bytes, shown: str) -> Svg:
    """Return what may be drawn of an SVG file; ``shown`` is the file in findings.

    Raises FindingsError at the first thing that may not be there, with its line.
    """
    if len(data) > MAX_BYTES:
        raise FindingsError([finding("svg-for-stor", Place(shown), grænse=MAX_BYTES // 1024)])
    return _Reader(shown).read(data)


class _Reader:
    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._out: list[str] = []
        self._open: list[str] = []
        self._elements = 0
        self._size: tuple[float, float] | None = None
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = lambda *_: self._refuse("DOCTYPE")
        self._parser.EntityDeclHandler = lambda *_: self._refuse("ENTITY")
        self._parser.ProcessingInstructionHandler = lambda target, _: self._refuse(f"<?{target}?>")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self, data: bytes) -> Svg:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise FindingsError([finding("svg-ulæselig", Place(self._shown, error.lineno))]) from error
        if self._size is None:
            raise FindingsError([finding("svg-størrelse", Place(self._shown))])
        return Svg("".join(self._out).encode(), *self._size)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, element = name.rpartition(" ")
        self._elements += 1
        if self._elements > MAX_ELEMENTS or len(self._open) >= MAX_DEPTH:
            raise self._error("svg-for-meget", elementer=MAX_ELEMENTS, niveauer=MAX_DEPTH)
        if namespace != _SVG or element not in _ELEMENTS or (element == "svg") != (not self._open):
            self._refuse(f"<{element}>")
        kept = dict(self._kept(attributes))
        if element == "svg":
            self._size = _size(kept.get("viewBox", ""))
            kept["xmlns"] = _SVG
        self._open.append(element)
        self._out.append(f"<{element}{''.join(f' {key}={quoteattr(kept[key])}' for key in kept)}>")

    def _kept(self, attributes: dict[str, str]) -> list[tuple[str, str]]:
        kept: list[tuple[str, str]] = []
        for name, value in attributes.items():
            namespace, _, key = name.rpartition(" ")
            if key == "style" and not namespace:
                kept.extend(self._style(value))
            elif namespace == "" and key in _GEOMETRY | _PRESENTATION:
                kept.append((key, self._value(key, value)))
            else:
                self._refuse(key)
        return kept

    def _style(self, value: str) -> list[tuple[str, str]]:
        kept: list[tuple[str, str]] = []
        for declaration in filter(str.strip, value.split(";")):
            key, _, words = declaration.partition(":")
            if key.strip() not in _PRESENTATION:
                self._refuse(f"style={key.strip()}")
            kept.append((key.strip(), self._value(key.strip(), words.strip())))
        return kept

    def _value(self, key: str, value: str) -> str:
        is_local = key in ("fill", "stroke") and _LOCAL.fullmatch(value) is not None
        if not is_local and ("url" in value.casefold() or not _VALUE.fullmatch(value)):
            self._refuse(f"{key}={value[:40]}")
        return value

    def _end(self, _: str) -> None:
        self._out.append(f"</{self._open.pop()}>")

    def _text(self, words: str) -> None:
        if self._open and self._open[-1] in ("title", "desc"):
            self._out.append(escape(words))
        elif words.strip():
            self._refuse(words.strip()[:40])

    def _refuse(self, what: str) -> None:
        raise self._error("svg-ikke-tilladt", det=what)

    def _error(self, code: str, **values: object) -> FindingsError:
        place = Place(self._shown, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        return FindingsError([finding(code, place, **values)])


def _size(view_box: str) -> tuple[float, float] | None:
    numbers = view_box.replace(",", " ").split()
    if len(numbers) != 4 or not all(_NUMBER.fullmatch(number) for number in numbers):
        return None
    width, height = float(numbers[2]), float(numbers[3])
    return (width, height) if 0 < width < 1e6 and 0 < height < 1e6 else None
