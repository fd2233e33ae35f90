"""What the generator writes under the headings of the note to the committee."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.danish.names import listed, number_word
from generator.danish.units import Unit
from generator.document.blocks import NATIONAL, Block, ItemList, ListItem
from generator.document.composer import column, row
from generator.document.front_matter import plan_title
from generator.document.sections.annexes import awaited_items
from generator.document.sections.desk import Desk
from generator.document.sections.front import announcement, goal_names, treatment_words
from generator.document.sections.money import budget_blocks, investment_time
from generator.document.sections.process import hearing_blocks, when
from generator.document.sections.targets import target_rows
from generator.document.sources import source_line
from generator.document.words import inlines, made_from, origin_of
from generator.plan.plan import PlanTarget
from generator.plan.sentences import joined
from generator.plan.target_kinds import TargetKind
from generator.plan.targets import TargetStatus
from generator.source.records.cover_note import NotePart
from generator.source.records.goal import Treatment
from generator.source.records.plan import Edition
from generator.source.records.process import AdoptionRole, AdoptionStep

Part = Callable[[Desk], list[Block]]
"""Writes one part of the note; an empty list if there is nothing to say."""


def question(desk: Desk) -> list[Block]:
    """Say what is to be decided, and by whom."""
    step = _deciding_step(desk)
    body = step.body if step is not None else ""
    return [desk.composer.standard("sag.beslutningstema", organ=body, titel=plan_title(desk))]


def recommendation(desk: Desk) -> list[Block]:
    """Write the wording that the committee is asked to approve."""
    composer, plan = desk.composer, desk.plan
    words = [composer.say("sag.indstilling.vedtages", titel=plan_title(desk))]
    left_out = [goal.label for goal in plan.goals if goal.treatment is Treatment.NOT_ADOPTED]
    if left_out:
        words.append(composer.say("sag.indstilling.fravalgt", numre=listed(left_out)))
    if any(target.evaluated.status is TargetStatus.PENDING for target in _targets(desk)):
        words.append(composer.say("sag.indstilling.afventer"))
    items = tuple(ListItem(inlines(line)) for line in words)
    return [composer.standard("sag.indstilling.indledning"), ItemList(items, ordered=True)]


def decision(desk: Desk) -> list[Block]:
    """Leave a line that is written after the meeting."""
    return [desk.composer.standard("sag.beslutning")]


def summary(desk: Desk) -> list[Block]:
    """Say in a paragraph what the plan does with the goals, and how many targets it sets."""
    composer, plan = desk.composer, desk.plan
    treatments = [goal.treatment for goal in plan.placed_goals if goal.is_national]
    counts = {kind: treatments.count(kind) for kind in Treatment if kind in treatments}
    shares = [
        composer.say(
            f"sag.resumé.{kind.value}",
            antal=number_word(count),
            ental=count == 1,
            alle=count == len(treatments),
        )
        for kind, count in counts.items()
        if kind is not Treatment.NOT_STATED
    ]
    targets = [target for target in _targets(desk) if target.evaluated.kind is not TargetKind.NOT_STATED]
    waiting = len(targets) - len(_set(targets))
    sentences: list[str] = []
    if plan.goal_year.goals:
        count = number_word(len(plan.goal_year.goals))
        sentences.append(composer.say("sag.resumé.ministermål", antal=count, år=plan.goal_year.year))
    if shares:
        sentences.append(
            composer.say("sag.resumé.fordeling", fordeling=listed(shares), alle=len(counts) == 1)
        )
    if own := sum(not goal.is_national for goal in plan.goals):
        sentences.append(composer.say("sag.resumé.egne", antal=number_word(own)))
    if themes := len(plan.themes):
        sentences.append(composer.say("sag.resumé.temaer", antal=number_word(themes), ental=themes == 1))
    if targets:
        sentences.append(
            composer.say(
                "sag.resumé.måltal",
                antal=number_word(len(targets) - waiting),
                afventer=number_word(waiting) if waiting else "",
                ingen=len(targets) == waiting,
            )
        )
    return [composer.paragraph(joined(" ", sentences))] if sentences else []


def background(desk: Desk) -> list[Block]:
    """Say where the goals come from, and which plan this one builds on."""
    composer, record = desk.composer, desk.plan.record
    blocks: list[Block] = list(announcement(desk))
    if record.extends and "/" in record.extends:
        blocks.append(composer.standard("ramme.viderefører", år=record.extends.split("/")[0]))
    return blocks


def goals(desk: Desk) -> list[Block]:
    """Write which goals are kept, adapted, merged or left out, and why."""
    composer, plan = desk.composer, desk.plan
    columns = [
        column(composer.say("tabel.mål"), 2.6),
        column(composer.say("tabel.behandling"), 1.4),
        column(composer.say("tabel.begrundelse"), 3),
    ]
    rows = [row(theme.record.heading, composer.say("behandling.tema"), "") for theme in plan.themes]
    for goal in plan.placed_goals:
        name = composer.say("mål.navn", nummer=goal.label, overskrift=goal.heading)
        reason = goal.record.reason if goal.record is not None else None
        rows.append(row(name, treatment_words(desk, goal), reason))
    return [composer.table(composer.say("tabel.sag-mål"), columns, rows)] if rows else []


def targets(desk: Desk) -> list[Block]:
    """Write the targets that are set."""
    composer = desk.composer
    columns = [
        column(composer.say("tabel.mål"), 2.6),
        column(composer.say("tabel.måltal"), 3.2),
        column(composer.say("tabel.status"), 1.2),
    ]
    rows = [
        row(*shown) for name, held in goal_names(desk) for shown in target_rows(composer, name, _set(held))
    ]
    shown = [(item, series) for item, series, _ in composer.shown]
    periods = sorted({period for _, _, known in composer.shown for period in known})
    source = source_line(composer, shown, periods) if shown else ""
    return [composer.table(composer.say("tabel.sag-måltal"), columns, rows, source)] if rows else []


def pending(desk: Desk) -> list[Block]:
    """Write what is still to be decided."""
    items = awaited_items(desk)
    return [desk.composer.standard("sag.afventer"), ItemList(items)] if items else []


def hearing(desk: Desk) -> list[Block]:
    """Write who took part, who was heard and what they answered."""
    composer, record = desk.composer, desk.plan.record
    blocks: list[Block] = []
    if record.input_from:
        blocks.append(composer.standard("sag.bidrag"))
        blocks.append(
            ItemList(tuple(ListItem(inlines(name), origin=origin_of(name)) for name in record.input_from))
        )
    if record.hearings:
        blocks.extend(hearing_blocks(desk, record.hearings))
    return blocks


def money(desk: Desk) -> list[Block]:
    """Write budgets and investments."""
    composer, record = desk.composer, desk.plan.record
    blocks = [block for budget in record.budget for block in budget_blocks(desk, budget)]
    for investment in record.investments:
        words = ""
        if investment.amount is not None:
            amount = composer.written_value(investment.amount, investment.unit or Unit.KRONER)
            words = investment.worded("beløb", amount)
        blocks.append(
            composer.standard(
                "sag.investering",
                titel=investment.title,
                beløb=words,
                tid=investment_time(desk, investment),
            )
        )
        blocks.extend(composer.prose(investment.expected, 3))
    return blocks


def law(desk: Desk) -> list[Block]:
    """Write what the law demands of a plan, with where it says so."""
    items = tuple(
        ListItem(
            inlines(
                desk.composer.say("ramme.krav", krav=d.text, henvisning=d.citation, bekræftet=d.verified)
            ),
            origin=NATIONAL,
        )
        for d in desk.plan.demands
    )
    return [ItemList(items, origin=NATIONAL)] if items else []


def schedule(desk: Desk) -> list[Block]:
    """Write who treats the plan when, and when it is followed up."""
    composer, record = desk.composer, desk.plan.record
    columns = [
        column(composer.say("tabel.trin"), 2),
        column(composer.say("tabel.part"), 2.4),
        column(composer.say("tabel.dato"), 1.6),
    ]
    rows = [
        row(composer.say(f"rolle.{step.role.value}"), step.body, when(desk, step)) for step in record.adoption
    ]
    rows += [
        row(item.label, item.presented_to, item.worded("dato", composer.date(item.date)))
        for item in record.follow_up
        if item.presented_to or item.date
    ]
    return [composer.table(composer.say("tabel.tidsplan"), columns, rows)] if rows else []


def competence(desk: Desk) -> list[Block]:
    """Say which body decides."""
    step = _deciding_step(desk)
    return [desk.composer.standard("sag.kompetence", organ=step.body)] if step is not None else []


def annexes(desk: Desk) -> list[Block]:
    """Name the plan and the documents that belong with it."""
    composer, record = desk.composer, desk.plan.record
    title = plan_title(desk)
    items = [ListItem(inlines(title), origin=made_from(title))]
    if Edition.SHORT in record.editions:
        items.append(ListItem(inlines(composer.say("sag.bilag-kort", titel=title))))
    items += [ListItem(inlines(c.title), origin=origin_of(c.title)) for c in record.companions]
    return [ItemList(tuple(items))]


def _targets(desk: Desk) -> list[PlanTarget]:
    return [target for _, targets in goal_names(desk) for target in targets]


def _set(found: Iterable[PlanTarget]) -> list[PlanTarget]:
    """Return the targets that nobody waits for."""
    return [target for target in found if target.evaluated.status is not TargetStatus.PENDING]


def _deciding_step(desk: Desk) -> AdoptionStep | None:
    """Return the last step that decides on the plan, or None where it is not known."""
    deciding = {AdoptionRole.ADOPTS, AdoptionRole.DECIDES}
    return next((step for step in reversed(desk.plan.record.adoption) if step.role in deciding), None)


PARTS: dict[NotePart, Part] = {
    NotePart.QUESTION: question,
    NotePart.RECOMMENDATION: recommendation,
    NotePart.DECISION: decision,
    NotePart.SUMMARY: summary,
    NotePart.BACKGROUND: background,
    NotePart.GOALS: goals,
    NotePart.TARGETS: targets,
    NotePart.PENDING: pending,
    NotePart.HEARING: hearing,
    NotePart.MONEY: money,
    NotePart.LAW: law,
    NotePart.SCHEDULE: schedule,
    NotePart.COMPETENCE: competence,
    NotePart.ANNEXES: annexes,
}
"""What is written for each part; the matter itself is written as its parts."""
