"""A table that is ready to be asked, whichever source it is at."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from generator.danish.periods import Period, PeriodKind
from generator.figures.areas import Area
from generator.figures.catalogue import Indicator, SourceTable
from generator.figures.fetch.asked_periods import Asked
from generator.figures.fetch.cells import AnsweredCells
from generator.figures.fetch.kept_answers import KeptAnswer
from generator.problems import Place


@dataclass(frozen=True, slots=True)
class TablePiece:
    """What the answers about some periods hold, one for each question that had to be asked."""

    cells: tuple[AnsweredCells, ...]
    answers: tuple[KeptAnswer, ...]


Read = Callable[[tuple[Period, ...]], TablePiece]
"""Asks for some periods. Raises AskForLess where fewer at a time may help, and FindingsError."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A table ready to be asked for one indicator.

    ``periods`` are those it has, ``areas`` those it has by its own description, and ``most_at_once`` the
    number of periods of a kind that one question may hold. ``measure`` and ``selection`` are the source's
    own words, ``updated`` and ``next_update`` the days of its updates, and ``origin`` is the address asked,
    without periods or key. ``read`` asks for the selection, and ``read_whole``, where the indicator is a
    share of counts, for what it is a share of.
    """

    place: Place
    periods: tuple[Period, ...]
    areas: frozenset[Area]
    most_at_once: Callable[[PeriodKind], int]
    measure: str
    selection: str
    updated: datetime.date | None
    next_update: datetime.date | None
    link: str
    origin: str
    read: Read
    read_whole: Read | None = None


class Source(Protocol):
    """A source whose tables can be opened."""

    @property
    def name(self) -> str:
        """The source as deliveries and findings write it."""

    def open(self, indicator: Indicator, table: SourceTable, asked: Asked) -> Opened:
        """Return a table, ready to be asked for an indicator.

        Raises FindingsError if the table, or something in it that the catalogue names, is not there, and
        SourceClosed if nothing can be had from the source.
        """
