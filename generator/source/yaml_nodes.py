"""A YAML file as it was written: texts, lists and keys that remember where they stand.

Every scalar stays text; what it means (a number, a date, a yes) is for the file format to say.
"""

from __future__ import annotations

from collections.abc import Sequence as SequenceABC
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from generator.problems import Place

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What says that nothing is written, where it stands without quotation marks."""


class Extent(NamedTuple):
    """Where a node begins and ends: characters of the decoded text, counted from 0, the end not included.

    A value that is not written has none, and stands behind its colon or dash. A block of text (``|``) ends
    with the empty lines below it, a list or mapping without brackets with its last value.
    """

    start: int
    end: int


NOWHERE = Extent(0, 0)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text. ``quoted`` says that it stands in quotation marks or as a block, so it is meant as text.

    ``lines`` holds the place of each line of a block that keeps its lines (``|``), else nothing.
    """

    text: str
    quoted: bool
    place: Place
    lines: tuple[Place, ...] = ()
    extent: Extent = NOWHERE

    @property
    def is_null(self) -> bool:
        """Whether nothing is written: an empty value, ``~`` or ``null``."""
        return not self.quoted and self.text in NULLS

    def place_of_line(self, index: int) -> Place:
        """Return the place of line ``index`` (from 0) of the text; of the whole text if the line has none."""
        return self.lines[index] if 0 <= index < len(self.lines) else self.place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place
    extent: Extent = NOWHERE


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values in the order of the file; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    extent: Extent = NOWHERE

    def get(self, key: str) -> Node | None:
        """Return the value of the key, or None if the key is not written."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """Return the key itself as it was written, with its place, or None if it is not written."""
        return next((name for name, _ in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


def plain(node: Node) -> Plain:
    """Return the node as plain values: text, None, lists and dicts, without places."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def place_of(node: Node, path: SequenceABC[str | int], *, of_key: bool = False) -> Place:
    """Return the place of the deepest node that exists along ``path`` (keys and indices from 0).

    With ``of_key`` the place is that of the key in front of the node, where it has one.
    """
    place = node.place
    for step in path:
        child: Node | None = None
        key: Scalar | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            child, key = node.get(step), node.key(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            child = node.items[step]
        if child is None:
            break
        node = child
        place = key.place if of_key and key else child.place
    return place
