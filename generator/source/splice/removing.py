"""Ways to take away a key or an item, with the comments on its lines and none other."""

from __future__ import annotations

import re

from generator.source.splice.file_text import Patch
from generator.source.splice.replacing import Ways
from generator.source.splice.spots import Spot, Spots
from generator.source.yaml_nodes import Extent, Mapping, Sequence


def removing(spots: Spots, holder: Spot, step: str | int) -> Ways:
    """Yield ways to take away a value; the comments above it stay, those behind and inside it go with it.

    A list or mapping that loses its last value is left as ``[]`` or ``{}``.
    """
    node = holder.node
    if isinstance(node, Mapping):
        elements = [
            Extent(key.extent.start, max(key.extent.end, spots.end(part))) for key, part in node.entries
        ]
        number = next(n for n, (key, _) in enumerate(node.entries) if key.text == step)
        empty = "{}"
    elif isinstance(node, Sequence) and isinstance(step, int):
        elements = [Extent(part.extent.start, spots.end(part)) for part in node.items]
        number, empty = step, "[]"
        if not spots.is_bracketed(node):
            starts = spots.dashes(node)
            elements = [Extent(d, max(d + 1, e.end)) for d, e in zip(starts, elements, strict=True)]
    else:
        return
    if spots.is_bracketed(node):
        yield from _from_brackets(spots, node.extent, elements, number)
    elif not holder.bracket:
        column = spots.column(elements[0].start)
        end = spots.inner_end(elements[number].end, column)
        if len(elements) == 1:
            yield from _the_last(spots, holder, Extent(elements[0].start, end), empty)
        else:
            following = elements[number + 1].start if number + 1 < len(elements) else None
            yield from _lines(spots, Extent(elements[number].start, end), following)


def _lines(spots: Spots, element: Extent, following: int | None) -> Ways:
    start, end = element
    if spots.begins_line(start):
        line = spots.line_start(start)
        if end < len(spots.text):
            yield [Patch(line, end + 1, "")]
            # Below a text that keeps its empty lines (|+), those that follow would become part of it.
            blank = re.match(r"(?:[ \t]*\n)*", spots.text[end + 1 :])
            yield [Patch(line, end + 1 + (blank.end() if blank else 0), "")]
        else:
            yield [Patch(line - 1, end, "")]
            yield [Patch(line, end, "")]
    elif following is not None:
        between = spots.text[end : spots.line_start(following)]
        if not between.strip():
            yield [Patch(start, following, "")]
        yield [Patch(len(spots.text[:start].rstrip(" ")), end, "")]


def _the_last(spots: Spots, holder: Spot, element: Extent, empty: str) -> Ways:
    start, end = element
    if spots.begins_line(start) and holder.column >= 0 and start > spots.line_end(holder.after):
        line = spots.line_start(start)
        yield [Patch(holder.after, holder.after, f" {empty}"), Patch(line - 1, end, "")]
    yield [Patch(start, end, empty)]


def _from_brackets(spots: Spots, brackets: Extent, elements: list[Extent], number: int) -> Ways:
    start, end = elements[number]
    comma = spots.comma_after(end)
    if number + 1 < len(elements):
        following = elements[number + 1].start
        if not spots.text[comma:following].strip():
            yield [Patch(start, following, "")]
    elif number > 0:
        before = elements[number - 1].end
        if not spots.text[before:start].replace(",", "").strip():
            yield [Patch(before, end, "")]
    else:
        yield [Patch(brackets.start + 1, brackets.end - 1, "")]
    yield [Patch(start, comma, "")]
