"""What the styles of a Word file say of the room that a paragraph takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.writers.word.layout_font import FontWidths
from generator.writers.word.layout_lines import FONTS, line_height
from generator.writers.word.layout_widths import CALIBRI

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{W}val"
_SIDES = ("left", "right")
_AUTOMATIC = ("beforeAutospacing", "afterAutospacing", "beforeLines", "afterLines")
_SINGLE = 240
"""Word counts line spacing in so many parts of a line."""

_FAINT = 5
"""Letters that are further apart than this, in twentieths of a point, make words wider."""

_SMALLEST, _LARGEST = 1, 100
_LONGEST, _FURTHEST = 20_000, 5_670
"""What is measured: type in points, and lengths and indents in twentieths of a point."""

_COUNT = re.compile("%[1-9]")


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines around paragraphs, of which neighbours share one; heights in twentieths of a point."""

    mark: bytes
    above: int
    below: int


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph style says; lengths in twentieths of a point, type sizes in points.

    ``unknown`` are the properties with which nobody can foretell the room that text takes. ``line`` is the
    share of a line's own height, or a height where ``exact`` or, for a line that would be lower, ``least``.
    The first line begins ``hanging`` before ``left``, with ``number`` in front of the text. ``tabs`` are the
    stops at which text begins; ``ends_in_number`` tells that there is one at the right, for a page number.
    ``contextual`` tells that there is no space between paragraphs of the style. ``height`` is that of a line,
    of which ``slack`` may reach below the text area.
    """

    font: FontWidths = CALIBRI
    unknown: frozenset[tuple[str, str]] = frozenset()
    points: float = 10.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    before: int = 0
    after: int = 0
    line: float = 1.0
    exact: int | None = None
    least: int = 0
    left: int = 0
    hanging: int = 0
    right: int = 0
    number: str = ""
    tabs: tuple[int, ...] = ()
    ends_in_number: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    contextual: bool = False
    frame: Frame | None = None
    height: int = field(init=False)
    slack: int = field(init=False)

    def __post_init__(self) -> None:
        height, slack = self.exact, 0
        if height is None:
            # The room that a line has beyond single spacing lies below its letters.
            height = max(line_height(self.points, self.line, self.font), self.least)
            slack = max(height - max(line_height(self.points, 1, self.font), self.least), 0)
        object.__setattr__(self, "height", height)
        object.__setattr__(self, "slack", slack)


def looks(styles_xml: bytes, numbering_xml: bytes) -> Mapping[str, ParagraphLook]:
    """Return the looks of all paragraph styles by their ids."""
    styles = ElementTree.fromstring(styles_xml)  # noqa: S314 - our own file
    numbered = dict(_numbered_styles(ElementTree.fromstring(numbering_xml)))  # noqa: S314 - our own file
    default = ParagraphLook()
    for properties in styles.iterfind(f"{W}docDefaults/*/*"):
        default = _changed(default, properties, None)
    found: dict[str, ParagraphLook] = {}
    # A style stands behind the one that it is based on.
    for style in styles.iterfind(f"{W}style[@{W}type='paragraph']"):
        identity = style.get(f"{W}styleId", "")
        based_on = style.find(f"{W}basedOn")
        look = default if based_on is None else found[based_on.get(_VALUE, "")]
        for name in ("pPr", "rPr"):
            said = style.find(f"{W}{name}")
            if said is not None:
                look = _changed(look, said, numbered.get(identity))
        found[identity] = look
    return found


def with_properties(look: ParagraphLook, properties: Element) -> ParagraphLook:
    """Return a look as a paragraph's own properties change it."""
    return _changed(look, properties, None)


def _numbered_styles(numbering: Element) -> Iterator[tuple[str, Element]]:
    """Yield the level of a list that each style is."""
    for level in numbering.iter(f"{W}lvl"):
        style = level.find(f"{W}pStyle")
        if style is not None:
            yield style.get(_VALUE, ""), level


def _changed(look: ParagraphLook, properties: Element, level: Element | None) -> ParagraphLook:
    of_type = str(properties.tag).removeprefix(W)
    for node in properties:
        name = str(node.tag).removeprefix(W)
        if name in _FLAGS:
            flag: dict[str, Any] = {_FLAGS[name]: _is_on(node)}
            look = replace(look, **flag)
            continue
        try:
            look, unknown = _with_lengths(look, name, node, level), False
        except ValueError:  # a template may say anything
            unknown = True
        if unknown is not ((of_type, name) in look.unknown):
            look = replace(look, unknown=look.unknown ^ {(of_type, name)})
    return look


def _with_lengths(look: ParagraphLook, name: str, node: Element, level: Element | None) -> ParagraphLook:
    """Return a look with another length. Raises ValueError for one that cannot be measured."""
    match name:
        case "rFonts":
            if (font := FONTS.get(node.get(f"{W}ascii", ""))) is None:
                raise ValueError(node.get(f"{W}ascii"))
            return replace(look, font=font)
        case "sz":
            points = int(node.get(_VALUE, "0")) / 2
            if not _SMALLEST <= points <= _LARGEST:
                raise ValueError(points)
            return replace(look, points=points)
        case "tabs":
            return _tabbed(look, node)
        case "spacing":
            return _spaced(look, node)
        case "ind":
            return _indented(look, node)
        case "numPr":
            return _numbered(look, node, level)
        case "pBdr":
            return replace(look, frame=_frame(node))
        case _ if name in _STRANGE and _STRANGE[name](node, look):
            raise ValueError(name)
        case _:
            return look


def _length(words: str) -> int:
    """Return a length in twentieths of a point. Raises ValueError for none and for one that no page has."""
    length = int(words)
    if not 0 <= length <= _LONGEST:
        raise ValueError(words)
    return length


def _is_on(node: Element) -> bool:
    return node.get(_VALUE) not in ("0", "false", "off")


def _is_kerned(node: Element, look: ParagraphLook) -> bool:
    """Whether letters move together, as they do from a size in half points on."""
    return 0 < int(node.get(_VALUE, "0")) <= 2 * look.points


def _is_stretched(node: Element, _look: ParagraphLook) -> bool:
    return node.get(_VALUE, "100") != "100"


def _switched_on(node: Element, _look: ParagraphLook) -> bool:
    return _is_on(node)


_FLAGS = {
    "b": "bold",
    "i": "italic",
    "caps": "capitals",
    "keepNext": "keep_next",
    "keepLines": "keep_lines",
    "pageBreakBefore": "new_page",
    "contextualSpacing": "contextual",
}
"""Properties that are on or off, by their names in a look."""

_STRANGE: Mapping[str, Callable[[Element, ParagraphLook], bool]] = {
    "kern": _is_kerned,
    "w": _is_stretched,
    "smallCaps": _switched_on,
    "framePr": _switched_on,
    "bidi": _switched_on,
}
"""Properties with which nobody can foretell the room that text takes, and when they have that effect."""


def _tabbed(look: ParagraphLook, node: Element) -> ParagraphLook:
    stops = {
        side: [int(tab.get(f"{W}pos", "0")) for tab in node if tab.get(_VALUE) == side] for side in _SIDES
    }
    return replace(
        look,
        tabs=(*look.tabs, *stops["left"]),
        ends_in_number=look.ends_in_number or bool(stops["right"]),
    )


def _spaced(look: ParagraphLook, node: Element) -> ParagraphLook:
    """Return a look with other space: between lines and paragraphs, or between letters."""
    automatic = any(node.get(f"{W}{name}", "0") not in ("0", "false", "off") for name in _AUTOMATIC)
    if automatic or abs(int(node.get(_VALUE, "0"))) > _FAINT:
        raise ValueError(node.attrib)
    before, after = (
        _length(node.get(f"{W}{name}", str(value)))
        for name, value in (("before", look.before), ("after", look.after))
    )
    look = replace(look, before=before, after=after)
    if (line := node.get(f"{W}line")) is None:
        return look
    match node.get(f"{W}lineRule"):
        case "exact":
            return replace(look, exact=_length(line), least=0)
        case "atLeast":
            return replace(look, line=1.0, exact=None, least=_length(line))
        case _:
            return replace(look, line=_length(line) / _SINGLE, exact=None, least=0)


def _indented(look: ParagraphLook, node: Element) -> ParagraphLook:
    """Return a look with other indents; what an element does not say stays."""
    left, right = (
        int(node.get(f"{W}{name}") or node.get(f"{W}{other}") or str(value))
        for name, other, value in (("left", "start", look.left), ("right", "end", look.right))
    )
    hanging, first = node.get(f"{W}hanging"), node.get(f"{W}firstLine")
    kept = look.hanging if first is None else -int(first)
    look = replace(look, left=left, right=right, hanging=kept if hanging is None else int(hanging))
    if min(left, right) < 0 or max(left, right, abs(look.hanging)) > _FURTHEST:
        raise ValueError(node.attrib)
    return look


def _numbered(look: ParagraphLook, node: Element, level: Element | None) -> ParagraphLook:
    """Return a look with the number of its list, or with none."""
    number = node.find(f"{W}numId")
    if number is not None and number.get(_VALUE) == "0":
        return replace(look, left=0, hanging=0, number="")
    if level is None:
        return look
    said = {child: level.find(f"{W}{child}") for child in ("lvlText", "suff")}
    text, suffix = (found.get(_VALUE, "") if found is not None else "" for found in said.values())
    shown = _COUNT.sub("1", text) + {"space": " ", "nothing": ""}.get(suffix, "\t")
    indent = level.find(f"{W}pPr/{W}ind")
    look = replace(look, number=shown)
    return look if indent is None else _indented(look, indent)


def _frame(node: Element) -> Frame:
    """Return a frame; the distance and width of a line are in points and eighths of a point."""
    heights = {"top": 0, "bottom": 0}
    for line in node:
        side = str(line.tag).removeprefix(W)
        heights[side] = int(line.get(f"{W}space", "0")) * 20 + round(int(line.get(f"{W}sz", "0")) * 20 / 8)
    return Frame(ElementTree.tostring(node), heights["top"], heights["bottom"])
