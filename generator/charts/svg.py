"""Charts for PDF and web pages: matplotlib draws them, and they come out as one small inline SVG element."""

from __future__ import annotations

import os

from generator.charts.fonts import FOLDER
from generator.document.chart_specs import ChartSpec, Comparison, Development
from generator.document.design import Design


def draw_svg(spec: ChartSpec, design: Design, alternative_text: str) -> str:
    """Draw a chart as an ``<svg>`` element, 165 mm wide, whose first child is its alternative text.

    The same spec and design give the same text, whatever settings of matplotlib the user has.
    """
    # matplotlib keeps a cache of the machine's fonts; here it lies with our own, not in the user's home.
    os.environ.setdefault("MPLCONFIGDIR", str(FOLDER.parent / "matplotlib"))
    # matplotlib takes half a second to import, which a plan for Word alone need not wait for.
    import matplotlib

    from generator.charts.comparison import draw_comparison
    from generator.charts.development import draw_development
    from generator.charts.target_overview import draw_target_overview

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams["lines.scale_dashes"] = False
        match spec:
            case Development():
                picture = draw_development(spec, design)
            case Comparison():
                picture = draw_comparison(spec, design)
            case _:
                picture = draw_target_overview(spec, design)
        return picture.svg(alternative_text)
