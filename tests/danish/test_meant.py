"""Values written in a way that is not read, and the one thing that they can have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.danish.dates import format_date, parse_date
from generator.danish.meant import meant_date, meant_number, meant_period, meant_years, meant_yes_or_no
from generator.danish.numbers import parse_number
from generator.danish.periods import Period


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2018-6-30", "2018-06-30"),
        ("2018/06/30", "2018-06-30"),
        ("2018.6.3", "2018-06-03"),
        ("den 30. juni 2018", "2018-06-30"),
        ("30.juni 2018", "2018-06-30"),
        ("30. juni, 2018.", "2018-06-30"),
        ("30.06.18", None),
        ("juni 2018", None),
        ("2018-02-30", None),
        ("snart", None),
    ],
)
def test_a_date(written: str, meant: str | None) -> None:
    assert meant_date(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12, 5", "12,5"),
        ("12 ,5", "12,5"),
        ("12,5.", "12,5"),
        ("1,234.5", "1234,5"),
        ("1,234,567", "1234567"),
        ("007", "7"),
        ("-03,5", "-3,5"),
        ("1,234", "1,234"),
        ("1.234", None),
        ("01.234", None),
        ("12,5 pct.", None),
        ("12, 5, 7", None),
        ("mange", None),
    ],
)
def test_a_number(written: str, meant: str | None) -> None:
    assert meant_number(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12/2018", "2018M12"),
        ("2018/6", "2018M06"),
        ("M12 2018", "2018M12"),
        ("K4/2018", "2018K4"),
        ("2018 K 2", "2018K2"),
        ("2018 december", "2018M12"),
        ("december i 2018", "2018M12"),
        ("december, 2018", "2018M12"),
        ("2. kvartal, 2018", "2018K2"),
        ("2018-6-30", "2018-06-30"),
        ("13/2018", None),
        ("ultimo 2018", None),
        ("snart", None),
    ],
)
def test_a_period(written: str, meant: str | None) -> None:
    assert meant_period(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2018/2019", "2018-2019"),
        ("2018-19", "2018-2019"),
        ("2018 til 2021", "2018-2021"),
        ("2018 og 2019", "2018-2019"),
        ("2019-2018", None),
        ("2018-2099", None),
        ("18-19", None),
    ],
)
def test_the_years_of_a_plan(written: str, meant: str | None) -> None:
    assert meant_years(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("Yes", "ja"), ("sandt", "ja"), ("Nej.", "nej"), ("måske", None)]
)
def test_yes_or_no(written: str, meant: str | None) -> None:
    assert meant_yes_or_no(written) == meant


@given(st.text(alphabet="0123456789-/., kqmjunidectl", max_size=14))
def test_what_is_meant_can_be_read(text: str) -> None:
    if (date := meant_date(text)) is not None:
        assert parse_date(date).isoformat() == date
    if (number := meant_number(text)) is not None:
        parse_number(number)
    if (period := meant_period(text)) is not None:
        assert Period.parse(period)


@given(st.dates())
def test_a_date_that_is_read_means_itself(date) -> None:
    assert meant_date(format_date(date)) in {date.isoformat(), None}
