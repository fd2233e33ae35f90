"""Finds what a title, a sheet's name or a file's name says that figures are a part of, or are measured in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.danish.units import Unit
from generator.figures.imports.words import folded, is_total

_DIMENSIONS = (
    *("Køn", "Alder", "Aldersgruppe", "Herkomst", "Oprindelse", "Visitationskategori", "Visitation"),
    *(
        "Ydelsesgrupper",
        "Ydelsesgruppe",
        "A-kasse",
        "Målgruppe",
        "Uddannelse",
        "Branche",
        "Tilbud",
        "Varighed",
    ),
    *("Statsborgerskab", "Civilstand", "status før sygedagpenge", "Virksomhedsrettede tilbud"),
)
_NAMED = re.compile(rf"(?<!\w)({'|'.join(_DIMENSIONS)})\s*[:=]\s*([^;|\n]+)", re.IGNORECASE)
_YEARS = r"(?<!\d)(?:16-1[79]|16-2\d|1[78]-[23]\d|[2-6]\d-[2-6]\d)\s?-?(?:årige|år)\b"
"""Ages of a part: not those of everybody who can be on the labour market, as 16-66 or 18-64 are."""
_FOREIGN = r"(?:ikke-)?vestlig\w* (?:oprindelse|lande)"
_VALUES = {
    "Køn": r"kvinder|mænd",
    "Alder": rf"{_YEARS}|under \d\d år|over \d\d år|\bunge\b",
    "Herkomst": rf"indvandrere|efterkommere|dansk oprindelse|{_FOREIGN}|flygtninge",
    "Visitationskategori": r"(?:job|aktivitets|uddannelses)parate",
}
_FOUND = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in _VALUES.items()}
_SCALED = re.compile(
    r"\bindeks\w*\b|=\s*100\b|\bi (?:tusinder?|hundreder?|1\.?000|mio\b|millioner)"
    r"|\b1\.000 (?:personer|fuldtid)|sæsonkorrigere\w*|\bændring (?:siden|fra|i forhold)",
    re.IGNORECASE,
)


def stated_selections(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the values of dimensions that texts name: "Køn: Kvinder", "Ledige kvinder", "16-24 år".

    Two values of one dimension, as in "kvinder og mænd", choose none of them.
    """
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        plain = text.replace("–", "-").replace("_", " ")
        for name, value in _NAMED.findall(plain):
            found.setdefault(name.capitalize(), {})[folded(value)] = value.strip()
        plain = _NAMED.sub(" ", plain)
        for name, pattern in _FOUND.items():
            for match in pattern.finditer(plain):
                found.setdefault(name, {}).setdefault(folded(match[0]), match[0])
    return tuple(
        (name, next(iter(values.values())))
        for name, values in found.items()
        if len(values) == 1 and not is_total(next(iter(values.values())))
    )


def other_scale(texts: Sequence[str], unit: Unit) -> str | None:
    """Return the words that say that figures are in another unit than the indicator's; None if none do."""
    matches = (match[0] for text in texts for match in _SCALED.finditer(text))
    return next(
        (words for words in matches if unit is not Unit.INDEX or "indeks" not in words.casefold()), None
    )
