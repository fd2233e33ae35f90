"""The periods that are asked for: as a user writes them, and in parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.danish.periods import Period, PeriodKind
from generator.figures.fetch.asked_periods import Latest, Span, pieces, read_asked


def _span(first: str, last: str) -> Span:
    return Span(Period.parse(first), Period.parse(last))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("seneste:24", Latest(24)),
        ("Seneste: 1", Latest(1)),
        ("2017M01-2017M12", _span("2017M01", "2017M12")),
        ("2017M01–2017M12", _span("2017M01", "2017M12")),
        ("2017M01 - 2017M12", _span("2017M01", "2017M12")),
        ("2017-01-2017-12", _span("2017M01", "2017M12")),
        ("juni 2017-august 2017", _span("2017M06", "2017M08")),
        ("2015-2017", _span("2015", "2017")),
        ("2017", _span("2017", "2017")),
        ("2017Q2", _span("2017Q2", "2017Q2")),
    ],
)
def test_periods_are_read(text: str, asked: Latest | Span) -> None:
    assert read_asked(text) == asked


@pytest.mark.parametrize(
    "text", ["", "seneste", "seneste:0", "seneste:-3", "2018M01-2017M01", "i går", "2017M01-", "-"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_asked(text)


MONTHS = Period.range(Period.of(PeriodKind.MONTH, 2010), Period.of(PeriodKind.MONTH, 2025, 12))


@given(number=st.integers(0, len(MONTHS)), most=st.integers(1, 30))
def test_parts_are_all_periods_in_order_and_none_too_long(number: int, most: int) -> None:
    parts = pieces(MONTHS[:number], most)
    assert [period for part in parts for period in part] == list(MONTHS[:number])
    assert all(0 < len(part) <= most for part in parts)
    assert len(parts) == -(-number // most)
