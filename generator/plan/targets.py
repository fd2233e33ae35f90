"""Evaluates targets: what a target means in the indicator's own unit, and how far there is to go.

Everything is worked out on values as they are printed, so that a reader can check it with a pencil.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.danish.numbers import rounded
from generator.danish.periods import Period, PeriodKind
from generator.danish.units import Unit
from generator.figures.series import Figure, State
from generator.plan.bounds import Bounds
from generator.plan.comparators import Comparator
from generator.plan.measure import Measure, Standing
from generator.plan.target_kinds import TargetKind
from generator.plan.target_numbers import beyond, decimals_needed, in_unit, no_worse_than, written_bounds
from generator.source.fields import YearSpan
from generator.source.geography import Municipality
from generator.source.records.goal import Polarity
from generator.source.records.target import Band, Baseline, Direction, Pace, PathStep, TargetRecord

CHANGES = frozenset({TargetKind.CHANGE, TargetKind.TREND, TargetKind.PACE})
RANKS = frozenset({TargetKind.RANK, TargetKind.BAND})
NEED_POLARITY = RANKS | {TargetKind.LEVEL_WITH, TargetKind.PATH}
"""Kinds that do not themselves say which way is better."""

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

    MISSING = "uden-tal"
    SUPPRESSED = "diskretioneret"
    NOT_PUBLISHED = "ikke-opgjort"
    NO_COMPARATOR = "uden-grundlag"
    NO_OTHERS = "uden-andre"
    NO_BASELINE = "uden-udgangspunkt"
    ZERO_BASELINE = "udgangspunkt-nul"
    NO_POLARITY = "uden-bedst"
    POPULATION = "målgruppe"
    QUALITATIVE = "kvalitativt"
    NOT_STATED = "ikke-oplyst"
    NO_INDICATOR = "uden-indikator"


NO_FIGURE = {
    State.SUPPRESSED: Reason.SUPPRESSED,
    State.NOT_PUBLISHED: Reason.NOT_PUBLISHED,
    State.MISSING: Reason.MISSING,
}


@dataclass(frozen=True, slots=True)
class Start:
    """The value a target starts from, and when."""

    value: float
    period: Period | None


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A target held against the figures.

    ``bounds`` are in the indicator's unit; ``distance`` is how far the current value has to move to reach
    them (for ranks: how many places). ``comparator_value`` is what a relative target was measured by.
    ``aim`` is the period that the bounds count for, where they change with time (a pace, a path).
    ``decimals`` is how many decimals values and bounds are worked out and printed with.
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
    aim: Period | None = None
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """A target to evaluate: the record, its kind, the figures and what it is held against.

    ``years`` are the plan's. ``group`` is what a rank is counted among, and ``members`` its municipalities;
    ``baseline`` is the indicator's, where the target has none of its own. ``population`` is a subgroup that
    the target is about but the figures are not.
    """

    record: TargetRecord
    kind: TargetKind
    measure: Measure | None
    years: YearSpan
    comparator: Comparator | None = None
    group: Comparator | None = None
    members: tuple[Municipality, ...] = ()
    baseline: Baseline | None = None
    population: str | None = None

    @property
    def stated_baseline(self) -> Baseline | None:
        """What the municipality says that the target starts from."""
        return self.record.baseline or self.baseline


def evaluate(question: Question) -> Evaluated:
    """Evaluate one target against the newest figures, or those of its due period once that is over."""
    record, kind, measure = question.record, question.kind, question.measure
    plain = Evaluated(record, kind, Status.NOT_MEASURED, comparator=question.comparator)
    if kind is TargetKind.PENDING:
        return replace(plain, status=Status.PENDING)
    if kind is TargetKind.QUALITATIVE:
        return replace(plain, reason=Reason.QUALITATIVE)
    if kind is TargetKind.NOT_STATED:
        return replace(plain, reason=Reason.NOT_STATED)
    if measure is None:
        return replace(plain, reason=Reason.NO_INDICATOR)
    if question.population is not None:
        return replace(plain, reason=Reason.POPULATION)
    newest = next(_newest(record, measure), None)
    current = newest[0] if newest is not None else None
    plain = replace(
        plain,
        current=current,
        start=_start(question, measure, current),
        decimals=_decimals(record, kind, measure),
    )
    if newest is None:
        return replace(plain, reason=NO_FIGURE.get(measure.state, Reason.MISSING))
    if kind in NEED_POLARITY and measure.polarity is Polarity.NEUTRAL:
        return replace(plain, reason=Reason.NO_POLARITY)
    current, value = newest
    match kind:
        case TargetKind.RANK | TargetKind.BAND:
            return _evaluate_rank(plain, question, measure)
        case TargetKind.GAP | TargetKind.LEVEL_WITH:
            return _evaluate_relative(plain, question, measure)
        case TargetKind.CHANGE | TargetKind.TREND | TargetKind.PACE:
            return _evaluate_change(plain, question, measure, value)
        case TargetKind.PATH:
            step = _step(record, current)
            level = float(in_unit(step.value, record.unit, measure.unit))
            return _held(plain, value, no_worse_than(level, measure.polarity), aim=step.period)
        case _:
            return _held(plain, value, written_bounds(record, measure.unit))


def _newest(record: TargetRecord, measure: Measure) -> Iterator[tuple[Figure, float]]:
    """Yield the own figures that have a value, newest first, and none from after the due period."""
    for figure in reversed(measure.own.figures):
        if figure.value is not None and (record.due is None or figure.period.end <= record.due.end):
            yield figure, figure.value


def _start(question: Question, measure: Measure, current: Figure | None) -> Start | None:
    """Return where a target starts from: the stated value, or the figure of the stated period.

    Without a stated baseline a change is counted from the same time of the year before the plan's first
    year, or from the newest figure if the plan's years have none yet; other targets are shown beside the
    same time last year.
    """
    stated = question.stated_baseline
    if stated is not None and stated.value is not None:
        return Start(float(stated.value), stated.period)
    if stated is not None and stated.period is not None:
        figure = measure.own.at(stated.period)
    elif current is None:
        return None
    elif question.kind in CHANGES:
        figure = current
        while figure is not None and figure.period.year >= question.years.first:
            figure = measure.year_before(figure.period)
    else:
        figure = measure.year_before(current.period)
    return Start(figure.value, figure.period) if figure is not None and figure.value is not None else None


def _decimals(record: TargetRecord, kind: TargetKind, measure: Measure) -> int:
    """Return the indicator's decimals, or those of the target's own numbers if they are finer."""
    if kind in CHANGES and record.unit is Unit.PERCENT:
        return measure.decimals
    return max(measure.decimals, decimals_needed(record, measure.unit))


def _as_printed(plain: Evaluated, value: float) -> float:
    return float(rounded(value, plain.decimals))


def _held(plain: Evaluated, current: float, bounds: Bounds, aim: Period | None = None) -> Evaluated:
    """Return the target with its bounds and how the current value stands to them."""
    value = _as_printed(plain, current)
    return replace(
        plain,
        status=Status.MET if bounds.met_by(value) else Status.NOT_MET,
        bounds=bounds,
        distance=_as_printed(plain, bounds.distance(value)),
        aim=aim,
    )


# --- changes ---


def _evaluate_change(plain: Evaluated, question: Question, measure: Measure, current: float) -> Evaluated:
    record, start = question.record, plain.start
    if start is None:
        return replace(plain, reason=Reason.NO_BASELINE)
    base = _as_printed(plain, start.value)
    if record.direction is Direction.UNCHANGED:
        return _held(plain, current, no_worse_than(base, measure.polarity))
    falls = record.direction is Direction.FALL
    if question.kind is TargetKind.TREND:
        return _held(plain, current, beyond(base, downwards=falls))
    relative = record.unit is Unit.PERCENT
    if relative and base == 0:
        return replace(plain, reason=Reason.ZERO_BASELINE)
    end, times = None, 1.0
    if record.pace is not None:
        end, times = _end_of_pace(question, start, record.pace)
    sign = -1.0 if falls else 1.0

    def move(change: float) -> float:
        amount = abs(base) * change / 100 if relative else change
        return _as_printed(plain, base + sign * times * amount)

    bounds = written_bounds(record, measure.unit).moved(move, downwards=falls)
    return _held(plain, current, bounds, aim=end)


def _end_of_pace(question: Question, start: Start, pace: Pace) -> tuple[Period, float]:
    """Return the due period or the plan's last month, and how many times a pace counts until then."""
    first = start.period or Period.of(PeriodKind.MONTH, question.years.first - 1, 12)
    end = question.record.due or Period.of(PeriodKind.MONTH, question.years.last, 12)
    months = (end.end.year - first.end.year) * 12 + end.end.month - first.end.month
    return end, max(months, 0) / MONTHS[pace]


def _step(record: TargetRecord, current: Figure) -> PathStep:
    """Return the step that a path is on its way to: the first that is not over, else the last."""
    steps = sorted(record.steps, key=lambda step: step.period)
    return next((step for step in steps if step.period.end >= current.period.end), steps[-1])


# --- held against others ---


def _evaluate_relative(plain: Evaluated, question: Question, measure: Measure) -> Evaluated:
    """Evaluate a target by the newest period in which both the own area and the comparator have a value."""
    if question.comparator is None:
        return replace(plain, reason=Reason.NO_COMPARATOR)
    others = measure.series(question.comparator)
    for own, value in _newest(question.record, measure):
        other = others.at(own.period)
        if other is not None and other.value is not None:
            base = _as_printed(plain, other.value)
            compared = replace(plain, current=own, comparator_value=base)
            return _held(compared, value, _relative_bounds(compared, measure, base))
    return replace(plain, reason=Reason.NO_COMPARATOR)


def _relative_bounds(plain: Evaluated, measure: Measure, base: float) -> Bounds:
    """Return the bounds that a gap, or being level, means from a comparator's value."""
    if plain.kind is TargetKind.LEVEL_WITH:
        return no_worse_than(base, measure.polarity)
    below = plain.record.below is not None
    written = written_bounds(plain.record, measure.unit)
    if written == Bounds():
        return beyond(base, downwards=below)
    sign = -1.0 if below else 1.0
    return written.moved(lambda gap: _as_printed(plain, base + sign * gap), downwards=below)


def _evaluate_rank(plain: Evaluated, question: Question, measure: Measure) -> Evaluated:
    """Evaluate a place by the newest period in which others have values too."""
    record = question.record
    for own, _ in _newest(record, measure):
        standing = measure.standing(question.members, own.period)
        if standing is not None and standing.count > 1:
            break
    else:
        return replace(plain, reason=Reason.NO_OTHERS)
    best = _lowest_place(record, standing.count)
    places = max(standing.rank - best, 0)
    return replace(
        plain,
        status=Status.NOT_MET if places else Status.MET,
        current=own,
        bounds=no_worse_than(standing.values[min(best, standing.count) - 1], measure.polarity),
        distance=float(places),
        standing=standing,
    )


def _lowest_place(record: TargetRecord, count: int) -> int:
    """Return the last place among so many that meets a rank, or lies in a best part."""
    if record.best is not None:
        return math.ceil(count / SHARES[record.best])
    return max(record.rank or 1, 1)
