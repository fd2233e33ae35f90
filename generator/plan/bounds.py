"""What a target asks of a value: that it lies within bounds, in the indicator's own unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from generator.danish.numbers import rounded


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that meet a target, exactly; None means no bound on that side.

    A bound that is excluded does not itself meet the target ("mindre end 7,5").
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_excluded: bool = False
    high_excluded: bool = False

    def distance(self, value: Decimal) -> Decimal:
        """Return how far a value has to move to reach the bounds: 0 when it does, else the positive gap."""
        below = self.low - value if self.low is not None else Decimal(0)
        above = value - self.high if self.high is not None else Decimal(0)
        return max(below, above, Decimal(0))

    def met_by(self, value: Decimal) -> bool:
        """Whether a value meets the target; one on an excluded bound does not, though its distance is 0."""
        excluded = (self.low_excluded and value == self.low) or (self.high_excluded and value == self.high)
        return self.distance(value) == 0 and not excluded

    def moved(self, move: Callable[[Decimal], Decimal], downwards: bool) -> Bounds:
        """Return the bounds with both ends moved; downwards, the low end of a move is the high end after."""
        low = None if self.low is None else move(self.low)
        high = None if self.high is None else move(self.high)
        if downwards:
            return Bounds(high, low, self.high_excluded, self.low_excluded)
        return Bounds(low, high, self.low_excluded, self.high_excluded)

    def printed(self, decimals: int) -> Bounds:
        """Return the bounds as they are printed with so many decimals."""
        return self.moved(lambda bound: rounded(bound, decimals), downwards=False)

    @property
    def point(self) -> Decimal | None:
        """The one level to draw in a chart: the bound, or None for an interval or no bounds."""
        if self.low is not None and self.high is not None and self.low != self.high:
            return None
        return self.high if self.high is not None else self.low
