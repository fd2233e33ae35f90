"""Evaluates targets: what a target means in the indicator's own unit, and how far there is to go.

Everything is worked out on exact values, and printed with so many decimals that a reader can check it.
"""

from __future__ import annotations

import datetime as dt
import enum
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import assert_never

from generator.danish.numbers import rounded
from generator.danish.periods import Period, PeriodKind
from generator.danish.units import Unit
from generator.figures.catalogue import Break
from generator.figures.series import Figure, Series, State
from generator.plan.bounds import Bounds
from generator.plan.comparators import Comparator
from generator.plan.measure import Measure
from generator.plan.results import StatedResult
from generator.plan.standing import Standing
from generator.plan.starts import Start, break_since, is_withheld, stated_start, unstated_start
from generator.plan.target_kinds import TargetKind
from generator.plan.target_numbers import beyond, decimals_needed, in_unit, no_worse_than, written_bounds
from generator.source.fields import YearSpan
from generator.source.geography import Municipality
from generator.source.records.goal import Polarity
from generator.source.records.process import StepOutcome
from generator.source.records.target import Band, Baseline, Direction, Pace, PathStep, TargetRecord

CHANGES = frozenset({TargetKind.CHANGE, TargetKind.TREND, TargetKind.PACE})
RANKS = frozenset({TargetKind.RANK, TargetKind.BAND})
HELD_AGAINST_OTHERS = RANKS | {TargetKind.GAP, TargetKind.LEVEL_WITH}
NEED_POLARITY = RANKS | {TargetKind.LEVEL_WITH, TargetKind.PATH}
"""Kinds that do not themselves say which way is better."""

MONTHS = {Pace.MONTH: 1, Pace.QUARTER: 3, Pace.YEAR: 12}
SHARES = {Band.HALF: 2, Band.THIRD: 3, Band.QUARTER: 4}


class TargetStatus(enum.Enum):
    """How a target stands by the newest figures."""

    MET = "nået"
    ON_THE_WAY = "på vej"
    PARTLY = "delvist nået"
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
    BREAK = "databrud"
    BASELINE_NOT_STATED = "udgangspunkt-ikke-oplyst"
    BASELINE_WITHHELD = "udgangspunkt-diskretioneret"
    ZERO_BASELINE = "udgangspunkt-nul"
    NO_POLARITY = "uden-bedst"
    POPULATION = "målgruppe"
    QUALITATIVE = "kvalitativt"
    NOT_STATED = "ikke-oplyst"
    NO_INDICATOR = "uden-indikator"


BY_OUTCOME = {
    StepOutcome.MET: TargetStatus.MET,
    StepOutcome.PARTLY: TargetStatus.PARTLY,
    StepOutcome.NOT_MET: TargetStatus.NOT_MET,
}

NO_FIGURE = {
    State.SUPPRESSED: Reason.SUPPRESSED,
    State.NOT_PUBLISHED: Reason.NOT_PUBLISHED,
    State.MISSING: Reason.MISSING,
}


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A target held against the figures.

    ``bounds`` are in the indicator's unit; ``distance`` is how far the current value has to move to reach
    them (for ranks: how many places). ``comparator_value`` is what a relative target was measured by.
    ``aim`` is the period that the bounds count for, where they change with time (a pace, a path).
    ``broken`` is the data break that keeps what it starts from apart from the figures it is measured by.
    All values are exact; ``decimals`` is how many they and the bounds are printed with. ``result`` is the
    municipality's own, where the status is by it: the newest result holds.
    """

    record: TargetRecord
    kind: TargetKind
    status: TargetStatus
    reason: Reason | None = None
    bounds: Bounds | None = None
    start: Start | None = None
    broken: Break | None = None
    current: Figure | None = None
    distance: Decimal | None = None
    comparator: Comparator | None = None
    comparator_value: Decimal | None = None
    standing: Standing | None = None
    aim: Period | None = None
    decimals: int = 0
    result: StatedResult | None = None


@dataclass(frozen=True, slots=True)
class TargetQuestion:
    """A target to evaluate: the record, its kind, the figures and what it is held against.

    ``years`` are the plan's. ``group`` is what a rank is counted among, and ``members`` its municipalities;
    ``baseline`` is the indicator's, where the target has none of its own. ``population`` is a subgroup that
    the target is about but the figures are not. ``results`` are those of the follow-up about the target.
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
    results: tuple[StatedResult, ...] = ()

    @property
    def stated_baseline(self) -> Baseline | None:
        """What the municipality says that the target starts from."""
        return self.record.baseline or self.baseline


def evaluate(question: TargetQuestion) -> Evaluated:
    """Evaluate one target by its newest result: the municipality's own, or the newest figure.

    Once the due period is over, figures from after it do not count.
    """
    stated = _with_stated_values(question)
    return _by_outcome(_evaluate(stated), stated)


def _evaluate(question: TargetQuestion) -> Evaluated:
    record, kind, measure = question.record, question.kind, question.measure
    plain = Evaluated(record, kind, TargetStatus.NOT_MEASURED, comparator=question.comparator)
    if kind is TargetKind.PENDING:
        return replace(plain, status=TargetStatus.PENDING)
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
    plain = replace(plain, current=current, decimals=_decimals(record, kind, measure))
    plain = _with_start(plain, question, measure.own, current)
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
            return _evaluate_path(plain, measure, current.period, value)
        case TargetKind.LEVEL | TargetKind.RANGE:
            return _held(plain, value, written_bounds(record, measure.unit))
        case _:
            assert_never(kind)


# --- results of the follow-up ---


def _with_stated_values(question: TargetQuestion) -> TargetQuestion:
    """Return the question with the values of the follow-up among the figures, in the place of any held."""
    measure = question.measure
    values = {r.period: r.record.value for r in question.results if r.period is not None}
    stated = {period: Figure(period, float(value)) for period, value in values.items() if value is not None}
    if measure is None or not stated:
        return question
    figures = {figure.period: figure for figure in measure.own.figures} | stated
    own = replace(measure.own, figures=tuple(figures[period] for period in sorted(figures)))
    return replace(question, measure=replace(measure, own=own))


def _by_outcome(evaluated: Evaluated, question: TargetQuestion) -> Evaluated:
    """Return the target as its newest result says that it came out, unless a figure is newer."""
    result = _newest_result(question.results)
    current = evaluated.current
    if result is None or evaluated.status is TargetStatus.PENDING:
        return evaluated
    last_day = result.period.end if result.period is not None else dt.date(question.years.first, 1, 1)
    if current is not None and current.period.end > last_day:
        return evaluated
    value, is_current = result.record.value, current is not None and current.period == result.period
    status = BY_OUTCOME[result.outcome] if result.outcome is not None else None
    if status is None and not is_current and value is not None:
        status = status_of(evaluated, question.measure, value, result.period)
    if status is None:
        return replace(evaluated, result=result) if is_current else evaluated
    if is_current and (value is not None or evaluated.bounds is not None):
        return replace(evaluated, status=status, reason=None, result=result)
    figure = None
    if value is not None and result.period is not None:
        figure = Figure(result.period, float(value))
    if evaluated.kind in HELD_AGAINST_OTHERS:  # what it asks is not known for the time of the result
        evaluated = replace(evaluated, bounds=None, comparator_value=None, standing=None)
    return replace(evaluated, status=status, reason=None, result=result, current=figure, distance=None)


def _newest_result(results: tuple[StatedResult, ...]) -> StatedResult | None:
    """Return the newest result; one without a time is older than any that has one."""
    timed = [result for result in results if result.period is not None]
    by_time = sorted(timed, key=lambda result: result.period or Period.day(dt.date.min))
    return by_time[-1] if by_time else results[-1] if results else None


def status_of(
    evaluated: Evaluated, measure: Measure | None, value: Decimal, period: Period | None
) -> TargetStatus | None:
    """Return how a target stands by a value of a period.

    None where what it asks depends on figures of the day, and for a change that a data break lies in.
    """
    record, kind = evaluated.record, evaluated.kind
    if measure is None:
        return None
    if kind is TargetKind.PATH:
        if period is None or measure.polarity is Polarity.NEUTRAL:
            return None
        return _evaluate_path(evaluated, measure, period, value).status
    if kind in {TargetKind.LEVEL, TargetKind.RANGE}:
        return _held(evaluated, value, written_bounds(record, measure.unit)).status
    if kind in CHANGES and evaluated.bounds is not None:
        first = evaluated.start.period if evaluated.start is not None else None
        if break_since(measure.own, first, period) is None:
            return _held(evaluated, value, evaluated.bounds).status
    return None


def _newest(record: TargetRecord, measure: Measure) -> Iterator[tuple[Figure, Decimal]]:
    """Yield the own figures that have a value, newest first, and none from after the due period."""
    for figure in reversed(measure.own.figures):
        value = figure.exact
        if value is not None and (record.due is None or figure.period.end <= record.due.end):
            yield figure, value


def _with_start(plain: Evaluated, question: TargetQuestion, own: Series, current: Figure | None) -> Evaluated:
    """Return the target with what it starts from, and the data break that lies between that and its end."""
    record, stated, counted = question.record, question.stated_baseline, question.kind in CHANGES
    start, end = None, None
    if stated is not None and stated.says_start:
        start = stated_start(stated, own)
    elif stated is None or not stated.is_withheld:
        start = unstated_start(own, current, question.years.first, counted=counted)
    first = start.period if start is not None else stated.period if stated is not None else None
    if counted:
        end = _end_of_pace(question) if record.pace is not None else record.due
    broken = break_since(own, first, current.period if current is not None else None, end)
    return replace(plain, start=start, broken=broken)


def _decimals(record: TargetRecord, kind: TargetKind, measure: Measure) -> int:
    """Return the indicator's decimals, or those of the target's own numbers if they are finer."""
    if kind in CHANGES and record.unit is Unit.PERCENT:
        return measure.decimals
    return max(measure.decimals, decimals_needed(record, measure.unit))


def _held(plain: Evaluated, current: Decimal, bounds: Bounds, aim: Period | None = None) -> Evaluated:
    """Return the target with its bounds and how the current value stands to them.

    Where the printed numbers would tell of another status or distance, all of them get a decimal more.
    """
    decimals = plain.decimals
    while not _tells_the_same(bounds, current, decimals):
        decimals += 1
    return replace(
        plain,
        status=TargetStatus.MET if bounds.met_by(current) else TargetStatus.NOT_MET,
        bounds=bounds,
        distance=bounds.distance(current),
        aim=aim,
        decimals=decimals,
    )


def _tells_the_same(bounds: Bounds, current: Decimal, decimals: int) -> bool:
    """Whether status and distance follow from the numbers as they are printed, too."""
    printed, value = bounds.printed(decimals), rounded(current, decimals)
    if printed.met_by(value) is not bounds.met_by(current):
        return False
    return printed.distance(value) == rounded(bounds.distance(current), decimals)


# --- changes ---


def _evaluate_change(
    plain: Evaluated, question: TargetQuestion, measure: Measure, current: Decimal
) -> Evaluated:
    record, start, stated = question.record, plain.start, question.stated_baseline
    if start is None and stated is not None and stated.is_withheld:
        return replace(plain, reason=Reason.BASELINE_NOT_STATED)
    if plain.broken is not None:
        return replace(plain, reason=Reason.BREAK)
    if start is None and stated is not None and is_withheld(stated, measure.own):
        return replace(plain, reason=Reason.BASELINE_WITHHELD)
    if start is None or (record.pace is not None and start.period is None):
        return replace(plain, reason=Reason.NO_BASELINE)
    base = start.value
    if record.direction is Direction.UNCHANGED:
        return _held(plain, current, no_worse_than(base, measure.polarity))
    falls = record.direction is Direction.FALL
    if question.kind is TargetKind.TREND:
        return _held(plain, current, beyond(base, downwards=falls))
    relative = record.unit is Unit.PERCENT
    if relative and base == 0:
        return replace(plain, reason=Reason.ZERO_BASELINE)
    end, months, step = None, 1, 1
    if record.pace is not None and start.period is not None:
        end = _end_of_pace(question)
        months = _months_between(start.period, end)
        step = MONTHS[record.pace]
    sign = -1 if falls else 1

    def move(change: Decimal) -> Decimal:
        amount = abs(base) * change / 100 if relative else change
        return base + sign * amount * months / step

    bounds = written_bounds(record, measure.unit).moved(move, downwards=falls)
    return _held(plain, current, bounds, aim=end)


def _end_of_pace(question: TargetQuestion) -> Period:
    """Return the period that a pace counts until: the due one, or the plan's last month."""
    return question.record.due or Period.of(PeriodKind.MONTH, question.years.last, 12)


def _months_between(first: Period, end: Period) -> int:
    months = (end.end.year - first.end.year) * 12 + end.end.month - first.end.month
    return max(months, 0)


# --- paths ---


def _evaluate_path(plain: Evaluated, measure: Measure, period: Period, value: Decimal) -> Evaluated:
    """Evaluate a path by the step it is on its way to; it is met once its last level is."""
    step, last = _step_at(plain.record, period), _steps(plain.record)[-1]
    held = _held(plain, value, _step_bounds(plain.record, step, measure), aim=step.period)
    if held.status is not TargetStatus.MET or step is last:
        return held
    is_met = _held(plain, value, _step_bounds(plain.record, last, measure)).status is TargetStatus.MET
    return held if is_met else replace(held, status=TargetStatus.ON_THE_WAY)


def step_ahead(evaluated: Evaluated, measure: Measure) -> tuple[Period, Bounds]:
    """Return the first step of a path that the newest figure has yet to meet; the last if none is left."""
    steps, current = _steps(evaluated.record), evaluated.current
    if current is not None and current.exact is not None and evaluated.status is not TargetStatus.MET:
        now = _step_at(evaluated.record, current.period)
        for step in steps[steps.index(now) :]:
            bounds = _step_bounds(evaluated.record, step, measure)
            if not bounds.met_by(current.exact):
                return step.period, bounds
    return steps[-1].period, _step_bounds(evaluated.record, steps[-1], measure)


def _steps(record: TargetRecord) -> list[PathStep]:
    return sorted(record.steps, key=lambda step: step.period)


def _step_bounds(record: TargetRecord, step: PathStep, measure: Measure) -> Bounds:
    return no_worse_than(in_unit(step.value, record.unit, measure.unit), measure.polarity)


def _step_at(record: TargetRecord, period: Period) -> PathStep:
    """Return the step that a path is on its way to in a period: the first that is not over, else the last."""
    steps = _steps(record)
    return next((step for step in steps if step.period.end >= period.end), steps[-1])


# --- held against others ---


def _evaluate_relative(plain: Evaluated, question: TargetQuestion, measure: Measure) -> Evaluated:
    """Evaluate a target by the newest period in which both the own area and the comparator have a value."""
    if question.comparator is None:
        return replace(plain, reason=Reason.NO_COMPARATOR)
    others = measure.series(question.comparator)
    for own, value in _newest(question.record, measure):
        other = others.at(own.period)
        if other is not None and other.exact is not None:
            compared = replace(plain, current=own, comparator_value=other.exact)
            return _held(compared, value, _relative_bounds(compared, measure, other.exact))
    return replace(plain, reason=Reason.NO_COMPARATOR)


def _relative_bounds(plain: Evaluated, measure: Measure, base: Decimal) -> Bounds:
    """Return the bounds that a gap, or being level, means from a comparator's value."""
    if plain.kind is TargetKind.LEVEL_WITH:
        return no_worse_than(base, measure.polarity)
    below = plain.record.below is not None
    written = written_bounds(plain.record, measure.unit)
    if written == Bounds():
        return beyond(base, downwards=below)
    sign = -1 if below else 1
    return written.moved(lambda gap: base + sign * gap, downwards=below)


def _evaluate_rank(plain: Evaluated, question: TargetQuestion, measure: Measure) -> Evaluated:
    """Evaluate a place by the newest period in which others have values too."""
    record = question.record
    for own, value in _newest(record, measure):
        if measure.unit is Unit.RANK and record.rank is not None and record.among is None:
            return _held(plain, value, Bounds(high=Decimal(record.rank)))  # the figure is the place
        standing = measure.standing(question.members, own.period)
        if standing is not None:
            break
    else:
        return replace(plain, reason=Reason.NO_OTHERS)
    best = _lowest_place(record, standing.count)
    places = max(standing.rank - best, 0)
    return replace(
        plain,
        status=TargetStatus.NOT_MET if places else TargetStatus.MET,
        current=own,
        bounds=no_worse_than(standing.values[min(best, standing.count) - 1], measure.polarity),
        distance=Decimal(places),
        standing=standing,
    )


def _lowest_place(record: TargetRecord, count: int) -> int:
    """Return the last place among so many that meets a rank, or lies in a best part."""
    if record.best is not None:
        return math.ceil(count / SHARES[record.best])
    return max(record.rank or 1, 1)
