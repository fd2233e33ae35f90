"""Where labels go, so that none covers another: the plain arithmetic of it, without any drawing."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum


def spread(centres: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Move labels along one direction until none overlaps, and return their new centres.

    Each label stays as near its wanted centre as its neighbours allow, keeps its order and stays between
    ``low`` and ``high``. Raises ValueError if there is not room for all.
    """
    if fsum(sizes) > high - low + 1e-6:
        raise ValueError("the labels do not fit")
    order = sorted(range(len(centres)), key=lambda index: centres[index])
    # Clusters of touching labels: members, start, size. A cluster sits where its members want it on average.
    clusters: list[tuple[list[int], float, float]] = []
    for index in order:
        members, size = [index], sizes[index]
        start = _within(centres[index] - size / 2, size, low, high)
        while clusters and clusters[-1][1] + clusters[-1][2] > start:
            before, _, before_size = clusters.pop()
            members, size = before + members, before_size + size
            start = _within(_wanted_start(members, centres, sizes), size, low, high)
        clusters.append((members, start, size))
    placed = [0.0] * len(centres)
    for members, start, _ in clusters:
        for index in members:
            placed[index] = start + sizes[index] / 2
            start += sizes[index]
    return placed


def rows_without_overlap(extents: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """Return for each extent (left, right) the first row, from 0, where it is ``gap`` clear of the others."""
    rows: list[list[tuple[float, float]]] = []
    chosen = []
    for left, right in extents:
        free = (
            number
            for number, row in enumerate(rows)
            if all(right + gap <= other_left or left >= other_right + gap for other_left, other_right in row)
        )
        number = next(free, len(rows))
        if number == len(rows):
            rows.append([])
        rows[number].append((left, right))
        chosen.append(number)
    return chosen


def _within(start: float, size: float, low: float, high: float) -> float:
    return max(low, min(start, high - size))


def _wanted_start(members: list[int], centres: Sequence[float], sizes: Sequence[float]) -> float:
    before, starts = 0.0, 0.0
    for index in members:
        starts += centres[index] - sizes[index] / 2 - before
        before += sizes[index]
    return starts / len(members)
