"""A place among others: worked out on exact figures, and only where there are figures for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.figures.series import Figure, State
from generator.source.records.goal import Polarity

KNOWN_PART = 10
"""A place is told of only if at most one in so many of the others has no figure; a withheld one is known."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A place among others: ``rank`` 1 is best; ``count`` is how many have a figure to be ranked by.

    ``shared_by`` is how many have the same figure and so the same rank. ``values`` come best first.
    """

    rank: int
    count: int
    shared_by: int
    values: tuple[Decimal, ...]


def standing(own: Decimal, others: Sequence[Figure | None], polarity: Polarity) -> Standing | None:
    """Return the place of a figure beside those of all others of a group; equal ones share the better place.

    None if there are no others, if more than a few of them have no published figure, or if better is neither
    higher nor lower.
    """
    unknown = sum(one is None or not (one.state.has_value or one.state is State.SUPPRESSED) for one in others)
    known = [one.exact for one in others if one is not None and one.exact is not None]
    if not known or unknown * KNOWN_PART > len(others) or polarity is Polarity.NEUTRAL:
        return None
    values = sorted([own, *known], reverse=polarity is Polarity.HIGHER)
    return Standing(values.index(own) + 1, len(values), values.count(own), tuple(values))
