"""Runs a command in a process of its own, and measures it from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds by the clock, seconds of processor time, and peak memory in MiB."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Case:
    """A Python program, its arguments and the folder it runs in; ``codes`` are the exit codes expected."""

    name: str
    arguments: tuple[str, ...]
    folder: Path
    codes: tuple[int, ...] = (0,)

    def run(self) -> Run:
        """Run it once, cold. Raises RuntimeError if it does not end as expected."""
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
        started = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *self.arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.codes:
            raise RuntimeError(f"{self.name}: exit code {process.returncode}")
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(cases: Sequence[Case], rounds: int) -> dict[str, list[Run]]:
    """Run all cases in turn, round after round, so that a busy moment of the machine hits all alike."""
    runs: dict[str, list[Run]] = {case.name: [] for case in cases}
    for case in cases:
        case.run()  # fills the machine's file cache; not counted
    for _ in range(rounds):
        for case in cases:
            runs[case.name].append(case.run())
    return runs


def middle(runs: Sequence[Run]) -> Run:
    """Return the median of each measure."""
    return Run(
        median(run.wall for run in runs),
        median(run.processor for run in runs),
        median(run.memory for run in runs),
    )
