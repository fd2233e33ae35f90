"""Worker processes that can be lost without losing the work: killed, out of memory, or stuck.

Where processes can be forked safely (Linux), what the parent has loaded is shared with every worker and costs
nothing to start again; elsewhere each worker loads it itself. The parent has one thread and waits on pipes.
"""

from __future__ import annotations

import enum
import gc
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

CAN_FORK = sys.platform == "linux"
_ATTEMPTS = 2

Task = TypeVar("Task")
Result = TypeVar("Result")
Work = Callable[[Task], Result]


@dataclass(frozen=True, slots=True)
class TaskLimits:
    """What one task may use: seconds by the clock, and MiB of address space in its process."""

    seconds: float = 120.0
    mebibytes: int = 3072


class Loss(enum.Enum):
    """How a task was lost."""

    KILLED = "killed"
    OUT_OF_TIME = "out of time"
    OUT_OF_MEMORY = "out of memory"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result; ``trace`` is the traceback of an exception."""

    how: Loss
    seconds: float
    trace: str = ""


@dataclass
class _Worker(Generic[Task]):
    process: BaseProcess
    tasks: Connection
    answers: Connection
    task: Task | None = None
    attempt: int = 0
    since: float = 0.0


class Workers(Generic[Task, Result]):
    """A number of worker processes that do one kind of work.

    ``start`` makes the work; it is called once in the parent where processes are forked, and once in each
    worker otherwise, so it must be picklable there.
    """

    def __init__(self, start: Callable[[], Work[Task, Result]], number: int, limits: TaskLimits) -> None:
        self._number = number
        self._limits = limits
        self._workers: list[_Worker[Task]] = []
        self._context = get_context("fork") if CAN_FORK else get_context("spawn")
        self._start: Callable[[], Work[Task, Result]] = start
        if CAN_FORK:
            work = start()
            self._start = lambda: work
            gc.collect()
            gc.freeze()  # what is shared must not be touched by a worker's collector, or it is copied

    @contextmanager
    def results(self, tasks: Sequence[Task]) -> Iterator[Iterator[tuple[Task, Result | Lost]]]:
        """Give every task with its result as they are finished; afterwards no worker is left.

        A task whose worker is killed is tried once more.
        """
        try:
            yield self._results(tasks)
        finally:
            for worker in list(self._workers):
                self._dismiss(worker)
            gc.unfreeze()

    def _results(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Result | Lost]]:
        waiting = deque((task, 1) for task in tasks)
        while waiting or any(worker.task is not None for worker in self._workers):
            self._hand_out(waiting)
            for worker, result in self._finished():
                task = worker.task
                assert task is not None  # noqa: S101  (only workers with a task are waited for)
                worker.task = None
                if isinstance(result, Lost):
                    self._dismiss(worker)
                    if result.how is Loss.KILLED and worker.attempt < _ATTEMPTS:
                        waiting.append((task, worker.attempt + 1))
                        continue
                yield task, result

    def _hand_out(self, waiting: deque[tuple[Task, int]]) -> None:
        idle = [worker for worker in self._workers if worker.task is None]
        while waiting and (idle or len(self._workers) < self._number):
            worker = idle.pop() if idle else self._hire()
            task, attempt = waiting.popleft()
            try:
                worker.tasks.send(task)
            except OSError:  # it was killed while it had nothing to do
                self._dismiss(worker)
                waiting.appendleft((task, attempt))
                continue
            worker.task, worker.attempt, worker.since = task, attempt, time.monotonic()

    def _finished(self) -> Iterator[tuple[_Worker[Task], Result | Lost]]:
        """Wait for at least one worker to finish, fail or run out of time."""
        busy = [worker for worker in self._workers if worker.task is not None]
        first_deadline = min(worker.since for worker in busy) + self._limits.seconds
        wait = max(0.0, first_deadline - time.monotonic())
        ready = set(connection.wait([worker.answers for worker in busy], wait))
        for worker in busy:
            seconds = time.monotonic() - worker.since
            if worker.answers in ready:
                try:
                    yield worker, worker.answers.recv()
                except (EOFError, OSError):
                    yield worker, Lost(Loss.KILLED, seconds)
            elif seconds >= self._limits.seconds and not worker.answers.poll():
                yield worker, Lost(Loss.OUT_OF_TIME, seconds)

    def _hire(self) -> _Worker[Task]:
        tasks_in, tasks = self._context.Pipe(duplex=False)
        answers, answers_out = self._context.Pipe(duplex=False)
        ours = [tasks, answers, *(pipe for w in self._workers for pipe in (w.tasks, w.answers))]
        process = self._context.Process(
            target=_serve,
            args=(tasks_in, answers_out, ours if CAN_FORK else [], self._start, self._limits),
            daemon=True,
        )
        process.start()
        tasks_in.close()
        answers_out.close()
        worker: _Worker[Task] = _Worker(process, tasks, answers)
        self._workers.append(worker)
        return worker

    def _dismiss(self, worker: _Worker[Task]) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.tasks.close()
        worker.answers.close()


def _serve(
    tasks: Connection,
    answers: Connection,
    of_parent: list[Connection],
    start: Callable[[], Work[Task, Result]],
    limits: TaskLimits,
) -> None:
    """Do tasks until the parent hangs up. Only the parent decides what an interruption means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in of_parent:  # else a worker would not notice that the parent is gone
        other.close()
    _limit_memory(limits.mebibytes)
    work = start()
    gc.disable()  # a plan's many objects live to its end: looking through them meanwhile finds nothing
    while True:
        try:
            task = tasks.recv()
        except (EOFError, OSError):
            return
        started = time.monotonic()
        result: object
        try:
            result = work(task)
        except MemoryError:
            result = Lost(Loss.OUT_OF_MEMORY, time.monotonic() - started)
        except Exception:  # noqa: BLE001  (whatever happens to one task must not reach the others)
            result = Lost(Loss.EXCEPTION, time.monotonic() - started, traceback.format_exc())
        try:
            answers.send(result)
        except OSError:
            return
        gc.collect(0)


def _limit_memory(mebibytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    limit = mebibytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
