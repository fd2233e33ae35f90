"""Says where figures come from: the source line under charts and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.danish.dates import format_date
from generator.danish.names import capitalised, listed
from generator.danish.periods import Period
from generator.document.composer import Composer
from generator.figures.series import Provenance, Series
from generator.plan.plan import PlanIndicator

Shown = Sequence[tuple[PlanIndicator, Series]]
"""The series that a chart or table shows, each with its indicator."""


def source_line(composer: Composer, shown: Shown, periods: Sequence[Period]) -> str:
    """Return the source line of some figures: source, table, period, date fetched, own calculation.

    Where only some of the figures are demo figures, it names those and no others.
    """
    used = [(item, source) for item, one in shown for source in sources_of(one, periods)]
    named = "; ".join(dict.fromkeys(source_name(composer, source, item) for item, source in used))
    all_demo = all(source.is_demo for _, source in used)
    demo = _demo_names(composer, shown, periods)
    line = composer.say(
        "kilde.demo" if all_demo else "kilde.rigtig", kilder=named, periode=composer.period_span(periods)
    )
    if demo and not all_demo:
        line += " " + composer.say("kilde.delvist-demo", navne=capitalised(listed(demo)))
    fetched = fetched_words(source for _, source in used)
    if fetched:
        line += " " + composer.say("kilde.hentet", dato=fetched)
    calculated = list(dict.fromkeys(one.area.name for _, one in shown if one.own_calculation))
    if calculated:
        line += " " + composer.say("kilde.egen-beregning", grupper=capitalised(listed(calculated)))
    return line


def sources_of(series: Series, periods: Iterable[Period]) -> tuple[Provenance, ...]:
    """Return where the figures of some periods come from, newest first; the newest where there are none."""
    shown = {series.source_of(item.period) for item in map(series.at, periods) if item is not None}
    return tuple(source for source in series.sources if source in shown) or series.sources[:1]


def fetched_words(sources: Iterable[Provenance]) -> str:
    """Return the days when figures were fetched, in order; empty for demo figures, which nobody fetched."""
    days = {source.retrieved for source in sources if source.retrieved and not source.is_demo}
    return listed([format_date(day) for day in sorted(days)])


def shows_demo(shown: Shown, periods: Sequence[Period]) -> bool:
    """Whether any of some figures is an invented one."""
    return any(_is_demo(one, periods) for _, one in shown)


def _is_demo(series: Series, periods: Sequence[Period]) -> bool:
    return any(series.source_of(period).is_demo for period in periods if series.at(period) is not None)


def _demo_names(composer: Composer, shown: Shown, periods: Sequence[Period]) -> list[str]:
    """Return what is a demo figure: areas, or indicators where several are shown, with areas if not all."""
    by_indicator: dict[str, list[Series]] = {}
    for indicator, one in shown:
        by_indicator.setdefault(indicator.short_name, []).append(one)
    names = []
    for name, series in by_indicator.items():
        areas = list(dict.fromkeys(one.area.name for one in series if _is_demo(one, periods)))
        if len(by_indicator) == 1:
            names += areas
        elif all(_is_demo(one, periods) for one in series):
            names.append(name)
        elif areas:
            names.append(composer.say("kilde.navn-område", navn=name, områder=listed(areas)))
    return names


def source_name(composer: Composer, provenance: Provenance, indicator: PlanIndicator) -> str:
    """Return the source of an indicator: publisher and table."""
    if not provenance.is_demo and provenance.source:
        table = provenance.table
        return (
            composer.say("kilde.tabel", kilde=provenance.source, tabel=table) if table else provenance.source
        )
    known = indicator.indicator.source_text
    tables = indicator.indicator.tables
    if known and tables and tables[0].table not in known:
        return composer.say("kilde.tabel", kilde=known, tabel=tables[0].table)
    return known or composer.say("kilde.egen")
