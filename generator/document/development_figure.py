"""The development of an indicator: own lines, comparators, baseline and target, with a table of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.danish.names import capitalised
from generator.danish.numbers import format_number
from generator.danish.periods import Period, PeriodKind
from generator.document.blocks import Chart, Column, Table
from generator.document.chart_specs import Development, Line, Role
from generator.document.composer import Composer, column, row
from generator.document.development_words import development_alternative, development_title
from generator.document.figure_words import (
    baseline_level,
    figure_words,
    subtitle,
    target_level,
    unit_words,
    value_of,
)
from generator.document.sources import shows_demo, source_line
from generator.document.words import inlines
from generator.figures.series import Series, State
from generator.plan.measure import VOLUMES, Measure
from generator.plan.plan import PlanIndicator

MOST_PERIODS = 36
TABLE_PERIODS = 4

Drawn = list[tuple[str, Role, Series]]
"""The series of a chart, each with its name and role."""


def development_figures(composer: Composer, indicator: PlanIndicator) -> list[Chart]:
    """Return the development of an indicator: one chart, or none if nothing can be shown over time.

    A plan for several places has one chart for each where their figures grow with their size, so that the
    small one would lie at zero, or where their targets or baselines differ.
    """
    charts = (_figure(composer, shown) for shown in _apart(composer, indicator))
    return [chart for chart in charts if chart is not None]


def _apart(composer: Composer, indicator: PlanIndicator) -> list[PlanIndicator]:
    places = [
        replace(
            indicator,
            measures=(measure,),
            targets=tuple(t for t in indicator.targets if t.measure and t.measure.area == measure.area),
        )
        for measure in indicator.measures
    ]
    levels = {(target_level(composer, one), baseline_level(composer, one)) for one in places}
    return places if indicator.indicator.unit in VOLUMES or len(levels) > 1 else [indicator]


def _figure(composer: Composer, indicator: PlanIndicator) -> Chart | None:
    drawn = _drawn_series(composer, indicator)
    periods = _common_periods([series for _, _, series in drawn])
    if len(periods) < 2:
        return None
    drawn = [one for one in drawn if any(value_of(one[2].at(period)) is not None for period in periods)]
    lines = tuple(
        Line(name, role, tuple(value_of(series.at(period)) for period in periods))
        for name, role, series in drawn
    )
    first = drawn[0][2]
    parts = indicator.indicator.break_between
    breaks = tuple(i for i in range(1, len(periods)) if parts(periods[i - 1], periods[i]) is not None)
    is_demo = shows_demo([(indicator, series) for _, _, series in drawn], periods)
    spec = Development(
        periods=tuple(period.short_label for period in periods),
        ticks=_ticks(periods),
        lines=lines,
        unit=unit_words(indicator),
        decimals=indicator.decimals,
        baseline=baseline_level(composer, indicator),
        target=target_level(composer, indicator),
        breaks=breaks,
        break_label=composer.say("diagram.databrud"),
        preliminary=_trailing_preliminary(first, periods),
        preliminary_label=composer.say("diagram.foreløbig"),
        mark=composer.say("diagram.demotal") if is_demo else None,
    )
    for _, _, series in drawn:
        composer.prints(indicator, series, periods)
    identifier, label = composer.figure_label()
    named = [(name, series) for name, _, series in drawn]
    words = development_alternative(composer, indicator, periods, breaks, named)
    return Chart(
        id=identifier,
        label=label,
        title=inlines(development_title(composer, indicator, named)),
        subtitle=inlines(subtitle(composer, indicator, periods)),
        spec=spec,
        alternative_text=f"{words} {composer.say('diagram.demo-alternativ')}" if is_demo else words,
        source=inlines(source_line(composer, [(indicator, series) for _, _, series in drawn], periods)),
        table=_table(composer, indicator, drawn, periods),
    )


def _drawn_series(composer: Composer, indicator: PlanIndicator) -> Drawn:
    drawn = [
        (measure.area.name, Role.OWN, measure.own)
        for measure in indicator.measures
        if measure.own.latest() is not None
    ]
    measure = indicator.measures[0]
    if measure.is_comparable:
        for comparator in indicator.comparators:
            series = measure.series(comparator)
            if series.latest() is not None:
                drawn.append((capitalised(comparator.name), Role.COMPARATOR, series))
    return drawn


def _table(
    composer: Composer,
    indicator: PlanIndicator,
    drawn: Drawn,
    periods: Sequence[Period],
) -> Table:
    measure, parted = indicator.measures[0], indicator.indicator.break_between
    shown = _table_periods([period for period in periods if parted(period, periods[-1]) is None])
    columns = [column(composer.say("tabel.område"), 2)]
    columns += [_period_column(composer, drawn, period) for period in shown]
    cells: list[list[str | None]] = [
        [figure_words(composer, series.at(period), measure) for period in shown] for _, _, series in drawn
    ]
    target = _target(composer, indicator, measure)
    if target is not None:
        header, value = target
        columns.append(column(header, 1.3, right=True))
        cells = [
            [*figures, value if role is Role.OWN else None]
            for figures, (_, role, _) in zip(cells, drawn, strict=True)
        ]
    rows = [row(name, *figures) for figures, (name, _, _) in zip(cells, drawn, strict=True)]
    caption = composer.say("tabel.navn-enhed", navn=indicator.short_name, enhed=unit_words(indicator))
    return composer.table(caption, columns, rows)


def _target(composer: Composer, indicator: PlanIndicator, measure: Measure) -> tuple[str, str] | None:
    """Return the header and the value of the target's own column: a target is no figure of a period."""
    for target in indicator.targets:
        bounds = target.evaluated.bounds
        if bounds is not None and bounds.point is not None and target.measure is not None:
            end = target.evaluated.aim or target.evaluated.record.due
            header = composer.say("tabel.måltal-periode", periode=end.short_label if end else None)
            return header, format_number(bounds.point, measure.decimals)
    return None


def _period_column(composer: Composer, drawn: Drawn, period: Period) -> Column:
    figures = [series.at(period) for _, _, series in drawn]
    if any(figure is not None and figure.state is State.PRELIMINARY for figure in figures):
        return column(composer.say("tabel.foreløbig", periode=period.short_label), 1.3, right=True)
    return column(period.short_label, 1, right=True)


def _common_periods(series: Sequence[Series]) -> list[Period]:
    """Return the periods that are drawn: those of the kind that the first series is counted in now.

    Years and months have no axis in common. Counts on single days stand side by side, whatever lies between.
    """
    newest = series[0].latest() if series else None
    if newest is None:
        return []
    kind = newest.period.kind
    periods = sorted(
        {
            figure.period
            for one in series
            for figure in one.figures
            if figure.value is not None and figure.period.kind is kind
        }
    )
    full = periods if kind is PeriodKind.DAY else Period.range(periods[0], periods[-1])
    return list(full)[-MOST_PERIODS:]


def _ticks(periods: Sequence[Period]) -> tuple[int, ...]:
    """Return about six or seven periods to be written on the axis, the last always among them."""
    step = max(1, -(-(len(periods) - 1) // 6))
    return tuple(range((len(periods) - 1) % step, len(periods), step))


def _trailing_preliminary(series: Series, periods: Sequence[Period]) -> int:
    count = 0
    for period in reversed(periods):
        figure = series.at(period)
        if figure is None or figure.state is not State.PRELIMINARY:
            break
        count += 1
    return count


def _table_periods(periods: Sequence[Period]) -> list[Period]:
    """Return the newest period and the same period of the years before it, oldest first.

    ``periods`` are those that can be compared.
    """
    shown = [periods[-1]]
    while len(shown) < TABLE_PERIODS and (before := shown[0].same_last_year()) in periods:
        shown.insert(0, before)
    return shown if len(shown) > 1 else list(periods[-TABLE_PERIODS:])
