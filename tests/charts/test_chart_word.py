"""The native charts of the Word edition and the workbooks behind them."""

from __future__ import annotations

import io
import zipfile
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.charts.word_chart import WordChart, word_chart
from generator.charts.workbook import column_name, workbook
from generator.document.chart_specs import Bar, ChartSpec, ComparisonChart, Development, Line, Stand
from generator.document.design import Design
from tests.charts.chart_examples import COMPARATOR, EXAMPLES, OWN, comparison, development, overview
from tests.charts.chart_strategies import LETTERS, charts

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# The order of children in dml-chart.xsd (ECMA-376, part 1, section 21.2), for the elements that we write.
ORDER = {
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout lineChart barChart catAx valAx spPr",
    "lineChart": "grouping varyColors ser marker axId",
    "barChart": "barDir grouping varyColors ser gapWidth axId",
    "catAx": "axId scaling delete axPos title numFmt majorTickMark minorTickMark tickLblPos spPr txPr "
    "crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr "
    "txPr crossAx crosses crossBetween majorUnit",
    "scaling": "orientation max min",
    "dPt": "idx invertIfNegative marker bubble3D spPr",
    "dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize",
    "dLbl": "idx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize",
    "marker": "symbol size spPr",
    "title": "tx layout overlay",
    "legend": "legendPos legendEntry overlay txPr",
}
LINE_SERIES = "idx order tx spPr marker dPt dLbls cat val smooth"
BAR_SERIES = "idx order tx spPr invertIfNegative dPt dLbls cat val"


def drawn(spec: ChartSpec, design: Design) -> WordChart:
    chart = word_chart(spec, design)
    assert chart is not None
    return chart


def columns_in(chart: WordChart) -> list[tuple[str, list[float | None]]]:
    """Return the name and values of each series, None where the chart has no point."""
    columns = []
    for element in etree.fromstring(chart.chart_xml).iter(f"{C}ser"):
        cache = element.find(f"{C}val//{C}numCache")
        values: list[float | None] = [None] * int(cache.find(f"{C}ptCount").get("val"))
        for point in cache.iter(f"{C}pt"):
            values[int(point.get("idx"))] = float(point.findtext(f"{C}v"))
        columns.append((element.findtext(f"{C}tx//{C}v"), values))
    return columns


def series_in(chart: WordChart) -> dict[str, list[float | None]]:
    """Return the values by line; what a data break parts are series of one name."""
    lines: dict[str, list[float | None]] = {}
    for name, values in columns_in(chart):
        before = lines.get(name, [None] * len(values))
        lines[name] = [new if old is None else old for old, new in zip(before, values, strict=True)]
    return lines


def categories_in(chart: WordChart) -> list[str]:
    first = next(etree.fromstring(chart.chart_xml).iter(f"{C}cat"))
    return [point.findtext(f"{C}v") for point in first.iter(f"{C}pt")]


def text_in(chart: WordChart) -> str:
    return " ".join(element.text or "" for element in etree.fromstring(chart.chart_xml).iter(f"{A}t"))


def sheet_of(data: bytes) -> list[list[str | float | None]]:
    """Return the cells of a workbook row by row; only cells that are there have a value."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        names = [s.get("name") for s in etree.fromstring(archive.read("xl/workbook.xml")).iter(f"{S}sheet")]
    assert names == ["Data"]
    rows = []
    for row in sheet.iter(f"{S}row"):
        cells: dict[str, str | float] = {}
        for cell in row:
            text = cell.findtext(f"{S}is/{S}t")
            is_text = cell.get("t") == "inlineStr"
            assert cell.find(f"{S}f") is None
            cells[cell.get("r").rstrip("0123456789")] = (
                text or "" if is_text else float(cell.findtext(f"{S}v"))
            )
        width = max(len(cells), *(ord(name) - ord("A") + 1 for name in cells))
        rows.append([cells.get(column_name(number)) for number in range(width)])
    return rows


def columns_of(chart: WordChart) -> list[tuple[str | float | None, ...]]:
    """Return the columns of the workbook, each with its header first."""
    return list(zip_longest(*sheet_of(chart.workbook)))


def assert_schema_order(chart: WordChart) -> None:
    for element in etree.fromstring(chart.chart_xml).iter():
        name = etree.QName(element)
        order = ORDER.get(name.localname)
        if name.localname == "ser":
            order = LINE_SERIES if element.getparent().tag == f"{C}lineChart" else BAR_SERIES
        if name.namespace != C.strip("{}") or order is None or len(element) == 0:
            continue
        places = [order.split().index(etree.QName(child).localname) for child in element]
        assert places == sorted(places), name.localname


@pytest.mark.parametrize("spec", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_elements_stand_in_the_order_of_the_schema(spec: ChartSpec, design: Design) -> None:
    chart = word_chart(spec, design)
    if chart is not None:
        assert_schema_order(chart)


@settings(max_examples=100, deadline=None)
@given(spec=charts)
def test_any_chart_is_well_formed_and_always_the_same(spec: ChartSpec, design: Design) -> None:
    chart = word_chart(spec, design)
    assert chart == word_chart(spec, design)
    if chart is not None:
        assert_schema_order(chart)
        sheet_of(chart.workbook)
        assert chart.width_mm == 165
        assert chart.height_mm > 0


@settings(max_examples=60, deadline=None)
@given(spec=charts.filter(lambda spec: isinstance(spec, Development)))
def test_a_line_chart_holds_the_values_of_the_spec_and_its_gaps(spec: Development, design: Design) -> None:
    chart = drawn(spec, design)
    levels = [level for level in (spec.target, spec.baseline) if level]
    names = [line.name for line in spec.lines] + [level.label for level in levels]
    if len(set(names)) < len(names):
        return
    expected = {line.name: list(line.values) for line in spec.lines}
    before = spec.comparable_from  # the periods up to the newest data break
    after = len(spec.periods) - before
    expected |= {level.label: [None] * before + [level.value] * after for level in levels}
    assert series_in(chart) == expected
    if spec.lines:
        assert categories_in(chart) == list(spec.periods)


@settings(max_examples=60, deadline=None)
@given(spec=charts.filter(lambda spec: isinstance(spec, ComparisonChart)))
def test_a_bar_chart_holds_the_values_of_the_spec_and_its_gaps(spec: ComparisonChart, design: Design) -> None:
    (values,) = series_in(drawn(spec, design)).values()
    assert values == [bar.value for bar in spec.bars] + ([spec.target.value] if spec.target else [])


@pytest.mark.parametrize(
    "name",
    ["development", "development_gaps_break_preliminary", "comparison_missing_values", "overview_indexable"],
)
def test_the_workbook_holds_what_the_chart_shows(name: str, design: Design) -> None:
    chart = drawn(EXAMPLES[name], design)
    names, *columns = columns_of(chart)
    assert names == ("", *categories_in(chart))
    series = columns_in(chart)
    assert columns[: len(series)] == [(name, *values) for name, values in series]


def test_a_gap_is_an_empty_cell_and_an_absent_point(design: Design) -> None:
    spec = development(
        periods=("2015", "2016"),
        ticks=(0,),
        lines=(Line("Fanø", OWN, (None, 4.1)),),
        target=None,
        baseline=None,
    )
    chart = drawn(spec, design)
    assert series_in(chart) == {"Fanø": [None, 4.1]}
    assert sheet_of(chart.workbook) == [["", "Fanø"], ["2015"], ["2016", 4.1]]
    assert b'<c:dispBlanksAs val="gap"/>' in chart.chart_xml


def test_text_that_begins_like_a_formula_stays_text() -> None:
    data = workbook([("=1+1", "+2", "-3", "@SUM(A1)"), (1.5, None, -2.0, 3)])
    assert sheet_of(data) == [["=1+1", "+2", "-3", "@SUM(A1)"], [1.5, None, -2.0, 3.0]]


@given(st.lists(st.text(LETTERS), min_size=1, max_size=5))
def test_any_text_comes_back_from_a_workbook(texts: list[str]) -> None:
    assert sheet_of(workbook([texts])) == [texts]


def test_a_workbook_carries_no_clock_time() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook([("a",)]))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert [column_name(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_lines_have_the_strokes_of_the_svg(design: Design) -> None:
    root = etree.fromstring(drawn(development(), design).chart_xml)
    strokes = {}
    for series in root.iter(f"{C}ser"):
        line = series.find(f"{C}spPr/{A}ln")
        strokes[series.findtext(f"{C}tx//{C}v")] = (
            round(int(line.get("w")) / 12700, 1),
            "#" + line.find(f"{A}solidFill/{A}srgbClr").get("val"),
            line.find(f"{A}prstDash").get("val"),
        )
    colours = design.colours
    assert strokes["Lyngby-Taarbæk"] == (2.2, colours.primary, "solid")
    assert strokes["Måltal, december 2018: højst 3,6"] == (1.4, colours.accent, "dash")
    assert strokes["Udgangspunkt: 4,5"][2] == "sysDot"
    comparators = [strokes[name] for name in ("Sammenligningskommuner", "RAR Hovedstaden", "Hele landet")]
    assert [colour for _, colour, _ in comparators] == list(colours.comparators)
    assert len({dash for _, _, dash in comparators}) == 3


def test_no_line_leads_over_a_data_break_and_both_it_and_preliminary_values_are_said(design: Design) -> None:
    spec = development(
        breaks=(12,), break_label="Databrud", preliminary=2, preliminary_label="Foreløbige tal"
    )
    chart = drawn(spec, design)
    assert "Databrud (jan. 2016)" in text_in(chart)
    assert "Foreløbige tal" in text_in(chart)
    for series in etree.fromstring(chart.chart_xml).iter(f"{C}ser"):
        drawn_at = {int(point.get("idx")) for point in series.iterfind(f"{C}val//{C}pt")}
        assert max(drawn_at) < 12 or min(drawn_at) >= 12


def test_a_line_that_a_data_break_parts_is_named_once_in_the_legend(design: Design) -> None:
    root = etree.fromstring(drawn(development(breaks=(12,), break_label="Databrud"), design).chart_xml)
    names = [series.findtext(f"{C}tx//{C}v") for series in root.iter(f"{C}ser")]
    unnamed = {int(entry.find(f"{C}idx").get("val")) for entry in root.iter(f"{C}legendEntry")}

    named = [name for number, name in enumerate(names) if number not in unnamed]
    assert len(named) == len(set(named)) == len(set(names)) < len(names)


@pytest.mark.parametrize(
    "name", ["development_close_lines", "comparison_thirty_bars_demo", "overview_indexable"]
)
def test_demo_figures_are_marked(name: str, design: Design) -> None:
    assert "Demotal" in text_in(drawn(EXAMPLES[name], design))


def test_the_chart_is_danish_square_and_names_its_workbook(design: Design) -> None:
    root = etree.fromstring(drawn(comparison(), design).chart_xml)
    assert root.find(f"{C}lang").get("val") == "da-DK"
    assert root.find(f"{C}roundedCorners").get("val") == "0"
    assert root.find(f"{C}externalData").get(f"{R}id") == "rId1"
    fonts = {element.get("typeface") for element in root.iter(f"{A}latin")}
    assert fonts == {design.word_font}


def test_a_missing_bar_says_why_in_its_name(design: Design) -> None:
    spec = comparison(bars=(Bar("Læsø", None, "ikke oplyst (diskretioneret)"),), target=None)
    assert categories_in(drawn(spec, design)) == ["Læsø: ikke oplyst (diskretioneret)"]


def test_values_are_written_with_the_decimals_of_the_indicator(design: Design) -> None:
    root = etree.fromstring(drawn(comparison(decimals=2), design).chart_xml)
    assert {element.text for element in root.iter(f"{C}formatCode")} == {"#,##0.00"}


class TestTheTargetOverview:
    def test_it_shows_each_row_as_an_index_of_its_starting_point(self, design: Design) -> None:
        stands = (Stand("Job", 20.0, 22.0, 25.0, "20 %", "22 %", "mindst 25 %"),)
        chart = drawn(overview(stands=stands), design)
        assert series_in(chart) == {"Seneste tal": [110.0], "Måltal": [125.0]}
        assert "Udgangspunkt = 100" in text_in(chart)
        header, row = sheet_of(chart.workbook)
        assert header[3:] == ["Udgangspunkt", "Seneste tal", "Måltal"]
        assert row[3:] == ["20 %", "22 %", "mindst 25 %"]

    def test_it_leaves_a_gap_for_a_target_that_is_awaited(self, design: Design) -> None:
        stands = (Stand("Job", 20.0, 22.0, None, "20 %", "22 %", "afventer"),)
        chart = drawn(overview(stands=stands), design)
        assert series_in(chart)["Måltal"] == [None]
        assert categories_in(chart) == ["Job · Måltal: afventer"]

    @pytest.mark.parametrize(
        ("was", "now", "target"),
        [(None, 1, 2), (0, 1, 2), (-1, 1, 2), (1, -1, 2), (0.1, 1, 20), (5, None, None)],
    )
    def test_it_is_absent_where_an_index_would_mislead(
        self, was: float | None, now: float | None, target: float | None, design: Design
    ) -> None:
        stands = (Stand("Job", was, now, target, "", "", ""),)
        assert word_chart(overview(stands=stands), design) is None


def test_the_own_line_is_drawn_last_and_so_on_top_of_the_comparators(design: Design) -> None:
    spec = development(
        lines=(Line("Fanø", OWN, (4.0,) * 36), Line("Hele landet", COMPARATOR, (4.0,) * 36)),
        target=None,
        baseline=None,
    )
    assert list(series_in(drawn(spec, design))) == ["Hele landet", "Fanø"]
