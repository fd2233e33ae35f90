"""Builds the note that puts a plan before a committee."""

from __future__ import annotations

from dataclasses import replace

from generator.danish.names import listed
from generator.document import front_matter
from generator.document.blocks import Block, Cover, Definition, Document, Setting, WordForm
from generator.document.composer import Composer
from generator.document.note_outline import NotePlace, note_places
from generator.document.outline import Outline
from generator.document.sections.desk import Desk
from generator.document.sections.note import PARTS
from generator.document.words import inlines, made_from, origin_of
from generator.plan.plan import Plan
from generator.plan.sentences import Sentences
from generator.source.geography import Municipality


def build_cover_note(
    plan: Plan, outline: Outline, sentences: Sentences, everyone: tuple[Municipality, ...]
) -> Document:
    """Return the note of a plan under the headings of its municipality.

    Nothing in it is protected in Word, since the office goes on writing there.
    """
    composer = Composer(plan, sentences, everyone)
    desk = Desk(plan, composer)
    body: list[Block] = []
    for place in note_places(outline, plan.record):
        body.extend(_under_heading(desk, place))
    title = composer.say("sag.titel", titel=front_matter.plan_title(desk))
    composer.prints_quotes(body, title)
    return Document(
        metadata=front_matter.metadata(desk, title),
        marks=replace(front_matter.marks(desk, title), draft=None),
        cover=_cover(desk, title),
        blocks=tuple(body),
        figures=composer.printed.series(),
        word_form=WordForm(locked=False),
        setting=Setting.SHEET,
    )


def _under_heading(desk: Desk, place: NotePlace) -> list[Block]:
    composer = desk.composer
    heading = composer.heading(place.level, place.heading)
    body: list[Block] = list(composer.prose(place.text, place.level + 1))
    for part in place.parts:
        body.extend(PARTS[part](desk))
    if body or place.has_subheadings:
        return [heading, *body]
    return [heading, composer.standard("sag.udfyldes", overskrift=place.heading)] if place.must_stand else []


def _cover(desk: Desk, title: str) -> Cover:
    plan, composer, record = desk.plan, desk.composer, desk.plan.record
    bodies = list(dict.fromkeys(str(step.body) for step in record.adoption))
    subtitle = composer.say("sag.undertitel", organer=listed(bodies), myndighed=plan.authority)
    lines: list[Definition] = []
    if record.registry is not None:
        for name, value in (
            ("dokumentnummer", record.registry.document_number),
            ("sagsnummer", record.registry.case_number),
        ):
            if value:
                words = inlines(composer.say(f"forside.{name}"))
                lines.append(Definition(words, inlines(value), origin_of(value)))
    for step in record.adoption:
        if step.date is not None:
            words = inlines(composer.say("sag.møde", organ=step.body))
            lines.append(Definition(words, inlines(composer.date(step.date)), made_from(step)))
    return Cover(
        title=str(title),
        subtitle=str(subtitle),
        authority=plan.authority,
        period=composer.say("dokument.periode", år=str(plan.file.years)),
        identity=tuple(lines),
    )
