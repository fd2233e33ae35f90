"""Finds passages that stand word for word in two municipalities' files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from generator.problems import Finding, finding
from generator.source.plan_file import PlanFile
from generator.source.written import Written, WrittenList, WrittenMapping

SHORTEST_PASSAGE = 12
"""How many words a paragraph must have to be called borrowed; shorter ones coincide by chance."""

_WORD = re.compile(r"\w+")


def borrowed_passages(files: Iterable[PlanFile]) -> dict[str, tuple[Finding, ...]]:
    """Return the findings about borrowed text by file.

    Shared texts are meant to be shared and the minister's words belong to all, so neither counts.
    """
    places: dict[tuple[str, ...], list[tuple[str, Written]]] = defaultdict(list)
    for file in files:
        for text in _texts(file.record.written):
            if text.place.file == file.shown:
                for paragraph in text.split("\n\n"):
                    words = tuple(word.casefold() for word in _WORD.findall(paragraph))
                    if len(words) >= SHORTEST_PASSAGE:
                        places[words].append((file.shown, text))
    findings: dict[str, list[Finding]] = defaultdict(list)
    for found in places.values():
        for shown, text in found:
            others = sorted({other for other, _ in found} - {shown})
            if others:
                findings[shown].append(finding("tekst-lånt", text.place, fil=others[0]))
    return {shown: tuple(dict.fromkeys(items)) for shown, items in findings.items()}


def _texts(value: Any) -> Iterator[Written]:
    match value:
        case Written():
            yield value
        case WrittenList():
            for item in value:
                yield from _texts(item)
        case WrittenMapping():
            for item in value.values():
                yield from _texts(item)
