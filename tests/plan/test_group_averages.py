"""Averages over municipalities are computed from counts, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.figures.series import Series, State
from tests.plan_bench import Bench

SHARE, PERSONS = "offentlig-forsørgelse-andel", "a-dagpenge"
PLAN = """
    kommune: Solrød
    sammenligningsgrundlag: [{{navn: klyngen, kommuner: [{members}]}}]
    mål:
      - ministermål: 1
        indikatorer: [{{indikator: {indicator}, sammenlign: klyngen}}]
"""


def average(folder: Path, indicator: str, figures: str, members: str = "Greve, Køge") -> Series:
    plan = Bench(folder, {indicator: figures}).plan(PLAN.format(indicator=indicator, members=members))
    (use,) = plan.goals[0].indicators
    return use.measures[0].series(use.comparators[0])


def test_a_share_is_the_sum_of_counts_over_the_sum_of_what_they_are_shares_of(tmp_path: Path) -> None:
    series = average(tmp_path, SHARE, "Greve: 2017M06 10,0 af 1000\nKøge: 2017M06 4,0 af 9000")

    (figure,) = series.figures
    assert figure.value == pytest.approx((100 + 360) / 10_000 * 100)
    assert figure.denominator == 10_000
    assert series.own_calculation


def test_a_mean_of_percentages_is_never_taken(tmp_path: Path) -> None:
    series = average(tmp_path, SHARE, "Greve: 2017M06 10,0\nKøge: 2017M06 4,0 af 9000")

    assert [figure.state for figure in series.figures] == [State.MISSING]


def test_what_a_share_is_of_follows_from_its_count(tmp_path: Path) -> None:
    figures = {
        SHARE: "Greve: 2017M06 10,0\nKøge: 2017M06 4,0",
        "offentlig-forsørgelse-antal": "Greve: 2017M06 100\nKøge: 2017M06 360",
    }
    plan = Bench(tmp_path, figures).plan(PLAN.format(indicator=SHARE, members="Greve, Køge"))
    (use,) = plan.goals[0].indicators
    (figure,) = use.measures[0].series(use.comparators[0]).figures
    assert figure.value == pytest.approx(460 / 10_000 * 100)


def test_a_volume_is_the_mean_per_municipality(tmp_path: Path) -> None:
    assert average(tmp_path, PERSONS, "Greve: 2017M06 600\nKøge: 2017M06 703").values == (651.5,)


def test_a_hidden_part_hides_the_average(tmp_path: Path) -> None:
    figures = "Greve: 2017M05 10,0 af 1000, 2017M06 -\nKøge: 2017M05 4,0 af 1000, 2017M06 4,0 af 1000"
    series = average(tmp_path, SHARE, figures)

    assert [figure.state for figure in series.figures] == [State.OK, State.SUPPRESSED]
    assert series.values == (7.0, None)


def test_a_part_without_a_figure_leaves_the_average_missing(tmp_path: Path) -> None:
    series = average(tmp_path, PERSONS, "Greve: 2017M05 600, 2017M06 610\nKøge: 2017M05 700")

    assert series.values == (650.0, None)


def test_an_average_is_as_preliminary_as_its_parts(tmp_path: Path) -> None:
    figures = "Greve: 2017M06 600 foreløbig\nKøge: 2017M06 700"

    assert [figure.state for figure in average(tmp_path, PERSONS, figures).figures] == [State.PRELIMINARY]


def test_an_empty_municipality_weighs_nothing(tmp_path: Path) -> None:
    figures = "Greve: 2017M06 0,0 af 0\nKøge: 2017M06 4,0 af 9000"

    assert average(tmp_path, SHARE, figures).values == (4.0,)


def test_shares_of_nothing_have_no_average(tmp_path: Path) -> None:
    figures = "Greve: 2017M06 0,0 af 0\nKøge: 2017M06 0,0 af 0"

    assert average(tmp_path, SHARE, figures).values == (None,)


def test_a_place_on_a_list_has_no_average(tmp_path: Path) -> None:
    series = average(tmp_path, "benchmark-placering", "Greve: 2017H1 4\nKøge: 2017H1 10")

    assert series.values == (None,)


def test_a_member_that_is_named_twice_counts_once(tmp_path: Path) -> None:
    figures = "Greve: 2017M06 600\nKøge: 2017M06 700"

    assert average(tmp_path, PERSONS, figures, "Greve, Køge, greve kommune").values == (650.0,)


def test_a_group_with_a_member_nobody_knows_is_not_computed_from_the_others(tmp_path: Path) -> None:
    assert average(tmp_path, PERSONS, "Greve: 2017M06 600", "Greve, Atlantis").values == ()


COUNCIL_PLAN = """
    kommune: Bornholm
    mål: [{{ministermål: 1, indikatorer: [{{indikator: {indicator}, sammenlign: {other}}}]}}]
"""


def compared(folder: Path, indicator: str, figures: str, other: str) -> Series:
    plan = Bench(folder, {indicator: figures}).plan(COUNCIL_PLAN.format(indicator=indicator, other=other))
    (use,) = plan.goals[0].indicators
    return use.measures[0].series(use.comparators[0])


BORNHOLM = "Bornholm: 2017M06 400 af 1000"


def test_a_council_without_a_row_of_the_publishers_is_the_sum_of_its_municipalities(tmp_path: Path) -> None:
    series = compared(tmp_path, PERSONS, BORNHOLM, "RAR Bornholm")

    assert (series.values, series.own_calculation) == ((400.0,), True)


def test_the_publishers_own_row_comes_first(tmp_path: Path) -> None:
    series = compared(tmp_path, PERSONS, f"{BORNHOLM}\nRAR Bornholm: 2017M06 401", "RAR Bornholm")

    assert (series.values, series.own_calculation) == ((401.0,), False)


def test_a_council_that_the_publisher_hides_is_not_computed(tmp_path: Path) -> None:
    series = compared(tmp_path, PERSONS, f"{BORNHOLM}\nRAR Bornholm: 2017M06 -", "RAR Bornholm")

    assert [figure.state for figure in series.figures] == [State.SUPPRESSED]


def test_the_country_is_never_computed(tmp_path: Path) -> None:
    assert compared(tmp_path, PERSONS, BORNHOLM, "Hele landet").latest() is None


def test_a_region_has_the_publishers_row_where_there_is_one(tmp_path: Path) -> None:
    series = compared(tmp_path, PERSONS, "Region Hovedstaden: 2017M06 40100", "Region Hovedstaden")

    assert (series.values, series.own_calculation) == ((40100.0,), False)
