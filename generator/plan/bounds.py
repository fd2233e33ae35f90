"""What a target asks of a value: that it lies within bounds, in the indicator's own unit."""

from __future__ import annotations

from dataclasses import dataclass

TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that meet a target; None means no bound on that side.

    ``strict`` excludes the bounds themselves ("mindre end 7,5").
    """

    low: float | None = None
    high: float | None = None
    strict: bool = False

    def distance(self, value: float) -> float:
        """Return how far a value has to move to meet the target: 0 when it does, else the positive gap."""
        if self.low is not None and value < self.low - TOLERANCE:
            return self.low - value
        if self.high is not None and value > self.high + TOLERANCE:
            return value - self.high
        return 0.0

    def met_by(self, value: float) -> bool:
        """Whether a value meets the target."""
        if self.distance(value) > 0:
            return False
        on_bound = any(
            bound is not None and abs(value - bound) <= TOLERANCE for bound in (self.low, self.high)
        )
        return not (self.strict and on_bound)

    @property
    def point(self) -> float | None:
        """The one level to draw in a chart: the bound, or None for an interval or no bounds."""
        if self.low is not None and self.high is not None and self.low != self.high:
            return None
        return self.high if self.high is not None else self.low
