"""The minister's goals and a municipality's file become one plan."""

from __future__ import annotations

import pytest

from generator.plan.plan import Plan
from generator.plan.targets import TargetStatus
from generator.problems import FindingsError
from generator.source.records.goal import ChartKind, Treatment
from tests.plan_bench import Bench, goals, plain


def references(plan: Plan) -> list[str]:
    return [goal.reference for goal in plan.goals]


# A file that says nothing but whose it is


def test_a_name_is_enough(bench: Bench) -> None:
    plan = bench.plan("kommune: Frederikssund")

    assert [goal.wording for goal in plan.goals] == [goal.wording for goal in goals().year(2018).goals]
    assert {goal.treatment for goal in plan.goals} == {Treatment.KEPT}
    assert plan.authority == "Frederikssund Kommune"
    assert not any(item.is_error for item in bench.findings("kommune: Frederikssund"))


def test_goals_nobody_speaks_of_have_the_recommended_indicators(bench: Bench) -> None:
    plan = bench.plan("kommune: Frederikssund")

    for goal in plan.goals:
        assert goal.national is not None
        assert tuple(item.indicator.id for item in goal.indicators) == goal.national.indicators
        first, *others = goal.indicators
        assert first.charts == (ChartKind.DEVELOPMENT, ChartKind.COMPARISON)
        assert all(item.charts == (ChartKind.DEVELOPMENT,) for item in others)


def test_goals_nobody_speaks_of_await_their_targets(bench: Bench) -> None:
    plan = bench.plan("kommune: Frederikssund")

    for goal in plan.goals:
        (target,) = goal.all_targets
        assert target.evaluated.status is TargetStatus.PENDING
        assert target.statement == "Fastsættes senere"
    (unnamed,) = [
        item for item in bench.findings("kommune: Frederikssund") if item.code == "mål-ikke-taget-stilling"
    ]
    assert "ministermål 1, 2, 3, 4 og 5." in unnamed.cause


def test_all_targets_may_await_the_same_decision(bench: Bench) -> None:
    plan = bench.plan("kommune: Frederikssund\nmåltal afventer: {senest: 2018-02-06, af: Udvalget}")

    statements = {plain(target.statement) for goal in plan.goals for target in goal.all_targets}
    assert statements == {"Fastsættes senere, ventes den 6. februar 2018"}


# Treatment


def test_a_goal_is_kept_under_a_heading_of_ones_own(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Frederikssund
        mål:
          - {ministermål: 1, behandling: uændret, overskrift: Flere i job}
    """)

    goal = plan.goals[0]
    assert goal.national is not None
    assert (goal.heading, goal.treatment, goal.wording) == (
        "Flere i job",
        Treatment.KEPT,
        goal.national.wording,
    )


def test_words_of_ones_own_adapt_a_goal(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Frederikssund
        mål:
          - {ministermål: 1, ordlyd: Flere unge i job., begrundelse: Der er mange unge.}
    """)

    assert (plan.goals[0].treatment, plan.goals[0].wording) == (Treatment.ADAPTED, "Flere unge i job.")


def test_a_merged_goal_names_the_goal_it_lies_in_and_has_nothing_to_measure(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Frederikssund
        mål:
          - {ministermål: 1, overskrift: Flere i job}
          - {ministermål: 4, samles i: 1, begrundelse: Det er samme indsats.}
    """)

    merged = next(goal for goal in plan.goals if goal.reference == "4")
    assert (merged.treatment, merged.covered_by) == (Treatment.MERGED, "Flere i job")
    assert merged.indicators == merged.all_targets == ()


def test_a_goal_may_be_merged_into_a_local_goal_by_its_id(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Frederikssund
        mål:
          - {lokalt mål: Flere unge i gang, id: unge}
          - {ministermål: 1, samles i: unge, begrundelse: Unge fylder mest.}
    """)

    assert next(goal.covered_by for goal in plan.goals if goal.reference == "1") == "Flere unge i gang"


def test_a_dropped_goal_stays_in_the_plan_but_is_not_taken_up(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Frederikssund
        mål:
          - {ministermål: 3, behandling: fravalgt, begrundelse: Få flygtninge.}
    """)

    assert references(plan) == ["1", "2", "3", "4", "5"]
    assert [goal.reference for goal in plan.adopted_goals] == ["1", "2", "4", "5"]


# Numbers and order


def test_local_goals_are_numbered_on_from_the_ministers(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Frederikssund
        mål:
          - lokalt mål: Flere unge i uddannelse
          - {lokalt mål: Lavere sygefravær, id: syge}
    """)

    own = [goal for goal in plan.goals if not goal.is_national]
    assert [(goal.number, goal.reference, goal.heading) for goal in own] == [
        (6, "6", "Flere unge i uddannelse"),
        (7, "syge", "Lavere sygefravær"),
    ]


def test_goals_stand_in_the_order_of_the_file_and_the_unnamed_in_their_places(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Frederikssund
        mål:
          - ministermål: 4
          - lokalt mål: Flere unge i uddannelse
          - ministermål: 2
    """)

    assert references(plan) == ["1", "4", "5", "6", "2", "3"]


def test_a_goal_is_known_by_its_key_too(bench: Bench) -> None:
    plan = bench.plan("kommune: Greve\nmål: [{ministermål: socialt-bedrageri, overskrift: Kontrol}]")

    assert plan.goals[-1].heading == "Kontrol"


# Themes


THEMED = """
    kommune: Aarhus
    temaer:
      - {overskrift: Virksomheder, id: virk, dækker: [2, 4]}
      - {overskrift: Unge, dækker: 1, indikatorer: [a-dagpenge]}
    mål:
      - {ministermål: 3, behandling: samlet, begrundelse: Temaet rummer målet., samles i: virk}
"""


def test_goals_that_only_a_theme_speaks_of_are_merged_into_it(bench: Bench) -> None:
    plan = bench.plan(THEMED)

    assert {goal.reference: goal.covered_by for goal in plan.goals} == {
        "1": "Unge",
        "2": "Virksomheder",
        "3": "Virksomheder",
        "4": "Virksomheder",
        "5": None,
    }
    assert [goal.reference for goal in plan.goals if goal.treatment is Treatment.MERGED] == [
        "1",
        "2",
        "3",
        "4",
    ]


def test_a_theme_measures_what_it_names_or_what_its_goals_would(bench: Bench) -> None:
    companies, young = bench.plan(THEMED).themes

    assert [item.indicator.id for item in young.indicators] == ["a-dagpenge"]
    assert [item.indicator.id for item in companies.indicators] == [
        *goals().year(2018).goals[1].indicators,
        *goals().year(2018).goals[3].indicators,
    ]


def test_the_targets_that_a_theme_awaits_are_counted_once(bench: Bench) -> None:
    (pending,) = [item for item in bench.findings(THEMED) if item.code == "afventer"]

    assert pending.cause == "3 måltal er ikke fastsat endnu."


def test_no_theme_has_to_be_explained_goal_by_goal(bench: Bench) -> None:
    findings = [item for item in bench.findings(THEMED) if item.code == "mål-ikke-taget-stilling"]

    assert [item.cause for item in findings] == [
        "Filen siger ikke, hvad I gør med ministermål 5. Det, der ikke er nævnt, står uændret i planen."
    ]


# Years


def test_a_two_year_plan_may_take_up_a_goal_of_its_second_year(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Esbjerg
        periode: 2019-2020
        mål:
          - ministermål: 1
          - {ministermål: 2020/2, år: 2020}
    """)

    goal = plan.goal("2020/2")
    assert goal is not None
    assert goal.wording == "Flere flygtninge og familiesammenførte til flygtninge skal være selvforsørgende"
    assert plan.goal("2") is not goal
    assert references(plan) == ["1", "2", "3", "4", "5", "6", "7", "2020/2"]


def test_years_without_national_goals_stand_on_local_ones(bench: Bench) -> None:
    plan = bench.plan("kommune: Greve\nperiode: 2025\nmål: [{lokalt mål: Flere i job}]")

    assert [(goal.number, goal.wording) for goal in plan.goals] == [(1, "Flere i job")]
    assert plan.goal_year.no_goals_reason == "De vejledende beskæftigelsespolitiske mål er afskaffet."


def test_no_plan_is_made_for_years_whose_goals_are_not_known(bench: Bench) -> None:
    with pytest.raises(FindingsError) as caught:
        bench.plan("kommune: Greve\nperiode: 2013")

    (found,) = caught.value.findings
    assert (found.code, found.place and found.place.line) == ("år-uden-mål", 2)


# Joint plans and own figures


def test_a_joint_plan_measures_every_indicator_in_both_places(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: [Esbjerg, Fanø]
        mål:
          - ministermål: 1
            indikatorer: [a-dagpenge]
    """)

    (indicator,) = plan.goals[0].indicators
    assert plan.authority == "Esbjerg Kommune og Fanø Kommune"
    assert [measure.own.values for measure in indicator.measures] == [(1204,), (41,)]


def test_the_only_municipality_of_its_council_is_not_held_against_itself(bench: Bench) -> None:
    plan = bench.plan("kommune: Bornholm")

    assert {item.name for goal in plan.goals for use in goal.indicators for item in use.comparators} == {
        "Hele landet"
    }


def test_two_goals_may_have_the_same_indicator(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Frederikssund
        mål:
          - ministermål: 1
            indikatorer: [{indikator: a-dagpenge, måltal: {højst: 500}}]
          - ministermål: 4
            indikatorer: [{indikator: a-dagpenge, måltal: {højst: 450}}]
    """)

    statuses = [t.evaluated.status for goal in plan.goals for i in goal.indicators for t in i.targets]
    assert statuses == [TargetStatus.MET, TargetStatus.NOT_MET]


def test_what_the_law_demands_in_any_year_of_the_plan_is_demanded_of_it(bench: Bench) -> None:
    two_years = {demand.id for demand in bench.plan("kommune: Greve\nperiode: 2019-2020").demands}

    assert {"vedtagelse", "resultater-forrige-år", "repatriering"} <= two_years


def test_choices_and_places_are_known_by_what_is_seen_of_them(bench: Bench) -> None:
    plan = bench.plan("""
        kommune: Frederiks\u00adsund
        mål:
          - {ministermål: 1, behandling: u\u200bændret}
    """)

    assert (plan.goals[0].number, plan.goals[0].treatment) == (1, Treatment.KEPT)
