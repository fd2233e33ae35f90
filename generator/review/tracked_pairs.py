"""Which of two sequences' items belong together: the same, changed, added or removed, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

_Item = TypeVar("_Item")
_MOST_STEPS = 4_000_000
_MOST_PAIRS = 2_500
_READ = 400


def aligned(
    older: Sequence[_Item],
    newer: Sequence[_Item],
    key: Callable[[_Item], str],
    alike: Callable[[_Item, _Item], bool],
) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Yield items of both sequences in their order: together where they are the same or alike, else alone.

    What was removed stands before what was added in its place.
    """
    old_keys, new_keys = ([key(item) for item in items] for items in (older, newer))
    if len(older) * len(newer) > _MOST_STEPS:
        yield from _changed(older, newer, alike)
        return
    for tag, i, j, k, m in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(older[i:j], newer[k:m], strict=True)
        else:
            yield from _changed(older[i:j], newer[k:m], alike)


def _changed(
    older: Sequence[_Item], newer: Sequence[_Item], alike: Callable[[_Item, _Item], bool]
) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Yield a stretch that differs: each newer item with the first older one left that is like it."""
    start = 0
    may_pair = len(older) * len(newer) <= _MOST_PAIRS
    for item in newer:
        places = range(start, len(older)) if may_pair else ()
        found = next((place for place in places if alike(older[place], item)), None)
        if found is None:
            yield None, item
            continue
        yield from ((gone, None) for gone in older[start:found])
        yield older[found], item
        start = found + 1
    yield from ((gone, None) for gone in older[start:])


def likeness(first: str, second: str) -> float:
    """Return how alike two texts are by their words, from 0 to 1; of long texts the beginning counts."""
    old, new = (text.split()[:_READ] for text in (first, second))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()
