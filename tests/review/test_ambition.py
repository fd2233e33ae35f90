"""How much targets ask, in comparable terms, worked out by hand on a few figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.plan.standing import Standing
from generator.review.ambition import Incomparable, TargetAmbition, Terms, weak_targets
from tests.review.conftest import Country, ReviewBench

SHARE = "offentlig-forsørgelse-andel"


def monthly(start: float, step: float, months: int = 36) -> str:
    """The figures of so many months up to June 2017, with a steady step."""
    first = 2017 * 12 + 6 - months
    numbers = (start + step * index for index in range(months))
    return ", ".join(
        f"{(first + index) // 12}M{(first + index) % 12 + 1:02} {value:.1f}".replace(".", ",")
        for index, value in enumerate(numbers)
    )


FIGURES = {
    SHARE: f"""
        Greve: {monthly(19.5, -0.1)}
        Køge: 2017M06 14,0
        Solrød: 2017M06 15,0
        De andre: 2017M06 20,0
        RAR Sjælland: 2017M06 18,0
        Hele landet: 2017M06 17,0
        """,
    "a-dagpenge": """
        Greve: 2016M12 400, 2017M06 500
        Køge: 2017M06 300
        """,
    "samarbejdsgrad": "Greve: 2016M12 30,0, 2017M06 40,0\nKøge: 2017M06 50,0\nDe andre: 2017M06 20,0",
    "fleksjob": "Greve: 2017M06 200",
}


@pytest.fixture
def bench(tmp_path: Path) -> ReviewBench:
    return ReviewBench(tmp_path, FIGURES)


def judged(bench: ReviewBench, target: str, indicator: str = SHARE) -> TargetAmbition:
    use = f"{{indikator: {indicator}, måltal: {target}}}"
    text = f"kommune: Greve\nmål: [{{ministermål: 1, indikatorer: [{use}]}}]\n"
    return next(
        item
        for item in bench.compare(text).ambition
        if item.placed.indicator is not None and item.placed.indicator.id == indicator
    )


def terms(bench: ReviewBench, target: str, indicator: str = SHARE) -> Terms:
    found = judged(bench, target, indicator).terms
    assert found is not None
    return found


def placed(standing: Standing | None) -> tuple[int, int] | None:
    return (standing.rank, standing.count) if standing is not None else None


def test_bornholm_is_not_held_against_its_council_which_is_itself(tmp_path: Path) -> None:
    shares = "Bornholm: 2017M06 16,0\nRAR Bornholm: 2017M06 16,0\nHele landet: 2017M06 17,0"
    use = f"{{indikator: {SHARE}, måltal: {{højst: 14}}}}"
    plan = f"kommune: Bornholm\nmål: [{{ministermål: 1, indikatorer: [{use}]}}]\n"
    compared = ReviewBench(tmp_path, {SHARE: shares}).compare(plan)
    (found,) = (item.terms for item in compared.ambition if item.terms is not None)
    assert found.council is None
    assert found.country is not None


def test_a_level_in_comparable_terms(bench: ReviewBench) -> None:
    found = terms(bench, "{højst: 14, senest: 2018M06}")
    assert (found.asked, found.newest.value, str(found.newest.period)) == (14, 16, "2017M06")
    assert (found.change, found.change_percent, found.change_points) == (-2, Decimal("-12.5"), -2)
    assert found.council is not None
    assert (found.council.area.name, found.council.now, found.council.met) == ("RAR Sjælland", -2, -4)
    assert found.country is not None
    assert (found.country.now, found.country.met) == (-1, -3)
    assert (placed(found.place_now), placed(found.place_met)) == ((3, 98), (1, 98))


def test_the_trend_says_what_standing_still_and_going_on_give(bench: ReviewBench) -> None:
    found = terms(bench, "{højst: 15, senest: 2018M06}")
    assert found.trend is not None
    assert (found.trend.months, found.trend.per_year) == (36, Decimal("-1.20"))
    assert (found.standing_still.value, found.going_on) == (16, Decimal("14.8"))
    assert (found.less_than_standing_still, found.less_than_going_on) == (False, True)


@pytest.mark.parametrize(
    ("target", "still", "going_on"),
    [
        ("{højst: 17, senest: 2018M06}", True, True),
        ("{højst: 16, senest: 2018M06}", False, True),
        ("{højst: 15, senest: 2018M06}", False, True),
        ("{højst: 14, senest: 2018M06}", False, False),
        ("{mindst: 14, højst: 17, senest: 2018M06}", True, True),
        ("{præcis: 16, senest: 2018M06}", False, False),
        ("{retning: fald, senest: 2018M06, udgangspunkt: {periode: 2016M06}}", True, True),
        ("{retning: uændret, senest: 2018M06, udgangspunkt: {periode: 2017M06}}", False, True),
    ],
)
def test_a_target_that_something_worse_would_meet_asks_for_less(
    bench: ReviewBench, target: str, still: bool, going_on: bool
) -> None:
    found = terms(bench, target)
    assert (found.less_than_standing_still, found.less_than_going_on) == (still, going_on)


def test_standing_still_is_the_figure_of_the_same_time_of_year(bench: ReviewBench) -> None:
    found = terms(bench, "{højst: 450, senest: 2018M12}", "a-dagpenge")
    assert (found.newest.value, found.standing_still.value) == (500, 400)
    assert str(found.standing_still.period) == "2016M12"
    assert (found.trend, found.going_on, found.less_than_going_on) == (None, None, None)


@pytest.mark.parametrize(("highest", "less"), [(350, False), (450, False), (550, True)])
def test_less_than_standing_still_is_less_than_now_and_than_last_season(
    bench: ReviewBench, highest: int, less: bool
) -> None:
    found = terms(bench, f"{{højst: {highest}, senest: 2018M12}}", "a-dagpenge")
    assert found.less_than_standing_still is less


def test_numbers_of_people_have_no_place_and_no_points(bench: ReviewBench) -> None:
    found = terms(bench, "{højst: 450}", "a-dagpenge")
    assert (found.change, found.change_percent, found.change_points) == (-50, Decimal("-10.0"), None)
    assert (found.place_now, found.place_met, found.council, found.country) == (None,) * 4


def test_where_higher_is_better_the_least_that_is_enough_is_asked(bench: ReviewBench) -> None:
    found = terms(bench, "{mindst: 45, højst: 60, senest: 2018M06}", "samarbejdsgrad")
    assert (found.asked, placed(found.place_now), placed(found.place_met)) == (45, (2, 98), (2, 98))
    as_good_as_koege = terms(bench, "{mindst: 50, senest: 2018M06}", "samarbejdsgrad").place_met
    assert placed(as_good_as_koege) == (1, 98)
    assert terms(bench, "{mindst: 30, senest: 2018M06}", "samarbejdsgrad").less_than_standing_still


def test_a_change_counts_from_its_own_baseline(bench: ReviewBench) -> None:
    found = terms(
        bench, "{mindst: 10, enhed: procent, retning: fald, udgangspunkt: {periode: 2016M06, værdi: 18}}"
    )
    assert (found.baseline.value, found.asked, found.change_percent) == (
        18,
        Decimal("16.2"),
        Decimal("-10.0"),
    )


@pytest.mark.parametrize(
    ("target", "indicator", "reason"),
    [
        ("{afventer: {senest: marts 2018}}", SHARE, Incomparable.PENDING),
        ("{kvalitativt: Alle har en plan.}", SHARE, Incomparable.QUALITATIVE),
        ("{ikke oplyst: Står i et bilag.}", SHARE, Incomparable.NOT_STATED),
        ("{højst: 14, målgruppe: unge}", SHARE, Incomparable.POPULATION),
        ("{højst: 14, udgangspunkt: {periode: 2016, værdi: 15}}", SHARE, Incomparable.PERIOD),
        ("{højst: 3}", "bruttoledighed", Incomparable.NO_FIGURE),
        ("{mindst: 1, under: naboerne}", SHARE, Incomparable.NO_LEVEL),
        ("{placering: 3, blandt: Hele landet}", "fleksjob", Incomparable.NO_LEVEL),
    ],
)
def test_a_target_that_cannot_be_compared_says_why(
    bench: ReviewBench, target: str, indicator: str, reason: Incomparable
) -> None:
    found = judged(bench, target, indicator)
    assert (found.terms, found.incomparable) == (None, reason)


def test_an_own_definition_cannot_be_compared_whatever_it_is_called(bench: ReviewBench) -> None:
    text = f"""
        kommune: Greve
        egne indikatorer:
          - {{id: {SHARE}, navn: Andel, enhed: procent, bedst: lavere er bedre, definition: Vores egen.}}
        mål: [{{ministermål: 1, indikatorer: [{{indikator: {SHARE}, måltal: {{højst: 3}}}}]}}]
        """
    (found,) = (item for item in bench.compare(text).ambition if item.placed.indicator is not None)
    assert found.incomparable in {Incomparable.DEFINITION, Incomparable.PENDING}
    assert found.terms is None


def test_a_target_without_an_indicator_cannot_be_compared(bench: ReviewBench) -> None:
    text = "kommune: Greve\nmål: [{lokalt mål: Flere besøg, måltal: {mindst: 300}}]\n"
    reasons = {item.incomparable for item in bench.compare(text).ambition if item.placed.target.unit is None}
    assert Incomparable.NO_INDICATOR in reasons


def test_of_the_country_the_weak_targets_are_those_that_were_planted(country: Country) -> None:
    weak = {
        (item.plan, item.placed.indicator.id)
        for item in weak_targets(country.comparison.ambition)
        if item.placed.indicator is not None
    }
    assert country.variations.weak <= weak
    assert not country.variations.strong & weak


def test_every_target_of_the_country_is_compared_or_says_why_not(country: Country) -> None:
    found = country.comparison.ambition
    assert len(found) == sum(len(sheet.targets) for sheet in country.sheets)
    assert all((item.terms is None) is (item.incomparable is not None) for item in found)
    kinds = {item.placed.target.kind for item in found if item.terms is not None}
    assert len(kinds) == 10
