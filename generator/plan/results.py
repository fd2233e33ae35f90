"""What a municipality says in its follow-up of how targets came out: whose result each is, and how new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.danish.periods import Period
from generator.source.records.process import FollowUp, FollowUpValue, StepOutcome
from generator.source.written import Written


@dataclass(frozen=True, slots=True)
class StatedResult:
    """A result of one round: ``period`` is the round's, else the day it was presented, else unknown.

    ``outcome`` is the one that is written, unless several targets could be meant by it.
    """

    record: FollowUpValue
    label: str
    period: Period | None
    outcome: StepOutcome | None


@dataclass(frozen=True, slots=True)
class Subject:
    """What one target of an indicator is about: the subgroup, if any, and the place."""

    population: str | None
    place: str

    def is_meant_by(self, record: FollowUpValue) -> bool:
        """Whether a result may be about this; one that names neither group nor place may be about any."""
        return _fits(record.population, self.population) and _fits(record.applies_to, self.place)


def _fits(written: Written | None, known: str | None) -> bool:
    return written is None or (known is not None and written.casefold() == known.casefold())


def results_of_goal(rounds: Iterable[FollowUp], names: Iterable[str], targets: int) -> GoalResults:
    """Return the results of a goal by the names it goes under; ``targets`` is how many it has in all."""
    known = set(names)
    found = tuple(
        StatedResult(value, str(item.label), _time_of(item), value.outcome)
        for item in rounds
        for value in item.values
        if str(value.goal) in known and value.is_result
    )
    return GoalResults(found, targets)


def _time_of(item: FollowUp) -> Period | None:
    return item.period or (Period.day(item.date) if item.date is not None else None)


@dataclass(frozen=True, slots=True)
class GoalResults:
    """The results of one goal."""

    stated: tuple[StatedResult, ...] = ()
    targets: int = 0

    def shared_out(
        self, indicator: str | None, subjects: Sequence[Subject], others: Sequence[Subject] = ()
    ) -> list[tuple[StatedResult, ...]]:
        """Return the results of each target of an indicator, or of the goal's targets without one.

        A result is only given to the targets of one group and place, and its outcome to one target: where
        more could be meant, none is. ``others`` are what the indicator's remaining targets are about.
        """
        shares: list[list[StatedResult]] = [[] for _ in subjects]
        for result in self.stated:
            named = result.record.indicator
            if str(named) != indicator if named is not None else self.targets != 1:
                continue
            meant = [index for index, one in enumerate(subjects) if one.is_meant_by(result.record)]
            is_open = any(one.is_meant_by(result.record) for one in others)
            if is_open or len({subjects[index] for index in meant}) != 1:
                continue
            outcome = result.outcome if len(meant) == 1 else None
            if outcome is None and result.record.value is None:
                continue
            for index in meant:
                shares[index].append(replace(result, outcome=outcome))
        return [tuple(share) for share in shares]
