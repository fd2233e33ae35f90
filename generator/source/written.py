"""What a user wrote, with the place of every piece: the bridge from YAML nodes to records.

A record's texts stay ``Written`` strings for life, so that a finding or a finished document can always
lead back to the file, line and column they came from.
"""

from __future__ import annotations

from typing import Any

from generator.problems import Place
from generator.problems.edit import Replace, steps
from generator.source.yaml_reader import Mapping, Node, Scalar, Sequence


class Written(str):
    """A text as the user wrote it; ``place`` is where, ``path`` is its YAML path ("mål[0].udfordring").

    ``gapped`` is the text with its gaps, where figures have been put into them; else None.
    """

    __slots__ = ("gapped", "path", "place", "quoted")
    place: Place
    path: str
    quoted: bool
    gapped: str | None

    def __new__(
        cls, text: str, place: Place, path: str, quoted: bool = False, gapped: str | None = None
    ) -> Written:
        """Make a text that remembers its place."""
        self = super().__new__(cls, text)
        self.place = place
        self.path = path
        self.quoted = quoted
        self.gapped = gapped
        return self

    def reworded(self, text: str) -> Written:
        """Return a text made of this one, from the same place."""
        return Written(text, self.place, self.path, self.quoted, self.gapped)

    def filled(self, text: str) -> Written:
        """Return this text with its gaps filled."""
        return Written(text, self.place, self.path, self.quoted, str(self))

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the place when a record travels to a worker process."""
        return Written, (str(self), self.place, self.path, self.quoted, self.gapped)


class WrittenMapping(dict[str, Any]):
    """A mapping as the user wrote it, without the keys that were left empty."""

    __slots__ = ("key_places", "path", "place")
    place: Place
    path: str
    key_places: dict[str, Place]


class WrittenList(list[Any]):
    """A list as the user wrote it."""

    __slots__ = ("path", "place")
    place: Place
    path: str


def as_written(node: Node, path: str = "") -> Any:
    """Turn a YAML node into texts, lists and mappings that remember their places.

    Empty values are left out: a key or a dash with nothing behind it says the same as none.
    """
    match node:
        case Scalar():
            return None if node.is_null else Written(node.text, node.place, path, node.quoted)
        case Sequence():
            written = (as_written(item, f"{path}[{index}]") for index, item in enumerate(node.items))
            items = WrittenList(item for item in written if item is not None)
            items.place, items.path = node.place, path
            return items
        case Mapping():
            mapping = WrittenMapping()
            mapping.place, mapping.path = node.place, path
            mapping.key_places = {key.text: key.place for key, _ in node.entries}
            for key, value in node.entries:
                written = as_written(value, f"{path}.{key.text}" if path else key.text)
                if written is not None:
                    mapping[key.text] = written
            return mapping


def is_cut_number(whole: Written, decimals: Written) -> bool:
    """Whether two neighbouring values are one number that was cut at its decimal comma."""
    return (
        not (whole.quoted or decimals.quoted)
        and whole.lstrip("-−").isdigit()
        and decimals.isdigit()
        and whole.place.line == decimals.place.line
        and whole.place.column + len(whole) + 1 == decimals.place.column
    )


def replaced_by(value: object, text: str | None) -> Replace | None:
    """Return the edit that writes a text where a value stands; None without a text, or if nobody wrote it."""
    if text is None or not isinstance(value, Written) or not value.path:
        return None
    return Replace(steps(value.path), text)


def place_of_value(value: object) -> Place | None:
    """Return where a written value stands, or None for a value that nobody wrote."""
    return value.place if isinstance(value, Written | WrittenMapping | WrittenList) else None
