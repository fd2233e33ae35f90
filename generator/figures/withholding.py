"""What more must be withheld of one period, so that nobody works a withheld count out from the totals.

An outsider knows every total and part that is shown, that totals add up, and that what is withheld is a whole
number of at least 1, since no 0 is withheld. Two withheld parts that stand in the same shown totals hide each
other: one may be 1 more and the other 1 less without a shown number changing, if they have one to spare. A
withheld total is hidden by such a pair that has one part in it and one outside. Everything withheld must be
part of a pair, which leaves the outsider two answers at least. That totals overlap or lie in one another
changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.figures.areas import Area

_Shown = frozenset[Area]
"""The shown totals that a part stands in: what an outsider can hold its group against."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The counts of one period.

    ``values`` are the counts that are stored, of parts and totals; ``secret`` are the areas whose count must
    not be shown, some of them without a stored value. Parts that are in neither are not known to anybody.
    """

    values: Mapping[Area, float]
    secret: frozenset[Area]
    parts_of: Mapping[Area, Sequence[Area]]
    threshold: float


def safely_withheld(cells: Cells) -> frozenset[Area]:
    """Return the areas to withhold: the secret ones, and few others that protect them."""
    if not cells.secret:
        return frozenset()
    hidden = set(cells.secret)
    while (more := _Outsider(cells, hidden).protection()) is not None:
        hidden |= more
    return frozenset(hidden)


class _Outsider:
    """What can be worked out when some areas are withheld."""

    def __init__(self, cells: Cells, hidden: Set[Area]) -> None:
        self._cells = cells
        self._hidden = hidden
        self._shown = {
            total: frozenset(parts)
            for total, parts in cells.parts_of.items()
            if total in cells.values and total not in hidden
        }
        parts = dict.fromkeys(part for parts in cells.parts_of.values() for part in parts)
        self._stands_in: dict[Area, _Shown] = {
            part: frozenset(total for total, within in self._shown.items() if part in within)
            for part in parts
        }
        self._groups: dict[_Shown, list[Area]] = {}
        for part, shown in self._stands_in.items():
            if not self._is_shown(part):
                self._groups.setdefault(shown, []).append(part)

    def protection(self) -> frozenset[Area] | None:
        """Return areas to withhold too, since something withheld can be worked out; None if nothing can."""
        for shown, group in self._groups.items():
            if shown and not self._hidden.isdisjoint(group) and not self._is_protected(shown, group):
                return self._best(self._partners(shown, ()), shown)
        for total, parts in self._cells.parts_of.items():
            if total in self._hidden:
                more = self._of_total(frozenset(parts))
                if more is not None:
                    return more
        return None

    def _is_shown(self, area: Area) -> bool:
        return area in self._cells.values and area not in self._hidden

    def _is_protected(self, shown: _Shown, group: Sequence[Area]) -> bool:
        """Whether the parts of a group hide each other, and are together of enough people."""
        secret = sum(area in self._hidden for area in group)
        together = self._together(shown, group)
        return len(group) > 1 and together >= max(self._cells.threshold, secret + 1)

    def _together(self, shown: _Shown, group: Sequence[Area]) -> float:
        """Return the sum of a group as far as it is certain: a withheld count that is not stored is 1."""
        values = self._cells.values
        if all(area in values for area in group):
            return sum(values[area] for area in group)
        for total in shown:
            parts = self._shown[total]
            unknown = {area for area in parts if not self._is_shown(area)}
            if unknown == set(group):
                return values[total] - sum(values[area] for area in parts - unknown)
        return sum(values.get(area, 1 if area in self._hidden else 0) for area in group)

    def _of_total(self, parts: frozenset[Area]) -> frozenset[Area] | None:
        """Return what protects a withheld total, None if it is protected."""
        inside = {shown: group for shown, group in self._groups.items() if not parts.isdisjoint(group)}
        if not inside:
            known = [part for part in parts if self._cells.values.get(part)]
            return frozenset([self._smallest(known)]) if known else None
        for shown, group in inside.items():
            if not shown or (not parts.issuperset(group) and self._is_protected(shown, group)):
                return None
        options = [option for shown in inside for option in self._partners(shown, parts)]
        return self._best(options, min(inside, key=len))

    def _partners(self, shown: _Shown, inside: Iterable[Area]) -> Iterator[frozenset[Area]]:
        """Yield what could be withheld to give a group a part more that stands in the same shown totals."""
        known = set(self._groups.get(shown, ())).union(inside)
        for part, others in self._stands_in.items():
            is_one = not self._is_shown(part) or self._cells.values[part] > 0
            if part not in known and is_one and others >= shown:
                yield frozenset({part} - self._hidden | (others - shown))

    def _best(self, options: Iterable[frozenset[Area]], shown: _Shown) -> frozenset[Area]:
        """Return the option of fewest and smallest areas; without one, the smallest of the shown totals."""
        found = min(options, key=self._cost, default=None)
        return frozenset([self._smallest(shown)]) if found is None else found

    def _cost(self, areas: frozenset[Area]) -> tuple[int, int, float, list[str]]:
        values, parts_of = self._cells.values, self._cells.parts_of
        sizes = sum(len(parts_of.get(area, ())) for area in areas)
        return len(areas), sizes, sum(values.get(area, 0) for area in areas), sorted(a.code for a in areas)

    def _smallest(self, areas: Iterable[Area]) -> Area:
        values, parts_of = self._cells.values, self._cells.parts_of
        return min(areas, key=lambda area: (len(parts_of.get(area, ())), values[area], area.code))
