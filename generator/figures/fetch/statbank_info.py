"""What Statistics Denmark tells of a table, and what is chosen in it by label."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from generator.danish.periods import Period
from generator.figures.areas import AreaLevel
from generator.figures.catalogue import SourceTable
from generator.figures.fetch.faults import fault
from generator.figures.fetch.jobindsats_info import date_of
from generator.figures.fetch.labels import NamedArea, named_area, nearest, same, selections
from generator.figures.imports.words import folded_label, is_total
from generator.problems import Place
from generator.source.geography import Geography

_TOTAL_ID = "TOT"


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable of a table: its id, its text, and the texts of its values by id."""

    id: str
    text: str
    is_time: bool
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StatbankInfo:
    """A table; ``absent`` is what a combination means that is not in an answer, usually "0"."""

    id: str
    text: str
    unit: str
    updated: datetime.date | None
    absent: str
    variables: tuple[Variable, ...]


@dataclass(frozen=True, slots=True)
class StatbankSelection:
    """What is asked of a table: areas by value id, fixed values by variable id, and periods by id.

    ``measure`` and ``words`` are the source's own words.
    """

    area_variable: str
    areas: Mapping[str, NamedArea]
    time_variable: str
    periods: Mapping[Period, str]
    fixed: Mapping[str, str]
    measure: str
    words: str


def read_statbank_info(described: Any, place: Place) -> StatbankInfo:
    """Return what is told of a table. Raises FindingsError if it is not told as it should be."""
    try:
        return StatbankInfo(
            id=str(described["id"]),
            text=" ".join(str(described.get("text") or "").split()),
            unit=str(described.get("unit") or ""),
            updated=date_of(described.get("updated")),
            absent=str(described.get("suppressedDataValue") or ""),
            variables=tuple(
                Variable(
                    str(item["id"]),
                    str(item.get("text") or item["id"]),
                    item.get("time") is True,
                    {str(value["id"]): " ".join(str(value["text"]).split()) for value in item["values"]},
                )
                for item in described["variables"]
            ),
        )
    except (TypeError, KeyError, AttributeError):
        raise fault("hent-tabel-beskrivelse", place) from None


def select(
    info: StatbankInfo,
    table: SourceTable,
    levels: Set[AreaLevel],
    place: Place,
    geography: Geography,
    *,
    whole: bool = False,
) -> StatbankSelection:
    """Return what to ask of a table for areas of some levels; ``whole`` leaves the catalogue's selection out.

    Every variable must be chosen from, since nothing is summed up for us. Raises FindingsError if a label is
    gone, if a variable has no total to fall back on, or if there are no areas or periods.
    """
    time = next((item for item in info.variables if item.is_time), None)
    area, areas = _areas(info, geography, place)
    if time is None or area is None:
        raise fault("hent-områder-mangler", place)
    wanted = {value_id: item for value_id, item in areas.items() if item.area.level in levels}
    if not wanted:
        raise fault("hent-områder-mangler", place)
    rest = [item for item in info.variables if item not in (time, area)]
    measure, chosen = _measure(info, table, rest, place)
    words = []
    for label, value_label in () if whole else selections(table.selection):
        variable, value_id = _find(rest, label, value_label, place)
        chosen[variable.id] = value_id
        words.append(f"{variable.text}: {variable.values[value_id]}")
    for variable in rest:
        if variable.id not in chosen:
            chosen[variable.id] = _total(variable, place)
    return StatbankSelection(area.id, wanted, time.id, _periods(time), chosen, measure, "; ".join(words))


def _areas(
    info: StatbankInfo, geography: Geography, place: Place
) -> tuple[Variable | None, Mapping[str, NamedArea]]:
    """Return the variable of areas and those of its values that are areas we know, by id.

    Raises FindingsError if a municipality's code has another municipality's name.
    """
    best: Variable | None = None
    areas: dict[str, NamedArea] = {}
    for variable in info.variables:
        known = {
            value_id: named_area(text, geography)
            for value_id, text in variable.values.items()
            if not is_total(text)
        }
        named = {value_id: item for value_id, item in known.items() if isinstance(item, NamedArea)}
        if len(named) > len(areas):
            best, areas = variable, named
    for value_id, item in areas.items():
        expected = geography.by_code.get(value_id)
        if expected is not None and item.area.code != value_id:
            name = item.area.name
            raise fault("hent-kode-og-navn", place, kode=value_id, navn=name, ventet=expected.name)
    return best, areas


def _measure(
    info: StatbankInfo, table: SourceTable, variables: Sequence[Variable], place: Place
) -> tuple[str, dict[str, str]]:
    """Return the measure in the source's words, and the value that chooses it if the table has several."""
    for variable in variables:
        for value_id, text in variable.values.items():
            if same(text, table.measure) and table.measure_id in ("", value_id):
                return text, {variable.id: value_id}
    if folded_label(info.text).startswith(folded_label(table.measure)) or same(info.unit, table.measure):
        return table.measure, {}
    texts = [info.text, *(text for variable in variables for text in variable.values.values())]
    raise fault("hent-mål-væk", place, mål=table.measure, findes=nearest(table.measure, texts))


def _find(variables: Sequence[Variable], label: str, value_label: str, place: Place) -> tuple[Variable, str]:
    named = [item for item in variables if label and (same(item.text, label) or same(item.id, label))]
    for variable in named or variables:
        for value_id, text in variable.values.items():
            if same(text, value_label) or value_id == value_label:
                return variable, value_id
    texts = [text for variable in named or variables for text in variable.values.values()]
    findes = nearest(value_label, texts)
    raise fault("hent-værdi-væk", place, opdeling=label or value_label, værdi=value_label, findes=findes)


def _total(variable: Variable, place: Place) -> str:
    for value_id, text in variable.values.items():
        if value_id == _TOTAL_ID or is_total(text):
            return value_id
    findes = nearest("", variable.values.values())
    raise fault("hent-valg-mangler", place, opdeling=variable.text, findes=findes)


def _periods(time: Variable) -> dict[Period, str]:
    found = {}
    for value_id in time.values:
        try:
            found[Period.parse(value_id)] = value_id
        except ValueError:
            continue
    return found
