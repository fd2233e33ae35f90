"""Ways to write another value where one stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.source.splice.file_text import Patch
from generator.source.splice.scalars import folded, literal, one_line, over_lines
from generator.source.splice.spots import Spot, Spots
from generator.source.splice.values import Wording, in_brackets, ways_to_write
from generator.source.yaml_nodes import Plain, Scalar

Ways = Iterator[list[Patch]]


def replacing(spots: Spots, spot: Spot, value: Plain) -> Ways:
    """Yield ways to write ``value`` in place of what stands at a spot, the best first.

    A text keeps its manner of writing where the new words can be written so. Comments stay.
    """
    if isinstance(spot.node, Scalar) and isinstance(value, str):
        yield from _text_for_text(spots, spot, spot.node, value)
    if spot.bracket:
        yield from _in_brackets(spots, spot, value)
        return
    for wording in ways_to_write(value, spot.column, spots.indents):
        yield _whole(spots, spot, wording)


def _text_for_text(spots: Spots, spot: Spot, node: Scalar, text: str) -> Ways:
    start, end = node.extent
    mark = spots.mark(node)
    if spots.is_block(node):
        yield from _block_for_block(spots, spot, node, text)
        return
    if start == end or node.is_null:
        return
    old = spots.text[start:end].split("\n")
    if len(old) > 1:
        indent = len(old[-1]) - len(old[-1].lstrip(" "))
        column = spots.column(start)
        width = max(column + len(old[0]), *map(len, old[1:]))
        for new in over_lines(text, mark, spot.bracket, indent, (width - column + indent, width)):
            yield [Patch(start, end, new)]
    if "\n" not in text:
        for new in one_line(text, spot.bracket, mark):
            yield [Patch(start, end, new)]


def _block_for_block(spots: Spots, spot: Spot, node: Scalar, text: str) -> Ways:
    signs, body = spots.signs(node), spots.body(node)
    lines = [line for line in spots.text[body.start : body.end].split("\n") if line.strip()]
    first = lines[0] if lines else ""
    indent = len(first) - len(first.lstrip(" ")) or max(spot.column, 0) + spots.indents.keys
    digits = [sign for sign in spots.text[signs.start : signs.end] if sign.isdigit()]
    if digits:
        indent = max(spot.column, 0) + int(digits[0])
    ways = [literal(text, indent, spot.column)]
    if spots.text[signs.start] == ">":
        ways.insert(0, folded(text, indent, spot.column, max(map(len, lines), default=0)))
    for way in ways:
        for new_signs, new_lines in way:
            if digits and not any(sign.isdigit() for sign in new_signs):
                new_signs = new_signs[0] + digits[0] + new_signs[1:]
            yield [Patch(*signs, new_signs), _below(spots.line_end(signs.end), body.end, new_lines)]


def _below(start: int, end: int, lines: Iterable[str]) -> Patch:
    """Return the patch that puts whole lines below one that ends at ``start``, in place of some."""
    return Patch(start, end, "".join(f"\n{line}" for line in lines))


def _in_brackets(spots: Spots, spot: Spot, value: Plain) -> Ways:
    start, end = spot.node.extent
    if spots.comments(start, end, spot.node):
        return
    other = in_brackets(value, spot.bracket) or "~"
    for text in one_line(value, spot.bracket) if isinstance(value, str) else (other,):
        if start == end:
            text = f" {text}" if spot.has_colon else f": {text}"
            yield [Patch(spot.after, spot.after, text)]
        else:
            yield [Patch(start, end, text)]


def _whole(spots: Spots, spot: Spot, wording: Wording) -> list[Patch]:
    """Return the patches that put a value behind a colon or dash, and keep every comment of the old one."""
    node, after = spot.node, spot.after
    beside = f" {wording.beside}" if wording.beside else ""
    start, end = node.extent.start, spots.end(node)
    first_end = spots.line_end(after)
    if start == node.extent.end:
        return [Patch(after, after, beside), _below(first_end, first_end, wording.below)]
    if start > first_end:  # what stood there begins on a later line
        end = spots.line_end(end)
        below = (*wording.below, *_kept(spots, spot, first_end, end))
        return [Patch(after, after, beside), _below(first_end, end, below)]
    if isinstance(node, Scalar) and spots.is_block(node):
        return [Patch(after, spots.signs(node).end, beside), _below(first_end, end, wording.below)]
    last_end = spots.line_end(end)
    below = (*wording.below, *_kept(spots, spot, start, end))
    return [Patch(after, end, beside), _below(last_end, last_end, below)]


def _kept(spots: Spots, spot: Spot, start: int, end: int) -> list[str]:
    """Return the comments of what is replaced, as lines of their own."""
    blank = " " * (max(spot.column, 0) + spots.indents.keys)
    return [blank + comment for comment in spots.comments(start, end, spot.node)]
