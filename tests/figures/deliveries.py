"""Deliveries for tests."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from generator.danish.periods import Period
from generator.figures.archive import Archive
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Catalogue
from generator.figures.catalogue_file import load_catalogue
from generator.figures.delivery import DeliveredFigure, Delivery
from generator.figures.intake import Intake, take_in
from generator.figures.real_figures import RealFigures
from generator.figures.series import State
from generator.figures.store import FigureStore
from generator.source.geography import Geography, load_geography

CATALOGUE: Catalogue = load_catalogue()
GEOGRAPHY: Geography = load_geography()
MUNICIPALITIES = tuple(Area(AreaLevel.MUNICIPALITY, m.code, m.name) for m in GEOGRAPHY.municipalities)
AARHUS = next(area for area in MUNICIPALITIES if area.name == "Aarhus")
LÆSØ = next(area for area in MUNICIPALITIES if area.name == "Læsø")
COUNTRY = Area.country()
LONG_TERM = "langtidsledige"


def months(first: str, last: str) -> tuple[Period, ...]:
    return Period.range(Period.parse(first), Period.parse(last))


def figures_of(
    periods: Sequence[Period], areas: Iterable[Area] = (AARHUS, COUNTRY), value: float = 100
) -> tuple[DeliveredFigure, ...]:
    return tuple(DeliveredFigure(area, period, value) for area in areas for period in periods)


def delivery(
    figures: Sequence[DeliveredFigure],
    fetched: str = "2017-09-01",
    indicator_id: str = LONG_TERM,
    table: str = "Y25I09",
    source: str = "Jobindsats",
) -> Delivery:
    return Delivery(
        indicator_id=indicator_id,
        source=source,
        table=table,
        measure="Antal langtidsledige personer",
        selection="",
        retrieved=datetime.datetime.fromisoformat(f"{fetched} 12:00:00"),
        updated=datetime.date(2017, 8, 25),
        origin="udtræk.csv",
        digest=hashlib.sha256(f"{fetched}{table}{figures}".encode()).hexdigest(),
        figures=tuple(figures),
    )


def store(folder: Path, wanted: Delivery, partial: bool = False) -> Intake:
    return take_in(folder, wanted, CATALOGUE, GEOGRAPHY, partial=partial)


def stored(folder: Path, wanted: Delivery, partial: bool = False) -> Path:
    intake = store(folder, wanted, partial)
    assert intake.stored is not None, intake.findings
    return intake.stored


def reading(folder: Path, as_of: str | None = None, demo: Path | None = None) -> FigureStore:
    day = datetime.date.fromisoformat(as_of) if as_of else None
    return FigureStore(
        demo or folder / "ingen", CATALOGUE, real=RealFigures(Archive(folder, day, "data/tal"))
    )


def hidden(figure: DeliveredFigure) -> DeliveredFigure:
    return replace(figure, value=None, state=State.SUPPRESSED)
