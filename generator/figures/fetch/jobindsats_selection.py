"""Turns the labels of the catalogue into the ids that Jobindsats is asked by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.figures.areas import AreaLevel
from generator.figures.catalogue import SourceTable
from generator.figures.fetch.faults import fault
from generator.figures.fetch.jobindsats_info import Hierarchy, SourceMeasure, TableDimension, TableInfo, Value
from generator.figures.fetch.labels import NamedArea, is_area, named_area, nearest, same, selections
from generator.figures.imports.words import AreaProblem, is_total
from generator.problems import Place
from generator.source.geography import Geography

TOTAL = "/"


@dataclass(frozen=True, slots=True)
class AreaHierarchy:
    """A hierarchy of areas, with the area or the problem that each of its labels means."""

    id: str
    areas: Mapping[str, NamedArea | AreaProblem]

    @property
    def levels(self) -> set[AreaLevel]:
        """The levels that its areas have."""
        return {item.area.level for item in self.areas.values() if isinstance(item, NamedArea)}


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked of a table: a measure, hierarchies of areas one after the other, and fixed values.

    ``words`` are the source's own for the fixed values that are no totals; ``fixed`` are value ids by
    hierarchy id.
    """

    measure: SourceMeasure
    areas: tuple[AreaHierarchy, ...]
    fixed: Mapping[str, str]
    words: str


def find_measure(info: TableInfo, table: SourceTable, place: Place) -> SourceMeasure:
    """Return the measure that the catalogue means: by its label, and by its id where the table has it.

    Raises FindingsError, with the nearest labels, if the table has no such measure.
    """
    wanted = table.measure_id.casefold()
    by_id = [m for m in info.measures if wanted and wanted in (m.group.casefold(), m.id.casefold())]
    candidates = by_id or list(info.measures)
    by_label = [m for m in candidates if same(m.name, table.measure)]
    if len(by_label) == 1:
        return by_label[0]
    raise fault("hent-mål-væk", place, mål=table.measure, findes=nearest(table.measure, _names(info)))


def _names(info: TableInfo) -> Iterator[str]:
    return (measure.name for measure in info.measures)


def choose(
    info: TableInfo,
    table: SourceTable,
    levels: Set[AreaLevel],
    place: Place,
    geography: Geography,
    *,
    whole: bool = False,
) -> Selection:
    """Return what to ask of a table for areas of some levels; ``whole`` leaves the catalogue's selection out.

    Raises FindingsError if a label is gone, or if a dimension that must be chosen from has no total.
    """
    measure = find_measure(info, table, place)
    area_dimensions = {
        dimension.id: hierarchies
        for dimension in info.dimensions
        if (hierarchies := _area_hierarchies(dimension, geography))
    }
    areas = _covering([item for group in area_dimensions.values() for item in group], levels)
    if not areas:
        raise fault("hent-områder-mangler", place)
    rest = [dimension for dimension in info.dimensions if dimension.id not in area_dimensions]
    fixed, words = {}, []
    for dimension_label, value_label in () if whole else selections(table.selection):
        dimension, hierarchy, value = _find_value(rest, dimension_label, value_label, place)
        rest.remove(dimension)
        fixed[hierarchy.id] = value.id
        words.append(f"{dimension.name or dimension_label}: {value.name}")
    for dimension in rest:
        total = _total(dimension)
        if total is not None:
            fixed[total[0]] = total[1]
        elif dimension.required:
            values = (value.name for hierarchy in dimension.hierarchies for value in hierarchy.values)
            raise fault("hent-valg-mangler", place, opdeling=_called(dimension), findes=nearest("", values))
    return Selection(measure, areas, fixed, "; ".join(words))


def _area_hierarchies(dimension: TableDimension, geography: Geography) -> list[AreaHierarchy]:
    """Return the hierarchies of a dimension if it is one of areas; else none."""
    found = [
        AreaHierarchy(hierarchy.id, {v.name: named_area(v.name, geography) for v in hierarchy.values})
        for hierarchy in dimension.hierarchies
    ]
    is_of_areas = any(is_area(label, item) for each in found for label, item in each.areas.items())
    return found if is_of_areas else []


def _covering(hierarchies: Sequence[AreaHierarchy], levels: Set[AreaLevel]) -> tuple[AreaHierarchy, ...]:
    """Return hierarchies that together have the levels: few, those of municipalities first, and small."""
    missing = set(levels)

    def use(hierarchy: AreaHierarchy) -> tuple[int, bool, int]:
        found = hierarchy.levels & missing
        return len(found), AreaLevel.MUNICIPALITY in found, -len(hierarchy.areas)

    chosen: list[AreaHierarchy] = []
    while hierarchies and missing:
        best = max(hierarchies, key=use)
        if not best.levels & missing:
            break
        chosen.append(best)
        missing -= best.levels
    return tuple(chosen)


def _find_value(
    dimensions: list[TableDimension], dimension_label: str, value_label: str, place: Place
) -> tuple[TableDimension, Hierarchy, Value]:
    """Return the value that two labels mean; the dimension's own may have changed where no other has it."""
    every = [
        (dimension, hierarchy, value)
        for dimension in dimensions
        for hierarchy in dimension.hierarchies
        for value in hierarchy.values
    ]
    named = [item for item in every if dimension_label and _is_called(item[0], dimension_label)]
    found = [item for item in named or every if same(item[2].name, value_label)]
    if found and len({item[0].id for item in found}) == 1:
        return found[0]
    raise fault(
        "hent-værdi-væk",
        place,
        opdeling=dimension_label or value_label,
        værdi=value_label,
        findes=nearest(value_label, (item[2].name for item in named or every)),
    )


def _is_called(dimension: TableDimension, label: str) -> bool:
    names = (dimension.name, dimension.id, *(item.name for item in dimension.hierarchies))
    return any(same(name, label) for name in names if name)


def _called(dimension: TableDimension) -> str:
    return dimension.name or dimension.id


def _total(dimension: TableDimension) -> tuple[str, str] | None:
    """Return the hierarchy and the value id of a dimension's total; None if it has none."""
    for hierarchy in dimension.hierarchies:
        for value in hierarchy.values:
            if value.id == TOTAL or is_total(value.name):
                return hierarchy.id, value.id
    return None
