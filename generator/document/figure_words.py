"""What all figures of a plan say alike: units, levels, subtitles and the words in place of a value."""

from __future__ import annotations

from collections.abc import Sequence

from generator.danish.numbers import format_number, format_value
from generator.danish.periods import Period
from generator.document.chart_specs import Level
from generator.document.composer import Composer
from generator.figures.series import Figure, State
from generator.plan.measure import Measure
from generator.plan.plan import PlanIndicator


def unit_words(indicator: PlanIndicator) -> str:
    """Return an indicator's unit as it is written under a chart."""
    unit = indicator.indicator.unit
    return unit.prose or unit.value


def target_level(composer: Composer, indicator: PlanIndicator) -> Level | None:
    """Return the level of the first target that has one."""
    for target in indicator.targets:
        bounds = target.evaluated.bounds
        if bounds is not None and bounds.point is not None and target.measure is not None:
            value = format_value(bounds.point, target.measure.unit, target.evaluated.decimals)
            return Level(composer.say("diagram.måltal", tal=value), float(bounds.point))
    return None


def baseline_level(composer: Composer, indicator: PlanIndicator) -> Level | None:
    """Return the level of the first baseline that the municipality has stated, with no data break since."""
    for target in indicator.targets:
        evaluated = target.evaluated
        stated = evaluated.record.baseline or (indicator.use.baseline if indicator.use is not None else None)
        is_stated = stated is not None and (stated.value is not None or stated.period is not None)
        if not is_stated or evaluated.broken is not None:
            continue
        if evaluated.start is not None and target.measure is not None:
            value = format_value(evaluated.start.value, target.measure.unit, evaluated.decimals)
            return Level(composer.say("diagram.udgangspunkt", tal=value), float(evaluated.start.value))
    return None


def subtitle(composer: Composer, indicator: PlanIndicator, periods: Sequence[Period]) -> str:
    """Return what a chart measures, in which unit and when."""
    unit = unit_words(indicator)
    return composer.say(
        "diagram.undertitel",
        navn=indicator.name,
        enhed="" if unit in indicator.name else unit,
        periode=composer.period_span(periods),
    )


def figure_words(composer: Composer, figure: Figure | None, measure: Measure) -> str:
    """Return a figure's value, or the words that stand in its place."""
    if figure is None or figure.value is None:
        return composer.state_words(figure.state if figure is not None else State.MISSING)
    return format_number(figure.value, measure.decimals)


def value_of(figure: Figure | None) -> float | None:
    """Return a figure's value; None where there is none to show."""
    return figure.value if figure is not None else None
