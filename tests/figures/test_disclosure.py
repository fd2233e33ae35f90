"""Figures of too few people are withheld, and nothing that is shown lets one work them out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import Area, AreaLevel
from generator.figures.disclosure import DisclosureRule, Withheld, load_disclosure, totals, withheld
from generator.figures.series import Figure, State
from generator.problems import FindingsError
from generator.source.geography import load_geography
from tests.conftest import ROOT

RULE = DisclosureRule(3, frozenset({Unit.PERSONS}), True, "Aftalt")
JUNE = Period.parse("2017M06")
PARTS = tuple(Area(AreaLevel.MUNICIPALITY, f"{n:03}", f"By {n}") for n in range(5))
COUNCIL = Area.council("RAR Prøve")


def found(values: list[float | None], total: float | None, unit: Unit = Unit.PERSONS) -> list[int]:
    """Return which parts are withheld or hidden already, where None is a figure that the source hides."""
    by_area = dict(zip(PARTS, values, strict=False)) | {COUNCIL: total}
    result = withheld(RULE, unit, lambda area: _figures(by_area.get(area)), {COUNCIL: PARTS[: len(values)]})
    return [index for index, value in enumerate(values) if value is None or _hides(result, PARTS[index])]


def _figures(value: float | None) -> tuple[Figure, ...]:
    state = State.OK if value is not None else State.SUPPRESSED
    return (Figure(JUNE, value, state),)


def _hides(result: Withheld, area: Area) -> bool:
    return JUNE in result.get(area, frozenset())


@pytest.mark.parametrize(("count", "is_hidden"), [(0, False), (1, True), (2.9, True), (3, False)])
def test_a_count_above_zero_and_below_the_threshold_is_too_few(count: float, is_hidden: bool) -> None:
    assert RULE.is_too_few(Figure(JUNE, count), Unit.PERSONS) is is_hidden


def test_companies_are_no_people() -> None:
    assert not RULE.is_too_few(Figure(JUNE, 1), Unit.COMPANIES)


@pytest.mark.parametrize(("denominator", "is_hidden"), [(20, True), (40, False), (None, False)])
def test_a_share_is_judged_by_the_count_behind_it(denominator: float | None, is_hidden: bool) -> None:
    assert RULE.is_too_few(Figure(JUNE, 10.0, denominator=denominator), Unit.PERCENT) is is_hidden


def test_a_hidden_figure_has_neither_value_nor_count() -> None:
    assert RULE.hidden(Figure(JUNE, 2, denominator=4), Unit.PERSONS) == Figure(JUNE, None, State.SUPPRESSED)


def test_a_total_with_one_hidden_part_hides_the_smallest_of_the_others() -> None:
    assert found([2, 40, 9, 30], 81) == [0, 2]


def test_what_the_source_hides_is_protected_too() -> None:
    assert found([None, 40, 9, 30], 84) == [0, 2]


def test_without_a_total_nothing_more_is_hidden() -> None:
    assert found([2, 40, 9, 30], None) == [0]


def test_two_hidden_parts_that_add_up_to_too_few_hide_a_third() -> None:
    assert found([1, 1, 9, 30], 41) == [0, 1, 2]


def test_two_hidden_parts_of_enough_protect_each_other() -> None:
    assert found([2, 2, 9, 30], 43) == [0, 1]


def test_a_total_of_hidden_parts_alone_is_hidden_too() -> None:
    result = withheld(
        RULE, Unit.PERSONS, lambda area: _figures(8 if area == COUNCIL else None), {COUNCIL: PARTS[:1]}
    )
    assert _hides(result, COUNCIL)


def test_the_country_protects_what_is_alone_hidden_in_it() -> None:
    parts_of = totals(load_geography(), (2018,))
    bornholm = next(area for area in parts_of[Area.country()] if area.name == "Bornholm")
    values = {area: 10.0 + int(area.code) for area in parts_of[Area.country()]} | {bornholm: 2.0}
    values |= {total: sum(values[part] for part in parts) for total, parts in parts_of.items()}

    result = withheld(RULE, Unit.PERSONS, lambda area: _figures(values.get(area)), parts_of)

    hidden = {area.name for area in result}
    assert "RAR Bornholm" in hidden  # it is the same number
    assert len(hidden & {area.name for area in parts_of[Area.country()]}) >= 2


@given(st.lists(st.integers(0, 40), min_size=2, max_size=5), st.booleans())
def test_no_hidden_count_can_be_worked_out_from_its_total(counts: list[int], source_hides: bool) -> None:
    values = [None if source_hides and 0 < count < 3 else float(count) for count in counts]
    hidden = found(values, float(sum(counts)))
    small = {index for index, count in enumerate(counts) if 0 < count < 3}
    assert small <= set(hidden)
    if small and sum(counts) >= 3 and len(hidden) < len(counts):
        assert len(hidden) > 1
        assert sum(counts[index] for index in hidden) >= 3


def test_our_rule_is_read_with_its_source() -> None:
    rule = load_disclosure(ROOT / "data" / "diskretion.yaml")
    assert rule.threshold == 3
    assert Unit.FULL_TIME_PERSONS in rule.units
    assert rule.covers_own
    assert "Jobindsats" in rule.source


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (("under: 3", "under: få"), ["tal-ulæseligt"]),
        (("[personer,", "[mennesker,"), ["enhed-ukendt"]),
        (("kilde:", "kilder:"), ["nøgle-ukendt"]),
    ],
)
def test_a_rule_that_cannot_be_understood_is_refused(
    change: tuple[str, str], codes: list[str], tmp_path: Path
) -> None:
    text = (ROOT / "data" / "diskretion.yaml").read_text("utf-8").replace(*change)
    (tmp_path / "diskretion.yaml").write_text(text, "utf-8")
    with pytest.raises(FindingsError) as refused:
        load_disclosure(tmp_path / "diskretion.yaml")
    assert [found.code for found in refused.value.findings] == codes
