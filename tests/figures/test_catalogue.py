"""The indicator catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import AreaLevel
from generator.figures.catalogue import Catalogue, Evidence, Indicator, IndicatorType, Polarity, SourceKind
from generator.figures.catalogue_file import CATALOGUE_FILE, load_catalogue
from generator.problems import FindingsError
from tests.underlined import underlined


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_it_has_52_indicators_in_the_order_of_their_numbers(catalogue: Catalogue) -> None:
    assert [indicator.number for indicator in catalogue] == list(range(1, 53))
    assert len(catalogue) == len(catalogue.ids) == 52


def test_short_names_fit_tables_and_are_unlike_each_other(catalogue: Catalogue) -> None:
    assert all(0 < len(indicator.short_name) <= 28 for indicator in catalogue)
    assert len({indicator.short_name for indicator in catalogue}) == 52


def test_definitions_are_finished_sentences(catalogue: Catalogue) -> None:
    assert all(indicator.definition.endswith(".") for indicator in catalogue)


def test_shares_have_a_decimal_and_counts_have_none(catalogue: Catalogue) -> None:
    for indicator in catalogue:
        if indicator.unit in (Unit.FULL_TIME_PERSONS, Unit.PERSONS, Unit.RANK, Unit.CASES, Unit.SPELLS):
            assert indicator.decimals == 0


def test_the_recruitment_measure_is_not_published_for_municipalities(catalogue: Catalogue) -> None:
    recruitment = catalogue.get("forgæves-rekrutteringer-andel")

    assert not recruitment.is_published_for(AreaLevel.MUNICIPALITY)
    assert recruitment.is_published_for(AreaLevel.COUNCIL)
    assert recruitment.stand_ins == ("samarbejdsgrad", "virksomhedstilfredshed")


def test_a_table_changes_with_the_reform_of_july_2025(catalogue: Catalogue) -> None:
    cash_benefit = catalogue.get("kontanthjælp")

    before, after = (cash_benefit.table_at(Period.parse(code)) for code in ("2025M06", "2025M07"))

    assert before is not None
    assert after is not None
    assert (before.table, after.table) == ("Y36A02", "Y60A02")
    assert [str(data_break.period) for data_break in cash_benefit.breaks] == ["2025M07"]


def test_integration_benefit_has_no_table_after_the_reform_made_it_a_part_of_cash_benefit(
    catalogue: Catalogue,
) -> None:
    indicator = catalogue.get("integrationsydelse")
    assert indicator.table_at(Period.parse("2025M06")) is not None
    assert indicator.table_at(Period.parse("2025M07")) is None


def test_the_table_of_the_activation_degree_is_said_to_be_unverified(catalogue: Catalogue) -> None:
    indicator = catalogue.get("aktiveringsgrad")
    assert indicator.evidence is Evidence.RECOLLECTION
    assert not indicator.tables[0].measure_id


def test_an_indicator_without_a_known_table_has_none_to_read(catalogue: Catalogue) -> None:
    assert catalogue.get("kontrolsager").table_at(Period.parse("2017H1")) is None


def test_the_direction_of_flex_jobs_is_left_to_the_plan(catalogue: Catalogue) -> None:
    assert catalogue.get("fleksjob").polarity is Polarity.NEUTRAL


def test_indicators_are_found_by_goal(catalogue: Catalogue) -> None:
    fraud = catalogue.for_goal("socialt-bedrageri")

    assert [indicator.id for indicator in fraud] == ["kontrolsager", "tilbagebetalingskrav", "besparelse"]
    assert all(indicator.source is SourceKind.MANUAL for indicator in fraud)
    assert catalogue.for_goal("findes-ikke") == ()


def test_an_unknown_id_is_a_key_error(catalogue: Catalogue) -> None:
    assert "findes-ikke" not in catalogue
    with pytest.raises(KeyError):
        catalogue.get("findes-ikke")


def test_a_municipality_can_have_an_indicator_of_its_own() -> None:
    own = Indicator.own(
        id="egen",
        name="Egen indikator",
        short_name="Egen",
        unit=Unit.PERCENT,
        decimals=1,
        polarity=Polarity.HIGHER,
        population="",
        definition="Egen.",
    )

    assert own.polarity is Polarity.HIGHER
    assert own.source is SourceKind.MANUAL
    assert own.type is IndicatorType.OUTCOME
    assert own.is_published_for(AreaLevel.MUNICIPALITY)


@pytest.mark.parametrize(
    ("old", "new", "offending"),
    [
        ("enhed: procent", "enhed: æbler", "æbler"),
        ("retning: lavere er bedre", "retning: nedad", "nedad"),
        ("niveauer: [kommune, jobcenter, RAR, land]", "niveauer: [by]", "by"),
        ("decimaler: 1", "farve: blå", "farve"),
        (
            "mål: [beskæftigelse-eller-uddannelse]",
            "mål: [a]\n    erstatninger: [findes-ikke]",
            "[findes-ikke]",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, old: str, new: str, offending: str) -> None:
    file = tmp_path / "indicators.yaml"
    file.write_text(CATALOGUE_FILE.read_text("utf-8").replace(old, new, 1), "utf-8")

    with pytest.raises(FindingsError) as refused:
        load_catalogue(file)
    assert underlined(refused.value.findings[0]) == offending
