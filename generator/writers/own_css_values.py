"""What a municipality's own style sheet may set, and to what: nothing that could hide or displace words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tinycss2.ast import DimensionToken, HashToken, IdentToken, Node, NumberToken

_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "pt": 25.4 / 72, "px": 25.4 / 96, "rem": 4.2, "em": 4.2}
"""Lengths in millimetres; that of a letter is about what it is in running text."""

_POINTS = {"pt": 1.0, "px": 0.75, "rem": 9.0}
"""Type sizes in points; a root size is at least as large as the least body size of a design."""
_HEX = re.compile("[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}")
_NAMED = {"white": "#FFFFFF", "black": "#000000"}
_NOTHING = frozenset({"none", "transparent"})


@dataclass(frozen=True, slots=True)
class Values:
    """What a property may be set to: up to ``most`` words, colours, lengths or numbers within bounds.

    ``code`` is the finding for anything else. Lengths are in the units of ``units``, by what one is worth.
    """

    code: str
    most: int = 1
    words: frozenset[str] = frozenset()
    colour: bool = False
    bounds: tuple[float, float] | None = None
    units: Mapping[str, float] | None = None

    def allow(self, tokens: Sequence[Node]) -> bool:
        """Whether a declaration's value, without white space, is one of these."""
        return 0 < len(tokens) <= self.most and all(self._allows(token) for token in tokens)

    @property
    def gaps(self) -> dict[str, str]:
        """What the finding says of them."""
        least, largest = self.bounds or (0, 0)
        return {
            "kendte": ", ".join(sorted(self.words)),
            "mindst": f"{least:g}".replace(".", ","),
            "højst": f"{largest:g}".replace(".", ","),
        }

    def _allows(self, token: Node) -> bool:
        if isinstance(token, IdentToken) and token.lower_value in self.words:
            return True
        if self.colour and colour(token) is not None:
            return True
        if self.bounds is None:
            return False
        least, largest = self.bounds
        if isinstance(token, NumberToken):
            return (self.units is None or token.value == 0) and bool(least <= token.value <= largest)
        if isinstance(token, DimensionToken) and self.units is not None:
            worth = self.units.get(token.lower_unit)
            return worth is not None and bool(least <= token.value * worth <= largest)
        return False


def colour(token: Node) -> str | None:
    """Return a colour as ``#RRGGBB``; None if it is not written as one that can be measured."""
    if isinstance(token, HashToken) and _HEX.fullmatch(token.value):
        digits = token.value if len(token.value) == 6 else "".join(2 * digit for digit in token.value)
        return f"#{digits.upper()}"
    return _NAMED.get(token.lower_value) if isinstance(token, IdentToken) else None


def _length(least: float, largest: float, most: int = 1) -> Values:
    return Values("css-længde", most, bounds=(least, largest), units=_MILLIMETRES)


def _words(*words: str) -> Values:
    return Values("css-ord", words=frozenset(words))


_STYLES = frozenset({"none", "solid", "dashed", "dotted", "double"})
_BREAKS = _words("auto", "avoid", "page")
_GROUND = Values("css-farve", words=_NOTHING, colour=True)
_BORDER = Values("css-kant", 3, words=_STYLES, colour=True, bounds=(0, 3), units=_MILLIMETRES)
_SIDES = ("top", "right", "bottom", "left")

PROPERTIES: Mapping[str, Values] = {
    "color": Values("css-farve", colour=True),
    "background": _GROUND,
    "background-color": _GROUND,
    "border": _BORDER,
    "border-color": Values("css-farve", 4, colour=True),
    "border-style": Values("css-ord", 4, words=_STYLES),
    "border-width": _length(0, 3, 4),
    "border-radius": _length(0, 10, 4),
    "padding": _length(0, 15, 4),
    "margin": _length(0, 25, 4),
    **{f"border-{side}": _BORDER for side in _SIDES},
    **{f"padding-{side}": _length(0, 15) for side in _SIDES},
    **{f"margin-{side}": _length(0, 25) for side in _SIDES},
    "max-width": _length(60, 200),
    "font-size": Values("css-skriftstørrelse", bounds=(8, 28), units=_POINTS),
    "font-weight": Values("css-ord", words=frozenset({"normal", "bold"})),
    "font-style": _words("normal", "italic"),
    "line-height": Values("css-tal", bounds=(1.15, 2)),
    "letter-spacing": Values("css-længde", bounds=(0, 0.5), units=_MILLIMETRES),
    "text-align": _words("left", "right", "center", "start", "end"),
    "vertical-align": _words("top", "middle", "bottom", "baseline"),
    "break-before": _BREAKS,
    "break-after": _BREAKS,
    "break-inside": _words("auto", "avoid"),
}
"""The properties that may be set, each with its values."""
