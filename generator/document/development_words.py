"""What a chart of development says: its title and alternative text, neither across a data break."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.danish.names import capitalised, listed
from generator.danish.numbers import format_number, format_value
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.document.composer import Composer
from generator.document.figure_words import baseline_level, target_level
from generator.figures.series import Series
from generator.plan.facts import Facts
from generator.plan.plan import PlanIndicator

Named = Sequence[tuple[str, Series]]
"""The series of a chart, each with its name."""


def development_title(composer: Composer, indicator: PlanIndicator, shown: Named) -> str:
    """Return what has happened in a year, at every place of the plan that is drawn."""
    drawn = [series for _, series in shown]
    measures = [measure for measure in indicator.measures if measure.own in drawn]
    facts = [composer.facts(indicator, measure) for measure in measures]
    if all(item.change is None for item in facts):
        return composer.say(
            "diagram.titel.uden",
            navn=indicator.short_name,
            sted=_places(composer, [name for name, _ in shown]),
        )
    if len(facts) > 1:
        changes = [_change_there(composer, item) for item in facts]
        return composer.say("diagram.titel.flere", navn=indicator.short_name, ændringer=listed(changes))
    return _title_of_one(composer, indicator.short_name, facts[0])


def _title_of_one(composer: Composer, name: str, facts: Facts) -> str:
    measure, change, place = facts.measure, facts.change, composer.located(facts.measure.area.name)
    if change and measure.unit is Unit.RANK:
        return _title_of_places(composer, name, facts)
    kind = "stigning" if change and change > 0 else "fald" if change else "uændret"
    size = format_value(abs(change or Decimal(0)), measure.unit.difference, measure.decimals)
    title = composer.say(f"diagram.titel.{kind}", navn=name, tal=size, sted=place)
    country = next((gap for gap in facts.gaps if gap.comparator == composer.plan.comparators.country), None)
    if country is None:
        return title
    side = "lig" if country.difference == 0 else "over" if country.difference > 0 else "under"
    return composer.say(f"diagram.titel.og-{side}", titel=title)


def _title_of_places(composer: Composer, name: str, facts: Facts) -> str:
    before, now = (
        format_number(figure.value, facts.measure.decimals) if figure and figure.value is not None else ""
        for figure in (facts.previous, facts.level)
    )
    place = composer.subject(facts.measure.area.name)
    return composer.say("diagram.titel.plads", navn=name, sted=place, før=before, nu=now)


def _change_there(composer: Composer, facts: Facts) -> str:
    """Return the change at one of several places: "et fald på 3 personer på Fanø"."""
    place = composer.located(facts.measure.area.name)
    if facts.change is None:
        return composer.say("diagram.titel.flere-ukendt", sted=place)
    change = composer.change(facts.change, facts.measure)
    return composer.say("diagram.titel.flere-sted", ændring=change, sted=place)


def _places(composer: Composer, names: Sequence[str]) -> str:
    country = composer.say("område.landet")
    return composer.located(listed([country if name == capitalised(country) else name for name in names]))


def development_alternative(
    composer: Composer,
    indicator: PlanIndicator,
    periods: Sequence[Period],
    breaks: Sequence[int],
    shown: Named,
) -> str:
    """Return what is drawn: where each series began and ended, on each side of a data break for itself.

    ``breaks`` are the indices of the first periods after a break.
    """
    span = composer.period_span(periods)
    parts = [composer.say("diagram.udvikling.alternativ", navn=indicator.name, periode=span)]
    cuts = [0, *breaks, len(periods)]
    stretches = [periods[first:last] for first, last in itertools.pairwise(cuts)]
    for name, series in shown:
        parts += _courses(composer, indicator, name, series, stretches)
    for index in breaks:
        parts.append(composer.say("diagram.udvikling.databrud", periode=periods[index].label))
    for level in (baseline_level(composer, indicator), target_level(composer, indicator)):
        if level is not None:
            parts.append(composer.say("diagram.niveau", navn=level.label))
    return " ".join(parts)


def _courses(
    composer: Composer,
    indicator: PlanIndicator,
    name: str,
    series: Series,
    stretches: Sequence[Sequence[Period]],
) -> Iterator[str]:
    """Yield the course of a series in each stretch of time in which its figures can be compared."""
    subject = composer.subject(name)
    for stretch in stretches:
        figures = [figure for figure in map(series.at, stretch) if figure is not None]
        known = [
            (format_value(figure.value, indicator.indicator.unit, indicator.decimals), figure.period.label)
            for figure in figures
            if figure.value is not None
        ]
        if len(known) == 1:
            value, period = known[0]
            yield composer.say("diagram.udvikling.serie-enkelt", navn=subject, tal=value, periode=period)
        elif known:
            (first, first_period), (last, last_period) = known[0], known[-1]
            yield composer.say(
                "diagram.udvikling.serie",
                navn=subject,
                først=first,
                første_periode=first_period,
                sidst=last,
                sidste_periode=last_period,
            )
