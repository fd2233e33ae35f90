"""`check` and `review` tell alike of figures that a plan cannot have been made by, and of easy targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch.workshop import Workshop
from generator.danish.periods import Period
from generator.plan.checks import check
from generator.plan.figure_ages import first_day, is_from_after, is_old
from generator.problems import Finding, Severity
from tests.plan_bench import Bench
from tests.review.conftest import ReviewBench

ROOT = Path(__file__).parents[2]
SHARE = "offentlig-forsørgelse-andel"
PARTNERS = "samarbejdsgrad"
FIGURES = {
    SHARE: "Greve: 2016M06 5,0, 2017M06 4,3, 2018M02 4,0\nSolrød: 2015M06 5,0\nKøge: 2015M06 5,0, 2017M06 -",
    "a-dagpenge": "Solrød: 2015M06 500\nKøge: 2017M06 700",
    PARTNERS: "Greve: 2016M12 27,0, 2017M06 28,5",
}
AGES = {"tal-gamle", "tal-efter-planens-start"}
REVIEWED = {"gennemgang-tal-gamle", "gennemgang-tal-efter-start"}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> ReviewBench:
    return ReviewBench(tmp_path_factory.mktemp("alder"), FIGURES)


def plan(name: str, uses: str, more: str = "") -> str:
    return f"kommune: {name}\n{more}\nmål: [{{ministermål: 1, indikatorer: [{uses}]}}]\n"


def ages(bench: Bench, text: str) -> list[Finding]:
    return [item for item in bench.findings(text) if item.code in AGES]


def reviewed(bench: ReviewBench, text: str) -> list[str]:
    return [code for code in bench.found(text) if code in REVIEWED]


@pytest.mark.parametrize(
    ("newest", "year", "old"),
    [
        ("2016M12", 2018, True),
        ("2017M01", 2018, False),
        ("2016K4", 2018, False),
        ("2016K3", 2018, True),
        ("2016", 2018, False),
        ("2015", 2018, True),
        ("2017M06", 2021, True),
        ("2017M06", 2027, True),
    ],
)
def test_figures_are_old_a_year_after_the_next_ones_could_be_there(newest: str, year: int, old: bool) -> None:
    assert is_old(Period.parse(newest), first_day(year)) is old


@pytest.mark.parametrize(("period", "after"), [("2017M12", False), ("2018M01", True), ("2018", True)])
def test_a_period_that_was_not_over_is_from_after_the_plans_start(period: str, after: bool) -> None:
    assert is_from_after(Period.parse(period), 2018) is after


def test_figures_that_are_old_are_told_of_once_for_all_indicators(bench: ReviewBench) -> None:
    text = plan("Solrød", f"{SHARE}, a-dagpenge")
    (found,) = ages(bench, text)
    assert (found.code, found.severity) == ("tal-gamle", Severity.WARNING)
    assert "juni 2015" in found.cause
    assert "1. januar 2018" in found.cause
    assert reviewed(bench, text) == ["gennemgang-tal-gamle", "gennemgang-tal-gamle"]


def test_a_newer_figure_that_may_not_be_shown_makes_an_indicator_no_older(bench: ReviewBench) -> None:
    assert ages(bench, plan("Køge", SHARE)) == []
    assert reviewed(bench, plan("Køge", SHARE)) == []


def test_figures_from_after_the_plans_start_are_told_of(bench: ReviewBench) -> None:
    (found,) = ages(bench, plan("Greve", SHARE))
    assert found.code == "tal-efter-planens-start"
    assert "februar 2018" in found.cause
    assert reviewed(bench, plan("Greve", SHARE)) == ["gennemgang-tal-efter-start"]


def test_a_plan_that_says_how_it_went_may_have_newer_figures(bench: ReviewBench) -> None:
    text = plan("Greve", SHARE, "opfølgning: [{navn: Første status, periode: 2018M02}]")
    assert ages(bench, text) == []
    assert reviewed(bench, text) == []


def test_own_figures_that_are_old_are_told_of_at_their_own_line(bench: ReviewBench) -> None:
    own = '{indikator: langtidsledige, kilde: Vores, egne tal: [{periode: 2015M06, værdi: "90"}]}'
    text = plan("Solrød", f"{SHARE}, {own}")
    places = [item.place for item in ages(bench, text)]
    assert [place.line for place in places if place is not None] == [1, 3]
    assert reviewed(bench, text) == ["gennemgang-tal-gamle", "gennemgang-tal-gamle"]


EASY = "måltal-under-i-dag"


def easy(bench: Bench, target: str, indicator: str = PARTNERS, name: str = "Greve") -> list[Finding]:
    text = plan(name, f"{{indikator: {indicator}, måltal: {target}}}")
    return [item for item in bench.findings(text) if item.code == EASY]


@pytest.mark.parametrize(
    ("target", "indicator", "told"),
    [
        ("{mindst: 25}", PARTNERS, True),
        ("{mindst: 28,5}", PARTNERS, False),
        ("{mindst: 30}", PARTNERS, False),
        ("{mindst: 25, fasthold: ja}", PARTNERS, False),
        ("{højst: 5}", SHARE, True),
        ('{højst: "4,2"}', SHARE, False),
        ("{forløb: [{periode: 2018, værdi: 25}, {periode: 2019, værdi: 40}]}", PARTNERS, False),
        ("{forløb: [{periode: 2018, værdi: 20}, {periode: 2019, værdi: 25}]}", PARTNERS, True),
    ],
)
def test_a_target_that_asks_for_less_than_before_the_plan_is_told_of(
    bench: ReviewBench, target: str, indicator: str, told: bool
) -> None:
    target = target.replace("28,5", '"28,5"')
    assert len(easy(bench, target, indicator)) == told
    text = plan("Greve", f"{{indikator: {indicator}, måltal: {target}}}")
    (items,) = bench.compare(text).findings.values()
    assert ("gennemgang-måltal-under-stilstand" in {item.finding.code for item in items}) is told


def test_a_target_that_has_been_reached_since_the_plan_began_asked_for_more(bench: ReviewBench) -> None:
    """4,0 in February 2018 is better than 4,2; the 4,3 of before the plan is not."""
    assert easy(bench, '{højst: "4,2"}', SHARE) == []


def test_a_target_that_asks_for_what_is_worse_is_told_of_once(bench: ReviewBench) -> None:
    text = plan("Greve", f"{{indikator: {PARTNERS}, måltal: {{højst: 40}}}}")
    codes = [item.code for item in bench.findings(text)]
    assert "måltal-modsat" in codes
    assert EASY not in codes


def test_the_bare_drafts_of_2018_give_no_false_alarm(workshop: Workshop) -> None:
    files = sorted((ROOT / "municipalities" / "2018").glob("*.yaml"))
    assert len(files) == 98
    told = {
        (file.stem, item.code)
        for file in files
        for item in check(workshop.plan(workshop.read(file)).plan)
        if item.code in {*AGES, EASY}
    }
    assert told == set()
