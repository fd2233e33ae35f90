"""Makes the charts of a plan: what they show, their title, source and alternative text."""

from __future__ import annotations

from collections.abc import Sequence

from generator.danish.names import capitalised, listed
from generator.danish.numbers import format_number, format_value
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.document.blocks import Chart, Table, text
from generator.document.chart_specs import (
    Bar,
    Comparison,
    Development,
    Level,
    Line,
    Role,
    Stand,
    TargetOverview,
)
from generator.document.composer import Composer, column, row
from generator.document.sources import source_line
from generator.figures.series import Figure, Series, State
from generator.plan.facts import Facts
from generator.plan.measure import Measure
from generator.plan.plan import PlanIndicator, PlanTarget
from generator.plan.targets import Status

MOST_PERIODS = 36
TABLE_PERIODS = 4
OVERVIEW_ROWS = 12


class FigureMaker:
    """Makes the charts of one document at its composer's desk."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer

    def development(self, indicator: PlanIndicator) -> Chart | None:
        """Return the development of an indicator, or None if nothing can be shown over time."""
        composer = self._composer
        drawn = self._drawn_series(indicator)
        periods = _common_periods([series for _, _, series in drawn])
        if len(periods) < 2:
            return None
        lines = tuple(
            Line(name, role, tuple(_value(series.at(period)) for period in periods))
            for name, role, series in drawn
        )
        first = drawn[0][2]
        breaks = tuple(
            periods.index(item.period) for item in indicator.indicator.breaks if item.period in periods[1:]
        )
        spec = Development(
            periods=tuple(period.short_label for period in periods),
            ticks=_ticks(periods),
            lines=lines,
            unit=self._unit_words(indicator),
            decimals=indicator.indicator.decimals,
            baseline=self._baseline_level(indicator),
            target=self._target_level(indicator),
            breaks=breaks,
            break_label=composer.say("diagram.databrud"),
            preliminary=_trailing_preliminary(first, periods),
            preliminary_label=composer.say("diagram.foreløbig"),
            mark=composer.say("diagram.demotal") if indicator.is_demo else None,
        )
        identifier, label = composer.figure_label()
        own_measure = indicator.measures[0]
        return Chart(
            id=identifier,
            label=label,
            title=text(self._development_title(indicator, drawn)),
            subtitle=text(self._subtitle(indicator, periods)),
            spec=spec,
            alternative_text=self._development_alternative(indicator, periods, drawn),
            source=text(source_line(composer, [indicator], [series for _, _, series in drawn], periods)),
            table=self._development_table(indicator, own_measure, drawn, periods),
        )

    def comparison(self, indicator: PlanIndicator) -> Chart | None:
        """Return the council area's municipalities side by side, or None where there is one or none."""
        composer, council = self._composer, self._composer.plan.comparators.council
        measure = indicator.measures[0]
        latest = measure.own.latest()
        if not measure.is_comparable or council is None or len(council.members) < 2 or latest is None:
            return None
        own_codes = {item.area.code for item in indicator.measures}
        entries: list[tuple[str, Figure | None, bool, bool]] = []
        for municipality in council.members:
            area_series = measure.series(composer.plan.comparators.municipality(municipality))
            figure = area_series.at(latest.period)
            entries.append((municipality.name, figure, municipality.code in own_codes, False))
        for comparator in (council, composer.plan.comparators.country):
            name = comparator.name
            entries.append((name, measure.series(comparator).at(latest.period), False, True))
        entries.sort(
            key=lambda entry: (_value(entry[1]) is None, _order(_value(entry[1]), measure), entry[0])
        )
        bars = tuple(
            Bar(name, _value(figure), self._bar_text(figure, measure), own, summary)
            for name, figure, own, summary in entries
        )
        spec = Comparison(
            bars=bars,
            unit=self._unit_words(indicator),
            decimals=measure.decimals,
            target=self._target_level(indicator),
            mark=composer.say("diagram.demotal") if indicator.is_demo else None,
        )
        identifier, label = composer.figure_label()
        facts = composer.facts(indicator, measure)
        return Chart(
            id=identifier,
            label=label,
            title=text(self._comparison_title(indicator, facts)),
            subtitle=text(self._subtitle(indicator, [latest.period])),
            spec=spec,
            alternative_text=self._comparison_alternative(indicator, bars, latest.period),
            source=text(source_line(composer, [indicator], [measure.own], [latest.period])),
        )

    def overview(self, targets: Sequence[tuple[str, PlanIndicator, PlanTarget]]) -> Chart | None:
        """Return where we were, are and want to be, or None if no target has a level to be drawn."""
        composer = self._composer
        stands: list[Stand] = []
        shown: list[PlanIndicator] = []
        for name, indicator, target in targets:
            evaluated, measure = target.evaluated, target.measure
            level = evaluated.bounds.point if evaluated.bounds is not None else None
            if measure is None or evaluated.current is None or level is None:
                continue
            was = evaluated.start.value if evaluated.start is not None else None
            stands.append(
                Stand(
                    name=name,
                    was=was,
                    now=evaluated.current.value,
                    target=level,
                    was_text=_number(was, measure),
                    now_text=_number(evaluated.current.value, measure),
                    target_text=_number(level, measure),
                )
            )
            shown.append(indicator)
        if not stands:
            return None
        stands = stands[:OVERVIEW_ROWS]
        spec = TargetOverview(
            stands=tuple(stands),
            was_label=composer.say("diagram.var"),
            now_label=composer.say("diagram.er"),
            target_label=composer.say("diagram.mål"),
            mark=composer.say("diagram.demotal") if any(item.is_demo for item in shown) else None,
        )
        identifier, label = composer.figure_label()
        met = sum(target.evaluated.status is Status.MET for _, _, target in targets)
        series = [item.measures[0].own for item in shown]
        periods = sorted(figure.period for figure in (item.latest() for item in series) if figure is not None)
        rows = "; ".join(
            composer.say("diagram.række", navn=s.name, var=s.was_text, er=s.now_text, mål=s.target_text)
            for s in stands
        )
        return Chart(
            id=identifier,
            label=label,
            title=text(composer.say("diagram.overblik.titel", nået=met, antal=len(stands))),
            subtitle=text(composer.say("diagram.overblik.undertitel")),
            spec=spec,
            alternative_text=composer.say("diagram.overblik.alternativ", antal=len(stands), rækker=rows),
            source=text(source_line(composer, shown, series, periods)),
        )

    # --- what is drawn ---

    def _drawn_series(self, indicator: PlanIndicator) -> list[tuple[str, Role, Series]]:
        drawn = [
            (measure.area.name, Role.OWN, measure.own)
            for measure in indicator.measures
            if measure.own.latest() is not None
        ]
        measure = indicator.measures[0]
        if measure.is_comparable:
            for comparator in indicator.comparators:
                series = measure.series(comparator)
                if series.latest() is not None:
                    drawn.append((capitalised(comparator.name), Role.COMPARATOR, series))
        return drawn

    def _unit_words(self, indicator: PlanIndicator) -> str:
        unit = indicator.indicator.unit
        return unit.prose or unit.value

    def _target_level(self, indicator: PlanIndicator) -> Level | None:
        for target in indicator.targets:
            bounds = target.evaluated.bounds
            if bounds is not None and bounds.point is not None and target.measure is not None:
                value = format_value(bounds.point, target.measure.unit, target.measure.decimals)
                return Level(self._composer.say("diagram.måltal", tal=value), bounds.point)
        return None

    def _baseline_level(self, indicator: PlanIndicator) -> Level | None:
        for target in indicator.targets:
            evaluated = target.evaluated
            stated = evaluated.record.baseline or (
                indicator.use.baseline if indicator.use is not None else None
            )
            is_stated = stated is not None and (stated.value is not None or stated.period is not None)
            if is_stated and evaluated.start is not None and target.measure is not None:
                value = format_value(evaluated.start.value, target.measure.unit, target.measure.decimals)
                return Level(self._composer.say("diagram.udgangspunkt", tal=value), evaluated.start.value)
        return None

    # --- words ---

    def _subtitle(self, indicator: PlanIndicator, periods: Sequence[Period]) -> str:
        unit = self._unit_words(indicator)
        return self._composer.say(
            "diagram.undertitel",
            navn=indicator.name,
            enhed="" if unit in indicator.name else unit,
            periode=self._composer.period_span(periods),
        )

    def _development_title(self, indicator: PlanIndicator, drawn: list[tuple[str, Role, Series]]) -> str:
        composer = self._composer
        measure = indicator.measures[0]
        facts = composer.facts(indicator, measure)
        name = indicator.short_name
        if facts.level is None or facts.change is None:
            return composer.say("diagram.titel.uden", navn=name, sted=self._places(drawn))
        kind = "uændret" if facts.change == 0 else "stigning" if facts.change > 0 else "fald"
        change = format_value(abs(facts.change), measure.unit.difference, measure.decimals)
        title = composer.say(f"diagram.titel.{kind}", navn=name, tal=change, sted=measure.area.name)
        country = next(
            (gap for gap in facts.gaps if gap.comparator == composer.plan.comparators.country), None
        )
        if country is None:
            return title
        side = "lig" if country.difference == 0 else "over" if country.difference > 0 else "under"
        return composer.say(f"diagram.titel.og-{side}", titel=title)

    def _places(self, drawn: list[tuple[str, Role, Series]]) -> str:
        country = self._composer.say("område.landet")
        return listed([country if area == capitalised(country) else area for area, _, _ in drawn])

    def _comparison_title(self, indicator: PlanIndicator, facts: Facts) -> str:
        composer = self._composer
        council = composer.plan.comparators.council
        name = council.name if council is not None else ""
        if facts.standing is None:
            return composer.say("diagram.titel.sammenligning-uden", navn=indicator.short_name, råd=name)
        kind = "bedst" if facts.standing.rank == 1 else "nummer"
        return composer.say(
            f"diagram.titel.sammenligning-{kind}",
            sted=facts.measure.area.name,
            nummer=facts.standing.rank,
            antal=facts.standing.count,
            råd=name,
            navn=indicator.short_name,
        )

    def _development_alternative(
        self, indicator: PlanIndicator, periods: Sequence[Period], drawn: list[tuple[str, Role, Series]]
    ) -> str:
        composer, unit, decimals = self._composer, indicator.indicator.unit, indicator.indicator.decimals
        parts = [
            composer.say(
                "diagram.udvikling.alternativ", navn=indicator.name, periode=composer.period_span(periods)
            )
        ]
        for name, _, series in drawn:
            known = [
                figure for figure in (series.at(p) for p in periods) if figure and figure.value is not None
            ]
            if not known:
                continue
            first, last = known[0], known[-1]
            assert first.value is not None  # noqa: S101  (chosen for their values)
            assert last.value is not None  # noqa: S101
            parts.append(
                composer.say(
                    "diagram.udvikling.serie",
                    navn=name,
                    først=format_value(first.value, unit, decimals),
                    første_periode=first.period.label,
                    sidst=format_value(last.value, unit, decimals),
                    sidste_periode=last.period.label,
                )
            )
        for level in (self._baseline_level(indicator), self._target_level(indicator)):
            if level is not None:
                parts.append(composer.say("diagram.niveau", navn=level.label))
        if indicator.is_demo:
            parts.append(composer.say("diagram.demo-alternativ"))
        return " ".join(parts)

    def _comparison_alternative(self, indicator: PlanIndicator, bars: Sequence[Bar], period: Period) -> str:
        composer = self._composer
        values = "; ".join(composer.say("diagram.søjle", navn=bar.name, tal=bar.value_text) for bar in bars)
        words = composer.say(
            "diagram.sammenligning.alternativ", navn=indicator.name, periode=period.label, værdier=values
        )
        return f"{words} {composer.say('diagram.demo-alternativ')}" if indicator.is_demo else words

    def _bar_text(self, figure: Figure | None, measure: Measure) -> str:
        if figure is None or figure.value is None:
            return self._composer.state_words(figure.state if figure is not None else State.MISSING)
        return format_number(figure.value, measure.decimals)

    # --- the table beside the chart ---

    def _development_table(
        self,
        indicator: PlanIndicator,
        measure: Measure,
        drawn: list[tuple[str, Role, Series]],
        periods: Sequence[Period],
    ) -> Table:
        composer = self._composer
        shown = _table_periods(periods)
        columns = [column(composer.say("tabel.område"), 2)]
        columns += [column(self._period_header(drawn, period), 1, right=True) for period in shown]
        rows = [
            row(name, *(self._table_value(series.at(period), measure) for period in shown))
            for name, _, series in drawn
        ]
        for level, name in ((self._target_level(indicator), "tabel.måltal"),):
            if level is not None:
                value = format_number(level.value, measure.decimals)
                rows.append(row(composer.say(name), *([""] * (len(shown) - 1)), value))
        caption = composer.say(
            "tabel.navn-enhed", navn=indicator.short_name, enhed=self._unit_words(indicator)
        )
        return composer.table(caption, columns, rows)

    def _period_header(self, drawn: list[tuple[str, Role, Series]], period: Period) -> str:
        figures = [series.at(period) for _, _, series in drawn]
        preliminary = any(figure is not None and figure.state is State.PRELIMINARY for figure in figures)
        label = period.short_label
        return self._composer.say("tabel.foreløbig", periode=label) if preliminary else label

    def _table_value(self, figure: Figure | None, measure: Measure) -> str:
        if figure is None or figure.value is None:
            return self._composer.state_words(figure.state if figure is not None else State.MISSING)
        return format_number(figure.value, measure.decimals)


def _value(figure: Figure | None) -> float | None:
    return figure.value if figure is not None else None


def _order(value: float | None, measure: Measure) -> float:
    if value is None:
        return 0.0
    return -value if measure.polarity.value.startswith("højere") else value


def _number(value: float | None, measure: Measure) -> str:
    if value is None:
        return "–"
    return format_number(value, measure.decimals) + (" %" if measure.unit is Unit.PERCENT else "")


def _common_periods(series: Sequence[Series]) -> list[Period]:
    periods = sorted({figure.period for one in series for figure in one.figures if figure.value is not None})
    if not periods:
        return []
    full = Period.range(periods[0], periods[-1])
    return list(full)[-MOST_PERIODS:]


def _ticks(periods: Sequence[Period]) -> tuple[int, ...]:
    """Return about six or seven periods to be written on the axis, the last always among them."""
    step = max(1, -(-(len(periods) - 1) // 6))
    return tuple(range((len(periods) - 1) % step, len(periods), step))


def _trailing_preliminary(series: Series, periods: Sequence[Period]) -> int:
    count = 0
    for period in reversed(periods):
        figure = series.at(period)
        if figure is None or figure.state is not State.PRELIMINARY:
            break
        count += 1
    return count


def _table_periods(periods: Sequence[Period]) -> list[Period]:
    """Return the newest period and the same period of the years before it, oldest first."""
    shown = [periods[-1]]
    while len(shown) < TABLE_PERIODS and (before := shown[0].same_last_year()) in periods:
        shown.insert(0, before)
    return shown if len(shown) > 1 else list(periods[-TABLE_PERIODS:])
