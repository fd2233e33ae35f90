"""A target that is written as words and says a number is the target that it says."""

from __future__ import annotations

import pytest

from generator.plan.target_kinds import TargetKind
from tests.targets.target_bench import PERSONS, SHARE, TargetBench, said


@pytest.mark.parametrize(
    ("words", "indicator", "statement"),
    [
        ("højst 18,5 pct.", SHARE, "Højst 18,5 pct."),
        ("Højst 4 procent senest i december 2018", SHARE, "Højst 4 pct. senest i december 2018"),
        ("mindre end 450 fuldtidspersoner", PERSONS, "Mindre end 450 fuldtidspersoner"),
        ("højst 4,1 %", SHARE, "Højst 4,1 pct."),
    ],
)
def test_a_number_in_words_is_read_as_a_target(
    bench: TargetBench, words: str, indicator: str, statement: str
) -> None:
    target = bench.target(words, indicator)

    assert target.evaluated.kind is TargetKind.LEVEL
    assert said(target)[0] == statement
    assert bench.found(words, indicator) == []


@pytest.mark.parametrize(
    "words",
    ["højst 18,5 pct. af de unge", "mindst 300 virksomhedsbesøg", "{kvalitativt: højst 5 pct. i snit}"],
)
def test_a_longer_text_stays_words_and_says_which_line_to_write(bench: TargetBench, words: str) -> None:
    assert bench.target(words).evaluated.kind is TargetKind.QUALITATIVE
    (found,) = [item for item in bench.findings(bench.text(words)) if item.code == "måltal-tal-i-tekst"]
    assert "»{" in found.cure


def test_ordinary_words_are_left_alone(bench: TargetBench) -> None:
    assert bench.found("Alle borgere har en plan senest i 2018.") == []
