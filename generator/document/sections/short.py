"""What only the short edition has: the three main charts and their sources in a line."""

from __future__ import annotations

from generator.document.blocks import Block, ParagraphStyle
from generator.document.development_figure import development_figure
from generator.document.sections.desk import Desk, chapter
from generator.document.sources import source_line

MAIN_CHARTS = 3


def main_charts(desk: Desk, heading: str) -> list[Block]:
    """Write the development of the first indicators that have figures, one for each goal."""
    charts: list[Block] = []
    for goal in desk.plan.adopted_goals:
        for indicator in goal.indicators:
            chart = development_figure(desk.composer, indicator)
            if chart is not None:
                charts.append(chart)
                break
        if len(charts) == MAIN_CHARTS:
            break
    return chapter(desk, heading, charts)


def sources(desk: Desk, heading: str) -> list[Block]:
    """Write the sources of the figures in one line."""
    indicators = [i for i in desk.plan.indicators if i.measures[0].own.latest() is not None]
    if not indicators:
        return []
    shown = [(indicator, indicator.measures[0].own) for indicator in indicators]
    periods = sorted(figure.period for figure in (one.latest() for _, one in shown) if figure is not None)
    line = source_line(desk.composer, shown, periods)
    return chapter(desk, heading, [desk.composer.paragraph(line, ParagraphStyle.SOURCE)])
