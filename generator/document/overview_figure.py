"""Where we were, are and want to be: one row for each target that has a level."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.danish.numbers import format_number
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.document.blocks import Chart
from generator.document.chart_specs import Stand, TargetOverview
from generator.document.composer import Composer
from generator.document.sources import shows_demo, source_line
from generator.document.words import inlines
from generator.figures.series import Series
from generator.plan.plan import PlanIndicator, PlanTarget
from generator.plan.targets import TargetStatus

OVERVIEW_ROWS = 12

NamedTarget = tuple[str, PlanIndicator, PlanTarget]
"""A target with the name of its row and the indicator it belongs to."""


def overview_figure(composer: Composer, targets: Sequence[NamedTarget]) -> Chart | None:
    """Return where we were, are and want to be, or None if no target has a level to be drawn."""
    stands: list[Stand] = []
    shown: list[tuple[PlanIndicator, Series]] = []
    periods: set[Period] = set()
    met = 0
    for name, indicator, target in targets:
        evaluated, measure = target.evaluated, target.measure
        level = evaluated.bounds.point if evaluated.bounds is not None else None
        if measure is None or evaluated.current is None or level is None:
            continue
        start = evaluated.start if evaluated.broken is None else None
        was = start.value if start is not None else None
        stands.append(
            Stand(
                name=name,
                was=float(was) if was is not None else None,
                now=evaluated.current.value,
                target=float(level),
                was_text=_number(was, measure.unit, evaluated.decimals),
                now_text=_number(evaluated.current.value, measure.unit, evaluated.decimals),
                target_text=_number(level, measure.unit, evaluated.decimals),
            )
        )
        composer.prints_target(target)
        shown.append((indicator, measure.own))
        periods.add(evaluated.current.period)
        if evaluated.comparator is not None:
            shown.append((indicator, measure.series(evaluated.comparator)))
        met += evaluated.status is TargetStatus.MET
        if len(stands) == OVERVIEW_ROWS:
            break
    if not stands:
        return None
    is_demo = shows_demo(shown, sorted(periods))
    spec = TargetOverview(
        stands=tuple(stands),
        was_label=composer.say("diagram.var"),
        now_label=composer.say("diagram.er"),
        target_label=composer.say("diagram.mål"),
        mark=composer.say("diagram.demotal") if is_demo else None,
    )
    identifier, label = composer.figure_label()
    rows = "; ".join(
        composer.say("diagram.række", navn=s.name, var=s.was_text, er=s.now_text, mål=s.target_text)
        for s in stands
    )
    words = composer.say("diagram.overblik.alternativ", antal=len(stands), rækker=rows)
    return Chart(
        id=identifier,
        label=label,
        title=inlines(composer.say("diagram.overblik.titel", nået=met, antal=len(stands))),
        subtitle=inlines(composer.say("diagram.overblik.undertitel")),
        spec=spec,
        alternative_text=f"{words} {composer.say('diagram.demo-alternativ')}" if is_demo else words,
        source=inlines(source_line(composer, shown, sorted(periods))),
    )


def _number(value: float | Decimal | None, unit: Unit, decimals: int) -> str:
    if value is None:
        return "–"
    return format_number(value, decimals) + (" %" if unit is Unit.PERCENT else "")
