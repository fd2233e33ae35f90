"""Runs a command in a process of its own, and measures it and its workers from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from benchmarks.memory import Memory, Watch

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock, processor seconds of all its processes, and the memory of each.

    ``others`` is the share of the machine that anybody else used meanwhile; ``said`` is what it printed.
    """

    wall: float
    processor: float
    parent: Memory
    workers: tuple[Memory, ...]
    others: float
    said: str

    @property
    def largest_worker(self) -> Memory | None:
        """The worker that held most, or None where there was none."""
        return max(self.workers, key=lambda worker: worker.peak, default=None)

    @property
    def peak(self) -> int:
        """The most that any one process held, in bytes."""
        return max(memory.peak for memory in (self.parent, *self.workers))


@dataclass(frozen=True, slots=True)
class Command:
    """A Python program, its arguments and the folder it runs in; ``codes`` are the exit codes expected."""

    arguments: tuple[str, ...]
    folder: Path
    codes: tuple[int, ...] = (0,)

    def run(self) -> Run:
        """Run it once, cold. Raises RuntimeError, with what it said last, if it does not end as expected."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
            busy_before = _busy()
            started = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, *self.arguments],
                cwd=self.folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            watch = Watch(process.pid)
            try:
                _, status, used = os.wait4(process.pid, 0)
                wall = time.perf_counter() - started
            except BaseException:
                process.kill()
                raise
            finally:
                memory = watch.stop()
            busy = _busy() - busy_before
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            said = output.read()
        if process.returncode not in self.codes:
            raise RuntimeError(f"{' '.join(self.arguments)}: exit code {process.returncode}\n{said[-2000:]}")
        parent = memory.pop(process.pid, Memory())
        processor = used.ru_utime + used.ru_stime
        others = max(0.0, busy - processor) / (wall * (os.cpu_count() or 1))
        return Run(wall, processor, parent, tuple(memory.values()), others, said)


def _busy() -> float:
    """Return the processor seconds that everybody has used since the machine started."""
    times = psutil.cpu_times()
    return float(times.user + times.nice + times.system + times.steal)


def middle(runs: Sequence[Run]) -> float:
    """Return the median of the seconds by the clock."""
    return median(run.wall for run in runs)
