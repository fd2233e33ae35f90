"""Finds the letters in a municipality's words that the fonts of the PDF have not."""

from __future__ import annotations

from collections.abc import Iterator

from generator.charts.letters import missing_letters
from generator.problems import Finding, finding
from generator.source.plan_file import PlanFile
from generator.source.written import Written, WrittenList, WrittenMapping

_MOST_TOLD = 8
"""How many letters of one text are named; a text in another script has hundreds."""


def letter_findings(file: PlanFile) -> Iterator[Finding]:
    """Yield a finding for each text with letters that a reader of the PDF will not see, at the first."""
    for text in _texts(file):
        missing = missing_letters(text)
        if missing:
            named = ", ".join(f"»{letter}« ({_code(letter)})" for letter in missing[:_MOST_TOLD])
            more = " m.fl." if len(missing) > _MOST_TOLD else ""
            yield finding("bogstav-uden-skrift", file.place_within(text, missing[0]), tegn=named + more)


def _code(letter: str) -> str:
    return " ".join(f"U+{ord(part):04X}" for part in letter)


def _texts(file: PlanFile) -> Iterator[Written]:
    """Yield what the municipality has written: its plan, and its own sentences, headings and names."""
    yield from file.record.texts()
    for written in file.identity.files.values():
        yield from _written(written)


def _written(value: object) -> Iterator[Written]:
    match value:
        case Written():
            yield value
        case WrittenMapping():
            for item in value.values():
                yield from _written(item)
        case WrittenList():
            for item in value:
                yield from _written(item)
