"""The matrix of municipalities by goals, and what is chosen by many, by one and by none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.review.matrix import goal_columns
from generator.review.wordings import Change
from generator.source.records.goal import Treatment
from tests.review.conftest import Country, ReviewBench

FIGURES = {"offentlig-forsørgelse-andel": "Greve: 2017M06 16,8\nKøge: 2017M06 17,2"}
GREVE = """
    kommune: Greve
    mål:
      - ministermål: 1
        behandling: tilpasset
        begrundelse: Vi ser på de unge.
        ordlyd: >-
          Flere unge skal i beskæftigelse eller uddannelse i stedet for at være på offentlig forsørgelse.
        indikatorer:
          - {indikator: offentlig-forsørgelse-andel, måltal: [{højst: 16}, {afventer: {senest: marts 2018}}]}
          - bruttoledighed
        indsatser: [{titel: Jobrotation}, {titel: Greve Kommunes jobmesse}]
      - {ministermål: 2, behandling: fravalgt, begrundelse: Vi har få virksomheder.}
      - {ministermål: 3, samles i: 1, begrundelse: De hører sammen.}
      - {lokalt mål: Greve Kommune får flere praktikpladser.}
    """
KØGE = """
    kommune: Køge
    mål:
      - ministermål: 1
        indikatorer: [offentlig-forsørgelse-andel]
        indsatser: [{titel: Køge Kommunes jobmesse}]
      - {lokalt mål: Køge Kommune får flere praktikpladser.}
      - {lokalt mål: Flere læser dansk.}
    """


@pytest.fixture
def bench(tmp_path: Path) -> ReviewBench:
    return ReviewBench(tmp_path, FIGURES)


def test_each_cell_says_what_is_done_with_a_goal(bench: ReviewBench) -> None:
    comparison = bench.compare(KØGE, GREVE)
    greve, køge = comparison.matrix.rows
    assert [(greve.name, greve.own_goals), (køge.name, køge.own_goals)] == [("Greve", 1), ("Køge", 2)]
    first, second, third, fourth, _ = greve.cells
    assert (first.treatment, first.reason) == (Treatment.ADAPTED, "Vi ser på de unge.")
    assert (first.indicators, first.recommended, first.targets, first.pending) == (2, 0, 2, 1)
    assert (second.treatment, second.reason) == (Treatment.NOT_ADOPTED, "Vi har få virksomheder.")
    assert (third.treatment, third.merged_into is not None) == (Treatment.MERGED, True)
    assert (fourth.treatment, fourth.mentioned, fourth.indicators) == (Treatment.KEPT, False, 0)
    assert fourth.recommended > 0
    assert køge.cells[0].mentioned


def test_plans_of_other_years_have_empty_cells_where_their_goals_lack_one(bench: ReviewBench) -> None:
    comparison = bench.compare(GREVE, "kommune: Køge\nperiode: 2020\n")
    greve, køge = comparison.matrix.rows
    keys = [column.key for column in comparison.matrix.columns]
    assert keys == [column.key for column in goal_columns(comparison.sheets, bench.library.goals)]
    assert [column.year for column in comparison.matrix.columns[:3]] == [2020] * 3
    assert [cell.treatment is None for cell in greve.cells].count(True) == 1
    assert [cell.treatment is None for cell in køge.cells].count(True) == 3
    assert len(keys) == 6


def test_local_wordings_show_what_differs_from_the_ministers(bench: ReviewBench) -> None:
    (goal, *_) = bench.compare(GREVE, KØGE).goals
    greve, køge = goal.wordings
    assert køge.runs is None
    assert greve.runs is not None
    changed = {run.change: run.text.strip() for run in greve.runs if run.change is not Change.SAME}
    assert changed == {Change.REMOVED: "personer", Change.ADDED: "unge"}


def test_a_goal_that_is_not_adopted_has_no_local_wording(bench: ReviewBench) -> None:
    køge = KØGE + "  - {ministermål: 2}\n"
    wordings = bench.compare(GREVE, køge).goals[1].wordings
    assert [item.plan for item in wordings] == ["259"]


@pytest.mark.parametrize(
    "said",
    [
        "{ministermål: 3}",
        "{ministermål: 2, behandling: ikke oplyst}",
        "{ministermål: 2, samles i: 1, begrundelse: De hører sammen.}",
    ],
)
def test_who_says_nothing_of_a_wording_is_not_said_to_use_the_ministers(
    bench: ReviewBench, said: str
) -> None:
    køge = KØGE + f"  - {said}\n"
    assert bench.compare(GREVE, køge).goals[1].wordings == ()


def test_a_wording_of_a_merged_goal_that_the_plan_states_is_held_against_the_ministers(
    bench: ReviewBench,
) -> None:
    køge = KØGE + "  - {ministermål: 2, samles i: 1, begrundelse: Ja., ordlyd: Flere hænder.}\n"
    (wording,) = bench.compare(GREVE, køge).goals[1].wordings
    assert wording.runs is not None


def test_indicators_are_listed_by_how_many_chose_them_and_the_unchosen_apart(bench: ReviewBench) -> None:
    (goal, second, *_) = bench.compare(GREVE, KØGE).goals
    assert [(item.id, item.plans, item.with_target) for item in goal.indicators] == [
        ("offentlig-forsørgelse-andel", ("253", "259"), ("253",)),
        ("bruttoledighed", ("253",), ()),
    ]
    assert [item.id for item in goal.chosen_by_one] == ["bruttoledighed"]
    assert "offentlig-forsørgelse-andel" not in goal.unchosen
    assert second.indicators == ()
    assert set(second.column.recommended) <= set(second.unchosen)


def test_own_indicators_of_the_same_name_are_one(bench: ReviewBench) -> None:
    own = "{{id: {id}, navn: Tilfredse borgere, enhed: procent, bedst: højere er bedre, definition: Andel.}}"
    plans = (
        f"kommune: {name}\n"
        f"egne indikatorer: [{own.format(id=id_)}]\n"
        f"mål: [{{ministermål: 1, indikatorer: [{id_}]}}]\n"
        for name, id_ in (("Greve", "tilfredse"), ("Køge", "borgere"))
    )
    (goal, *_) = bench.compare(*plans).goals
    (choice,) = goal.indicators
    assert (choice.name, choice.own, choice.plans) == ("Tilfredse borgere", True, ("253", "259"))


def test_own_goals_and_actions_know_who_else_has_them_whatever_the_municipality_is_called(
    bench: ReviewBench,
) -> None:
    comparison = bench.compare(GREVE, KØGE)
    assert [(goal.plan, goal.also) for goal in comparison.own_goals] == [
        ("253", ("259",)),
        ("259", ("253",)),
        ("259", ()),
    ]
    assert [(action.plan, action.title) for action in comparison.own_actions] == [("253", "Jobrotation")]


def test_the_matrix_of_the_country_is_what_was_planted(country: Country) -> None:
    cells = {
        (row.plan, number): cell.treatment.value if cell.treatment is not None else None
        for row in country.comparison.matrix.rows
        for number, cell in enumerate(row.cells, 1)
    }
    assert cells == country.variations.treatments
    assert len(country.comparison.matrix.rows) == 98
