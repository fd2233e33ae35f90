"""Builds the document of a plan: cover, contents and the sections of the outline."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.document import front_matter
from generator.document.blocks import (
    Block,
    Callout,
    CalloutKind,
    Contents,
    Document,
    Heading,
    ItemList,
    ListItem,
    Setting,
    WordForm,
    plain_text,
)
from generator.document.composer import Composer, Shown
from generator.document.outline import Outline
from generator.document.sections import annexes, context, front, goals, money, overview, process, short
from generator.document.sections.desk import Desk, Fit, Section
from generator.document.words import origin_of
from generator.plan.plan import Plan
from generator.plan.sentences import Sentences
from generator.source.geography import Municipality
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
SHORT_SECTIONS = SECTIONS | {"sammenfatning": short.summary}


def build_document(
    plan: Plan, outline: Outline, sentences: Sentences, everyone: tuple[Municipality, ...]
) -> Document:
    """Return the document of a plan; ``everyone`` are all municipalities, for ranks in the country."""

    def desk(printed: Shown | None) -> Desk:
        return Desk(plan, Composer(plan, sentences, everyone, printed), outline.unplaced(plan.record))

    final, body = _body(desk, outline, SECTIONS)
    return _document(final, (Contents(final.composer.say("overskrift.indhold")), *body), Setting.BOOK)


def build_short_edition(
    plan: Plan, outline: Outline, sentences: Sentences, everyone: tuple[Municipality, ...], fit: Fit
) -> Document:
    """Return the short edition of a plan, with as much in it as ``fit`` says."""

    def desk(printed: Shown | None) -> Desk:
        return Desk(plan, Composer(plan, sentences, everyone, printed), outline.unplaced(plan.record), fit)

    final, body = _body(desk, outline, SHORT_SECTIONS)
    return _document(final, tuple(body), Setting.SHEET)


def _body(
    new_desk: Callable[[Shown | None], Desk], outline: Outline, sections: Mapping[str, Section]
) -> tuple[Desk, list[Block]]:
    """Return what is written under the outline, and the desk it was written at.

    It is written a second time where the sources stand before something that turns out to be printed.
    """
    desk = new_desk(None)
    body = _written(desk, outline, sections)
    if not desk.composer.has_told_all:
        desk = new_desk(desk.composer.shown)
        body = _written(desk, outline, sections)
    return desk, body


def _written(desk: Desk, outline: Outline, sections: Mapping[str, Section]) -> list[Block]:
    plan = desk.plan
    annexed = {annexes.GENERATED[a.generated] for a in plan.record.annexes if a.generated is not None}
    body: list[Block] = []
    for section in outline.for_plan(plan.record):
        if section.own is not None:
            body.extend(context.own_section(desk, section.own, section.heading))
        elif sections[section.id] not in annexed:
            blocks = sections[section.id](desk, section.heading)
            body.extend(_under_own_heading(desk, section.id, blocks))
    desk.composer.prints_quotes(body, front_matter.cover(desk, front_matter.plan_title(desk)))
    return body


def _document(desk: Desk, blocks: tuple[Block, ...], setting: Setting) -> Document:
    title = front_matter.plan_title(desk)
    return Document(
        metadata=front_matter.metadata(desk, title),
        marks=front_matter.marks(desk, title),
        cover=front_matter.cover(desk, title),
        blocks=blocks if front_matter.says_demo(desk) else tuple(filter(_is_no_demo_mark, blocks)),
        figures=desk.composer.printed.series(),
        word_form=_word_form(desk.plan.record.word_file),
        setting=setting,
    )


def _is_no_demo_mark(block: Block) -> bool:
    """Whether a block may stand where no invented figure is printed, which is known at the end alone."""
    return not (isinstance(block, Callout) and block.kind is CalloutKind.DEMO)


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


def _word_form(wanted: WordFile | None) -> WordForm:
    if wanted is None:
        return WordForm()
    return WordForm(native_charts=wanted.charts is WordCharts.NATIVE, locked=wanted.locked)
