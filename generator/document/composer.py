"""The desk that sections are written at: numbers and ids, headings, tables and standard sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal

from generator.danish.dates import format_date
from generator.danish.names import listed
from generator.danish.numbers import decimals_of, format_number, format_value
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.document.block_maker import EMPTY, BlockMaker, cell, column, row
from generator.document.blocks import (
    Align,
    Block,
    Column,
    Illustration,
    Inlines,
    Origin,
    ParagraphStyle,
    Row,
    Table,
    Text,
    plain_text,
    text,
)
from generator.document.markdown import markdown_blocks
from generator.document.pictures import illustration
from generator.document.printed_figures import FigureCollector
from generator.figures.areas import Area
from generator.figures.series import Series, State
from generator.plan.facts import Facts, FactWords, facts_of
from generator.plan.measure import Measure
from generator.plan.plan import Plan, PlanIndicator, PlanTarget
from generator.plan.sentences import Sentences, joined
from generator.plan.words import change_words, located, subject, time_words
from generator.source.geography import Municipality
from generator.source.records.target import Population
from generator.source.written import Written

__all__ = ["EMPTY", "Composer", "cell", "column", "row"]


Shown = list[tuple[PlanIndicator, Series, list[Period]]]
"""The series that are printed, each with its indicator and the periods printed."""


class Composer(BlockMaker):
    """Makes the blocks of one plan: everything is numbered and worded here, in reading order.

    ``printed`` are the series that the whole document prints, where it has been composed before.
    """

    def __init__(
        self,
        plan: Plan,
        sentences: Sentences,
        everyone: tuple[Municipality, ...],
        printed: Shown | None = None,
    ) -> None:
        super().__init__(sentences)
        self._all_shown = printed
        self._told: Shown | None = None
        self.plan = plan
        self.everyone = everyone
        self._several = len(plan.municipalities) > 1
        self._facts: dict[int, Facts] = {}
        self.printed = FigureCollector()
        self._shown: dict[tuple[str, Area], tuple[PlanIndicator, Series, set[Period]]] = {}
        self._judged_by = {id(target): item for item in plan.indicators for target in item.targets}
        self.fact_words = FactWords(sentences, plan.comparators.council)

    def say(self, name: str, **values: object) -> str:
        """Return a standard sentence; each may ask whether the plan is for several municipalities."""
        return super().say(name, flere=self._several, **values)

    def prose(
        self, source: str | None, level: int, style: ParagraphStyle = ParagraphStyle.BODY
    ) -> tuple[Block, ...]:
        """Return the blocks of a planner's Markdown; its headings get ``level``."""
        if not source:
            return ()
        return markdown_blocks(source, self.new_id, self._written_table, level, style, self._illustration)

    def _illustration(
        self, name: str, alternative_text: str, caption: str, origin: Origin
    ) -> Illustration | None:
        """Return a picture that a planner's text shows, or None where there is none of that name."""
        picture = self.plan.file.illustrations.get((origin.file or "", name))
        if picture is None:
            return None
        words = (Text(caption, origin=origin),) if caption else ()
        return illustration(picture, alternative_text, words, origin)

    def _written_table(
        self,
        headers: Sequence[tuple[Inlines, Align]],
        rows: Sequence[Row],
        origin: Origin,
        title: str | None,
        source: str | None,
    ) -> Table:
        """Return a table from a planner's text, called by its title or columns; a nameless one is counted."""
        columns = [
            Column(
                content
                if plain_text(content).strip()
                else (*text(self.say("tabel.kolonne", nummer=number)), *content),
                align=align,
            )
            for number, (content, align) in enumerate(headers, 1)
        ]
        caption = title or listed([plain_text(column.header) for column in columns])
        shown = self.say("tabel.egen-kilde", kilde=source) if source else ""
        return self.table(caption, columns, rows, shown, origin, keep_all=True)

    def titled_prose(self, level: int, name: str, source: str | None) -> list[Block]:
        """Return a standard heading with a planner's text, or nothing where nothing is written."""
        if not source:
            return []
        return [self.subheading(level, name), *self.prose(source, level + 1)]

    def facts(self, indicator: PlanIndicator, measure: Measure) -> Facts:
        """Return the facts of a measure, worked out once."""
        if id(measure) not in self._facts:
            facts = facts_of(measure, indicator.comparators, self.plan.comparators.council, self.everyone)
            self._facts[id(measure)] = facts
            if facts.level is not None:
                known = [figure.period for figure in (facts.previous, facts.level) if figure is not None]
                self.prints(indicator, measure.own, known)
                for gap in facts.gaps:
                    self.prints(indicator, measure.series(gap.comparator), [facts.level.period])
        return self._facts[id(measure)]

    def prints(
        self, indicator: PlanIndicator, series: Series, periods: Iterable[Period], decimals: int = 0
    ) -> None:
        """Take note that figures are printed, with the indicator's decimals or with more."""
        source = series.provenance.source or indicator.indicator.source_text or self.say("kilde.egen")
        known = [period for period in periods if series.at(period) is not None]
        self.printed.note(indicator.name, source, series, known, max(decimals, indicator.decimals))
        if known:
            self._shown.setdefault((indicator.name, series.area), (indicator, series, set()))[2].update(known)

    def prints_quotes(self, *printed_parts: object) -> None:
        """Take note of the figures that planners' texts name, where parts of the document say them."""
        if self.plan.quotes:
            printed = _letters("".join(_strings(printed_parts)))
            for quote in self.plan.quotes:
                if _letters(quote.words) in printed:
                    self.prints(quote.indicator, quote.series, quote.periods)

    @property
    def shown(self) -> Shown:
        """The series that have been printed so far."""
        return [(indicator, series, sorted(periods)) for indicator, series, periods in self._shown.values()]

    @property
    def all_shown(self) -> Shown:
        """The series that the whole document prints; those so far, if it is composed for the first time."""
        if self._told is None:
            self._told = self.shown if self._all_shown is None else self._all_shown
        return self._told

    @property
    def has_told_all(self) -> bool:
        """Whether no series has been printed that ``all_shown`` did not know of when it was asked."""
        return self._told is None or self._told == self.shown

    def prints_target(self, target: PlanTarget) -> None:
        """Take note of the figures that a target is held against: where it began, now, and the others'."""
        evaluated, measure, start = target.evaluated, target.measure, target.evaluated.start
        indicator = self._judged_by.get(id(target))
        if measure is None or evaluated.current is None or indicator is None:
            return
        periods = [evaluated.current.period]
        if start is not None and start.period is not None:
            figure = measure.own.at(start.period)
            if figure is not None and figure.exact == start.value:  # else the municipality states another
                periods.append(start.period)
        shown = [period for period in periods if period != evaluated.current.period or _is_held(target)]
        self.prints(indicator, measure.own, shown, evaluated.decimals)
        if evaluated.comparator is not None and evaluated.comparator_value is not None:
            others = measure.series(evaluated.comparator)
            self.prints(indicator, others, [evaluated.current.period], evaluated.decimals)

    def goal_numbers(self, words: Iterable[str]) -> str:
        """Return the numbers of goals that a planner refers to: "1 og 3"."""
        goals = [(word, self.plan.goal(word)) for word in words]
        return listed([goal.label if goal is not None else str(word) for word, goal in goals])

    def population(self, population: Population) -> str:
        """Return a subgroup with all that limits it: "unge (16-29 år, ikke-vestlig herkomst)"."""
        parts = []
        if population.age_from is not None or population.age_to is not None:
            ages = {"fra": population.age_from, "til": population.age_to}
            parts.append(self.say("målgruppe.alder", **ages))
        if population.origin:
            parts.append(self.say("målgruppe.herkomst", herkomst=population.origin))
        parts += [
            limit
            for limit in (population.gender, population.education, population.benefit, population.place_name)
            if limit
        ]
        return self.say("målgruppe.navn", navn=population.name, dele=joined(", ", parts))

    def located(self, place_name: str) -> str:
        """Return where something is: "i Aarhus", "på Samsø"."""
        return located(self._sentences, place_name)

    def subject(self, place_name: str) -> str:
        """Return a place as a sentence speaks of it: "Aarhus", "Nordfyns Kommune"."""
        return subject(self._sentences, place_name)

    def change(self, change: Decimal, measure: Measure) -> str:
        """Return a change of a measure in words: "et fald på 3 personer"."""
        return change_words(self._sentences, "ændring", change, measure.unit, measure.decimals)

    def when(self, words: str | None) -> str:
        """Return a time that a planner wrote as a date, a period or in words; nothing for nothing."""
        if words is None:
            return ""
        try:
            return _reworded(words, Period.parse(words).label)
        except ValueError:
            return words

    def at(self, words: str | None) -> str:
        """Return a time as it stands in a sentence ("den 8. april 2018"), or the planner's own words."""
        if words is None:
            return ""
        try:
            return _reworded(words, self.time(Period.parse(words)))
        except ValueError:
            return words

    def time(self, period: Period) -> str:
        """Return when something was: "i juni 2017"."""
        return time_words(self._sentences, period)

    def date(self, value: dt.date | None) -> str:
        """Return a date in words, or nothing."""
        return format_date(value) if value is not None else ""

    def written_value(self, value: Decimal, unit: Unit | None = None) -> str:
        """Return a planner's number with the decimals it was written with, and its unit."""
        decimals = decimals_of(value)
        return format_number(value, decimals) if unit is None else format_value(value, unit, decimals)

    def signed(self, value: Decimal) -> str:
        """Return a planner's number with its sign, for postings."""
        return ("+" if value > 0 else "") + self.written_value(value)

    def state_words(self, state: State) -> str:
        """Return what stands in the place of a value that cannot be shown."""
        return self.say(f"tilstand.{state.value}")

    def period_span(self, periods: Sequence[Period]) -> str:
        """Return a stretch of periods as words: "juli 2014 til juni 2017"; a stretch for each kind."""
        if not periods:
            return ""
        if periods[0] == periods[-1]:
            return periods[0].label
        if len({period.kind for period in periods}) > 1:
            kinds = dict.fromkeys(period.kind for period in periods)
            return listed([self.period_span([p for p in periods if p.kind is kind]) for kind in kinds])
        return self.say("ord.til", fra=periods[0].label, til=periods[-1].label)


def _is_held(target: PlanTarget) -> bool:
    """Whether the value a target is held against is one of the figures, and none of the follow-up's."""
    current, measure = target.evaluated.current, target.measure
    return current is not None and measure is not None and measure.own.at(current.period) == current


def _reworded(source: str, words: str) -> str:
    """Return words made of a planner's, which keep their place."""
    return source.reworded(words) if isinstance(source, Written) else words


def _letters(words: str) -> str:
    """Return the letters and figures of words alone, which no mark and no line break comes between."""
    return "".join(filter(str.isalnum, words))


def _strings(value: object) -> Iterator[str]:
    """Yield every text in a block, whatever part of it that is."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value) and not isinstance(value, Origin):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
