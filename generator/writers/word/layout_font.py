"""What is known of a font: how wide its letters are and how high its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class FontWidths:
    """Widths in units of the font, ``units_per_em`` to its size; a font is equal to itself alone.

    ``letters`` are the widths of the letters in ``layout_widths.CHARACTERS``, with spaces between, and
    ``ligatures`` how much wider than its letters each is; both by whether the type is bold and italic.
    ``line_height`` is that of a line of single spacing.
    """

    units_per_em: int
    line_height: int
    letters: Mapping[tuple[bool, bool], str] = field(repr=False)
    ligatures: Mapping[tuple[bool, bool], Mapping[str, int]] = field(repr=False)
