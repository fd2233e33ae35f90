"""Where things stand in the text of a file: colons, dashes, lines, comments, and the ends of values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems.edit import KeyPath
from generator.source.splice.file_text import FileText
from generator.source.splice.values import Indents
from generator.source.yaml_nodes import Extent, Mapping, Node, Scalar, Sequence

_COLON = re.compile(r"[ \t]*:")
_BLOCK_SIGNS = re.compile(r"[|>][-+0-9]*")
_HASH = re.compile(r"(?<!\S)#")
_AFTER_ELEMENT = re.compile(r"(?:\s|#[^\n]*\n)*,")


@dataclass(frozen=True, slots=True)
class Spot:
    """One value where it stands.

    ``after`` is the position behind its colon or dash, or behind its key where there is no colon; ``column``
    is that of its key or dash. ``bracket`` is the bracket it stands in, or nothing.
    """

    node: Node
    after: int
    column: int
    bracket: str = ""
    has_colon: bool = True


class Spots:
    """Finds the places that edits need in one file."""

    def __init__(self, file: FileText) -> None:
        self.text = file.text
        self.root = file.root
        self.indents = self._indents()

    # --- lines ---

    def line_start(self, position: int) -> int:
        """Return where the line of a position begins."""
        return self.text.rfind("\n", 0, position) + 1

    def line_end(self, position: int) -> int:
        """Return where the line of a position ends, before its line feed."""
        end = self.text.find("\n", position)
        return end if end >= 0 else len(self.text)

    def column(self, position: int) -> int:
        """Return the column of a position, from 0."""
        return position - self.line_start(position)

    def begins_line(self, position: int) -> bool:
        """Whether only blanks stand before a position on its line."""
        return not self.text[self.line_start(position) : position].strip(" ")

    # --- values ---

    def at(self, path: KeyPath) -> Spot | None:
        """Return the value at a path that leads to one; None where it is written as no planner would."""
        spot: Spot | None = Spot(self.root, 0, -1)
        for step in path:
            if spot is None:
                return None
            spot = self.child(spot, step)
        return spot

    def child(self, holder: Spot, step: str | int) -> Spot | None:
        """Return a value of a list or mapping; None where it is written as no planner would."""
        node, bracket = holder.node, holder.bracket
        if self.is_bracketed(node):
            bracket = self.text[node.extent.start]
        elif bracket:
            return None  # a key in square brackets without braces of its own
        if isinstance(node, Sequence) and isinstance(step, int):
            item = node.items[step]
            if bracket:
                return Spot(item, item.extent.start, -1, bracket)
            dash = self.dashes(node)[step]
            return Spot(item, dash + 1, self.column(dash))
        if isinstance(node, Mapping) and isinstance(step, str):
            key, value = next(entry for entry in node.entries if entry[0].text == step)
            column = self.column(key.extent.start)
            if colon := _COLON.match(self.text, key.extent.end):
                return Spot(value, colon.end(), column, bracket)
            return Spot(value, key.extent.end, column, bracket, has_colon=False) if bracket else None
        return None

    def is_bracketed(self, node: Node) -> bool:
        """Whether a list or mapping stands in brackets."""
        return not isinstance(node, Scalar) and self.text.startswith(("{", "["), node.extent.start)

    def mark(self, node: Scalar) -> str:
        """Return the sign that a text begins with, if it is no part of it: a quotation mark, | or >."""
        return self.text[node.extent.start] if node.quoted else ""

    def is_block(self, node: Node) -> bool:
        """Whether a text stands as a block, in lines of its own below | or >."""
        return isinstance(node, Scalar) and node.quoted and self.mark(node) in "|>"

    def end(self, node: Node) -> int:
        """Return where the last sign of a value stands; empty lines below a block are no part of most."""
        if isinstance(node, Scalar):
            return self.body(node).end if self.is_block(node) else node.extent.end
        if self.is_bracketed(node) or node.extent.start == node.extent.end:
            return node.extent.end
        return self.end(node.entries[-1][1] if isinstance(node, Mapping) else node.items[-1])

    def signs(self, node: Scalar) -> Extent:
        """Return where the signs stand that a block begins with: ``|-``."""
        match = _BLOCK_SIGNS.match(self.text, node.extent.start)
        return Extent(node.extent.start, match.end() if match else node.extent.start)

    def body(self, node: Scalar) -> Extent:
        """Return where the lines of a block stand, without the line feed of the last.

        One without lines has its body at the end of the line that begins it.
        """
        above = self.line_end(node.extent.start)
        lines = self.text[above : max(above, node.extent.end)]
        signs = self.signs(node)
        if "+" in self.text[signs.start : signs.end]:
            lines = lines.removesuffix("\n")
        else:
            lines = re.sub(r"(?:\n[ \t]*)+\Z", "", lines)
        return Extent(above + 1 if lines else above, above + len(lines))

    def scalars(self, node: Node) -> Iterator[Scalar]:
        """Yield every text and key of a value."""
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            for item in node.items:
                yield from self.scalars(item)
        else:
            for key, value in node.entries:
                yield key
                yield from self.scalars(value)

    # --- lists ---

    def dashes(self, node: Sequence) -> list[int]:
        """Return where the dashes of a list without brackets stand."""
        found: list[int] = []
        column = self.column(node.extent.start)
        for item in node.items:
            line = self.line_start(item.extent.start)
            while found and not self._is_dash(line, column, found[-1]):
                line = self.line_start(line - 1)
            found.append(line + column if found else node.extent.start)
        return found

    def _is_dash(self, line: int, column: int, above: int) -> bool:
        before = self.text[line : line + column]
        return (not before.strip(" ") and self.text.startswith("-", line + column)) or line <= above

    def chunks(self, node: Sequence) -> list[Extent]:
        """Return the lines of each item of a list without brackets, from dash or comment to the last sign.

        A comment right above a dash belongs to the item, as do comments below it that are indented further
        than its dash. What stands above the first item belongs to it if that is so for another item too;
        else it may be about the whole list.
        """
        dashes = self.dashes(node)
        column = self.column(dashes[0])
        starts = [self._lead(dash) for dash in dashes]
        if starts[1:] == dashes[1:]:
            starts[0] = dashes[0]
        ends = [max(self.end(item), dash + 1) for item, dash in zip(node.items, dashes, strict=True)]
        return [Extent(start, self.inner_end(end, column)) for start, end in zip(starts, ends, strict=True)]

    def _lead(self, dash: int) -> int:
        """Return where the comments right above a dash begin, in the dash's column."""
        lead, column = dash, self.column(dash)
        while self.begins_line(dash) and (start := self.line_start(lead)) > 0:
            above = self.line_start(start - 1)
            if self.text[above : above + column].strip(" ") or not self.text.startswith("#", above + column):
                break
            lead = above + column
        return lead

    def inner_end(self, end: int, column: int) -> int:
        """Return where what stands inside a key or item ends: its last line, and comments indented further.

        ``end`` is where its value ends, ``column`` that of the key or dash.
        """
        last = self.line_end(end)
        position = last + 1
        while position < len(self.text):
            line = self.text[position : self.line_end(position)]
            indent = len(line) - len(line.lstrip(" "))
            if line.strip() and (not line.lstrip(" ").startswith("#") or indent <= column):
                break
            position += len(line) + 1
            if line.strip():
                last = position - 1
        return last

    def comma_after(self, end: int) -> int:
        """Return the position behind the comma that follows an element in brackets; ``end`` if none does."""
        match = _AFTER_ELEMENT.match(self.text, end)
        return match.end() if match else end

    def comments(self, start: int, end: int, node: Node) -> list[str]:
        """Return the comments between two positions that are no part of a text of ``node``."""
        texts = [(scalar.extent.start, self.end(scalar)) for scalar in self.scalars(node)]
        found: list[str] = []
        while match := _HASH.search(self.text, start, end):
            place, start = match.start(), match.end()
            if not any(first <= place < last and not self._is_header(first, place) for first, last in texts):
                start = self.line_end(place)
                found.append(self.text[place:start].rstrip())
        return found

    def _is_header(self, first: int, place: int) -> bool:
        """Whether a place stands on the line that begins a block."""
        return self.text.startswith(("|", ">"), first) and place < self.line_end(first)

    def _indents(self) -> Indents:
        """Return how the file indents: as the first keys and the first list below a key do."""
        keys = dashes = None
        waiting: list[Node] = [self.root]
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, Sequence):
                waiting += node.items
            if not isinstance(node, Mapping) or self.is_bracketed(node):
                continue
            for key, value in node.entries:
                waiting.append(value)
                step = self.column(value.extent.start) - self.column(key.extent.start)
                if self.is_bracketed(value) or not self.begins_line(value.extent.start):
                    continue
                if isinstance(value, Mapping):
                    keys = keys or step
                elif isinstance(value, Sequence) and dashes is None:
                    dashes = step
        return Indents(keys if keys and keys > 0 else 2, dashes if dashes is not None and dashes >= 0 else 2)
