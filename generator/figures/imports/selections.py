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
_YOUNG = "unge"
_NO_OTHER_UNIT = r"(?![.,]\d| (?:uge|måned|dag|time|pct|procent|%))"
_FOREIGN = r"(?:ikke-)?vestlige?(?: (?:oprindelse|lande|herkomst))?"
_VALUES = {
    "Køn": r"kvinder|mænd",
    "Alder": rf"{_YEARS}|(?:under|over) \d\d(?: år|{_NO_OTHER_UNIT})|{_YOUNG}",
    "Herkomst": rf"indvandrere|efterkommere|nydanskere|dansk oprindelse|{_FOREIGN}|flygtninge",
    "Statsborgerskab": r"(?:danske|udenlandske) statsborgere",
    "Civilstand": r"enlige forsørgere|enlige",
    "Uddannelse": r"dimittender|nyuddannede|akademikere|ufaglærte|faglærte",
    "Visitationskategori": r"(?:job|aktivitets|uddannelses)parate",
}
_FOUND = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in _VALUES.items()}
_SCALED = re.compile(
    r"\binde(?:ks|x)\w*\b|=\s*100\b|\bi (?:hundreder?|1\.?000|mio\b|millioner)|\btusinder?\b|\(1\.?000\)"
    r"|\b1\.000 (?:personer|fuldtid)|\bpr\.? 1\.?000\b|\bsæsonkorrigere\w*|\bkorrigeret for sæson\w*"
    r"|\b(?:glidende|løbende) gennemsnit|\bændring(?:er)?(?: (?:siden|fra|i forhold)|$)"
    r"|\b(?:udvikling|ændring|vækst|stigning)(?:en)? i (?:pct\b|procent\b|%)(?!\.? af\b)",
    re.IGNORECASE,
)
_UNIT_STATED = re.compile(
    r"\benhed\s*[:=]\s*(pct\b|procent\b|%|kr\b|kroner\b)|\b(mio|mia)\.? kr\b", re.IGNORECASE
)
_PERCENTAGES = (Unit.PERCENT, Unit.PERCENTAGE_POINT)
_MONEY = (Unit.KRONER, Unit.MILLION_KRONER)


def stated_selections(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the values of dimensions that texts name: "Køn: Kvinder", "Ledige kvinder", "16-24 år".

    Two values of one dimension, as in "kvinder og mænd", choose none of them; "unge under 30 år" is one.
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
    ages = found.get("Alder", {})
    if len(ages) > 1:
        ages.pop(_YOUNG, None)
    return tuple(
        (name, next(iter(values.values())))
        for name, values in found.items()
        if len(values) == 1 and not is_total(next(iter(values.values())))
    )


def other_scale(texts: Sequence[str], unit: Unit) -> str | None:
    """Return the words that say that figures are in another unit than the indicator's; None if none do."""
    index = unit is Unit.INDEX
    for text in texts:
        for match in _SCALED.finditer(text):
            if not (index and match[0].casefold().startswith("inde")):
                return match[0]
        for match in _UNIT_STATED.finditer(text):
            percent = (match[1] or "").casefold().startswith(("pct", "procent", "%"))
            if unit not in (_PERCENTAGES if percent else _MONEY):
                return match[0]
    return None
