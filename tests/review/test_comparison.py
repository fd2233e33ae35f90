"""The comparison as a whole: what it promises of any set of plans."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.danish.order import danish_order
from generator.review.comparison import compare, one_per_municipality
from tests.review.conftest import AS_OF, Country, ReviewBench


@pytest.fixture
def bench(tmp_path: Path) -> ReviewBench:
    return ReviewBench(tmp_path, {})


def test_the_plans_come_by_name_whatever_order_they_are_given_in(country: Country) -> None:
    library = country.workshop.library
    backwards = compare(country.sheets[::-1], library, AS_OF, previous=country.previous[::-1])
    assert repr(backwards) == repr(country.comparison)
    names = [sheet.name for sheet in country.comparison.sheets]
    assert names == sorted(names, key=danish_order)
    assert names[-1] == "Aarhus"


def test_one_plan_and_no_plan_can_be_compared(country: Country) -> None:
    library = country.workshop.library
    bornholm = next(sheet for sheet in country.sheets if sheet.name == "Bornholm")
    alone = compare([bornholm], library, AS_OF)
    assert [row.name for row in alone.matrix.rows] == ["Bornholm"]
    assert alone.passages == ()
    nothing = compare([], library, AS_OF)
    assert (nothing.sheets, nothing.matrix.columns, nothing.ambition) == ((), (), ())


def test_a_plan_is_found_by_its_key(country: Country) -> None:
    assert country.comparison.sheet("751").name == "Aarhus"
    with pytest.raises(KeyError):
        country.comparison.sheet("999")


def test_two_plans_of_one_municipality_are_told_apart_before_they_are_compared(bench: ReviewBench) -> None:
    newer = bench.sheet("kommune: Greve\nperiode: 2018\n", "ny.yaml")
    older = bench.sheet("kommune: Greve\nperiode: 2017-2018\n", "gammel.yaml")
    with pytest.raises(ValueError, match="same municipality"):
        compare([older, newer], bench.library, AS_OF)
    kept, (told,) = one_per_municipality([older, newer])
    assert kept == (newer,)
    assert told.place is not None
    assert told.place.file.endswith("gammel.yaml")
    assert "ny.yaml" in told.cause


def test_codes_and_years_that_nobody_knows_do_no_harm(country: Country) -> None:
    sheet = country.sheets[0]
    stranger = replace(sheet.municipalities[0], code="999", name="Ingensteds")
    strange = replace(sheet, municipalities=(stranger,), first_year=2001, last_year=2002, goals_year=2001)
    comparison = compare([strange], country.workshop.library, AS_OF)
    assert comparison.matrix.columns == ()
    assert next(item.finding.code for item in comparison.findings["999"]) == "gennemgang-kommune-ukendt"
