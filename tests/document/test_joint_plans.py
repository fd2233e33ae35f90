"""A plan of several municipalities: each is spoken of by name, with its own change, place and chart."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.blocks import Chart, Document, Table, plain_text
from generator.document.chart_specs import ComparisonChart, Development, TargetOverview

PLAN = """\
kommune: [Esbjerg, Fanø]
periode: 2027
mål:
  - lokalt mål: Flere i job
    indikatorer:
      - {indikator: %s, diagrammer: [udvikling, sammenligning]%s}
"""
SHARE, PERSONS = "offentlig-forsørgelse-andel", "fleksjob"


@pytest.fixture(scope="module")
def build(workshop, tmp_path_factory):
    def built(indicator: str, more: str = "") -> Document:
        file = Path(tmp_path_factory.mktemp("flere") / "plan.yaml")
        file.write_text(PLAN % (indicator, more), "utf-8")
        return workshop.document(workshop.plan(workshop.read(file)).plan)

    return built


def charts(document: Document, kind: type) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart) and isinstance(block.spec, kind)]


def own_lines(chart: Chart) -> list[str]:
    assert isinstance(chart.spec, Development)
    return [line.name for line in chart.spec.lines if line.name in {"Esbjerg", "Fanø"}]


def test_the_title_of_a_development_tells_the_change_of_each(build):
    (chart,) = charts(build(SHARE), Development)

    title = plain_text(chart.title)
    assert title.endswith("på Fanø")
    assert " i Esbjerg og " in title
    assert own_lines(chart) == ["Esbjerg", "Fanø"]


def test_the_title_of_a_comparison_tells_the_place_of_each(build):
    (chart,) = charts(build(SHARE), ComparisonChart)

    title = plain_text(chart.title)
    assert title.startswith("Esbjerg ")
    assert " og Fanø " in title
    assert title.count(" af 22") == 2


def test_volumes_have_a_chart_for_each_so_that_none_lies_at_zero(build):
    big, small = charts(build(PERSONS), Development)

    assert (own_lines(big), own_lines(small)) == (["Esbjerg"], ["Fanø"])
    assert "i Esbjerg" in plain_text(big.title)
    assert "på Fanø" in plain_text(small.title)
    for chart, name in ((big, "Esbjerg"), (small, "Fanø")):
        assert chart.table is not None
        assert [plain_text(row.cells[0].content) for row in chart.table.rows] == [name]


def test_a_target_of_one_place_is_drawn_in_its_own_chart(build):
    big, small = charts(build(SHARE, ", måltal: {højst: 4, gælder: Fanø}"), Development)

    assert (own_lines(big), own_lines(small)) == (["Esbjerg"], ["Fanø"])
    assert isinstance(big.spec, Development)
    assert isinstance(small.spec, Development)
    assert big.spec.target is None
    assert small.spec.target is not None


def test_a_target_of_all_places_is_drawn_in_the_chart_of_all(build):
    (chart,) = charts(build(SHARE, ", måltal: {højst: 4}"), Development)

    assert own_lines(chart) == ["Esbjerg", "Fanø"]


def test_the_key_figures_have_a_row_with_its_own_change_for_each(build):
    document = build(SHARE)
    found = next(
        block
        for block in document.blocks
        if isinstance(block, Table) and plain_text(block.columns[1].header) == "Kommune"
    )

    rows = [[plain_text(cell.content) for cell in row.cells] for row in found.rows]
    assert [row[1] for row in rows] == ["Esbjerg", "Fanø"]
    assert rows[0][3:5] != rows[1][3:5]
    assert all(row[4] not in {"", "–"} for row in rows)


def test_a_plan_of_one_municipality_has_its_name_above_its_key_figures(build, workshop, tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text((PLAN % (SHARE, "")).replace("[Esbjerg, Fanø]", "Fanø"), "utf-8")
    document = workshop.document(workshop.plan(workshop.read(file)).plan)
    found = next(
        block
        for block in document.blocks
        if isinstance(block, Table) and plain_text(block.columns[1].header) == "Periode"
    )

    assert [plain_text(column.header) for column in found.columns][2] == "Fanø"


def test_the_overview_of_targets_names_the_place_of_each(build):
    (chart,) = charts(build(SHARE, ", måltal: {højst: 4}"), TargetOverview)

    assert isinstance(chart.spec, TargetOverview)
    names = [stand.name for stand in chart.spec.stands]
    assert names == ["Mål 1: Offentlig forsørgelse, Esbjerg", "Mål 1: Offentlig forsørgelse, Fanø"]


def test_a_target_stands_beside_the_plan_s_own_figures_alone(build):
    (chart,) = charts(build(SHARE, ", måltal: {højst: 4}"), Development)

    assert chart.table is not None
    rows = {plain_text(row.cells[0].content): plain_text(row.cells[-1].content) for row in chart.table.rows}
    assert (rows["Esbjerg"], rows["Fanø"], rows["Hele landet"]) == ("4,0", "4,0", "–")
