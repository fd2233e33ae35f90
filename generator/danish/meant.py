"""What a value that cannot be read was meant to be, where it can only have been one thing.

Each function returns the value as the format writes it, or None where nothing, or more than one thing, could
be meant.
"""

from __future__ import annotations

import datetime
import re

from generator.danish.dates import parse_date
from generator.danish.numbers import AmbiguousNumber, parse_number
from generator.danish.periods import Period, PeriodKind

_YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})")
_MONTH_BY_NUMBER = re.compile(r"(?:m ?)?(?P<month>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})")
_YEAR_AND_MONTH = re.compile(r"(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})")
_YEAR_LAST = re.compile(r"(?P<year>[0-9]{4}) (?P<rest>.+)")
_QUARTER = re.compile(
    r"(?P<year>[0-9]{4})[/. ]?[qk] ?(?P<number>[1-4])|[qk] ?(?P<after>[1-4])[/., ]*(?P<late>[0-9]{4})"
)
_ENGLISH = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[+-]?[0-9]{1,3}(?:,[0-9]{3}){2,}")
_LEADING_ZEROS = re.compile(r"([+-]?)0+(?=[0-9])")
_YEARS = re.compile(r"([0-9]{4})\s*(?:[-–/,]|til|og)\s*([0-9]{4}|[0-9]{2})")
_LONGEST_PLAN = 10

_YES = {"yes", "y", "j", "true", "sand", "sandt", "ja"}
_NO = {"no", "n", "false", "falsk", "nej"}


def meant_yes_or_no(text: str) -> str | None:
    """Return "ja" or "nej" for a word that says the same: yes, sand, Nej."""
    word = text.strip(" .!").casefold()
    return "ja" if word in _YES else "nej" if word in _NO else None


def meant_date(text: str) -> str | None:
    """Return a date as 2018-06-30: of 2018-6-30, 2018/06/30, den 30. juni 2018, 30.juni 2018 and the like."""
    words = _cleaned(text).removeprefix("den ").removeprefix("d. ")
    try:
        return parse_date(words).isoformat()
    except ValueError:
        match = _YEAR_FIRST.fullmatch(words)
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else None
    except ValueError:
        return None


def meant_number(text: str) -> str | None:
    """Return a number with a decimal comma: of 12, 5 and 12,5. and 1,234.5 and 007."""
    words = re.sub(r"(?<=[0-9]) ?, ?(?=[0-9]+\.?$)", ",", text.strip()).removesuffix(".")
    if _ENGLISH.fullmatch(words):
        words = words.replace(",", "").replace(".", ",")
    words = _LEADING_ZEROS.sub(r"\1", words)
    try:
        parse_number(words)
    except (AmbiguousNumber, ValueError):
        return None
    return words


def meant_period(text: str) -> str | None:
    """Return a period's code: of 12/2018, M12 2018, K4/2018, 2018 december and dates that can be guessed."""
    words = _cleaned(text)
    ways = [words, words.replace(" i ", " ")]
    if match := _MONTH_BY_NUMBER.fullmatch(words) or _YEAR_AND_MONTH.fullmatch(words):
        ways.append(f"{match['year']}M{match['month']}")
    if match := _QUARTER.fullmatch(words):
        ways.append(f"{match['year'] or match['late']}K{match['number'] or match['after']}")
    if match := _YEAR_LAST.fullmatch(words):
        ways.append(f"{match['rest']} {match['year']}")
    ways.append(meant_date(text) or "")
    for way in ways:
        try:
            period = Period.parse(way)
        except ValueError:
            continue
        return str(period).replace("Q", "K") if period.kind is PeriodKind.QUARTER else str(period)
    return None


def meant_years(text: str) -> str | None:
    """Return the years of a plan as 2018-2019: of 2018/2019, 2018-19 and 2018 til 2019."""
    match = _YEARS.fullmatch(text.strip().casefold())
    if match is None:
        return None
    first, last = match[1], match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
    return f"{first}-{last}" if 0 < int(last) - int(first) < _LONGEST_PLAN else None


def _cleaned(text: str) -> str:
    """Return words in lower case without commas, with single blanks, and one behind a point before a word."""
    words = re.sub(r"\.(?=[^\W\d_])", ". ", text.casefold().replace(",", " "))
    return " ".join(words.split()).removesuffix(".")
