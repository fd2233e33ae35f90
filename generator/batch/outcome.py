"""What became of one municipality file in a run."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.batch.record import BuildSlip
from generator.problems import Finding


class OutcomeState(enum.Enum):
    """What a run did about a plan."""

    BUILT = "bygget"
    UNCHANGED = "uændret"
    FAILED = "fejlet"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one plan.

    ``file`` is the municipality file and ``written`` the files written, as a user would write their paths;
    ``name`` and ``years`` are the plan's; ``about_plan`` was found in the plan, ``events`` is about this
    run alone. ``seconds`` is what it took.
    """

    file: str
    name: str
    years: str
    state: OutcomeState
    about_plan: tuple[Finding, ...] = ()
    seconds: float = 0.0
    written: tuple[str, ...] = ()
    events: tuple[Finding, ...] = ()

    @property
    def label(self) -> str:
        """The plan as it is told of: "Vejle 2018"; a file from elsewhere may have no year yet."""
        return f"{self.name} {self.years}" if self.years[:4].isdecimal() else self.name

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found."""
        return (*self.about_plan, *self.events)


def outcome_of(
    record: BuildSlip, state: OutcomeState, written: tuple[str, ...] = (), events: tuple[Finding, ...] = ()
) -> Outcome:
    """Return what became of the plan of a record; the inputs it remembers stay behind."""
    return Outcome(
        record.file, record.name, record.years, state, record.findings, record.seconds, written, events
    )
