"""Targets in tables and callouts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from generator.document.blocks import Callout, CalloutKind, Cell, Inlines
from generator.document.composer import Composer
from generator.document.inline_markdown import markdown_inlines
from generator.document.words import inlines, made_from
from generator.plan.plan import PlanTarget
from generator.plan.target_kinds import TargetKind
from generator.plan.targets import Evaluated, TargetStatus

BOX_TITLES = {TargetKind.PENDING: "afventer", TargetKind.NOT_STATED: "ikke-oplyst"}


def status_words(composer: Composer, target: PlanTarget) -> str:
    """Return how a target stands and by when, in a few words; nothing for a target that is not known."""
    evaluated = target.evaluated
    composer.prints_target(target)
    match evaluated.status:
        case TargetStatus.MET | TargetStatus.ON_THE_WAY | TargetStatus.PARTLY | TargetStatus.NOT_MET:
            return _dated_status(composer, evaluated)
        case TargetStatus.PENDING | TargetStatus.NOT_MEASURED:
            if evaluated.kind is TargetKind.NOT_STATED:
                return ""
            without_numbers = evaluated.kind is TargetKind.QUALITATIVE
            return composer.say("status.uden tal" if without_numbers else f"status.{evaluated.status.value}")
        case _:
            assert_never(evaluated.status)


def _dated_status(composer: Composer, evaluated: Evaluated) -> str:
    """Return a status with its period: that of the figure, or of the municipality's own result."""
    aim, current, result = evaluated.aim, evaluated.current, evaluated.result
    period = current.period if current is not None else result.period if result is not None else None
    return composer.say(
        "status.tidspunkt",
        status=composer.say(f"status.{evaluated.status.value}", trin=aim.label if aim is not None else ""),
        tid=composer.time(period) if period is not None else "",
        runde=result.label if result is not None else "",
    )


def target_rows(
    composer: Composer, name: str, targets: Iterable[PlanTarget]
) -> Iterator[tuple[str, Cell, str]]:
    """Yield name, statement and status of each target; the name is every row's header, so it repeats."""
    for target in targets:
        yield name, statement_cell(target), status_words(composer, target)


def statement_cell(target: PlanTarget) -> Cell:
    """Return a target in short as a cell that knows the YAML it was made from."""
    return Cell(inlines(target.in_short), made_from(target.evaluated.record))


def target_callouts(composer: Composer, targets: Iterable[PlanTarget]) -> Iterator[Callout]:
    """Yield a callout for each target: what it is, what it means in figures, and how far there is to go."""
    for target in targets:
        record, kind = target.evaluated.record, target.evaluated.kind
        composer.prints_target(target)
        pending = kind is TargetKind.PENDING
        level = record.level.value if record.level is not None else "måltal"
        title = composer.say(f"måltal-boks.{BOX_TITLES.get(kind, level)}")
        paragraphs: list[Inlines] = [_opening(composer, target)]
        paragraphs.extend(inlines(words) for words in (target.meaning, target.distance) if words)
        paragraphs.extend(_remarks(composer, target))
        yield Callout(
            CalloutKind.PENDING if pending else CalloutKind.TARGET,
            inlines(title),
            tuple(paragraphs),
            made_from(record),
        )


def _opening(composer: Composer, target: PlanTarget) -> Inlines:
    """Return the target itself, or why nothing is known of it."""
    match target.evaluated.kind:
        case TargetKind.QUALITATIVE:
            return markdown_inlines(target.statement)
        case TargetKind.PENDING:
            pending = target.evaluated.record.pending
            expected = composer.at(pending.expected if pending is not None else None)
            return inlines(composer.say("måltal-boks.fastsættes", senest=expected))
        case TargetKind.NOT_STATED:
            return markdown_inlines(target.evaluated.record.not_stated or "")
        case (
            TargetKind.LEVEL
            | TargetKind.RANGE
            | TargetKind.CHANGE
            | TargetKind.TREND
            | TargetKind.PACE
            | TargetKind.GAP
            | TargetKind.LEVEL_WITH
            | TargetKind.RANK
            | TargetKind.BAND
            | TargetKind.PATH
        ):
            return inlines(composer.say("måltal-boks.sætning", mål=target.statement))
        case _:
            assert_never(target.evaluated.kind)


def _remarks(composer: Composer, target: PlanTarget) -> Iterator[Inlines]:
    record = target.evaluated.record
    if record.as_printed:
        yield inlines(composer.say("måltal-boks.som-trykt", ordlyd=record.as_printed))
    if record.decided is not None:
        yield inlines(
            composer.say(
                "måltal-boks.besluttet",
                af=record.decided.body,
                dato=record.decided.worded("dato", composer.date(record.decided.date)),
                sag=record.decided.item or "",
            )
        )
    if record.pending is not None:
        pending = record.pending
        if pending.body:
            yield inlines(composer.say("måltal-boks.fastsættes-af", af=pending.body))
        if pending.carried_by:
            yield inlines(composer.say("måltal-boks.findes-i", dokument=pending.carried_by))
        if pending.reason:
            yield markdown_inlines(pending.reason)
    stated = record.baseline
    if stated is not None and stated.change is not None:
        yield inlines(
            composer.say(
                "måltal-boks.ændring-op-til",
                tal=stated.worded("ændring", composer.written_value(stated.change, stated.change_unit)),
                over=stated.over or "",
            )
        )
    if record.population is not None and composer.population(record.population) != record.population.name:
        yield inlines(composer.say("måltal-boks.målgruppe", målgruppe=composer.population(record.population)))
    if record.method:
        yield markdown_inlines(composer.say("måltal-boks.metode", metode=record.method))
    if record.reservation:
        yield markdown_inlines(composer.say("måltal-boks.forbehold", forbehold=record.reservation))
