"""Checks a merged plan for what a committee would ask: the law's demands, sums, sources, what is pending."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.danish.dates import format_date
from generator.danish.numbers import decimals_of, format_number
from generator.plan.figure_ages import age_findings
from generator.plan.own_figures import WITHHELD
from generator.plan.plan import Plan
from generator.plan.sums import wrong_totals
from generator.plan.targets import BY_OUTCOME, TargetStatus, status_of
from generator.plan.text_checks import text_findings
from generator.plan.typed_numbers import contradictions
from generator.problems import Finding, finding, sorted_by_place
from generator.source.records.money import Budget, Investment
from generator.source.records.plan import Status as PlanStatus
from generator.source.records.process import AdoptionRole

ADOPTING = {AdoptionRole.ADOPTS, AdoptionRole.DECIDES}


def check(plan: Plan) -> tuple[Finding, ...]:
    """Return every finding of a plan: those of its file, of the merge, and of these checks, by place."""
    found = [
        *plan.findings,
        *_law(plan),
        *_adoption(plan),
        *_pending(plan),
        *_follow_up(plan),
        *_sources(plan),
        *age_findings(plan),
        *contradictions(plan),
        *text_findings(plan),
        *(item for budget in plan.record.budget for item in _budget(budget)),
        *(item for investment in plan.record.investments for item in _investment(investment)),
        *(item for investment in plan.record.investments for item in _investment_totals(investment)),
    ]
    return sorted_by_place(_without_withheld(found))


def _without_withheld(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings without the lines of the file that state a figure which must not be shown."""
    places = [item.place for item in found if item.code in WITHHELD and item.place]
    lines = {(place.file, place.line) for place in places}
    for item in found:
        place = item.place
        told = place is not None and (place.file, place.line) in lines
        yield item.at(replace(place, excerpt="")) if place is not None and told else item


def answers(plan: Plan) -> dict[str, tuple[bool, str]]:
    """Return, by the id of a demand of the law, whether the plan answers it, and the key that does.

    Demands that a file cannot answer or leave unanswered are not among them.
    """
    record = plan.record
    return {
        "udfordringer-2015": (
            record.context is not None or any(goal.challenge for goal in record.goals),
            "lokale forhold",
        ),
        "budget-2015": (bool(record.budget), "budget"),
        "resultater-forrige-år": (record.preceding_year is not None, "foregående år"),
        "repatriering": (record.repatriation is not None, "hjemrejsevejledning"),
    }


def _law(plan: Plan) -> Iterator[Finding]:
    """Yield what is only partly known of what minister and law ask, and what a file does not answer."""
    record, answered = plan.record, answers(plan)
    for goal in plan.goals:
        if goal.national is not None and not goal.national.complete:
            place = goal.record.place if goal.record is not None else record.place_of("mål")
            yield finding("mål-ordlyd-i-uddrag", place, mål=goal.label)
    for demand in plan.demands:
        if not demand.verified:
            place = record.place_of("periode" if record.period is not None else "kommune")
            yield finding("lov-ubekræftet", place, krav=demand.text, henvisning=demand.citation)
        met, key = answered.get(demand.id, (True, ""))
        if not met:
            yield finding(
                "lov-mangler",
                record.place_of("kommune"),
                krav=demand.text,
                henvisning=demand.citation,
                nøgle=key,
            )


def _adoption(plan: Plan) -> Iterator[Finding]:
    record = plan.record
    steps = [step for step in record.adoption if step.role in ADOPTING]
    first_year = plan.file.years.first
    deadline = dt.date(first_year - 1, 12, 31)
    has_deadline = any(d.id == "vedtagelse" and d.first_year <= first_year for d in plan.demands)
    for step in steps:
        if has_deadline and step.date is not None and step.date > deadline:
            yield finding(
                "vedtaget-for-sent",
                step.place_of("dato"),
                dato=format_date(step.date),
                frist=format_date(deadline),
            )
    if record.status is not PlanStatus.ADOPTED:
        return
    if not any(step.date or step.date_text for step in steps):
        yield finding("vedtaget-uden-dato", record.place_of("status"))
    for section in record.sections:
        if section.pending is not None:
            yield finding(
                "vedtaget-med-pladsholder", section.place, afsnit=section.heading or section.id or ""
            )


def _pending(plan: Plan) -> Iterator[Finding]:
    pending = sum(target.evaluated.status is TargetStatus.PENDING for target in plan.targets)
    if pending:
        yield finding("afventer", plan.record.place_of("mål"), antal=pending)


def _follow_up(plan: Plan) -> Iterator[Finding]:
    """Yield results that no target can be given, that have no time, or that deny their own value."""
    shared = {result.record.path: (result, target) for target in plan.targets for result in target.results}
    for item in plan.record.follow_up:
        results = [value for value in item.values if value.is_result]
        if results and item.period is None and item.date is None:
            yield finding("opfølgning-uden-periode", item.place, runde=item.label)
        for value in results:
            result, target = shared.get(value.path, (None, None))
            if result is None or target is None or result.outcome is not value.outcome:
                goal = plan.goal(value.goal)
                if goal is not None and any(
                    t.evaluated.status is not TargetStatus.PENDING for t in goal.all_targets
                ):
                    yield finding("opfølgning-flertydig", value.place, mål=value.goal)
            elif value.value is not None and value.outcome is not None:
                number = value.value
                status = status_of(target.evaluated, target.measure, number, result.period)
                if {status, BY_OUTCOME[value.outcome]} == {TargetStatus.MET, TargetStatus.NOT_MET}:
                    yield finding(
                        "opfølgning-modsiges",
                        value.place_of("resultat"),
                        resultat=value.outcome.value,
                        tal=_written(value.value),
                        måltal=target.in_short,
                    )


def _sources(plan: Plan) -> Iterator[Finding]:
    for indicator in plan.indicators:
        use = indicator.use
        if use is not None and use.figures and use.source is None and not indicator.is_extra:
            yield finding("tal-uden-kilde", use.place_of("egne tal"), indikator=indicator.name)


def _budget(budget: Budget) -> Iterator[Finding]:
    for row in budget.rows:
        if len(row.amounts) != len(budget.columns):
            yield finding(
                "budget-kolonner",
                row.place_of("beløb"),
                linje=row.name,
                antal=len(row.amounts),
                kolonner=len(budget.columns),
            )
            return
    if budget.totals and len(budget.totals) != len(budget.columns):
        yield finding(
            "budget-kolonner",
            budget.place_of("i alt"),
            linje="i alt",
            antal=len(budget.totals),
            kolonner=len(budget.columns),
        )
        return
    for index, printed in enumerate(budget.totals):
        total = sum((row.amounts[index] for row in budget.rows), Decimal(0))
        if total != printed:
            yield finding(
                "budget-sum",
                budget.place_of("i alt"),
                kolonne=budget.columns[index],
                trykt=_written(printed),
                sum=_written(total),
            )


def _investment(investment: Investment) -> Iterator[Finding]:
    for year in investment.years:
        if year.invested is None or year.gain is None or year.net is None:
            continue
        net = year.gain - year.invested
        if net != year.net:
            yield finding(
                "investering-netto",
                year.place_of("netto"),
                år=year.year,
                trykt=_written(year.net),
                sum=_written(net),
            )


def _investment_totals(investment: Investment) -> Iterator[Finding]:
    """Yield printed totals that are not the sum of the years at the same stage, where all years are told."""
    for total, key, printed, right in wrong_totals(investment.totals, investment.years):
        yield finding(
            "investering-sum",
            total.place_of(key),
            stade=total.stage.value,
            trykt=_written(printed),
            sum=_written(right),
        )


def _written(value: Decimal) -> str:
    return format_number(value, decimals_of(value))
