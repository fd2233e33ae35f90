"""Checks that a target makes sense for its indicator: units, direction, baseline, what it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.danish.numbers import format_value
from generator.danish.units import Unit
from generator.figures.catalogue import Break
from generator.plan.bounds import Bounds
from generator.plan.measure import VOLUMES, Measure
from generator.plan.standing_still import easier_than_today
from generator.plan.target_kinds import TargetKind, number_keys
from generator.plan.targets import CHANGES, RANKS, Evaluated, Reason, TargetQuestion, TargetStatus
from generator.problems import Finding, finding
from generator.source.records.goal import Polarity
from generator.source.records.target import Direction, TargetRecord

MONEY = {Unit.KRONER, Unit.MILLION_KRONER}


def check_target(question: TargetQuestion, evaluated: Evaluated) -> Iterator[Finding]:
    """Yield what is wrong with a target."""
    record, kind, measure = question.record, question.kind, question.measure
    if measure is None:
        return
    yield from _check_unit(record, kind, measure)
    is_turned = list(_check_direction(record, kind, measure))
    yield from is_turned
    yield from _check_others(question, measure)
    yield from _check_result(question, evaluated, measure)
    easier = easier_than_today(question, evaluated) if not is_turned else None
    if easier is not None and easier.exact is not None:
        yield finding(
            "måltal-under-i-dag",
            record.place,
            indikator=measure.indicator.name,
            tal=format_value(easier.exact, measure.unit, evaluated.decimals),
            periode=easier.period.label,
        )


def _check_unit(record: TargetRecord, kind: TargetKind, measure: Measure) -> Iterator[Finding]:
    written, unit = record.unit, measure.unit
    if record.price_level is not None and (written or unit) not in MONEY:
        yield finding("måltal-prisniveau-uden-beløb", record.place_of("prisniveau")).with_edit(
            record.without("prisniveau")
        )
    if not (number_keys(record) or record.steps):
        return
    if written is None:
        if unit is Unit.PERCENT and kind in {TargetKind.CHANGE, TargetKind.PACE}:
            yield finding("måltal-uden-enhed", record.place, indikator=measure.indicator.name)
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
        elif (unit is Unit.RANK or written is not Unit.PERCENT) and not _fits(written, unit.difference):
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
    """Warn where a target asks for what is worse by the indicator's polarity.

    A target may well limit what is worse ("en stigning på højst 3 pct."): that is a bound on the right side.
    """
    asks_for_more, asks_for_less = _sides(record, kind)
    worse = {
        Polarity.LOWER: asks_for_more and not asks_for_less,
        Polarity.HIGHER: asks_for_less and not asks_for_more,
        Polarity.NEUTRAL: False,
    }
    if worse[measure.polarity]:
        key = _deciding_key(record, kind)
        yield finding(
            "måltal-modsat",
            record.place_of(key),
            nøgle=key,
            indikator=measure.indicator.name,
            bedst=measure.polarity.value,
        )


def _sides(record: TargetRecord, kind: TargetKind) -> tuple[bool, bool]:
    """Return whether a target bounds the indicator's value from below, and whether it does from above."""
    numbers = set(number_keys(record))
    low = bool(numbers & {"mindst", "mere end", "præcis"}) or not numbers
    high = bool(numbers & {"højst", "mindre end", "præcis"})
    if kind in {TargetKind.LEVEL, TargetKind.RANGE}:
        return low, high
    if kind in CHANGES and record.direction is not Direction.UNCHANGED:
        return (high, low) if record.direction is Direction.FALL else (low, high)
    if kind is TargetKind.GAP:
        return (high, low) if record.below is not None else (low, high)
    return False, False


def _deciding_key(record: TargetRecord, kind: TargetKind) -> str:
    limits = [name for name in number_keys(record) if name in {"højst", "mindre end"}]
    if kind is TargetKind.LEVEL or limits:
        return limits[0] if limits else number_keys(record)[0]
    if kind is TargetKind.GAP:
        return "under" if record.below is not None else "over"
    return "retning"


def _check_others(question: TargetQuestion, measure: Measure) -> Iterator[Finding]:
    """Check what a relative target is held against, without regard to the figures."""
    record, kind, comparator = question.record, question.kind, question.comparator
    is_volume = measure.unit in VOLUMES
    if is_volume and (kind in RANKS or (comparator is not None and not comparator.is_average)):
        key = next(
            name for name in ("under", "over", "på niveau med", "placering", "bedste") if _has(record, name)
        )
        yield finding("måltal-antal-sammenlignet", record.place_of(key), indikator=measure.indicator.name)
    if kind is TargetKind.RANK and record.rank is not None:
        areas = {(member.code, member.name) for member in question.members}
        count = len(areas | {(measure.area.code, measure.area.name)})
        if not 1 <= record.rank <= count and question.members:
            yield finding(
                "måltal-placering", record.place_of("placering"), placering=record.rank, antal=count
            )


def _has(record: TargetRecord, name: str) -> bool:
    return record.written is not None and name in record.written


def _check_result(question: TargetQuestion, evaluated: Evaluated, measure: Measure) -> Iterator[Finding]:
    """Yield what the evaluation showed to be missing, or to be other than the file says."""
    record, name = question.record, measure.indicator.name
    if evaluated.broken is not None:
        yield _broken_baseline(question, evaluated.broken, name)
    match evaluated.reason:
        case Reason.NO_BASELINE:
            yield finding("måltal-uden-udgangspunkt", record.place, indikator=name)
        case Reason.BASELINE_WITHHELD:
            yield finding("måltal-udgangspunkt-skjult", record.place_of("udgangspunkt"), indikator=name)
        case Reason.ZERO_BASELINE:
            yield finding("måltal-udgangspunkt-nul", record.place_of("enhed"), indikator=name)
        case Reason.POPULATION:
            place = record.place_of("målgruppe")
            yield finding("målgruppe-uden-tal", place, indikator=name, målgruppe=question.population)
        case Reason.NO_POLARITY:
            yield finding("måltal-uden-bedst", record.place, indikator=name)
        case Reason.NO_COMPARATOR if question.comparator is not None:
            yield finding("måltal-uden-grundlagstal", record.place, grundlag=question.comparator.name)
        case Reason.NO_OTHERS if question.group is not None:
            yield finding("måltal-uden-grundlagstal", record.place_of("blandt"), grundlag=question.group.name)
        case Reason.MISSING | Reason.SUPPRESSED | Reason.NOT_PUBLISHED:
            yield finding(
                "måltal-uden-tal-for-området", record.place, indikator=name, område=measure.area.name
            )
    if record.maintain and evaluated.status is TargetStatus.NOT_MET:
        yield finding("måltal-fasthold-ikke-nået", record.place_of("fasthold"), område=measure.area.name)
    if evaluated.bounds is not None:
        limit = _out_of_reach(evaluated.bounds, measure)
        if limit is not None:
            value = format_value(limit, measure.unit, evaluated.decimals)
            yield finding("måltal-umuligt", record.place, indikator=name, tal=value)
    start = evaluated.start
    if (
        question.kind in CHANGES
        and record.due is not None
        and start is not None
        and start.period is not None
        and record.due.end <= start.period.end
    ):
        yield finding("måltal-senest-før-udgangspunkt", record.place_of("senest"), periode=start.period.label)


def _broken_baseline(question: TargetQuestion, broken: Break, name: str) -> Finding:
    stated = question.stated_baseline
    place = stated.place_of("periode") if stated is not None else question.record.place
    return finding(
        "måltal-databrud",
        place,
        indikator=name,
        brud=broken.period.label,
        tekst=broken.text,
        periode=str(broken.period),
    )


def _out_of_reach(bounds: Bounds, measure: Measure) -> Decimal | None:
    """Return the bound that no value can meet: a place or count too low, or a share outside 0 to 100 pct."""
    if measure.unit is Unit.RANK:
        return bounds.high if bounds.high is not None and bounds.high < 1 else None
    if measure.unit not in VOLUMES | {Unit.PERCENT} or any((f.value or 0) < 0 for f in measure.own.figures):
        return None
    if bounds.high is not None and bounds.high < 0:
        return bounds.high
    is_over = measure.unit is Unit.PERCENT and bounds.low is not None and bounds.low > 100
    return bounds.low if is_over else None
