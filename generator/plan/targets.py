"""Evaluates targets: what a target means in the indicator's own unit, and how far there is to go."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.series import Figure
from generator.plan.bounds import Bounds
from generator.plan.comparators import Comparator
from generator.plan.measure import Measure, Standing
from generator.plan.target_kinds import TargetKind
from generator.source.geography import Municipality
from generator.source.records.goal import Polarity
from generator.source.records.target import Band, Baseline, Direction, Pace, TargetRecord

MONTHS = {Pace.MONTH: 1, Pace.QUARTER: 3, Pace.YEAR: 12}
SHARES = {Band.HALF: 2, Band.THIRD: 3, Band.QUARTER: 4}


class Status(enum.Enum):
    """How a target stands by the newest figures."""

    MET = "nået"
    NOT_MET = "ikke nået"
    PENDING = "afventer"
    NOT_MEASURED = "kan ikke måles"


class Reason(enum.Enum):
    """Why a target cannot be measured; the value names its standard sentence."""

    NO_FIGURE = "uden-tal"
    NO_COMPARATOR = "uden-grundlag"
    NO_BASELINE = "uden-udgangspunkt"
    QUALITATIVE = "kvalitativt"
    NO_INDICATOR = "uden-indikator"


@dataclass(frozen=True, slots=True)
class Start:
    """The value a target starts from, and when."""

    value: float
    period: Period | None


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A target held against the figures.

    ``bounds`` are in the indicator's unit; ``distance`` is how far the newest value has to move to meet
    them (for ranks: how many places). ``comparator_value`` is what a relative target was measured by.
    """

    record: TargetRecord
    kind: TargetKind
    status: Status
    reason: Reason | None = None
    bounds: Bounds | None = None
    start: Start | None = None
    current: Figure | None = None
    distance: float | None = None
    comparator: Comparator | None = None
    comparator_value: float | None = None
    standing: Standing | None = None
    best_ranks: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A target to evaluate: the record, its kind, the figures and what it is held against.

    ``members`` are the municipalities a rank is counted among; ``baseline`` is the use's, where the
    target has none of its own.
    """

    record: TargetRecord
    kind: TargetKind
    measure: Measure | None
    comparator: Comparator | None = None
    members: tuple[Municipality, ...] = ()
    baseline: Baseline | None = None


def evaluate(question: Question) -> Evaluated:
    """Evaluate one target against the newest figures."""
    record, kind, measure = question.record, question.kind, question.measure
    plain = Evaluated(record, kind, Status.NOT_MEASURED, comparator=question.comparator)
    if kind is TargetKind.PENDING:
        return replace(plain, status=Status.PENDING)
    if kind is TargetKind.QUALITATIVE:
        return replace(plain, reason=Reason.QUALITATIVE)
    if measure is None:
        return replace(plain, reason=Reason.NO_INDICATOR)
    start = start_of(record.baseline or question.baseline, measure)
    current = measure.own.latest()
    if current is None or current.value is None:
        return replace(plain, reason=Reason.NO_FIGURE, start=start)
    if kind in {TargetKind.RANK, TargetKind.BAND}:
        return _evaluate_rank(replace(plain, start=start, current=current), question, measure)
    bounds, reason, comparator_value = _bounds(question, measure, start, current)
    if bounds is None:
        return replace(plain, reason=reason, start=start, current=current)
    met = bounds.met_by(current.value)
    return replace(
        plain,
        status=Status.MET if met else Status.NOT_MET,
        bounds=bounds,
        start=start,
        current=current,
        distance=bounds.distance(current.value),
        comparator_value=comparator_value,
    )


def start_of(baseline: Baseline | None, measure: Measure) -> Start | None:
    """Return where a target starts from: the stated value, or the figure of the stated period.

    Without any baseline it is the newest figure from before the plan is the same month last year.
    """
    if baseline is None:
        latest = measure.own.latest()
        before = measure.own.at(latest.period.same_last_year()) if latest is not None else None
        return Start(before.value, before.period) if before is not None and before.value is not None else None
    if baseline.value is not None:
        return Start(float(baseline.value), baseline.period)
    if baseline.period is None:
        return None
    figure = measure.own.at(baseline.period)
    return Start(figure.value, figure.period) if figure is not None and figure.value is not None else None


Found = tuple[Bounds | None, Reason | None, float | None]


def _bounds(question: Question, measure: Measure, start: Start | None, current: Figure) -> Found:
    record = question.record
    match question.kind:
        case TargetKind.LEVEL | TargetKind.RANGE:
            return _written_bounds(record, measure.unit), None, None
        case TargetKind.PATH:
            return _path_bounds(record, measure), None, None
        case TargetKind.CHANGE | TargetKind.TREND | TargetKind.PACE:
            if start is None:
                return None, Reason.NO_BASELINE, None
            return _change_bounds(question.kind, record, measure.unit, start), None, None
        case _:
            return _relative_bounds(question, measure, current)


def _in_unit(value: Decimal, written: Unit | None, unit: Unit) -> float:
    """Return a written number in the indicator's unit; only kroner and millions of kroner convert."""
    if written is Unit.KRONER and unit is Unit.MILLION_KRONER:
        return float(value) / 1_000_000
    if written is Unit.MILLION_KRONER and unit is Unit.KRONER:
        return float(value) * 1_000_000
    return float(value)


def _written_bounds(record: TargetRecord, unit: Unit) -> Bounds:
    def number(value: Decimal | None) -> float | None:
        return None if value is None else _in_unit(value, record.unit, unit)

    if record.exactly is not None:
        return Bounds(number(record.exactly), number(record.exactly))
    strict = record.more_than is not None or record.less_than is not None
    low = number(record.at_least if record.at_least is not None else record.more_than)
    high = number(record.at_most if record.at_most is not None else record.less_than)
    return Bounds(low, high, strict)


def _path_bounds(record: TargetRecord, measure: Measure) -> Bounds:
    """Return the bound of the last step: a path is met when it ends where it should."""
    last = max(record.steps, key=lambda step: step.period)
    value = _in_unit(last.value, record.unit, measure.unit)
    return Bounds(high=value) if measure.polarity is Polarity.LOWER else Bounds(low=value)


def _change_bounds(kind: TargetKind, record: TargetRecord, unit: Unit, start: Start) -> Bounds:
    if record.direction is Direction.UNCHANGED:
        return Bounds(start.value, start.value)
    falls = record.direction is Direction.FALL
    if kind is TargetKind.TREND:
        return Bounds(high=start.value, strict=True) if falls else Bounds(low=start.value, strict=True)
    written = _written_bounds(record, unit)
    sign = -1.0 if falls else 1.0
    times = _paces(record, start) if kind is TargetKind.PACE else 1.0
    relative = record.unit is Unit.PERCENT

    def moved(change: float) -> float:
        return (
            start.value * (1 + sign * times * change / 100)
            if relative
            else start.value + sign * times * change
        )

    low = None if written.low is None else moved(written.low)
    high = None if written.high is None else moved(written.high)
    return Bounds(high, low, written.strict) if falls else Bounds(low, high, written.strict)


def _paces(record: TargetRecord, start: Start) -> float:
    """Return how many times a pace counts: from the start to the due period, else over one year."""
    assert record.pace is not None  # noqa: S101  (only asked for targets of kind pace)
    if record.due is None or start.period is None:
        return 12 / MONTHS[record.pace]
    first, last = start.period.end, record.due.end
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(months, 0) / MONTHS[record.pace]


def _relative_bounds(question: Question, measure: Measure, current: Figure) -> Found:
    if question.comparator is None:
        return None, Reason.NO_COMPARATOR, None
    figure = measure.series(question.comparator).at(current.period)
    if figure is None or figure.value is None:
        return None, Reason.NO_COMPARATOR, None
    base = figure.value
    if question.kind is TargetKind.LEVEL_WITH:
        bounds = Bounds(low=base) if measure.polarity is Polarity.HIGHER else Bounds(high=base)
        return bounds, None, base
    return _gap_bounds(question.record, measure.unit, base), None, base


def _gap_bounds(record: TargetRecord, unit: Unit, base: float) -> Bounds:
    written = _written_bounds(record, unit)
    below = record.below is not None
    if written.low is None and written.high is None:
        return Bounds(high=base, strict=True) if below else Bounds(low=base, strict=True)
    sign = -1.0 if below else 1.0
    low = None if written.low is None else base + sign * written.low
    high = None if written.high is None else base + sign * written.high
    return Bounds(high, low, written.strict) if below else Bounds(low, high, written.strict)


def _evaluate_rank(plain: Evaluated, question: Question, measure: Measure) -> Evaluated:
    assert plain.current is not None  # noqa: S101  (checked by the caller)
    standing = measure.standing(question.members, plain.current.period)
    if standing is None:
        return replace(plain, reason=Reason.NO_FIGURE)
    record = question.record
    best = record.rank if record.best is None else math.ceil(standing.count / SHARES[record.best])
    assert best is not None  # noqa: S101  (the kind says that one of them is written)
    best = min(best, standing.count)
    value = standing.values[best - 1]
    bounds = Bounds(low=value) if measure.polarity is Polarity.HIGHER else Bounds(high=value)
    distance = max(standing.rank - best, 0)
    return replace(
        plain,
        status=Status.NOT_MET if distance else Status.MET,
        bounds=bounds,
        distance=float(distance),
        standing=standing,
        best_ranks=best,
    )
