"""Which periods are asked for, and in how large pieces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.danish.periods import Period, PeriodKind
from generator.figures.catalogue import Indicator, SourceTable
from generator.figures.intake_checks import fits

MOST_AT_ONCE = {
    PeriodKind.MONTH: 24,
    PeriodKind.QUARTER: 12,
    PeriodKind.ROLLING_YEAR: 12,
    PeriodKind.HALF_YEAR: 12,
    PeriodKind.YEAR: 12,
}
"""The periods that one question holds: larger ones have been seen to time out at Jobindsats."""

_LATEST = re.compile(r"seneste\s*:\s*([0-9]{1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest periods, ``number`` of them."""

    number: int


@dataclass(frozen=True, slots=True)
class Span:
    """The periods that begin on or after the first and end on or before the last, of whatever kind."""

    first: Period
    last: Period


Asked = Latest | Span


def read_asked(text: str) -> Asked:
    """Read "seneste:24", "2017M01-2017M12" or one period. Raises ValueError for anything else."""
    if match := _LATEST.fullmatch(text.strip()):
        if (number := int(match[1])) < 1:
            raise ValueError("no periods are asked for")
        return Latest(number)
    for cut in [index for index, sign in enumerate(text) if sign in "-–"]:
        try:
            first, last = Period.parse(text[:cut]), Period.parse(text[cut + 1 :])
        except ValueError:
            continue
        if first.start > last.end:
            raise ValueError("the last period comes before the first")
        return Span(first, last)
    period = Period.parse(text)
    return Span(period, period)


def wanted_of(
    available: Iterable[Period], asked: Asked, indicator: Indicator, table: SourceTable
) -> list[Period]:
    """Return the periods of a table to fetch, oldest first, of those it has."""
    usable = sorted(
        {
            period
            for period in available
            if fits(indicator, period) and table.covers(period) and _is_valid(indicator, period)
        }
    )
    if isinstance(asked, Latest):
        return usable[-asked.number :]
    return [p for p in usable if asked.first.start <= p.start and p.end <= asked.last.end]


def pieces(periods: Sequence[Period], most: int) -> list[tuple[Period, ...]]:
    """Return the periods in runs of at most ``most``, all about as long."""
    if not periods:
        return []
    count = -(-len(periods) // most)
    bounds = [len(periods) * number // count for number in range(count + 1)]
    return [tuple(periods[start:end]) for start, end in itertools.pairwise(bounds)]


def halves(periods: tuple[Period, ...]) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Return the older and the newer half."""
    middle = len(periods) // 2
    return periods[:middle], periods[middle:]


def _is_valid(indicator: Indicator, period: Period) -> bool:
    return (indicator.valid_from is None or indicator.valid_from.start <= period.start) and (
        indicator.valid_to is None or period.end <= indicator.valid_to.end
    )
