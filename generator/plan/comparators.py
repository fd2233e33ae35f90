"""What a plan is held against: the country, its council area, another municipality, or a named group.

A group is named by the municipality, never guessed: clusters differ by benefit and by year.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.figures.areas import Area, AreaLevel
from generator.problems.suggest import did_you_mean
from generator.source.geography import Geography, Municipality
from generator.source.records.goal import ComparisonGroup

COUNTRY_NAMES = ("hele landet", "landet", "danmark", "landsgennemsnittet")


class ComparatorKind(enum.Enum):
    """The kinds of thing a plan can be held against."""

    COUNTRY = "land"
    COUNCIL = "råd"
    MUNICIPALITY = "kommune"
    GROUP = "gruppe"


@dataclass(frozen=True, slots=True)
class Comparator:
    """Something a plan is held against; ``members`` are its municipalities, empty for the country."""

    kind: ComparatorKind
    name: str
    members: tuple[Municipality, ...] = ()

    @property
    def area(self) -> Area | None:
        """The published area with figures of its own, or None for a group that must be computed."""
        match self.kind:
            case ComparatorKind.COUNTRY:
                return Area.country()
            case ComparatorKind.COUNCIL:
                return Area.council(self.name)
            case ComparatorKind.MUNICIPALITY:
                return municipality_area(self.members[0])
            case ComparatorKind.GROUP:
                return None


def municipality_area(municipality: Municipality) -> Area:
    """Return the area of a municipality."""
    return Area(AreaLevel.MUNICIPALITY, municipality.code, municipality.name)


class Comparators:
    """The comparators that a plan may name, by the words a planner uses."""

    def __init__(
        self,
        geography: Geography,
        municipalities: tuple[Municipality, ...],
        year: int,
        groups: tuple[ComparisonGroup, ...],
    ) -> None:
        self._geography = geography
        self._year = year
        self.country = Comparator(ComparatorKind.COUNTRY, "Hele landet")
        council = geography.council(municipalities[0], year)
        self.council = self._council(council)
        self._groups = {group.name.casefold(): self._group(group) for group in groups}

    def find(self, word: str) -> Comparator | None:
        """Return what a word names, or None."""
        folded = word.casefold().strip()
        if folded in self._groups:
            return self._groups[folded]
        if folded in COUNTRY_NAMES:
            return self.country
        if folded in {"rar", "rådet", "rar-området"}:
            return self.council
        for name in self._geography.councils(self._year):
            if folded == name.casefold():
                return self._council(name)
        if folded.startswith("region "):
            members = tuple(m for m in self._geography.municipalities if m.region.casefold() == folded[7:])
            return (
                Comparator(ComparatorKind.GROUP, f"Region {members[0].region}", members) if members else None
            )
        municipality = self._geography.find(word)
        if municipality is not None:
            return self.municipality(municipality)
        return None

    def municipality(self, municipality: Municipality) -> Comparator:
        """Return a municipality as something to be held against."""
        return Comparator(ComparatorKind.MUNICIPALITY, municipality.name, (municipality,))

    def suggestion(self, word: str) -> str | None:
        """Return the name nearest to a word that names nothing."""
        names = [group.name for group in self._groups.values()]
        names += ["RAR", "Hele landet", *self._geography.councils(self._year)]
        names += [municipality.name for municipality in self._geography.municipalities]
        return did_you_mean(word, names)

    def _council(self, name: str) -> Comparator:
        members = tuple(self._geography.members(name, self._year))
        return Comparator(ComparatorKind.COUNCIL, name, members)

    def _group(self, group: ComparisonGroup) -> Comparator:
        found = (self._geography.find(member) for member in group.members)
        members = tuple(municipality for municipality in found if municipality is not None)
        return Comparator(ComparatorKind.GROUP, str(group.name), members)
