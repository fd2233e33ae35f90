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


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("18,5", "mindst: 18,5"),
        ("18,5 pct.", "højst: 18,5"),
        ("max 18,5 pct", "højst: 18,5"),
        ("maks. 18,5 pct.", "højst: 18,5"),
        ("≤ 18,5 %", "højst: 18,5"),
        ("ned til 18,5 pct. i 2018", "højst: 18,5"),
        ("under 18,5 procent i 2018", "mindre end: 18,5"),
        ("minimum 3 pct.", "mindst: 3"),
        ("mellem 17 og 18,5 pct.", "mindst: 17, højst: 18,5"),
        ("Et fald på 0,5 procentpoint", "retning: fald, mindst: 0,5, enhed: procentpoint"),
        ("blandt de 10 bedste", "placering: 10"),
    ],
)
def test_a_number_said_in_other_words_is_told_with_a_line_that_can_be_written(
    bench: TargetBench, words: str, line: str
) -> None:
    (found,) = [item for item in bench.findings(bench.text(words)) if item.code == "måltal-tal-i-tekst"]

    assert f"»{{{line}}}«" in found.cure
    assert bench.target(f"{{{line}}}").evaluated.kind is not TargetKind.QUALITATIVE


@pytest.mark.parametrize(
    "words",
    [
        "Alle borgere har en plan senest i 2018.",
        "Under 30-årige er i job eller uddannelse.",
        "Over 50 år er ingen alder.",
        "2 nye samarbejder med virksomheder",
        "Et fald i ledigheden",
    ],
)
def test_ordinary_words_are_left_alone(bench: TargetBench, words: str) -> None:
    assert bench.found(words) == []
