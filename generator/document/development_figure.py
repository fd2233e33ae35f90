"""The development of an indicator: own lines, comparators, baseline and target, with a table of figures."""

from __future__ import annotations

from collections.abc import Sequence

from generator.danish.names import capitalised, listed
from generator.danish.numbers import format_number, format_value
from generator.danish.periods import Period, PeriodKind
from generator.document.blocks import Chart, Column, Table
from generator.document.chart_specs import Development, Line, Role
from generator.document.composer import Composer, column, row
from generator.document.figure_words import (
    baseline_level,
    figure_words,
    subtitle,
    target_level,
    unit_words,
    value_of,
)
from generator.document.sources import source_line
from generator.document.words import inlines
from generator.figures.series import Series, State
from generator.plan.measure import Measure
from generator.plan.plan import PlanIndicator

MOST_PERIODS = 36
TABLE_PERIODS = 4

Drawn = list[tuple[str, Role, Series]]
"""The series of a chart, each with its name and role."""


def development_figure(composer: Composer, indicator: PlanIndicator) -> Chart | None:
    """Return the development of an indicator, or None if nothing can be shown over time."""
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
    breaks = tuple(
        periods.index(item.period) for item in indicator.indicator.breaks if item.period in periods[1:]
    )
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
        mark=composer.say("diagram.demotal") if indicator.is_demo else None,
    )
    for _, _, series in drawn:
        composer.prints(indicator, series, periods)
    identifier, label = composer.figure_label()
    own_measure = indicator.measures[0]
    return Chart(
        id=identifier,
        label=label,
        title=inlines(_title(composer, indicator, drawn)),
        subtitle=inlines(subtitle(composer, indicator, periods)),
        spec=spec,
        alternative_text=_alternative(composer, indicator, periods, drawn),
        source=inlines(source_line(composer, [(indicator, series) for _, _, series in drawn], periods)),
        table=_table(composer, indicator, own_measure, drawn, periods),
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


def _title(composer: Composer, indicator: PlanIndicator, drawn: Drawn) -> str:
    measure = indicator.measures[0]
    facts = composer.facts(indicator, measure)
    name = indicator.short_name
    if facts.level is None or facts.change is None:
        return composer.say("diagram.titel.uden", navn=name, sted=_places(composer, drawn))
    kind = "uændret" if facts.change == 0 else "stigning" if facts.change > 0 else "fald"
    change = format_value(abs(facts.change), measure.unit.difference, measure.decimals)
    title = composer.say(
        f"diagram.titel.{kind}", navn=name, tal=change, sted=composer.located(measure.area.name)
    )
    country = next((gap for gap in facts.gaps if gap.comparator == composer.plan.comparators.country), None)
    if country is None:
        return title
    side = "lig" if country.difference == 0 else "over" if country.difference > 0 else "under"
    return composer.say(f"diagram.titel.og-{side}", titel=title)


def _places(composer: Composer, drawn: Drawn) -> str:
    country = composer.say("område.landet")
    names = [country if name == capitalised(country) else name for name, _, _ in drawn]
    return composer.located(listed(names))


def _alternative(
    composer: Composer,
    indicator: PlanIndicator,
    periods: Sequence[Period],
    drawn: Drawn,
) -> str:
    unit, decimals = indicator.indicator.unit, indicator.decimals
    parts = [
        composer.say(
            "diagram.udvikling.alternativ", navn=indicator.name, periode=composer.period_span(periods)
        )
    ]
    for name, _, series in drawn:
        figures = [figure for figure in (series.at(period) for period in periods) if figure is not None]
        known = [(figure.period, figure.value) for figure in figures if figure.value is not None]
        if not known:
            continue
        (first_period, first), (last_period, last) = known[0], known[-1]
        parts.append(
            composer.say(
                "diagram.udvikling.serie",
                navn=composer.subject(name),
                først=format_value(first, unit, decimals),
                første_periode=first_period.label,
                sidst=format_value(last, unit, decimals),
                sidste_periode=last_period.label,
            )
        )
    for level in (baseline_level(composer, indicator), target_level(composer, indicator)):
        if level is not None:
            parts.append(composer.say("diagram.niveau", navn=level.label))
    if indicator.is_demo:
        parts.append(composer.say("diagram.demo-alternativ"))
    return " ".join(parts)


def _table(
    composer: Composer,
    indicator: PlanIndicator,
    measure: Measure,
    drawn: Drawn,
    periods: Sequence[Period],
) -> Table:
    shown = _table_periods(periods)
    columns = [column(composer.say("tabel.område"), 2)]
    columns += [_period_column(composer, drawn, period) for period in shown]
    cells = [
        [figure_words(composer, series.at(period), measure) for period in shown] for _, _, series in drawn
    ]
    target = _target(composer, indicator, measure)
    if target is not None:
        header, value = target
        columns.append(column(header, 1.3, right=True))
        cells = [
            [*figures, value if own else None] for figures, (_, own, _) in zip(cells, drawn, strict=True)
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
    """Return the newest period and the same period of the years before it, oldest first."""
    shown = [periods[-1]]
    while len(shown) < TABLE_PERIODS and (before := shown[0].same_last_year()) in periods:
        shown.insert(0, before)
    return shown if len(shown) > 1 else list(periods[-TABLE_PERIODS:])
