"""The goals that ministers set year by year, and what the law demanded of a plan."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

import generator as generator_package
from generator.figures.catalogue_file import load_catalogue
from generator.problems import FindingsError
from generator.source.goals import GoalCatalogue, load_goals
from tests.underlined import underlined

FOLDER = Path(__file__).parent
GOALS_FILE = FOLDER.parents[1] / "goals.yaml"


@pytest.fixture(scope="module")
def goals() -> GoalCatalogue:
    return load_goals(GOALS_FILE)


@pytest.fixture(scope="module")
def letter_text() -> str:
    return " ".join((FOLDER / "ministerens-brev-2017-09-08.txt").read_text("utf-8").split())


def test_the_goals_of_2018_are_the_words_of_the_letter(goals: GoalCatalogue, letter_text: str) -> None:
    year = goals.year(2018)

    assert [goal.number for goal in year.goals] == [1, 2, 3, 4, 5]
    assert all(f"- {goal.number}) {goal.wording}" in letter_text for goal in year.goals)
    assert all(goal.official and goal.complete for goal in year.goals)


def test_the_letter_of_2018_is_quoted_verbatim(goals: GoalCatalogue, letter_text: str) -> None:
    letter = goals.year(2018).letter

    assert letter is not None
    sentences = [
        letter.subject,
        *letter.introduction,
        letter.announcement_sentence,
        letter.reason_sentence,
        letter.indicator_sentence,
        letter.adaptation_sentence,
        f"J.nr. {letter.journal_number}",
    ]
    assert all(sentence and sentence in letter_text for sentence in sentences)
    assert letter.date == datetime.date(2017, 9, 8)
    assert (letter.signatory, letter.title) == ("Troels Lund Poulsen", "beskæftigelsesminister")


def test_each_goal_of_2018_recommends_one_to_three_indicators(goals: GoalCatalogue) -> None:
    assert all(1 <= len(goal.indicators) <= 3 for goal in goals.year(2018).goals)


def test_the_fraud_goal_of_2018_has_stand_ins_and_says_so(goals: GoalCatalogue) -> None:
    fraud = goals.year(2018).goals[4]

    assert not fraud.has_official_measure
    assert fraud.reader_note == "Jobindsats offentliggjorde ikke noget tal for målet."
    assert "KL" in fraud.editor_note
    assert fraud.indicators == ("kontrolsager", "tilbagebetalingskrav", "besparelse")


def test_the_company_goal_of_2018_also_offers_a_measure_for_municipalities(goals: GoalCatalogue) -> None:
    assert goals.year(2018).goals[1].indicators == ("forgæves-rekrutteringer-andel", "samarbejdsgrad")


def test_every_recommended_indicator_is_in_the_catalogue_and_belongs_to_the_goal(
    goals: GoalCatalogue,
) -> None:
    catalogue = load_catalogue()

    for year in goals.years:
        for goal in goals.year(year).goals:
            for indicator_id in goal.indicators:
                assert goal.key in catalogue.get(indicator_id).goals


def test_every_goal_of_the_catalogue_is_known(goals: GoalCatalogue) -> None:
    assert {key for indicator in load_catalogue() for key in indicator.goals} <= set(goals.keys)


def test_the_number_of_goals_changes_from_year_to_year(goals: GoalCatalogue) -> None:
    assert {year: len(goals.year(year).goals) for year in goals.years} == {
        2015: 4,
        2016: 4,
        2017: 4,
        2018: 5,
        2019: 7,
        2020: 3,
        2021: 5,
        2022: 5,
        2023: 5,
        2024: 5,
    }


def test_a_goal_keeps_its_key_when_its_number_changes(goals: GoalCatalogue) -> None:
    numbers = {
        year: goal.number
        for year in goals.years
        for goal in goals.year(year).goals
        if goal.key == "virksomheder-arbejdskraft"
    }

    assert numbers == {2017: 1, 2018: 2, 2019: 2, 2020: 1, 2021: 5, 2022: 5, 2023: 5, 2024: 5}


def test_a_wording_that_is_only_partly_known_is_marked(goals: GoalCatalogue) -> None:
    incomplete = [goal for goal in goals.year(2019).goals if not goal.complete]

    assert [goal.number for goal in incomplete] == [4]
    assert not incomplete[0].official
    assert incomplete[0].reader_note


def test_texts_from_municipal_copies_are_not_called_official(goals: GoalCatalogue) -> None:
    assert not any(goal.official for year in (2015, 2016, 2017, 2020) for goal in goals.year(year).goals)


@pytest.mark.parametrize("year", [2025, 2026, 2040])
def test_there_are_no_goals_from_2025(goals: GoalCatalogue, year: int) -> None:
    found = goals.year(year)

    assert found.year == year
    assert found.goals == ()
    assert found.act == "lov nr. 1656 af 30. december 2024"
    assert found.no_goals_reason


def test_the_goals_of_2013_are_not_known(goals: GoalCatalogue) -> None:
    with pytest.raises(KeyError, match="2013"):
        goals.year(2013)


def test_a_plan_for_2018_starts_from_the_goals_and_is_adopted_in_time(goals: GoalCatalogue) -> None:
    assert [demand.id for demand in goals.demands(2018)] == ["udgangspunkt-i-mål", "vedtagelse"]


def test_a_plan_for_2020_also_shows_results_and_repatriation(goals: GoalCatalogue) -> None:
    added = {demand.id for demand in goals.demands(2020)} - {demand.id for demand in goals.demands(2019)}

    assert added == {"resultater-forrige-år", "repatriering"}


def test_the_duty_after_2024_is_marked_as_not_verified(goals: GoalCatalogue) -> None:
    assert [demand.verified for demand in goals.demands(2026)] == [False]


def test_every_demand_has_a_citation_and_an_id_of_its_own(goals: GoalCatalogue) -> None:
    demands = {demand.id: demand for year in range(2015, 2027) for demand in goals.demands(year)}

    assert len(demands) == 9
    assert all(demand.citation and demand.text.endswith(".") for demand in demands.values())


GOAL = "{nøgle: a, nummer: 1, ordlyd: O, kort: K, kilde: S, tekst: officiel, indikatorer: []}"


@pytest.mark.parametrize(
    ("wrong", "code", "offending"),
    [
        ("år: {2018: {}}\nlovkrav: []", "mål-eller-grund", "2018"),
        ("år: {i år: {mål: []}}\nlovkrav: []", "mål-år-ulæseligt", "i år"),
        (f"år: {{2018: {{mål: [{GOAL.replace('1', '2')}]}}}}\nlovkrav: []", "mål-nummer-forkert", "2"),
        (
            f"år: {{2018: {{mål: [{GOAL}, {GOAL.replace('nummer: 1', 'nummer: 2')}]}}}}\nlovkrav: []",
            "mål-nøgle-gentaget",
            "a",
        ),
        (f"år: {{2018: {{mål: [{GOAL.replace('officiel', 'set')}]}}}}\nlovkrav: []", "valg-ukendt", "set"),
        ("år: {2018-2020: {mål: []}, 2019: {mål: []}}\nlovkrav: []", "mål-år-gentaget", "2019"),
        ("år: {2018: {mål: []}, 2018: {mål: []}}\nlovkrav: []", "navn-gentaget", "2018"),
        (
            "år: {}\nlovkrav: [{id: a, tekst: b, henvisning: c, fra: 2018, bekræftet: måske}]",
            "ja-nej",
            "måske",
        ),
    ],
)
def test_a_mistake_in_the_file_is_told_at_its_place(
    tmp_path: Path, wrong: str, code: str, offending: str
) -> None:
    file = tmp_path / "goals.yaml"
    file.write_text(wrong, "utf-8")

    with pytest.raises(FindingsError) as refused:
        load_goals(file, "goals.yaml")

    (found,) = refused.value.findings
    assert (found.code, underlined(found)) == (code, offending)
    assert found.place is not None
    assert found.place.file == "goals.yaml"


@pytest.mark.parametrize("year", range(2015, 2026))
def test_a_note_for_readers_advises_nobody_and_names_no_municipality(goals: GoalCatalogue, year: int) -> None:
    """It is printed in every plan; advice to planners and what copies say stand in the notes for editors."""
    for goal in goals.year(year).goals:
        assert not re.search(
            r"\b(kan|bør|skal) (bruges|måle|vise|i stedet)\b|Kommune\b|afskrift", goal.reader_note
        )


def test_a_note_for_editors_is_printed_nowhere(goals: GoalCatalogue) -> None:
    """No module that makes a document reads it; a new file for a planner does."""
    generator = Path(generator_package.__file__).parent
    readers = [
        file.relative_to(generator).as_posix()
        for file in generator.rglob("*.py")
        if "editor_note" in file.read_text("utf-8")
    ]
    assert readers == ["source/goals.py"]
    assert any(goal.editor_note for year in goals.years for goal in goals.year(year).goals)
