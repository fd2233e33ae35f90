"""What Jobindsats tells of a table: its measures, periods and dimensions.

The names of the keys are those that users of version 3 have met; its guide is not public. So what is nested
more deeply than known is found all the same, and what is missing is left empty.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.figures.fetch.faults import fault
from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a dimension: the id to ask by and the label to find it by."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """One way in which a dimension is divided: ``_nykom`` are today's municipalities."""

    id: str
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class TableDimension:
    """One dimension of a table; one that is required must be chosen from in every question."""

    id: str
    name: str
    required: bool
    hierarchies: tuple[Hierarchy, ...]


@dataclass(frozen=True, slots=True)
class SourceMeasure:
    """One measure: its group, its id in it ("*" for the whole group) and its label."""

    group: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class TableUpdate:
    """When a table was updated and will be again, and the address of the page about it."""

    latest: datetime.date | None = None
    next: datetime.date | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table: its measures, the codes of its periods by type ("M", "Q"), and its dimensions."""

    id: str
    measures: tuple[SourceMeasure, ...]
    periods: Mapping[str, tuple[str, ...]]
    dimensions: tuple[TableDimension, ...]
    update: TableUpdate


def read_table_info(described: Any, place: Place) -> TableInfo:
    """Return what is told of one table. Raises FindingsError if it tells of no measures or dimensions."""
    if not isinstance(described, dict):
        raise fault("hent-tabel-beskrivelse", place)
    info = TableInfo(
        id=_text(described, "table_id"),
        measures=tuple(_measures(described)),
        periods={
            _text(kind, "periodtype_id"): tuple(_text(item, "period_id") for item in _with(kind, "period_id"))
            for kind in _with(described.get("periods"), "periodtype_id")
        },
        dimensions=tuple(_dimension(item) for item in _with(described.get("dimensions"), "dimension_id")),
        update=_update(described),
    )
    if not info.measures or not info.dimensions:
        raise fault("hent-tabel-beskrivelse", place)
    return info


def read_updates(tables: Any) -> dict[str, TableUpdate]:
    """Return by table id when each table of the catalogue was updated."""
    return {_text(item, "table_id").casefold(): _update(item) for item in _with(tables, "table_id")}


def _update(described: Mapping[str, Any]) -> TableUpdate:
    return TableUpdate(
        date_of(described.get("update_latest")),
        date_of(described.get("update_next")),
        _text(described, "link_infopage"),
    )


def date_of(value: object) -> datetime.date | None:
    """Return the day of a date or a time as a source writes it; None if it is none."""
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _dimension(item: Mapping[str, Any]) -> TableDimension:
    hierarchies = tuple(
        Hierarchy(
            _text(hierarchy, "hierarchy_id"),
            _text(hierarchy, "hierarchy_name"),
            tuple(_values(hierarchy)),
        )
        for hierarchy in _with(item, "hierarchy_id")
    )
    name = _text(item, "dimension_name") or next((h.name for h in hierarchies if h.name), "")
    return TableDimension(_text(item, "dimension_id"), name, _is_required(item), hierarchies)


def _is_required(item: Mapping[str, Any]) -> bool:
    return any(item.get(key) in (True, 1, "1", "true") for key in ("is_required", "required"))


def _values(hierarchy: Mapping[str, Any]) -> Iterator[Value]:
    """Yield the values of all levels, also those that stand below another value, each id once."""
    seen = set()
    for item in _with(hierarchy, "value_id", and_below=True):
        value = Value(_text(item, "value_id"), _text(item, "value_name"))
        if value.id not in seen:
            seen.add(value.id)
            yield value


def _measures(described: Mapping[str, Any]) -> Iterator[SourceMeasure]:
    for group in _with(described.get("mgroups"), "mgroup_id"):
        group_id, group_name = _text(group, "mgroup_id"), _text(group, "mgroup_name")
        within = list(_with(group, "measure_id"))
        if len(within) < 2:
            yield SourceMeasure(
                group_id, "*", group_name or "".join(_text(item, "measure_name") for item in within)
            )
            continue
        for item in within:
            yield SourceMeasure(group_id, _text(item, "measure_id"), _text(item, "measure_name"))


def _with(node: Any, key: str, and_below: bool = False) -> Iterator[Mapping[str, Any]]:
    """Yield the objects at or below a node that have a key; not what lies below them unless asked to."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            if key in found:
                yield found
                if not and_below:
                    continue
            found = list(found.values())
        if isinstance(found, list):
            waiting.extend(reversed(found))


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
