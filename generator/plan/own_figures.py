"""Figures and indicators that a municipality states itself in its file."""

from __future__ import annotations

from collections.abc import Callable

from generator.figures.catalogue import Indicator
from generator.figures.series import Area, Figure, Provenance, Series, State
from generator.plan.comparators import Comparators, municipality_area
from generator.problems import Finding, finding
from generator.source.geography import Municipality
from generator.source.records.goal import IndicatorUse, OwnIndicator


class OwnFigures:
    """The figures written under one use of an indicator; a figure without an area is the plan's own."""

    def __init__(
        self,
        indicator: Indicator,
        use: IndicatorUse | None,
        municipalities: tuple[Municipality, ...],
        comparators: Comparators,
        report: Callable[[Finding], None],
    ) -> None:
        self._indicator = indicator
        self._use = use
        self._by_area: dict[tuple[str, str], list[Figure]] = {}
        own_area = municipality_area(municipalities[0])
        for figure in use.figures if use is not None else ():
            area: Area | None = own_area
            if figure.area is not None:
                comparator = comparators.find(figure.area)
                area = comparator.area if comparator is not None else None
                if area is None:
                    report(finding("tal-område-ukendt", figure.place_of("område"), område=figure.area))
                    continue
            assert area is not None  # noqa: S101  (set just above)
            state = State(figure.state.value)
            has_value = state in {State.OK, State.PRELIMINARY}
            if has_value != (figure.value is not None):
                report(finding("tal-tilstand", figure.place, tilstand=state.value))
                continue
            value = float(figure.value) if figure.value is not None else None
            self._by_area.setdefault((area.level.value, area.code), []).append(
                Figure(figure.period, value, state)
            )

    def series(self, indicator_id: str, area: Area) -> Series:
        """Return the stated figures of an area in the order of their periods."""
        figures = sorted(
            self._by_area.get((area.level.value, area.code), []), key=lambda figure: figure.period
        )
        return Series(self._indicator, area, tuple(figures), self.provenance(indicator_id))

    def provenance(self, indicator_id: str) -> Provenance:
        """Return the source that the municipality names."""
        source = self._use.source if self._use is not None else None
        details = []
        if source is not None:
            details = [str(part) for part in (source.kind, source.wave) if part]
        return Provenance(
            source=str(source.name) if source is not None else "",
            table="",
            measure=", ".join(details),
            retrieved=source.retrieved if source is not None else None,
            updated=None,
            is_demo=False,
        )


def own_indicator(record: OwnIndicator) -> Indicator:
    """Return the municipality's own indicator in the form of the catalogue's."""
    return Indicator.own(
        id=str(record.id),
        name=str(record.name),
        short_name=str(record.short_name or record.name),
        unit=record.unit,
        decimals=record.decimals,
        polarity=record.polarity.value,
        population=str(record.population or ""),
        definition=str(record.definition),
    )
