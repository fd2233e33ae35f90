"""The local labour market, last year's results, and the municipality's own sections."""

from __future__ import annotations

from generator.danish.numbers import format_number
from generator.danish.periods import Period
from generator.document.blocks import Block
from generator.document.composer import column, row
from generator.document.sections.desk import Desk, chapter, pending_callout
from generator.document.sections.goals import indicator_blocks
from generator.document.sources import source_line
from generator.figures.series import Series
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
    """Write one row per indicator of the plan: level, change, council area, country."""
    composer, plan = desk.composer, desk.plan
    unique: dict[str, PlanIndicator] = {}
    for indicator in plan.indicators:
        if any(measure.own.latest() is not None for measure in indicator.measures):
            unique.setdefault(indicator.indicator.id, indicator)
    if not unique:
        return []
    first, several = plan.municipalities[0].name, len(plan.municipalities) > 1
    columns = [
        column(composer.say("tabel.indikator"), 2.3),
        column(composer.say("tabel.periode"), 1.6),
        *(column(municipality.name, 1.65, right=True) for municipality in plan.municipalities),
        column(composer.say("tabel.ændring", sted=first if several else ""), 1.5, right=True),
    ]
    compared = (plan.comparators.council, plan.comparators.country)
    columns += [column(item.name, 1.6, right=True) for item in compared]
    rows = []
    for indicator in unique.values():
        measure = indicator.measures[0]
        latest = next(f for f in (m.own.latest() for m in indicator.measures) if f is not None)
        own = [_value(desk, item, item.own, latest.period) for item in indicator.measures]
        others = [
            _value(desk, measure, measure.series(item), latest.period) if measure.is_comparable else "–"
            for item in compared
        ]
        rows.append(
            row(_named(desk, indicator), latest.period.short_label, *own, _change(desk, indicator), *others)
        )
    shown = []
    for indicator in unique.values():
        first_measure = indicator.measures[0]
        shown += [(indicator, item.own) for item in indicator.measures]
        shown += [(indicator, first_measure.series(item)) for item in compared if first_measure.is_comparable]
    for indicator, one in shown:
        latest = next(f for f in (m.own.latest() for m in indicator.measures) if f is not None)
        composer.prints(indicator, one, [latest.period])
    newest = [indicator.measures[0].own.latest() for indicator in unique.values()]
    periods = sorted(figure.period for figure in newest if figure is not None)
    caption = composer.say("tabel.nøgletal", sted=plan.place_name)
    return [
        composer.subheading(2, "nøgletal"),
        composer.table(caption, columns, rows, source_line(composer, shown, periods)),
    ]


def _named(desk: Desk, indicator: PlanIndicator) -> str:
    unit = indicator.indicator.unit
    return desk.composer.say("tabel.navn-enhed", navn=indicator.short_name, enhed=unit.prose or unit.value)


def _value(desk: Desk, measure: Measure, series: Series, period: Period) -> str:
    figure = series.at(period)
    if figure is None or figure.value is None:
        return desk.composer.state_words(figure.state) if figure is not None else "–"
    return format_number(figure.value, measure.decimals)


def _change(desk: Desk, indicator: PlanIndicator) -> str:
    """Return the change on the same period last year, in percentage points for shares."""
    facts = desk.composer.facts(indicator, indicator.measures[0])
    change = facts.change
    if facts.broken is not None:
        return desk.composer.say("tabel.databrud")
    if change is None:
        return "–"
    return ("+" if change > 0 else "") + format_number(change, indicator.decimals)


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
