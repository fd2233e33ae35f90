"""The couplings: which measure in an export is which indicator, in a file that a planner can mend."""

from __future__ import annotations

import re
from collections.abc import Sequence as SequenceABC
from dataclasses import dataclass
from pathlib import Path

from generator.danish.units import Unit
from generator.figures.catalogue import Catalogue, Indicator
from generator.figures.imports.words import folded, folded_label, is_total
from generator.problems import Finding, FindingsError, Place, finding
from generator.problems.suggest import hint
from generator.source.yaml_reader import Mapping, Node, Scalar, Sequence, read_yaml

_REQUIRED = ("indikator", "kilde", "tabel", "mål")
_OPTIONAL = ("hvor", "andel af", "overskrift")
_SIGNS = re.compile(r"[\W_]+")

Selection = tuple[tuple[str, str], ...]
"""Values of dimensions: "Visitationskategori" with "Jobparat"."""


@dataclass(frozen=True, slots=True)
class Coupling:
    """One measure of one table, and the indicator that it is.

    ``where`` is the part of the table that is meant; everything else must be at its total. With ``share_of``
    the indicator is that part in percent of this one. ``heading`` is a text that names the table where its id
    is not written.
    """

    indicator_id: str
    source: str
    table: str
    measure: str
    where: Selection = ()
    share_of: Selection | None = None
    heading: str = ""

    @property
    def selection(self) -> str:
        """The part of the table in words."""
        return ", ".join(f"{name}: {value}" for name, value in self.where)

    def has_wrong_unit(self, indicator: Indicator) -> bool:
        """Whether the measure counts something while the indicator is in percent."""
        is_count = folded_label(self.measure).startswith("antal ")
        return indicator.unit is Unit.PERCENT and is_count and self.share_of is None

    def is_of(self, tables: SequenceABC[str]) -> bool:
        """Whether the coupling's table is among some ids."""
        return table_key(self.table) in {table_key(table) for table in tables}


def table_key(table: str) -> str:
    """Return a table's id as ids are compared: PTV_A02 and ptva02 are the same."""
    return _SIGNS.sub("", table).casefold()


def selects(where: Selection, dimensions: SequenceABC[tuple[str, str]]) -> bool:
    """Whether the values of a figure's dimensions are those wanted, and the others are totals.

    A dimension without a name, as over a column, is any of those wanted.
    """
    left = list(dimensions)
    for name, value in where:
        match = next(
            (
                item
                for item in left
                if folded(item[1]) == folded(value) and folded(item[0]) in ("", folded(name))
            ),
            None,
        )
        if match is None:
            if not is_total(value) or any(folded(item[0]) == folded(name) for item in left):
                return False
        else:
            left.remove(match)
    return all(is_total(value) for _, value in left)


class Couplings:
    """All couplings. Raises FindingsError with everything that is wrong in the file."""

    def __init__(self, file: Path, name: str, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._findings: list[Finding] = []
        self.shown = name
        self.all = tuple(self._read(read_yaml(file, name)))
        if self._findings:
            raise FindingsError(self._findings)

    @property
    def tables(self) -> tuple[str, ...]:
        """The ids of all tables."""
        return tuple(dict.fromkeys(coupling.table for coupling in self.all))

    def of_measure(self, label: str) -> tuple[Coupling, ...]:
        """Return the couplings of a measure, whatever ages its label tells of."""
        wanted = folded_label(label)
        return tuple(coupling for coupling in self.all if folded_label(coupling.measure) == wanted)

    def _read(self, node: Node) -> list[Coupling]:
        entries = node.get("koblinger") if isinstance(node, Mapping) else None
        if not isinstance(entries, Sequence):
            raise FindingsError([finding("koblinger-form", node.place)])
        return [coupling for item in entries.items if (coupling := self._coupling(item)) is not None]

    def _coupling(self, node: Node) -> Coupling | None:
        if not isinstance(node, Mapping):
            self._findings.append(finding("koblinger-form", node.place))
            return None
        unknown = [key for key, _ in node.entries if key.text not in (*_REQUIRED, *_OPTIONAL)]
        missing = [key for key in _REQUIRED if not isinstance(node.get(key), Scalar)]
        for key in unknown:
            values = {"nøgle": key.text, "nøgler": ", ".join((*_REQUIRED, *_OPTIONAL))}
            self._findings.append(finding("kobling-nøgle-ukendt", key.place, **values))
        for name in missing:
            self._findings.append(finding("kobling-nøgle-mangler", node.place, nøgle=name))
        if unknown or missing:
            return None
        text = {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
        share = self._selection(node, "andel af") if node.get("andel af") is not None else None
        coupling = Coupling(
            indicator_id=text["indikator"],
            source=text["kilde"],
            table=text["tabel"],
            measure=text["mål"],
            where=self._selection(node, "hvor"),
            share_of=share,
            heading=text.get("overskrift", ""),
        )
        problem = self._problem(coupling, node.place)
        if problem is not None:
            self._findings.append(problem)
            return None
        return coupling

    def _problem(self, coupling: Coupling, place: Place) -> Finding | None:
        known = coupling.indicator_id
        if known not in self._catalogue:
            suggestion = hint(known, self._catalogue.ids)
            return finding("kobling-indikator-ukendt", place, indikator=known, forslag=suggestion)
        if coupling.has_wrong_unit(self._catalogue.get(known)):
            return finding("kobling-enhed", place, indikator=known, mål=coupling.measure)
        return None

    def _selection(self, node: Mapping, key: str) -> Selection:
        value = node.get(key)
        if value is None:
            return ()
        if not isinstance(value, Mapping):
            self._findings.append(finding("kobling-hvor", value.place, nøgle=key))
            return ()
        return tuple((name.text, item.text) for name, item in value.entries if isinstance(item, Scalar))


def coupling_line(**values: str) -> str:
    """Return an entry of the couplings' file, ready to be put in."""
    return "- {" + ", ".join(f"{key}: {_quoted(value)}" for key, value in values.items()) + "}"


def _quoted(value: str) -> str:
    plain = re.fullmatch(r"[\wæøåÆØÅ][\w .-]*", value) is not None
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return value if plain or value.startswith("{") else f'"{escaped}"'
