"""Dates as Danes write them."""

from __future__ import annotations

import datetime

import babel.dates
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.danish.dates import MONTH_ABBREVIATIONS, MONTHS, format_date, month_number, parse_date

LAST_OF_JUNE = datetime.date(2018, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2018-06-30",
        "30. juni 2018",
        "30 juni 2018",
        "30. jun. 2018",
        "30. Juni 2018",
        "30.06.2018",
        "30.6.2018",
        "30-06-2018",
        "30/06/2018",
        "30/6 2018",
        "30/6-2018",
        " 30. juni\u00a02018 ",
    ],
)
def test_it_reads(text):
    assert parse_date(text) == LAST_OF_JUNE


@pytest.mark.parametrize(
    "text",
    [
        "juni 2018",
        "2018-06",
        "2018",
        "31. juni 2018",
        "2018-02-29",
        "06/30/2018",
        "30.06.18",
        "30. junii 2018",
        "2018-6-30",
        "",
        "i dag",
        "٣٠.06.2018",
        "0. maj 2018",
        "1. maj 0000",
    ],
)
def test_other_text_is_not_a_date(text):
    with pytest.raises(ValueError, match=r"\w"):
        parse_date(text)


def test_it_writes_dates_in_full_and_in_lower_case():
    assert format_date(datetime.date(2017, 9, 8)) == "8. september 2017"


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_what_is_written_is_read_as_the_same_date(date):
    assert parse_date(format_date(date)) == date
    assert parse_date(date.isoformat()) == date


@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_the_names_of_the_months_are_those_of_cldr(width):
    ours = MONTHS if width == "wide" else MONTH_ABBREVIATIONS
    assert list(ours) == list(babel.dates.get_month_names(width, locale="da_DK").values())


@pytest.mark.parametrize(("name", "number"), [("Maj", 5), ("sept.", 9), ("dec", 12)])
def test_it_knows_months_by_name(name, number):
    assert month_number(name) == number


def test_another_word_is_no_month():
    with pytest.raises(ValueError, match="name of a month"):
        month_number("majs")
