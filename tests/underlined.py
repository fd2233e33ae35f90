"""The words that a finding underlines."""

from __future__ import annotations

from generator.problems import Finding


def underlined(found: Finding) -> str:
    """Return the part of the line that the finding's place marks."""
    assert found.place is not None
    start = found.place.column - 1
    return found.place.excerpt[start : start + found.place.length]
