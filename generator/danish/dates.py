"""Dates as Danes write and read them: 8. september 2017, with the day first and the month in lower case.

The names of the months are those of CLDR; a test holds them against Babel.
"""

from __future__ import annotations

import datetime
import re

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
MONTH_ABBREVIATIONS = (
    "jan.",
    "feb.",
    "mar.",
    "apr.",
    "maj",
    "jun.",
    "jul.",
    "aug.",
    "sep.",
    "okt.",
    "nov.",
    "dec.",
)

_MONTH_NUMBERS = {
    spelling: number
    for number, (name, short) in enumerate(zip(MONTHS, MONTH_ABBREVIATIONS, strict=True), start=1)
    for spelling in (name, short, short.rstrip("."))
} | {"sept": 9, "sept.": 9}
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMERIC = re.compile(r"([0-9]{1,2})([./-])\s?([0-9]{1,2})(?:\2\s?| |-)([0-9]{4})")
_NAMED = re.compile(r"([0-9]{1,2})\.?\s+([a-z]+\.?)\s+([0-9]{4})")


def parse_date(text: str) -> datetime.date:
    """Read a date: 2018-06-30, 30. juni 2018, 30.06.2018, 30-06-2018 or 30/6 2018; the day stands first.

    Raises ValueError for any other text, also for a month without a day.
    """
    written = text.strip().casefold()
    if match := _ISO.fullmatch(written):
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.fullmatch(written):
        return datetime.date(int(match[4]), int(match[3]), int(match[1]))
    if match := _NAMED.fullmatch(written):
        return datetime.date(int(match[3]), month_number(match[2]), int(match[1]))
    raise ValueError(f"{text!r} is not a date")


def format_date(date: datetime.date) -> str:
    """Write a date in full: 8. september 2017."""
    return f"{date.day}. {MONTHS[date.month - 1]} {date.year}"


def month_number(name: str) -> int:
    """Return 1-12 for the name of a month, in full or abbreviated. Raises ValueError for any other text."""
    try:
        return _MONTH_NUMBERS[name.strip().casefold()]
    except KeyError:
        raise ValueError(f"{name!r} is not the name of a month") from None
