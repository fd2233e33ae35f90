"""Colour transitions of an SVG file that are made from one another, as Inkscape saves them.

Each is written out whole: not every program that draws our files follows such references twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

GRADIENTS = frozenset(["linearGradient", "radialGradient"])


class NoOriginError(ValueError):
    """Raised for a transition made from one that is not there, or in the end from itself; says the line."""

    def __init__(self, line: int, address: str) -> None:
        super().__init__(address)
        self.line = line


@dataclass(slots=True)
class Gradient:
    """One transition: its attributes, its stops as they are written, and where it stands.

    ``index`` is the place of its beginning among the pieces of the file that are written.
    """

    attributes: dict[str, str]
    index: int
    line: int
    stops: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str | None:
        """The id of the transition that it is made from."""
        address = self.attributes.get("href")
        return address[1:] if address is not None else None


def whole(gradient: Gradient, by_id: Mapping[str, Gradient]) -> tuple[dict[str, str], list[str]]:
    """Return the attributes and stops of a transition with those it takes over. Raises NoOriginError."""
    attributes, stops, seen = dict(gradient.attributes), gradient.stops, [gradient]
    while (origin := seen[-1].origin) is not None:
        found = by_id.get(origin)
        if found is None or found in seen:
            raise NoOriginError(gradient.line, f"href=#{origin}")
        attributes = {**{key: found.attributes[key] for key in found.attributes if key != "id"}, **attributes}
        stops = stops or found.stops
        seen.append(found)
    attributes.pop("href", None)
    return attributes, stops
