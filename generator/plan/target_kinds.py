"""Reads off what kind of target a record is: the grammar of targets.

Which keys are written decides the kind. Two keys that each decide, or none at all, are findings.
"""

from __future__ import annotations

import enum

from generator.problems import Finding, finding
from generator.source.records.target import TargetRecord


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
    if record.pace is not None:
        deciding["pr"] = TargetKind.PACE
    elif record.direction is not None:
        deciding["retning"] = TargetKind.CHANGE if number_keys(record) else TargetKind.TREND
    return deciding


def kind_of(record: TargetRecord) -> tuple[TargetKind | None, tuple[Finding, ...]]:
    """Return a target's kind, or None with the findings that say why it has none."""
    deciding, numbers = deciding_keys(record), number_keys(record)
    if len(deciding) > 1:
        names = ", ".join(f"»{name}«" for name in deciding)
        return None, (finding("måltal-flertydigt", record.place, nøgler=names),)
    if deciding:
        kind = next(iter(deciding.values()))
        return kind, _misplaced_numbers(record, kind, numbers)
    if len(numbers) == 2 and set(numbers) <= {"mindst", "højst", "mere end", "mindre end"}:
        return TargetKind.RANGE, _empty_range(record)
    if len(numbers) == 1:
        return TargetKind.LEVEL, ()
    if numbers:
        names = ", ".join(f"»{name}«" for name in numbers)
        return None, (finding("måltal-flertydigt", record.place, nøgler=names),)
    if record.pending is not None:
        return TargetKind.PENDING, ()
    return None, (finding("måltal-tomt", record.place),)


def _misplaced_numbers(record: TargetRecord, kind: TargetKind, numbers: list[str]) -> tuple[Finding, ...]:
    takes_one = kind in {TargetKind.CHANGE, TargetKind.GAP, TargetKind.PACE}
    if kind is TargetKind.PACE and not numbers:
        return (finding("måltal-uden-tal", record.place_of("pr"), nøgle="pr"),)
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


def _empty_range(record: TargetRecord) -> tuple[Finding, ...]:
    low = record.at_least if record.at_least is not None else record.more_than
    high = record.at_most if record.at_most is not None else record.less_than
    if low is not None and high is not None and low > high:
        return (finding("måltal-tomt-interval", record.place, fra=low, til=high),)
    return ()
