"""Chart specs to drawings; matplotlib draws them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, assert_never

from generator.charts.drawing import Drawing
from generator.charts.matplotlib_import import import_matplotlib
from generator.document.chart_specs import ChartSpec, ComparisonChart, Development, TargetOverview
from generator.document.design import Design

if TYPE_CHECKING:
    from generator.charts.picture import ChartPicture


def draw(charts: Iterable[tuple[ChartSpec, str]], design: Design, *, narrow: bool = False) -> list[Drawing]:
    """Draw charts, each given as its spec and its alternative text, 165 mm wide; ``narrow`` for telephones.

    The same spec and design give the same drawing, whatever settings of matplotlib the user has.
    """
    import_matplotlib()  # takes a while, which a plan for Word alone need not wait for
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams["lines.scale_dashes"] = False
        return [_picture(spec, design, narrow).drawing(alternative_text) for spec, alternative_text in charts]


def _picture(spec: ChartSpec, design: Design, narrow: bool) -> ChartPicture:
    from generator.charts.comparison import draw_comparison
    from generator.charts.development import draw_development
    from generator.charts.picture import NARROW, WIDTH
    from generator.charts.target_overview import draw_target_overview

    width = NARROW if narrow else WIDTH
    match spec:
        case Development():
            return draw_development(spec, design, width)
        case ComparisonChart():
            return draw_comparison(spec, design, width)
        case TargetOverview():
            return draw_target_overview(spec, design, width)
        case _:
            assert_never(spec)
