"""Finds what the catalogue names by label among the labels that a source has today."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.danish.names import listed
from generator.figures.areas import Area, AreaLevel
from generator.figures.imports.words import AreaProblem, folded, folded_label, read_area
from generator.source.geography import Geography

_MOST_NAMED = 5
_COUNTRY = frozenset({"hele landet", "danmark"})


@dataclass(frozen=True, slots=True)
class NamedArea:
    """The area that a source's label means, in the years from ``first_year``."""

    area: Area
    first_year: int = 0


def named_area(label: str, geography: Geography) -> NamedArea | AreaProblem:
    """Return the area that a label means, or why there is none.

    The regions are the areas of the regional councils from the year in which the councils began to follow
    them; before that no figures are kept for them.
    """
    known = read_area(label, geography)
    if not isinstance(known, Area):
        return known
    if known.level is not AreaLevel.REGION:
        return NamedArea(known)
    for order in geography.council_orders:
        if order.follows_regions:
            for municipality in geography.municipalities:
                if known.name == f"Region {municipality.region}":
                    return NamedArea(Area.council(order.name_for(municipality)), order.first_year)
    return AreaProblem.NOT_USED


def is_area(label: str, known: NamedArea | AreaProblem) -> bool:
    """Whether a label can only be an area's: "I alt" and "0" may be the country, but also anything else."""
    if not isinstance(known, NamedArea):
        return False
    return known.area.level is not AreaLevel.COUNTRY or folded(label) in _COUNTRY


def same(label: str, other: str) -> bool:
    """Whether two labels are the same but for case, signs, ages and the word for percent."""
    return folded_label(label) == folded_label(other)


def nearest(label: str, candidates: Iterable[str]) -> str:
    """Return the labels most like one that is gone, as a Danish list; the first ones if none is like it."""
    names = list(dict.fromkeys(candidates))
    alike = difflib.get_close_matches(label, names, n=_MOST_NAMED, cutoff=0.4) or names[:_MOST_NAMED]
    return listed([f"»{name}«" for name in alike]) if alike else "ingen"


def selections(text: str) -> Sequence[tuple[str, str]]:
    """Return the pairs of dimension and value that a selection names: "Køn: kvinder; Alder: i alt".

    A text without a colon is a value of whatever dimension has it.
    """
    pairs = []
    for part in filter(None, (item.strip() for item in text.split(";"))):
        dimension, colon, value = part.partition(":")
        pairs.append((dimension.strip(), value.strip()) if colon else ("", dimension.strip()))
    return pairs
