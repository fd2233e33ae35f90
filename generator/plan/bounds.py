"""What a target asks of a value: that it lies within bounds, in the indicator's own unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that meet a target; None means no bound on that side.

    A bound that is excluded does not itself meet the target ("mindre end 7,5").
    """

    low: float | None = None
    high: float | None = None
    low_excluded: bool = False
    high_excluded: bool = False

    def distance(self, value: float) -> float:
        """Return how far a value has to move to reach the bounds: 0 when it does, else the positive gap."""
        if self.low is not None and value < self.low - TOLERANCE:
            return self.low - value
        if self.high is not None and value > self.high + TOLERANCE:
            return value - self.high
        return 0.0

    def met_by(self, value: float) -> bool:
        """Whether a value meets the target; one on an excluded bound does not, though its distance is 0."""
        on_low = self.low is not None and abs(value - self.low) <= TOLERANCE
        on_high = self.high is not None and abs(value - self.high) <= TOLERANCE
        excluded = (self.low_excluded and on_low) or (self.high_excluded and on_high)
        return self.distance(value) == 0 and not excluded

    def moved(self, move: Callable[[float], float], downwards: bool) -> Bounds:
        """Return the bounds with both ends moved; downwards, the low end of a move is the high end after."""
        low = None if self.low is None else move(self.low)
        high = None if self.high is None else move(self.high)
        if downwards:
            return Bounds(high, low, self.high_excluded, self.low_excluded)
        return Bounds(low, high, self.low_excluded, self.high_excluded)

    @property
    def point(self) -> float | None:
        """The one level to draw in a chart: the bound, or None for an interval or no bounds."""
        if self.low is not None and self.high is not None and self.low != self.high:
            return None
        return self.high if self.high is not None else self.low
