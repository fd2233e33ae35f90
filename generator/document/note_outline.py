"""The headings of the note to the committee: the municipality's own, or the standard's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.document.outline import Outline
from generator.problems import Finding, finding
from generator.source.records.cover_note import NoteHeading, NotePart, NoteSubheading
from generator.source.records.plan import Edition, PlanRecord

MATTER = (NotePart.BACKGROUND, NotePart.GOALS, NotePart.TARGETS, NotePart.PENDING)
"""What stands under the heading of the matter itself, as far as it has no heading of its own."""

_AND = " og "


@dataclass(frozen=True, slots=True)
class NotePlace:
    """A heading of level 1 or 2 with what stands under it: a planner's text, and then what we write.

    It stands there even with nothing below it if it ``must_stand``; others may follow below it.
    """

    level: int
    heading: str
    parts: tuple[NotePart, ...]
    text: str | None = None
    must_stand: bool = False
    has_subheadings: bool = False


def note_places(outline: Outline, record: PlanRecord) -> tuple[NotePlace, ...]:
    """Return the headings of a plan's note in order."""
    places = tuple(_own_places(outline, record.cover_note)) or tuple(
        NotePlace(1, section.heading, (NotePart(section.id),), must_stand=section.mandatory)
        for section in outline.sections
        if not section.on_request
    )
    elsewhere = {part for place in places for part in place.parts}
    return tuple(
        NotePlace(
            place.level,
            place.heading,
            tuple(part for named in place.parts for part in _expanded(named, elsewhere)),
            place.text,
            place.must_stand,
            place.has_subheadings,
        )
        for place in places
    )


def check_note(outline: Outline, record: PlanRecord) -> Iterator[Finding]:
    """Yield what a municipality may have forgotten in its own headings."""
    if record.cover_note and Edition.COVER_NOTE not in record.editions:
        yield finding("sagsfremstilling-uden-udgave", record.place_of("sagsfremstilling"))
    for heading in record.cover_note:
        items: Sequence[NoteHeading | NoteSubheading] = heading.subheadings or (heading,)
        for item in items:
            if not (item.text or _is_settled(item) or known_parts(outline, item.heading)):
                yield finding("sagsfremstilling-tom", item.place_of("overskrift"), overskrift=item.heading)


def known_parts(outline: Outline, heading: str) -> tuple[NotePart, ...]:
    """Return what a heading is known to ask for; "Sagsfremstilling og økonomi" asks for two parts."""
    known = {
        name.casefold(): NotePart(section.id)
        for section in outline.sections
        for name in (section.id, section.heading, *section.names)
    }
    words = heading.casefold()
    if words in known:
        return (known[words],)
    both = words.split(_AND)
    return tuple(known[word] for word in both) if all(word in known for word in both) else ()


def _own_places(outline: Outline, headings: Sequence[NoteHeading]) -> Iterator[NotePlace]:
    for heading in headings:
        below = heading.subheadings
        yield _place(outline, heading, 1, has_subheadings=bool(below))
        yield from (_place(outline, item, 2, has_subheadings=False) for item in below)


def _place(
    outline: Outline, item: NoteHeading | NoteSubheading, level: int, *, has_subheadings: bool
) -> NotePlace:
    parts = item.parts
    if not _is_settled(item) and not has_subheadings:
        parts = known_parts(outline, item.heading)
    return NotePlace(level, item.heading, parts, item.text, True, has_subheadings)


def _is_settled(item: NoteHeading | NoteSubheading) -> bool:
    """Whether the municipality says itself what we write under a heading, be it nothing."""
    return item.written is not None and "indhold" in item.written


def _expanded(part: NotePart, elsewhere: set[NotePart]) -> tuple[NotePart, ...]:
    if part is not NotePart.MATTER:
        return (part,)
    return tuple(item for item in MATTER if item not in elsewhere)
