"""The numbers of a target in its indicator's unit: what is written, and the bounds it makes."""

from __future__ import annotations

from decimal import Decimal

from generator.danish.numbers import decimals_of
from generator.danish.units import Unit
from generator.plan.bounds import Bounds
from generator.source.records.goal import Polarity
from generator.source.records.target import TargetRecord


def in_unit(value: Decimal, written: Unit | None, unit: Unit) -> Decimal:
    """Return a written number in the indicator's unit; only kroner and millions of kroner convert."""
    if written is Unit.KRONER and unit is Unit.MILLION_KRONER:
        return value / 1_000_000
    if written is Unit.MILLION_KRONER and unit is Unit.KRONER:
        return value * 1_000_000
    return value


def decimals_needed(record: TargetRecord, unit: Unit) -> int:
    """Return how many decimals the numbers of a target have in the indicator's unit."""
    numbers = [record.at_least, record.at_most, record.more_than, record.less_than, record.exactly]
    numbers += [step.value for step in record.steps]
    converted = [in_unit(number, record.unit, unit) for number in numbers if number is not None]
    return max((decimals_of(number.normalize()) for number in converted), default=0)


def written_bounds(record: TargetRecord, unit: Unit) -> Bounds:
    """Return the bounds that the numbers of a target make as they are written, in the indicator's unit."""

    def number(value: Decimal | None) -> Decimal | None:
        return None if value is None else in_unit(value, record.unit, unit)

    if record.exactly is not None:
        return Bounds(number(record.exactly), number(record.exactly))
    return Bounds(
        low=number(record.at_least if record.at_least is not None else record.more_than),
        high=number(record.at_most if record.at_most is not None else record.less_than),
        low_excluded=record.at_least is None and record.more_than is not None,
        high_excluded=record.at_most is None and record.less_than is not None,
    )


def no_worse_than(value: Decimal, polarity: Polarity) -> Bounds:
    """Return the bounds of what is no worse than a value."""
    match polarity:
        case Polarity.LOWER:
            return Bounds(high=value)
        case Polarity.HIGHER:
            return Bounds(low=value)
        case Polarity.NEUTRAL:
            return Bounds(value, value)


def beyond(value: Decimal, downwards: bool) -> Bounds:
    """Return the bounds of what lies under or over a value and not on it."""
    return Bounds(high=value, high_excluded=True) if downwards else Bounds(low=value, low_excluded=True)
