"""What in a planner's texts was probably meant otherwise than it is printed, with the place of each sign.

Nothing here changes what is printed: a text is printed as it was read, and these findings say how that was.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import get_args

from generator.plan.plan import Plan
from generator.problems import Finding, Place, finding
from generator.source.prose import NOTE_MARK, read_prose
from generator.source.records.base import Record
from generator.source.records.plan import PlanRecord
from generator.source.written import Written

_KEY = re.compile(r"[ \t]*(?:(- +)?([a-zæøå][a-zæøå -]*)):(?:[ \t]+\S.*|)")
_GAPS = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
_OPEN = re.compile(r"\{[^{}\n]*")
_MARK_SHOWN = re.compile(r"\*\*|\]\((?=\S)|(?<!\w)__(?=\w)")


def text_findings(plan: Plan) -> Iterator[Finding]:
    """Yield the findings of all texts of a plan, in the order of its file."""
    for text in plan.record.texts():
        if not text.startswith(("http://", "https://")):
            yield from _in_text(plan, text.reworded(text.gapped or text))
    if plan.record.title and (mark := _MARK_SHOWN.search(plan.record.title)):
        yield finding("tekst-tegn-vist", _place(plan, plan.record.title, mark[0]), tegn=mark[0])


def _in_text(plan: Plan, text: Written) -> Iterator[Finding]:
    if "\n" in text and (key := _key_line(text)):
        yield finding("tekst-ligner-nøgle", _place(plan, text, key.strip()), linje=key.strip())
    for gap in _OPEN.finditer(_GAPS.sub(lambda closed: " " * len(closed[0]), text)):
        yield finding("tekst-tal-åben", _place(plan, text, gap[0]), tekst=gap[0].strip())
    if not any(sign in text for sign in "*[]\t_"):
        return
    prose = read_prose(text)
    words = [
        token.content for parent in prose.tokens for token in parent.children or () if token.type == "text"
    ]
    for mark in dict.fromkeys(mark[0] for line in words for mark in NOTE_MARK.finditer(line)):
        if mark[2:-1] not in prose.notes:
            yield finding("fodnote-halv", _place(plan, text, mark), tegn=mark)
    for mark in prose.repeated:
        last = text.rsplit(f"[^{mark}]:", 1)[1]
        words_of_last = f"[^{mark}]:{last.splitlines()[0]}"
        yield finding("fodnote-gentaget", _place(plan, text, words_of_last), tegn=f"[^{mark}]")
    for mark in dict.fromkeys(mark[0] for line in words for mark in _MARK_SHOWN.finditer(line)):
        yield finding("tekst-tegn-vist", _place(plan, text, mark), tegn=mark)
    for row in prose.pasted:
        yield finding("tekst-tabel-indsat", _place(plan, text, row), linje=" · ".join(row.split("\t")))


def _key_line(text: str) -> str | None:
    """Return the first line that looks like a key of the format.

    It stands alone, first in an item of a list, right above another, or further in than the line above it.
    """
    lines = text.split("\n")
    for above, line, below in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if (key := _key_in(line)) is None:
            continue
        is_further_in = line[0] in " \t" and above[:1].isalpha()
        if key[1] or line.rstrip().endswith(":") or _key_in(below) or is_further_in:
            return line
    return None


def _key_in(line: str) -> re.Match[str] | None:
    found = _KEY.fullmatch(line)
    return found if found and found[2].strip() in _keys() else None


@functools.cache
def _keys() -> frozenset[str]:
    return frozenset(_keys_of(PlanRecord, set()))


def _keys_of(record: type[Record], seen: set[type[Record]]) -> Iterator[str]:
    if record in seen:
        return
    seen.add(record)
    for name, field in record.model_fields.items():
        yield field.alias or name
        for inner in _records_in(field.annotation):
            yield from _keys_of(inner, seen)


def _records_in(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def _place(plan: Plan, text: Written, words: str) -> Place:
    return plan.file.place_within(text, words)
