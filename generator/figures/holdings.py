"""What there is of figures for each indicator, and what is missing for some municipalities."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.danish.periods import Period
from generator.figures.archive import Archive
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Catalogue, Indicator
from generator.source.geography import Municipality


class Holding(enum.Enum):
    """What kind of figures there are for an indicator; the value is the word in the overview."""

    REAL = "rigtige"
    DEMO = "demo"
    NONE = "ingen"


@dataclass(frozen=True, slots=True)
class IndicatorHoldings:
    """The figures of one indicator.

    ``without`` are the municipalities that have no figure in the newest period, ``hidden`` those whose figure
    the source keeps back there, and ``gaps`` the periods between the first and the last that nobody has a
    figure for. All but ``holding`` are of real figures.
    """

    indicator: Indicator
    holding: Holding
    tables: tuple[str, ...] = ()
    retrieved: datetime.date | None = None
    updated: datetime.date | None = None
    next_update: datetime.date | None = None
    newest: Period | None = None
    municipalities: int = 0
    without: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    gaps: tuple[Period, ...] = ()


def holdings(
    archive: Archive, demo: Path, catalogue: Catalogue, municipalities: Sequence[Municipality]
) -> tuple[IndicatorHoldings, ...]:
    """Return what there is of each indicator; ``municipalities`` are those that plans are made for.

    Raises FindingsError for a stored file that cannot be used.
    """
    return tuple(_of(indicator, archive, demo, municipalities) for indicator in catalogue)


def _of(
    indicator: Indicator, archive: Archive, demo: Path, municipalities: Iterable[Municipality]
) -> IndicatorHoldings:
    deliveries = archive.deliveries(indicator.id)
    if not deliveries:
        is_demo = (demo / f"{indicator.id}.csv").is_file()
        return IndicatorHoldings(indicator, Holding.DEMO if is_demo else Holding.NONE)
    periods = archive.periods(indicator)
    newest = periods[-1] if periods else None
    without, hidden = [], []
    for municipality in municipalities if newest and AreaLevel.MUNICIPALITY in indicator.levels else ():
        area = Area(AreaLevel.MUNICIPALITY, municipality.code, municipality.name)
        known = archive.figures(indicator, area).get(newest) if newest else None
        if known is None:
            without.append(municipality.name)
        elif known[0].value is None:
            hidden.append(municipality.name)
    expected = Period.range(periods[0], periods[-1]) if periods else ()
    level = AreaLevel.MUNICIPALITY.value
    note = deliveries[0].note
    return IndicatorHoldings(
        indicator,
        Holding.REAL,
        tables=tuple(dict.fromkeys(item.note.table for item in deliveries)),
        retrieved=note.retrieved.date(),
        updated=note.updated,
        next_update=note.next_update,
        newest=newest,
        municipalities=len({code for d in deliveries for lvl, code in d.figures.codes if lvl == level}),
        without=tuple(without),
        hidden=tuple(hidden),
        gaps=tuple(period for period in expected if period not in set(periods)),
    )
