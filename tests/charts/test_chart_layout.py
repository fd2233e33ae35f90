"""The arithmetic behind a chart: axes, label places, line breaks and runs."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.axis import value_axis
from generator.charts.placement import rows_without_overlap, spread
from generator.charts.runs import comparator_markers, own_markers, unbroken_runs
from generator.charts.type_metrics import text_width, wrap
from generator.document.chart_specs import Line, Role
from tests.charts.chart_strategies import LETTERS


class TestValueAxis:
    @pytest.mark.parametrize(
        ("values", "decimals", "texts"),
        [
            ([3.3, 5.2], 1, ["3,0", "3,5", "4,0", "4,5", "5,0", "5,5"]),
            ([5, 98], 0, ["0", "20", "40", "60", "80", "100"]),
            ([-3, 5], 0, ["−4", "−2", "0", "2", "4", "6"]),
            ([-98, -5], 0, ["−100", "−80", "−60", "−40", "−20", "0"]),
            ([1_000_000, 2_345_678], 0, ["1.000.000", "1.500.000", "2.000.000", "2.500.000"]),
            ([100, 100], 0, ["99", "100", "101"]),
            ([0, 0], 1, ["0,0", "0,1", "0,2"]),
        ],
    )
    def test_it_has_a_few_round_steps(self, values: list[float], decimals: int, texts: list[str]) -> None:
        axis = value_axis(values, decimals)
        assert axis is not None
        assert [axis.text(tick) for tick in axis.ticks] == texts

    def test_it_is_absent_without_values(self) -> None:
        assert value_axis([None, None], 1) is None

    def test_it_does_not_start_at_zero_where_that_would_flatten_the_lines(self) -> None:
        axis = value_axis([20.1, 21.4], 1)
        assert axis is not None
        assert axis.low == 20

    @given(
        st.lists(st.none() | st.floats(-1e12, 1e12), max_size=8),
        st.integers(0, 3),
    )
    def test_it_holds_all_values_on_three_to_eight_ticks(
        self, values: list[float | None], decimals: int
    ) -> None:
        axis = value_axis(values, decimals)
        known = [value for value in values if value is not None]
        if axis is None:
            assert not known
            return
        slack = 1e-6 * axis.step
        assert axis.low - slack <= min(known)
        assert max(known) <= axis.high + slack
        assert 3 <= len(axis.ticks) <= 8
        assert len({axis.text(tick) for tick in axis.ticks}) == len(axis.ticks)


class TestSpread:
    def test_it_leaves_labels_that_have_room(self) -> None:
        assert spread([10, 50], [10, 10], 0, 100) == [10, 50]

    def test_it_moves_labels_apart_evenly(self) -> None:
        assert spread([50, 50], [10, 10], 0, 100) == [45, 55]

    def test_it_refuses_more_than_there_is_room_for(self) -> None:
        with pytest.raises(ValueError, match="fit"):
            spread([1, 2], [6, 6], 0, 10)

    @given(st.lists(st.tuples(st.floats(-50, 150), st.floats(1, 12)), max_size=8))
    def test_it_never_lets_labels_overlap_leave_or_change_order(
        self, wanted: list[tuple[float, float]]
    ) -> None:
        centres, sizes = [centre for centre, _ in wanted], [size for _, size in wanted]
        placed = spread(centres, sizes, 0, 100)
        ends = sorted(
            (centre - size / 2, centre + size / 2) for centre, size in zip(placed, sizes, strict=True)
        )
        assert all(low >= -1e-6 and high <= 100 + 1e-6 for low, high in ends)
        assert all(before[1] <= after[0] + 1e-6 for before, after in itertools.pairwise(ends))
        order = sorted(range(len(centres)), key=lambda index: centres[index])
        assert all(placed[a] <= placed[b] for a, b in itertools.pairwise(order))


def test_rows_take_what_is_clear_and_begin_a_new_one_otherwise() -> None:
    assert rows_without_overlap([(0, 10), (5, 20), (15, 30), (31, 40)], gap=5) == [0, 1, 0, 1]


@given(st.text(LETTERS, max_size=80), st.floats(30, 200), st.booleans())
def test_no_line_is_wider_than_asked_for_and_no_letter_is_lost(text: str, width: float, bold: bool) -> None:
    lines = wrap(text, width, 9, bold=bold)
    assert all(text_width(line, 9, bold=bold) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_are_of_even_length_and_broken_at_hyphens_but_not_at_no_break_spaces() -> None:
    assert wrap("Måltal, december 2018: højst 3,6", 122, 9) == ["Måltal, december", "2018: højst 3,6"]
    assert wrap("Ringkøbing-Skjern", 60, 9) == ["Ringkøbing-", "Skjern"]
    assert wrap("højst 12\u00a0345", 45, 9) == ["højst", "12\u00a0345"]


def test_runs_end_at_gaps_and_at_data_breaks() -> None:
    line = Line("A", Role.OWN, (1.0, None, 2.0, 3.0, 4.0, None))
    assert unbroken_runs(line, ()) == [[0], [2, 3, 4]]
    assert unbroken_runs(line, (4,)) == [[0], [2, 3], [4]]


def test_points_that_stand_alone_are_always_marked() -> None:
    runs = [[0], [2, 3, 4], [9]]
    assert own_markers(runs, first_preliminary=4) == [0, 4, 9]
    assert {0, 9} <= set(comparator_markers(runs, 1, 40))
