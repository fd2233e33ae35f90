"""Two versions of a plan, or the plans of two years, held against each other as data.

The minister's goals are told by their key, which is the same through all years, own goals by their heading or
else their likeness; indicators by their id; texts by their key under their goal. Changed texts are compared
sentence by sentence and word by word.
"""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from generator.review.sheet import ActionSheet, GoalSheet, IndicatorSheet, PlanSheet, TargetSheet
from generator.review.wordings import Change, Stretch, compared_wordings
from generator.review.words import sentences_of

_ALIKE = 0.6
_READ_FOR_LIKENESS = 400
_MOST_PAIRS = 10_000
_MOST_STEPS = 4_000_000
_INDEX = re.compile(r"\[\d+\]")
_Item = TypeVar("_Item")
_Part = TypeVar("_Part")
GoalPairs = tuple[tuple[GoalSheet | None, GoalSheet | None], ...]


class ChangeSubject(enum.Enum):
    """What has changed."""

    GOAL = "mål"
    INDICATOR = "indikator"
    TARGET = "måltal"
    ACTION = "indsats"
    TEXT = "tekst"


class ChangeKind(enum.Enum):
    """What has become of it."""

    ADDED = "tilføjet"
    REMOVED = "fjernet"
    CHANGED = "ændret"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One change from the older to the newer plan.

    ``goal`` is the heading of the goal it stands under, None for none. ``name`` is that of what has changed:
    a heading, an indicator, a title, or the key of a text. ``field`` is the key of what has changed in a goal
    or action. ``before`` and ``after`` are None where there was or is nothing; ``runs`` are the words of both
    where both are texts.
    """

    kind: ChangeKind
    subject: ChangeSubject
    goal: str | None
    name: str
    field: str | None
    before: str | None
    after: str | None
    runs: tuple[Stretch, ...] = ()


def compared_plans(older: PlanSheet, newer: PlanSheet) -> tuple[PlanChange, ...]:
    """Return what has changed, goal by goal in the order of the newer plan; removed goals stand last."""
    changes: list[PlanChange] = []
    goals = _pairs(older.goals, newer.goals, _goal_key, _goal_words)
    pairs = tuple(goals)
    for old, new in pairs:
        changes += _goal_changes(old, new)
    shared = _by_goal(older, newer, pairs)
    changes += _text_changes(older, newer, shared)
    changes += _action_changes(older.actions, newer.actions, None)
    themes = _pairs(older.themes, newer.themes, lambda theme: theme.heading.casefold(), _no_words)
    for before, after in themes:
        heading = next(theme.heading for theme in (after, before) if theme is not None)
        changes += _indicator_changes(*_both(before, after, lambda theme: theme.indicators), heading)
        changes += _target_changes(*_both(before, after, lambda theme: theme.targets), heading, heading)
        changes += _action_changes(*_both(before, after, lambda theme: theme.actions), heading)
    changes += _indicator_changes(older.context_indicators, newer.context_indicators, None)
    return tuple(_told_once(changes))


def _told_once(changes: Iterable[PlanChange]) -> Iterator[PlanChange]:
    """Yield changes without those in texts that are told as a change in a goal or an action too."""
    changes = dict.fromkeys(changes)
    wholes = [change for change in changes if change.subject in {ChangeSubject.GOAL, ChangeSubject.ACTION}]
    for change in changes:
        if change.subject is not ChangeSubject.TEXT or not any(_is_part(change, whole) for whole in wholes):
            yield change


def _is_part(change: PlanChange, whole: PlanChange) -> bool:
    if change.goal not in {whole.goal, whole.name}:
        return False
    pairs = ((change.before, whole.before), (change.after, whole.after))
    return all(_folded(part) in _folded(all_of_it) for part, all_of_it in pairs)


def _goal_changes(old: GoalSheet | None, new: GoalSheet | None) -> Iterator[PlanChange]:
    heading = new.heading if new is not None else old.heading if old is not None else ""
    if old is None or new is None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
        before, after = (goal.wording if goal is not None else None for goal in (old, new))
        yield PlanChange(kind, ChangeSubject.GOAL, heading, heading, None, before, after)
    else:
        treatments = (goal.treatment.value if goal.treatment is not None else None for goal in (old, new))
        fields = (
            ("overskrift", old.heading, new.heading),
            ("ordlyd", old.wording, new.wording),
            ("behandling", *treatments),
            ("begrundelse", old.reason, new.reason),
        )
        for field, before, after in fields:
            yield from _field_changes(ChangeSubject.GOAL, heading, heading, field, before, after)
    yield from _indicator_changes(*_both(old, new, lambda goal: goal.indicators), heading)
    yield from _target_changes(*_both(old, new, lambda goal: goal.targets), heading, heading)
    yield from _action_changes(*_both(old, new, lambda goal: goal.actions), heading)


def _indicator_changes(
    older: Sequence[IndicatorSheet], newer: Sequence[IndicatorSheet], goal: str | None
) -> Iterator[PlanChange]:
    for old, new in _pairs(older, newer, lambda item: (item.id, item.population), _no_words):
        name = new.name if new is not None else old.name if old is not None else ""
        if old is None or new is None:
            kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
            before, after = (item.name if item is not None else None for item in (old, new))
            yield PlanChange(kind, ChangeSubject.INDICATOR, goal, name, None, before, after)
        yield from _target_changes(*_both(old, new, lambda item: item.targets), goal, name)


def _target_changes(
    older: Sequence[TargetSheet], newer: Sequence[TargetSheet], goal: str | None, name: str
) -> Iterator[PlanChange]:
    for old, new in _pairs(older, newer, lambda item: item.statement, lambda item: item.statement, alike=0.0):
        before, after = (item.statement if item is not None else None for item in (old, new))
        yield from _field_changes(ChangeSubject.TARGET, goal, name, None, before, after)


def _action_changes(
    older: Sequence[ActionSheet], newer: Sequence[ActionSheet], goal: str | None
) -> Iterator[PlanChange]:
    for old, new in _pairs(
        older, newer, lambda item: item.title.casefold(), lambda item: item.text or item.title
    ):
        title = new.title if new is not None else old.title if old is not None else ""
        if old is None or new is None:
            kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
            before, after = ((item.text or item.title) if item is not None else None for item in (old, new))
            yield PlanChange(kind, ChangeSubject.ACTION, goal, title, None, before, after)
            continue
        yield from _field_changes(ChangeSubject.ACTION, goal, title, "titel", old.title, new.title)
        yield from _sentence_changes(ChangeSubject.ACTION, goal, title, old.text or "", new.text or "")


def _text_changes(
    older: PlanSheet, newer: PlanSheet, goals: Mapping[tuple[bool, str], tuple[str, str]]
) -> Iterator[PlanChange]:
    """Yield the changes in own texts; ``goals`` has the key and heading of each goal by plan and id."""
    texts: defaultdict[tuple[str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    headings: dict[tuple[str, str], str | None] = {}
    for is_new, plan in ((True, newer), (False, older)):
        for text in plan.texts:
            key, heading = goals.get((is_new, text.goal or ""), ("", ""))
            name = _INDEX.sub("", text.path).removeprefix("mål.")
            headings.setdefault((key, name), heading or text.heading)
            texts[key, name][is_new].append(text.text)
    for (key, name), (old, new) in texts.items():
        yield from _sentence_changes(
            ChangeSubject.TEXT, headings[key, name], name, "\n\n".join(old), "\n\n".join(new)
        )


def _by_goal(older: PlanSheet, newer: PlanSheet, pairs: GoalPairs) -> dict[tuple[bool, str], tuple[str, str]]:
    found: dict[tuple[bool, str], tuple[str, str]] = {}
    for number, pair in enumerate(pairs):
        heading = next(goal.heading for goal in reversed(pair) if goal is not None)
        for is_new, goal in enumerate(pair):
            if goal is not None:
                found[bool(is_new), goal.id] = str(number), heading
    return found


def _field_changes(
    subject: ChangeSubject,
    goal: str | None,
    name: str,
    field: str | None,
    before: str | None,
    after: str | None,
) -> Iterator[PlanChange]:
    if _folded(before) == _folded(after):
        return
    if field is not None:  # what has fields is still there, and has changed
        yield PlanChange(ChangeKind.CHANGED, subject, goal, name, field, before, after, _runs(before, after))
        return
    kind = ChangeKind.CHANGED if before and after else ChangeKind.ADDED if after else ChangeKind.REMOVED
    runs = _runs(before, after) if kind is ChangeKind.CHANGED else ()
    yield PlanChange(kind, subject, goal, name, field, before or None, after or None, runs)


def _sentence_changes(
    subject: ChangeSubject, goal: str | None, name: str, before: str, after: str
) -> Iterator[PlanChange]:
    old, new = ([text[start:end] for start, end in sentences_of(text)] for text in (before, after))
    old_forms, new_forms = ([_folded(sentence) for sentence in sentences] for sentences in (old, new))
    if len(old) * len(new) > _MOST_STEPS:
        yield from _field_changes(subject, goal, name, None, before, after)
        return
    for tag, i, j, k, m in SequenceMatcher(None, old_forms, new_forms, autojunk=False).get_opcodes():
        if tag != "equal":
            for number in range(max(j - i, m - k)):
                gone = old[i + number] if i + number < j else None
                come = new[k + number] if k + number < m else None
                yield from _field_changes(subject, goal, name, None, gone, come)


def _runs(before: str | None, after: str | None) -> tuple[Stretch, ...]:
    before, after = before or "", after or ""
    if len(before.split()) * len(after.split()) > _MOST_STEPS:
        return Stretch(Change.REMOVED, before), Stretch(Change.ADDED, after)
    return compared_wordings(before, after)


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())


def _goal_key(goal: GoalSheet) -> Hashable:
    return goal.key or ("", goal.heading.casefold())


def _goal_words(goal: GoalSheet) -> str:
    return "" if goal.is_national else f"{goal.heading} {goal.wording}"


def _no_words(_item: object) -> str:
    return ""


def _both(
    old: _Item | None, new: _Item | None, items: Callable[[_Item], Sequence[_Part]]
) -> tuple[Sequence[_Part], Sequence[_Part]]:
    return items(old) if old is not None else (), items(new) if new is not None else ()


def _pairs(
    older: Sequence[_Item],
    newer: Sequence[_Item],
    key: Callable[[_Item], Hashable],
    words: Callable[[_Item], str],
    alike: float = _ALIKE,
) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Yield what is the same in both, in the order of the newer, and then what only the older has.

    Items of one key are the same; of the others those whose words are most alike, where they have any.
    """
    waiting: defaultdict[Hashable, list[_Item]] = defaultdict(list)
    for item in older:
        waiting[key(item)].append(item)
    found: list[_Item | None] = [waiting[key(item)].pop(0) if waiting[key(item)] else None for item in newer]
    rest = [item for items in waiting.values() for item in items]
    open_places = [place for place, item in enumerate(found) if item is None]
    if len(rest) * len(open_places) <= _MOST_PAIRS:
        for place, item in _most_alike(rest, [(place, newer[place]) for place in open_places], words, alike):
            found[place] = item
            rest.remove(item)
    yield from zip(found, newer, strict=True)
    yield from ((item, None) for item in rest)


def _most_alike(
    rest: Iterable[_Item],
    places: Sequence[tuple[int, _Item]],
    words: Callable[[_Item], str],
    alike: float,
) -> Iterator[tuple[int, _Item]]:
    """Yield items for places, the most alike first, each once."""
    rated = [
        (_likeness(words(item), words(new)), place, index, item)
        for index, item in enumerate(rest)
        for place, new in places
        if words(item) and words(new)
    ]
    taken: set[tuple[str, int]] = set()
    for likeness, place, index, item in sorted(rated, key=lambda found: (-found[0], found[1], found[2])):
        if likeness >= alike and not taken & {("new", place), ("old", index)}:
            taken |= {("new", place), ("old", index)}
            yield place, item


def _likeness(first: str, second: str) -> float:
    old, new = (text[:_READ_FOR_LIKENESS].split() for text in (first, second))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()
