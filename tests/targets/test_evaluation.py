"""Targets at the edges: figures that are missing, hidden, zero, negative or shared, and empty groups."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.plan.bounds import Bounds
from generator.plan.targets import TargetStatus
from tests.targets.target_bench import (
    FLEXIBLE,
    GAP,
    LONG_TERM,
    PERSONS,
    RECRUITMENT,
    SHARE,
    TargetBench,
    said,
)


def why_not(bench: TargetBench, yaml: str, indicator: str = SHARE, **more: str) -> str | None:
    target = bench.target(yaml, indicator, **more)
    assert target.evaluated.status is TargetStatus.NOT_MEASURED
    assert target.meaning is None
    return said(target)[2]


@pytest.mark.parametrize(
    ("yaml", "indicator", "kommune", "reason"),
    [
        (
            "{højst: 3}",
            LONG_TERM,
            "Læsø",
            "tallet for Læsø omfatter så få personer, at det ikke er oplyst (diskretioneret)",
        ),
        ("{højst: 3}", RECRUITMENT, "Frederikssund", "der ikke opgøres tal for Frederikssund"),
        ("{højst: 3}", PERSONS, "Samsø", "der ikke er tal for Samsø"),
        ("{højst: 3}", "kontrolsager", "Samsø", "der ikke er tal for Samsø"),
        ("{under: klyngen}", SHARE, "Frederikssund", "der ikke er tal for klyngen"),
        ("{under: gruppen med Lejre}", SHARE, "Frederikssund", "der ikke er tal for gruppen med Lejre"),
        ("{under: RAR Fyn}", SHARE, "Frederikssund", "der ikke er tal for RAR Fyn"),
        ("{på niveau med: Hele landet}", LONG_TERM, "Frederikssund", "der ikke er tal for hele landet"),
        ("{placering: 1, blandt: klyngen}", SHARE, "Frederikssund", "der ikke er tal for andre kommuner"),
        ("{placering: 1}", GAP, "Frederikssund", "der ikke er tal for andre kommuner"),
        ("{retning: fald, senest: 2018}", PERSONS, "Greve", None),
        (
            "{retning: fald, mindst: 1, udgangspunkt: {periode: 2014M01}}",
            PERSONS,
            "Greve",
            "udgangspunktet ikke kendes",
        ),
        (
            "{retning: fald, mindst: 10, enhed: procent}",
            LONG_TERM,
            "Frederikssund",
            "en ændring i procent ikke kan regnes fra 0",
        ),
        ("{placering: 1}", FLEXIBLE, "Frederikssund", "det ikke er angivet, hvad der er bedst"),
    ],
)
def test_a_target_that_cannot_be_measured_says_why(
    bench: TargetBench, yaml: str, indicator: str, kommune: str, reason: str | None
) -> None:
    if reason is None:
        assert bench.target(yaml, indicator, kommune=kommune).evaluated.status is TargetStatus.NOT_MET
    else:
        expected = f"Målet kan ikke vurderes, fordi {reason}."
        assert why_not(bench, yaml, indicator, kommune=kommune) == expected


def test_the_only_municipality_of_its_council_has_nobody_to_be_placed_among(tmp_path: Path) -> None:
    bench = TargetBench(tmp_path, {SHARE: "Bornholm: 2017M06 5,0\nGreve: 2017M06 6,0"})

    words = why_not(bench, "{placering: 1, blandt: RAR}", kommune="Bornholm")

    assert words == "Målet kan ikke vurderes, fordi der ikke er tal for andre kommuner."


def test_zero_is_a_figure(bench: TargetBench) -> None:
    assert said(bench.target("{højst: 0}", LONG_TERM))[2] == "Målet er nået: 0 personer i juni 2017."


def test_a_percentage_of_a_negative_start_moves_the_way_it_says(bench: TargetBench) -> None:
    fall = bench.target("{retning: fald, mindst: 20, enhed: procent}", GAP)
    rise = bench.target("{retning: stigning, højst: 20, enhed: procent}", GAP)

    assert fall.evaluated.bounds == Bounds(high=Decimal("-0.6"))
    assert rise.evaluated.bounds == Bounds(high=Decimal("-0.4"))


def test_an_older_figure_stands_in_for_a_newest_one_that_is_hidden(tmp_path: Path) -> None:
    bench = TargetBench(tmp_path, {LONG_TERM: "Frederikssund: 2017M05 12, 2017M06 -"})

    assert said(bench.target("{højst: 12}", LONG_TERM))[2] == "Målet er nået: 12 personer i maj 2017."


def test_a_target_is_judged_by_exact_values(tmp_path: Path) -> None:
    bench = TargetBench(tmp_path, {SHARE: "Frederikssund: 2017M06 4,14"})

    assert said(bench.target("{højst: '4,1'}"))[2] == (
        "Afstanden til målet er 0,04 procentpoint: 4,14 pct. i juni 2017."
    )
    assert said(bench.target("{højst: '4,2'}"))[2] == "Målet er nået: 4,1 pct. i juni 2017."
    assert said(bench.target("{mindre end: '4,1'}"))[0] == "Mindre end 4,1 pct."


def test_numbers_that_would_contradict_a_status_get_one_decimal_more(tmp_path: Path) -> None:
    figures = "Frederikssund: 2017M06 4,13\nGreve: 2017M06 6,0 af 300\nKøge: 2017M06 6,2 af 400"
    target = TargetBench(tmp_path, {SHARE: figures}).target("{mindst: 2, under: sammenligningskommuner}")

    assert said(target)[1:] == [
        "Det svarer til højst 4,11 pct., da gennemsnittet for sammenligningskommuner lå på 6,11 pct. "
        "i juni 2017.",
        "Afstanden til målet er 0,02 procentpoint: 4,13 pct. i juni 2017.",
    ]


def test_a_target_met_by_less_than_is_printed_says_by_how_little(tmp_path: Path) -> None:
    bench = TargetBench(tmp_path, {SHARE: "Frederikssund: 2017M06 4,46"})

    assert said(bench.target("{mindre end: '4,5'}"))[2] == "Målet er nået: 4,46 pct. i juni 2017."


def test_a_pace_is_counted_exactly_to_the_month(tmp_path: Path) -> None:
    bench = TargetBench(tmp_path, {PERSONS: "Frederikssund: 2017M05 500, 2017M12 493"})
    pace = "{retning: fald, mindst: 12, pr: år, udgangspunkt: {periode: 2017M05}, senest: 2017M12}"

    assert bench.target(pace, PERSONS).evaluated.bounds == Bounds(high=Decimal(493))


@pytest.mark.parametrize(
    ("wanted", "status"), [(1, TargetStatus.NOT_MET), (2, TargetStatus.MET), (3, TargetStatus.MET)]
)
def test_places_with_equal_values_share_the_better_place(
    bench: TargetBench, wanted: int, status: TargetStatus
) -> None:
    target = bench.target(f"{{placering: {wanted}, blandt: nabokommuner}}")

    standing = target.evaluated.standing
    assert standing is not None
    assert (standing.rank, standing.shared_by, standing.count) == (2, 2, 4)
    assert target.evaluated.status is status


@pytest.mark.parametrize(
    ("band", "status"), [("halvdel", TargetStatus.MET), ("fjerdedel", TargetStatus.NOT_MET)]
)
def test_a_band_is_a_share_of_those_that_have_a_figure(
    bench: TargetBench, band: str, status: TargetStatus
) -> None:
    assert bench.target(f"{{bedste: {band}, blandt: nabokommuner}}").evaluated.status is status


def test_the_same_month_is_compared_when_a_comparator_lags(tmp_path: Path) -> None:
    figures = (
        "Frederikssund: 2017M04 4,0, 2017M05 4,2, 2017M06 4,6\nHillerød: 2017M04 4,1, 2017M05 4,1\n"
        "De andre: 2017M05 5,0"
    )
    target = TargetBench(tmp_path, {SHARE: figures}).target("{placering: 1, blandt: nabokommuner}")

    assert said(target)[2] == "Afstanden til målet er 1 plads: nr. 2 af 4 i maj 2017."


def test_what_can_only_be_indicated_has_a_distance_of_zero_on_an_excluded_bound(bench: TargetBench) -> None:
    evaluated = bench.target("{mindre end: '4,3'}").evaluated

    assert (evaluated.status, evaluated.distance) == (TargetStatus.NOT_MET, 0.0)


def test_own_figures_lie_over_the_stored_ones_area_by_area(bench: TargetBench) -> None:
    target = bench.target(
        "{mindst: 1, under: RAR}",
        use="egne tal: [{periode: 2017M06, værdi: '3,4'}]\nkilde: Egen opgørelse",
    )

    assert said(target)[1:] == [
        "Det svarer til højst 3,5 pct., da RAR Hovedstaden lå på 4,5 pct. i juni 2017.",
        "Målet er nået: 3,4 pct. i juni 2017.",
    ]


def test_a_target_on_an_own_indicator(bench: TargetBench) -> None:
    target = bench.target(
        "{mindst: 300}",
        "besøg",
        use="egne tal: [{periode: 2016, værdi: 250}, {periode: 2017, værdi: 287}]\nkilde: Egen registrering",
        plan="""
            egne indikatorer:
              - {id: besøg, navn: Virksomhedsbesøg, enhed: antal, bedst: højere er bedre,
                 definition: Besøg på virksomheder.}
        """,
    )

    assert said(target) == ["Mindst 300", None, "Afstanden til målet er 13: 287 i 2017."]
    assert target.evaluated.start is not None
    assert target.evaluated.start.value == 250
