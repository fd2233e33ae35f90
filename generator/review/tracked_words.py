"""The words of one paragraph as they became those of another, marked in the newer one."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.review.finished_word import W
from generator.review.revision_marks import RevisionMarks, length_of, removed_run, text_of
from generator.review.words import PIECE

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_STEPS = 4_000_000
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark_words(old: _Element, new: _Element, marks: RevisionMarks) -> None:
    """Mark in a paragraph what was added, and put into it what was removed."""
    before, after = _runs(old), _runs(new)
    texts = ["".join(map(text_of, runs)) for runs in (before, after)]
    if texts[0] == texts[1]:
        return
    changes = _changes(*texts)
    borders = {place for _, _, start, end in changes for place in (start, end)}
    after = _cut(after, borders)
    starts = list(accumulate((length_of(run) for run in after), initial=0))
    at = dict(zip(starts, after, strict=False))
    for old_start, old_end, start, end in changes:
        removed = _removed(before, old_start, old_end, marks)
        if start in at:
            for mark in removed:
                at[start].addprevious(mark)
        elif after:
            for mark in reversed(removed):
                after[-1].addnext(mark)
        else:
            new.extend(removed)
        for run, place in zip(after, starts, strict=False):
            if start <= place < end and length_of(run):
                marks.wrap(run)


def _changes(before: str, after: str) -> list[tuple[int, int, int, int]]:
    """Return the stretches that differ, as offsets in both texts, in reverse order."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    if len(old) * len(new) > _MOST_STEPS:
        return [(0, len(before), 0, len(after))]
    offsets = [list(accumulate(map(len, pieces), initial=0)) for pieces in (old, new)]
    return [
        (offsets[0][i], offsets[0][j], offsets[1][k], offsets[1][m])
        for tag, i, j, k, m in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
        if tag != "equal"
    ]


def _runs(paragraph: _Element) -> list[_Element]:
    return [
        run
        for run in paragraph.iter(f"{W}r")
        if next(run.iterancestors(f"{W}p"), None) is paragraph and length_of(run)
    ]


def _cut(runs: Sequence[_Element], borders: set[int]) -> list[_Element]:
    """Return the runs cut so that each border, a number of characters, stands between two of them."""
    found: list[_Element] = []
    place = 0
    for run in runs:
        rest = run
        for piece in _single(rest):
            length = length_of(piece)
            for border in sorted(item for item in borders if place < item < place + length):
                second = deepcopy(piece)
                first_text, second_text = piece.find(f"{W}t"), second.find(f"{W}t")
                if first_text is None or second_text is None:
                    continue
                words = first_text.text or ""
                first_text.text, second_text.text = words[: border - place], words[border - place :]
                for text in (first_text, second_text):
                    text.set(_SPACE, "preserve")
                piece.addnext(second)
                found.append(piece)
                place, piece = border, second
            found.append(piece)
            place += length_of(piece)
    return found


def _single(run: _Element) -> list[_Element]:
    """Cut a run into runs of one piece of content each, and return those that show something."""
    content = [child for child in run if child.tag != f"{W}rPr"]
    pieces = [run]
    for child in content[1:]:
        piece = deepcopy(run)
        for other in list(piece):
            if other.tag != f"{W}rPr":
                piece.remove(other)
        piece.append(child)
        pieces[-1].addnext(piece)
        pieces.append(piece)
    return [piece for piece in pieces if length_of(piece)]


def _removed(runs: Sequence[_Element], start: int, end: int, marks: RevisionMarks) -> list[_Element]:
    found = []
    place = 0
    for run in runs:
        length = length_of(run)
        first, last = max(start - place, 0), min(end - place, length)
        place += length
        content = removed_run(run, first, last) if first < last else None
        if content is not None:
            mark = marks.mark("del")
            mark.append(content)
            found.append(mark)
    return found
