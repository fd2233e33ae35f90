"""A plan as data for other programs, as docs/plan.schema.json describes it.

It says what the plan says and nothing more. A figure without a value stands with its state and null, and no
number is given that such a figure could be worked out from. Numbers are as they are printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from generator import __version__
from generator.danish.numbers import decimals_of, rounded
from generator.danish.periods import Period
from generator.figures.areas import Area
from generator.figures.series import Figure, Series, State
from generator.plan.measure import Measure
from generator.plan.plan import Plan, PlanGoal, PlanIndicator, PlanTarget, PlanTheme
from generator.source.records.goal import Action, IndicatorUse, Treatment
from generator.source.records.target import Baseline, TargetRecord

SCHEMA = "beskaeftigelsesplan/plan/1"
PROGRAM = "beskaeftigelsesplan"

Json = dict[str, Any]


def plan_json(plan: Plan) -> Json:
    """Return a plan as an object with Danish keys; the keys are always there, null where nothing is said."""
    return {
        "skema": SCHEMA,
        "program": {"navn": PROGRAM, "version": __version__},
        "plan": _identity(plan),
        "mål": [_goal(plan, goal) for goal in plan.goals],
        "temaer": [_theme(plan, theme) for theme in plan.themes],
        "lokale forhold": {"indikatorer": [_indicator(item) for item in plan.context_indicators]},
        "indsatser": [_action(plan, action) for action in plan.record.actions],
        "kilder": _sources(plan),
    }


def json_bytes(data: Json) -> bytes:
    """Return an object as a file that people can read too."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _identity(plan: Plan) -> Json:
    record = plan.record
    version = record.version
    return {
        "kommuner": [
            {"kode": item.code, "navn": item.name, "myndighed": item.official_name}
            for item in plan.municipalities
        ],
        "råd": plan.comparators.council.name,
        "år": {"fra": plan.file.years.first, "til": plan.file.years.last},
        "ministermål fra": plan.goal_year.year,
        "status": record.status.value,
        "titel": record.title,
        "dokumenttype": record.document_type,
        "version": {"betegnelse": version.label, "dato": version.date} if version is not None else None,
        "vedtagelse": [
            {
                "organ": step.body,
                "rolle": step.role.value,
                "dato": step.date.isoformat() if step.date is not None else None,
            }
            for step in record.adoption
        ],
        "demotal": plan.shows_demo_figures,
    }


def _goal(plan: Plan, goal: PlanGoal) -> Json:
    record, national = goal.record, goal.national
    origin = record.origin if record is not None else None
    return {
        "id": goal.reference,
        "nummer": goal.number,
        "nøgle": national.key if national is not None else None,
        "ophav": "minister" if national is not None else origin.value if origin is not None else "lokalt",
        "overskrift": goal.heading,
        "ministerens ordlyd": national.wording if national is not None else None,
        "kun uddrag": national is not None and not national.complete,
        "ordlyd": goal.wording,
        "behandling": goal.treatment.value if national is not None else None,
        "begrundelse": record.reason if record is not None else None,
        "samlet i": goal.covered_by if goal.treatment is Treatment.MERGED else None,
        "år": [int(year) for year in record.years] if record is not None else [],
        "niveau": record.level if record is not None else None,
        "hører under": record.parent if record is not None else None,
        "indikatorer": [_indicator(item) for item in goal.indicators],
        "måltal": [_target(item) for item in goal.targets],
        "indsatser": [_action(plan, item) for item in record.actions] if record is not None else [],
    }


def _theme(plan: Plan, theme: PlanTheme) -> Json:
    return {
        "id": theme.record.id,
        "overskrift": theme.record.heading,
        "dækker": [goal.reference for goal in theme.goals],
        "indikatorer": [_indicator(item) for item in theme.indicators],
        "måltal": [_target(item) for item in theme.targets],
        "indsatser": [_action(plan, item) for item in theme.record.actions],
    }


def _indicator(indicator: PlanIndicator) -> Json:
    known = indicator.indicator
    stated = indicator.use.type if indicator.use is not None else None
    population = indicator.use.population if indicator.use is not None else None
    return {
        "id": known.id,
        "navn": indicator.name,
        "enhed": known.unit.value,
        "bedst": indicator.polarity.value,
        "type": (stated or known.type).value,
        "målgruppe": population.name if population is not None else None,
        "tal": [figure for measure in indicator.measures for figure in _newest(indicator, measure)],
        "måltal": [_target(target, indicator.use) for target in indicator.targets],
    }


def _newest(indicator: PlanIndicator, measure: Measure) -> Iterable[Json]:
    """Yield the newest own figure, and the same period's of what the plan holds it against."""
    newest = measure.own.figures[-1] if measure.own.figures else None
    latest = measure.own.latest()
    if newest is not None and (latest is None or newest.state is State.SUPPRESSED):
        yield _figure(measure, measure.own, newest)
    if latest is None:
        return
    yield _figure(measure, measure.own, latest)
    if measure.is_comparable:
        for comparator in indicator.comparators:
            series = measure.series(comparator)
            figure = series.at(latest.period)
            if figure is not None:
                yield _figure(measure, series, figure)


def _figure(measure: Measure, series: Series, figure: Figure) -> Json:
    return {
        "område": _area(series.area),
        "periode": str(figure.period),
        "værdi": _number(figure.value, measure.decimals),
        "tilstand": figure.state.value,
        "egen beregning": series.own_calculation,
        "demo": series.provenance.is_demo,
    }


def _area(area: Area) -> Json:
    return {"niveau": area.level.value, "kode": area.code, "navn": area.name}


def _target(target: PlanTarget, use: IndicatorUse | None = None) -> Json:
    """Return a target: as it was set, and as it stands by the newest figures."""
    evaluated, measure = target.evaluated, target.measure
    record, bounds, current = evaluated.record, evaluated.bounds, evaluated.current
    decimals, comparator = evaluated.decimals, evaluated.comparator
    pending = record.pending
    return {
        "udsagn": target.statement,
        "slags": evaluated.kind.value,
        "niveau": record.level.value if record.level is not None else None,
        "enhed": measure.unit.value if measure is not None else None,
        "område": _area(measure.area) if measure is not None else None,
        "målgruppe": record.population.name if record.population is not None else None,
        "senest": _period(record.due),
        "sat": _set(record),
        "udgangspunkt": _start(target, record.baseline or (use.baseline if use is not None else None)),
        "grænser": {
            "mindst": _number(bounds.low, decimals),
            "højst": _number(bounds.high, decimals),
            "mindst er med": not bounds.low_excluded,
            "højst er med": not bounds.high_excluded,
            "gælder": _period(evaluated.aim),
        }
        if bounds is not None
        else None,
        "sammenlignet med": {
            "navn": comparator.name,
            "værdi": _number(evaluated.comparator_value, decimals),
        }
        if comparator is not None
        else None,
        "nu": {
            "periode": str(current.period),
            "værdi": _number(current.value, decimals),
            "tilstand": current.state.value,
        }
        if current is not None
        else None,
        "afstand": _number(evaluated.distance, decimals),
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
        "mindst": _written(record.at_least),
        "højst": _written(record.at_most),
        "mere end": _written(record.more_than),
        "mindre end": _written(record.less_than),
        "præcis": _written(record.exactly),
        "enhed": record.unit.value if record.unit is not None else None,
        "retning": record.direction.value if record.direction is not None else None,
        "under": record.below,
        "over": record.above,
        "på niveau med": record.level_with,
        "placering": int(record.rank) if record.rank is not None else None,
        "bedste": record.best.value if record.best is not None else None,
        "blandt": record.among,
        "pr": record.pace.value if record.pace is not None else None,
        "forløb": [{"periode": str(step.period), "værdi": _written(step.value)} for step in record.steps],
        "fasthold": record.maintain,
    }


def _start(target: PlanTarget, stated: Baseline | None) -> Json | None:
    start = target.evaluated.start
    if start is None:
        return None
    return {
        "periode": _period(start.period),
        "værdi": _number(start.value, target.evaluated.decimals),
        "oplyst af kommunen": stated is not None and stated.value is not None,
    }


def _action(plan: Plan, action: Action) -> Json:
    goals = [(word, plan.goal(word)) for word in action.goals]
    return {
        "titel": action.title,
        "tekst": action.text,
        "slags": action.kind,
        "ansvarlig": action.responsible,
        "partnere": list(action.partners),
        "målgruppe": action.population.name if action.population is not None else None,
        "sted": action.place_name,
        "fra": action.start,
        "senest": action.due,
        "milepæle": [{"titel": item.title, "senest": item.due} for item in action.milestones],
        "mål": [goal.reference if goal is not None else word for word, goal in goals],
    }


def _sources(plan: Plan) -> list[Json]:
    """Return where the figures of each indicator come from, once for each source."""
    found: list[Json] = []
    for indicator in plan.indicators:
        for provenance in dict.fromkeys(measure.own.provenance for measure in indicator.measures):
            fetched = provenance.retrieved if not provenance.is_demo else None
            source = {
                "indikator": indicator.indicator.id,
                "kilde": provenance.source or indicator.indicator.source_text,
                "tabel": provenance.table,
                "mål": provenance.measure,
                "hentet": fetched.isoformat() if fetched is not None else None,
                "demo": provenance.is_demo,
            }
            if source not in found:
                found.append(source)
    return found


def _period(period: Period | None) -> str | None:
    return str(period) if period is not None else None


def _number(value: float | None, decimals: int) -> float | None:
    return _written(rounded(value, decimals)) if value is not None else None


def _written(value: Decimal | None) -> float | None:
    """Return a number; one without decimals is written without."""
    if value is None:
        return None
    return int(value) if decimals_of(value) == 0 else float(value)
