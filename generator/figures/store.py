"""The figures that plans are made of: real ones where there are any, and demo figures else."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from generator.danish.periods import Period
from generator.figures.catalogue import Catalogue, Indicator
from generator.figures.figure_file import FigureFile
from generator.figures.provenance_file import FILE_NAME, ProvenanceFile
from generator.figures.real_figures import RealFigures
from generator.figures.series import Area, Figure, Provenance, Series, State


class FigureStore:
    """The figures below one folder, with ``real`` ones in their place.

    They are read when they are first asked for and then kept. The folder has one file for each indicator,
    and one that says where they come from; ``shown`` is the folder as findings should write it. An
    indicator that has any real figures has no others. Every method that reads raises KeyError for an id
    that is not in the catalogue, and FindingsError for a file that cannot be used.
    """

    def __init__(
        self, folder: Path, catalogue: Catalogue, shown: str | None = None, real: RealFigures | None = None
    ) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._real = real
        self._shown = folder.as_posix() if shown is None else shown
        self._files: dict[str, FigureFile | None] = {}
        self._series: dict[tuple[str, Area], Series] = {}
        self._provenances: dict[str, Provenance] = {}

    def has(self, indicator_id: str) -> bool:
        """Whether there are figures for the indicator."""
        return self._real_of(indicator_id) is not None or self._path(indicator_id).is_file()

    def series(self, indicator_id: str, area: Area) -> Series:
        """Return an area's figures, with every period that the indicator has figures for.

        Where the area has no figures, they are NOT_PUBLISHED if the source has none at that level and
        MISSING otherwise. The series is empty if there is no file for the indicator.
        """
        key = (indicator_id, area)
        if key not in self._series:
            indicator = self._catalogue.get(indicator_id)
            if real := self._real_of(indicator_id):
                self._series[key] = real.series(indicator, area)
            else:
                figures = self._figures(indicator, area)
                self._series[key] = Series(indicator, area, figures, self.provenance(indicator_id))
        return self._series[key]

    def latest_period(self, indicator_id: str) -> Period | None:
        """Return the newest period that the indicator has figures for, or None if it has none."""
        if real := self._real_of(indicator_id):
            periods = real.periods(self._catalogue.get(indicator_id))
            return periods[-1] if periods else None
        file = self._file(indicator_id)
        return file.periods[-1] if file is not None and file.periods else None

    def provenance(self, indicator_id: str) -> Provenance:
        """Return where the indicator's figures come from; of several sources the newest."""
        if real := self._real_of(indicator_id):
            return real.provenance(self._catalogue.get(indicator_id))
        if indicator_id not in self._provenances:
            indicator = self._catalogue.get(indicator_id)
            newest = self.latest_period(indicator_id)
            table = indicator.table_at(newest) if newest else None
            self._provenances[indicator_id] = self._origins.provenance(indicator, table)
        return self._provenances[indicator_id]

    def _real_of(self, indicator_id: str) -> RealFigures | None:
        """Return the real figures if they have the indicator."""
        self._catalogue.get(indicator_id)
        return self._real if self._real is not None and self._real.has(indicator_id) else None

    @cached_property
    def _origins(self) -> ProvenanceFile:
        return ProvenanceFile(self._folder / FILE_NAME, f"{self._shown}/{FILE_NAME}")

    def _figures(self, indicator: Indicator, area: Area) -> tuple[Figure, ...]:
        file = self._file(indicator.id)
        if file is None:
            return ()
        if not file.holds(area) and not indicator.is_published_for(area.level):
            return tuple(Figure(period, None, State.NOT_PUBLISHED) for period in file.periods)
        return file.figures(area)

    def _file(self, indicator_id: str) -> FigureFile | None:
        if indicator_id not in self._files:
            file = self._path(indicator_id)
            self._files[indicator_id] = (
                FigureFile(file, f"{self._shown}/{file.name}") if file.is_file() else None
            )
        return self._files[indicator_id]

    def _path(self, indicator_id: str) -> Path:
        return self._folder / f"{indicator_id}.csv"
