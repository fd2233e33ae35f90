"""A council's own priorities and where the plans meet them, and words that several plans share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.block_maker import column, row
from generator.document.blocks import Block, Cell, Emphasis, ItemList, ListItem, Text
from generator.document.words import inlines
from generator.review.priorities import Answered, PrioritiesAnswered
from generator.review.report_desk import ReviewDesk, clipped, section_name
from generator.review.text_findings import TextKey

_MOST_PASSAGES = 25


def priorities_chapter(desk: ReviewDesk) -> list[Block]:
    """Return the chapter on a council's priorities, or nothing where it has stated none."""
    answered = desk.comparison.priorities
    if answered is None:
        return []
    return [
        desk.heading(1, desk.tell("overskrift.prioriteter"), known_as="prioriteter"),
        desk.told("prioriteter.indledning", råd=answered.council),
        *_section(desk, "temaer", answered.themes),
        *_section(desk, "spørgsmål", answered.questions),
        *_indicators(desk, answered),
    ]


def _section(desk: ReviewDesk, name: str, items: tuple[Answered, ...]) -> Iterator[Block]:
    if items:
        yield desk.heading(2, desk.tell(f"overskrift.{name}"), known_as=f"raadets-{name}")
    for item in items:
        yield desk.heading(3, item.words)
        if not item.searched:
            yield desk.told("prioriteter.uden-søgeord")
            continue
        silent = [plan for plan, passages in item.passages if not passages]
        if item.plans:
            yield ItemList(tuple(_points(desk, item)))
        if silent:
            yield desk.told("prioriteter.tavse", antal=len(silent), navne=desk.names(silent))


def _points(desk: ReviewDesk, item: Answered) -> Iterator[ListItem]:
    """Yield each plan that speaks of it with the first passage, and how many more there are."""
    for plan, passages in item.passages:
        if passages:
            first = passages[0]
            place = section_name(first.heading, first.path)
            quote = desk.tell("prioriteter.sted", citat=clipped(first.sentence), sted=place)
            more = desk.tell("prioriteter.flere", antal=len(passages) - 1) if len(passages) > 1 else ""
            yield ListItem((desk.plan(plan), Text(": "), Emphasis(quote), Text(f" {more}" if more else "")))


def _indicators(desk: ReviewDesk, answered: PrioritiesAnswered) -> Iterator[Block]:
    if not answered.indicators:
        return
    yield desk.heading(2, desk.tell("overskrift.rådets-indikatorer"), known_as="raadets-indikatorer")
    yield desk.table(
        desk.tell("prioriteter.indikatorer"),
        [
            column(desk.say("tabel.indikator"), 3),
            column(desk.tell("tabel.valgt-af"), 3),
            column(desk.tell("tabel.med-måltal"), 0.9, right=True),
        ],
        (
            row(
                item.name,
                Cell(desk.plans(item.plans)) if item.plans else desk.tell("ingen"),
                str(len(item.with_target)),
            )
            for item in answered.indicators
        ),
    )


def shared_chapter(desk: ReviewDesk) -> list[Block]:
    """Return the chapter on passages that stand in several plans, the longest first."""
    passages = desk.comparison.passages
    if not passages:
        return []
    blocks: list[Block] = [
        desk.heading(1, desk.tell("overskrift.fælles"), known_as="faelles-tekster"),
        desk.told("fælles.indledning", antal=len(passages), vist=min(len(passages), _MOST_PASSAGES)),
    ]
    rows = []
    for passage in passages[:_MOST_PASSAGES]:
        keys: list[TextKey] = [place.text.id for place in passage.places if isinstance(place.text.id, tuple)]
        plans = list(dict.fromkeys(plan for plan, _ in keys))
        rows.append(
            row(Cell(desk.plans(plans)), str(passage.length), Cell(inlines(clipped(passage.places[0].words))))
        )
    return [
        *blocks,
        desk.table(
            desk.tell("fælles.tabel"),
            [
                column(desk.tell("tabel.planer-for"), 1.6),
                column(desk.tell("tabel.ord"), 0.6, right=True),
                column(desk.tell("tabel.første-sted"), 4.4),
            ],
            rows,
        ),
    ]
