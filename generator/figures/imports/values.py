"""Numbers in cells: Danish or with a decimal point, hidden, preliminary, or not to be read."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable

from generator.danish.numbers import AmbiguousNumber, parse_number
from generator.figures.imports.sheet import Cell
from generator.figures.series import State

HIDDEN = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "−",
        ".",
        "..",
        "...",
        "…",
        "*",
        "**",
        ":",
        "x",
        "null",
        "nan",
        "none",
        "i.o.",
        "u.o.",
    }
)
"""What stands where a source keeps a figure back."""

_STATED = {state.value: state for state in State if not state.has_value}
"""Our own words for why there is no figure."""

_BELOW = re.compile(r"(?:<|under )\s*[0-9]+(?:[.,][0-9]+)?", re.IGNORECASE)
_COMMA = re.compile(r"-?[0-9.]*[0-9],[0-9]+|-?[0-9]{1,3}(?:\.[0-9]{3}){2,}|0,[0-9]+")
_POINT = re.compile(
    r"-?[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|-?0\.[0-9]+|-?[0-9]{4,}\.[0-9]+|[0-9,]+,[0-9]{3}\.[0-9]+"
)
_ENGLISH = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_MARKED = re.compile(r"\s*(?:\*+|\((?:f|foreløbig)\))$", re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:%|pct\.?)$", re.IGNORECASE)


class DecimalSign(enum.Enum):
    """What stands before the decimals; UNKNOWN where no number shows it."""

    COMMA = "komma"
    POINT = "punktum"
    UNKNOWN = "ukendt"


class Unreadable(ValueError):  # noqa: N818 - named for what the cell is
    """The cell holds something that is neither a number nor a sign for a hidden figure."""


def decimal_sign(cells: Iterable[Cell]) -> DecimalSign:
    """Return which decimal sign the texts of a sheet show; UNKNOWN also where they show both."""
    texts = [_bare(cell) for cell in cells if isinstance(cell, str)]
    point = any(_POINT.fullmatch(text) for text in texts)
    comma = any(_COMMA.fullmatch(text) and not _ENGLISH.fullmatch(text) for text in texts) or (
        not point and any(_COMMA.fullmatch(text) for text in texts)
    )
    if point == comma:
        return DecimalSign.UNKNOWN
    return DecimalSign.POINT if point else DecimalSign.COMMA


def read_value(cell: Cell, sign: DecimalSign) -> tuple[float | None, State]:
    """Return the value of a cell and its state.

    Raises AmbiguousNumber for "1.234" where the decimal sign is unknown, and Unreadable for other texts.
    """
    if isinstance(cell, float):
        return cell, State.OK
    text = (cell or "").strip()
    if text.casefold() in _STATED:
        return None, _STATED[text.casefold()]
    if text.casefold() in HIDDEN or _BELOW.fullmatch(text):
        return None, State.SUPPRESSED
    state = State.PRELIMINARY if _MARKED.search(text) else State.OK
    return _number(_bare(text), sign), state


def looks_like_value(cell: Cell) -> bool:
    """Whether a cell could be a figure."""
    if cell is None or isinstance(cell, float):
        return True
    try:
        read_value(cell, DecimalSign.COMMA)
    except Unreadable:
        return bool(_ENGLISH.fullmatch(_bare(cell)))
    return True


def _bare(text: str) -> str:
    return _UNIT.sub("", _MARKED.sub("", text.strip()))


def _number(text: str, sign: DecimalSign) -> float:
    if sign is DecimalSign.POINT:
        if not _ENGLISH.fullmatch(text.replace("\N{MINUS SIGN}", "-")):
            raise Unreadable(text)
        return float(text.replace("\N{MINUS SIGN}", "-").replace(",", ""))
    try:
        return float(parse_number(text))
    except AmbiguousNumber as error:
        if sign is DecimalSign.COMMA:
            return float(error.whole)
        raise
    except ValueError:
        raise Unreadable(text) from None
