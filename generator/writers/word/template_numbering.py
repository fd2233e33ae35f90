"""How a template sets the numbers of its headings: where they stand and in what type.

What the numbers are is the document's: 1, 1.1 and 1.1.1, so that Word, PDF and every reference say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.writers.word.template_markup import TYPE, W, known, number, properties_xml, tag, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_FURTHEST = 2835
"""Headings are indented by no more than 5 cm, in twentieths of a point."""


_TYPE = tuple(name for name in TYPE if name not in ("color", "shd"))
"""A number has the colour of its heading, which has been measured."""


@dataclass(frozen=True, slots=True)
class HeadingLevel:
    """The numbers of one level of headings.

    The heading's text begins at ``left`` and its number ``hanging`` before that, in twentieths of a point.
    ``spaced`` tells that a space stands between them, and no tab. ``type_xml`` is the number's own type.
    """

    left: int
    hanging: int
    spaced: bool = False
    type_xml: str = ""


def template_level(
    level: int,
    numbering: _Element | None,
    style: Mapping[str, _Element],
) -> HeadingLevel | None:
    """Return how the headings of a level (from 0) are numbered, or None if the template does not number them.

    ``style`` holds the paragraph properties of the heading style.
    """
    definition = _definition(level, numbering, style.get("numPr"))
    if definition is None:
        return None
    indent = definition.find(f"{W}pPr/{W}ind")
    left, hanging = _indent(style.get("ind"), _indent(indent, (0, 0)))
    type_ = known(definition.find(f"{W}rPr"), _TYPE)
    type_xml = "".join(properties_xml(found, {}) for found in type_.values())
    spaced = value(definition.find(f"{W}suff")) in ("space", "nothing")
    return HeadingLevel(left, hanging, spaced, tag("rPr", "", type_xml) if type_xml else "")


def _definition(level: int, numbering: _Element | None, chosen: _Element | None) -> _Element | None:
    """Return the definition of a level in the list that a style names, if it has numbers."""
    instance = None if chosen is None else number(chosen.find(f"{W}numId"))
    if numbering is None or not instance:
        return None
    for found in numbering.iterfind(f"{W}num[@{W}numId='{instance}']"):
        changed = found.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl")
        abstract = number(found.find(f"{W}abstractNumId"))
        where = f"{W}abstractNum[@{W}abstractNumId='{abstract}']/{W}lvl[@{W}ilvl='{level}']"
        definition = changed if changed is not None else numbering.find(where)
        if definition is not None and value(definition.find(f"{W}numFmt")) not in ("none", "bullet"):
            return definition
    return None


def _indent(indent: _Element | None, inherited: tuple[int, int]) -> tuple[int, int]:
    """Return where text begins and how far its number stands before that."""
    if indent is None:
        return inherited
    left = number(indent, "left") if value(indent, "start") is None else number(indent, "start")
    hanging, first = number(indent, "hanging"), number(indent, "firstLine")
    if hanging is None and first is not None:
        hanging = -first
    left = inherited[0] if left is None else min(max(left, 0), _FURTHEST)
    hanging = inherited[1] if hanging is None else hanging
    return left, min(max(hanging, left - _FURTHEST), left)
