"""Units: how they are spelt, written and told apart."""

from __future__ import annotations

import pytest

from generator.danish.units import Unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("procent", Unit.PERCENT),
        ("Pct.", Unit.PERCENT),
        ("pct", Unit.PERCENT),
        ("%", Unit.PERCENT),
        ("procentpoint", Unit.PERCENTAGE_POINT),
        ("pct.point", Unit.PERCENTAGE_POINT),
        ("pct. point", Unit.PERCENTAGE_POINT),
        ("pct.-point", Unit.PERCENTAGE_POINT),
        ("%-point", Unit.PERCENTAGE_POINT),
        ("pp", Unit.PERCENTAGE_POINT),
        ("fuldtidsperson", Unit.FULL_TIME_PERSONS),
        ("Fuldtidspersoner", Unit.FULL_TIME_PERSONS),
        ("personer", Unit.PERSONS),
        ("sager", Unit.CASES),
        ("forløb", Unit.SPELLS),
        ("kr", Unit.KRONER),
        ("kroner", Unit.KRONER),
        ("mio. kr.", Unit.MILLION_KRONER),
        ("mio kr", Unit.MILLION_KRONER),
        ("mio.\u00a0kr.", Unit.MILLION_KRONER),
        ("millioner kroner", Unit.MILLION_KRONER),
    ],
)
def test_it_knows_the_spellings_of_planners(text, unit):
    assert Unit.parse(text) is unit


@pytest.mark.parametrize("text", ["", "mio.", "promille", "t.kr.", "1.000 kr.", "procentpoints af", "-", "."])
def test_other_words_are_no_units(text):
    assert Unit.parse(text) is None


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_is_read_by_its_own_word_and_by_how_it_is_written(unit):
    assert Unit.parse(unit.value) is unit
    for written in (unit.prose, unit.symbol, unit.singular):
        assert not written or Unit.parse(written) is unit


def test_percent_is_abbreviated_in_text_and_a_sign_in_tables():
    assert (Unit.PERCENT.prose, Unit.PERCENT.symbol) == ("pct.", "%")


def test_the_difference_of_two_percentages_is_in_percentage_points():
    assert Unit.PERCENT.difference is Unit.PERCENTAGE_POINT


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.PERCENT])
def test_the_difference_of_other_values_is_in_their_own_unit(unit):
    assert unit.difference is unit
