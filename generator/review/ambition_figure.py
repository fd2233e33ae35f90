"""What the plans ask on one indicator, as bars: the change in percent of what each starts from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.danish.numbers import format_number
from generator.document.blocks import Chart, text
from generator.document.chart_specs import Bar, ComparisonChart
from generator.document.words import inlines
from generator.figures.catalogue import Indicator
from generator.review.ambition import TargetAmbition
from generator.source.records.goal import Polarity

if TYPE_CHECKING:
    from generator.review.report_desk import ReviewDesk

FEWEST_BARS = 3
MOST_BARS = 30


def ambition_figure(
    desk: ReviewDesk, indicator: Indicator, items: Sequence[TargetAmbition], source: str
) -> Chart | None:
    """Return the bars of targets in their order, or None for so few that a table says it.

    Of more than thirty, the first and the last fifteen are drawn; the table has all.
    """
    drawn = [item for item in items if item.terms is not None and item.terms.change_percent is not None]
    if len(drawn) < FEWEST_BARS:
        return None
    half = MOST_BARS // 2
    shown = drawn if len(drawn) <= MOST_BARS else [*drawn[:half], *drawn[-half:]]
    bars = tuple(_bar(desk, item) for item in shown)
    is_demo = any(item.is_demo for item in shown)
    values = "; ".join(desk.say("diagram.søjle", navn=bar.name, tal=bar.value_text) for bar in bars)
    words = desk.tell("diagram.alternativ", navn=indicator.name, værdier=values)
    identifier, label = desk.figure_label()
    return Chart(
        id=identifier,
        label=label,
        title=inlines(_title(desk, indicator, drawn)),
        subtitle=inlines(
            desk.tell(
                "diagram.undertitel-udvalg" if len(drawn) > MOST_BARS else "diagram.undertitel",
                navn=indicator.name,
                antal=half,
            )
        ),
        spec=ComparisonChart(
            bars=bars,
            unit=desk.tell("diagram.enhed"),
            decimals=1,
            mark=desk.say("diagram.demotal") if is_demo else None,
        ),
        alternative_text=f"{words} {desk.say('diagram.demo-alternativ')}" if is_demo else words,
        source=text(source),
    )


def _bar(desk: ReviewDesk, item: TargetAmbition) -> Bar:
    terms = item.terms
    value = terms.change_percent if terms is not None else None
    if terms is None or value is None:
        raise ValueError("a bar for a target without a change in percent")
    words = format_number(value, 1)
    weak = terms.less_than_standing_still
    name = desk.name(item.plan)
    shown = f"+{words}" if value > 0 else words
    return Bar(
        name=desk.tell("diagram.uden-fremgang", navn=name) if weak else name,
        value=float(value),
        value_text=shown,
        own=weak,
    )


def _title(desk: ReviewDesk, indicator: Indicator, items: Sequence[TargetAmbition]) -> str:
    weak = sum(item.terms is not None and item.terms.less_than_standing_still for item in items)
    if weak:
        return desk.tell(
            "diagram.titel-uden-fremgang", antal=len(items), svage=weak, navn=indicator.short_name
        )
    if indicator.polarity is Polarity.NEUTRAL:
        return desk.tell("diagram.titel-neutral", antal=len(items), navn=indicator.short_name)
    return desk.tell("diagram.titel-mest", sted=desk.name(items[0].plan), navn=indicator.short_name)
