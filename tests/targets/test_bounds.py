"""What values meet a target, and how far others are from it, at the bounds and on each side of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.plan.bounds import Bounds

ONE, TWO, THREE = Decimal(1), Decimal(2), Decimal(3)


@pytest.mark.parametrize(
    ("value", "distance"), [(0, 1), (1, 0), (2, 0), (3, 0), (5, 2)], ids=lambda number: str(number)
)
def test_the_distance_is_to_the_nearest_bound_and_none_within(value: int, distance: int) -> None:
    assert Bounds(ONE, THREE).distance(Decimal(value)) == distance


def test_an_excluded_bound_stays_excluded_on_the_side_that_it_is_moved_to() -> None:
    moved = Bounds(ONE, TWO, low_excluded=True).moved(lambda bound: -bound, downwards=True)
    assert moved == Bounds(-TWO, -ONE, high_excluded=True)
    moved = Bounds(ONE, TWO, high_excluded=True).moved(lambda bound: bound + 1, downwards=False)
    assert moved == Bounds(TWO, THREE, high_excluded=True)


@pytest.mark.parametrize(
    ("bounds", "point"),
    [
        (Bounds(), None),
        (Bounds(ONE, TWO), None),
        (Bounds(TWO, TWO), TWO),
        (Bounds(low=ONE), ONE),
        (Bounds(high=TWO), TWO),
    ],
)
def test_one_level_is_drawn_where_there_is_one(bounds: Bounds, point: Decimal | None) -> None:
    assert bounds.point == point
