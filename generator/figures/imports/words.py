"""What single cells mean: headings, periods, areas and totals, in the words of the two sources."""

from __future__ import annotations

import enum
import re

from generator.danish.periods import Period
from generator.figures.areas import Area, AreaLevel
from generator.figures.imports.sheet import Cell
from generator.problems.suggest import hint
from generator.source.geography import Geography, Municipality

PERIOD_HEADS = frozenset(
    {
        "periode",
        "tid",
        "måned",
        "kvartal",
        "halvår",
        "år",
        "uge",
        "dato",
        "period",
        "time",
        "opgørelsesperiode",
    }
)
AREA_HEADS = frozenset(
    {
        *("område", "omraade", "area", "kommune", "kommuner", "kommunenavn", "bopælskommune", "bopæl"),
        *("bopælsområde", "geografi", "jobcenter", "region", "navn", "områdenavn", "omrkom"),
    }
)
CODE_HEADS = frozenset({"kode", "kommunekode", "kommunenr", "kommunenummer", "komkode", "områdekode"})
MEASURE_HEADS = frozenset({"mål", "måling", "måltal", "contentscode", "tabelindhold"})
VALUE_HEADS = frozenset({"indhold", "value", "værdi", "tal"})

_TOTAL_WORDS = frozenset({"i alt", "ialt", "alle", "total", "tot", "hele gruppen", "samlet"})
_AGES = re.compile(r"\(?\b[0-9]{2}\s?[-–]\s?[0-9]{2}[- ]?(?:årige|år|)\){0,1}")
_PERCENT = re.compile(r"%|\bprocent\b|\bpct\b\.?")
_PUNCTUATION = re.compile(r"[^\w%]+")
_CODED = re.compile(r"([0-9]{2,4})[ -]+(.+)")
_MARKED_PRELIMINARY = re.compile(r"\s*(?:\*+|\((?:f|foreløbig|foreløbige|foreløbige tal)\))$", re.IGNORECASE)
_NO_AREA = re.compile(r"uoplyst|uden for|udlandet|christiansø|landsdel|region |provins|ukendt", re.IGNORECASE)
_REGION_CODES = {
    f"{before}{code}": f"Region {name}"
    for code, name in {
        "84": "Hovedstaden",
        "85": "Sjælland",
        "83": "Syddanmark",
        "82": "Midtjylland",
        "81": "Nordjylland",
    }.items()
    for before in ("0", "10")
}
_NO_MUNICIPALITY = frozenset(
    {*(f"{number:02}" for number in range(1, 12)), "411", "0411", "997", "998", "999"}
)
"""Codes of Statistics Denmark for parts of the country, Christiansø and what is not known."""
_COUNTRY = frozenset({"hele landet", "danmark", "landet", "000"})


class AreaProblem(enum.Enum):
    """Why a text is no area that figures are kept for."""

    UNKNOWN = enum.auto()
    NOT_USED = enum.auto()
    DISAGREES = enum.auto()


def folded(text: Cell) -> str:
    """Return a text as it is compared: without case, signs and blanks that do not matter."""
    return " ".join(_PUNCTUATION.sub(" ", str(text or "").casefold()).split())


def folded_label(text: Cell) -> str:
    """Return a measure's label as it is compared: also without ages, and with one word for percent."""
    plain = _PERCENT.sub(" pct ", _AGES.sub(" ", str(text or "").casefold()))
    return folded(plain)


def is_total(text: str) -> bool:
    """Whether the value of a dimension is all of it: "I alt", "Ydelsesgrupper i alt"."""
    word = folded(text)
    return word in _TOTAL_WORDS or word.endswith(" i alt") or word.startswith("i alt ")


def read_period(cell: Cell) -> tuple[Period, bool] | None:
    """Return the period that a cell names and whether it is marked as preliminary; None if it names none."""
    if cell is None:
        return None
    if isinstance(cell, float):
        text = f"{cell:.0f}" if cell.is_integer() and 1900 <= cell < 2200 else ""
    else:
        text = cell
    marked = _MARKED_PRELIMINARY.search(text)
    try:
        return Period.parse(text[: marked.start()] if marked else text), marked is not None
    except ValueError:
        return None


def read_area(cell: Cell, geography: Geography) -> Area | AreaProblem:
    """Return the area that a name, a code, or a code with a name means, or why there is none.

    A number must have the three digits of a municipality's code, as spreadsheets drop leading zeros.
    """
    if isinstance(cell, float):
        cell = f"{cell:.0f}" if cell.is_integer() else ""
    text = (cell or "").strip()
    if folded(text) in _COUNTRY:
        return Area.country()
    if text in _REGION_CODES:
        return Area.region(_REGION_CODES[text])
    if text in _NO_MUNICIPALITY:
        return AreaProblem.NOT_USED
    if (match := _CODED.fullmatch(text)) and match[1] in _NO_MUNICIPALITY:
        is_known = isinstance(geography.find(match[2]), Municipality)
        return AreaProblem.DISAGREES if is_known else AreaProblem.NOT_USED
    if match := _CODED.fullmatch(text):
        by_code, by_name = read_area(match[1], geography), read_area(match[2], geography)
        if isinstance(by_name, AreaProblem):
            return by_name
        return by_name if by_code == by_name else AreaProblem.DISAGREES
    municipality = geography.find(text)
    if municipality is not None:
        return Area(AreaLevel.MUNICIPALITY, municipality.code, municipality.name)
    for order in geography.council_orders:
        for council in geography.councils(order.first_year):
            if folded(council) == folded(text):
                return Area.council(council)
    for region in geography.regions:
        if folded(region) == folded(text):
            return Area.region(region)
    if folded(text).startswith("jobcenter "):
        return Area(AreaLevel.JOBCENTRE, text, text)
    return AreaProblem.NOT_USED if _NO_AREA.search(text) else AreaProblem.UNKNOWN


def area_hint(text: str, geography: Geography) -> str:
    """Return " Mente du »Aarhus«?" for a text that is nearly the name of an area, and else nothing."""
    councils = [name for order in geography.council_orders for name in geography.councils(order.first_year)]
    return hint(text, (*(m.name for m in geography.municipalities), *councils, *geography.regions))
