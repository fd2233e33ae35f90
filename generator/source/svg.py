"""SVG logos through a list of what may be in them: outlines, shapes, groups and colour transitions.

What is drawn is not the file but a picture written anew from what was recognised in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from generator.problems import FindingsError, Place, finding
from generator.source.svg_gradients import GRADIENTS, Gradient, NoOriginError, whole
from generator.source.svg_parts import ELEMENTS, GEOMETRY
from generator.source.svg_styles import (
    ClassRule,
    StrangeLookError,
    class_rules,
    is_presentation,
    look,
    looks_of,
    plain_value,
)

MAX_BYTES = 2 * 1024 * 1024
"""Illustrator keeps its own copy of the drawing in the file, which is not drawn."""

MAX_DRAWN = 200 * 1024
MAX_ELEMENTS = 2_000
MAX_DEPTH = 20

_SVG = "http://www.w3.org/2000/svg"
_UNSEEN_ATTRIBUTES = frozenset(
    ["baseProfile", "class", "contentScriptType", "contentStyleType", "focusable", "lang", "role"]
)
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LENGTH = re.compile(rf"({_NUMBER.pattern})({'|'.join(_UNITS)})")
_LOCAL = re.compile(r"#[\w-]+")
_HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none\b")

_XHTML = "http://www.w3.org/1999/xhtml"
_XLINK = "http://www.w3.org/1999/xlink"
_LONGEST_ENTITY, _MOST_ENTITIES = 100, 40
"""The names that Illustrator gives to addresses of namespaces, at the head of its files."""


@dataclass(frozen=True, slots=True)
class Svg:
    """A picture that may be drawn: its own bytes, and its width and height in its own units."""

    data: bytes
    width: float
    height: float


def read_svg(data: bytes, shown: str) -> Svg:
    """Return what may be drawn of an SVG file; ``shown`` is the file in findings.

    What drawing programs keep for themselves is passed over: their own elements and attributes, metadata,
    hidden layers, and the choice of ``switch`` that only they understand.

    Raises FindingsError at the first thing that may not be there, with its line.
    """
    if len(data) > MAX_BYTES:
        raise FindingsError([finding("svg-for-stor", Place(shown), grænse=MAX_BYTES // 1024)])
    rules = _Styles(shown).read(data)
    return _Reader(shown, rules).read(data)


class _Parsing:
    """One way through a file."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._entities = 0
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.EntityDeclHandler = self._entity
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def _parse(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise FindingsError([finding("svg-ulæselig", Place(self._shown, error.lineno))]) from error
        except StrangeLookError as error:
            raise self._error("svg-ikke-tilladt", det=str(error)) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def _end(self, name: str) -> None:
        raise NotImplementedError

    def _text(self, words: str) -> None:
        raise NotImplementedError

    def _entity(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        self._entities += 1
        plain = value is not None and not is_parameter and "&" not in value and "%" not in value
        if not plain or len(value or "") > _LONGEST_ENTITY or self._entities > _MOST_ENTITIES:
            self._refuse(f"ENTITY {name}")

    def _instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            self._refuse(f"<?{target}?>")

    def _refuse(self, what: str) -> None:
        raise self._error("svg-ikke-tilladt", det=what)

    def _error(self, code: str, **values: object) -> FindingsError:
        place = Place(self._shown, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        return FindingsError([finding(code, place, **values)])


class _Styles(_Parsing):
    """Reads the rules of a file's own style sheets, which may stand behind what they are about."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self._inside = False
        self._sheet: list[str] = []
        self._rules: list[ClassRule] = []

    def read(self, data: bytes) -> tuple[ClassRule, ...]:
        if b"<style" in data:
            self._parse(data)
        return tuple(self._rules)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = name == f"{_SVG} style"

    def _end(self, _: str) -> None:
        if self._inside:
            self._rules.extend(class_rules("".join(self._sheet)))
            self._sheet.clear()
        self._inside = False

    def _text(self, words: str) -> None:
        if self._inside:
            self._sheet.append(words)


@dataclass(slots=True)
class _Open:
    """An element that is open; ``chosen`` says of a switch that one of its children has been taken."""

    name: str
    chosen: bool = False


class _Reader(_Parsing):
    """Writes anew what is drawn."""

    def __init__(self, shown: str, rules: tuple[ClassRule, ...]) -> None:
        super().__init__(shown)
        self._rules = rules
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._passed_over = 0
        self._elements = 0
        self._size: tuple[float, float] | None = None
        self._gradients: list[Gradient] = []

    def read(self, data: bytes) -> Svg:
        self._parse(data)
        self._write_gradients_whole()
        if self._size is None:
            raise FindingsError([finding("svg-størrelse", Place(self._shown))])
        drawn = "".join(self._out).encode()
        if len(drawn) > MAX_DRAWN:
            raise FindingsError([finding("svg-for-stor", Place(self._shown), grænse=MAX_DRAWN // 1024)])
        return Svg(drawn, *self._size)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, element = name.rpartition(" ")
        self._elements += 1
        if self._elements > MAX_ELEMENTS or len(self._open) + self._passed_over >= MAX_DEPTH:
            raise self._error("svg-for-meget", elementer=MAX_ELEMENTS, niveauer=MAX_DEPTH)
        if self._passed_over or self._is_unseen(namespace, element, attributes):
            self._passed_over += 1
            return
        if namespace != _SVG or element not in ELEMENTS or (element == "svg") != (not self._open):
            self._refuse(f"<{element}>")
        kept = self._kept(attributes, element in GRADIENTS)
        if element == "svg":
            self._size = _size(kept)
            if self._size is not None:
                kept.setdefault("viewBox", "0 0 {:g} {:g}".format(*self._size))
            kept["xmlns"] = _SVG
        tag = _tag("g" if element == "switch" else element, kept)
        if element in GRADIENTS:
            self._gradients.append(Gradient(kept, len(self._out), self._parser.CurrentLineNumber))
        elif element == "stop" and self._open[-1].name in GRADIENTS:
            self._gradients[-1].stops.append(f"{tag}</stop>")
        self._open.append(_Open(element))
        self._out.append(tag)

    def _is_unseen(self, namespace: str, element: str, attributes: dict[str, str]) -> bool:
        """Whether an element, with all in it, is nothing that anybody sees."""
        if not self._open:
            return False
        if namespace not in (_SVG, _XHTML) or (namespace == _SVG and element in ("metadata", "style")):
            return True
        if self._is_hidden(attributes):
            return True
        if self._open[-1].name != "switch":
            return False
        if self._open[-1].chosen or attributes.get("requiredExtensions"):
            return True
        self._open[-1].chosen = True
        return False

    def _is_hidden(self, attributes: Mapping[str, str]) -> bool:
        said = [attributes.get("display"), *(rule.looks.get("display") for rule in self._of(attributes))]
        return "none" in said or _HIDDEN.search(attributes.get("style", "")) is not None

    def _of(self, attributes: Mapping[str, str]) -> Iterator[ClassRule]:
        """Yield the rules of the file's style sheets that an element's classes have."""
        classes = set(attributes.get("class", "").split())
        return (rule for rule in self._rules if rule.classes & classes)

    def _write_gradients_whole(self) -> None:
        by_id = {gradient.attributes.get("id", ""): gradient for gradient in self._gradients}
        for gradient in self._gradients:
            try:
                attributes, stops = whole(gradient, by_id)
            except NoOriginError as error:
                place = Place(self._shown, error.line)
                raise FindingsError([finding("svg-ikke-tilladt", place, det=str(error)[:40])]) from error
            name = self._out[gradient.index][1:].partition(" ")[0]
            inherited = "" if gradient.stops else "".join(stops)
            self._out[gradient.index] = _tag(name, attributes) + inherited

    def _kept(self, attributes: dict[str, str], is_gradient: bool) -> dict[str, str]:
        """Return the attributes of an element that draw something; a style attribute counts most.

        A colour transition may be made from another, which it names.
        """
        kept: dict[str, str] = {}
        for name, value in attributes.items():
            namespace, _, key = name.rpartition(" ")
            if key == "href" and namespace in (_XLINK, ""):
                if not (is_gradient and _LOCAL.fullmatch(value)):
                    self._refuse(key)
                kept[key] = value
                continue
            if namespace or key == "style" or key in _UNSEEN_ATTRIBUTES or key.startswith(("data-", "aria-")):
                continue
            if key in GEOMETRY:
                kept[key] = plain_value(key, value)
            elif is_presentation(key):
                kept |= look(key, value)
            else:
                self._refuse(key)
        for rule in self._of(attributes):
            kept |= rule.looks
        kept |= looks_of(attributes.get("style", ""))
        kept.pop("display", None)
        return kept

    def _end(self, _: str) -> None:
        if self._passed_over:
            self._passed_over -= 1
            return
        name = self._open.pop().name
        self._out.append(f"</{'g' if name == 'switch' else name}>")

    def _text(self, words: str) -> None:
        if self._passed_over:
            return
        if self._open and self._open[-1].name in ("title", "desc"):
            self._out.append(escape(words))
        elif words.strip():
            self._refuse(words.strip()[:40])


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}>"


def _size(kept: Mapping[str, str]) -> tuple[float, float] | None:
    """Return width and height of a drawing in its own units, which are pixels where it has no view box."""
    if "viewBox" in kept:
        numbers = kept["viewBox"].replace(",", " ").split()
        if len(numbers) != 4 or not all(_NUMBER.fullmatch(number) for number in numbers):
            return None
        width, height = float(numbers[2]), float(numbers[3])
    else:
        lengths = [_LENGTH.fullmatch(kept.get(side, "")) for side in ("width", "height")]
        if not all(lengths):
            return None
        width, height = (float(length[1]) * _UNITS[length[2]] for length in lengths if length)
    return (width, height) if 0 < width < 1e6 and 0 < height < 1e6 else None
