"""What only the short edition has: goals and targets, the three main charts, and their sources in a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.document.blocks import Block, Chart, ParagraphStyle
from generator.document.chart_specs import Development
from generator.document.composer import column, row
from generator.document.development_figure import development_figures
from generator.document.sections.desk import Desk, Fit, chapter
from generator.document.sections.front import goal_names, lead, summary_table
from generator.document.sections.targets import status_words
from generator.document.sources import source_line
from generator.plan.plan import PlanTarget
from generator.plan.sentences import joined

MAIN_CHARTS = 3


def summary(desk: Desk, heading: str) -> list[Block]:
    """Write all goals with their targets; where room is scarcest, in one row for each goal."""
    composer = desk.composer
    table = _tight_table(desk) if desk.fit is Fit.TIGHT else summary_table(desk)
    if not table:
        return []
    slogan = desk.plan.record.slogan
    return chapter(desk, heading, [lead(desk), *([composer.paragraph(slogan)] if slogan else []), *table])


def _tight_table(desk: Desk) -> list[Block]:
    composer = desk.composer
    columns = [column(composer.say("tabel.mål"), 2), column(composer.say("tabel.måltal"), 3.4)]
    rows = [row(name, _in_one_line(desk, targets)) for name, targets in goal_names(desk)]
    return [composer.table(composer.say("tabel.sammenfatning"), columns, rows)] if rows else []


def _in_one_line(desk: Desk, targets: Iterable[PlanTarget]) -> str:
    say = desk.composer.say
    return joined(
        "; ",
        [
            say("sammenfatning.måltal", måltal=target.in_short, status=status_words(desk.composer, target))
            for target in targets
        ],
    )


def main_charts(desk: Desk, heading: str) -> list[Block]:
    """Write the development of the first indicators that have figures, one for each goal."""
    charts: list[Block] = []
    for goal in desk.plan.adopted_goals:
        for indicator in goal.indicators:
            found = development_figures(desk.composer, indicator)
            charts.extend(_fitted(desk, chart) for chart in found)
            if found:
                break
        if len(charts) >= MAIN_CHARTS:
            break
    return chapter(desk, heading, charts)


def _fitted(desk: Desk, chart: Chart) -> Chart:
    """Return a chart without the table below it, and low where room is scarce."""
    spec = chart.spec
    if desk.fit is not Fit.ROOMY and isinstance(spec, Development):
        spec = replace(spec, low=True)
    return replace(chart, spec=spec, table=None)


def sources(desk: Desk, heading: str) -> list[Block]:
    """Write the sources of the figures in one line."""
    shown = [
        (indicator, measure.own)
        for indicator in desk.plan.indicators
        for measure in indicator.measures
        if measure.own.latest() is not None
    ]
    if not shown:
        return []
    periods = sorted(figure.period for figure in (one.latest() for _, one in shown) if figure is not None)
    line = source_line(desk.composer, shown, periods)
    return chapter(desk, heading, [desk.composer.paragraph(line, ParagraphStyle.SOURCE)])
