"""Annexes: the municipality's own, the groups compared with, sources, and what is pending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.document.blocks import (
    Block,
    Callout,
    CalloutKind,
    Definition,
    DefinitionList,
    Illustration,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Row,
    Text,
)
from generator.document.composer import Composer, column, row
from generator.document.pictures import SCANNED_PAGE_MM, fitted
from generator.document.sections.desk import Desk, Section, chapter, pending_callout
from generator.document.sections.overview import crosswalk, goal_overview
from generator.document.sources import fetched_words, source_name, sources_of
from generator.document.words import inlines, made_from, strong
from generator.plan.plan import PlanIndicator, PlanTarget
from generator.plan.sentences import capital, joined
from generator.plan.targets import TargetStatus
from generator.source.records.annex import Annex, GeneratedAnnex
from generator.source.records.goal import Polarity
from generator.source.records.target import Pending


def own_annexes(desk: Desk, _heading: str) -> list[Block]:
    """Write the municipality's annexes in its order; one that is not there yet says so."""
    composer = desk.composer
    blocks: list[Block] = []
    for annex in desk.plan.record.annexes:
        title = composer.say("bilag.titel", titel=annex.title)
        if annex.generated is not None:
            blocks.extend(GENERATED[annex.generated](desk, title))
            continue
        body: list[Block] = list(composer.prose(annex.text, 2))
        body.extend(_scanned_pages(desk, annex, after_text=bool(body)))
        if annex.pending is not None:
            body.append(pending_callout(desk, "bilag", annex.pending))
        blocks.append(composer.heading(1, title))
        blocks.extend(body or [composer.standard("bilag.uden-tekst")])
    return blocks


def _scanned_pages(desk: Desk, annex: Annex, *, after_text: bool) -> Iterator[Illustration]:
    """Yield the pages of a scanned annex, one a page; the first stands below its heading."""
    for number, page in enumerate(annex.pages):
        picture = desk.plan.file.illustrations[page.file.place.file, str(page.file)]
        shown = replace(picture, alternative_text=str(page.alternative_text))
        new_page = number > 0 or after_text
        yield Illustration(fitted(shown, SCANNED_PAGE_MM), new_page=new_page, origin=made_from(page))


def groups(desk: Desk, heading: str) -> list[Block]:
    """Write which municipalities each group compared with consists of."""
    composer = desk.composer
    items = tuple(
        Definition(
            inlines(capital(composer.say("gruppe.navn", navn=group.name))),
            inlines(
                composer.say(
                    "gruppe.beskrivelse",
                    type=group.kind or "",
                    ydelse=group.benefit or "",
                    årgang=group.worded("årgang", str(group.vintage or "")),
                    kommuner=joined(", ", group.members),
                    kilde=group.source or "",
                )
            ),
            made_from(group),
        )
        for group in desk.plan.record.groups
    )
    if not items:
        return []
    computed = any(group.members for group in desk.plan.record.groups)
    method: list[Block] = [composer.standard("gruppe.beregning")] if computed else []
    return chapter(desk, heading, [*method, DefinitionList(items)])


def sources(desk: Desk, heading: str) -> list[Block]:
    """Write the source and definition of every figure in the plan."""
    composer = desk.composer
    unique = desk.plan.sourced_indicators
    if not unique:
        return []
    rows = [row for item in unique if (row := _source_row(desk, item)) is not None]
    columns = [
        column(composer.say("tabel.indikator"), 2.4),
        column(composer.say("tabel.kilde"), 2.4),
        column(composer.say("tabel.opgørelse"), 2.4),
        column(composer.say("tabel.periode"), 1.8),
        column(composer.say("tabel.hentet"), 1.3),
    ]
    body: list[Block] = []
    if rows:
        body += [
            composer.standard("datagrundlag.indledning"),
            Callout(  # left out again of a document that turns out to print no invented figure
                CalloutKind.DEMO,
                inlines(composer.say("datagrundlag.demo-titel")),
                (inlines(composer.say("datagrundlag.demo")),),
            ),
            composer.table(composer.say("tabel.datagrundlag"), columns, rows),
        ]
    body.append(composer.subheading(2, "definitioner"))
    body.append(
        DefinitionList(
            tuple(
                Definition(
                    inlines(item.indicator.name), (*inlines(_definition(desk, item)), *_links(desk, item))
                )
                for item in unique
            )
        )
    )
    return chapter(desk, heading, body)


def _source_row(desk: Desk, indicator: PlanIndicator) -> Row | None:
    """Return where the figures of an indicator come from that the document prints; None if it prints none."""
    composer = desk.composer
    shown = [
        (series, periods)
        for item, series, periods in composer.all_shown
        if item.sourced_as == indicator.sourced_as
    ]
    if not shown:
        return None
    sources = list(dict.fromkeys(source for one, periods in shown for source in sources_of(one, periods)))
    known = sorted({period for _, periods in shown for period in periods})
    tables = indicator.indicator.tables
    stated = indicator.use.source if indicator.use is not None else None
    measures = dict.fromkeys(source.measure for source in sources if source.measure and not source.is_demo)
    demo = [source for source in sources if source.is_demo]
    marked = demo and composer.say("kilde.demotal" if demo == sources else "kilde.delvis-demotal")
    return row(
        indicator.short_name,
        "; ".join(dict.fromkeys(source_name(composer, source, indicator) for source in sources)),
        composer.say(
            "kilde.opgørelse",
            opgørelse="; ".join(measures) or (tables[0].measure if tables else ""),
            svar=stated.respondents if stated is not None and stated.respondents is not None else "",
        ),
        composer.period_span(known),
        joined("; ", [words for words in (fetched_words(sources), marked) if words]),
    )


def _links(desk: Desk, indicator: PlanIndicator) -> Inlines:
    """Return links to the source's own pages about an indicator's tables."""
    stated = [source.link for one in indicator.measures for source in one.own.sources if source.link]
    addresses = stated or [table.link for table in indicator.indicator.tables if table.link]
    words = desk.composer.say("datagrundlag.link")
    return tuple(part for address in dict.fromkeys(addresses) for part in (Text(" "), Link(words, address)))


def _definition(desk: Desk, indicator: PlanIndicator) -> str:
    known = indicator.indicator
    words = [known.definition]
    if known.population:
        words.append(desk.composer.say("datagrundlag.population", population=known.population))
    if indicator.polarity is not Polarity.NEUTRAL or known.polarity is not Polarity.NEUTRAL:
        words.append(desk.composer.say("datagrundlag.bedst", bedst=indicator.polarity.value))
    stated = indicator.use.type if indicator.use is not None else None
    if stated is not None:
        words.append(desk.composer.say(f"datagrundlag.type.{stated.value}"))
    periods = sorted(period for measure in indicator.measures for period in measure.own.periods)
    words.extend(
        desk.composer.say("datagrundlag.brud", periode=item.period.label, tekst=item.text)
        for item in known.breaks
        if periods and periods[0].start < item.period.start <= periods[-1].end
    )
    return joined(" ", words)


def pending(desk: Desk, heading: str) -> list[Block]:
    """Write everything that is still to be decided, with by whom and when."""
    items = awaited_items(desk)
    if not items:
        return []
    return chapter(desk, heading, [desk.composer.standard("afventer.indledning"), ItemList(items)])


def awaited_items(desk: Desk) -> tuple[ListItem, ...]:
    """Return everything that is still to be decided, with by whom and when."""
    composer, record = desk.composer, desk.plan.record
    holders: list[tuple[str, tuple[PlanTarget, ...]]] = [
        (theme.record.heading, theme.all_targets) for theme in desk.plan.themes
    ]
    holders += [
        (composer.say("mål.navn", nummer=goal.label, overskrift=goal.heading), goal.all_targets)
        for goal in desk.plan.goals
    ]
    waiting = [
        (name, _awaited(composer, target))
        for name, targets in holders
        for target in targets
        if target.evaluated.status is TargetStatus.PENDING
    ]
    parts: list[tuple[str, str, Pending | None]] = [
        *(("afsnit", section.heading or section.id or "", section.pending) for section in record.sections),
        *(("bilag", annex.title, annex.pending) for annex in record.annexes),
    ]
    waiting += [
        (name, composer.say(f"afventer.{what}", senest=composer.when(awaited.expected)))
        for what, name, awaited in parts
        if awaited is not None
    ]
    return tuple(
        ListItem((*strong(joined("", (name, ":"))), Text(" "), *inlines(words))) for name, words in waiting
    )


def _awaited(composer: Composer, target: PlanTarget) -> str:
    """Return when a target is decided, by whom, and where it will stand."""
    awaited = target.evaluated.record.pending
    return composer.say(
        "afventer.måltal",
        senest=composer.at(awaited.expected if awaited is not None else None),
        organ=(awaited.body if awaited is not None else None) or "",
        dokument=(awaited.carried_by if awaited is not None else None) or "",
    )


GENERATED: dict[GeneratedAnnex, Section] = {
    GeneratedAnnex.OVERVIEW: goal_overview,
    GeneratedAnnex.CROSSWALK: crosswalk,
    GeneratedAnnex.GROUPS: groups,
    GeneratedAnnex.SOURCES: sources,
    GeneratedAnnex.PENDING: pending,
}
"""The sections that a municipality may place among its own annexes."""
