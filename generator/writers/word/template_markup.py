"""WordprocessingML of somebody else's, written anew from what is known of it.

Elements and attributes that are not listed here do not come through; nor do theme colours, so that the
colours that are measured are the ones that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.writers.word.markup import escape

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST_VALUE = 255

_SIDES = ("top", "left", "start", "bottom", "right", "end")
_INSIDE = ("insideH", "insideV")

PARAGRAPH = (
    *("keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "suppressLineNumbers", "pBdr"),
    *("shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind"),
    *("contextualSpacing", "mirrorIndents", "jc", "textAlignment", "outlineLvl"),
)
"""What a style may say of paragraphs, in the order of the standard (ISO/IEC 29500-1, 17.3.1.26)."""

TYPE = (
    *("rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "color", "spacing", "w", "kern", "position", "sz"),
    *("szCs", "u", "bdr", "shd", "vertAlign"),
)
"""What a style may say of its type, in the order of 17.3.2.28, but hidden text and other languages."""

_TABLE = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW"),
    *("jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"),
)
_CELL = (
    *("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText"),
    *("vAlign", "hideMark"),
)
_ROW = ("gridBefore", "gridAfter", "wBefore", "wAfter", "cantSplit", "trHeight", "tblHeader", "jc")

_CHILDREN: Mapping[str, Sequence[str]] = {
    "pPr": ("pStyle", *PARAGRAPH[:3], "framePr", *PARAGRAPH[3:4], *PARAGRAPH[5:]),
    "rPr": ("rStyle", *TYPE, "lang"),
    "tblPr": _TABLE,
    "trPr": _ROW,
    "tcPr": _CELL,
    "tblStylePr": ("pPr", "rPr", "tblPr", "trPr", "tcPr"),
    "pBdr": ("top", "left", "bottom", "right", "between", "bar"),
    "tabs": ("tab",),
    "numPr": ("ilvl", "numId"),
    "tblBorders": (*_SIDES, *_INSIDE),
    "tcBorders": (*_SIDES, *_INSIDE),
    "tblCellMar": _SIDES,
    "tcMar": _SIDES,
    "tblGrid": ("gridCol",),
}
"""The children of an element of properties, in the order that they must stand in."""

_STYLE_REFERENCES = ("pStyle", "rStyle", "tblStyle")
_DROPPED_ATTRIBUTES = ("theme", "asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme", "rsid")
_SIDES_OF_LATER_YEARS = {"start": "left", "end": "right"}
"""LibreOffice names sides as a later edition of the standard does."""

_EXACT_LINES = ("lineRule", "exact", "atLeast")
"""A line of exact height cuts off pictures; at least as high, it looks the same for text."""


def local(element: _Element) -> str:
    """Return the name of an element of Word's main namespace, or an empty text for any other."""
    name = str(element.tag)
    return name[len(W) :] if name.startswith(W) else ""


def value(element: _Element | None, name: str = "val") -> str | None:
    """Return an attribute of Word's, if there is such an element with it."""
    return None if element is None else element.get(f"{W}{name}")


def number(element: _Element | None, name: str = "val") -> int | None:
    """Return an attribute that is a whole number of up to six digits, and None for anything else."""
    words = value(element, name) or ""
    digits = words.removeprefix("-")
    return int(words) if digits.isascii() and digits.isdecimal() and len(digits) <= 6 else None


def is_on(element: _Element | None) -> bool:
    """Whether a property such as bold is there and not switched off."""
    return element is not None and value(element) not in ("0", "false", "off")


def known(element: _Element | None, names: Sequence[str]) -> dict[str, _Element]:
    """Return the children with these names, in the order of the names; of equal ones the first."""
    if element is None:
        return {}
    children: dict[str, _Element] = {}
    for child in element:
        children.setdefault(local(child), child)
    return {name: children[name] for name in names if name in children}


def properties_xml(element: _Element, styles: Mapping[str, str], *, inside: str = "") -> str:
    """Return an element of properties, written anew.

    ``styles`` are the new ids of styles by their old ones; what refers to another style is left out.
    ``inside`` is put in as the last of its children.
    """
    name = local(element)
    if name in _STYLE_REFERENCES:
        new = styles.get(value(element) or "")
        return f'<w:{name} w:val="{new}"/>' if new else ""
    if name == "jc":
        where = value(element) or ""
        return tag(name, f' w:val="{escape(_SIDES_OF_LATER_YEARS.get(where, where)[:_LONGEST_VALUE])}"', "")
    children = inside + "".join(
        properties_xml(child, styles) for child in _in_order(element, _CHILDREN.get(name, ()))
    )
    return tag(name, attributes(element), children)


def _in_order(element: _Element, names: Sequence[str]) -> Iterator[_Element]:
    place = {name: index for index, name in enumerate(names)}
    return iter(sorted((child for child in element if local(child) in place), key=lambda c: place[local(c)]))


def attributes(element: _Element, *, but: Callable[[str], bool] = lambda name: False) -> str:
    """Return the attributes of Word's that come through, as they stand in a tag."""
    written = []
    for key, words in element.attrib.items():
        full = str(key)
        name = full[len(W) :]
        if not full.startswith(W) or name.startswith(_DROPPED_ATTRIBUTES) or but(name):
            continue
        text = str(words)[:_LONGEST_VALUE]
        if (name, text) == _EXACT_LINES[:2]:
            text = _EXACT_LINES[2]
        written.append(f' w:{name}="{escape(text)}"')
    return "".join(written)


def tag(name: str, attributes: str, inside: str) -> str:
    """Return an element of Word's."""
    return f"<w:{name}{attributes}>{inside}</w:{name}>" if inside else f"<w:{name}{attributes}/>"
