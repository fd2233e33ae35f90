"""Where a line is unbroken and which of its points carry a marker, for SVG and Word alike."""

from __future__ import annotations

from collections.abc import Collection

from generator.document.chart_specs import Line

_MARKERS_ON_A_LINE = 7


def unbroken_runs(line: Line, breaks: Collection[int]) -> list[list[int]]:
    """Return the indices of a line's values in unbroken runs: parted by gaps and by data breaks."""
    runs: list[list[int]] = [[]]
    for index, value in enumerate(line.values):
        if value is None or index in breaks:
            runs.append([])
        if value is not None:
            runs[-1].append(index)
    return [run for run in runs if run]


def own_markers(runs: list[list[int]], first_preliminary: int) -> list[int]:
    """Return the marked points of the own line: its last, the preliminary ones and those that stand alone."""
    last = [run[-1] for run in runs[-1:]]
    return sorted({i for run in runs for i in run if len(run) == 1 or i >= first_preliminary or i in last})


def comparator_markers(runs: list[list[int]], number: int, periods: int) -> list[int]:
    """Return the marked points of comparator ``number``, from 0: every so many, and those that stand alone.

    The markers of neighbouring lines are staggered, so that they do not cover each other.
    """
    every = max(1, periods // _MARKERS_ON_A_LINE)
    return [i for run in runs for i in run if len(run) == 1 or (i + number * (every // 2)) % every == 0]
