"""One chapter per goal and theme: wording, local treatment, indicators, targets and actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.document.blocks import (
    Block,
    Callout,
    CalloutKind,
    ItemList,
    ListItem,
    ParagraphStyle,
    Quote,
    Text,
)
from generator.document.comparison_figure import comparison_figure
from generator.document.composer import Composer, column, row
from generator.document.development_figure import development_figures
from generator.document.inline_markdown import markdown_inlines
from generator.document.sections.desk import Desk, chapter
from generator.document.sections.front import link_list, national_words
from generator.document.sections.targets import target_callouts
from generator.document.words import inlines, made_from, origin_of, strong
from generator.plan.plan import PlanGoal, PlanIndicator, PlanTheme
from generator.plan.sentences import joined
from generator.source.goals import NationalGoal
from generator.source.records.goal import Action, ChartKind, GoalRecord, Theme, Treatment


def goals(desk: Desk, _heading: str) -> list[Block]:
    """Write a chapter for each goal, in the municipality's order; one that stands under a theme has none."""
    themed = {goal.reference for theme in desk.plan.themes for goal in theme.goals}
    return [
        block
        for goal in desk.plan.placed_goals
        if goal.record is not None or goal.reference not in themed
        for block in _goal(desk, goal)
    ]


def themes(desk: Desk, _heading: str) -> list[Block]:
    """Write a chapter for each theme of the municipality's own."""
    return [block for theme in desk.plan.themes for block in _theme(desk, theme)]


def cross_cutting_actions(desk: Desk, heading: str) -> list[Block]:
    """Write the actions that belong to no single goal, and the projects."""
    body = actions(desk, desk.plan.record.actions, titled=False)
    projects = desk.plan.record.projects
    composer = desk.composer
    if projects:
        columns = [
            column(composer.say("tabel.projekt"), 2),
            column(composer.say("tabel.finansiering"), 1.5),
            column(composer.say("tabel.beløb"), 1, right=True),
            column(composer.say("tabel.periode"), 1.3),
            column(composer.say("tabel.beskrivelse"), 2.2),
            column(composer.say("tabel.mål"), 0.8),
        ]
        rows = [
            row(
                project.title,
                project.funding,
                project.worded("beløb", composer.written_value(project.amount, project.unit))
                if project.amount is not None
                else "",
                project.runs,
                project.text,
                composer.goal_numbers(project.goals),
            )
            for project in projects
        ]
        body.append(composer.table(composer.say("tabel.projekter"), columns, rows))
    return chapter(desk, heading, body)


def _goal(desk: Desk, goal: PlanGoal) -> list[Block]:
    composer, record = desk.composer, goal.record
    origin = made_from(record.heading or record.local) if record is not None else None
    blocks: list[Block] = [
        composer.heading(1, composer.say("mål.navn", nummer=goal.label, overskrift=goal.heading), origin)
    ]
    if goal.national is not None:
        year = goal.reference.partition("/")[0] if "/" in goal.reference else desk.plan.goal_year.year
        blocks.append(_national_quote(composer, goal.national, str(year)))
        if goal.national.reader_note:
            blocks.append(composer.paragraph(goal.national.reader_note, ParagraphStyle.REMARK))
        if record is not None and goal.treatment not in {Treatment.KEPT, Treatment.NOT_STATED}:
            blocks.extend(_treatment(desk, goal, record))
    elif record is not None and record.heading:
        blocks.append(
            Quote(
                (inlines(goal.wording),), inlines(composer.say("mål.lokalt-citat")), origin_of(record.local)
            )
        )
    if record is not None:
        blocks.extend(_about(desk, record))
        blocks.extend(_reasoning(desk, record))
        blocks.extend(composer.prose(record.text, 2))
    unmeasured = goal.national is not None and not (
        goal.national.has_official_measure or goal.national.reader_note
    )
    if unmeasured and goal.indicators:
        blocks.append(composer.standard("mål.uden-officiel-måling"))
    for indicator in goal.indicators:
        blocks.extend(indicator_blocks(desk, indicator))
    if goal.targets:
        if goal.indicators or len(blocks) > 1:
            blocks.append(composer.subheading(2, "måltal"))
        blocks.extend(target_callouts(composer, goal.targets))
    if record is not None:
        blocks.extend(actions(desk, record.actions))
        if record.reservation:
            blocks.append(reservation(desk, record.reservation))
    return blocks


def _national_quote(composer: Composer, national: NationalGoal, year: str) -> Block:
    """Return the minister's words as a quote, or what is known of them where that is not all."""
    if national.complete:
        attribution = composer.say("mål.citat-kilde", nummer=national.number, år=year)
        return Quote((inlines(national.wording),), inlines(attribution))
    return composer.standard(
        "mål.uddrag", nummer=national.number, år=year, ordlyd=national.wording, kilde=national.source
    )


def _wording(composer: Composer, goal: PlanGoal) -> str:
    """Return the wording of a goal as the plan has it."""
    national = goal.national
    is_minister_s = national is not None and goal.wording == national.wording
    return national_words(composer, national) if national is not None and is_minister_s else goal.wording


def _treatment(desk: Desk, goal: PlanGoal, record: GoalRecord) -> list[Block]:
    composer = desk.composer
    name = goal.treatment.value
    blocks: list[Block] = [composer.subheading(2, f"behandling-{name}")]
    if record.adapted_wording:
        blocks.append(
            Quote(
                (markdown_inlines(record.adapted_wording),),
                inlines(composer.say("mål.tilpasset-citat")),
                origin_of(record.adapted_wording),
            )
        )
    elif goal.treatment is Treatment.MERGED and goal.covered_by is not None:
        blocks.append(composer.paragraph(composer.say("mål.samlet", navn=goal.covered_by)))
    blocks.extend(composer.prose(record.reason, 3))
    return blocks


def _about(desk: Desk, record: GoalRecord) -> list[Block]:
    """Say where a goal belongs: its level, parent, years, former life and ties."""
    composer = desk.composer
    year, _, number = (record.formerly or "").partition("/")
    parts = [
        composer.say("mål.niveau", niveau=record.level) if record.level else "",
        composer.say("mål.hører-under", mål=_parent(desk, record.parent)) if record.parent else "",
        composer.say("mål.år", år=", ".join(str(year) for year in record.years)) if record.years else "",
        composer.say("mål.tidligere", år=year, nummer=number) if record.formerly else "",
    ]
    words = joined(" ", [part for part in parts if part])
    blocks: list[Block] = [composer.paragraph(words, ParagraphStyle.REMARK)] if words else []
    if record.links:
        blocks += [composer.standard("mål.tilknytning"), link_list(desk, record.links)]
    return blocks


def _reasoning(desk: Desk, record: GoalRecord | Theme) -> Iterator[Block]:
    """Say what the local challenge is, what is to be reached, and how."""
    for name, source in (
        ("udfordring", record.challenge),
        ("sigte", record.aim),
        ("strategi", record.strategy),
    ):
        yield from desk.composer.titled_prose(2, name, source)


def _parent(desk: Desk, word: str) -> str:
    parent = desk.plan.goal(word)
    return parent.heading if parent is not None else word


def _theme(desk: Desk, theme: PlanTheme) -> list[Block]:
    composer, record = desk.composer, theme.record
    blocks: list[Block] = [
        composer.heading(1, composer.say("tema.navn", overskrift=record.heading), made_from(record.heading))
    ]
    if theme.goals:
        items = tuple(
            ListItem(
                inlines(composer.say("mål.navn", nummer=goal.label, overskrift=_wording(composer, goal)))
            )
            for goal in theme.goals
        )
        blocks += [composer.standard("tema.dækker"), ItemList(items)]
    blocks.extend(composer.prose(record.text, 2))
    blocks.extend(_reasoning(desk, record))
    if record.links:
        blocks += [composer.standard("tema.tilknytning"), link_list(desk, record.links)]
    for indicator in theme.indicators:
        blocks.extend(indicator_blocks(desk, indicator))
    blocks.extend(target_callouts(composer, theme.targets))
    blocks.extend(actions(desk, record.actions))
    return blocks


def indicator_blocks(desk: Desk, indicator: PlanIndicator) -> list[Block]:
    """Write one indicator: what the figures say, its charts, its targets and remarks."""
    composer = desk.composer
    blocks: list[Block] = [composer.heading(2, indicator.short_name)]
    for measure in indicator.measures:
        facts = composer.facts(indicator, measure)
        sentences = composer.fact_words.paragraphs(facts, indicator)
        blocks.append(composer.paragraph(joined(" ", sentences)))
    population = indicator.population or (indicator.use.population if indicator.use is not None else None)
    if population is not None:
        blocks.append(
            composer.standard(
                "indikator.målgruppe",
                målgruppe=composer.population(population),
                for_alle=indicator.population is None,
            )
        )
    blocks.extend(target_callouts(composer, indicator.targets))
    if ChartKind.DEVELOPMENT in indicator.charts:
        blocks.extend(development_figures(desk.composer, indicator))
    if ChartKind.COMPARISON in indicator.charts:
        chart = comparison_figure(desk.composer, indicator)
        blocks.extend([chart] if chart is not None else [])
    if indicator.use is not None and not indicator.is_extra:
        if indicator.use.method:
            blocks.append(composer.standard("indikator.metode", metode=indicator.use.method))
        blocks.extend(composer.prose(indicator.use.remark, 3, ParagraphStyle.REMARK))
    return blocks


def actions(desk: Desk, records: Iterable[Action], titled: bool = True) -> list[Block]:
    """Write actions: a list with what each is, and a table of who does what by when."""
    records = tuple(records)
    if not records:
        return []
    composer = desk.composer
    blocks: list[Block] = [composer.subheading(2, "indsatser")] if titled else []
    items: list[ListItem] = []
    for action in records:
        title = composer.say(
            "indsats.titel",
            titel=action.title,
            slags=action.kind or "",
            sted=action.place_name if action.place_name and action.place_name not in action.title else "",
        )
        described = inlines(title)
        if action.text:
            described = (*strong(title), Text(" "), *markdown_inlines(action.text))
        items.append(ListItem(described, origin=made_from(action)))
        items.extend(
            ListItem(
                inlines(
                    composer.say(
                        "indsats.milepæl", titel=milestone.title, senest=composer.when(milestone.due)
                    )
                ),
                1,
                made_from(milestone),
            )
            for milestone in action.milestones
        )
    blocks.append(ItemList(tuple(items)))
    planned = [
        a for a in records if a.responsible or a.partners or a.start or a.due or a.population or a.goals
    ]
    if planned:
        columns = [
            column(composer.say("tabel.indsats"), 2.2),
            column(composer.say("tabel.ansvarlig"), 1.4),
            column(composer.say("tabel.partnere"), 1.6),
            column(composer.say("tabel.målgruppe"), 1.4),
            column(composer.say("tabel.tid"), 1.4),
            column(composer.say("tabel.mål"), 0.8),
        ]
        rows = [
            row(
                action.title,
                action.responsible,
                joined(", ", action.partners),
                composer.population(action.population) if action.population is not None else "",
                composer.say(
                    "indsats.tid", fra=composer.when(action.start), senest=composer.when(action.due)
                ),
                composer.goal_numbers(action.goals),
            )
            for action in planned
        ]
        blocks.append(composer.table(composer.say("tabel.indsatser"), columns, rows))
    return blocks


def reservation(desk: Desk, words: str) -> Callout:
    """Return a reservation as a callout."""
    return Callout(
        CalloutKind.RESERVATION,
        inlines(desk.composer.say("overskrift.forbehold")),
        (markdown_inlines(words),),
        made_from(words),
    )
