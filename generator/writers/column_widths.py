"""How wide the columns of a table are, so that no word and no number is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from math import fsum

from generator.danish.hyphenation import parts
from generator.document.blocks import Table, plain_text

_DIGIT = re.compile("[0-9]")
_BREAKS = re.compile("[ \t\n/\u00ad-]")


def column_edges(table: Table, room: float, width_of: Callable[[str], float], padding: float) -> list[float]:
    """Return the right edges of the columns of a table that is ``room`` wide.

    Columns share the width by weight, except that one too narrow for its longest word takes what it lacks
    from the others. Where there is not room for all longest words, long ones will be hyphenated, and each
    column has its longest part and a share of the rest; where there is not even room for those, numbers keep
    what they need, and words share what is left. ``width_of`` measures text and ``padding`` is what a cell
    needs beside its text, in the unit of ``room``.
    """
    total = fsum(column.weight for column in table.columns)
    by_weight = [room * column.weight / total for column in table.columns]
    words = [_words(table, place) for place in range(len(table.columns))]
    needed = [padding + max(map(width_of, found)) for found in words]
    if fsum(needed) > room:
        least = [padding + _widest_part(found, width_of) for found in words]
        numbers = [padding + _widest_part(filter(_DIGIT.search, found), width_of) for found in words]
        wanted = _parted(room, needed, least, numbers)
    else:
        wanted = [max(pair) for pair in zip(by_weight, needed, strict=True)]
        to_spare = [want - need for want, need in zip(wanted, needed, strict=True)]
        excess = fsum(wanted) - room
        if excess > 0:
            wanted = [want - excess * s / fsum(to_spare) for want, s in zip(wanted, to_spare, strict=True)]
    return list(accumulate(wanted))


def _words(table: Table, place: int) -> Sequence[str]:
    contents = [table.columns[place].header, *(row.cells[place].content for row in table.rows)]
    return list(dict.fromkeys(word for content in contents for word in _BREAKS.split(plain_text(content))))


def _widest_part(words: Iterable[str], width_of: Callable[[str], float]) -> float:
    found = map(parts, words)
    return max((width_of(part + "-" * (len(pieces) > 1)) for pieces in found for part in pieces), default=0.0)


def _parted(
    room: float, whole: Sequence[float], parted: Sequence[float], numbers: Sequence[float]
) -> list[float]:
    """Return widths between those for whole words and those for their parts, or else for numbers alone."""
    least, most = (parted, whole) if fsum(parted) < room else (numbers, parted)
    if fsum(least) >= room or fsum(least) == fsum(most):
        return [room * need / fsum(parted) for need in parted]
    share = (room - fsum(least)) / (fsum(most) - fsum(least))
    return [low + share * (high - low) for low, high in zip(least, most, strict=True)]
