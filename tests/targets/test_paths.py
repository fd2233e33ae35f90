"""The step that a path is said to lead to next is one that has not been reached."""

from __future__ import annotations

import pytest

from generator.plan.targets import TargetStatus
from tests.targets.target_bench import COST, PLACE, SAVING, TargetBench, said

FALLING = "- {forløb: [{periode: 2017, værdi: %s}, {periode: 2018, værdi: %s}, {periode: 2019, værdi: %s}]}"
ON_THE_WAY = "På vej: trinnet for 2017 er nået med 29,8 mio. kr. i 2. kvartal 2017."


@pytest.mark.parametrize(
    ("steps", "ahead", "standing"),
    [
        (
            (29, 28, 27),
            "Det næste trin er højst 29,0 mio. kr. i 2017.",
            "Afstanden til målet er 0,8 mio. kr.: 29,8 mio. kr. i 2. kvartal 2017.",
        ),
        ((30, 28, 27), "Det næste trin er højst 28,0 mio. kr. i 2018.", ON_THE_WAY),
        ((31, 30, 27), "Det næste trin er højst 27,0 mio. kr. i 2019.", ON_THE_WAY),
        (
            (32, 31, 30),
            "Det sidste trin er højst 30,0 mio. kr. i 2019.",
            "Målet er nået: 29,8 mio. kr. i 2. kvartal 2017.",
        ),
    ],
)
def test_the_next_step_is_the_first_that_is_not_reached(bench: TargetBench, steps, ahead, standing):
    assert said(bench.target(FALLING % steps, COST))[1:] == [ahead, standing]


def test_the_next_step_of_what_should_grow_is_the_first_that_is_higher(bench: TargetBench):
    target = "- {forløb: [{periode: 2017, værdi: 1100000}, {periode: 2018, værdi: 1300000}]}"

    assert said(bench.target(target, SAVING))[1] == "Det næste trin er mindst 1.300.000 kr. i 2018."


def test_the_next_step_of_a_place_is_the_first_further_ahead(bench: TargetBench):
    target = "- {forløb: [{periode: 2017, værdi: 38}, {periode: 2018, værdi: 30}]}"

    assert said(bench.target(target, PLACE))[1] == "Det næste trin er højst nr. 30 i 2018."


def test_a_path_that_is_over_speaks_of_its_last_step_as_past(bench: TargetBench):
    target = "- {forløb: [{periode: 2015, værdi: 30}, {periode: 2016, værdi: 29}]}"

    assert said(bench.target(target, COST))[1] == "Det sidste trin var højst 29,0 mio. kr. i 2016."


def test_a_result_of_the_follow_up_moves_a_path_to_the_step_of_its_time(bench: TargetBench):
    follow_up = """
        opfølgning:
          - navn: Årsstatus
            periode: 2018
            værdier: [{mål: 1, indikator: nettoforsørgelsesudgift, værdi: '27,5'}]
    """
    target = bench.target(FALLING % (30, 28, 27), COST, plan=follow_up)

    assert target.evaluated.status is TargetStatus.ON_THE_WAY
    assert said(target)[1:] == [
        "Det næste trin er højst 27,0 mio. kr. i 2019.",
        "På vej: trinnet for 2018 er nået med 27,5 mio. kr. i 2018.",
    ]
