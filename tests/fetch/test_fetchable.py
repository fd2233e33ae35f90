"""Which indicators can be fetched is said to the user, with the reason for the others."""

from __future__ import annotations

import pytest

from generator.figures.catalogue_file import load_catalogue
from generator.figures.fetch.fetchable import cannot_be_fetched, usable_tables

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("indicator", "code"),
    [
        ("kontrolsager", "hent-manuel"),
        ("igu-forløb", "hent-ingen-tabel"),
        ("samarbejdsgrad", "hent-kun-på-nettet"),
        ("flygtninge-beskæftigelse-andel", "hent-kun-på-nettet"),
        ("unge-offentlig-forsørgelse-andel", "hent-skal-regnes-ud"),
    ],
)
def test_what_cannot_be_fetched_is_remarked_upon(indicator: str, code: str) -> None:
    (found,) = cannot_be_fetched([CATALOGUE.get(indicator)])
    assert found.code == code
    assert indicator in found.cause
    assert not found.is_error


@pytest.mark.parametrize("indicator", ["a-dagpenge", "jobparate-andel", "forgæves-rekrutteringer-andel"])
def test_what_can_be_fetched_is_not(indicator: str) -> None:
    assert usable_tables(CATALOGUE.get(indicator))
    assert cannot_be_fetched([CATALOGUE.get(indicator)]) == ()


@pytest.mark.parametrize("indicator", CATALOGUE.ids)
def test_every_indicator_is_either_fetched_or_remarked_upon(indicator: str) -> None:
    known = CATALOGUE.get(indicator)
    assert bool(usable_tables(known)) is not bool(cannot_be_fetched([known]))


def test_the_newest_table_comes_first() -> None:
    assert [table.table for table in usable_tables(CATALOGUE.get("kontanthjælp"))] == ["Y60A02", "Y36A02"]


def test_no_figure_is_fetched_as_two_indicators() -> None:
    meanings = [
        (table.table, table.measure, table.selection, table.share)
        for indicator in CATALOGUE
        for table in usable_tables(indicator)
    ]
    assert [meaning for meaning in meanings if meanings.count(meaning) > 1] == []
