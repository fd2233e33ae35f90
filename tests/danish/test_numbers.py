"""Numbers as Danes write them: read without guessing, written by one rule."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.danish.numbers import (
    AmbiguousNumber,
    LeadingZero,
    NotANumber,
    format_number,
    format_table_value,
    format_value,
    parse_number,
    rounded,
)
from generator.danish.units import Unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", "12.5"),
        ("1234", "1234"),
        ("0", "0"),
        ("0,75", "0.75"),
        ("-0,6", "-0.6"),
        ("−0,6", "-0.6"),
        ("–0,6", "-0.6"),
        ("+0,6", "0.6"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1.234.567,25", "1234567.25"),
        ("1 234", "1234"),
        ("1\u00a0234\u00a0567,5", "1234567.5"),
        ("1\u2009234", "1234"),
        ("12.5", "12.5"),
        ("12.50", "12.50"),
        ("3.1416", "3.1416"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1,234", "1.234"),
        (" 7 ", "7"),
    ],
)
def test_it_reads(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "whole", "fraction"),
    [("1.234", "1234", "1.234"), ("-12.500", "-12500", "-12.5"), ("999.999", "999999", "999.999")],
)
def test_a_point_before_three_digits_has_two_meanings(text, whole, fraction):
    with pytest.raises(AmbiguousNumber) as caught:
        parse_number(text)
    assert (caught.value.whole, caught.value.fraction) == (Decimal(whole), Decimal(fraction))
    assert caught.value.text == text


@pytest.mark.parametrize(
    "text",
    [
        "0751",
        "010",
        "00",
        "007,5",
        "01.5",
        "-010",
        "0.123.456",
    ],
)
def test_a_zero_in_front_is_a_code_and_no_number(text):
    with pytest.raises(NotANumber) as caught:
        parse_number(text)
    assert isinstance(caught.value, LeadingZero)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        ",5",
        "5,",
        "12:30",
        "12 %",
        "1,234,567",
        "1,234.5",
        "1.23.456",
        "1 234.567",
        "1.234 567",
        "1e3",
        "0x10",
        "NaN",
        "inf",
        "½",
        "٣",
        "1_000",
        "--1",
        "- 1",
        "12 34",
        "9" * 41,
    ],
)
def test_other_text_is_not_a_number(text):
    with pytest.raises(NotANumber) as caught:
        parse_number(text)
    assert not isinstance(caught.value, LeadingZero)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (Decimal("-0.6"), 1, "−0,6"),
        (-0.04, 1, "0,0"),
        (-0.05, 1, "−0,1"),
        (2.5, 0, "3"),
        (0.25, 1, "0,3"),
        (1.005, 2, "1,01"),
        (999.95, 1, "1.000,0"),
        (7, 2, "7,00"),
    ],
)
def test_it_writes(value, decimals, text):
    assert format_number(value, decimals) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_not_finite_is_never_written(value):
    with pytest.raises(ValueError, match="cannot be written"):
        format_number(value, 1)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (4.1, Unit.PERCENT, 1, "4,1\u00a0pct."),
        (4086, Unit.FULL_TIME_PERSONS, 0, "4.086\u00a0fuldtidspersoner"),
        (1, Unit.FULL_TIME_PERSONS, 0, "1\u00a0fuldtidsperson"),
        (1, Unit.FULL_TIME_PERSONS, 1, "1,0\u00a0fuldtidspersoner"),
        (1, Unit.SPELLS, 0, "1\u00a0forløb"),
        (1.5, Unit.MILLION_KRONER, 1, "1,5\u00a0mio.\u00a0kr."),
        (12, Unit.COUNT, 0, "12"),
        (3, Unit.RANK, 0, "nr.\u00a03"),
        (104, Unit.INDEX, 0, "104"),
    ],
)
def test_it_writes_values_for_text(value, unit, decimals, text):
    assert format_value(value, unit, decimals) == text


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (4.1, Unit.PERCENT, 1, "4,1\u00a0%"),
        (0.6, Unit.PERCENTAGE_POINT, 1, "0,6\u00a0procentpoint"),
        (1, Unit.PERSONS, 0, "1\u00a0person"),
        (3, Unit.RANK, 0, "3"),
    ],
)
def test_it_writes_values_for_tables(value, unit, decimals, text):
    assert format_table_value(value, unit, decimals) == text


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.sampled_from([0, 1, 2]))
def test_what_is_written_is_read_as_the_rounded_value(value, decimals):
    text = format_number(value, decimals)
    digits = text.lstrip("−")
    if decimals == 0 and digits.count(".") == 1:
        with pytest.raises(AmbiguousNumber):
            parse_number(text)
    else:
        assert parse_number(text) == rounded(value, decimals)


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 4))
def test_rounding_moves_a_value_by_half_a_step_at_most(value, decimals):
    exact = Decimal(str(value))
    assert abs(rounded(value, decimals) - exact) <= Decimal(5).scaleb(-decimals - 1) or exact.adjusted() > 20


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_zero_never_has_a_sign(value):
    assert format_number(value, 1) != "−0,0"


@given(st.text())
def test_any_text_is_a_number_or_one_of_the_known_mistakes(text):
    try:
        assert parse_number(text).is_finite()
    except (NotANumber, AmbiguousNumber):
        assert not text.isascii() or not text.isdigit() or text.startswith("0") or len(text) > 40
