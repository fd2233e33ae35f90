"""What was measured, held against what is wanted."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.processes import Run

MEGABYTE = 10**6
DISTURBED = 0.1  # the share of the machine used by others from which seconds no longer count


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on a figure: ``words`` is "at most", "at least" or "below"."""

    words: str
    value: float

    def met_by(self, measured: float) -> bool:
        """Whether a figure keeps the bound."""
        holds = {"at most": operator.le, "at least": operator.ge, "below": operator.lt}
        return bool(holds[self.words](measured, self.value))


@dataclass(frozen=True, slots=True)
class Result:
    """One case: the figure measured, its unit, and what is wanted of it, if anything.

    ``runs`` are the runs behind the figure; ``remark`` says what one must know to read it.
    """

    case: str
    measured: float
    unit: str
    target: Target | None = None
    remark: str = ""
    runs: tuple[Run, ...] = ()

    @property
    def verdict(self) -> str:
        """Whether the target was met; a dash where there is none."""
        if self.target is None:
            return "–"
        return "met" if self.target.met_by(self.measured) else "**missed**"

    @property
    def remarks(self) -> str:
        """The remark, and how much others disturbed the runs where that is more than a little."""
        others = max((run.others for run in self.runs), default=0.0)
        warning = [f"DISTURBED: others used {others:.0%} of the machine"] if others > DISTURBED else []
        return "; ".join([self.remark] * bool(self.remark) + warning)

    def as_data(self) -> dict[str, Any]:
        """Return the result for the JSON file."""
        return {
            "case": self.case,
            "measured": self.measured,
            "unit": self.unit,
            "target": {"bound": self.target.words, "value": self.target.value} if self.target else None,
            "met": self.target.met_by(self.measured) if self.target else None,
            "remark": self.remarks,
            "runs": [_run_data(run) for run in self.runs],
        }


def _run_data(run: Run) -> dict[str, Any]:
    return {
        "wall_seconds": run.wall,
        "processor_seconds": run.processor,
        "others_share_of_machine": run.others,
        "parent": {"peak_bytes": run.parent.peak, "unique_bytes": run.parent.unique},
        "workers": [
            {"peak_bytes": worker.peak, "unique_bytes": worker.unique, "growth": worker.growth}
            for worker in run.workers
        ],
    }


def table(results: Sequence[Result]) -> str:
    """Return results as a Markdown table."""
    lines = ["| Case | Measured | Target | Verdict | Remark |", "|---|---:|---:|---|---|"]
    for result in results:
        target = (
            f"{result.target.words} {_figure(result.target.value, result.unit)}" if result.target else "–"
        )
        measured = _figure(result.measured, result.unit)
        lines.append(f"| {result.case} | {measured} | {target} | {result.verdict} | {result.remarks} |")
    return "\n".join(lines)


def _figure(value: float, unit: str) -> str:
    decimals = {"MB": 0, "ms": 0, "s": 2, "times": 2}[unit]
    return f"{value:.{decimals}f} {unit}"
