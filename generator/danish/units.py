"""The units that figures are measured in; different units never mix."""

from __future__ import annotations

import enum
import re

_NOT_SIGNIFICANT = re.compile(r"[\s.\-]+")


class Unit(enum.Enum):
    """What a figure counts; the value is the word that a planner writes in a file."""

    PERCENT = "procent"
    PERCENTAGE_POINT = "procentpoint"
    FULL_TIME_PERSONS = "fuldtidspersoner"
    PERSONS = "personer"
    CASES = "sager"
    SPELLS = "forløb"
    COUNT = "antal"
    COMPANIES = "virksomheder"
    KRONER = "kr."
    MILLION_KRONER = "mio. kr."
    RANK = "placering"
    INDEX = "indeks"
    SCORE = "score"

    @property
    def prose(self) -> str:
        """How the unit is written after a number in running text; empty if nothing is written."""
        return _PROSE.get(self, self.value)

    @property
    def singular(self) -> str | None:
        """How the unit is written after the number 1; None if it is no other than after other numbers."""
        return _SINGULAR.get(self)

    @property
    def symbol(self) -> str:
        """How the unit is written after a number in tables and charts; empty if nothing is written."""
        return "%" if self is Unit.PERCENT else self.prose

    @property
    def change(self) -> str:
        """How the unit is written after a change: a rank changes by places, a score by points."""
        return _CHANGE.get(self, self.prose)

    @property
    def difference(self) -> Unit:
        """The unit of the difference between two values in this unit."""
        return Unit.PERCENTAGE_POINT if self is Unit.PERCENT else self

    @classmethod
    def parse(cls, text: str) -> Unit | None:
        """Return the unit that a planner means by ``text``, or None if no unit is called that."""
        return _BY_SPELLING.get(_NOT_SIGNIFICANT.sub("", text.casefold()))


_PROSE = {
    Unit.PERCENT: "pct.",
    Unit.COUNT: "",
    Unit.RANK: "",
    Unit.INDEX: "",
    Unit.SCORE: "",
}

_SINGULAR = {
    Unit.FULL_TIME_PERSONS: "fuldtidsperson",
    Unit.PERSONS: "person",
    Unit.CASES: "sag",
    Unit.COMPANIES: "virksomhed",
    Unit.RANK: "plads",
}

_CHANGE = {
    Unit.RANK: "pladser",
    Unit.INDEX: "point",
    Unit.SCORE: "point",
}

# Spellings without spaces, points and hyphens, in lower case.
_SPELLINGS = {
    Unit.PERCENT: "procent procenter pct %",
    Unit.PERCENTAGE_POINT: "procentpoint procentpoints pctpoint pctpoints pctp pctpt %point %points pp",
    Unit.FULL_TIME_PERSONS: "fuldtidspersoner fuldtidsperson fuldtid helårspersoner helårsperson",
    Unit.PERSONS: "personer person borgere borger",
    Unit.CASES: "sager sag",
    Unit.SPELLS: "forløb forloeb",
    Unit.COUNT: "antal stk",
    Unit.COMPANIES: "virksomheder virksomhed",
    Unit.KRONER: "kr krone kroner dkk",
    Unit.MILLION_KRONER: "miokr miokroner mkr millionerkr millionerkroner millionkr millionkroner miodkk",
    Unit.RANK: "placering placeringer plads rang",
    Unit.INDEX: "indeks indekstal",
    Unit.SCORE: "score",
}

_BY_SPELLING = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
