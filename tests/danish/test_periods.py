"""Periods: every code and name in use, their order and their neighbours."""

from __future__ import annotations

import datetime
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.danish.periods import Period, PeriodKind

DATES = st.dates(min_value=datetime.date(1950, 1, 7), max_value=datetime.date(2150, 12, 1))
COUNTS = {
    PeriodKind.WEEK: 52,
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF_YEAR: 2,
    PeriodKind.ROLLING_YEAR: 4,
    PeriodKind.YEAR: 1,
}


@st.composite
def numbered(draw):
    kind = draw(st.sampled_from(sorted(COUNTS)))
    return Period.of(kind, draw(st.integers(1950, 2150)), draw(st.integers(1, COUNTS[kind])))


PERIODS = st.one_of(DATES.map(Period.day), numbered())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2017M08", "2017M08"),
        ("2017m8", "2017M08"),
        ("2017-08", "2017M08"),
        ("august 2017", "2017M08"),
        ("aug. 2017", "2017M08"),
        ("Juni 2017", "2017M06"),
        ("2017Q3", "2017Q3"),
        ("2026Q01", "2026Q1"),
        ("2017K3", "2017Q3"),
        ("2. kvartal 2017", "2017Q2"),
        ("2. kv. 2017", "2017Q2"),
        ("3. kvt. 2017", "2017Q3"),
        ("3.kvartal 2017", "2017Q3"),
        ("3 kvartal 2017", "2017Q3"),
        ("K3 2017", "2017Q3"),
        ("2017 K3", "2017Q3"),
        ("2017-Q3", "2017Q3"),
        ("aug 2017", "2017M08"),
        ("2017 M08", "2017M08"),
        ("2017H1", "2017H1"),
        ("1. halvår 2017", "2017H1"),
        ("2020QMAT02", "2020QMAT02"),
        ("12 måneder til og med 2. kvartal 2020", "2020QMAT02"),
        ("2017", "2017"),
        ("2025Y01", "2025"),
        ("2017W12", "2017W12"),
        ("2017U12", "2017W12"),
        ("uge 12 2017", "2017W12"),
        ("uge 12, 2017", "2017W12"),
        ("2017-06-30", "2017-06-30"),
        ("30. juni 2017", "2017-06-30"),
        ("30/6 2017", "2017-06-30"),
        ("2017M06D30", "2017-06-30"),
        ("2017-W12", "2017W12"),
        (" 2.  kvartal\u00a02017 ", "2017Q2"),
    ],
)
def test_it_reads(text, code):
    assert str(Period.parse(text)) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2017M13",
        "2017M00",
        "2017Q5",
        "2017K0",
        "2017H3",
        "2017QMAT05",
        "2017W54",
        "2021W53",
        "17M08",
        "0751",
        "2017Y02",
        "2017MYTD08",
        "2017M02D30",
        "aug 17",
        "3/2017",
        "5. kvartal 2017",
        "kvartal 2017",
        "2017-13",
        "forår 2017",
        "2019-2020",
        "20170630",
        "2201",
        "1899",
        "uge 0 2017",
        "٢٠١٧",
        "9999W52",
    ],
)
def test_other_text_is_not_a_period(text):
    with pytest.raises(ValueError, match=r"\w"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("code", "label", "short_label"),
    [
        ("2017M06", "juni 2017", "jun. 2017"),
        ("2017Q2", "2. kvartal 2017", "2. kv. 2017"),
        ("2017H1", "1. halvår 2017", "1. halvår 2017"),
        ("2017W12", "uge 12, 2017", "uge 12, 2017"),
        ("2017QMAT02", "12 måneder til og med 2. kvartal 2017", "12 mdr. t.o.m. 2. kv. 2017"),
        ("2017", "2017", "2017"),
        ("2017-06-30", "30. juni 2017", "30. jun. 2017"),
    ],
)
def test_it_is_called(code, label, short_label):
    period = Period.parse(code)
    assert (period.label, period.short_label) == (label, short_label)


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2016M02", "2016-02-01", "2016-02-29"),
        ("2017Q2", "2017-04-01", "2017-06-30"),
        ("2017H2", "2017-07-01", "2017-12-31"),
        ("2017QMAT02", "2016-07-01", "2017-06-30"),
        ("2017QMAT04", "2017-01-01", "2017-12-31"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-06-30", "2017-06-30", "2017-06-30"),
        ("2020W53", "2020-12-28", "2021-01-03"),
    ],
)
def test_it_goes_from_its_first_to_its_last_day(code, start, end):
    period = Period.parse(code)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("code", "previous", "following", "last_year"),
    [
        ("2017M01", "2016M12", "2017M02", "2016M01"),
        ("2017Q4", "2017Q3", "2018Q1", "2016Q4"),
        ("2017H1", "2016H2", "2017H2", "2016H1"),
        ("2017QMAT01", "2016QMAT04", "2017QMAT02", "2016QMAT01"),
        ("2017", "2016", "2018", "2016"),
        ("2020W53", "2020W52", "2021W01", "2019W52"),
        ("2016-02-29", "2016-02-28", "2016-03-01", "2015-02-28"),
    ],
)
def test_it_has_neighbours(code, previous, following, last_year):
    period = Period.parse(code)
    assert str(period.previous()) == previous
    assert str(period.next()) == following
    assert str(period.same_last_year()) == last_year


def test_a_week_belongs_to_its_iso_year():
    assert Period.parse("2020W53").year == 2020
    assert Period.parse("2020W53").end.year == 2021


def test_periods_that_end_on_the_same_day_are_ordered_by_length():
    codes = ["2017-12-31", "2017W52", "2017M12", "2017Q4", "2017H2", "2017QMAT04", "2017"]
    periods = [Period.parse(code) for code in codes]
    assert sorted(set(periods)) == periods


def test_a_range_holds_both_ends():
    months = Period.range(Period.parse("2016M11"), Period.parse("2017M02"))
    assert [str(month) for month in months] == ["2016M11", "2016M12", "2017M01", "2017M02"]
    assert Period.range(months[0], months[0]) == (months[0],)
    assert Period.range(months[1], months[0]) == ()


def test_a_range_has_one_kind():
    with pytest.raises(ValueError, match="same kind"):
        Period.range(Period.parse("2016M11"), Period.parse("2017"))


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        (datetime.date(2017, 6, 29), PeriodKind.MONTH),
        (datetime.date(2017, 5, 31), PeriodKind.QUARTER),
        (datetime.date(2017, 3, 31), PeriodKind.HALF_YEAR),
        (datetime.date(2017, 6, 30), PeriodKind.YEAR),
        (datetime.date(2017, 6, 30), PeriodKind.WEEK),
        (datetime.date(1899, 12, 31), PeriodKind.DAY),
    ],
)
def test_a_period_cannot_end_on_any_day(end, kind):
    with pytest.raises(ValueError, match=r"\w"):
        Period(end, kind)


def test_a_day_has_no_number_to_be_made_of():
    with pytest.raises(ValueError, match="a day has a date"):
        Period.of(PeriodKind.DAY, 2017, 12)


@given(PERIODS)
def test_code_and_names_are_read_as_the_same_period(period):
    for text in (str(period), period.label, period.short_label):
        assert Period.parse(text) == period


@given(numbered())
def test_the_codes_of_both_sources_are_the_same_period(period):
    kind, year, number = period.kind, period.year, period.number
    codes = {
        PeriodKind.WEEK: (f"{year}U{number:02}", f"{year}W{number:02}"),
        PeriodKind.MONTH: (f"{year}M{number:02}", f"{year}M{number}"),
        PeriodKind.QUARTER: (
            f"{year}K{number}",
            f"{year}Q{number:02}",
            f"{year}Q{number}",
            f"K{number} {year}",
        ),
        PeriodKind.HALF_YEAR: (f"{year}H{number}",),
        PeriodKind.ROLLING_YEAR: (f"{year}QMAT{number:02}",),
        PeriodKind.YEAR: (f"{year}Y01", f"{year}"),
    }[kind]
    assert {Period.parse(code) for code in codes} == {period}


@given(DATES)
def test_a_day_of_a_stock_is_read_from_both_forms_of_date(date):
    assert (
        Period.parse(f"{date:%Y}M{date:%m}D{date:%d}") == Period.parse(date.isoformat()) == Period.day(date)
    )


@given(PERIODS)
def test_neighbours_are_each_others_neighbours(period):
    assert period.next().previous() == period == period.previous().next()
    assert period.previous() < period < period.next()
    assert period.same_last_year() < period


@given(PERIODS)
def test_periods_without_overlap_follow_day_by_day(period):
    if period.kind is not PeriodKind.ROLLING_YEAR:
        assert period.next().start == period.end + datetime.timedelta(days=1)
    assert period.start <= period.end


@given(numbered())
def test_a_period_is_known_by_kind_year_and_number(period):
    assert Period.of(period.kind, period.year, period.number) == period


@given(PERIODS, PERIODS)
def test_order_is_by_last_day_and_agrees_with_equality(one, other):
    assert (one < other) + (one == other) + (one > other) == 1
    if one.end < other.end:
        assert one < other
    assert (one == other) == (str(one) == str(other))


@given(PERIODS)
def test_periods_survive_a_trip_to_another_process(period):
    assert pickle.loads(pickle.dumps(period)) == period  # noqa: S301
    assert hash(pickle.loads(pickle.dumps(period))) == hash(period)  # noqa: S301


@given(st.text())
def test_any_text_is_a_period_or_a_value_error(text):
    try:
        period = Period.parse(text)
    except ValueError:
        return
    assert str(period.year) in str(period)
