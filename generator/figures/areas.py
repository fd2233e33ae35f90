"""The areas that figures are for."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class AreaLevel(enum.Enum):
    """What kind of area a figure is for; the value is the word in files."""

    MUNICIPALITY = "kommune"
    JOBCENTRE = "jobcenter"
    COUNCIL = "RAR"
    REGION = "region"
    COUNTRY = "land"
    GROUP = "gruppe"
    """Municipalities that a plan has put together; no source publishes figures for it."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area.

    ``code`` is a municipality's three digits ("751"), "000" for the country, and otherwise the name.
    """

    level: AreaLevel
    code: str
    name: str

    @classmethod
    def country(cls) -> Area:
        """Return the whole country."""
        return cls(AreaLevel.COUNTRY, "000", "Hele landet")

    @classmethod
    def council(cls, name: str) -> Area:
        """Return the area of a regional council: "RAR Fyn"."""
        return cls(AreaLevel.COUNCIL, name, name)

    @classmethod
    def region(cls, name: str) -> Area:
        """Return a region: "Region Syddanmark"."""
        return cls(AreaLevel.REGION, name, name)

    @classmethod
    def group(cls, name: str) -> Area:
        """Return a group of municipalities under the name that the plan gives it."""
        return cls(AreaLevel.GROUP, name, name)
