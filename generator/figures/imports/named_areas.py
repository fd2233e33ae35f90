"""Finds the municipalities that a file's name, a sheet's name or a title tells of."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from generator.source.geography import Geography, Municipality

_COPY = re.compile(r"[_.]+")


def named_municipalities(text: str, geography: Geography) -> tuple[Municipality, ...]:
    """Return the municipalities whose names stand as words in a text: "Ledige Aarhus", "koebenhavn.csv"."""
    words = _COPY.sub(" ", text).casefold()
    return tuple(m for m in geography.municipalities if _pattern(_spellings(m)).search(words))


def _spellings(municipality: Municipality) -> tuple[str, ...]:
    return (municipality.name, municipality.slug, *municipality.other_names)


@functools.cache
def _pattern(spellings: Sequence[str]) -> re.Pattern[str]:
    choices = "|".join(re.escape(spelling.casefold()) for spelling in spellings)
    return re.compile(rf"(?<![\w])(?:{choices})s?(?![\w])")
