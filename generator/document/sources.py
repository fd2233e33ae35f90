"""Says where figures come from: the source line under charts and tables."""

from __future__ import annotations

from collections.abc import Sequence

from generator.danish.dates import format_date
from generator.danish.names import capitalised, listed
from generator.danish.periods import Period
from generator.document.composer import Composer
from generator.figures.series import Provenance, Series
from generator.plan.plan import PlanIndicator


def source_line(
    composer: Composer,
    indicators: Sequence[PlanIndicator],
    series: Sequence[Series],
    periods: Sequence[Period],
) -> str:
    """Return the source line of some figures: source, table, period, date fetched, own calculation."""
    named = "; ".join(dict.fromkeys(_named(composer, item) for item in indicators))
    demo = [one.area.name for one in series if one.provenance.is_demo]
    all_demo = len(demo) == len(series)
    if len(indicators) > 1:
        demo = [item.short_name for item in indicators if item.is_demo]
    line = composer.say(
        "kilde.demo" if all_demo else "kilde.rigtig", kilder=named, periode=composer.period_span(periods)
    )
    if demo and not all_demo:
        line += " " + composer.say("kilde.delvist-demo", navne=capitalised(listed(list(dict.fromkeys(demo)))))
    fetched = {
        one.provenance.retrieved for one in series if one.provenance.retrieved and not one.provenance.is_demo
    }
    if fetched:
        line += " " + composer.say("kilde.hentet", dato=format_date(max(fetched)))
    calculated = [one.area.name for one in series if one.own_calculation]
    if calculated:
        line += " " + composer.say("kilde.egen-beregning", grupper=capitalised(listed(calculated)))
    return line


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


def _named(composer: Composer, indicator: PlanIndicator) -> str:
    return source_name(composer, indicator.measures[0].own.provenance, indicator)
