"""Watches the memory of a process and its workers from outside while they run."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

SECONDS_BETWEEN_LOOKS = 0.1
LOOKS_BETWEEN_UNIQUE = 5  # what is a process's own alone costs more to ask for
PEAK = "VmHWM:"  # the kernel's own record of the most a process has held, in KiB


@dataclass(slots=True)
class Memory:
    """The memory of one process, in bytes.

    ``peak`` is the most it held, pages shared with other processes included; ``unique`` is the most that was
    its own alone (0 if it was too short to ask). ``held`` is what it held at each look, in order.
    """

    peak: int = 0
    unique: int = 0
    held: list[int] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """The most held in the last third of its life, relative to the middle third: 1.0 is flat.

        The first third is left out, since libraries are loaded and caches filled there.
        """
        third = len(self.held) // 3
        return max(self.held[2 * third :]) / max(self.held[third : 2 * third]) if third else 1.0


class Watch:
    """Looks at a process and all below it until stopped."""

    def __init__(self, process: int) -> None:
        """Begin to watch the process of this number."""
        self.memory: dict[int, Memory] = {}
        self._top = psutil.Process(process)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look_until_stopped)
        self._thread.start()

    def stop(self) -> dict[int, Memory]:
        """Stop looking and return the memory of each process by its number."""
        self._stopped.set()
        self._thread.join()
        return self.memory

    def _look_until_stopped(self) -> None:
        looks = 0
        while not self._stopped.is_set():
            started = time.perf_counter()
            try:
                for process in (self._top, *self._top.children(recursive=True)):
                    self._look(process, unique=looks % LOOKS_BETWEEN_UNIQUE == 0)
            except psutil.NoSuchProcess:
                pass  # it ended between two questions
            looks += 1
            self._stopped.wait(max(0.0, SECONDS_BETWEEN_LOOKS - (time.perf_counter() - started)))

    def _look(self, process: psutil.Process, unique: bool) -> None:
        held = process.memory_info().rss
        if not held:
            return  # ended, and not yet collected by its parent
        memory = self.memory.setdefault(process.pid, Memory())
        memory.held.append(held)
        memory.peak = max(memory.peak, held, _peak(process.pid))
        if unique:
            memory.unique = max(memory.unique, process.memory_full_info().uss)


def _peak(process: int) -> int:
    """Return the most a process has held, in bytes; 0 where the kernel does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(PEAK)), 0)
