"""What only the short edition has: goals and targets, the three main charts, and their sources in a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.document.blocks import Block, Chart, ParagraphStyle
from generator.document.chart_specs import Development
from generator.document.composer import column, row
from generator.document.development_figure import development_figures
from generator.document.sections.desk import Desk, Fit, chapter
from generator.document.sections.front import goal_names, lead, summary_table, treatment_words
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
    composer, plan = desk.composer, desk.plan
    columns = [column(composer.say("tabel.mål"), 2), column(composer.say("tabel.måltal"), 3.4)]
    treated = [composer.say("behandling.tema")] * len(plan.themes)
    treated += [treatment_words(desk, goal) for goal in plan.placed_goals]
    rows = [
        row(name, _in_one_line(desk, targets) or words)
        for (name, targets), words in zip(goal_names(desk), treated, strict=True)
    ]
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
    """Write the development of the first indicator of each goal that has figures of the municipality."""
    charts: list[Block] = []
    groups = [theme.indicators for theme in desk.plan.themes]
    groups += [goal.indicators for goal in desk.plan.adopted_goals]
    for group in groups:
        own = (item for item in group if any(one.own.latest() for one in item.measures))
        drawn = (development_figures(desk.composer, indicator) for indicator in own)
        if len(charts) < MAIN_CHARTS:
            charts.extend(_fitted(desk, chart) for chart in next(filter(None, drawn), ()))
    return chapter(desk, heading, charts)


def _fitted(desk: Desk, chart: Chart) -> Chart:
    """Return a chart without the table below it, and low where room is scarce."""
    spec = chart.spec
    if desk.fit is not Fit.ROOMY and isinstance(spec, Development):
        spec = replace(spec, low=True)
    return replace(chart, spec=spec, table=None)


def sources(desk: Desk, heading: str) -> list[Block]:
    """Write the sources of all figures that the document has printed, in one line."""
    printed = desk.composer.all_shown
    if not printed:
        return []
    periods = sorted({period for _, _, known in printed for period in known})
    line = source_line(desk.composer, [(item, series) for item, series, _ in printed], periods)
    return chapter(desk, heading, [desk.composer.paragraph(line, ParagraphStyle.SOURCE)])
