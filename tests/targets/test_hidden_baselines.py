"""A target that is counted from a figure of too few people says so, and asks nobody for the figure."""

from __future__ import annotations

import pytest

from generator.plan.targets import Reason, TargetStatus
from tests.targets.target_bench import TargetBench, said

CASH = "kontanthjælp"  # full-time persons; the source keeps the first figure back


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> TargetBench:
    figures = {CASH: "Frederikssund: 2016M06 -, 2016M12 40, 2017M06 30"}
    return TargetBench(tmp_path_factory.mktemp("skjult"), figures)


@pytest.mark.parametrize(
    "target",
    [
        "- {retning: fald, mindst: 10, udgangspunkt: {periode: 2016M06}}",
        "- {retning: stigning, mindst: 10, enhed: procent, udgangspunkt: {periode: 2016M06}}",
        "- {retning: fald, udgangspunkt: {periode: 2016M06}}",
    ],
)
def test_a_change_from_a_hidden_figure_is_not_measured_and_says_why(bench: TargetBench, target: str) -> None:
    evaluated = bench.target(target, CASH).evaluated
    assert (evaluated.status, evaluated.reason) == (TargetStatus.NOT_MEASURED, Reason.BASELINE_WITHHELD)
    assert any("så få personer" in (words or "") for words in said(bench.target(target, CASH)))
    found = [code for code in bench.codes(bench.text(target, CASH)) if code.startswith("måltal-u")]
    assert found == ["måltal-udgangspunkt-skjult"]


def test_a_change_from_a_figure_that_is_shown_is_measured(bench: TargetBench) -> None:
    target = bench.target("- {retning: fald, mindst: 5, udgangspunkt: {periode: 2016M12}}", CASH)
    assert target.evaluated.reason is None
