"""What is measured is what the table says is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.memory import Memory
from benchmarks.processes import Command
from benchmarks.project import CHARTS, PERIODS, Country, change, municipalities
from benchmarks.results import Result, Target
from generator.batch.workshop import Workshop
from generator.document.blocks import Chart
from generator.source.project import Project


@pytest.mark.parametrize("name", ["Aarhus", "Bornholm", "Læsø"])
def test_the_plans_have_the_number_of_charts_that_is_printed(name: str, tmp_path: Path) -> None:
    country = Country.written(tmp_path / "project")
    file = next(country.file(item) for item in municipalities() if item.name == name)
    workshop = Workshop(Project(country.folder))
    checked = workshop.plan(workshop.read(file))
    assert not [item for item in checked.findings if item.is_error]
    blocks = workshop.document(checked.plan).blocks
    assert sum(isinstance(block, Chart) for block in blocks) == CHARTS


def test_ten_countries_are_980_different_plans(tmp_path: Path) -> None:
    country = Country.written(tmp_path / "project", PERIODS)
    assert len({file.read_text("utf-8") for file in country.files()}) == 980


def test_two_changes_of_a_plan_differ(tmp_path: Path) -> None:
    file = Country.written(tmp_path / "project").files()[0]
    texts = [file.read_text("utf-8")]
    for number in (2, 3):
        change(file, number)
        texts.append(file.read_text("utf-8"))
    assert len(set(texts)) == 3


def test_parent_and_workers_are_measured_from_outside(tmp_path: Path) -> None:
    program = "import os, time; os.fork(); held = b'x' * 50_000_000; time.sleep(0.5); os.getppid()"
    run = Command(("-c", program), tmp_path).run()
    assert run.wall > 0.4
    assert len(run.workers) == 1
    assert min(run.parent.peak, run.workers[0].peak, run.workers[0].unique) > 50_000_000


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="broken"):
        Command(("-c", "raise SystemExit('broken')"), tmp_path).run()


def test_memory_that_rises_to_the_end_shows_as_growth() -> None:
    assert Memory(held=[1, 5, 5, 5, 5, 5]).growth == 1
    assert Memory(held=[1, 2, 4, 4, 8, 8]).growth == 2


@pytest.mark.parametrize(
    ("words", "verdict"), [("at most", "met"), ("at least", "met"), ("below", "**missed**")]
)
def test_a_figure_on_the_bound_is_judged_by_its_words(words: str, verdict: str) -> None:
    assert Result("case", 5, "s", Target(words, 5)).verdict == verdict


def test_the_plain_way_writes_all_formats(tmp_path: Path) -> None:
    country = Country.written(tmp_path / "project")
    Command(("-m", "benchmarks.plainly", str(country.files()[0])), country.folder).run()
    written = (country.folder / "plainly").glob("*/*")
    assert sorted(file.suffix for file in written) == [".docx", ".html", ".pdf"]
