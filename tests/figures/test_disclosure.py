"""Figures of too few people are withheld, and nothing that is shown lets one work them out."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue_file import load_catalogue
from generator.figures.disclosure import (
    DisclosedFigures,
    DisclosureRule,
    Withheld,
    load_disclosure,
    totals,
    withheld,
)
from generator.figures.series import Figure, State
from generator.figures.store import FigureStore
from generator.problems import FindingsError
from generator.source.geography import load_geography
from tests.conftest import ROOT

RULE = DisclosureRule(3, frozenset({Unit.PERSONS}), "Aftalt")
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


SHARE, COUNT = "offentlig-forsørgelse-andel", "offentlig-forsørgelse-antal"
PEOPLE = replace(RULE, units=frozenset({Unit.FULL_TIME_PERSONS, Unit.PERSONS}))
GEOGRAPHY = load_geography()


def municipality(name: str) -> Area:
    return next(
        Area(AreaLevel.MUNICIPALITY, m.code, m.name) for m in GEOGRAPHY.municipalities if m.name == name
    )


def disclosed(folder: Path, rule: DisclosureRule = PEOPLE, **rows: Sequence[str]) -> DisclosedFigures:
    """Return the figures of some files as they may be shown; ``rows`` are given by the indicator's id."""
    shutil.copy(ROOT / "data" / "demo" / "herkomst.yaml", folder)
    for indicator, lines in rows.items():
        head = "niveau;kode;periode;værdi;tilstand" + ";nævner" * (lines[0].count(";") - 4)
        (folder / f"{indicator}.csv").write_text("\n".join([head, *lines, ""]), "utf-8")
    return DisclosedFigures(FigureStore(folder, load_catalogue()), rule, GEOGRAPHY)


def states(figures: DisclosedFigures, indicator: str, area: Area) -> list[State]:
    return [figure.state for figure in figures.series(indicator, area).figures]


SHARES = ["kommune;825;2017M05;12,5;ok", "kommune;825;2017M06;9,9;ok"]


@pytest.mark.parametrize("withheld_count", [";diskretioneret", "2;ok", "1;foreløbig"])
def test_a_share_is_withheld_with_the_count_behind_it(tmp_path: Path, withheld_count: str) -> None:
    counts = ["kommune;825;2017M05;400;ok", f"kommune;825;2017M06;{withheld_count}"]
    figures = disclosed(tmp_path, **{SHARE: SHARES, COUNT: counts})
    assert states(figures, SHARE, municipality("Læsø")) == [State.OK, State.SUPPRESSED]


def test_a_share_is_withheld_where_its_count_only_protects_another(tmp_path: Path) -> None:
    counts = {m.code: 50 + int(m.code) for m in GEOGRAPHY.municipalities}
    counts[municipality("Læsø").code] = 2
    north = [m.code for m in GEOGRAPHY.members("RAR Nordjylland", 2018)]
    rows = [f"kommune;{code};2017M06;{count};ok" for code, count in counts.items()]
    rows.append(f"RAR;RAR Nordjylland;2017M06;{sum(counts[code] for code in north)};ok")
    shares = [f"kommune;{code};2017M06;10;ok" for code in counts]
    figures = disclosed(tmp_path, **{SHARE: shares, COUNT: rows})
    kept = {
        m.name
        for m in GEOGRAPHY.municipalities
        if states(figures, SHARE, municipality(m.name)) == [State.SUPPRESSED]
    }
    assert kept == {"Læsø", GEOGRAPHY.by_code[min(code for code in north if code != "825")].name}
    assert {state for name in kept for state in states(figures, COUNT, municipality(name))} == {
        State.SUPPRESSED
    }


def test_a_share_whose_count_is_not_held_is_shown(tmp_path: Path) -> None:
    figures = disclosed(tmp_path, **{SHARE: SHARES})
    assert states(figures, SHARE, municipality("Læsø")) == [State.OK, State.OK]


def test_a_share_that_is_not_there_stays_missing_though_its_count_is_withheld(tmp_path: Path) -> None:
    shares = [SHARES[0], "kommune;825;2017M06;;mangler"]
    figures = disclosed(tmp_path, **{SHARE: shares, COUNT: ["kommune;825;2017M06;2;ok"]})
    assert states(figures, SHARE, municipality("Læsø")) == [State.OK, State.MISSING]


def test_an_indicator_that_the_rule_does_not_hold_for_is_shown(tmp_path: Path) -> None:
    rows = {COUNT: ["kommune;825;2017M06;2;ok"]}
    assert states(disclosed(tmp_path, **rows), COUNT, municipality("Læsø")) == [State.SUPPRESSED]
    free = replace(PEOPLE, exempt=frozenset({COUNT}))
    assert states(disclosed(tmp_path, free, **rows), COUNT, municipality("Læsø")) == [State.OK]


def test_the_jobcentres_figures_are_judged_though_no_total_holds_them(tmp_path: Path) -> None:
    figures = disclosed(tmp_path, **{COUNT: ["jobcenter;Jobcenter Læsø;2017M06;2;ok"]})
    centre = Area(AreaLevel.JOBCENTRE, "Jobcenter Læsø", "Jobcenter Læsø")
    assert states(figures, COUNT, centre) == [State.SUPPRESSED]


def test_a_share_of_too_few_is_shown_nowhere(tmp_path: Path) -> None:
    rows = ["kommune;825;2017M06;10;ok;20", "kommune;751;2017M06;10;ok;200"]
    figures = disclosed(tmp_path, **{SHARE: rows})
    assert figures.series(SHARE, municipality("Læsø")).figures == (Figure(JUNE, None, State.SUPPRESSED),)
    assert figures.series(SHARE, municipality("Aarhus")).values == (10,)


def test_regions_are_totals_too() -> None:
    parts_of = totals(GEOGRAPHY, (2018,))
    assert {area.name for area in parts_of[Area.region("Region Nordjylland")]} == {
        area.name for area in parts_of[Area.council("RAR Nordjylland")]
    }
    assert sum(len(parts_of[Area.region(name)]) for name in GEOGRAPHY.regions) == 98


def test_our_rule_is_read_with_its_source() -> None:
    rule = load_disclosure(ROOT / "data" / "diskretion.yaml")
    assert rule.threshold == 3
    assert Unit.FULL_TIME_PERSONS in rule.units
    assert "Jobindsats" in rule.source


@pytest.mark.parametrize("change", [("under: 3", "under: 10"), ("forløb]", "forløb, virksomheder]")])
def test_a_project_may_make_the_rule_stricter(change: tuple[str, str], tmp_path: Path) -> None:
    text = (ROOT / "data" / "diskretion.yaml").read_text("utf-8").replace(*change)
    (tmp_path / "diskretion.yaml").write_text(text, "utf-8")
    rule = load_disclosure(tmp_path / "diskretion.yaml")
    assert (rule.threshold, Unit.COMPANIES in rule.units) in {(10, False), (3, True)}


def test_what_the_file_leaves_out_of_the_rule_is_read(tmp_path: Path) -> None:
    units = "enheder: [personer, fuldtidspersoner, sager, forløb]"
    text = f"under: 5\n{units}\negne tal: ja\nundtaget: [fuldtidspersoner-reduktion]\nkilde: Os\n"
    (tmp_path / "diskretion.yaml").write_text(text, "utf-8")
    rule = load_disclosure(tmp_path / "diskretion.yaml")
    assert (rule.threshold, rule.exempt) == (5, {"fuldtidspersoner-reduktion"})


def test_a_weaker_rule_is_told_of_where_it_stands_and_with_what_is_missing(tmp_path: Path) -> None:
    text = "under: 3\nenheder: [personer, sager]\negne tal: ja\nkilde: Os\n"
    (tmp_path / "diskretion.yaml").write_text(text, "utf-8")
    with pytest.raises(FindingsError) as refused:
        load_disclosure(tmp_path / "diskretion.yaml", "data/diskretion.yaml")
    (found,) = refused.value.findings
    assert found.place is not None
    assert (found.place.file, found.place.line, found.place.column) == ("data/diskretion.yaml", 2, 10)
    assert "fuldtidspersoner og forløb" in found.cause


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (("under: 3", "under: få"), ["tal-ulæseligt"]),
        (("[personer,", "[mennesker,"), ["enhed-ukendt"]),
        (("kilde:", "kilder:"), ["nøgle-ukendt"]),
        (("under: 3", "under: 0"), ["diskretion-for-lav"]),
        (("under: 3", "under: 2"), ["diskretion-for-lav"]),
        (("under: 3", "under: -5"), ["diskretion-for-lav"]),
        (("[personer, fuldtidspersoner, sager, forløb]", "[]"), ["diskretion-enheder"]),
        (("personer, fuldtidspersoner, sager, forløb", "virksomheder, personer"), ["diskretion-enheder"]),
        (("egne tal: ja", "egne tal: nej"), ["diskretion-egne-tal"]),
        (("undtaget: [", "undtaget: [a-dagpenge, "), ["diskretion-undtaget"]),
        (("[fuldtidspersoner-reduktion]", "[kontanthjælp]"), ["diskretion-undtaget"]),
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
