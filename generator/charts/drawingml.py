"""Pieces of DrawingML, the language of the charts in Word; elements stand in the order of the schema.

The order is that of ECMA-376, part 1, section 21.2 (dml-chart.xsd); Word refuses a file where it is broken.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.charts.strokes import Stroke
from generator.charts.workbook import column_name
from generator.document.design import Design

TYPE_SIZE = 9.0
LINE_HEIGHT = 12.0
"""Type size and line height in points of all chart text."""

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMU_PER_POINT = 12_700
_CATEGORY_AXIS, _VALUE_AXIS = 1001, 1002


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series: a column of the workbook, drawn as ``look`` says (what stands between c:tx and c:cat).

    One that ``goes_on`` is followed by the rest of its line, which is named in the legend for both.
    """

    name: str
    values: tuple[float | None, ...]
    look: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class PlotArea:
    """A rectangle as shares of the chart's width and height."""

    left: float
    top: float
    width: float
    height: float


ON_ONE_LINE = '<a:bodyPr rot="0" vert="horz" wrap="none"/>'
"""The body of labels that must not be broken."""

_HORIZONTAL = '<a:bodyPr rot="0" vert="horz"/>'
# The turn that Word writes for "as it fits": LibreOffice then leaves labels out rather than break words.
_AS_IT_FITS = '<a:bodyPr rot="-60000000" vert="horz"/>'


# --- Lines, fills and text --------------------------------------------------------------------


def fill(colour: str) -> str:
    """Return a solid fill; ``colour`` is ``#RRGGBB``."""
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'


def outline(stroke: Stroke, colour: str) -> str:
    """Return a line as it is stroked."""
    return (
        f'<a:ln w="{round(stroke.width * _EMU_PER_POINT)}" cap="flat">{fill(colour)}'
        f'<a:prstDash val="{stroke.word_dash}"/><a:round/></a:ln>'
    )


NO_LINE = "<a:ln><a:noFill/></a:ln>"


def shape(inner: str) -> str:
    """Return shape properties that hold a fill and a line."""
    return f"<c:spPr>{inner}</c:spPr>"


def marker(symbol: str, size: float, face: str, edge: str) -> str:
    """Return a marker of ``size`` points; "none" hides it."""
    if symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    look = shape(f'{fill(face)}<a:ln w="12700">{fill(edge)}</a:ln>')
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{round(size)}"/>{look}</c:marker>'


def text_properties(design: Design, colour: str, *, bold: bool = False, body: str = _HORIZONTAL) -> str:
    """Return how the text of an element is set: horizontal, in the font of the Word edition."""
    return (
        f"<c:txPr>{body}<a:lstStyle/>"
        f"<a:p><a:pPr>{_run_properties('defRPr', design, colour, bold)}</a:pPr>"
        '<a:endParaRPr lang="da-DK"/></a:p></c:txPr>'
    )


def title(text: str, design: Design, place: tuple[float, float] | None = None) -> str:
    """Return a horizontal title; ``place`` is its upper left corner as shares of the chart."""
    layout = ""
    if place:
        layout = (
            '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{place[0]:.4f}"/><c:y val="{place[1]:.4f}"/></c:manualLayout></c:layout>'
        )
    colour = design.colours.muted
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/>'
        f"<a:p><a:pPr>{_run_properties('defRPr', design, colour, False)}</a:pPr>"
        f"<a:r>{_run_properties('rPr', design, colour, False)}<a:t>{escape(text)}</a:t></a:r></a:p>"
        f'</c:rich></c:tx>{layout}<c:overlay val="0"/></c:title>'
    )


def _run_properties(element: str, design: Design, colour: str, bold: bool) -> str:
    return (
        f'<a:{element} lang="da-DK" sz="{round(TYPE_SIZE * 100)}" b="{int(bold)}">{fill(colour)}'
        f'<a:latin typeface="{escape(design.word_font)}"/></a:{element}>'
    )


def escape(text: str) -> str:
    """Return text as it stands in XML."""
    return html.escape(text)


# --- Data -------------------------------------------------------------------------------------


def number_format(decimals: int) -> str:
    """Return the format of numbers; Word writes it by the reader's own language."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def label_flags(*, value: bool = False, series_name: bool = False) -> str:
    """Return what a data label shows."""
    shown = {"LegendKey": False, "Val": value, "CatName": False, "SerName": series_name}
    flags = "".join(f'<c:show{name} val="{int(on)}"/>' for name, on in shown.items())
    return flags + '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'


def series_xml(
    number: int, series: ChartSeries, categories: tuple[str, ...], decimals: int, *, is_line: bool
) -> str:
    """Return one series with its data, which stand in the workbook's column ``number`` + 1."""
    column, last_row = column_name(number + 1), len(categories) + 1
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value!r}</c:v></c:pt>'
        for index, value in enumerate(series.values)
        if value is not None
    )
    smooth = '<c:smooth val="0"/>' if is_line else ""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_text_reference(f'Data!${column}$1', (series.name,))}</c:tx>{series.look}"
        f"<c:cat>{_text_reference(f'Data!$A$2:$A${last_row}', categories)}</c:cat>"
        f"<c:val><c:numRef><c:f>Data!${column}$2:${column}${last_row}</c:f><c:numCache>"
        f"<c:formatCode>{number_format(decimals)}</c:formatCode>"
        f'<c:ptCount val="{len(series.values)}"/>{points}</c:numCache></c:numRef></c:val>{smooth}</c:ser>'
    )


def _text_reference(cells: str, texts: Iterable[str]) -> str:
    points = [f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts)]
    return (
        f'<c:strRef><c:f>{cells}</c:f><c:strCache><c:ptCount val="{len(points)}"/>'
        f"{''.join(points)}</c:strCache></c:strRef>"
    )


# --- The chart --------------------------------------------------------------------------------


def line_plot(series: str) -> str:
    """Return a plot of lines."""
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:lineChart>'
    )


def bar_plot(series: str, gap_percent: int) -> str:
    """Return a plot of horizontal bars; the gap between them is in percent of a bar."""
    return (
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{gap_percent}"/>'
        f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
    )


def category_axis(
    design: Design,
    *,
    horizontal: bool,
    axis_title: str = "",
    crosses_at: float | None = None,
    label_every: int = 1,
) -> str:
    """Return the axis of periods (horizontal) or names (vertical, the first one on top)."""
    labels = text_properties(design, design.colours.text, body=_AS_IT_FITS if horizontal else _HORIZONTAL)
    crosses = '<c:crosses val="autoZero"/>' if crosses_at is None else f'<c:crossesAt val="{crosses_at!r}"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{"minMax" if horizontal else "maxMin"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if horizontal else "l"}"/>{axis_title}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"{shape(_thin_line(design.colours.muted))}{labels}"
        f'<c:crossAx val="{_VALUE_AXIS}"/>{crosses}<c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/><c:tickLblSkip val="{label_every}"/><c:tickMarkSkip val="{label_every}"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis_xml(
    design: Design,
    *,
    horizontal: bool,
    decimals: int,
    low: float | None = None,
    high: float | None = None,
    step: float | None = None,
    labelled: bool = True,
) -> str:
    """Return the axis of values, with a light grid if it is labelled."""
    grid = (
        f"<c:majorGridlines>{shape(_thin_line(design.colours.line))}</c:majorGridlines>" if labelled else ""
    )
    scaling = '<c:orientation val="minMax"/>'
    scaling += f'<c:max val="{high!r}"/>' if high is not None else ""
    scaling += f'<c:min val="{low!r}"/>' if low is not None else ""
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling>{scaling}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if horizontal else "l"}"/>{grid}'
        f'<c:numFmt formatCode="{number_format(decimals)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{"nextTo" if labelled else "none"}"/>'
        f"{shape(NO_LINE)}{text_properties(design, design.colours.muted)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if horizontal else "autoZero"}"/>'
        '<c:crossBetween val="between"/>'
        + (f'<c:majorUnit val="{step!r}"/>' if step is not None else "")
        + "</c:valAx>"
    )


def legend_xml(series: Sequence[ChartSeries], design: Design) -> str:
    """Return a legend below the plot with one entry for each line."""
    unnamed = "".join(
        f'<c:legendEntry><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
        for number, one in enumerate(series)
        if one.goes_on
    )
    look = text_properties(design, design.colours.text)
    return f'<c:legend><c:legendPos val="b"/>{unnamed}<c:overlay val="0"/>{look}</c:legend>'


def chart_space(heading: str, plot: str, axes: str, area: PlotArea, design: Design, *, legend: str) -> bytes:
    """Return the whole chart part; the workbook behind it is its relationship rId1.

    ``heading`` stands at the upper left. It is the chart's title in the file, although it says no more than
    unit and mark: a horizontal title of a vertical axis would be broken after a fifth of the width.
    """
    layout = (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{area.left:.4f}"/><c:y val="{area.top:.4f}"/>'
        f'<c:w val="{area.width:.4f}"/><c:h val="{area.height:.4f}"/></c:manualLayout></c:layout>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" xmlns:r="{_RELATIONSHIPS}">'
        '<c:date1904 val="0"/><c:lang val="da-DK"/><c:roundedCorners val="0"/>'
        f"<c:chart>{title(heading, design, (0, 0)) if heading else ''}"
        f'<c:autoTitleDeleted val="{int(not heading)}"/>'
        f"<c:plotArea>{layout}{plot}{axes}{shape('<a:noFill/>')}</c:plotArea>"
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{shape('<a:noFill/>' + NO_LINE)}{text_properties(design, design.colours.text)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _thin_line(colour: str) -> str:
    return f'<a:ln w="6350">{fill(colour)}</a:ln>'
