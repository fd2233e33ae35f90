"""Figures that a municipality states itself, laid over the stored ones."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.figures.series import State
from generator.plan.plan import PlanIndicator
from generator.plan.plan_json import json_bytes, plan_json
from tests.plan_bench import Bench

FIGURES = {"bruttoledighed": "Greve: 2017M06 3,1\nKøge: 2017M06 3,4\nHele landet: 2017M06 4,2"}


def indicator(folder: Path, use: str, provenance: str = "") -> PlanIndicator:
    bench = Bench(folder, FIGURES)
    if provenance:
        (folder / "tal" / "herkomst.yaml").write_text(provenance, "utf-8")
    plan = bench.plan(f"kommune: Greve\nmål: [{{ministermål: 1, indikatorer: [{use}]}}]\n")
    (found,) = plan.goals[0].indicators
    return found


def test_own_figures_stand_in_the_order_of_their_periods_with_their_source(tmp_path: Path) -> None:
    found = indicator(
        tmp_path,
        "{indikator: bruttoledighed, egne tal: [{periode: 2017, værdi: '3,0'}, {periode: 2016, værdi: '3,5'},"
        " {periode: 2015, tilstand: mangler}],"
        " kilde: {navn: Egen opgørelse, type: undersøgelse, runde: forår, hentet: 2017-10-02}}",
    )

    own = found.measures[0].own
    assert own.values == (None, 3.5, 3.0)
    assert own.figures[0].state is State.MISSING
    assert (own.provenance.source, own.provenance.measure) == ("Egen opgørelse", "undersøgelse, forår")
    assert own.provenance.retrieved == datetime.date(2017, 10, 2)


def test_areas_without_own_figures_keep_the_stored_ones(tmp_path: Path) -> None:
    found = indicator(
        tmp_path,
        "{indikator: bruttoledighed, sammenlign: [Hele landet, Køge], kilde: Egen,"
        " egne tal: [{periode: 2017M06, værdi: '3,0'}, {periode: 2017M06, værdi: '3,3', område: Køge}]}",
    )

    measure = found.measures[0]
    assert [measure.series(other).values for other in found.comparators] == [(4.2,), (3.3,)]
    assert measure.series(found.comparators[0]).provenance.source == "Jobindsats"


def test_an_indicator_is_marked_as_demo_if_anything_in_it_is(tmp_path: Path) -> None:
    own = "{indikator: bruttoledighed, kilde: Egen, egne tal: [{periode: 2017M06, værdi: 3}]%s}"
    demo = "alle: {kilde: Demotal, hentet: 2017-08-25, demo: ja}\n"

    assert indicator(tmp_path / "a", own % ", sammenlign: Hele landet", demo).is_demo
    assert not indicator(tmp_path / "b", own % ", sammenlign: Hele landet").is_demo


COUNT, OWN_SHARE = "offentlig-forsørgelse-antal", "offentlig-forsørgelse-andel"


def stating(count: str, share: str, name: str = "Frederikssund") -> str:
    return f"""
        kommune: {name}
        mål:
          - ministermål: 1
            udfordring: "Andelen er {{{OWN_SHARE}}}."
            indikatorer:
              - {{indikator: {OWN_SHARE}, kilde: Vores, egne tal: {share}}}
        lokale forhold:
          indikatorer: [{{indikator: {COUNT}, kilde: Vores, egne tal: {count}}}]
        """


@pytest.mark.parametrize(
    ("count", "hidden"),
    [
        ("[{periode: 2017M06, værdi: 2}]", True),
        ("[{periode: 2017M06, tilstand: diskretioneret}]", True),
        ("[{periode: 2017M06, værdi: 3}]", False),
        ("[{periode: 2017M06, værdi: 0}]", False),
        ("[{periode: 2017M05, værdi: 2}]", False),
        ("[{periode: 2017M06, værdi: 2, område: Hele landet}]", False),
    ],
)
def test_a_share_that_is_stated_follows_the_withholding_of_its_stated_count(
    tmp_path: Path, count: str, hidden: bool
) -> None:
    text = stating(count, '[{periode: 2017M06, værdi: "4,7"}]')
    bench = Bench(tmp_path, {})
    plan = bench.plan(text)
    (share,) = (item for item in plan.goals[0].indicators if item.indicator.id == OWN_SHARE)
    assert (share.measures[0].own.figures[0].state is State.SUPPRESSED) is hidden
    told = [item.cause for item in bench.findings(text) if item.code == "eget-tal-for-få"]
    assert any("pct." in cause for cause in told) is hidden
    data = json_bytes(plan_json(plan)).decode()
    assert ("4.7" in data, "4,7" in data) == (not hidden, not hidden)


def test_a_stated_share_follows_a_count_that_its_source_keeps_back(tmp_path: Path) -> None:
    bench = Bench(tmp_path, {COUNT: "Frederikssund: 2017M06 -"})
    text = stating("[]", '[{periode: 2017M06, værdi: "4,7"}]')
    (share,) = (item for item in bench.plan(text).goals[0].indicators if item.indicator.id == OWN_SHARE)
    assert share.measures[0].own.figures[0].state is State.SUPPRESSED


GROUPS = """
    kommune: Frederikssund
    lokale forhold:
      indikatorer:
        - indikator: offentlig-forsørgelse-antal
          kilde: Vores
          egne tal: {figures}
    """


def _shown(tmp_path: Path, figures: str) -> list[float | None]:
    """Return the stated figures as they may be shown, smallest group first."""
    plan = Bench(tmp_path, {}).plan(GROUPS.format(figures=figures))
    measures = [measure for indicator in plan.context_indicators for measure in indicator.measures]
    return [figure.value for measure in measures for figure in measure.own.figures]


def _group(name: str, value: int, period: str = "2016M12") -> str:
    return f"{{målgruppe: {name}, periode: {period}, værdi: {value}}}"


TOTAL = "{periode: 2016M12, værdi: 32}"


@pytest.mark.parametrize(
    ("figures", "shown"),
    [
        ([TOTAL, _group("unge", 2), _group("ældre", 30)], {32}),
        ([_group("alle", 32), _group("unge", 2), _group("ældre", 30)], {32}),
        ([TOTAL, _group("unge", 2), _group("ældre", 20), _group("voksne", 10)], {32, 20}),
        ([TOTAL, _group("unge", 1), _group("ældre", 1), _group("voksne", 30)], {32}),
        ([TOTAL, _group("unge", 2), _group("ældre", 25)], {32, 25}),  # others are no group of theirs
        ([TOTAL, _group("ældre", 30)], {32, 30}),
        ([TOTAL, _group("unge", 2)], {32}),
        ([TOTAL, _group("unge", 2), _group("ældre", 30, "2016M11")], {32, 30}),
    ],
)
def test_no_withheld_group_can_be_worked_out_of_the_total_and_the_others(
    tmp_path: Path, figures: list[str], shown: set[int]
) -> None:
    found = _shown(tmp_path, f"[{', '.join(figures)}]")
    assert {value for value in found if value is not None} == shown


def test_a_group_that_its_source_keeps_back_is_protected_too(tmp_path: Path) -> None:
    kept_back = "{målgruppe: unge, periode: 2016M12, tilstand: diskretioneret}"
    found = _shown(tmp_path, f"[{TOTAL}, {kept_back}, {_group('ældre', 30)}]")
    assert {value for value in found if value is not None} == {32}
