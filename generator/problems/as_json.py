"""Findings as JSON objects, and back again."""

from __future__ import annotations

from typing import Any

from generator.problems.finding import Finding, Place, Severity


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


def from_json(item: dict[str, Any]) -> Finding:
    """Return the finding that an object was made of; raise KeyError or ValueError for anything else."""
    place = (
        Place(item["fil"], item["linje"], item["kolonne"], item["længde"], item["uddrag"])
        if item["fil"] is not None
        else None
    )
    return Finding(item["kode"], Severity(item["alvor"]), item["årsag"], item["råd"], place)
