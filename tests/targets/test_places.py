"""Targets on an indicator that is itself a place: counted in places, and never in percent of one."""

from __future__ import annotations

import pytest

from generator.plan.targets import TargetStatus
from tests.plan_bench import plain
from tests.targets.target_bench import FIGURES, PLACE, TargetBench, said


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> TargetBench:
    others = {PLACE: "Frederikssund: 2016H1 40, 2017H1 43\nGreve: 2016H1 15, 2017H1 12"}
    return TargetBench(tmp_path_factory.mktemp("plads"), {**FIGURES, **others})


def test_a_place_among_all_is_the_figure_itself_and_no_place_among_places(bench):
    target = bench.target("- {placering: 10}", PLACE)

    assert said(target) == [
        "Blandt de 10 bedst placerede af landets 98 kommuner",
        None,
        "Afstanden til målet er 33 pladser: nr. 43 i 1. halvår 2017.",
    ]
    assert target.evaluated.standing is None
    assert bench.found("- {placering: 10}", PLACE) == []


def test_a_place_that_is_reached_is_reached_by_the_figure_itself(bench):
    assert bench.target("- {placering: 43}", PLACE).evaluated.status is TargetStatus.MET
    assert bench.target("- {placering: 42}", PLACE).evaluated.status is TargetStatus.NOT_MET


@pytest.mark.parametrize(
    ("target", "statement", "meaning"),
    [
        ("- {under: Greve, mindst: 2}", "Mindst 2 pladser foran Greve", "Det svarer til højst nr. 10, da"),
        ("- {over: Greve, højst: 5}", "Højst 5 pladser efter Greve", "Det svarer til højst nr. 17, da"),
        ("- {under: Greve}", "Foran Greve", "Det svarer til bedre end nr. 12, da"),
        ("- {over: Greve}", "Efter Greve", "Det svarer til dårligere end nr. 12, da"),
        ("- {mindre end: 30}", "Bedre end nr. 30", ""),
        ("- {retning: uændret}", "Uændret plads", "Det svarer til højst nr. 43, når"),
    ],
)
def test_a_place_is_held_against_another_in_words_for_places(bench, target, statement, meaning):
    found = bench.target(target, PLACE)

    assert plain(found.statement) == statement
    assert (plain(found.meaning) or "").startswith(meaning)


def test_a_share_is_still_held_against_another_in_words_for_shares(bench):
    found = bench.target("- {under: Greve, mindst: 1, enhed: procentpoint}")

    assert plain(found.statement) == "Mindst 1 procentpoint under Greve"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("- {retning: fald, mindst: 10, enhed: pct.}", "enhed-passer-ikke"),
        ("- {højst: 30, enhed: pct.}", "enhed-passer-ikke"),
        ("- {højst: 0}", "måltal-umuligt"),
    ],
)
def test_there_is_no_percentage_of_a_place_and_none_before_the_first(bench, target, code):
    assert bench.found(target, PLACE) == [code]
