"""The opening of a plan: foreword, the plan in brief, framework and process."""

from __future__ import annotations

from generator.danish.dates import format_date
from generator.danish.names import listed, number_word
from generator.document.blocks import (
    NATIONAL,
    Block,
    Illustration,
    ItemList,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Quote,
    Row,
)
from generator.document.composer import Composer, column, row
from generator.document.inline_markdown import markdown_inlines
from generator.document.overview_figure import overview_figure
from generator.document.pictures import PORTRAIT_MM, fitted
from generator.document.sections.desk import Desk, chapter
from generator.document.sections.targets import target_rows
from generator.document.words import inlines, made_from, origin_of
from generator.plan.plan import PlanGoal, PlanIndicator, PlanTarget
from generator.plan.sentences import capital, joined
from generator.source.goals import Letter, NationalGoal
from generator.source.records.goal import SchemeLink, Treatment


def foreword(desk: Desk, heading: str) -> list[Block]:
    """Write the foreword with its signatory."""
    record = desk.plan.record.foreword
    if record is None:
        return []
    portrait = desk.plan.file.foreword_picture
    body: list[Block] = (
        [Illustration(fitted(portrait, PORTRAIT_MM), origin=made_from(record.picture))]
        if portrait is not None
        else []
    )
    body.extend(desk.composer.prose(record.text, 2))
    signature = [part for part in (record.signatory, record.role) if part]
    if signature:
        words = joined(", ", signature)
        body.append(desk.composer.paragraph(words, ParagraphStyle.REMARK))
    return chapter(desk, heading, body)


def summary(desk: Desk, heading: str) -> list[Block]:
    """Write all goals with their targets on one page."""
    composer, plan = desk.composer, desk.plan
    table = summary_table(desk)
    if not table:
        return []
    body: list[Block] = [lead(desk)]
    if plan.record.slogan:
        body.append(composer.paragraph(plan.record.slogan))
    body.extend(table)
    overview = [
        (_target_name(desk, goal, indicator, target), indicator, target)
        for goal in plan.goals
        for indicator in goal.indicators
        for target in indicator.targets
    ]
    chart = overview_figure(desk.composer, overview)
    if chart is not None:
        body.append(chart)
    return chapter(desk, heading, body)


def _target_name(desk: Desk, goal: PlanGoal, indicator: PlanIndicator, target: PlanTarget) -> str:
    """Return the name of a target's row in the overview, with its place in a plan of several."""
    measure = target.measure if len(indicator.measures) > 1 else None
    return desk.composer.say(
        "mål.kort",
        nummer=goal.label,
        navn=indicator.short_name,
        sted=measure.area.name if measure is not None else "",
    )


def summary_table(desk: Desk) -> list[Block]:
    """Return all goals with what is done with them and their targets as a table; nothing without goals."""
    composer, plan = desk.composer, desk.plan
    columns = [
        column(composer.say("tabel.mål"), 3),
        column(composer.say("tabel.behandling"), 1.4),
        column(composer.say("tabel.måltal"), 3),
        column(composer.say("tabel.status"), 1.2),
    ]
    rows: list[Row] = []
    for theme in plan.themes:
        rows.extend(
            row(name, composer.say("behandling.tema"), statement, status)
            for name, statement, status in target_rows(composer, theme.record.heading, theme.all_targets)
        )
    for goal in plan.placed_goals:
        name = composer.say("mål.navn", nummer=goal.label, overskrift=goal.heading)
        if goal.all_targets:
            rows.extend(
                row(shown, treatment_words(desk, goal), statement, status)
                for shown, statement, status in target_rows(composer, name, goal.all_targets)
            )
        else:
            rows.append(row(name, treatment_words(desk, goal), "", ""))
    return [composer.table(composer.say("tabel.sammenfatning"), columns, rows)] if rows else []


def goal_names(desk: Desk) -> list[tuple[str, tuple[PlanTarget, ...]]]:
    """Return the themes and goals that have a place, by the names they are shown with, and their targets."""
    composer, plan = desk.composer, desk.plan
    named: list[tuple[str, tuple[PlanTarget, ...]]] = [
        (theme.record.heading, theme.all_targets) for theme in plan.themes
    ]
    return named + [
        (composer.say("mål.navn", nummer=goal.label, overskrift=goal.heading), goal.all_targets)
        for goal in plan.placed_goals
    ]


def lead(desk: Desk) -> Paragraph:
    """Return how many goals or themes the plan works with, and where they come from."""
    plan = desk.plan
    count = len(plan.adopted_goals)
    national = sum(goal.is_national for goal in plan.adopted_goals)
    said: dict[str, object] = {}
    if plan.themes:
        name, count = "manchet-temaer", len(plan.themes)
        beside = sum(goal.treatment is not Treatment.MERGED for goal in plan.adopted_goals)
        said = {"mål": number_word(beside) if beside else ""}
    elif plan.goals and all(goal.treatment is Treatment.NOT_STATED for goal in plan.goals):
        name = "manchet-ikke-oplyst"
    elif plan.goal_year.goals and not count:
        name = "manchet-ingen-mål"
    elif not national:
        name = "manchet-uden-ministermål"
    elif national < count:
        name = "manchet-flere-slags"
        said = {"ministerens": number_word(national), "egne": number_word(count - national)}
    else:
        name = "manchet"
    return desk.composer.standard(
        f"sammenfatning.{name}",
        ParagraphStyle.LEAD,
        myndighed=plan.authority,
        år=str(plan.file.years),
        antal=number_word(count),
        ental=count == 1,
        **said,
    )


def treatment_words(desk: Desk, goal: PlanGoal) -> str:
    """Return what the municipality does with a goal."""
    composer = desk.composer
    if not goal.is_national:
        origin = goal.record.origin if goal.record is not None else None
        return composer.say(f"ophav.{origin.value}" if origin is not None else "ophav.lokalt")
    if goal.treatment is Treatment.MERGED and goal.covered_by is not None:
        return composer.say("behandling.samlet-i", navn=goal.covered_by)
    return composer.say(f"behandling.{goal.treatment.value}")


def framework(desk: Desk, heading: str) -> list[Block]:
    """Write what the plan rests on: its purpose, the minister's letter, the law, and who took part."""
    composer, plan, record = desk.composer, desk.plan, desk.plan.record
    body: list[Block] = []
    if record.extends and "/" in record.extends:
        body.append(composer.standard("ramme.viderefører", år=record.extends.split("/")[0]))
    if record.jobcentre:
        body.append(composer.standard("ramme.jobcenter", jobcenter=record.jobcentre))
    body.extend(composer.titled_prose(2, "formål", record.purpose))
    year = plan.goal_year
    body.append(composer.subheading(2, "ministerens-mål"))
    body.extend(announcement(desk))
    if year.goals:
        items = tuple(
            ListItem(
                inlines(composer.say("ramme.mål", nummer=goal.number, ordlyd=national_words(composer, goal))),
                origin=NATIONAL,
            )
            for goal in year.goals
        )
        body.append(ItemList(items, origin=NATIONAL))
        sources = list(dict.fromkeys(goal.source for goal in year.goals))
        body.append(composer.standard("ramme.kilde", ParagraphStyle.SOURCE, kilde="; ".join(sources)))
        if any(goal.complete and not goal.official for goal in year.goals):
            body.append(composer.standard("ramme.afskrift", ParagraphStyle.REMARK))
        partial = [str(goal.number) for goal in year.goals if not goal.complete]
        if partial:
            numbers = listed(partial)
            body.append(composer.standard("ramme.ordlyd-i-uddrag", ParagraphStyle.REMARK, numre=numbers))
    if plan.demands:
        body.append(composer.subheading(2, "lovens-krav"))
        items = tuple(
            ListItem(
                inlines(composer.say("ramme.krav", krav=d.text, henvisning=d.citation, bekræftet=d.verified)),
                origin=NATIONAL,
            )
            for d in plan.demands
        )
        body.append(ItemList(items, origin=NATIONAL))
    body.extend(_statements(desk))
    body.extend(_links(desk, record.links))
    body.extend(_companions(desk))
    if record.input_from:
        body.append(composer.subheading(2, "bidrag"))
        items = tuple(ListItem(inlines(name), origin=origin_of(name)) for name in record.input_from)
        body.append(ItemList(items))
    return chapter(desk, heading, body)


def announcement(desk: Desk) -> list[Block]:
    """Say how the minister announced the year's goals, or why there are none."""
    composer, year = desk.composer, desk.plan.goal_year
    if not year.goals:
        return [composer.standard("ramme.ingen-mål", grund=year.no_goals_reason, lov=year.act)]
    if year.letter is not None:
        return _letter(desk, year.letter)
    return [composer.standard("ramme.mål-uden-brev", år=year.year, antal=number_word(len(year.goals)))]


def national_words(composer: Composer, goal: NationalGoal) -> str:
    """Return the minister's wording of a goal in a list or table, which says if not all of it is known."""
    return goal.wording if goal.complete else composer.say("mål.i-uddrag", ordlyd=goal.wording)


def _letter(desk: Desk, letter: Letter) -> list[Block]:
    composer, plan = desk.composer, desk.plan
    blocks: list[Block] = [
        composer.standard(
            "ramme.brev" if letter.signatory else "ramme.brev-uden-navn",
            år=plan.goal_year.year,
            dato=format_date(letter.date),
            journalnummer=letter.journal_number,
            navn=letter.signatory,
            titel=letter.title,
            antal=number_word(len(plan.goal_year.goals)),
        )
    ]
    if letter.adaptation_sentence:
        attribution = composer.say(
            "ramme.brev-kilde", dato=format_date(letter.date), nummer=letter.journal_number
        )
        blocks.append(Quote((inlines(letter.adaptation_sentence),), inlines(attribution)))
    return blocks


def _statements(desk: Desk) -> list[Block]:
    blocks: list[Block] = []
    for statement in desk.plan.record.statements:
        title = desk.composer.say("udsagn", slags=capital(statement.kind), titel=statement.title or "")
        blocks.append(desk.composer.heading(2, title, made_from(statement)))
        blocks.extend(desk.composer.prose(statement.text, 3))
        if statement.goals:
            blocks.append(
                desk.composer.standard(
                    "udsagn-mål", ParagraphStyle.REMARK, mål=desk.composer.goal_numbers(statement.goals)
                )
            )
    return blocks


def _links(desk: Desk, links: tuple[SchemeLink, ...]) -> list[Block]:
    if not links:
        return []
    return [desk.composer.subheading(2, "tilknytning"), link_list(desk, links)]


def link_list(desk: Desk, links: tuple[SchemeLink, ...]) -> ItemList:
    """Return the ties to other goal systems as a list."""
    return ItemList(
        tuple(
            ListItem(
                markdown_inlines(
                    desk.composer.say(
                        "tilknytning",
                        ordning=link.scheme,
                        kode=link.code or "",
                        navn=link.name or "",
                        bemærkning=link.remark or "",
                    )
                ),
                origin=made_from(link),
            )
            for link in links
        )
    )


def _companions(desk: Desk) -> list[Block]:
    composer, companions = desk.composer, desk.plan.record.companions
    if not companions:
        return []
    columns = [
        column(composer.say("tabel.dokument"), 3),
        column(composer.say("tabel.type"), 1.3),
        column(composer.say("tabel.dato"), 1.2),
        column(composer.say("tabel.vedtaget-af"), 1.6),
    ]
    rows = [row(c.title, c.kind, composer.when(c.date), c.body) for c in companions]
    blocks: list[Block] = [composer.subheading(2, "ledsagedokumenter")]
    blocks.append(composer.table(composer.say("tabel.ledsagedokumenter"), columns, rows))
    addresses = tuple(
        ListItem(markdown_inlines(f"[{c.title}]({c.address})"), origin=origin_of(c.title))
        for c in companions
        if c.address
    )
    return [*blocks, ItemList(addresses)] if addresses else blocks
