"""Texts that a plan shares with others, and texts that have not changed since the last plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.danish.names import listed
from generator.danish.order import danish_order
from generator.figures.catalogue import Catalogue
from generator.review.findings import Elsewhere, FindingKind, ReviewFinding, made
from generator.review.plan_sheet import PlanSheet
from generator.review.shared_texts import (
    SHORTEST,
    PassagePlace,
    ReadText,
    SharedPassage,
    covered_words,
    shared_passages,
)
from generator.review.sheet_parts import TextSheet
from generator.review.words import words_of
from generator.source.goals import GoalCatalogue

UNCHANGED_SHARE = 0.95
"""How much of a text must be as it was for the text to count as unchanged."""
NEARLY_ALL = 0.8
"""How much of a longer passage a shorter one must be to be told of together with it."""

TextKey = tuple[str, TextSheet]
"""What a text is known by in the search: the plan's key and the text."""


def ministers_words(goals: GoalCatalogue) -> Iterator[str]:
    """Yield the sentences of the minister's goals and letters of all years."""
    for year in map(goals.year, goals.years):
        yield from (goal.wording for goal in year.goals)
        letter = year.letter
        if letter is not None:
            yield from letter.introduction
            yield letter.announcement_sentence
            yield letter.reason_sentence
            yield letter.indicator_sentence
            yield letter.adaptation_sentence


def passages_between(
    sheets: Sequence[PlanSheet], goals: GoalCatalogue, catalogue: Catalogue
) -> tuple[SharedPassage, ...]:
    """Return the passages that the plans share; each place's ``text.id`` is a ``TextKey``.

    The minister's words, names and definitions of indicators, and shared chapters are nobody's, wherever they
    stand.
    """
    texts = [_read(sheet, text) for sheet in sheets for text in sheet.texts if not text.shared]
    shared = {text.text for sheet in sheets for text in sheet.texts if text.shared}
    measures = (words for item in catalogue for words in (item.name, item.definition))
    return shared_passages(texts, (*ministers_words(goals), *measures, *sorted(shared)))


def _read(sheet: PlanSheet, text: TextSheet, owner: frozenset[str] | None = None) -> ReadText:
    key: TextKey = (sheet.key, text)
    return ReadText(owner if owner is not None else sheet.codes, key, text.text, sheet.own_names)


@dataclass(slots=True)
class _Told:
    """A passage of one text, with the places elsewhere that have it or nearly all of it."""

    start: int
    end: int
    length: int
    words: str
    elsewhere: dict[str, Elsewhere]


def borrowed_findings(
    passages: Sequence[SharedPassage], sheets: Sequence[PlanSheet]
) -> Mapping[str, tuple[ReviewFinding, ...]]:
    """Return the findings about shared passages by plan, one for each passage of a text.

    What is nearly all of a longer passage belongs to the same finding; a shorter part of it is a finding of
    its own where it stands in plans that the longer one does not.
    """
    by_key = {sheet.key: sheet for sheet in sheets}
    told: dict[TextKey, list[_Told]] = defaultdict(list)
    for passage in passages:
        for owner in passage.owners:
            others = (item for item in passage.places if item.text.owner.isdisjoint(owner))
            elsewhere = {_text_key(item.text)[0]: _elsewhere(by_key, item) for item in others}
            for place in passage.places:
                if elsewhere and place.text.owner == owner:
                    _tell(told[_text_key(place.text)], passage, place, elsewhere)
    found: dict[str, list[ReviewFinding]] = defaultdict(list)
    for (key, text), items in told.items():
        found[key] += [_borrowed(by_key[key], text, item) for item in items]
    return {key: tuple(items) for key, items in found.items()}


def _tell(
    known: list[_Told], passage: SharedPassage, place: PassagePlace, elsewhere: dict[str, Elsewhere]
) -> None:
    """Add a passage to a longer one of the text that is nearly the same, or as one of its own."""
    for item in known:
        if item.start <= place.start and place.end <= item.end:
            fresh = {plan: where for plan, where in elsewhere.items() if plan not in item.elsewhere}
            if not fresh:
                return
            if passage.length >= NEARLY_ALL * item.length:
                item.elsewhere |= fresh
                item.length = passage.length
                return
    known.append(_Told(place.start, place.end, passage.length, place.words, dict(elsewhere)))


def _borrowed(sheet: PlanSheet, text: TextSheet, told: _Told) -> ReviewFinding:
    elsewhere = tuple(sorted(told.elsewhere.values(), key=lambda item: danish_order(item.name)))
    return made(
        sheet,
        FindingKind.BORROWED,
        "gennemgang-tekst-lånt",
        goal=text.goal,
        path=text.path,
        passage=told.words,
        elsewhere=elsewhere,
        gaps={"antal": told.length, "kommuner": listed([item.name for item in elsewhere])},
    )


def _text_key(text: ReadText) -> TextKey:
    key = text.id
    if not (isinstance(key, tuple) and isinstance(key[1], TextSheet)):
        raise TypeError("the text was not read from a sheet")
    return str(key[0]), key[1]


def _elsewhere(by_key: Mapping[str, PlanSheet], place: PassagePlace) -> Elsewhere:
    key, text = _text_key(place.text)
    return Elsewhere(key, by_key[key].name, text.path, text.goal, text.heading, place.words)


def unchanged_findings(
    sheet: PlanSheet, previous: PlanSheet, goals: GoalCatalogue
) -> Iterator[ReviewFinding]:
    """Yield a finding for each text that is word for word as in the municipality's previous plan.

    Figures, years and punctuation do not count as words, so a text with only new figures is unchanged.
    """
    now, before = frozenset({"nu"}), frozenset({"før"})
    texts = [_read(sheet, text, now) for text in sheet.texts if not text.shared]
    texts += [_read(previous, text, before) for text in previous.texts if not text.shared]
    spans: dict[TextSheet, list[tuple[int, int]]] = defaultdict(list)
    earlier: dict[TextSheet, Elsewhere] = {}
    for passage in shared_passages(texts, ministers_words(goals)):
        old = next(place for place in passage.places if place.text.owner == before)
        for place in passage.places:
            if place.text.owner == now:
                text = _text_key(place.text)[1]
                spans[text].append((place.start, place.end))
                earlier.setdefault(text, _elsewhere({previous.key: previous}, old))
    for text, found in spans.items():
        words = words_of(text.text, sheet.own_names)
        if len(words.forms) >= SHORTEST and covered_words(words, found) >= UNCHANGED_SHARE * len(words.forms):
            yield made(
                sheet,
                FindingKind.UNCHANGED,
                "gennemgang-tekst-uændret",
                goal=text.goal,
                path=text.path,
                passage=text.text,
                elsewhere=(earlier[text],),
                gaps={"år": previous.first_year},
            )
