"""What is measured is what the table says is measured."""

from __future__ import annotations

from pathlib import Path

from benchmarks.__main__ import CHARTS, cases, own_project
from benchmarks.processes import Case, Run, middle
from generator.batch.workshop import Workshop
from generator.document.blocks import Chart
from generator.source.project import Project


def test_the_plan_has_the_number_of_charts_that_is_printed(tmp_path: Path) -> None:
    file = own_project(tmp_path)
    workshop = Workshop(Project(tmp_path))
    checked = workshop.plan(workshop.read(file))
    document = workshop.document(checked.plan)
    assert not [item for item in checked.findings if item.is_error]
    assert sum(isinstance(block, Chart) for block in document.blocks) == CHARTS


def test_a_case_is_measured_from_outside(tmp_path: Path) -> None:
    run = Case("nothing", ("-c", "pass"), tmp_path).run()
    assert run.wall > 0
    assert run.memory > 1


def test_the_median_is_taken_of_each_measure() -> None:
    runs = [Run(1, 9, 5), Run(2, 8, 5), Run(9, 1, 6)]
    assert middle(runs) == Run(2, 8, 5)


def test_the_plain_way_writes_all_formats_too(tmp_path: Path) -> None:
    plainly = cases(tmp_path, own_project(tmp_path))[-1]
    plainly.run()
    assert sorted(file.suffix for file in (tmp_path / "output").iterdir()) == [".docx", ".html", ".pdf"]
