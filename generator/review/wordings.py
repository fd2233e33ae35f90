"""Two wordings held against each other word by word."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.review.words import PIECE

MOST_PIECES = 2_000
"""How long two wordings may be together to be compared; longer ones are no wordings of a goal."""


class Change(enum.Enum):
    """What has become of some words on the way from one wording to another."""

    SAME = "ens"
    ADDED = "tilføjet"
    REMOVED = "udeladt"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words, and what has become of them."""

    change: Change
    text: str


def compared_wordings(before: str, after: str) -> tuple[Stretch, ...]:
    """Return one wording as it became another: words that stayed, were left out and came instead.

    What stayed and what was left out make up ``before``; what stayed and what was added make up ``after``,
    apart from case and white space.
    """
    old, new = _pieces(before), _pieces(after)
    if len(old) + len(new) > MOST_PIECES:
        return (Stretch(Change.REMOVED, before), Stretch(Change.ADDED, after))
    old_forms, new_forms = ([piece.strip().casefold() for piece in pieces] for pieces in (old, new))
    return tuple(_joined(_runs(old, new, SequenceMatcher(None, old_forms, new_forms, autojunk=False))))


def _pieces(text: str) -> list[str]:
    """Return words and punctuation marks, each with the white space after it."""
    pieces: list[str] = []
    for match in PIECE.finditer(text.strip()):
        if match[0].isspace() and pieces:
            pieces[-1] += " "
        else:
            pieces.append(match[0])
    return pieces


def _runs(old: list[str], new: list[str], matcher: SequenceMatcher[str]) -> Iterator[Stretch]:
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Stretch(Change.SAME, "".join(new[new_start:new_end]))
            continue
        if old_end > old_start:
            yield Stretch(Change.REMOVED, "".join(old[old_start:old_end]))
        if new_end > new_start:
            yield Stretch(Change.ADDED, "".join(new[new_start:new_end]))


def _joined(runs: Iterator[Stretch]) -> Iterator[Stretch]:
    """Put neighbouring runs of one kind together."""
    last: Stretch | None = None
    for run in runs:
        if last is not None and last.change is run.change:
            last = Stretch(run.change, last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
