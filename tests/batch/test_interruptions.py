"""Whatever stops a run, nothing is half-written, and the next run ends where an undisturbed one would."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.source.project import Project
from tests.batch.conftest import Start, Write, bytes_below

NAMES = ("Aarhus", "Odense", "Randers", "Viborg", "Horsens", "Vejle", "Kolding", "Esbjerg")
BUILD = ("build", "--alle", "--format", "docx,html")


@pytest.fixture(autouse=True)
def country(write: Write) -> None:
    for name in NAMES:
        write(name.lower(), f"kommune: {name}\n")


@pytest.fixture
def undisturbed(project: Project, start: Start, tmp_path: Path) -> dict[str, bytes]:
    """What a run that nobody disturbs writes."""
    folder = tmp_path / "uforstyrret"
    shutil.copytree(project.root, folder)
    run = start(*BUILD, folder=folder)
    run.communicate()
    assert run.returncode == 0
    return bytes_below(folder / "output")


def _workers_of(run: subprocess.Popen[str]) -> list[int]:
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    return [int(word) for word in children.read_text().split()]


def _first_plan_of(run: subprocess.Popen[str]) -> None:
    """Wait until one plan is done."""
    assert run.stdout is not None
    assert run.stdout.readline().startswith("[1/8]")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_says_so_and_is_taken_up_again(
    number: signal.Signals, code: int, project: Project, start: Start, undisturbed: dict[str, bytes]
) -> None:
    run = start(*BUILD)
    _first_plan_of(run)
    os.killpg(run.pid, number)  # as a terminal does: the workers get it too
    _, said = run.communicate()

    assert run.returncode == code
    assert "Nåede " in said
    assert "Afbrudt. Kør samme kommando igen" in said
    assert "Traceback" not in said
    standing = bytes_below(project.output)
    assert standing
    finished = [name for name in standing if not name.endswith((".part", "index.html"))]
    assert all(undisturbed[name] == standing[name] for name in finished)

    again = start(*BUILD)
    told, _ = again.communicate()
    assert again.returncode == 0
    assert "0 uændret" not in told
    assert bytes_below(project.output) == undisturbed


def test_a_run_that_is_killed_outright_is_taken_up_again(
    project: Project, start: Start, undisturbed: dict[str, bytes]
) -> None:
    run = start(*BUILD)
    _first_plan_of(run)
    workers = _workers_of(run)
    run.kill()
    run.communicate()
    for worker in workers:  # they finish what they have and go; nobody waits for them
        _wait_until_gone(worker)

    again = start(*BUILD)
    told, _ = again.communicate()
    assert again.returncode == 0
    assert "0 uændret" not in told
    assert bytes_below(project.output) == undisturbed


def _wait_until_gone(process: int) -> None:
    for _ in range(1000):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.01)
    raise AssertionError("a worker outlived its parent")


def test_a_killed_worker_costs_nothing(project: Project, start: Start, undisturbed: dict[str, bytes]) -> None:
    run = start(*BUILD)
    _first_plan_of(run)
    os.kill(_workers_of(run)[0], signal.SIGKILL)
    told, _ = run.communicate()

    assert run.returncode == 0
    assert "0 kunne ikke bygges" in told
    assert bytes_below(project.output) == undisturbed


def test_a_second_run_waits_for_the_first_and_finds_its_work_done(
    project: Project, start: Start, undisturbed: dict[str, bytes]
) -> None:
    first = start(*BUILD)
    _first_plan_of(first)
    second = start(*BUILD)
    told, said = second.communicate()
    first.communicate()

    assert (first.returncode, second.returncode) == (0, 0)
    assert "En anden kørsel er i gang" in said
    assert "8 planer for 2018: 0 bygget, 8 uændret" in told
    assert bytes_below(project.output) == undisturbed


def test_a_full_disk_is_told_and_leaves_what_stood_there(
    project: Project, start: Start, small_disk: Path, write: Write
) -> None:
    run = start("build", "Aarhus", "--format", "docx")
    run.communicate()
    assert run.returncode == 0
    before = bytes_below(small_disk)

    (small_disk / "fyld").write_bytes(b"x" * _free_bytes(small_disk))
    write("aarhus", "kommune: Aarhus\nlokale forhold: {tekst: Nyt}\n")
    run = start(*BUILD)
    _, said = run.communicate()

    assert run.returncode == 1
    assert said.count("disk-fuld") > len(NAMES)  # every plan, and the manifest
    assert "Traceback" not in said
    assert bytes_below(small_disk) == before
    (small_disk / "fyld").unlink()


def test_a_folder_that_cannot_be_written_stops_the_run_at_once(
    project: Project, start: Start, small_disk: Path
) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    run = start(*BUILD)
    _, said = run.communicate()

    assert run.returncode == 2
    assert "output-låst" in said
    assert "Traceback" not in said


def _free_bytes(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


@pytest.fixture
def small_disk(project: Project) -> Iterator[Path]:
    """A disk for the finished plans with room for a few; only an administrator may make one."""
    folder = project.output
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]
    made = subprocess.run(command, capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("no disk may be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)
