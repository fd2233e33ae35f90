"""How much each target asks, in terms that can be held against each other across plans.

All of it is arithmetic on the exact figures of one day, printed with so many decimals that it can be checked.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.danish.numbers import decimals_that_agree, format_value, rounded
from generator.danish.periods import Period, PeriodKind
from generator.danish.units import Unit
from generator.figures.areas import Area
from generator.figures.catalogue import Indicator
from generator.figures.series import Figure
from generator.plan.bounds import Bounds
from generator.plan.measure import VOLUMES
from generator.plan.standing import Standing
from generator.plan.standing_still import asks_for_less, easiest, is_easier, standing_still
from generator.plan.target_kinds import TargetKind
from generator.plan.targets import CHANGES
from generator.review.findings import FindingKind, ReviewFinding, made
from generator.review.known_figures import KnownFigures, Trend
from generator.review.plan_sheet import PlacedTarget, PlanSheet
from generator.review.sheet_parts import IndicatorSheet, TargetSheet

PERCENT_DECIMALS = 1
_DAYS_IN_YEAR = Decimal("365.25")


class Incomparable(enum.Enum):
    """Why a target cannot be held against those of other plans."""

    PENDING = "afventer"
    QUALITATIVE = "uden tal"
    NOT_STATED = "ikke oplyst"
    NO_INDICATOR = "uden indikator"
    DEFINITION = "anden definition"
    POPULATION = "anden målgruppe"
    PERIOD = "anden periode"
    BREAK = "databrud"
    NO_FIGURE = "intet tal for kommunen"
    NO_LEVEL = "intet niveau"
    """Nothing says what level the target means: its comparator, baseline or polarity is not known."""


_BY_KIND = {
    TargetKind.PENDING: Incomparable.PENDING,
    TargetKind.QUALITATIVE: Incomparable.QUALITATIVE,
    TargetKind.NOT_STATED: Incomparable.NOT_STATED,
}


@dataclass(frozen=True, slots=True)
class Point:
    """An exact figure, and its period where that is known."""

    period: Period | None
    value: Decimal


@dataclass(frozen=True, slots=True)
class AmbitionGap:
    """How far above (positive) or below another area's newest figure: now, and if the target is met."""

    area: Area
    value: Decimal
    now: Decimal
    met: Decimal


@dataclass(frozen=True, slots=True)
class Terms:
    """A target in comparable terms; all numbers are in the indicator's unit unless they say otherwise.

    ``asked`` is the least that meets the target. ``change`` is from the ``baseline`` to it: the start that
    the target counts from, else the newest figure. ``change_percent`` is in pct. of it, None from 0, and
    ``change_points`` in percentage points, None for other units. The gaps and places are None for numbers
    that grow with the size of a place. ``due`` is the target's period, else the last month of the plan.
    ``standing_still`` is the newest figure of the due period's time of year; ``going_on`` that with the trend
    up to the due period. A target asks for less than going on if something worse than that would meet it, and
    for less than standing still if something worse than both the newest figure and that of the due period's
    time of year would: so neither season nor chance makes a target look easy.
    """

    asked: Decimal
    baseline: Point
    newest: Point
    change: Decimal
    change_percent: Decimal | None
    change_points: Decimal | None
    council: AmbitionGap | None
    country: AmbitionGap | None
    place_now: Standing | None
    place_met: Standing | None
    trend: Trend | None
    due: Period
    standing_still: Point
    going_on: Decimal | None
    less_than_standing_still: bool
    less_than_going_on: bool | None


@dataclass(frozen=True, slots=True)
class TargetAmbition:
    """One target of one plan: either ``terms``, or why it has none.

    ``number`` is its place among the plan's targets, from 0. ``decimals`` is how the numbers are printed; a
    trend has one more. ``is_demo`` marks terms that rest on invented figures.
    """

    plan: str
    number: int
    placed: PlacedTarget
    decimals: int
    terms: Terms | None
    incomparable: Incomparable | None
    is_demo: bool = False


def ambition(sheets: Sequence[PlanSheet], figures: KnownFigures) -> tuple[TargetAmbition, ...]:
    """Return every target of the plans, in their order and in reading order."""
    return tuple(
        _target(sheet, number, placed, figures)
        for sheet in sheets
        for number, placed in enumerate(sheet.targets)
    )


def _target(sheet: PlanSheet, number: int, placed: PlacedTarget, figures: KnownFigures) -> TargetAmbition:
    target, shown = placed.target, placed.indicator
    known = figures.indicator(shown.id) if shown is not None else None
    reason = _BY_KIND.get(target.kind) or _unlike(target, shown, known)
    plain = TargetAmbition(sheet.key, number, placed, known.decimals if known else 0, None, reason)
    if reason is not None or shown is None or known is None:
        return plain
    area = figures.area(target.area)
    newest = figures.newest(known, area) if area is not None else None
    if area is None or newest is None or newest.exact is None:
        return replace(plain, incomparable=Incomparable.NO_FIGURE)
    now = Point(newest.period, newest.exact)
    baseline = _baseline(target, now)
    due = target.due or Period.of(PeriodKind.MONTH, sheet.last_year, 12)
    for period in (baseline.period, due):
        if period is not None and known.break_between(period, newest.period) is not None:
            return replace(plain, incomparable=Incomparable.BREAK)
    bounds = target.bounds.bounds if target.bounds is not None else None
    asked = easiest(bounds, shown.polarity) if bounds is not None else None
    if bounds is None or asked is None:
        return replace(plain, incomparable=Incomparable.NO_LEVEL)
    if baseline.period is not None and baseline.period.kind is not newest.period.kind:
        return replace(plain, incomparable=Incomparable.PERIOD)
    question = _Question(known, area, newest, bounds, asked, baseline, due)
    terms = _terms(sheet, shown, question, figures)
    decimals = decimals_that_agree([(asked, baseline.value)], plain.decimals)
    is_demo = figures.series(known, area).provenance.is_demo
    return replace(plain, terms=terms, is_demo=is_demo, decimals=decimals)


def _unlike(
    target: TargetSheet, shown: IndicatorSheet | None, known: Indicator | None
) -> Incomparable | None:
    """Return why a target is not about what the catalogue's indicator measures, or None."""
    if shown is None:
        return Incomparable.NO_INDICATOR
    if known is None or shown.own_definition or shown.unit is not known.unit:
        return Incomparable.DEFINITION
    if target.population is not None or shown.population is not None:
        return Incomparable.POPULATION
    return None


def _baseline(target: TargetSheet, newest: Point) -> Point:
    start = target.start
    if start is not None and (start.stated or target.kind in CHANGES):
        return Point(start.period, start.value)
    return newest


@dataclass(frozen=True, slots=True)
class _Question:
    indicator: Indicator
    area: Area
    newest: Figure
    bounds: Bounds
    asked: Decimal
    baseline: Point
    due: Period


def _terms(sheet: PlanSheet, shown: IndicatorSheet, asking: _Question, figures: KnownFigures) -> Terms:
    known, area, asked, base = asking.indicator, asking.area, asking.asked, asking.baseline.value
    period, due, bounds = asking.newest.period, asking.due, asking.bounds
    now, change = _value(asking.newest), asked - base
    comparable = known.unit not in VOLUMES and known.unit is not Unit.RANK
    still = standing_still(figures.series(known, area), asking.newest, due)
    trend = figures.trend(known, area)
    going_on = _going_on(still, trend, due, known.decimals)
    places = [
        figures.place(known, area, period, value, shown.polarity) if comparable else None
        for value in (now, asked)
    ]
    council = figures.council_area(area.code, sheet.first_year)
    gaps = [
        _gap(figures, known, other, period, now, asked) if comparable and other is not None else None
        for other in (council, Area.country())
    ]
    return Terms(
        asked=asked,
        baseline=asking.baseline,
        newest=Point(period, now),
        change=change,
        change_percent=rounded(change / abs(base) * 100, PERCENT_DECIMALS) if base else None,
        change_points=change if known.unit in {Unit.PERCENT, Unit.PERCENTAGE_POINT} else None,
        council=gaps[0],
        country=gaps[1],
        place_now=places[0],
        place_met=places[1],
        trend=trend,
        due=due,
        standing_still=Point(still.period, _value(still)),
        going_on=going_on,
        less_than_standing_still=asks_for_less(bounds, shown.polarity, now, _value(still)),
        less_than_going_on=asks_for_less(bounds, shown.polarity, going_on) if going_on is not None else None,
    )


def _gap(
    figures: KnownFigures, known: Indicator, other: Area, period: Period, now: Decimal, asked: Decimal
) -> AmbitionGap | None:
    value = figures.value(known, other, period)
    return AmbitionGap(other, value, now - value, asked - value) if value is not None else None


def _value(figure: Figure) -> Decimal:
    """Return the value of a figure that is known to have one."""
    if figure.exact is None:
        raise ValueError(f"there is no figure for {figure.period}")
    return figure.exact


def _going_on(still: Figure, trend: Trend | None, due: Period, decimals: int) -> Decimal | None:
    """Return where a straight line leads, which is no more exact than the figures it is drawn through."""
    if trend is None:
        return None
    years = Decimal((due.end - still.period.end).days) / _DAYS_IN_YEAR
    return rounded(_value(still) + trend.per_year * max(years, Decimal(0)), decimals)


def weak_targets(targets: Iterable[TargetAmbition]) -> Iterator[TargetAmbition]:
    """Yield the targets that ask for less than standing still."""
    return (item for item in targets if item.terms is not None and item.terms.less_than_standing_still)


def ambition_findings(sheet: PlanSheet, targets: Iterable[TargetAmbition]) -> Iterator[ReviewFinding]:
    """Yield a finding for each target of a plan that asks for less than standing still."""
    for item in weak_targets(targets):
        shown, terms = item.placed.indicator, item.terms
        if item.plan != sheet.key or shown is None or terms is None or terms.standing_still.period is None:
            continue
        if not is_easier(item.placed.target.status, maintain=item.placed.target.setting.maintain):
            continue
        gaps = {
            "indikator": shown.name,
            "udsagn": item.placed.target.statement,
            "tal": format_value(terms.standing_still.value, shown.unit, item.decimals),
            "periode": terms.standing_still.period.label,
        }
        yield made(
            sheet,
            FindingKind.AMBITION,
            "gennemgang-måltal-under-stilstand",
            goal=item.placed.goals[0] if item.placed.goals else None,
            indicator=shown.id,
            gaps=gaps,
        )
