"""The tables of Statistics Denmark: described, asked for in bulk, and opened for an indicator."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote

from generator.danish.periods import Period
from generator.figures.catalogue import Indicator, SourceTable
from generator.figures.fetch.answers import cause_of, json_of, text_of
from generator.figures.fetch.asked_periods import Asked
from generator.figures.fetch.cells import AnsweredCells
from generator.figures.fetch.faults import AskForLess, fault
from generator.figures.fetch.kept_answers import KeptAnswer, KeptAnswers
from generator.figures.fetch.opened import Opened, Read, TablePiece
from generator.figures.fetch.statbank_info import (
    StatbankInfo,
    StatbankSelection,
    read_statbank_info,
    select,
)
from generator.figures.fetch.statbank_rows import read_lines
from generator.figures.fetch.web import HttpAnswer, Web, refused
from generator.problems import Place, finding
from generator.source.geography import Geography

NAME = "Danmarks Statistik"
ADDRESS = "https://api.statbank.dk/v1"
MOST_CELLS = 1_000_000
"""The limit of the source's other formats, rows times columns; ours has none, but that is not overdone."""

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Statbank:
    """The tables of Statistics Denmark. They need no key."""

    web: Web
    kept: KeptAnswers
    geography: Geography

    @property
    def name(self) -> str:
        """The source as deliveries and findings write it."""
        return NAME

    def open(self, indicator: Indicator, table: SourceTable, asked: Asked) -> Opened:
        """Return a table, ready to be asked for an indicator. Raises FindingsError and SourceClosed."""
        place = Place(f"{NAME}, {table.table}")
        path = f"tableinfo/{quote(table.table, safe='')}?lang=da"

        def described(body: bytes) -> StatbankInfo:
            return read_statbank_info(json_of(body, place, NAME), place)

        info, _ = self._ask(path, None, place, described)
        part = select(info, table, indicator.levels, place, self.geography)
        whole: Read | None = None
        if table.share:
            of = select(info, table, indicator.levels, place, self.geography, whole=True)
            whole = self._reader(info, of, place)
        columns = len(info.variables) + 1
        return Opened(
            place=place,
            periods=tuple(part.periods),
            areas=frozenset(item.area for item in part.areas.values()),
            most_at_once=lambda _: max(1, MOST_CELLS // (len(part.areas) * columns)),
            measure=part.measure,
            selection=part.words,
            updated=info.updated,
            next_update=None,
            link=table.link or f"https://www.statistikbanken.dk/{info.id}",
            origin=f"{self.web.base}/data/{info.id}",
            read=self._reader(info, part, place),
            read_whole=whole,
        )

    def _reader(self, info: StatbankInfo, selection: StatbankSelection, place: Place) -> Read:
        """Return what asks for some periods of a selection."""

        def read(periods: tuple[Period, ...]) -> TablePiece:
            def cells(body: bytes) -> AnsweredCells:
                return read_lines(text_of(body, place, NAME), place, info, selection, frozenset(periods))

            question = _question(info, selection, periods)
            found, answer = self._ask("data", question, place, cells, info, len(periods) > 1)
            return TablePiece((found,), (answer,))

        return read

    def _ask(
        self,
        path: str,
        body: Mapping[str, object] | None,
        place: Place,
        read: Callable[[bytes], _Read],
        info: StatbankInfo | None = None,
        divisible: bool = False,
    ) -> tuple[_Read, KeptAnswer]:
        """Return what an answer means, kept or fresh; only one that could be read is kept."""
        sent = "" if body is None else f" {json.dumps(body, ensure_ascii=False, sort_keys=True)}"
        question = f"{self.web.base}/{path}{sent}"
        updated = info.updated if info is not None else None
        kept = self.kept.find(question, updated)
        if kept is not None:
            return read(kept.body), kept
        answer = self.web.ask(path, place, body, divisible=divisible)
        _check(answer, place)
        result = read(answer.body)
        return result, self.kept.keep(question, answer.body, updated)


def _question(
    info: StatbankInfo, selection: StatbankSelection, periods: tuple[Period, ...]
) -> Mapping[str, object]:
    """Return what is sent to ask for some periods that follow each other in the table."""
    first, last = (selection.periods[period] for period in (periods[0], periods[-1]))
    chosen: dict[str, list[str]] = {
        selection.area_variable: list(selection.areas),
        **{variable_id: [value_id] for variable_id, value_id in selection.fixed.items()},
        selection.time_variable: [first if first == last else f">={first}<={last}"],
    }
    return {
        "table": info.id,
        "format": "BULK",
        "lang": "da",
        "valuePresentation": "CodeAndValue",
        "variables": [{"code": item.id, "values": chosen[item.id]} for item in info.variables],
    }


def _check(answer: HttpAnswer, place: Place) -> None:
    """Raise what a status other than success means."""
    if 200 <= answer.status < 300:
        return
    cause = cause_of(answer.body)
    match _error_type(answer.body):
        case "REQUEST-LIMIT":
            raise AskForLess([finding("hent-for-stor-forespørgsel", place, kilde=NAME, svar=cause)])
        case "EXTRACT-NOTFOUND":
            raise fault("hent-findes-ikke-mere", place, kilde=NAME, svar=cause)
        case "EXTRACT-NOTALLOWED":
            raise fault("hent-ikke-tilladt", place, kilde=NAME, svar=cause)
        case "EXTRACT-STREAMINGTIMESORT":
            raise fault("hent-sortering", place, kilde=NAME, svar=cause)
    if answer.status == 404:
        raise fault("hent-tabel-findes-ikke", place, kilde=NAME)
    if answer.status in (401, 403):
        raise fault("hent-adgang", place, kilde=NAME)
    if answer.status == 400:
        raise fault("hent-afvist", place, kilde=NAME, svar=cause)
    raise refused(answer, place, NAME, cause)


def _error_type(body: bytes) -> str:
    try:
        told: Any = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ""
    return str(told.get("errorTypeCode", "")) if isinstance(told, dict) else ""
