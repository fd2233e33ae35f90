"""Denmark's municipalities, their councils by year and their jobcentres in 2018."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.danish.names import genitive
from generator.problems.invisible import as_seen
from generator.source.data_files import DataFile, collected, read_data_file
from generator.source.written import WrittenMapping

GEOGRAPHY_FILE = Path(__file__).with_name("geography.yaml")

_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_AUTHORITY = re.compile(r"\s+(?:regions)?kommune$")


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality.

    ``code`` has three digits ("751"); ``name`` is the place ("København") and ``official_name`` the authority
    ("Københavns Kommune"); ``slug`` is the place in ASCII ("koebenhavn"); ``labour_market_area`` is the area
    of the regional labour-market council of 2015-2024 ("Østjylland"); ``jobcentre`` is the municipality whose
    jobcentre served it in 2018.
    """

    code: str
    name: str
    official_name: str
    slug: str
    region: str
    labour_market_area: str
    jobcentre: str
    other_names: tuple[str, ...] = ()

    @property
    def official_genitive(self) -> str:
        """The authority's name in the genitive: "Københavns Kommunes"."""
        return genitive(self.official_name)


@dataclass(frozen=True, slots=True)
class CouncilOrder:
    """How the regional councils were drawn in the years from ``first_year`` to ``last_year`` (None: still).

    ``pattern`` makes a council's name of its area; the areas are the regions or the labour-market areas.
    """

    first_year: int
    last_year: int | None
    pattern: str
    follows_regions: bool

    def name_for(self, municipality: Municipality) -> str:
        """Return the name of the council that the municipality belongs to."""
        area = municipality.region if self.follows_regions else municipality.labour_market_area
        return self.pattern.format(område=area)


def slug_of(name: str) -> str:
    """Return a place name in lower-case ASCII: Høje-Taastrup becomes hoeje-taastrup."""
    return name.casefold().translate(_ASCII).replace(" ", "-")


def _folded(text: str) -> str:
    """Return the spelling under which a name is looked up, alike for Århus and Aarhus, hyphen and space."""
    words = " ".join(as_seen(text).casefold().split())
    return slug_of(_AUTHORITY.sub("", words))


@dataclass(frozen=True)
class Geography:
    """Every municipality by code, and the regional councils by year."""

    municipalities: tuple[Municipality, ...]
    council_orders: tuple[CouncilOrder, ...]

    @cached_property
    def by_code(self) -> dict[str, Municipality]:
        """The municipalities by three-digit code."""
        return {m.code: m for m in self.municipalities}

    @cached_property
    def by_slug(self) -> dict[str, Municipality]:
        """The municipalities by slug."""
        return {m.slug: m for m in self.municipalities}

    @cached_property
    def _by_spelling(self) -> dict[str, Municipality]:
        return {
            _folded(spelling): m
            for m in self.municipalities
            for spelling in (m.code, "0" + m.code, m.official_name, *m.other_names, m.name)
        }

    def find(self, text: str) -> Municipality | None:
        """Return the municipality that a planner means by a code, a name or an authority's name.

        "751", "0751", "Århus", "aarhus kommune" and "Aarhus" are the same; None if no municipality fits.
        """
        return self._by_spelling.get(_folded(text))

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The names of the regions, "Region Syddanmark", by first municipality code."""
        return tuple(dict.fromkeys(f"Region {m.region}" for m in self.municipalities))

    def council(self, municipality: Municipality, year: int) -> str:
        """Return the name of the regional council of the municipality in a year.

        Raises KeyError for a year before 2015: the earlier councils are not known here.
        """
        return self._order(year).name_for(municipality)

    def councils(self, year: int) -> tuple[str, ...]:
        """Return the names of the regional councils in a year, by first municipality code.

        Raises KeyError for a year before 2015.
        """
        order = self._order(year)
        return tuple(dict.fromkeys(order.name_for(m) for m in self.municipalities))

    def members(self, council: str, year: int) -> tuple[Municipality, ...]:
        """Return the municipalities of a council, by code.

        Raises KeyError if the year had no council of that name.
        """
        order = self._order(year)
        members = tuple(m for m in self.municipalities if order.name_for(m) == council)
        if not members:
            raise KeyError(f"there was no council {council!r} in {year}")
        return members

    def _order(self, year: int) -> CouncilOrder:
        for order in self.council_orders:
            if order.first_year <= year and (order.last_year is None or year <= order.last_year):
                return order
        raise KeyError(f"the regional councils of {year} are not known")


class _Follows(enum.Enum):
    """Which areas councils are drawn by."""

    AREAS = "rar"
    REGIONS = "region"


def _municipality(code: str, within: WrittenMapping) -> Municipality:
    entry = DataFile(within[code], ("navn", "region", "rar"), ("myndighed", "også kaldet", "jobcenter"))
    name = entry.text("navn")
    return Municipality(
        code=code,
        name=name,
        official_name=entry.text("myndighed", f"{name} Kommune"),
        slug=slug_of(name),
        region=entry.text("region"),
        labour_market_area=entry.text("rar"),
        jobcentre=entry.text("jobcenter", name),
        other_names=entry.texts("også kaldet"),
    )


def _council_order(value: object) -> CouncilOrder:
    entry = DataFile(value, ("fra", "navn", "følger"), ("til",))
    return CouncilOrder(
        first_year=entry.whole_number("fra"),
        last_year=entry.whole_number("til") if "til" in entry else None,
        pattern=entry.text("navn"),
        follows_regions=entry.choice("følger", _Follows) is _Follows.REGIONS,
    )


def load_geography(file: Path = GEOGRAPHY_FILE) -> Geography:
    """Read the geography. Raises FindingsError if the file is wrong."""
    data = read_data_file(file, ("råd", "kommuner"))
    written = data.mapping("kommuner")
    return Geography(
        collected(lambda code: _municipality(code, written), written),
        collected(_council_order, data.items("råd")),
    )
