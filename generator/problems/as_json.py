"""Findings as JSON objects, and back again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.problems.finding import Finding, Place, Severity, sorted_by_place

_WORDS = {"kode": str, "alvor": str, "årsag": str, "råd": str}
_PLACE = {"fil": str, "linje": int, "kolonne": int, "længde": int, "uddrag": str}
SHAPE = ({**_WORDS, **_PLACE}, {**_WORDS, **dict.fromkeys(_PLACE)})
"""What an object holds, with a place and without."""

_MOST = 10_000_000


def to_json(item: Finding) -> dict[str, object]:
    """Return a finding as an object with Danish keys; those of the place are null where it has none."""
    place = item.place
    return {
        "kode": item.code,
        "alvor": item.severity.value,
        "fil": place.file if place else None,
        "linje": place.line if place else None,
        "kolonne": place.column if place else None,
        "længde": place.length if place else None,
        "uddrag": place.excerpt if place else None,
        "årsag": item.cause,
        "råd": item.cure,
    }


def all_to_json(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return findings as a list of objects, sorted by place and without repetitions."""
    return [to_json(item) for item in sorted_by_place(findings)]


def from_json(item: dict[str, Any]) -> Finding:
    """Return the finding of an object with that shape; raise ValueError for what cannot be one."""
    place = None
    if item["fil"] is not None:
        place = Place(*(item[key] for key in _PLACE))
        if not all(0 < number <= _MOST for number in (place.line, place.column, place.length)):
            raise ValueError("no place in a file")
    return Finding(item["kode"], Severity(item["alvor"]), item["årsag"], item["råd"], place)
