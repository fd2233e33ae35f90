"""The value axis: a few round steps around the values."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from generator.danish.numbers import format_number

_STEPS_WANTED = 5
_ROUND_STEPS = (1, 2, 5, 10)
_ZERO_SHARE = 0.4
"""The axis starts at zero if the lowest value is at most this share of the highest: it flattens nothing."""


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """A value axis from ``low`` to ``high`` in whole ``step``; ``decimals`` are those the steps need."""

    low: float
    high: float
    step: float
    decimals: int

    @property
    def ticks(self) -> tuple[float, ...]:
        """Return the values to be written on the axis, from below."""
        count = round((self.high - self.low) / self.step)
        first = round(self.low / self.step)
        return tuple(round((first + number) * self.step, self.decimals) for number in range(count + 1))

    def text(self, value: float) -> str:
        """Return a tick value as it is written."""
        return format_number(value, self.decimals)


def value_axis(values: Iterable[float | None], decimals: int) -> ValueAxis | None:
    """Return an axis that holds all values, or None if there are none.

    ``decimals`` are those of the indicator: no step is finer than its last decimal.
    """
    known = [value for value in values if value is not None]
    if not known:
        return None
    low, high = min(known), max(known)
    if 0 <= low <= _ZERO_SHARE * high:
        low = 0.0
    elif high <= 0 and high >= _ZERO_SHARE * low:
        high = 0.0
    finest = 10.0**-decimals
    step = max(_round_step(max(high - low, abs(high) / 1e6) / _STEPS_WANTED), finest)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    while last - first < 2:
        last += 1
        if last - first < 2 and not (low >= 0 and first == 0):
            first -= 1
    step_decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return ValueAxis(
        round(first * step, step_decimals), round(last * step, step_decimals), step, step_decimals
    )


def _round_step(rough: float) -> float:
    """Return the nearest step of 1, 2 or 5 times a power of ten that is not finer than ``rough``."""
    if rough <= 0:
        return 0.0
    magnitude = 10.0 ** math.floor(math.log10(rough))
    return next(factor * magnitude for factor in _ROUND_STEPS if factor * magnitude >= rough * (1 - 1e-9))
