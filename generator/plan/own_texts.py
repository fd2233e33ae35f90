"""The texts that a municipality has written in its plan, in plain words, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.plan.plan import Plan
from generator.source.plan_file import SHARED_FOLDER
from generator.source.prose import plain_words
from generator.source.records.annex import Annex
from generator.source.records.base import Record
from generator.source.records.goal import Action, GoalRecord, Statement, Theme
from generator.source.records.plan import Section
from generator.source.written import Written

TEXT_KEYS = frozenset(
    {
        "begrundelse",
        "bemærkning",
        "definition",
        "forbehold",
        "fordi",
        "formål",
        "forudsætninger",
        "forventet",
        "hjemrejsevejledning",
        "ikke oplyst",
        "kvalitativt",
        "lokalt mål",
        "metode",
        "måltal ikke oplyst",
        "ordlyd",
        "resumé",
        "sigte",
        "strategi",
        "svar",
        "tekst",
        "udfordring",
    }
)
"""The keys whose values are whole sentences; names, titles and words of a few words are no texts."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """One text in plain words, with an empty line between paragraphs.

    ``path`` is its YAML path ("mål[0].udfordring"), ``goal`` the reference of the goal it stands under, and
    ``heading`` the nearest heading over it. ``is_shared`` marks a chapter that several municipalities share.
    """

    path: str
    goal: str | None
    heading: str | None
    words: str
    is_shared: bool


def own_texts(plan: Plan) -> tuple[OwnText, ...]:
    """Return the municipality's own texts in the order of its file."""
    goals = {goal.record.path: (goal.reference, goal.heading) for goal in plan.goals if goal.record}
    return tuple(_texts(plan.record, "", goals, None, None))


def _texts(
    record: Record, path: str, goals: dict[str, tuple[str, str]], goal: str | None, heading: str | None
) -> Iterator[OwnText]:
    if isinstance(record, GoalRecord):
        goal, heading = goals.get(path, (None, record.heading))
    heading = _heading(record) or heading
    for name, field in type(record).model_fields.items():
        key = field.alias or name
        at = f"{path}.{key}" if path else key
        value = getattr(record, name)
        for index, item in enumerate(value if isinstance(value, tuple) else (value,)):
            place = f"{at}[{index}]" if isinstance(value, tuple) else at
            if isinstance(item, Record):
                yield from _texts(item, item.path or place, goals, goal, heading)
            elif isinstance(item, Written) and key in TEXT_KEYS:
                shared = SHARED_FOLDER in PurePosixPath(item.place.file).parts
                words = plain_words(item)
                if words:
                    yield OwnText(place if shared else item.path or place, goal, heading, words, shared)


def _heading(record: Record) -> str | None:
    match record:
        case Section() | Theme():
            return record.heading
        case Action() | Annex() | Statement():
            return record.title
        case _:
            return None
