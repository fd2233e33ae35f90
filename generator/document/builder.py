"""Builds the document of a plan: cover, contents and the sections of the outline."""

from __future__ import annotations

from generator import __version__
from generator.danish.names import capitalised, genitive
from generator.document.blocks import (
    Block,
    Contents,
    Cover,
    Definition,
    Document,
    Heading,
    ItemList,
    ListItem,
    Marks,
    Metadata,
    WordForm,
    plain_text,
)
from generator.document.composer import Composer
from generator.document.outline import Outline
from generator.document.pictures import LOGO_MM, fitted
from generator.document.sections import annexes, context, front, goals, money, overview, process, short
from generator.document.sections.desk import Desk, Section
from generator.document.words import inlines, origin_of
from generator.plan.plan import Plan
from generator.plan.sentences import Sentences, capital
from generator.source.geography import Municipality
from generator.source.records.plan import Status
from generator.source.records.word_file import WordCharts, WordFile

SECTIONS: dict[str, Section] = {
    "forord": front.foreword,
    "sammenfatning": front.summary,
    "ramme": front.framework,
    "lokale-forhold": context.local_conditions,
    "foregående-år": context.preceding_year,
    "egne-afsnit": context.own_sections,
    "temaer": goals.themes,
    "mål": goals.goals,
    "tværgående-indsatser": goals.cross_cutting_actions,
    "hjemrejse": context.repatriation,
    "måloversigt": overview.goal_overview,
    "krydshenvisning": overview.crosswalk,
    "økonomi": money.economy,
    "forudsætninger": process.assumptions,
    "opfølgning": process.follow_up,
    "vedtagelse": process.adoption,
    "tillæg": process.amendments,
    "bilag": annexes.own_annexes,
    "sammenligningsgrundlag": annexes.groups,
    "datagrundlag": annexes.sources,
    "afventer": annexes.pending,
    "hoveddiagrammer": short.main_charts,
    "kilder-kort": short.sources,
}


def build_document(
    plan: Plan, outline: Outline, sentences: Sentences, everyone: tuple[Municipality, ...]
) -> Document:
    """Return the document of a plan; ``everyone`` are all municipalities, for ranks in the country."""
    composer = Composer(plan, sentences, everyone)
    desk = Desk(plan, composer, outline.unplaced(plan.record))
    annexed = {annexes.GENERATED[a.generated] for a in plan.record.annexes if a.generated is not None}
    body: list[Block] = []
    for section in outline.for_plan(plan.record):
        if section.own is not None:
            body.extend(context.own_section(desk, section.own, section.heading))
        elif SECTIONS[section.id] not in annexed:
            written = SECTIONS[section.id](desk, section.heading)
            body.extend(_under_own_heading(desk, section.id, written))
    for indicator in plan.indicators:
        for target in indicator.targets:
            composer.prints_target(indicator, target)
    for quote in plan.quotes:
        composer.prints(quote.indicator, quote.series, quote.periods)
    title = _title(desk)
    return Document(
        metadata=_metadata(desk, title),
        marks=_marks(desk, title),
        cover=_cover(desk, title),
        blocks=(Contents(composer.say("overskrift.indhold")), *body),
        figures=composer.printed.series(),
        word_form=_word_form(plan.record.word_file),
    )


def _under_own_heading(desk: Desk, section: str, written: list[Block]) -> list[Block]:
    """Put the municipality's heading over a section of several chapters, with a list of what follows."""
    heading = next((e.heading for e in desk.plan.record.outline if e.section == section and e.heading), None)
    chapters = [block for block in written if isinstance(block, Heading) and block.level == 1]
    if heading is None or not chapters or plain_text(chapters[0].content) == heading:
        return written
    return [
        desk.composer.heading(1, heading, origin_of(heading)),
        desk.composer.standard("afsnit.omfatter"),
        ItemList(tuple(ListItem(chapter.content, origin=chapter.origin) for chapter in chapters)),
        *written,
    ]


def _title(desk: Desk) -> str:
    record = desk.plan.record
    if record.title:
        return record.title
    kind = capitalised(record.document_type or desk.composer.say("dokument.type"))
    return desk.composer.say("dokument.titel", type=kind, år=str(desk.plan.file.years))


def _marks(desk: Desk, title: str) -> Marks:
    plan, composer = desk.plan, desk.composer
    status = plan.record.status
    return Marks(
        running_title=composer.say("dokument.sidehoved", myndighed=plan.authority, titel=title),
        page=composer.say("dokument.side"),
        draft=None if status is Status.ADOPTED else composer.say(f"dokument.mærke.{status.value}"),
        demo=composer.say("dokument.demo") if plan.shows_demo_figures else None,
    )


def _metadata(desk: Desk, title: str) -> Metadata:
    plan, composer = desk.plan, desk.composer
    subject = composer.say("dokument.emne", myndighed=genitive(plan.authority), år=str(plan.file.years))
    keywords = (composer.say("dokument.type"), *(m.name for m in plan.municipalities), str(plan.file.years))
    return Metadata(
        title=f"{title} – {plan.authority}",
        author=plan.authority,
        subject=subject,
        keywords=keywords,
        date=_date(plan),
        municipality_codes=tuple(m.code for m in plan.municipalities),
        years=str(plan.file.years),
        program=__version__,
    )


def _word_form(wanted: WordFile | None) -> WordForm:
    if wanted is None:
        return WordForm()
    return WordForm(native_charts=wanted.charts is WordCharts.NATIVE, locked=wanted.locked)


def _date(plan: Plan) -> str:
    """Return the date that the file bears: of its adoption, its creation, or else the day its year begins."""
    dates = [step.date for step in plan.record.adoption if step.date is not None]
    if dates:
        return max(dates).isoformat()
    registry = plan.record.registry
    if registry is not None and registry.created is not None:
        return registry.created.isoformat()
    return f"{plan.file.years.first}-01-01"


def _cover(desk: Desk, title: str) -> Cover:
    plan, composer, record = desk.plan, desk.composer, desk.plan.record
    lines: list[tuple[str, str | None]] = [("status", composer.say(f"dokument.status.{record.status.value}"))]
    if record.title and record.document_type:
        lines.append(("dokumenttype", capital(record.document_type)))
    if record.version is not None:
        lines.append(("version", record.version.label))
        lines.append(("versionsdato", composer.when(record.version.date)))
    if record.registry is not None:
        lines.append(("dokumentnummer", record.registry.document_number))
        lines.append(("sagsnummer", record.registry.case_number))
        lines.append(("oprettet", record.registry.worded("oprettet", composer.date(record.registry.created))))
    identity = tuple(
        Definition(inlines(composer.say(f"forside.{name}")), inlines(value), origin_of(value))
        for name, value in lines
        if value
    )
    subtitle = record.subtitle or composer.say("dokument.undertitel", myndighed=plan.authority)
    return Cover(
        title=str(title),
        subtitle=str(subtitle),
        authority=plan.authority,
        period=composer.say("dokument.periode", år=str(plan.file.years)),
        identity=identity,
        slogan=str(record.slogan) if record.slogan else None,
        logo=fitted(plan.file.logo, LOGO_MM) if plan.file.logo is not None else None,
        title_origin=origin_of(title),
        subtitle_origin=origin_of(subtitle),
        slogan_origin=origin_of(record.slogan),
    )
