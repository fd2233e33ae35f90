"""A plan as data for other programs, as docs/plan.schema.json describes it.

It says what the plan says and nothing more. A figure without a value stands with its state and null, and no
number is given that such a figure could be worked out from. Numbers are the exact
ones; ``decimaler`` is how many of their decimals are printed.
"""

from __future__ import annotations

import json

from generator import __version__
from generator.plan.checks import answers
from generator.plan.indicator_json import Json, indicator_json, number_json, target_json
from generator.plan.own_texts import OwnText, own_texts
from generator.plan.plan import Plan, PlanGoal, PlanTheme
from generator.source.records.goal import Action, Treatment
from generator.source.records.money import Budget, Investment

SCHEMA_FAMILY = "beskaeftigelsesplan/plan/"
SCHEMA = f"{SCHEMA_FAMILY}3"
SCHEMA_OF_PRINTED = f"{SCHEMA_FAMILY}2"
"""The version before: the same keys, but for ``decimaler``, with the numbers as they are printed."""
PROGRAM = "beskaeftigelsesplan"


def plan_json(plan: Plan) -> Json:
    """Return a plan as an object with Danish keys; the keys are always there, null where nothing is said."""
    return {
        "skema": SCHEMA,
        "program": {"navn": PROGRAM, "version": __version__},
        "plan": _identity(plan),
        "mål": [_goal(plan, goal) for goal in plan.goals],
        "temaer": [_theme(plan, theme) for theme in plan.themes],
        "lokale forhold": {"indikatorer": [indicator_json(plan, item) for item in plan.context_indicators]},
        "indsatser": [_action(plan, action) for action in plan.record.actions],
        "tekster": [_text(text) for text in own_texts(plan)],
        "lovkrav": _demands(plan),
        "budget": [_budget(budget) for budget in plan.record.budget],
        "investeringer": [_investment(investment) for investment in plan.record.investments],
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
                "tidspunkt": step.date_text,
            }
            for step in record.adoption
        ],
        "opfølgning": [
            {
                "runde": item.label,
                "periode": str(item.period) if item.period is not None else None,
                "dato": item.date.isoformat() if item.date is not None else None,
                "tidspunkt": item.date_text,
            }
            for item in record.follow_up
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
        "omtalt af kommunen": record is not None,
        "begrundelse": record.reason if record is not None else None,
        "samlet i": goal.covered_by if goal.treatment is Treatment.MERGED else None,
        "år": [int(year) for year in record.years] if record is not None else [],
        "niveau": record.level if record is not None else None,
        "hører under": record.parent if record is not None else None,
        "indikatorer": [indicator_json(plan, item) for item in goal.indicators],
        "måltal": [target_json(item) for item in goal.targets],
        "indsatser": [_action(plan, item) for item in record.actions] if record is not None else [],
    }


def _theme(plan: Plan, theme: PlanTheme) -> Json:
    return {
        "id": theme.record.id,
        "overskrift": theme.record.heading,
        "dækker": [goal.reference for goal in theme.goals],
        "indikatorer": [indicator_json(plan, item) for item in theme.indicators],
        "måltal": [target_json(item) for item in theme.targets],
        "indsatser": [_action(plan, item) for item in theme.record.actions],
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


def _text(text: OwnText) -> Json:
    return {
        "sti": text.path,
        "mål": text.goal,
        "overskrift": text.heading,
        "tekst": text.words,
        "fælles": text.is_shared,
    }


def _demands(plan: Plan) -> list[Json]:
    """Return what the law demands of the plan's contents, and whether it is answered."""
    answered = answers(plan)
    return [
        {
            "id": demand.id,
            "krav": demand.text,
            "henvisning": demand.citation,
            "bekræftet": demand.verified,
            "besvaret": answered[demand.id][0],
        }
        for demand in plan.demands
        if demand.id in answered
    ]


def _budget(budget: Budget) -> Json:
    """Return a budget table with its numbers as the municipality has printed them."""
    return {
        "kolonner": list(budget.columns),
        "rækker": [
            {"navn": row.name, "beløb": [number_json(amount) for amount in row.amounts]}
            for row in budget.rows
        ],
        "i alt": [number_json(total) for total in budget.totals],
        "enhed": budget.unit.value if budget.unit is not None else None,
    }


def _investment(investment: Investment) -> Json:
    return {
        "titel": investment.title,
        "periode": str(investment.period) if investment.period is not None else None,
        "begynder": investment.year,
        "opgjort": str(investment.as_of) if investment.as_of is not None else None,
        "beløb": number_json(investment.amount),
        "enhed": investment.unit.value if investment.unit is not None else None,
        "i alt": [
            {
                "stade": total.stage.value,
                "investering": number_json(total.invested),
                "gevinst": number_json(total.gain),
                "netto": number_json(total.net),
            }
            for total in investment.totals
        ],
        "år": [
            {
                "år": year.year,
                "stade": year.stage.value,
                "investering": number_json(year.invested),
                "gevinst": number_json(year.gain),
                "netto": number_json(year.net),
            }
            for year in investment.years
        ],
    }


def _sources(plan: Plan) -> list[Json]:
    """Return where the figures of each indicator come from, once for each source."""
    found: list[Json] = []
    for indicator in plan.indicators:
        shown = [source for measure in indicator.measures for source in measure.own.sources]
        for provenance in dict.fromkeys(shown):
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
