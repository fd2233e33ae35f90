"""What a plan is held against: the country, its council area, another municipality, or a named group.

A group is named by the municipality, never guessed: clusters differ by benefit and by year.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.danish.names import capitalised
from generator.figures.areas import Area, AreaLevel
from generator.source.geography import Geography, Municipality
from generator.source.records.goal import ComparisonGroup

COUNTRY_NAMES = ("hele landet", "landet", "danmark", "landsgennemsnittet")


class ComparatorKind(enum.Enum):
    """The kinds of thing a plan can be held against."""

    COUNTRY = "land"
    COUNCIL = "råd"
    MUNICIPALITY = "kommune"
    REGION = "region"
    GROUP = "gruppe"


@dataclass(frozen=True, slots=True)
class Comparator:
    """Something a plan is held against; ``members`` are its municipalities, empty for the country."""

    kind: ComparatorKind
    name: str
    members: tuple[Municipality, ...] = ()

    @property
    def is_average(self) -> bool:
        """Whether the figures are mostly an average of the members', since few publish them."""
        return self.kind in {ComparatorKind.REGION, ComparatorKind.GROUP}

    @property
    def area(self) -> Area:
        """The area that the comparator's figures are for."""
        match self.kind:
            case ComparatorKind.COUNTRY:
                return Area.country()
            case ComparatorKind.COUNCIL:
                return Area.council(self.name)
            case ComparatorKind.MUNICIPALITY:
                return municipality_area(self.members[0])
            case ComparatorKind.REGION:
                return Area.region(self.name)
            case ComparatorKind.GROUP:
                return Area.group(self.name)


def municipality_area(municipality: Municipality) -> Area:
    """Return the area of a municipality."""
    return Area(AreaLevel.MUNICIPALITY, municipality.code, municipality.name)


def jobcentre_area(word: str) -> Area | None:
    """Return the area of a jobcentre that a planner names "Jobcenter Esbjerg", or None for other words."""
    if not word.casefold().startswith("jobcent"):
        return None
    name = capitalised(word)
    return Area(AreaLevel.JOBCENTRE, name, name)


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
            return self._region(folded.removeprefix("region ").strip())
        municipality = self._geography.find(word)
        if municipality is not None:
            return self.municipality(municipality)
        return None

    def municipality(self, municipality: Municipality) -> Comparator:
        """Return a municipality as something to be held against."""
        return Comparator(ComparatorKind.MUNICIPALITY, municipality.name, (municipality,))

    @property
    def names(self) -> list[str]:
        """The names that somebody may have meant by a word that names nothing."""
        names = [group.name for group in self._groups.values()]
        names += ["RAR", "Hele landet", *self._geography.councils(self._year)]
        return names + [municipality.name for municipality in self._geography.municipalities]

    def _region(self, folded_name: str) -> Comparator | None:
        members = tuple(m for m in self._geography.municipalities if m.region.casefold() == folded_name)
        return Comparator(ComparatorKind.REGION, f"Region {members[0].region}", members) if members else None

    def _council(self, name: str) -> Comparator:
        members = tuple(self._geography.members(name, self._year))
        return Comparator(ComparatorKind.COUNCIL, name, members)

    def _group(self, group: ComparisonGroup) -> Comparator:
        """Return a group; one with a member that nobody knows is not computed from the others alone."""
        found = [self._geography.find(member) for member in group.members]
        known = tuple(dict.fromkeys(municipality for municipality in found if municipality is not None))
        return Comparator(ComparatorKind.GROUP, str(group.name), known if None not in found else ())
