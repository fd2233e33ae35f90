"""The local labour market, last year's results, and the municipality's own sections."""

from __future__ import annotations

from collections.abc import Sequence

from generator.danish.numbers import format_number
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.document.blocks import Block, Row
from generator.document.composer import column, row
from generator.document.sections.desk import Desk, chapter, pending_callout
from generator.document.sections.goals import indicator_blocks
from generator.document.sources import source_line
from generator.figures.series import Series
from generator.plan.comparators import Comparator
from generator.plan.measure import Measure
from generator.plan.plan import PlanIndicator
from generator.source.records.plan import Section


def local_conditions(desk: Desk, heading: str) -> list[Block]:
    """Write what the municipality says of its labour market, and what the figures of all indicators say."""
    composer, record = desk.composer, desk.plan.record.context
    body: list[Block] = list(composer.prose(record.text, 2)) if record is not None else []
    body.extend(_key_figures(desk))
    for indicator in desk.plan.context_indicators:
        body.extend(indicator_blocks(desk, indicator))
    return chapter(desk, heading, body)


def _key_figures(desk: Desk) -> list[Block]:
    """Write one row per indicator of the plan and place: level, change, council area, country."""
    composer, plan = desk.composer, desk.plan
    unique: dict[str, PlanIndicator] = {}
    for indicator in plan.indicators:
        if any(measure.own.latest() is not None for measure in indicator.measures):
            unique.setdefault(indicator.indicator.id, indicator)
    if not unique:
        return []
    compared = (plan.comparators.council, plan.comparators.country)
    several = len(plan.municipalities) > 1
    columns = [
        column(composer.say("tabel.indikator"), 2.3),
        *([column(composer.say("tabel.kommune"), 1.3)] if several else []),
        column(composer.say("tabel.periode"), 1.6),
        column(composer.say("tabel.nu") if several else plan.municipalities[0].name, 1.65, right=True),
        column(composer.say("tabel.ændring"), 1.5, right=True),
        *(column(item.name, 1.6, right=True) for item in compared),
    ]
    measures = [(indicator, measure) for indicator in unique.values() for measure in indicator.measures]
    rows = [_key_figure(desk, *one, compared) for one in measures]
    shown: list[tuple[PlanIndicator, Series]] = []
    periods: set[Period] = set()
    for indicator, measure in measures:
        latest = measure.own.latest()
        if latest is not None:
            others = [measure.series(item) for item in compared] if measure.is_comparable else []
            periods.add(latest.period)
            for one in (measure.own, *others):
                composer.prints(indicator, one, [latest.period])
                shown.append((indicator, one))
    caption = composer.say("tabel.nøgletal", sted=plan.place_name)
    return [
        composer.subheading(2, "nøgletal"),
        composer.table(caption, columns, rows, source_line(composer, shown, sorted(periods))),
    ]


def _key_figure(
    desk: Desk, indicator: PlanIndicator, measure: Measure, compared: Sequence[Comparator]
) -> Row:
    unit, latest = indicator.indicator.unit, measure.own.latest()
    name = desk.composer.say("tabel.navn-enhed", navn=indicator.short_name, enhed=unit.prose or unit.value)
    place = [measure.area.name] if len(indicator.measures) > 1 else []
    if latest is None or latest.value is None:
        return row(name, *place, "–", desk.composer.state_words(measure.state), *["–"] * (1 + len(compared)))
    others = [
        _value(desk, measure, measure.series(item), latest.period) if measure.is_comparable else "–"
        for item in compared
    ]
    value = format_number(latest.value, measure.decimals)
    return row(name, *place, latest.period.short_label, value, _change(desk, indicator, measure), *others)


def _value(desk: Desk, measure: Measure, series: Series, period: Period) -> str:
    figure = series.at(period)
    if figure is None or figure.value is None:
        return desk.composer.state_words(figure.state) if figure is not None else "–"
    return format_number(figure.value, measure.decimals)


def _change(desk: Desk, indicator: PlanIndicator, measure: Measure) -> str:
    """Return the change on the same period last year: percentage points for shares, places for a place."""
    facts = desk.composer.facts(indicator, measure)
    change = facts.change
    if facts.broken is not None:
        return desk.composer.say("tabel.databrud")
    if change is None:
        return "–"
    if change and measure.unit is Unit.RANK:
        way = "tilbage" if change > 0 else "frem"
        return desk.composer.say(f"tabel.{way}", tal=format_number(abs(change), measure.decimals))
    return ("+" if change > 0 else "") + format_number(change, measure.decimals)


def preceding_year(desk: Desk, heading: str) -> list[Block]:
    """Write the results and effects of the preceding year."""
    record, composer = desk.plan.record.preceding_year, desk.composer
    if record is None:
        return []
    body: list[Block] = list(composer.prose(record.text, 2))
    if record.results:
        columns = [
            column(composer.say("tabel.mål"), 2),
            column(composer.say("tabel.måltal"), 2),
            column(composer.say("tabel.opnået"), 1.5),
            column(composer.say("tabel.vurdering"), 1.3),
            column(composer.say("tabel.bemærkning"), 2),
        ]
        rows = [
            row(
                result.goal,
                result.target,
                result.result,
                composer.say(f"udfald.{result.outcome.value}") if result.outcome is not None else "",
                result.text,
            )
            for result in record.results
        ]
        body.append(composer.table(composer.say("tabel.foregående-år"), columns, rows))
    return chapter(desk, heading, body)


def repatriation(desk: Desk, heading: str) -> list[Block]:
    """Write the description of the repatriation guidance."""
    return chapter(desk, heading, desk.composer.prose(desk.plan.record.repatriation, 2))


def own_sections(desk: Desk, _heading: str) -> list[Block]:
    """Write the municipality's own sections that the outline does not place elsewhere."""
    untitled = desk.composer.say("overskrift.afsnit")
    return [
        block
        for section in desk.own_sections
        for block in own_section(desk, section, section.heading or section.id or untitled)
    ]


def own_section(desk: Desk, section: Section, heading: str) -> list[Block]:
    """Write one section of the municipality's own; one that is not written yet says so."""
    composer = desk.composer
    body: list[Block] = list(composer.prose(section.text, 2))
    if section.pending is not None:
        body.append(pending_callout(desk, "afsnit", section.pending))
    return [composer.heading(1, heading), *body]
