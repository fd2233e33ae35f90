"""Checks that a target makes sense for its indicator before anybody relies on its evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.danish.units import Unit
from generator.plan.comparators import Comparator
from generator.plan.measure import Measure
from generator.plan.target_kinds import TargetKind, number_keys
from generator.plan.targets import start_of
from generator.problems import Finding, finding
from generator.source.records.goal import Polarity
from generator.source.records.target import Direction, TargetRecord

MONEY = {Unit.KRONER, Unit.MILLION_KRONER}


def check_target(
    record: TargetRecord, kind: TargetKind, measure: Measure | None, comparator: Comparator | None
) -> Iterator[Finding]:
    """Yield what is wrong with a target: units, direction, baseline."""
    if measure is None:
        return
    yield from _check_unit(record, kind, measure)
    yield from _check_direction(record, kind, measure)
    if (
        kind in {TargetKind.CHANGE, TargetKind.TREND, TargetKind.PACE}
        and start_of(record.baseline, measure) is None
    ):
        yield finding("måltal-uden-udgangspunkt", record.place, indikator=measure.indicator.name)
    if comparator is not None and not any(f.value is not None for f in measure.series(comparator).figures):
        yield finding("måltal-uden-grundlagstal", record.place, grundlag=comparator.name)


def _check_unit(record: TargetRecord, kind: TargetKind, measure: Measure) -> Iterator[Finding]:
    written, unit = record.unit, measure.unit
    if written is None or not (number_keys(record) or record.steps):
        return
    place = record.place_of("enhed")
    if kind is TargetKind.GAP:
        if unit is Unit.PERCENT and written is Unit.PERCENT:
            yield finding("procent-eller-procentpoint", place, indikator=measure.indicator.name)
        elif not _fits(written, unit.difference):
            yield _misfit(record, written, unit.difference, measure)
    elif kind in {TargetKind.CHANGE, TargetKind.PACE}:
        if unit is Unit.PERCENT and written is Unit.PERCENT:
            yield finding("procent-af-procent", place, indikator=measure.indicator.name)
        elif written is not Unit.PERCENT and not _fits(written, unit.difference):
            yield _misfit(record, written, unit.difference, measure)
    elif unit is Unit.PERCENT and written is Unit.PERCENTAGE_POINT:
        yield finding("procentpoint-som-niveau", place, indikator=measure.indicator.name)
    elif not _fits(written, unit):
        yield _misfit(record, written, unit, measure)


def _fits(written: Unit, unit: Unit) -> bool:
    return written is unit or {written, unit} <= MONEY


def _misfit(record: TargetRecord, written: Unit, unit: Unit, measure: Measure) -> Finding:
    return finding(
        "enhed-passer-ikke",
        record.place_of("enhed"),
        enhed=written.value,
        rigtig=unit.value,
        indikator=measure.indicator.name,
    )


def _check_direction(record: TargetRecord, kind: TargetKind, measure: Measure) -> Iterator[Finding]:
    """Warn where a target asks for what is worse by the indicator's polarity."""
    wrong: str | None = None
    lower, higher = measure.polarity is Polarity.LOWER, measure.polarity is Polarity.HIGHER
    numbers = set(number_keys(record))
    asks_for_more = bool(numbers & {"mindst", "mere end"})
    asks_for_less = bool(numbers & {"højst", "mindre end"})
    if kind is TargetKind.LEVEL and ((lower and asks_for_more) or (higher and asks_for_less)):
        wrong = next(iter(numbers))
    elif kind in {TargetKind.CHANGE, TargetKind.TREND, TargetKind.PACE}:
        falls, rises = record.direction is Direction.FALL, record.direction is Direction.RISE
        limits = asks_for_less and kind is TargetKind.CHANGE
        if ((lower and rises) or (higher and falls)) and not limits:
            wrong = "retning"
    elif kind is TargetKind.GAP:
        if lower and record.above is not None and not asks_for_less:
            wrong = "over"
        elif higher and record.below is not None and not asks_for_less:
            wrong = "under"
    if wrong is not None:
        yield finding(
            "måltal-modsat",
            record.place_of(wrong),
            nøgle=wrong,
            indikator=measure.indicator.name,
            bedst=measure.polarity.value,
        )
