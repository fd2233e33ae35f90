"""Reads off what kind of target a record is: the grammar of targets.

Which keys are written decides the kind. Two keys that each decide, or none at all, are findings.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from decimal import Decimal

from generator.danish.names import listed
from generator.danish.numbers import decimals_of, format_number
from generator.problems import Finding, finding
from generator.source.records.target import Direction, TargetRecord


class TargetKind(enum.Enum):
    """Every kind of target met in real plans."""

    LEVEL = "niveau"
    RANGE = "interval"
    CHANGE = "ændring"
    TREND = "retning"
    PACE = "tempo"
    GAP = "afstand"
    LEVEL_WITH = "på niveau"
    RANK = "placering"
    BAND = "bånd"
    PATH = "forløb"
    QUALITATIVE = "kvalitativt"
    PENDING = "afventer"
    NOT_STATED = "ikke oplyst"


def number_keys(record: TargetRecord) -> list[str]:
    """Return the keys of the numbers that are written: "mindst", "højst", ..."""
    numbers = {
        "mindst": record.at_least,
        "højst": record.at_most,
        "mere end": record.more_than,
        "mindre end": record.less_than,
        "præcis": record.exactly,
    }
    return [name for name, value in numbers.items() if value is not None]


def deciding_keys(record: TargetRecord) -> dict[str, TargetKind]:
    """Return the written keys that each decide the kind of the target."""
    deciding: dict[str, TargetKind] = {}
    if record.rank is not None:
        deciding["placering"] = TargetKind.RANK
    if record.best is not None:
        deciding["bedste"] = TargetKind.BAND
    if record.below is not None:
        deciding["under"] = TargetKind.GAP
    if record.above is not None:
        deciding["over"] = TargetKind.GAP
    if record.level_with is not None:
        deciding["på niveau med"] = TargetKind.LEVEL_WITH
    if record.steps:
        deciding["forløb"] = TargetKind.PATH
    if record.qualitative is not None:
        deciding["kvalitativt"] = TargetKind.QUALITATIVE
    if record.not_stated is not None:
        deciding["ikke oplyst"] = TargetKind.NOT_STATED
    if record.pace is not None:
        deciding["pr"] = TargetKind.PACE
    elif record.direction is not None:
        deciding["retning"] = TargetKind.CHANGE if number_keys(record) else TargetKind.TREND
    return deciding


def kind_of(record: TargetRecord) -> tuple[TargetKind | None, tuple[Finding, ...]]:
    """Return a target's kind, or None with the findings that say why it has none."""
    kind, findings = _decided_kind(record)
    if record.pending is not None and kind not in {None, TargetKind.PENDING}:
        findings = (*findings, finding("måltal-afventer-med-tal", record.place_of("afventer")))
    if record.among is not None and kind not in {None, TargetKind.RANK, TargetKind.BAND}:
        found = finding("måltal-blandt-uden-placering", record.place_of("blandt"))
        findings = (*findings, found.with_edit(record.without("blandt")))
    return (None if any(item.is_error for item in findings) else kind), findings


def _decided_kind(record: TargetRecord) -> tuple[TargetKind | None, tuple[Finding, ...]]:
    deciding, numbers = deciding_keys(record), number_keys(record)
    if len(deciding) > 1:
        return None, (_ambiguous(record, deciding),)
    if deciding:
        kind = next(iter(deciding.values()))
        return kind, _misplaced_numbers(record, kind, numbers)
    if len(numbers) == 1:
        return TargetKind.LEVEL, ()
    low = record.at_least if record.at_least is not None else record.more_than
    high = record.at_most if record.at_most is not None else record.less_than
    if len(numbers) == 2 and low is not None and high is not None:
        return TargetKind.RANGE, _empty_range(record, low, high)
    if numbers:
        return None, (_ambiguous(record, numbers),)
    if record.pending is not None:
        return TargetKind.PENDING, ()
    return None, (finding("måltal-tomt", record.place),)


def _ambiguous(record: TargetRecord, names: Iterable[str]) -> Finding:
    return finding("måltal-flertydigt", record.place, nøgler=listed([f"»{name}«" for name in names]))


def _misplaced_numbers(record: TargetRecord, kind: TargetKind, numbers: list[str]) -> tuple[Finding, ...]:
    changes = kind in {TargetKind.CHANGE, TargetKind.PACE}
    if kind is TargetKind.PACE and not numbers:
        return (finding("måltal-uden-tal", record.place_of("pr"), nøgle="pr"),)
    if kind is TargetKind.PACE and record.direction in {None, Direction.UNCHANGED}:
        return (finding("måltal-uden-retning", record.place_of("pr")),)
    takes_one = kind is TargetKind.GAP or (changes and record.direction is not Direction.UNCHANGED)
    if len(numbers) > (1 if takes_one else 0):
        return (
            finding(
                "måltal-tal-for-meget",
                record.place_of(numbers[-1]),
                tal=numbers[-1],
                nøgle=next(iter(deciding_keys(record))),
            ),
        )
    return ()


def _empty_range(record: TargetRecord, low: Decimal, high: Decimal) -> tuple[Finding, ...]:
    excluded = record.more_than is not None or record.less_than is not None
    if low < high or (low == high and not excluded):
        return ()
    return (
        finding(
            "måltal-tomt-interval",
            record.place,
            fra=format_number(low, decimals_of(low)),
            til=format_number(high, decimals_of(high)),
        ),
    )
