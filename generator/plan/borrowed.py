"""Finds passages that stand word for word in two municipalities' files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.problems import Finding, finding
from generator.source.goals import GoalCatalogue
from generator.source.plan_file import PlanFile
from generator.source.written import Written, WrittenList, WrittenMapping

SHORTEST_PASSAGE = 12
"""How many words a paragraph must have to be called borrowed; shorter ones coincide by chance."""

_WORD = re.compile(r"\w+")


def borrowed_passages(files: Iterable[PlanFile], goals: GoalCatalogue) -> dict[str, tuple[Finding, ...]]:
    """Return the findings about borrowed text by file.

    Shared texts are meant to be shared, the minister's words belong to all, and a municipality may repeat
    itself from plan to plan: none of these counts.
    """
    common = set(_common_passages(goals))
    places: dict[tuple[str, ...], list[tuple[PlanFile, Written]]] = defaultdict(list)
    for file in files:
        for text in _texts(file.record.written):
            if text.place.file == file.shown:
                for words in _passages(text):
                    if words not in common:
                        places[words].append((file, text))
    findings: dict[str, list[Finding]] = defaultdict(list)
    for found in places.values():
        for file, text in found:
            own = set(file.record.municipalities)
            others = sorted(o.shown for o, _ in found if own.isdisjoint(o.record.municipalities))
            if others:
                findings[file.shown].append(finding("tekst-lånt", text.place, fil=others[0]))
    return {shown: tuple(dict.fromkeys(items)) for shown, items in findings.items()}


def _passages(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each paragraph that is long enough."""
    for paragraph in text.split("\n\n"):
        words = tuple(word.casefold() for word in _WORD.findall(paragraph))
        if len(words) >= SHORTEST_PASSAGE:
            yield words


def _common_passages(goals: GoalCatalogue) -> Iterator[tuple[str, ...]]:
    """Yield the passages of the minister's goals and letters."""
    for year in map(goals.year, goals.years):
        letter = year.letter
        sentences = [goal.wording for goal in year.goals]
        if letter is not None:
            sentences += [
                *letter.introduction,
                letter.announcement_sentence,
                letter.reason_sentence,
                letter.indicator_sentence,
                letter.adaptation_sentence,
            ]
        for sentence in sentences:
            yield from _passages(sentence)


def _texts(value: object) -> Iterator[Written]:
    match value:
        case Written():
            yield value
        case WrittenList():
            for item in value:
                yield from _texts(item)
        case WrittenMapping():
            for item in value.values():
                yield from _texts(item)
