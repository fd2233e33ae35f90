"""Disclosure control: figures of too few people are withheld, and so is what would let one work them out.

The rule stands in ``data/diskretion.yaml`` with its source. A count above 0 and below the threshold is
withheld, and a share whose count is known to be so small. Where a total is shown with all its parts but one,
or what is hidden of it adds up to less than the threshold, the smallest of the parts that are left is
withheld too; where none is left, the total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Indicator
from generator.figures.series import Figure, Provenance, Series, State
from generator.figures.store import FigureStore
from generator.source.data_files import read_data_file
from generator.source.geography import Geography

Figures = Callable[[Area], tuple[Figure, ...]]
Withheld = Mapping[Area, frozenset[Period]]
"""The periods whose figure must not be shown, by area."""


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """The smallest count that may be shown, and the units that the rule holds for.

    ``covers_own`` tells if it also holds for figures that municipalities write themselves, and ``exempt`` are
    ids of indicators that it does not hold for.
    """

    threshold: float
    units: frozenset[Unit]
    covers_own: bool
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

    def hidden(self, figure: Figure, unit: Unit) -> Figure:
        """Return a figure as it may be shown."""
        return suppressed(figure) if self.is_too_few(figure, unit) else figure


def suppressed(figure: Figure) -> Figure:
    """Return a figure without its value, since it must not be shown."""
    return replace(figure, value=None, state=State.SUPPRESSED, denominator=None)


def load_disclosure(file: Path, shown: str | None = None) -> DisclosureRule:
    """Read the rule; ``shown`` is the file as findings call it. Raises FindingsError if it is wrong."""
    data = read_data_file(file, ("under", "enheder", "egne tal", "kilde"), ("undtaget",), shown=shown)
    return DisclosureRule(
        data.whole_number("under"),
        frozenset(data.units("enheder")),
        data.flag("egne tal", True),
        data.text("kilde"),
        frozenset(data.texts("undtaget")),
    )


def totals(geography: Geography, years: Iterable[int]) -> Mapping[Area, tuple[Area, ...]]:
    """Return the areas that others add up to: the country, and the councils of some years."""
    everyone = {m.code: Area(AreaLevel.MUNICIPALITY, m.code, m.name) for m in geography.municipalities}
    parts = {Area.country(): tuple(everyone.values())}
    for year in years:
        for name in geography.councils(year):
            parts[Area.council(name)] = tuple(everyone[m.code] for m in geography.members(name, year))
    return parts


def withheld(
    rule: DisclosureRule, unit: Unit, figures: Figures, parts_of: Mapping[Area, Sequence[Area]]
) -> Withheld:
    """Return all that must not be shown of an indicator, given the figures of each area as they are stored.

    What is hidden for one total may uncover another, so the totals are gone through until all are safe.
    """
    stored = {
        area: {figure.period: figure for figure in figures(area)}
        for area in dict.fromkeys(area for total, parts in parts_of.items() for area in (total, *parts))
    }
    hidden = {
        area: {period for period, figure in by_period.items() if rule.is_too_few(figure, unit)}
        for area, by_period in stored.items()
    }
    if unit in rule.units:
        cases = [(t, parts, period) for t, parts in parts_of.items() for period in stored[t]]
        unsafe = True
        while unsafe:
            unsafe = False
            for case in cases:
                unsafe |= _protect(rule, stored, hidden, *case)
    return {area: frozenset(periods) for area, periods in hidden.items() if periods}


def _protect(
    rule: DisclosureRule,
    stored: Mapping[Area, Mapping[Period, Figure]],
    hidden: Mapping[Area, set[Period]],
    total: Area,
    parts: Sequence[Area],
    period: Period,
) -> bool:
    """Hide one more figure of a total that would give a hidden part away; return whether it had to."""
    whole = stored[total][period].value
    if whole is None or period in hidden[total]:
        return False
    shown: list[tuple[float, str, Area]] = []
    secret = unknown = 0
    for part in parts:
        figure = stored[part].get(period)
        if figure is None or (figure.value is None and figure.state is not State.SUPPRESSED):
            unknown += 1
        elif figure.value is None or period in hidden[part]:
            secret += 1
        else:
            shown.append((figure.value, part.code, part))
    rest = whole - sum(value for value, _, _ in shown)
    if not secret or (secret + unknown > 1 and rest >= rule.threshold):
        return False
    hidden[min(shown)[2] if shown else total].add(period)
    return True


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
        periods = self._periods_withheld(series.indicator, series.area)
        if not periods:
            return series
        shown = tuple(suppressed(item) if item.period in periods else item for item in series.figures)
        return replace(series, figures=shown)

    def _periods_withheld(self, indicator: Indicator, area: Area) -> frozenset[Period]:
        if indicator.id in self._rule.exempt:
            return frozenset()
        if indicator.unit not in self._rule.units:  # a share has no total to be worked out from
            figures = self._store.series(indicator.id, area).figures
            return frozenset(f.period for f in figures if self._rule.is_too_few(f, indicator.unit))
        if indicator.id not in self._withheld:

            def stored(part: Area) -> tuple[Figure, ...]:
                return self._store.series(indicator.id, part).figures

            self._withheld[indicator.id] = withheld(self._rule, indicator.unit, stored, self._parts_of)
        return self._withheld[indicator.id].get(area, frozenset())
