"""Numbers between a planner's text and values, by Danish rules: 1.234,5 with a true minus sign.

Reading never guesses: a text with two likely meanings is refused with both of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from generator.danish.units import Unit

MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_LONGEST_NUMBER = 40
# The minus signs that word processors make, and the no-break, narrow and thin spaces of typeset numbers.
_SIGNS_AND_SPACES = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
_GROUPED = re.compile(r"([+-]?[0-9]{1,3}(?:([. ])[0-9]{3})(?:\2[0-9]{3})*)(?:,([0-9]+))?")
_UNGROUPED = re.compile(r"([+-]?[0-9]+)(?:[.,]([0-9]+))?")
_LEADING_ZERO = re.compile(r"[+-]?0[0-9]")
# Wide enough for any float, which has at most 309 digits before the decimal comma.
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)
_THOUSANDS_AND_DECIMALS = str.maketrans({",": ".", ".": ",", "-": MINUS})


class NotANumber(ValueError):  # noqa: N818 - named for what the text is, as the findings are
    """The text is not a number."""


class LeadingZero(NotANumber):
    """The text consists of digits with a zero in front, like a municipality code: 0751."""


class AmbiguousNumber(ValueError):  # noqa: N818 - as above
    """The text may be a whole number with a thousands point or a decimal number: 1.234."""

    def __init__(self, text: str, whole: Decimal, fraction: Decimal) -> None:
        super().__init__(f"{text} may be {whole} or {fraction}")
        self.text = text
        self.whole = whole
        self.fraction = fraction


def parse_number(text: str) -> Decimal:
    """Read a number written the Danish way, or with a decimal point where that cannot be misunderstood.

    "12,5", "1.234.567", "1.234,5", "1 234", "−0,6" and "12.5" are read. Raises AmbiguousNumber for
    "1.234", LeadingZero for "0751" and NotANumber for any other text.
    """
    written = text.strip().translate(_SIGNS_AND_SPACES)
    if len(written) > _LONGEST_NUMBER:
        raise NotANumber("the text is too long for a number")
    if _AMBIGUOUS.fullmatch(written):
        raise AmbiguousNumber(text, Decimal(written.replace(".", "")), Decimal(written))
    match = _UNGROUPED.fullmatch(written)
    if match:
        whole, decimals = match.groups()
    elif match := _GROUPED.fullmatch(written):
        whole, decimals = match[1].replace(".", "").replace(" ", ""), match[3]
    else:
        raise NotANumber(f"{text!r} is not a number")
    if _LEADING_ZERO.match(whole):
        raise LeadingZero(f"{text!r} begins with a zero")
    return Decimal(f"{whole}.{decimals or '0'}") if decimals else Decimal(whole)


def exact(value: float | Decimal) -> Decimal:
    """Return a value with the decimal digits that it is written with, so that no sum of it is nearly right.

    Raises ValueError for a value that is not finite: a gap in the figures has no number.
    """
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"{value} cannot be written as a number")
    return number


def decimals_that_agree(pairs: Iterable[tuple[Decimal, Decimal]], decimals: int) -> int:
    """Return how many decimals values are printed with so that a reader can check their differences.

    A difference is the exact one, rounded. Where that is not the difference between the rounded values of a
    pair, one decimal more is taken, and yet one where that does not help either.
    """
    pairs = tuple(pairs)
    while any(
        rounded(first, decimals) - rounded(second, decimals) != rounded(first - second, decimals)
        for first, second in pairs
    ):
        decimals += 1
    return decimals


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Round half up ("2,5" to "3"), on the decimal digits that a float is written with; never negative zero.

    Raises ValueError for a value that is not finite: a gap in the figures has no number.
    """
    result = exact(value).quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING)
    return result.copy_abs() if result.is_zero() else result


def format_number(value: float | Decimal, decimals: int) -> str:
    """Write a number with thousands points, decimal comma and a true minus sign: 1.234,5."""
    return f"{rounded(value, decimals):,f}".translate(_THOUSANDS_AND_DECIMALS)


def format_value(value: float | Decimal, unit: Unit, decimals: int) -> str:
    """Write a value with its unit for running text: 4,1 pct.; a rank is written nr. 5."""
    number = format_number(value, decimals)
    if unit is Unit.RANK:
        return f"nr.{NO_BREAK_SPACE}{number}"
    return _with_unit(number, unit, unit.prose)


def format_table_value(value: float | Decimal, unit: Unit, decimals: int) -> str:
    """Write a value with its unit for tables and charts: 4,1 %; a rank is a number alone."""
    number = format_number(value, decimals)
    return number if unit is Unit.RANK else _with_unit(number, unit, unit.symbol)


def format_difference(value: float | Decimal, unit: Unit, decimals: int) -> str:
    """Write the size of a difference, without sign, for running text: 0,3 procentpoint, 2 pladser.

    ``unit`` is the unit of the difference itself: see :attr:`Unit.difference`.
    """
    return _with_unit(format_number(abs(rounded(value, decimals)), decimals), unit, unit.change)


def decimals_of(value: Decimal) -> int:
    """Return how many decimals a number is written with: 2 for 4,10."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _with_unit(number: str, unit: Unit, written: str) -> str:
    if number.lstrip("+" + MINUS) == "1":
        written = unit.singular or written
    return NO_BREAK_SPACE.join([number, *written.split()])
