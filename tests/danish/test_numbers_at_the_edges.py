"""Numbers at the edges of the rules: the longest, the spaces of typesetting, one of something, signs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.danish.numbers import (
    NotANumber,
    decimals_of,
    decimals_that_agree,
    format_difference,
    format_value,
    parse_number,
)
from generator.danish.units import Unit


def test_a_number_of_forty_signs_is_read_and_a_longer_one_is_not() -> None:
    assert parse_number("1" * 40) == Decimal("1" * 40)
    with pytest.raises(NotANumber):
        parse_number("1" * 41)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", " "])
def test_every_space_of_typeset_numbers_parts_thousands(space: str) -> None:
    assert parse_number(f"1{space}234") == 1234


def test_no_more_decimals_are_taken_than_make_a_difference_agree() -> None:
    assert decimals_that_agree([(Decimal("1.24"), Decimal("1.15"))], 1) == 2


def test_the_size_of_a_difference_has_no_sign() -> None:
    assert format_difference(-0.3, Unit.PERCENTAGE_POINT, 1) == "0,3\N{NO-BREAK SPACE}procentpoint"


def test_one_less_is_one_person_too() -> None:
    assert format_value(-1, Unit.PERSONS, 0) == "\N{MINUS SIGN}1\N{NO-BREAK SPACE}person"
    assert format_value(-2, Unit.PERSONS, 0) == "\N{MINUS SIGN}2\N{NO-BREAK SPACE}personer"


@pytest.mark.parametrize(("number", "decimals"), [("4.10", 2), ("4", 0), ("1E+3", 0)])
def test_a_number_has_as_many_decimals_as_are_written_and_never_fewer_than_none(
    number: str, decimals: int
) -> None:
    assert decimals_of(Decimal(number)) == decimals
