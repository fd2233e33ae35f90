"""What became of one municipality file in a run."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.batch.record import Record
from generator.problems import Finding


class State(enum.Enum):
    """What a run did about a plan."""

    BUILT = "bygget"
    UNCHANGED = "uændret"
    FAILED = "fejlet"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one plan.

    ``written`` are the files written, as a user would write their paths; ``events`` are findings about
    this run alone, beside those of the record, which are about the plan.
    """

    record: Record
    state: State
    written: tuple[str, ...] = ()
    events: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found."""
        return (*self.record.findings, *self.events)
