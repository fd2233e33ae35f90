"""Numbers that a planner has typed into a text beside an indicator, and that contradict its figures.

A number is held against an indicator when it has the indicator's unit and its sentence names the
indicator, or stands under it in the file. To find slips and stale copies without crying wolf, a number is
told of only if it lies near the newest figure (between half and twice as much), and is none of the figures
that the indicator has for the plan's places and what they are held against, in the years that the sentence
names, and none of the numbers of the targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.danish.dates import MONTHS
from generator.danish.numbers import decimals_of, format_value, rounded
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.series import Series
from generator.plan.plan import Plan, PlanIndicator, PlanTarget
from generator.problems import Finding, Place, finding
from generator.source.records.goal import GoalRecord, IndicatorUse, Theme
from generator.source.written import Written

_NUMBER = re.compile(
    r"(?<![\d.,])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<fraction>\d+))?\s?"
    r"(?P<unit>%|pct\.|procent(?!point)|fuldtidspersoner|personer|sager|forløb|virksomheder)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n\s*\n")
_YEAR = re.compile(r"\b20\d\d\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)}) 20\d\d\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A number with its unit as it stands in a text."""

    words: str
    value: Decimal
    unit: Unit | None


def contradictions(plan: Plan) -> Iterator[Finding]:
    """Yield a finding for each typed number that contradicts the indicator beside it."""
    for goal in plan.goals:
        if goal.record is not None:
            yield from _in_record(plan, goal.record, goal.indicators, goal.all_targets)
    for theme in plan.themes:
        yield from _in_record(plan, theme.record, theme.indicators, theme.all_targets)


def _in_record(
    plan: Plan,
    record: GoalRecord | Theme,
    indicators: tuple[PlanIndicator, ...],
    targets: tuple[PlanTarget, ...],
) -> Iterator[Finding]:
    said = [number.value for target in targets for number in _numbers(_words_of(target))]
    under = {id(text): item for item in indicators if not item.is_extra for text in _remarks(item.use)}
    measured = {id(text) for use in record.indicators or () for text in use.texts()}
    for text in record.texts():
        own = under.get(id(text))
        if id(text) in measured and own is None:  # names, sources and targets of the indicators
            continue
        for sentence in _SENTENCE_END.split(text):
            for indicator in [own] if own is not None else _named_in(sentence, indicators):
                for number in _numbers(sentence):
                    if number.value not in said:
                        yield from _contradiction(plan, text, sentence, number, indicator)


def _remarks(use: IndicatorUse | None) -> list[Written]:
    return [text for text in (use.remark, use.method) if text] if use is not None else []


def _words_of(target: PlanTarget) -> str:
    return f"{target.statement} {target.in_short}"


def _named_in(sentence: str, indicators: tuple[PlanIndicator, ...]) -> list[PlanIndicator]:
    """Return the indicator that a sentence names; none if it names several, for then nobody can tell."""
    folded = sentence.casefold()
    named = {
        item.indicator.id: item
        for item in indicators
        if any(name.casefold() in folded for name in (item.name, item.short_name))
    }
    return list(named.values()) if len(named) == 1 else []


def _numbers(words: str) -> Iterator[_Typed]:
    for match in _NUMBER.finditer(words):
        fraction = f".{match['fraction']}" if match["fraction"] else ""
        value = Decimal(match["whole"].replace(".", "") + fraction)
        yield _Typed(match[0], value, Unit.parse(match["unit"]))


def _contradiction(
    plan: Plan, text: Written, sentence: str, number: _Typed, indicator: PlanIndicator
) -> Iterator[Finding]:
    measure = indicator.measures[0]
    newest = measure.own.latest()
    if number.unit is not measure.unit or newest is None or newest.value is None:
        return
    if not newest.value / 2 <= float(number.value) <= newest.value * 2:
        return
    decimals = min(decimals_of(number.value), measure.decimals)
    meant = [value for period, value in _figures(indicator) if _is_meant(period, sentence)]
    if not meant or any(rounded(value, decimals) == rounded(number.value, decimals) for value in meant):
        return
    yield finding(
        "tekst-tal-modsiges",
        plan.file.place_within(text, number.words),
        skrevet=number.words,
        indikator=indicator.name,
        tal=format_value(newest.value, measure.unit, measure.decimals),
        område=measure.area.name,
        periode=newest.period.label,
        sted=_told(indicator.use.place_of("indikator") if indicator.use is not None else None),
        id=indicator.indicator.id,
    )


def _figures(indicator: PlanIndicator) -> Iterator[tuple[Period, float]]:
    """Yield every figure of the plan's places and of what they are held against."""
    measure = indicator.measures[0]
    shown: list[Series] = [item.own for item in indicator.measures]
    shown += [measure.series(comparator) for comparator in indicator.comparators]
    for series in shown:
        yield from ((item.period, item.value) for item in series.figures if item.value is not None)


def _is_meant(period: Period, sentence: str) -> bool:
    """Whether a sentence may speak of a period: it names it, or its year, or no time at all."""
    months = {words.casefold() for words in _MONTH.findall(sentence)}
    if period.label in months:
        return True
    years = set(_YEAR.findall(_MONTH.sub("", sentence, 0) if months else sentence))
    return str(period.year) in years if years or months else True


def _told(place: Place | None) -> str:
    return f"{place.file}:{place.line}" if place is not None else "planen"
