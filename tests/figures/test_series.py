"""Figures, their states and series of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.danish.periods import Period
from generator.figures.areas import Area
from generator.figures.catalogue_file import load_catalogue
from generator.figures.series import Figure, Provenance, Series, State

INDICATOR = load_catalogue().get("offentlig-forsørgelse-andel")
SOURCE = Provenance("Jobindsats", "PTV_A02", "", None)


def series(**values: float | State) -> Series:
    figures = tuple(
        Figure(Period.parse(code), None, value)
        if isinstance(value, State)
        else Figure(Period.parse(code), value)
        for code, value in values.items()
    )
    return Series(INDICATOR, Area.country(), figures, SOURCE)


@pytest.mark.parametrize("state", [State.SUPPRESSED, State.NOT_PUBLISHED, State.MISSING])
def test_a_figure_that_cannot_be_shown_has_no_value(state: State) -> None:
    period = Period.parse("2017M06")

    assert Figure(period, None, state).value is None
    with pytest.raises(ValueError, match=state.value):
        Figure(period, 0, state)


@pytest.mark.parametrize("state", [State.OK, State.PRELIMINARY])
def test_a_figure_that_can_be_shown_has_a_value(state: State) -> None:
    with pytest.raises(ValueError, match=state.value):
        Figure(Period.parse("2017M06"), None, state)


def test_zero_is_a_value() -> None:
    assert series(**{"2017M05": 1.0, "2017M06": 0.0}).values == (1.0, 0.0)
    latest = series(**{"2017M05": 1.0, "2017M06": 0.0}).latest()
    assert latest is not None
    assert latest.value == 0.0


def test_the_latest_figure_is_the_newest_with_a_value() -> None:
    found = series(**{"2017M04": 4.2, "2017M05": 4.1, "2017M06": State.SUPPRESSED}).latest()

    assert found is not None
    assert (str(found.period), found.value) == ("2017M05", 4.1)


def test_a_series_without_values_has_no_latest() -> None:
    empty = series(**{"2017M06": State.MISSING})

    assert empty.latest() is None
    assert empty.values == (None,)


def test_a_period_outside_the_series_has_no_figure() -> None:
    assert series(**{"2017M06": 4.0}).at(Period.parse("2017M07")) is None


def test_periods_must_be_in_order() -> None:
    with pytest.raises(ValueError, match="offentlig-forsørgelse-andel"):
        series(**{"2017M06": 4.1, "2017M05": 4.2})


@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=1, max_size=40))
def test_the_latest_value_is_the_last_value_there_is(values: list[float | None]) -> None:
    first = Period.parse("2014M01")
    months = [first]
    while len(months) < len(values):
        months.append(months[-1].next())
    figures = tuple(
        Figure(month, value, State.MISSING if value is None else State.OK)
        for month, value in zip(months, values, strict=True)
    )
    found = Series(INDICATOR, Area.country(), figures, SOURCE)

    latest = found.latest()

    known = [value for value in values if value is not None]
    assert (latest.value if latest else None) == (known[-1] if known else None)
    assert all(found.at(figure.period) is figure for figure in figures)
