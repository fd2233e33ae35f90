"""Which indicators can be fetched, and why the others cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.danish.names import listed
from generator.danish.units import Unit
from generator.figures.catalogue import Indicator, SourceKind, SourceTable
from generator.problems import Finding, finding

_PAGE_ON_THE_WEB_SITE = re.compile(r"MM[0-9]+", re.IGNORECASE)
"""Measurements that Jobindsats numbers on its web site and that no table of its API is known for."""
_COUNT = re.compile(r"antal\b", re.IGNORECASE)


def usable_tables(indicator: Indicator) -> tuple[SourceTable, ...]:
    """Return the tables of an indicator that can be fetched, the newest first."""
    usable = [table for table in indicator.tables if _reason(indicator, table) is None]
    return tuple(reversed(usable))


def cannot_be_fetched(indicators: Iterable[Indicator]) -> tuple[Finding, ...]:
    """Return remarks on the indicators that cannot be fetched, one for each reason."""
    by_reason: dict[str, list[str]] = {}
    for indicator in indicators:
        reason = _reason_of_all(indicator)
        if reason is not None:
            by_reason.setdefault(reason, []).append(indicator.id)
    return tuple(finding(code, None, indikatorer=listed(ids)) for code, ids in by_reason.items())


def _reason_of_all(indicator: Indicator) -> str | None:
    """Return the code of why none of an indicator's tables can be fetched; None if one can."""
    if indicator.source is SourceKind.MANUAL:
        return "hent-manuel"
    if usable_tables(indicator):
        return None
    reasons: Sequence[str | None] = [_reason(indicator, table) for table in indicator.tables]
    return reasons[-1] if reasons else "hent-ingen-tabel"


def _reason(indicator: Indicator, table: SourceTable) -> str | None:
    if indicator.source is SourceKind.MANUAL:
        return "hent-manuel"
    if indicator.source is SourceKind.JOBINDSATS and _PAGE_ON_THE_WEB_SITE.fullmatch(table.table):
        return "hent-kun-på-nettet"
    if indicator.unit is Unit.PERCENT and _COUNT.match(table.measure) and not table.share:
        return "hent-skal-regnes-ud"
    return None
