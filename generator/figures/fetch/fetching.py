"""Fetches the figures of indicators, table by table, and stores each delivery that is sound."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.danish.periods import Period
from generator.figures.catalogue import Catalogue, Indicator, SourceKind, SourceTable
from generator.figures.delivery import Delivery
from generator.figures.fetch.asked_periods import Asked, Latest, Span, pieces, wanted_of
from generator.figures.fetch.collected import CollectedFigures
from generator.figures.fetch.faults import AskForLess, SourceClosed
from generator.figures.fetch.fetchable import usable_tables
from generator.figures.fetch.opened import Opened, Read, TablePiece
from generator.figures.fetch.sources import Sources
from generator.figures.intake import take_in
from generator.problems import Finding, FindingsError, Place, finding
from generator.source.geography import Geography


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one indicator: the files stored, the number of figures in them, and what was found.

    ``tried`` is False where its source had already turned out to be closed.
    """

    indicator: Indicator
    stored: tuple[Path, ...] = ()
    figures: int = 0
    findings: tuple[Finding, ...] = ()
    tried: bool = True


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches indicators into a folder of real figures.

    ``tell`` is called with the table and how far it has come: "PTV_A02 2/3".
    """

    folder: Path
    catalogue: Catalogue
    geography: Geography
    sources: Sources
    tell: Callable[[str], None] = lambda _: None

    def fetch(self, indicators: Iterable[Indicator], asked: Asked) -> Iterator[Fetched]:
        """Yield what became of each indicator that can be fetched. One that fails stops no other.

        Where a source has no key, no connection or no way in, its other indicators are not tried.
        """
        closed: set[SourceKind] = set()
        for indicator in indicators:
            if indicator.source in closed:
                yield Fetched(indicator, tried=False)
                continue
            fetching = _Fetching(self, indicator, asked)
            if not fetching.run():
                closed.add(indicator.source)
            yield Fetched(indicator, tuple(fetching.stored), fetching.figures, tuple(fetching.findings))


class _Fetching:
    """One indicator being fetched from its tables, the newest first, until there are periods enough."""

    def __init__(self, fetcher: Fetcher, indicator: Indicator, asked: Asked) -> None:
        self._fetcher = fetcher
        self._indicator = indicator
        self._asked = asked
        self._periods = 0
        self.stored: list[Path] = []
        self.figures = 0
        self.findings: list[Finding] = []

    def run(self) -> bool:
        """Fetch the indicator, and return whether anything more can be had from its source."""
        failed = False
        for table in usable_tables(self._indicator):
            asked = self._of(table)
            if asked is None:
                continue
            try:
                self._take(table, asked)
            except FindingsError as error:
                self.findings.extend(error.findings)
                if isinstance(error, SourceClosed):
                    return False
                failed = True
        if not failed:
            self.findings.extend(_too_few(self._indicator, self._asked, self._periods))
        return True

    def _of(self, table: SourceTable) -> Asked | None:
        """Return what remains to be asked of a table; None if that is nothing."""
        asked = self._asked
        if isinstance(asked, Latest):
            return Latest(asked.number - self._periods) if asked.number > self._periods else None
        begins_in_time = table.first is None or table.first.start <= asked.last.end
        ends_late_enough = table.last is None or asked.first.start <= table.last.end
        return asked if begins_in_time and ends_late_enough else None

    def _take(self, table: SourceTable, asked: Asked) -> None:
        """Fetch and store what one table has of the periods asked for. Raises FindingsError."""
        indicator, fetcher = self._indicator, self._fetcher
        source = fetcher.sources[indicator.source]
        opened = source.open(indicator, table, asked)
        periods = wanted_of(opened.periods, asked, indicator, table)
        if not periods:
            return
        part = list(self._pieces(opened, opened.read, periods, table))
        whole = opened.read_whole and list(self._pieces(opened, opened.read_whole, periods, table))
        collected = CollectedFigures(opened, indicator, fetcher.geography, part, whole)
        collected.check()
        answers = [answer for piece in (*part, *(whole or ())) for answer in piece.answers]
        delivery = Delivery(
            indicator_id=indicator.id,
            source=source.name,
            table=table.table,
            measure=collected.measure,
            selection=opened.selection,
            retrieved=min(answer.retrieved for answer in answers),
            updated=opened.updated,
            origin=opened.origin,
            digest=_digest(answer.body for answer in answers),
            figures=collected.figures(),
            link=opened.link,
            next_update=opened.next_update,
        )
        partial = isinstance(self._asked, Span)
        intake = take_in(fetcher.folder, delivery, fetcher.catalogue, fetcher.geography, partial=partial)
        self._periods += len(periods)
        self.findings.extend((*collected.findings(periods), *intake.findings))
        if intake.stored is not None:
            self.stored.append(intake.stored)
            self.figures += len(delivery.figures)

    def _pieces(
        self, opened: Opened, read: Read, periods: list[Period], table: SourceTable
    ) -> Iterator[TablePiece]:
        """Yield the answers about periods, asked for in parts, and in smaller ones where that is too much."""
        waiting = pieces(periods, opened.most_at_once(periods[-1].kind))
        done = 0
        while waiting:
            self._fetcher.tell(f"{table.table} {done + 1}/{done + len(waiting)}")
            try:
                yield read(waiting[0])
            except AskForLess:
                if len(waiting[0]) == 1:
                    raise
                rest = [period for part in waiting for period in part]
                waiting = pieces(rest, len(waiting[0]) // 2)
                continue
            done += 1
            waiting = waiting[1:]


def not_tried(fetched: Iterable[Fetched]) -> tuple[Finding, ...]:
    """Return what is to be told of the indicators that were not tried."""
    ids = [item.indicator.id for item in fetched if not item.tried]
    return (finding("hent-ikke-forsøgt", Place(ids[0]), antal=len(ids)),) if ids else ()


def _too_few(indicator: Indicator, asked: Asked, found: int) -> Iterator[Finding]:
    """Tell that a source has fewer periods than were asked for, or none."""
    place = Place(indicator.id)
    if not found:
        yield finding("hent-ingen-perioder", place)
    elif isinstance(asked, Latest) and found < asked.number:
        yield finding("hent-færre-perioder", place, ønsket=asked.number, antal=found)


def _digest(bodies: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for body in bodies:
        digest.update(body)
    return digest.hexdigest()


def now() -> datetime.datetime:
    """Return the time, with its time zone."""
    return datetime.datetime.now().astimezone()
