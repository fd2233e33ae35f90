"""What the styles of a Word file say of the room that a paragraph takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.writers.word.layout_lines import line_height

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{W}val"
_SIDES = ("left", "right")
_SINGLE = 240
"""Word counts line spacing in so many parts of a line."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines around paragraphs, of which neighbours share one; heights in twentieths of a point."""

    mark: bytes
    above: int
    below: int


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph style says; lengths in twentieths of a point, type sizes in points.

    ``line`` is the share of a line's own height, or a height where ``exact``. ``tabs`` are the
    stops at which text begins; ``ends_in_number`` tells that there is one at the right, for a page number.
    ``height`` is that of a line, of which ``slack`` may reach below the text area.
    """

    points: float = 10.0
    bold: bool = False
    italic: bool = False
    before: int = 0
    after: int = 0
    line: float = 1.0
    exact: int | None = None
    left: int = 0
    first: int = 0
    right: int = 0
    tabs: tuple[int, ...] = ()
    ends_in_number: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    frame: Frame | None = None
    height: int = field(init=False)
    slack: int = field(init=False)

    def __post_init__(self) -> None:
        height, slack = self.exact, 0
        if height is None:
            # The room that a line has beyond single spacing lies below its letters.
            height = line_height(self.points, self.line)
            slack = height - line_height(self.points, 1)
        object.__setattr__(self, "height", height)
        object.__setattr__(self, "slack", slack)


def looks(styles_xml: bytes, numbering_xml: bytes) -> Mapping[str, Look]:
    """Return the looks of all paragraph styles by their ids."""
    styles = ElementTree.fromstring(styles_xml)  # noqa: S314 - our own file
    numbering = ElementTree.fromstring(numbering_xml)  # noqa: S314 - our own file
    indents = dict(_numbering_indents(numbering))
    default = Look()
    for properties in styles.iterfind(f"{W}docDefaults/*/*"):
        default = _changed(default, properties, None)
    found: dict[str, Look] = {}
    # A style stands behind the one that it is based on.
    for style in styles.iterfind(f"{W}style[@{W}type='paragraph']"):
        identity = style.get(f"{W}styleId", "")
        based_on = style.find(f"{W}basedOn")
        look = default if based_on is None else found[based_on.get(_VALUE, "")]
        for name in ("pPr", "rPr"):
            said = style.find(f"{W}{name}")
            if said is not None:
                look = _changed(look, said, indents.get(identity))
        found[identity] = look
    return found


def with_properties(look: Look, properties: Element) -> Look:
    """Return a look as a paragraph's own properties change it."""
    return _changed(look, properties, None)


def _numbering_indents(numbering: Element) -> Iterator[tuple[str, Element]]:
    for level in numbering.iter(f"{W}lvl"):
        style, indent = level.find(f"{W}pStyle"), level.find(f"{W}pPr/{W}ind")
        if style is not None and indent is not None:
            yield style.get(_VALUE, ""), indent


def _changed(look: Look, properties: Element, numbering: Element | None) -> Look:
    for node in properties:
        match str(node.tag).removeprefix(W):
            case "sz":
                look = replace(look, points=int(node.get(_VALUE, "0")) / 2)
            case "b":
                look = replace(look, bold=True)
            case "i":
                look = replace(look, italic=True)
            case "keepNext":
                look = replace(look, keep_next=True)
            case "keepLines":
                look = replace(look, keep_lines=True)
            case "tabs":
                look = _tabbed(look, node)
            case "spacing":
                look = _spaced(look, node)
            case "ind":
                look = _indented(look, node)
            case "numPr":
                number = node.find(f"{W}numId")
                if number is not None and number.get(_VALUE) == "0":
                    look = replace(look, left=0, first=0)
                elif numbering is not None:
                    look = _indented(look, numbering)
            case "pBdr":
                look = replace(look, frame=_frame(node))
    return look


def _tabbed(look: Look, node: Element) -> Look:
    stops = {
        side: [int(tab.get(f"{W}pos", "0")) for tab in node if tab.get(_VALUE) == side] for side in _SIDES
    }
    return replace(
        look,
        tabs=(*look.tabs, *stops["left"]),
        ends_in_number=look.ends_in_number or bool(stops["right"]),
    )


def _spaced(look: Look, node: Element) -> Look:
    before, after = (
        int(node.get(f"{W}{name}", value)) for name, value in (("before", look.before), ("after", look.after))
    )
    look = replace(look, before=before, after=after)
    if (line := node.get(f"{W}line")) is None:
        return look
    if node.get(f"{W}lineRule") == "exact":
        return replace(look, exact=int(line))
    return replace(look, line=int(line) / _SINGLE, exact=None)


def _indented(look: Look, node: Element) -> Look:
    left, right = (
        int(node.get(f"{W}{name}", value)) for name, value in (("left", look.left), ("right", look.right))
    )
    return replace(look, left=left, first=left - int(node.get(f"{W}hanging", "0")), right=right)


def _frame(node: Element) -> Frame:
    """Return a frame; the distance and width of a line are in points and eighths of a point."""
    heights = {"top": 0, "bottom": 0}
    for line in node:
        side = str(line.tag).removeprefix(W)
        heights[side] = int(line.get(f"{W}space", "0")) * 20 + round(int(line.get(f"{W}sz", "0")) * 20 / 8)
    return Frame(ElementTree.tostring(node), heights["top"], heights["bottom"])
