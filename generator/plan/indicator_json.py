"""Indicators and targets as data: a part of the plan as data (``plan_json``).

A figure without a value stands with its state and null, and no number is given that it could be worked out
from.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from generator.danish.periods import Period
from generator.figures.areas import Area
from generator.figures.series import Figure, Series
from generator.plan.figure_ages import is_known
from generator.plan.measure import Measure
from generator.plan.plan import Plan, PlanIndicator, PlanTarget
from generator.plan.results import StatedResult
from generator.source.records.goal import IndicatorUse
from generator.source.records.target import Baseline, TargetRecord

Json = dict[str, Any]


def indicator_json(plan: Plan, indicator: PlanIndicator) -> Json:
    """Return an indicator with its newest figures and its targets."""
    known = indicator.indicator
    stated = indicator.use.type if indicator.use is not None else None
    population = indicator.population or (indicator.use.population if indicator.use is not None else None)
    return {
        "id": known.id,
        "navn": indicator.name,
        "enhed": known.unit.value,
        "decimaler": indicator.decimals,
        "bedst": indicator.polarity.value,
        "type": (stated or known.type).value,
        "målgruppe": population.name if population is not None else None,
        "valgt af kommunen": indicator.use is not None,
        "egen definition": known.id in {own.id for own in plan.record.own_indicators},
        "tal": [figure for measure in indicator.measures for figure in _newest(indicator, measure)],
        "måltal": [target_json(target, indicator.use) for target in indicator.targets],
    }


def _newest(indicator: PlanIndicator, measure: Measure) -> Iterable[Json]:
    """Yield the newest own figures, also one not to be shown, and those of what the plan is held against."""
    figures, latest = measure.own.figures, measure.own.latest()
    newest = next((figure for figure in reversed(figures) if is_known(figure.state)), None)
    if newest is None and figures:
        newest = figures[-1]
    if newest is not None and newest is not latest:
        yield _figure(measure.own, newest)
    if latest is None:
        return
    yield _figure(measure.own, latest)
    if measure.is_comparable:
        for comparator in indicator.comparators:
            series = measure.series(comparator)
            figure = series.at(latest.period)
            if figure is not None:
                yield _figure(series, figure)


def _figure(series: Series, figure: Figure) -> Json:
    return {
        "område": _area(series.area),
        "periode": str(figure.period),
        "værdi": number_json(figure.exact),
        "tilstand": figure.state.value,
        "egen beregning": series.own_calculation,
        "demo": series.provenance.is_demo,
    }


def _area(area: Area) -> Json:
    return {"niveau": area.level.value, "kode": area.code, "navn": area.name}


def target_json(target: PlanTarget, use: IndicatorUse | None = None) -> Json:
    """Return a target: as it was set, and as it stands by the newest figures."""
    evaluated, measure = target.evaluated, target.measure
    record, bounds, current = evaluated.record, evaluated.bounds, evaluated.current
    comparator, pending = evaluated.comparator, record.pending
    baseline = record.baseline or (use.baseline if use is not None else None)
    return {
        "udsagn": target.statement,
        "slags": evaluated.kind.value,
        "niveau": record.level.value if record.level is not None else None,
        "enhed": measure.unit.value if measure is not None else None,
        "område": _area(measure.area) if measure is not None else None,
        "målgruppe": record.population.name if record.population is not None else None,
        "senest": _period(record.due),
        "sat": _set(record),
        "udgangspunkt": _start(target, baseline),
        "udgangspunkt ikke oplyst": baseline is not None and baseline.is_withheld,
        "databrud": _period(evaluated.broken.period) if evaluated.broken is not None else None,
        "grænser": {
            "mindst": number_json(bounds.low),
            "højst": number_json(bounds.high),
            "mindst er med": not bounds.low_excluded,
            "højst er med": not bounds.high_excluded,
            "gælder": _period(evaluated.aim),
        }
        if bounds is not None
        else None,
        "sammenlignet med": {
            "navn": comparator.name,
            "værdi": number_json(evaluated.comparator_value),
        }
        if comparator is not None
        else None,
        "nu": {
            "periode": str(current.period),
            "værdi": number_json(current.exact),
            "tilstand": current.state.value,
        }
        if current is not None
        else None,
        "resultat": _result(evaluated.result) if evaluated.result is not None else None,
        "afstand": number_json(evaluated.distance),
        "decimaler": evaluated.decimals,
        "status": evaluated.status.value,
        "grund": evaluated.reason.value if evaluated.reason is not None else None,
        "afventer": {
            "senest": pending.expected,
            "af": pending.body,
            "findes i": pending.carried_by,
        }
        if pending is not None
        else None,
        "forbehold": record.reservation,
    }


def _set(record: TargetRecord) -> Json:
    """Return the numbers and words that a target was set with, under the keys of the municipality's file."""
    return {
        "mindst": number_json(record.at_least),
        "højst": number_json(record.at_most),
        "mere end": number_json(record.more_than),
        "mindre end": number_json(record.less_than),
        "præcis": number_json(record.exactly),
        "enhed": record.unit.value if record.unit is not None else None,
        "retning": record.direction.value if record.direction is not None else None,
        "under": record.below,
        "over": record.above,
        "på niveau med": record.level_with,
        "placering": int(record.rank) if record.rank is not None else None,
        "bedste": record.best.value if record.best is not None else None,
        "blandt": record.among,
        "pr": record.pace.value if record.pace is not None else None,
        "forløb": [{"periode": str(step.period), "værdi": number_json(step.value)} for step in record.steps],
        "fasthold": record.maintain,
    }


def _start(target: PlanTarget, stated: Baseline | None) -> Json | None:
    start = target.evaluated.start
    if start is None:
        return None
    return {
        "periode": _period(start.period),
        "værdi": number_json(start.value),
        "oplyst af kommunen": stated is not None and stated.value is not None,
    }


def _result(result: StatedResult) -> Json:
    """Return the municipality's own result that the status is by."""
    return {
        "runde": result.label,
        "periode": _period(result.period),
        "værdi": number_json(result.record.value),
        "vurdering": result.outcome.value if result.outcome is not None else None,
    }


def _period(period: Period | None) -> str | None:
    return str(period) if period is not None else None


def number_json(value: Decimal | None) -> float | None:
    """Return a number; a whole one is written without decimals."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
