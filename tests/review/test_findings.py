"""What a review finds in plans: all that was planted in the country, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.problems.finding import messages
from generator.review.findings import FindingKind, ReviewFinding
from tests.review.conftest import Country, ReviewBench
from tests.review.variations import Planted

SHARE = "offentlig-forsørgelse-andel"
NAME = "Fuldtidspersoner på offentlig forsørgelse i pct. af befolkningen 16-66 år"
FIGURES = {
    SHARE: """
        Greve: 2016M06 17,3, 2017M06 16,8
        Solrød: 2015M06 15,0
        RAR Sjælland: 2016M06 18,8, 2017M06 18,6
        Hele landet: 2016M06 18,5, 2017M06 18,3
        """,
}
TEXT = "Vi samler kræfterne om tidlige samtaler og korte kurser, så flere unge kommer i job eller uddannelse."


@pytest.fixture
def bench(tmp_path: Path) -> ReviewBench:
    return ReviewBench(tmp_path, FIGURES)


def goal(rest: str, name: str = "Greve") -> str:
    return f"kommune: {name}\nmål: [{{ministermål: 1, {rest}}}]\n"


# --- the country ---


def found(country: Country, *codes: str) -> list[ReviewFinding]:
    every = (item for items in country.comparison.findings.values() for item in items)
    return [item for item in every if item.finding.code in codes]


@pytest.mark.parametrize(
    ("code", "about"),
    [
        ("gennemgang-mål-uden-stillingtagen", "goal"),
        ("gennemgang-mål-uden-begrundelse", "goal"),
        ("gennemgang-vedtaget-sent", None),
        ("gennemgang-budget-sum", "path"),
        ("gennemgang-investering-netto", "path"),
        ("gennemgang-måltal-forfaldent", None),
        ("gennemgang-tal-gamle", "indicator"),
        ("gennemgang-tekst-tal-område", "indicator"),
        ("gennemgang-udgangspunkt-område", "indicator"),
        ("gennemgang-tekst-uændret", "path"),
        ("gennemgang-tekst-lånt", "path"),
    ],
)
def test_all_that_was_planted_is_found_and_nothing_else(
    country: Country, code: str, about: str | None
) -> None:
    planted = country.variations.planted_with(code)
    assert len(planted) >= 5
    told = [Planted(code, item.plan, getattr(item, about) if about else "") for item in found(country, code)]
    assert sorted(told) == sorted(planted)


def test_nothing_is_found_of_kinds_that_were_not_planted(country: Country) -> None:
    codes = {item.finding.code for items in country.comparison.findings.values() for item in items}
    assert codes - {"gennemgang-måltal-under-stilstand"} == {item.code for item in country.variations.planted}


def test_a_target_that_asks_for_less_than_standing_still_is_found(country: Country) -> None:
    told = {(item.plan, item.indicator) for item in found(country, "gennemgang-måltal-under-stilstand")}
    assert country.variations.weak <= told
    assert not country.variations.strong & told


def test_a_borrowed_passage_leads_to_all_who_have_it(country: Country) -> None:
    for item in found(country, "gennemgang-tekst-lånt"):
        assert {other.plan for other in item.elsewhere} == set(country.variations.borrowed[item.plan])
        assert item.passage is not None
        assert "Kommune vil hjælpe" in item.passage
        assert all("Kommune vil hjælpe" in other.passage for other in item.elsewhere)


def test_the_shared_chapter_of_a_council_is_not_borrowed(country: Country) -> None:
    sharing = [sheet for sheet in country.sheets if any(text.shared for text in sheet.texts)]
    assert len(sharing) == 10


# --- completeness ---


def test_a_demand_of_the_law_is_cited(bench: ReviewBench) -> None:
    comparison = bench.compare("kommune: Greve\nperiode: 2021\nhjemrejsevejledning: Ja.\n")
    (told,) = (
        item.finding.cause for item in comparison.findings["253"] if item.finding.code == "gennemgang-lovkrav"
    )
    assert "resultater og effekter" in told
    assert "§ 4, stk. 2" in told


def test_an_adopted_plan_says_when_and_in_time(bench: ReviewBench) -> None:
    steps = "vedtagelse: [{{organ: Byrådet, rolle: vedtager{date}}}]\n"
    plan = "kommune: Greve\nstatus: vedtaget\n"
    assert bench.found(plan + steps.format(date="")) == ["gennemgang-vedtaget-uden-dato"]
    assert bench.found(plan + steps.format(date=", dato: 2018-01-01")) == ["gennemgang-vedtaget-sent"]
    assert bench.found(plan + steps.format(date=", dato: 2017-12-31")) == []


def test_what_is_done_with_a_goal_is_said_and_why(bench: ReviewBench) -> None:
    comparison = bench.compare(goal("behandling: fravalgt"))
    told = {(item.goal, item.finding.code) for item in comparison.findings["253"]}
    assert ("1", "gennemgang-mål-uden-begrundelse") in told
    assert ("2", "gennemgang-mål-uden-stillingtagen") in told


def test_beside_plans_of_other_years_each_plan_answers_the_goals_of_its_own(bench: ReviewBench) -> None:
    comparison = bench.compare("kommune: Greve\n", "kommune: Køge\nperiode: 2020\n")
    silent = "gennemgang-mål-uden-stillingtagen"
    told = {
        plan: [item.finding.cause for item in items if item.finding.code == silent]
        for plan, items in comparison.findings.items()
    }
    assert {plan: len(causes) for plan, causes in told.items()} == {"253": 5, "259": 3}
    assert "ministermål 2: Arbejdskraft" in told["253"][1]
    assert "ministermål 1: Arbejdskraft" in told["259"][0]


def test_an_adopted_goal_has_an_indicator_and_a_target(bench: ReviewBench) -> None:
    comparison = bench.compare(
        "kommune: Greve\nmåltal ikke oplyst: Kendes ikke.\nmål: [{ministermål: 1, indikatorer: []}]\n"
    )
    told = {(item.goal, item.finding.code) for item in comparison.findings["253"]}
    assert ("1", "gennemgang-mål-uden-indikator") in told


# --- figures ---


@pytest.mark.parametrize(
    ("rest", "codes"),
    [
        ("udgangspunkt: {periode: 2017M06, værdi: 18,3}", ["gennemgang-udgangspunkt-område"]),
        ("udgangspunkt: {periode: 2016M06, værdi: 18,8}", ["gennemgang-udgangspunkt-område"]),
        ("udgangspunkt: {periode: 2017M06, værdi: 16,8}", []),
        ("udgangspunkt: {periode: 2017M06, værdi: 16,7}", []),
    ],
)
def test_a_baseline_that_is_another_areas_is_found(bench: ReviewBench, rest: str, codes: list[str]) -> None:
    target = f"{{retning: fald, {rest}}}".replace("18,3", '"18,3"').replace("18,8", '"18,8"')
    target = target.replace("16,8", '"16,8"').replace("16,7", '"16,7"')
    assert bench.found(goal(f"indikatorer: [{{indikator: {SHARE}, måltal: {target}}}]")) == codes


def test_an_own_figure_that_is_the_countrys_is_found(bench: ReviewBench) -> None:
    use = f'{{indikator: {SHARE}, egne tal: [{{periode: 2017M06, værdi: "18,3"}}], kilde: Vores}}'
    assert "gennemgang-tal-område" in bench.found(goal(f"indikatorer: [{use}]"))


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        (f"{NAME} er 18,3 pct.", ["gennemgang-tekst-tal-område"]),
        (f"{NAME} er 18,6 %.", ["gennemgang-tekst-tal-område"]),
        (f"{NAME} er 16,8 pct.", []),
        (f"{NAME} er 18,3 pct. på landsplan.", []),
        (f"{NAME} er 18,3 pct. i hele landet.", []),
        ("Vi har 18,3 pct. flere besøg.", []),
    ],
)
def test_a_typed_share_that_is_another_areas_is_found(
    bench: ReviewBench, sentence: str, codes: list[str]
) -> None:
    rest = f"indikatorer: [{SHARE}], udfordring: '{sentence}'"
    assert bench.found(goal(rest)) == codes


def test_in_a_joint_plan_a_typed_share_may_be_any_of_its_municipalities(bench: ReviewBench) -> None:
    rest = f"indikatorer: [{SHARE}], udfordring: '{NAME} er 15,0 pct.'"
    assert bench.found(goal(rest, "[Greve, Solrød]")) == []


def test_old_figures_are_found_by_the_plans_first_day(bench: ReviewBench) -> None:
    plan = goal(f"indikatorer: [{SHARE}]", "Solrød")
    assert bench.found(plan) == ["gennemgang-tal-gamle"]
    assert bench.found(plan, as_of=dt.date(2016, 6, 30)) == []


# --- sums and pending targets ---


@pytest.mark.parametrize(
    ("budget", "codes"),
    [
        ("{kolonner: [2018], rækker: [{navn: a, beløb: [1]}, {navn: b, beløb: [2]}], i alt: [3]}", []),
        ("{kolonner: [2018], rækker: [{navn: a, beløb: [1]}, {navn: b, beløb: [2]}]}", []),
        ("{kolonner: [2018], rækker: [{navn: a, beløb: [1]}], i alt: [3]}", ["gennemgang-budget-sum"]),
        ("{kolonner: [2018], rækker: [{navn: a, beløb: [1, 2]}]}", ["gennemgang-budget-kolonner"]),
    ],
)
def test_sums_are_worked_out_again(bench: ReviewBench, budget: str, codes: list[str]) -> None:
    assert bench.found(f"kommune: Greve\nbudget: {budget}\n") == codes


@pytest.mark.parametrize(
    ("expected", "overdue"),
    [
        ("2018-01-30", True),
        ("2018-01-31", False),
        ("ultimo januar 2018", False),
        ("medio januar 2018", True),
        ("primo februar 2018", False),
        ("senest 1. januar 2018", True),
        ("4. kvartal 2017", True),
        ("2. udgave", False),
    ],
)
def test_a_target_is_overdue_when_its_time_has_passed(
    bench: ReviewBench, expected: str, overdue: bool
) -> None:
    use = f"{{indikator: {SHARE}, måltal: {{afventer: {{senest: {expected}}}}}}}"
    codes = bench.found(goal(f"indikatorer: [{use}]"), as_of=dt.date(2018, 1, 31))
    assert codes == (["gennemgang-måltal-forfaldent"] if overdue else [])


@pytest.mark.parametrize(
    ("expected", "named"),
    [
        ("2018-01-30", "30. januar 2018"),
        ("2017M12", "december 2017"),
        ("medio januar 2018", "medio januar 2018"),
    ],
)
def test_an_overdue_target_is_told_with_the_time_in_words(
    bench: ReviewBench, expected: str, named: str
) -> None:
    use = f"{{indikator: {SHARE}, måltal: {{afventer: {{senest: {expected}}}}}}}"
    compared = bench.compare(goal(f"indikatorer: [{use}]"), as_of=dt.date(2018, 1, 31))
    (told,) = (item for item in compared.findings["253"] if item.kind is FindingKind.OVERDUE)
    assert f"Det var ventet: {named}." in told.finding.cause


# --- texts ---


def test_a_text_with_the_own_name_and_other_figures_in_it_is_borrowed(bench: ReviewBench) -> None:
    plans = [
        f"kommune: {name}\nformål: {name} Kommune i 201{n}. {TEXT}\n"
        for n, name in enumerate(("Greve", "Køge"))
    ]
    comparison = bench.compare(*plans)
    (told,) = (item for item in comparison.findings["253"] if item.kind is FindingKind.BORROWED)
    assert told.path == "formål"
    assert told.passage == f"Greve Kommune i 2010. {TEXT}"[:-1]
    (other,) = told.elsewhere
    assert (other.name, other.path, other.passage) == ("Køge", "formål", f"Køge Kommune i 2011. {TEXT}"[:-1])


def test_a_shared_chapter_is_nobodys_even_where_it_is_copied(bench: ReviewBench) -> None:
    shared = bench.folder / "municipalities" / "fælles" / "område.yaml"
    shared.parent.mkdir(parents=True)
    shared.write_text(f"overskrift: Fælles\ntekst: {TEXT}\n", "utf-8")
    plans = ["kommune: Greve\nafsnit: [{fælles: område.yaml}]\n", f"kommune: Køge\nformål: {TEXT}\n"]
    plans.append(f"kommune: Solrød\nformål: {TEXT}\n")
    comparison = bench.compare(*plans)
    assert comparison.passages == ()


def test_the_ministers_words_and_names_of_indicators_are_nobodys(bench: ReviewBench) -> None:
    wording = bench.library.goals.year(2018).goals[0].wording
    plans = [f"kommune: {name}\nformål: Vi følger »{wording}« og »{NAME}«.\n" for name in ("Greve", "Køge")]
    assert bench.compare(*plans).passages == ()


def test_every_message_of_a_review_ends_as_a_sentence() -> None:
    own = {code: message for code, message in messages().items() if code.startswith(("gennemgang-", "råd-"))}
    assert len(own) >= 20
    assert all(message.cure.endswith((".", "?")) for message in own.values())
