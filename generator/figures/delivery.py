"""A delivery: the figures of one indicator as one answer from a source gave them, and their origin."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.danish.periods import Period
from generator.figures.areas import Area
from generator.figures.series import State


@dataclass(frozen=True, slots=True)
class DeliveredFigure:
    """One figure as the source gave it, in the unit of its indicator.

    ``denominator`` is the count that a share is a share of, where the source gives it.
    """

    area: Area
    period: Period
    value: float | None
    state: State = State.OK
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one answer, or one file, holds of one indicator.

    ``table``, ``measure`` and ``selection`` are the source's own words; ``updated`` is the day the source
    last changed the table and ``next_update`` the day it means to do so again; ``origin`` is the file and
    sheet, or the address asked without any key; ``digest`` is the SHA-256 of the raw answer in hexadecimal;
    ``link`` is the source's page about the table.
    """

    indicator_id: str
    source: str
    table: str
    measure: str
    selection: str
    retrieved: datetime.datetime
    updated: datetime.date | None
    origin: str
    digest: str
    figures: tuple[DeliveredFigure, ...]
    link: str = ""
    next_update: datetime.date | None = None
