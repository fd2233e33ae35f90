"""Assumptions, follow-up, hearing, adoption and amendments."""

from __future__ import annotations

from generator.danish.numbers import format_value
from generator.document.blocks import Block, ItemList, ListItem
from generator.document.composer import column, row
from generator.document.inline_markdown import markdown_inlines
from generator.document.sections.desk import Desk, chapter
from generator.document.sections.goals import reservation
from generator.document.words import inlines, origin_of
from generator.plan.plan import PlanIndicator, PlanTarget
from generator.plan.sentences import joined
from generator.plan.targets import TargetStatus, status_of
from generator.source.records.process import AdoptionStep, FollowUp, FollowUpValue, Hearing, StepOutcome


def assumptions(desk: Desk, heading: str) -> list[Block]:
    """Write what the plan presumes, its reservation and its method."""
    record = desk.plan.record
    body: list[Block] = []
    if record.assumptions:
        body.append(
            ItemList(
                tuple(
                    ListItem(markdown_inlines(words), origin=origin_of(words)) for words in record.assumptions
                )
            )
        )
    if record.reservation:
        body.append(reservation(desk, record.reservation))
    body.extend(desk.composer.titled_prose(2, "metode", record.method))
    return chapter(desk, heading, body)


def follow_up(desk: Desk, heading: str) -> list[Block]:
    """Write when the plan is followed up, by whom, and where the goals stood in each round."""
    composer, rounds = desk.composer, desk.plan.record.follow_up
    if not rounds:
        return []
    columns = [
        column(composer.say("tabel.runde"), 2),
        column(composer.say("tabel.periode"), 1.5),
        column(composer.say("tabel.forelægges"), 2),
        column(composer.say("tabel.dato"), 1.5),
    ]
    rows = [
        row(
            item.label,
            item.worded("periode", item.period.label) if item.period is not None else "",
            item.presented_to,
            item.worded("dato", composer.date(item.date)) or item.date_text,
        )
        for item in rounds
    ]
    body: list[Block] = []
    if any(i.period or i.presented_to or i.date or i.date_text or not i.values for i in rounds):
        body.append(composer.table(composer.say("tabel.opfølgning"), columns, rows))
    for item in rounds:
        if item.values:
            body.append(composer.heading(2, item.label))
            body.append(_round(desk, item))
    return chapter(desk, heading, body)


def _round(desk: Desk, item: FollowUp) -> Block:
    composer = desk.composer
    columns = [
        column(composer.say("tabel.mål"), 2.4),
        column(composer.say("tabel.indikator"), 2),
        column(composer.say("tabel.værdi"), 1.2, right=True),
        column(composer.say("tabel.vurdering"), 1.3),
        column(composer.say("tabel.bemærkning"), 2.4),
    ]
    rows = []
    for value in item.values:
        goal = desk.plan.goal(value.goal)
        name = (
            composer.say("mål.navn", nummer=goal.label, overskrift=goal.heading)
            if goal is not None
            else value.goal
        )
        indicator = _indicator(desk, value)
        target = _target(desk, value)
        rows.append(
            row(
                name,
                _named(desk, value, indicator),
                _value(desk, item, value, indicator, target),
                _outcome(desk, item, value, target),
                value.text,
            )
        )
    return composer.table(composer.say("tabel.runde-værdier", runde=item.label), columns, rows)


def _indicator(desk: Desk, value: FollowUpValue) -> PlanIndicator | None:
    return next((i for i in desk.plan.indicators if i.indicator.id == value.indicator), None)


def _named(desk: Desk, value: FollowUpValue, indicator: PlanIndicator | None) -> str:
    """Return the indicator of a result, with the group or area that it is about."""
    name = indicator.short_name if indicator is not None else value.indicator
    return joined(", ", [part for part in (name, value.population, value.applies_to) if part])


def _target(desk: Desk, value: FollowUpValue) -> PlanTarget | None:
    """Return the one target that a result is about, or None where it may be about several."""
    found = {
        id(target): target
        for target in desk.plan.targets
        if any(result.record is value for result in target.results)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _value(
    desk: Desk,
    item: FollowUp,
    value: FollowUpValue,
    indicator: PlanIndicator | None,
    target: PlanTarget | None,
) -> str:
    if value.value is not None:
        unit = indicator.indicator.unit if indicator is not None else None
        return value.worded("værdi", desk.composer.written_value(value.value, unit))
    if value.written is not None and "værdi" in value.written:
        return desk.composer.say("tilstand.diskretioneret")
    if indicator is None or item.period is None:
        return ""
    measure = target.measure if target is not None else None
    if measure is None and len(indicator.measures) == 1 and not (value.population or value.applies_to):
        measure = indicator.measures[0]
    figure = measure.own.at(item.period) if measure is not None else None
    if measure is None or figure is None or figure.value is None:
        return ""
    desk.composer.prints(indicator, measure.own, [item.period])
    return format_value(figure.value, indicator.indicator.unit, indicator.decimals)


def _outcome(desk: Desk, item: FollowUp, value: FollowUpValue, target: PlanTarget | None) -> str:
    """Return the printed outcome, or the one that the value gives by the target that it is about."""
    if value.outcome is not None:
        return desk.composer.say(f"udfald.{value.outcome.value}")
    if value.value is None or target is None:
        return ""
    evaluated = target.evaluated
    status = status_of(evaluated, target.measure, value.value, item.period)
    if status is None:
        return ""
    outcome = {TargetStatus.MET: StepOutcome.MET, TargetStatus.NOT_MET: StepOutcome.NOT_MET}.get(status)
    if outcome is not None:
        return desk.composer.say(f"udfald.{outcome.value}")
    aim = evaluated.aim.label if evaluated.aim is not None else ""
    return desk.composer.say(f"status.{status.value}", trin=aim)


def adoption(desk: Desk, heading: str) -> list[Block]:
    """Write who was heard and how the plan was adopted."""
    composer, record = desk.composer, desk.plan.record
    body: list[Block] = []
    if record.hearings:
        body += [composer.subheading(2, "høring"), *hearing_blocks(desk, record.hearings)]
    if record.adoption:
        columns = [
            column(composer.say("tabel.organ"), 2),
            column(composer.say("tabel.rolle"), 1.4),
            column(composer.say("tabel.dato"), 1.4),
            column(composer.say("tabel.sag"), 0.7),
            column(composer.say("tabel.beslutning"), 2.6),
        ]
        rows = [
            row(s.body, composer.say(f"rolle.{s.role.value}"), when(desk, s), s.item, _decision(desk, s))
            for s in record.adoption
        ]
        body += [
            composer.subheading(2, "vedtagelse"),
            composer.table(composer.say("tabel.vedtagelse"), columns, rows),
        ]
        for step in record.adoption:
            if step.remark:
                body.append(composer.heading(3, composer.say("vedtagelse.bemærkning", organ=step.body)))
                body.extend(composer.prose(step.remark, 3))
    return chapter(desk, heading, body)


def hearing_blocks(desk: Desk, hearings: tuple[Hearing, ...]) -> list[Block]:
    """Return who was heard and what was answered; a list where nothing but the names is known."""
    composer = desk.composer
    if not any(h.sent or h.date_text or h.received or h.summary or h.response for h in hearings):
        items = tuple(ListItem(inlines(h.party), origin=origin_of(h.party)) for h in hearings)
        return [composer.standard("høring.hørt"), ItemList(items)]
    columns = [
        column(composer.say("tabel.part"), 1.6),
        column(composer.say("tabel.sendt"), 1.2),
        column(composer.say("tabel.modtaget"), 1.2),
        column(composer.say("tabel.høringssvar"), 2.5),
        column(composer.say("tabel.kommunens-svar"), 2.5),
    ]
    rows = [
        row(
            h.party,
            h.worded("sendt", composer.date(h.sent)) or h.date_text,
            h.worded("modtaget", composer.date(h.received)),
            h.summary,
            h.response,
        )
        for h in hearings
    ]
    return [composer.table(composer.say("tabel.høring"), columns, rows)]


def when(desk: Desk, step: AdoptionStep) -> str:
    """Return the date of a step, or its time in words."""
    return step.worded("dato", desk.composer.date(step.date)) or step.date_text or ""


def _decision(desk: Desk, step: AdoptionStep) -> str:
    if step.votes is None:
        return step.result or ""
    votes = desk.composer.say(
        "vedtagelse.stemmer",
        ja=step.votes.in_favour,
        nej=step.votes.against,
        undlod=step.votes.abstained,
        hvem=step.votes.who or "",
    )
    return joined(" ", [step.result, votes]) if step.result else votes


def amendments(desk: Desk, heading: str) -> list[Block]:
    """Write the addenda to the plan, each with its date."""
    composer = desk.composer
    body: list[Block] = []
    for amendment in desk.plan.record.amendments:
        body.append(composer.heading(2, amendment.title))
        if amendment.date or amendment.adopted_by:
            body.append(
                composer.standard(
                    "tillæg",
                    dato=amendment.worded("dato", composer.date(amendment.date)),
                    organ=amendment.adopted_by or "",
                )
            )
        body.extend(composer.prose(amendment.text, 3))
    return chapter(desk, heading, body)
