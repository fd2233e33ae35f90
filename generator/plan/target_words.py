"""Says targets in plain Danish: the target itself, what it means in figures, and how far there is to go."""

from __future__ import annotations

from generator.danish.numbers import format_difference, format_number, format_value
from generator.danish.units import Unit
from generator.plan.bounds import Bounds
from generator.plan.sentences import listed_words
from generator.plan.target_kinds import TargetKind
from generator.plan.target_statement import TargetStatement
from generator.plan.targets import CHANGES, RANKS, Reason, TargetStatus, step_ahead
from generator.plan.words import comparator_name, comparator_words, subject


class TargetWords(TargetStatement):
    """Says of one target too what it means in figures, and how far there is to go."""

    def in_short(self) -> str:
        """Return the target with what it means: "2 procentpoint under landet: højst 4,1 pct."."""
        bounds = self._relative_bounds()
        if bounds is None or self._target.kind is TargetKind.PATH:
            return self.statement()
        return self._say("i-korthed", mål=self.statement(), grænse=self._limits(bounds))

    def meaning(self) -> str | None:
        """Return what the target means in the indicator's unit, or None if that is already said."""
        target = self._target
        bounds = self._relative_bounds()
        if bounds is None or target.current is None:
            return None
        limits = self._limits(bounds)
        if target.standing is not None:
            return self._say("betydning.placering", grænse=limits, tid=self._time(target.current.period))
        if target.kind in RANKS:
            return None
        if target.kind is TargetKind.PATH and self._measure is not None:
            period, ahead = step_ahead(target, self._measure)
            is_over = period.end < target.current.period.end
            name = "sidste-trin" if is_over or target.status is TargetStatus.MET else "næste-trin"
            return self._say(
                f"betydning.{name}", grænse=self._limits(ahead), tid=self._time(period), ovre=is_over
            )
        if target.comparator is not None and target.comparator_value is not None:
            return self._say(
                "betydning.grundlag",
                grænse=limits,
                grundlag=comparator_words(self._sentences, target.comparator),
                tal=self._value(target.comparator_value),
                tid=self._time(target.current.period),
            )
        start = target.start
        if start is None:
            return None
        return self._say(
            "betydning.udgangspunkt",
            grænse=limits,
            slut=self._time(target.aim) if target.aim is not None else "",
            tal="" if self._says_start() else self._value(start.value),
            tid=self._time(start.period) if start.period is not None else "",
        )

    def distance(self) -> str | None:
        """Return how far there is to go, or why that cannot be said."""
        target = self._target
        current, distance = target.current, target.distance
        if target.kind is TargetKind.NOT_STATED:
            return None
        if target.reason is not None:
            return self._not_measured(target.reason)
        if current is None or current.value is None or distance is None:
            return None
        unit, decimals = self._unit.difference, target.decimals
        now = self._value(current.value)
        if target.standing is not None:
            unit, decimals = Unit.RANK, 0
            now = self._say(
                "plads",
                delt=target.standing.shared_by > 1,
                nummer=format_value(target.standing.rank, Unit.RANK, 0),
                antal=format_number(target.standing.count, 0),
            )
        if target.status is TargetStatus.ON_THE_WAY and target.aim is not None:
            return self._say(
                "afstand-til.på-vej", trin=target.aim.label, nu=now, tid=self._time(current.period)
            )
        name = "mangler" if distance else "ikke-endnu"
        if target.status in {TargetStatus.MET, TargetStatus.PARTLY}:
            name = target.status.value.replace(" ", "-")
        return self._say(
            f"afstand-til.{name}",
            tal=format_difference(distance, unit, decimals),
            nu=now,
            tid=self._time(current.period),
        )

    # --- what it means ---

    def _relative_bounds(self) -> Bounds | None:
        """Return the bounds of a target that does not itself say its level."""
        target = self._target
        relative = CHANGES | RANKS | {TargetKind.GAP, TargetKind.LEVEL_WITH, TargetKind.PATH}
        return target.bounds if target.kind in relative else None

    def _limits(self, bounds: Bounds) -> str:
        """Return bounds as words: "højst 4,1 pct."."""
        if bounds.low is not None and bounds.low == bounds.high:
            return self._say("niveau.præcis", tal=self._value(bounds.low))
        is_place, parts = self._unit is Unit.RANK, []
        if bounds.low is not None:
            name = "over" if bounds.low_excluded else "mindst"
            parts.append(self._say(f"niveau.{name}", tal=self._value(bounds.low), plads=is_place))
        if bounds.high is not None:
            name = "under" if bounds.high_excluded else "højst"
            parts.append(self._say(f"niveau.{name}", tal=self._value(bounds.high), plads=is_place))
        return listed_words(parts)

    def _not_measured(self, reason: Reason) -> str:
        record, comparator = self._record, self._target.comparator
        name: str | None = record.below or record.above or record.level_with
        if comparator is not None:
            name = comparator_name(self._sentences, comparator)
        return self._say(
            f"kan-ikke-måles.{reason.value}",
            område=subject(self._sentences, self._measure.area.name) if self._measure is not None else "",
            grundlag=name or "",
            målgruppe=self._question.population or "",
            brud=self._time(self._target.broken.period) if self._target.broken is not None else "",
        )
