"""Disclosure control: figures of too few people are withheld, and so is what would let one work them out.

The rule stands in ``data/diskretion.yaml`` with its source. A count above 0 and below the threshold is
withheld, and so is every share whose count is. What more is withheld, so that no total gives a count away,
stands in ``withholding``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.danish.names import listed
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Indicator
from generator.figures.series import Figure, Provenance, Series, State
from generator.figures.store import FigureStore
from generator.figures.withholding import Cells, safely_withheld
from generator.source.data_files import read_data_file
from generator.source.geography import Geography

Figures = Callable[[Area], tuple[Figure, ...]]
Withheld = Mapping[Area, frozenset[Period]]
"""The periods whose figure must not be shown, by area."""

LEAST_THRESHOLD = 3
"""The smallest count that may be shown: Jobindsats shows none below it. A project may ask for more."""

COUNTED_PEOPLE = frozenset({Unit.PERSONS, Unit.FULL_TIME_PERSONS, Unit.CASES, Unit.SPELLS})
"""The units that the rule holds for in every project; it may be made to hold for more."""

MAY_BE_EXEMPT = frozenset({"fuldtidspersoner-reduktion"})
"""Differences of two counts: a difference of one person tells of no one person."""


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """The smallest count that may be shown, and the units that the rule holds for.

    It holds for figures that municipalities write themselves too. ``exempt`` are ids of indicators that it
    does not hold for.
    """

    threshold: float
    units: frozenset[Unit]
    source: str
    exempt: frozenset[str] = frozenset()

    def is_too_few(self, figure: Figure, unit: Unit) -> bool:
        """Whether a figure is of too few, by itself or by the count that it is a share of."""
        if figure.value is None:
            return False
        if unit is Unit.PERCENT:
            count = figure.value / 100 * figure.denominator if figure.denominator is not None else None
        else:
            count = figure.value if unit in self.units else None
        return count is not None and 0 < count < self.threshold

    def is_withheld(self, figure: Figure, unit: Unit) -> bool:
        """Whether a figure is of too few, or kept back by its source."""
        return figure.state is State.SUPPRESSED or self.is_too_few(figure, unit)

    def hidden(self, figure: Figure, unit: Unit) -> Figure:
        """Return a figure as it may be shown."""
        return suppressed(figure) if self.is_too_few(figure, unit) else figure


def suppressed(figure: Figure) -> Figure:
    """Return a figure without its value, since it must not be shown."""
    return replace(figure, value=None, state=State.SUPPRESSED, denominator=None)


def load_disclosure(file: Path, shown: str | None = None) -> DisclosureRule:
    """Read the rule; ``shown`` is the file as findings call it. Raises FindingsError if it is wrong."""
    data = read_data_file(file, ("under", "enheder", "egne tal", "kilde"), ("undtaget",), shown=shown)
    under = data.whole_number("under")
    if under < LEAST_THRESHOLD:
        raise data.problem("diskretion-for-lav", "under", tal=under, mindst=LEAST_THRESHOLD)
    units = frozenset(data.units("enheder"))
    if missing := [unit.value for unit in Unit if unit in COUNTED_PEOPLE - units]:
        raise data.problem("diskretion-enheder", "enheder", enheder=listed(missing))
    if not data.flag("egne tal", True):
        raise data.problem("diskretion-egne-tal", "egne tal")
    exempt = frozenset(data.texts("undtaget"))
    if unsafe := sorted(exempt - MAY_BE_EXEMPT):
        raise data.problem("diskretion-undtaget", "undtaget", indikatorer=listed(unsafe))
    return DisclosureRule(
        under,
        units,
        data.text("kilde"),
        exempt,
    )


def totals(geography: Geography, years: Iterable[int]) -> Mapping[Area, tuple[Area, ...]]:
    """Return the areas that others add up to: the country, the regions, and the councils of some years."""
    everyone = {m.code: Area(AreaLevel.MUNICIPALITY, m.code, m.name) for m in geography.municipalities}
    parts = {Area.country(): tuple(everyone.values())}
    for name in geography.regions:
        parts[Area.region(name)] = tuple(
            everyone[m.code] for m in geography.municipalities if f"Region {m.region}" == name
        )
    for year in years:
        for name in geography.councils(year):
            parts[Area.council(name)] = tuple(everyone[m.code] for m in geography.members(name, year))
    return parts


def withheld(
    rule: DisclosureRule, unit: Unit, figures: Figures, parts_of: Mapping[Area, Sequence[Area]]
) -> Withheld:
    """Return all that must not be shown of an indicator, given each area's figures as they are stored."""
    values: dict[Period, dict[Area, float]] = {}
    secret: dict[Period, set[Area]] = {}
    few: dict[Area, set[Period]] = {}
    for area in dict.fromkeys(area for total, parts in parts_of.items() for area in (total, *parts)):
        for figure in figures(area):
            if figure.value is not None:
                values.setdefault(figure.period, {})[area] = figure.value
            if rule.is_withheld(figure, unit):
                secret.setdefault(figure.period, set()).add(area)
                few.setdefault(area, set()).add(figure.period)
    if unit in rule.units:
        for period, areas in secret.items():
            cells = Cells(values.get(period, {}), frozenset(areas), parts_of, rule.threshold)
            for area in safely_withheld(cells):
                few.setdefault(area, set()).add(period)
    return {area: frozenset(periods) for area, periods in few.items()}


class DisclosedFigures:
    """The figures of a store as they may be shown: whoever prints figures asks here and not the store."""

    def __init__(self, store: FigureStore, rule: DisclosureRule, geography: Geography) -> None:
        self._store = store
        self._rule = rule
        self._parts_of = totals(geography, (order.first_year for order in geography.council_orders))
        self._withheld: dict[str, Withheld] = {}
        self._shown: dict[tuple[str, Area], Series] = {}

    def series(self, indicator_id: str, area: Area) -> Series:
        """Return an area's figures, those SUPPRESSED that must not be shown; see ``FigureStore.series``."""
        key = indicator_id, area
        if key not in self._shown:
            self._shown[key] = self._as_shown(self._store.series(indicator_id, area))
        return self._shown[key]

    def provenance(self, indicator_id: str) -> Provenance:
        """Return where the indicator's figures come from."""
        return self._store.provenance(indicator_id)

    def _as_shown(self, series: Series) -> Series:
        periods = self._periods_withheld(series)
        if not periods:
            return series
        shown = tuple(
            suppressed(item) if item.period in periods and item.value is not None else item
            for item in series.figures
        )
        return replace(series, figures=shown)

    def _periods_withheld(self, series: Series) -> frozenset[Period]:
        """Return the periods withheld of a series: its own, and those of the count that it is a share by."""
        indicator, area, rule = series.indicator, series.area, self._rule
        if indicator.id in rule.exempt:
            return frozenset()
        periods = {figure.period for figure in series.figures if rule.is_withheld(figure, indicator.unit)}
        if indicator.unit in rule.units:  # a share has no total to be worked out from
            periods |= self._withheld_of(indicator).get(area, frozenset())
        if indicator.counted_by:
            counts = self._store.series(indicator.counted_by, area)
            if counts.provenance.is_demo is series.provenance.is_demo:
                periods |= self._periods_withheld(counts)
        return frozenset(periods)

    def _withheld_of(self, indicator: Indicator) -> Withheld:
        if indicator.id not in self._withheld:

            def stored(part: Area) -> tuple[Figure, ...]:
                return self._store.series(indicator.id, part).figures

            self._withheld[indicator.id] = withheld(self._rule, indicator.unit, stored, self._parts_of)
        return self._withheld[indicator.id]
