"""Words as inline content that knows which of them a planner wrote, and where."""

from __future__ import annotations

from dataclasses import replace

from generator.danish.line_breaks import unbroken
from generator.document.blocks import COMPUTED, Inlines, Origin, Strong, Text
from generator.plan.sentences import Run, Said, runs_of
from generator.source.records.base import Record
from generator.source.written import Written


def origin_of(value: object) -> Origin:
    """Return the origin of a planner's words; that of a sentence leads to the first of them in it."""
    if isinstance(value, Written):
        written = value.gapped or str(value)
        return Origin("kommune", value.place.file, value.place.line, value.path, written=written)
    local = [run for run in runs_of(value) if isinstance(run, Written)] if isinstance(value, Said) else []
    return made_from(local[0]) if local else COMPUTED


def made_from(value: str | Record | None) -> Origin:
    """Return the origin of something computed, which leads to the text or record it was made from."""
    if isinstance(value, Record) and value.place is not None:
        return replace(COMPUTED, file=value.place.file, line=value.place.line, path=value.path)
    return replace(origin_of(value), source=COMPUTED.source, written=None)


def inlines(words: str) -> Inlines:
    """Return finished words as runs of text, of which a planner's know their origin."""
    return tuple(Text(_in_print(run), origin=_origin_of_run(run)) for run in runs_of(words))


def strong(words: str) -> Inlines:
    """Return finished words as runs of strong importance, of which a planner's know their origin."""
    return tuple(Strong(_in_print(run), _origin_of_run(run)) for run in runs_of(words))


def _in_print(run: Run) -> str:
    """Return a run in print: a line cannot end inside our "nr. 5"; a planner's words are left as they are."""
    return str(run) if isinstance(run, Written) else unbroken(run)


def _origin_of_run(run: Run) -> Origin | None:
    return origin_of(run) if isinstance(run, Written) else None
