"""What is checked of a delivery before it is stored: no worse answer takes a better one's place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from generator.danish.dates import format_date
from generator.danish.names import listed
from generator.danish.numbers import format_value, rounded
from generator.danish.periods import Period, PeriodKind
from generator.danish.units import Unit
from generator.figures.archive import Archive
from generator.figures.areas import Area, AreaLevel
from generator.figures.catalogue import Frequency, Indicator
from generator.figures.delivery import DeliveredFigure, Delivery
from generator.problems import Finding, Place, finding
from generator.source.geography import Geography

MOST_REVISIONS_TOLD = 20
MOST_NAMES_TOLD = 10
LARGEST_VALUE = 10.0**15
_LEAST_STEPS = 5
"""A change of fewer steps of the last printed decimal than this is no large revision, however few persons."""

_FEWEST_RATIOS = 3
"""So many counts must differ by one factor; few persons may well become ten times as many in one place."""
_NEAR_A_POWER = 0.12
"""How far the common factor may be from a power of ten, as a logarithm: a quarter, for the time between."""

_COUNTS = {Unit.PERSONS, Unit.FULL_TIME_PERSONS, Unit.CASES, Unit.SPELLS, Unit.COMPANIES}
"""The units of which there are never fewer than none, except in an indicator that is a change."""

_KINDS = {
    Frequency.MONTHLY: {PeriodKind.MONTH},
    Frequency.QUARTERLY: {PeriodKind.QUARTER, PeriodKind.ROLLING_YEAR},
    Frequency.HALF_YEARLY: {PeriodKind.HALF_YEAR, PeriodKind.ROLLING_YEAR},
    Frequency.YEARLY: {PeriodKind.YEAR, PeriodKind.DAY},
}


def fits(indicator: Indicator, period: Period) -> bool:
    """Whether an indicator is published for periods of this kind."""
    return period.kind in _KINDS[indicator.frequency]


class IntakeChecks:
    """The checks of one delivery against what an archive holds of its indicator."""

    def __init__(
        self, delivery: Delivery, indicator: Indicator, archive: Archive, geography: Geography, partial: bool
    ) -> None:
        self._delivery = delivery
        self._indicator = indicator
        self._archive = archive
        self._geography = geography
        self._partial = partial
        self._place = Place(delivery.origin)

    def findings(self) -> tuple[Finding, ...]:
        """Return everything found; what is wrong in itself is not held against earlier figures."""
        found = tuple(self._of_itself())
        if any(item.is_error for item in found):
            return found
        factor = tuple(self._factor())
        return (*found, *self._against_earlier(), *(factor or self._revisions()))

    def _of_itself(self) -> Iterator[Finding]:
        figures, indicator = self._delivery.figures, self._indicator
        if not any(figure.value is not None for figure in figures):
            yield finding("tal-ingen", self._place, indikator=indicator.id)
            return
        wrong = [figure for figure in figures if not _has_sound_value(figure)]
        if wrong:
            first = wrong[0]
            yield finding(
                "tal-uden-værdi",
                self._place,
                indikator=indicator.id,
                område=first.area.name,
                periode=first.period.label,
            )
        impossible = next((figure for figure in figures if not self._is_possible(figure)), None)
        if impossible is not None and not wrong:
            is_share = indicator.unit is Unit.PERCENT
            yield finding(
                "tal-andel-umulig" if is_share else "tal-under-nul",
                self._place,
                indikator=indicator.id,
                tal=format_value(impossible.value or 0, indicator.unit, indicator.decimals),
                område=impossible.area.name,
                periode=impossible.period.label,
            )
        unknown = dict.fromkeys(figure.area.name for figure in figures if not self._is_known(figure.area))
        if unknown:
            yield finding("tal-område-findes-ikke", self._place, områder=_some(unknown))
        strange = dict.fromkeys(str(f.period) for f in figures if not fits(indicator, f.period))
        if strange:
            yield finding(
                "tal-periodeslags",
                self._place,
                indikator=indicator.id,
                hyppighed=indicator.frequency.value,
                perioder=_some(strange),
            )
        newest = max(figures, key=lambda figure: figure.period.end)
        if not strange and self._delivery.retrieved.date() < newest.period.end:
            yield finding(
                "tal-hentet-før",
                self._place,
                dag=format_date(self._delivery.retrieved.date()),
                periode=newest.period.label,
            )
        greatest = max((figure.value or 0 for figure in figures), default=0)
        if indicator.unit is Unit.PERCENT and len(figures) > 2 and 0 < greatest <= 1:
            told = format_value(greatest, indicator.unit, max(indicator.decimals, 2))
            yield finding("tal-andel-lille", self._place, indikator=indicator.id, tal=told)
        times = Counter((figure.area, figure.period) for figure in figures)
        twice = [(area, period) for (area, period), number in times.items() if number > 1]
        if twice:
            area, period = twice[0]
            yield finding("tal-to-gange", self._place, område=area.name, periode=period.label)

    def _is_possible(self, figure: DeliveredFigure) -> bool:
        """Whether a share lies between none and all, and a count is of none or more."""
        if self._indicator.unit in _COUNTS and not self._indicator.name.startswith("Ændring"):
            return (figure.value or 0) >= 0
        return self._indicator.unit is not Unit.PERCENT or 0 <= (figure.value or 0) <= 100

    def _is_known(self, area: Area) -> bool:
        match area.level:
            case AreaLevel.MUNICIPALITY:
                known = self._geography.by_code.get(area.code)
                return known is not None and known.name == area.name
            case AreaLevel.COUNCIL:
                orders = self._geography.council_orders
                return any(area.name in self._geography.councils(order.first_year) for order in orders)
            case AreaLevel.COUNTRY:
                return area == Area.country()
            case AreaLevel.REGION:
                return area.name in self._geography.regions
            case AreaLevel.JOBCENTRE:
                is_one_field = area.name.isprintable() and ";" not in area.name
                return area.code == area.name and is_one_field and bool(area.name.strip())
            case AreaLevel.GROUP:
                return False

    def _against_earlier(self) -> Iterator[Finding]:
        """Compare areas and periods with the earlier deliveries of the same table."""
        stored = self._archive.deliveries(self._indicator.id)
        sources = dict.fromkeys(item.note.source for item in stored)
        if sources and self._delivery.source not in sources:
            yield finding(
                "tal-anden-kilde",
                self._place,
                indikator=self._indicator.id,
                kilde=self._delivery.source,
                før=listed(list(sources)),
            )
        table = self._delivery.table.casefold()
        earlier = [item for item in stored if item.note.table.casefold() == table]
        municipality = AreaLevel.MUNICIPALITY.value
        before = {code for item in earlier for level, code in item.figures.codes if level == municipality}
        figures = self._delivery.figures
        now = {figure.area.code for figure in figures if figure.area.level is AreaLevel.MUNICIPALITY}
        if gone := sorted(before - now):
            names = [self._geography.by_code[code].name for code in gone if code in self._geography.by_code]
            yield finding(
                "tal-kommuner-bevidst-færre" if self._partial else "tal-kommuner-færre",
                self._place,
                indikator=self._indicator.id,
                navne=_some(dict.fromkeys(names)),
            )
        newest = max(figure.period for figure in figures)
        newest_before = max((item.note.periods[-1] for item in earlier if item.note.periods), default=newest)
        if newest < newest_before and not self._partial:
            yield finding(
                "tal-ældre",
                self._place,
                indikator=self._indicator.id,
                periode=newest.label,
                før=newest_before.label,
            )

    def _factor(self) -> Iterator[Finding]:
        """Tell of figures that are all about ten, a hundred or a thousand times those that are held.

        Each area's newest figure is held against the same period's, else the newest before it.
        """
        pairs = list(self._beside_held())
        ratios = sorted(math.log10(figure.value / before) for figure, before in pairs if figure.value)
        few = 1 if self._indicator.unit is Unit.PERCENT else _FEWEST_RATIOS
        if len(ratios) < few or self._indicator.unit not in {*_COUNTS, Unit.PERCENT}:
            return
        middle = ratios[len(ratios) // 2]
        power = round(middle)
        if not power or abs(middle - power) > _NEAR_A_POWER:
            return
        figure, before = pairs[0]
        unit, decimals = self._indicator.unit, self._indicator.decimals
        yield finding(
            "tal-faktor",
            self._place,
            indikator=self._indicator.id,
            gange=f"{10 ** abs(power)}",
            retning="store" if power > 0 else "små",
            område=figure.area.name,
            nu=format_value(figure.value or 0, unit, max(decimals, 3 if power < 0 else 0)),
            før=format_value(before, unit, decimals),
        )

    def _beside_held(self) -> Iterator[tuple[DeliveredFigure, float]]:
        """Yield each area's newest figure above nil, with the one that is held to compare it with."""
        if not self._archive.has(self._indicator.id):
            return
        newest: dict[Area, DeliveredFigure] = {}
        for figure in sorted(self._delivery.figures, key=lambda item: item.period):
            if figure.value is not None and figure.value > 0:
                newest[figure.area] = figure
        for area, figure in newest.items():
            known = self._archive.figures(self._indicator, area)
            held = [known[period][0].value for period in sorted(known) if period <= figure.period]
            values = [value for value in held if value is not None and value > 0]
            if values:
                yield figure, values[-1]

    def _revisions(self) -> Iterator[Finding]:
        """Tell of figures that have changed much since they were last fetched."""
        large = list(self._large_revisions())
        for figure, before in large[:MOST_REVISIONS_TOLD]:
            unit, decimals = self._indicator.unit, self._indicator.decimals
            yield finding(
                "tal-revideret",
                self._place,
                indikator=self._indicator.id,
                område=figure.area.name,
                periode=figure.period.label,
                før=format_value(before, unit, decimals),
                nu=format_value(figure.value or 0, unit, decimals),
            )
        if len(large) > MOST_REVISIONS_TOLD:
            rest = len(large) - MOST_REVISIONS_TOLD
            yield finding("tal-revideret-flere", self._place, indikator=self._indicator.id, antal=rest)

    def _large_revisions(self) -> Iterator[tuple[DeliveredFigure, float]]:
        if not self._archive.has(self._indicator.id):
            return
        by_area: dict[Area, list[DeliveredFigure]] = {}
        for figure in self._delivery.figures:
            by_area.setdefault(figure.area, []).append(figure)
        for area, figures in by_area.items():
            known = self._archive.figures(self._indicator, area)
            for figure in figures:
                before = known[figure.period][0].value if figure.period in known else None
                if before is not None and figure.value is not None and self._is_large(before, figure.value):
                    yield figure, before

    def _is_large(self, before: float, now: float) -> bool:
        decimals = self._indicator.decimals
        steps = abs(rounded(now, decimals) - rounded(before, decimals)).scaleb(decimals)
        return (
            steps >= _LEAST_STEPS and abs(now - before) * 100 > abs(before) * self._indicator.large_revision
        )


def _has_sound_value(figure: DeliveredFigure) -> bool:
    numbers = [number for number in (figure.value, figure.denominator) if number is not None]
    sound = all(math.isfinite(number) and abs(number) < LARGEST_VALUE for number in numbers)
    return sound and (figure.value is not None) is figure.state.has_value


def _some(names: dict[str, None]) -> str:
    """Return the first names of many as a list in Danish."""
    first = list(names)[:MOST_NAMES_TOLD]
    rest = len(names) - len(first)
    return listed([*first, f"{rest} andre"] if rest else first)
