"""Real figures as plans read them: put together of deliveries, with the sources of each series."""

from __future__ import annotations

from dataclasses import replace

from generator.danish.periods import Period
from generator.figures.archive import Archive, StoredDelivery
from generator.figures.areas import Area
from generator.figures.catalogue import Indicator, NewestPeriod
from generator.figures.series import Figure, Provenance, Series, State


class RealFigures:
    """The figures of an archive, with the newest period left out or marked where the catalogue says so."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._periods: dict[str, tuple[Period, ...]] = {}

    def has(self, indicator_id: str) -> bool:
        """Whether there are real figures for the indicator."""
        return self._archive.has(indicator_id)

    def periods(self, indicator: Indicator) -> tuple[Period, ...]:
        """Return the periods that are shown of an indicator, in order."""
        if indicator.id not in self._periods:
            periods = self._archive.periods(indicator)
            left_out = indicator.newest is NewestPeriod.LEFT_OUT
            self._periods[indicator.id] = periods[:-1] if left_out else periods
        return self._periods[indicator.id]

    def series(self, indicator: Indicator, area: Area) -> Series:
        """Return an area's figures for every period of the indicator.

        Where it has no figure, the figure is NOT_PUBLISHED if the source has none at that level, else
        MISSING.
        """
        known = self._archive.figures(indicator, area)
        published = bool(known) or indicator.is_published_for(area.level)
        absent = State.MISSING if published else State.NOT_PUBLISHED
        periods = self.periods(indicator)
        figures = [
            known[period][0] if period in known else Figure(period, None, absent) for period in periods
        ]
        if figures and indicator.newest is NewestPeriod.PRELIMINARY and figures[-1].value is not None:
            figures[-1] = replace(figures[-1], state=State.PRELIMINARY)
        used: dict[StoredDelivery, list[Period]] = {}
        for period in periods:
            if period in known:
                used.setdefault(known[period][1], []).append(period)
        sources = tuple(
            delivery.note.provenance(used[delivery])
            for delivery in self._archive.deliveries(indicator.id)
            if delivery in used
        )
        provenance = sources[0] if sources else self.provenance(indicator)
        return Series(indicator, area, tuple(figures), provenance, sources=sources)

    def provenance(self, indicator: Indicator) -> Provenance:
        """Return where the newest delivery comes from."""
        note = self._archive.deliveries(indicator.id)[0].note
        shown = set(self.periods(indicator))
        return note.provenance(period for period in note.periods if period in shown)
