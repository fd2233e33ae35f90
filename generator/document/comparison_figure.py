"""The council area's municipalities side by side, best placed first, with the plan's own marked.

Among equals the plan's own stand first.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.danish.names import listed
from generator.danish.periods import Period
from generator.document.blocks import Chart
from generator.document.chart_specs import Bar, ComparisonChart
from generator.document.composer import Composer
from generator.document.figure_words import figure_words, subtitle, target_level, unit_words, value_of
from generator.document.sources import shows_demo, source_line
from generator.document.words import inlines
from generator.figures.series import Figure
from generator.plan.measure import Measure
from generator.plan.plan import PlanIndicator
from generator.source.records.goal import Polarity


def comparison_figure(composer: Composer, indicator: PlanIndicator) -> Chart | None:
    """Return the council area's municipalities side by side, or None where there are not two values."""
    council = composer.plan.comparators.council
    measure = next((item for item in indicator.measures if item.own.latest()), indicator.measures[0])
    latest = measure.own.latest()
    if not measure.is_comparable or council is None or len(council.members) < 2 or latest is None:
        return None
    own_codes = {item.area.code for item in indicator.measures}
    members = [composer.plan.comparators.municipality(municipality) for municipality in council.members]
    wholes = [council, composer.plan.comparators.country]
    series = [measure.series(comparator) for comparator in (*members, *wholes)]
    entries: list[tuple[str, Figure | None, bool, bool]] = []
    for comparator, one in zip((*members, *wholes), series, strict=True):
        own = one.area.code in own_codes and comparator not in wholes
        entries.append((comparator.name, one.at(latest.period), own, comparator in wholes))
    if sum(value_of(figure) is not None for _, figure, _, _ in entries) < 2:
        return None
    entries.sort(
        key=lambda entry: (
            value_of(entry[1]) is None,
            _order(value_of(entry[1]), measure),
            not entry[2],
            entry[0],
        )
    )
    bars = tuple(
        Bar(name, value_of(figure), figure_words(composer, figure, measure), own, summary)
        for name, figure, own, summary in entries
    )
    shown = [(indicator, one) for one in series if value_of(one.at(latest.period)) is not None]
    is_demo = shows_demo(shown, [latest.period])
    spec = ComparisonChart(
        bars=bars,
        unit=unit_words(indicator),
        decimals=measure.decimals,
        target=target_level(composer, indicator),
        mark=composer.say("diagram.demotal") if is_demo else None,
    )
    for one in series:
        composer.prints(indicator, one, [latest.period])
    identifier, label = composer.figure_label()
    words = _alternative(composer, indicator, bars, latest.period)
    return Chart(
        id=identifier,
        label=label,
        title=inlines(_title(composer, indicator, latest.period)),
        subtitle=inlines(subtitle(composer, indicator, [latest.period])),
        spec=spec,
        alternative_text=f"{words} {composer.say('diagram.demo-alternativ')}" if is_demo else words,
        source=inlines(source_line(composer, shown, [latest.period])),
    )


def _title(composer: Composer, indicator: PlanIndicator, period: Period) -> str:
    """Return the place of each of the plan's own municipalities in the period that is shown."""
    council = composer.plan.comparators.council
    name = council.name if council is not None else ""
    places = [
        composer.say(
            "diagram.sammenligning.plads",
            sted=composer.subject(facts.measure.area.name),
            delt=facts.standing.shared_by > 1,
            nummer=facts.standing.rank,
            antal=facts.standing.count,
            alene=len(indicator.measures) == 1,
        )
        for facts in (composer.facts(indicator, measure) for measure in indicator.measures)
        if facts.standing is not None and facts.level is not None and facts.level.period == period
    ]
    if not places:
        return composer.say("diagram.titel.sammenligning-uden", navn=indicator.short_name, råd=name)
    return composer.say(
        "diagram.titel.sammenligning", pladser=listed(places), råd=name, navn=indicator.short_name
    )


def _alternative(composer: Composer, indicator: PlanIndicator, bars: Sequence[Bar], period: Period) -> str:
    values = "; ".join(composer.say("diagram.søjle", navn=bar.name, tal=bar.value_text) for bar in bars)
    return composer.say(
        "diagram.sammenligning.alternativ", navn=indicator.name, periode=period.label, værdier=values
    )


def _order(value: float | None, measure: Measure) -> float:
    if value is None:
        return 0.0
    return -value if measure.polarity is Polarity.HIGHER else value
