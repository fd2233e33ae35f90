"""Workers are killed, run out of memory and hang, and the other tasks are done all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.batch.workers import Loss, Lost, TaskLimits, Workers
from generator.source.project import Project


def _kill_oneself(_: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return "unreachable"


def _work(task: str) -> str:
    match task.split():
        case ["killed"]:
            return _kill_oneself(task)
        case ["killed-once", mark]:
            if not Path(mark).exists():
                Path(mark).touch()
                return _kill_oneself(task)
        case ["hangs"]:
            time.sleep(3600)
        case ["raises"]:
            raise ZeroDivisionError("no")
        case ["exits"]:
            os._exit(3)
        case ["hungry"]:
            return str(len(bytearray(8 * 1024**3)))
    return f"{task} done"


def _results(*tasks: str, limits: TaskLimits | None = None, number: int = 2) -> dict[str, str | Lost]:
    workers: Workers[str, str] = Workers(lambda: _work, number, limits or TaskLimits())
    with workers.results(tasks) as results:
        return dict(results)


@pytest.mark.parametrize(
    ("task", "how"),
    [
        ("killed", Loss.KILLED),
        ("exits", Loss.KILLED),
        ("raises", Loss.EXCEPTION),
        ("hungry", Loss.OUT_OF_MEMORY),
        ("hangs", Loss.OUT_OF_TIME),
    ],
)
@pytest.mark.parametrize("number", [1, 2])
def test_a_lost_task_is_told_and_the_others_are_done(task: str, how: Loss, number: int) -> None:
    results = _results("a", task, "b", "c", limits=TaskLimits(seconds=1.5), number=number)

    lost = results.pop(task)
    assert isinstance(lost, Lost)
    assert lost.how is how
    assert results == {name: f"{name} done" for name in "abc"}


def test_a_task_whose_worker_was_killed_is_tried_once_more(tmp_path: Path) -> None:
    task = f"killed-once {tmp_path / 'mark'}"
    assert _results("a", task) == {"a": "a done", task: f"{task} done"}


def test_an_exception_leaves_its_traceback_for_those_who_maintain_the_program() -> None:
    lost = _results("raises")["raises"]
    assert isinstance(lost, Lost)
    assert "ZeroDivisionError: no" in lost.trace


def test_a_task_has_its_own_time_and_does_not_pay_for_those_before_it() -> None:
    tasks = [f"task {number}" for number in range(300)]
    assert len(_results(*tasks, limits=TaskLimits(seconds=2.0), number=1)) == 300


def test_no_worker_is_left_when_the_results_are_dropped() -> None:
    workers: Workers[str, str] = Workers(lambda: _work, 2, TaskLimits())
    with workers.results(["a", "hangs", "hangs too"]) as results:
        next(results)
        processes = [worker.process.pid for worker in workers._workers]
    assert processes
    for process in processes:
        assert process is not None
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="threads are counted in /proc")
def test_a_parent_that_is_ready_to_fork_has_one_thread(repository: Project) -> None:
    """Pango from 1.52 on (Debian 13) looks fonts up in a thread, which a forked process would wait for."""
    count_threads = (
        "import os\n"
        "from pathlib import Path\n"
        "from generator.batch.formats import Format\n"
        "from generator.batch.inputs import SharedInputs\n"
        "from generator.batch.run import _start\n"
        "from generator.source.project import Project\n"
        "project = Project(Path.cwd())\n"
        "_start(project, SharedInputs.of(project), tuple(Format))\n"
        "print(len(os.listdir('/proc/self/task')))\n"
    )

    threads = subprocess.check_output([sys.executable, "-c", count_threads], cwd=repository.root, text=True)

    assert threads == "1\n"
