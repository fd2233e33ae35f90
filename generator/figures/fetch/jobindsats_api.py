"""Version 3 of the API of Jobindsats: questions, and what its refusals mean."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import quote

from generator.figures.fetch.answers import cause_of, json_of
from generator.figures.fetch.faults import OnlySoManyPeriods, SourceClosed, fault
from generator.figures.fetch.jobindsats_info import TableInfo, TableUpdate, read_table_info, read_updates
from generator.figures.fetch.kept_answers import KeptAnswer, KeptAnswers
from generator.figures.fetch.web import HttpAnswer, Web, refused
from generator.problems import FindingsError, Place, finding

NAME = "Jobindsats"
ADDRESS = "https://api.jobindsats.dk/v3"
_UNESCAPED = "/,:*"
_ONLY = re.compile(r"only\s+([0-9]{1,5})\s+periods?", re.IGNORECASE)
_PERIOD_TYPE = re.compile(r"unknown period type", re.IGNORECASE)
_HIERARCHY = re.compile(r"unknown hierarch", re.IGNORECASE)

_Read = TypeVar("_Read")


class UnknownPeriodType(FindingsError):  # noqa: N818 - named for what is so
    """The table has no periods of the type that was asked for."""


class JobindsatsApi:
    """Asks Jobindsats, and keeps the answers that are sound.

    What asks raises SourceClosed if nothing can be had from Jobindsats, and FindingsError for any other
    refusal and for answers that ``read`` refuses.
    """

    def __init__(self, web: Web, kept: KeptAnswers) -> None:
        self._web = web
        self._kept = kept
        self._updates: dict[str, TableUpdate] | None = None

    def describe(self, table_id: str, place: Place) -> TableInfo:
        """Return what Jobindsats tells of a table."""
        path = f"table/{quote(table_id.lower(), safe='')}?format=json"
        return self._ask(path, place, lambda described: read_table_info(described, place))[0]

    def update_of(self, table_id: str) -> TableUpdate:
        """Return when the catalogue says that a table was updated, if it says so."""
        if self._updates is None:
            self._updates = self._all_updates()
        return self._updates.get(table_id.casefold(), TableUpdate())

    def _all_updates(self) -> dict[str, TableUpdate]:
        try:
            return self._ask("tables?format=json", Place(NAME), read_updates)[0]
        except SourceClosed:
            raise
        except FindingsError:  # the figures can be had all the same
            return {}

    def address(self, table_id: str, selectors: Mapping[str, str]) -> str:
        """Return the address of a question without its periods."""
        return f"{self._web.base}/{_data(table_id, selectors)}"

    def rows(
        self,
        table_id: str,
        selectors: Mapping[str, str],
        period: tuple[str, str],
        place: Place,
        read: Callable[[Any], _Read],
        *,
        updated: datetime.date | None = None,
        divisible: bool = False,
    ) -> tuple[_Read, KeptAnswer]:
        """Ask for the data of a table in some periods: their type and their codes, or "latest:12".

        An answer kept from another day is used if it is of the same update. ``divisible`` says that fewer
        periods can be asked for, so that silence is not waited for again and again.
        """
        type_id, codes = period
        path = _data(table_id, {**selectors, f"period.{type_id}": codes, "format": "json"})
        return self._ask(path, place, read, updated, divisible)

    def _ask(
        self,
        path: str,
        place: Place,
        read: Callable[[Any], _Read],
        updated: datetime.date | None = None,
        divisible: bool = False,
    ) -> tuple[_Read, KeptAnswer]:
        question = f"{self._web.base}/{path}"
        kept = self._kept.find(question, updated)
        if kept is not None:
            return read(json_of(kept.body, place, NAME)), kept
        answer = self._web.ask(path, place, divisible=divisible)
        _check(answer, place)
        result = read(json_of(answer.body, place, NAME))
        return result, self._kept.keep(question, answer.body, updated)


def codes_of(codes: Sequence[str]) -> str:
    """Return periods as a question names them."""
    return ",".join(codes)


def _data(table_id: str, selectors: Mapping[str, str]) -> str:
    chosen = "&".join(f"{quote(k, safe='*')}={quote(v, safe=_UNESCAPED)}" for k, v in selectors.items())
    return f"data/{quote(table_id.lower(), safe='')}?{chosen}"


def _check(answer: HttpAnswer, place: Place) -> None:
    """Raise what a status other than success means."""
    if 200 <= answer.status < 300:
        return
    cause = cause_of(answer.body)
    if answer.status == 401:
        code = "hent-nøgle-ikke-modtaget" if "missing" in cause.casefold() else "hent-nøgle-afvist"
        raise SourceClosed([finding(code, Place(NAME), svar=cause)])
    if answer.status == 403:
        raise fault("hent-adgang", place, kilde=NAME)
    if answer.status == 404:
        raise fault("hent-tabel-findes-ikke", place, kilde=NAME)
    if answer.status == 422:
        if _PERIOD_TYPE.search(cause):
            raise UnknownPeriodType([finding("hent-periodetype-afvist", place, svar=cause)])
        code = "hent-opdeling-afvist" if _HIERARCHY.search(cause) else "hent-afvist"
        found = finding(code, place, kilde=NAME, svar=cause)
        only = _ONLY.search(cause)
        raise OnlySoManyPeriods(int(only[1]), [found]) if only else FindingsError([found])
    raise refused(answer, place, NAME, cause)
