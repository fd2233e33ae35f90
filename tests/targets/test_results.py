"""How a target stands: by its newest result, with its period, from a start that somebody stated."""

from __future__ import annotations

import pytest

from generator.plan.plan import PlanTarget
from generator.plan.targets import Reason, TargetStatus
from tests.targets.target_bench import COST, PERSONS, SAVING, SHARE, TargetBench, said

PATH = (
    "{forløb: [{periode: 2017, værdi: 5}, {periode: 2018, værdi: 10}, {periode: 2019, værdi: 15}, "
    "{periode: 2020, værdi: 20}]}"
)
VISITS = """
egne indikatorer:
  - {id: besøg, navn: Besøg, enhed: antal, bedst: højere er bedre, definition: Besøg hos virksomheder.}
"""


def follow_up(values: str, when: str = "periode: 2017K4") -> str:
    return f"opfølgning:\n  - navn: Første status\n    {when}\n    værdier: [{values}]\n"


def visits(bench: TargetBench, value: int, period: str = "2018") -> PlanTarget:
    own = f"egne tal: [{{periode: {period}, værdi: {value}}}]\nkilde: Egen opgørelse"
    return bench.target(PATH, "besøg", use=own, plan=VISITS, periode="2017-2020")


# --- changes ---


def test_a_change_without_a_baseline_is_not_counted_from_an_old_figure(bench: TargetBench) -> None:
    target = bench.target("{retning: fald, mindst: 100}", PERSONS, periode="2021")

    evaluated = target.evaluated
    assert (evaluated.start, evaluated.bounds, evaluated.reason) == (None, None, Reason.NO_BASELINE)
    assert "måltal-uden-udgangspunkt" in bench.found("{retning: fald, mindst: 100}", PERSONS, periode="2021")
    assert said(target) == [
        "Et fald på mindst 100 fuldtidspersoner",
        None,
        "Målet kan ikke vurderes, fordi udgangspunktet ikke kendes.",
    ]


def test_a_trend_without_a_baseline_is_not_counted_from_an_old_figure(bench: TargetBench) -> None:
    assert bench.target("{retning: fald}", PERSONS, periode="2020").evaluated.reason is Reason.NO_BASELINE


def test_a_pace_is_not_counted_from_a_value_that_has_no_period(bench: TargetBench) -> None:
    pace = "{pr: måned, mindst: 5, retning: fald, udgangspunkt: {værdi: 520}}"

    assert bench.target(pace, PERSONS).evaluated.bounds is None
    assert "måltal-uden-udgangspunkt" in bench.found(pace, PERSONS)


def test_a_level_is_not_shown_beside_a_start_from_long_before_the_plan(bench: TargetBench) -> None:
    assert bench.target("{højst: 4}", periode="2021").evaluated.start is None


def test_a_plan_may_say_that_the_baseline_is_not_stated(bench: TargetBench) -> None:
    yaml = "{retning: fald, mindst: 100, udgangspunkt: ikke oplyst}"
    target = bench.target(yaml, PERSONS)

    assert target.evaluated.start is None
    assert said(target) == [
        "Et fald på mindst 100 fuldtidspersoner",
        None,
        "Målet kan ikke vurderes, fordi udgangspunktet ikke er oplyst.",
    ]
    assert "måltal-uden-udgangspunkt" not in bench.found(yaml, PERSONS)


def test_a_change_counts_from_the_year_that_leads_up_to_the_plan(bench: TargetBench) -> None:
    assert said(bench.target("{retning: fald, mindst: 100}", PERSONS))[1] == (
        "Det svarer til højst 398 fuldtidspersoner, når der regnes fra 498 fuldtidspersoner i juni 2017."
    )


# --- paths ---


@pytest.mark.parametrize(
    ("value", "period", "status"),
    [
        (4, "2017", TargetStatus.NOT_MET),
        (5, "2017", TargetStatus.ON_THE_WAY),
        (10, "2018", TargetStatus.ON_THE_WAY),
        (9, "2018", TargetStatus.NOT_MET),
        (20, "2018", TargetStatus.MET),
        (20, "2020", TargetStatus.MET),
    ],
)
def test_a_path_is_met_when_its_last_level_is(
    bench: TargetBench, value: int, period: str, status: TargetStatus
) -> None:
    assert visits(bench, value, period).evaluated.status is status


def test_a_path_on_its_way_says_which_step_is_reached(bench: TargetBench) -> None:
    assert said(visits(bench, 10))[2] == "På vej: trinnet for 2018 er nået med 10 i 2018."


def test_a_falling_path_is_on_its_way_too(bench: TargetBench) -> None:
    path = "{forløb: [{periode: 2017, værdi: 30}, {periode: 2018, værdi: 27}]}"

    assert bench.target(path, COST).evaluated.status is TargetStatus.ON_THE_WAY


def test_a_path_of_one_step_is_met(bench: TargetBench) -> None:
    assert (
        bench.target("{forløb: {periode: 2018, værdi: 1000000}}", SAVING).evaluated.status is TargetStatus.MET
    )


# --- the follow-up ---


def test_a_newer_result_of_the_follow_up_holds(bench: TargetBench) -> None:
    plan = follow_up(f"{{mål: 1, indikator: {SHARE}, værdi: '3,9', resultat: indfriet}}")
    target = bench.target("{højst: 4}", plan=plan)

    assert target.evaluated.status is TargetStatus.MET
    assert said(target)[2] == "Målet er nået: 3,9 pct. i 4. kvartal 2017."


def test_a_newer_figure_holds_over_an_older_result(bench: TargetBench) -> None:
    values = f"{{mål: 1, indikator: {SHARE}, værdi: '3,9', resultat: indfriet}}"
    target = bench.target("{højst: 4}", plan=follow_up(values, "periode: 2017K1"))

    assert target.evaluated.status is TargetStatus.NOT_MET
    assert said(target)[2] == "Afstanden til målet er 0,3 procentpoint: 4,3 pct. i juni 2017."


def test_a_value_without_an_outcome_is_held_against_the_target(bench: TargetBench) -> None:
    plan = follow_up("{mål: 1, værdi: '4,2'}")

    assert said(bench.target("{højst: 4}", plan=plan))[2] == (
        "Afstanden til målet er 0,2 procentpoint: 4,2 pct. i 4. kvartal 2017."
    )


def test_an_outcome_without_a_value_holds_and_no_older_figure_stands_beside_it(bench: TargetBench) -> None:
    target = bench.target("{højst: 4}", plan=follow_up("{mål: 1, resultat: delvist indfriet}"))

    assert (target.evaluated.status, target.evaluated.current) == (TargetStatus.PARTLY, None)
    assert target.distance is None


def test_the_outcome_of_a_relative_target_leaves_no_level_of_another_day(bench: TargetBench) -> None:
    plan = follow_up(f"{{mål: 1, indikator: {SHARE}, værdi: '4,6', resultat: indfriet}}")
    target = bench.target("{under: RAR}", plan=plan)

    assert (target.evaluated.status, target.evaluated.bounds) == (TargetStatus.MET, None)
    assert target.meaning is None


def test_a_target_in_words_has_the_outcome_that_the_follow_up_gives(bench: TargetBench) -> None:
    plan = follow_up("{mål: 1, resultat: indfriet}")

    assert bench.target("Alle har en plan.", plan=plan).evaluated.status is TargetStatus.MET


def test_a_round_without_a_time_counts_only_over_figures_from_before_the_plan(bench: TargetBench) -> None:
    values = "{mål: 1, resultat: indfriet}"
    plan = follow_up(values, "forelægges: Byrådet")

    assert bench.target("{højst: 4}", plan=plan).evaluated.status is TargetStatus.MET
    assert bench.target("{højst: 4}", plan=plan, periode="2017").evaluated.status is TargetStatus.NOT_MET
    assert "opfølgning-uden-periode" in bench.found("{højst: 4}", plan=plan)


def test_a_result_that_could_be_about_several_targets_is_given_to_none(bench: TargetBench) -> None:
    targets = "\n- {højst: 4, målgruppe: unge}\n- {højst: 5}"
    plan = follow_up(f"{{mål: 1, indikator: {SHARE}, resultat: indfriet}}")

    assert [t.results for t in bench.targets(targets, plan=plan)] == [(), ()]
    assert "opfølgning-flertydig" in bench.found(targets, plan=plan)


def test_an_outcome_that_its_own_value_denies_is_told(bench: TargetBench) -> None:
    plan = follow_up(f"{{mål: 1, indikator: {SHARE}, værdi: '7,3', resultat: indfriet}}")

    assert "opfølgning-modsiges" in bench.found("{højst: 4}", plan=plan)
