"""Figures in a planner's text: ``{offentlig-forsørgelse-andel: RAR}`` is filled with the figure itself.

A gap names an indicator and may say, after a colon and in any order, what of it (nothing is its value), for
which area, and for which period: ``{a-dagpenge: udvikling, august 2017}``. ``{{`` and ``}}`` are braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.danish.numbers import format_difference, format_number, format_value, rounded
from generator.danish.periods import Period
from generator.figures.series import Figure, Series, State
from generator.plan.comparators import Comparator, ComparatorKind
from generator.plan.measure import Measure
from generator.plan.plan import FigureQuote, Plan, PlanIndicator
from generator.plan.sentences import Sentences
from generator.plan.target_builder import Report
from generator.plan.words import change_words, comparator_words
from generator.problems import finding
from generator.problems.edit import Edit, Replace
from generator.problems.suggest import hint, one_near
from generator.source.records.plan import PlanRecord
from generator.source.written import Written, replaced_by

SHAPES = ("tal", "periode", "ændring", "udvikling")
"""What a gap may ask for instead of the value: the bare number, the period, or the change in a year."""

_GAP = re.compile(r"\{\{|\}\}|\{([^{}]*)\}(\.(?!\.))?")
_DISTANCE = "afstand til "
_JUST_BEFORE = re.compile(r"[\w ,]{0,30}$")
"""The words of a sentence by which a quoted figure is known from the same number elsewhere."""


def has_gaps(record: PlanRecord) -> bool:
    """Whether any text of a record has something in braces."""
    return any("{" in words for words in record.texts())


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a gap asks for: a shape, an area or a distance to one, and a period; None is the usual."""

    shape: str | None = None
    area: Comparator | None = None
    distance: Comparator | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A gap as it is written, and the text that it stands in."""

    text: Written
    gap: str


class Quoter:
    """Fills the gaps in the texts of one plan, and remembers every figure that it has put there.

    ``other`` makes an indicator that the plan does not use itself; it returns None for one that nobody knows.
    """

    def __init__(
        self,
        plan: Plan,
        sentences: Sentences,
        other: Callable[[str], PlanIndicator | None],
        known: tuple[str, ...],
        report: Report,
    ) -> None:
        self.quotes: list[FigureQuote] = []
        self._plan = plan
        self._sentences = sentences
        self._other = other
        self._known = known
        self._report = report
        self._indicators = {item.indicator.id: item for item in reversed(plan.indicators)}

    def filled(self, text: Written) -> Written:
        """Return a text with its gaps filled; a gap that cannot be understood stays as it is."""
        if "{" not in text or text.startswith(("http://", "https://")):
            return text
        return text.filled(_GAP.sub(lambda gap: self._words(gap, text), text))

    def _words(self, gap: re.Match[str], text: Written) -> str:
        if gap[1] is None:
            return gap[0][0]
        asked = _Asked(text, f"{{{gap[1]}}}")
        identifier, _, rest = (part.strip() for part in " ".join(gap[1].split()).partition(":"))
        indicator = self._indicator(identifier)
        if indicator is None:
            edit = self._with_other_name(asked, identifier, one_near(identifier, self._known))
            self._tell(
                asked, "tekst-tal-ukendt", edit, navn=identifier, forslag=hint(identifier, self._known)
            )
            return gap[0]
        wish = self._wish(rest, asked)
        measure = wish and self._measure(indicator, wish, asked)
        if not wish or not measure:
            return gap[0]
        before = len(self.quotes)
        words = self._said(indicator, measure, wish, asked)
        words = words if words.endswith(".") else words + (gap[2] or "")
        said = _JUST_BEFORE.findall(text[: gap.start()])[-1] + words
        self.quotes[before:] = [replace(quote, words=said) for quote in self.quotes[before:]]
        return words

    def _indicator(self, identifier: str) -> PlanIndicator | None:
        if identifier not in self._indicators:
            other = self._other(identifier)
            if other is None:
                return None
            self._indicators[identifier] = other
        return self._indicators[identifier]

    def _wish(self, rest: str, asked: _Asked) -> _Wish | None:
        wish = _Wish()
        for part in filter(None, (part.strip() for part in rest.split(","))):
            more = self._with_part(wish, part)
            if more is None:
                self._tell(asked, "tekst-tal-form", del_=part)
                return None
            wish = more
        return wish

    def _with_part(self, wish: _Wish, part: str) -> _Wish | None:
        """Return a wish with one more part of a gap; None for a part that says nothing we know."""
        folded = part.casefold()
        if folded in SHAPES:
            return replace(wish, shape=folded)
        if folded.startswith(_DISTANCE):
            other = self._plan.comparators.find(part[len(_DISTANCE) :])
            return replace(wish, distance=other) if other is not None else None
        try:
            return replace(wish, period=Period.parse(part))
        except ValueError:
            area = self._plan.comparators.find(part)
            return replace(wish, area=area) if area is not None else None

    def _measure(self, indicator: PlanIndicator, wish: _Wish, asked: _Asked) -> Measure | None:
        """Return the measure of the plan's own area; where it has several, of the one that is named."""
        named = wish.area.area if wish.area is not None else None
        for measure in indicator.measures:
            if len(indicator.measures) == 1 or measure.area == named:
                return measure
        if named is not None and wish.distance is None:
            return indicator.measures[0]
        names = ", ".join(measure.area.name for measure in indicator.measures)
        self._tell(asked, "tekst-tal-område", områder=names)
        return None

    def _said(self, indicator: PlanIndicator, measure: Measure, wish: _Wish, asked: _Asked) -> str:
        series = measure.own
        if wish.area is not None and wish.area.area != measure.area:
            series = measure.series(wish.area)
        figure = series.at(wish.period) if wish.period is not None else series.latest()
        if figure is None or figure.value is None:
            return self._without_value(indicator, figure.state if figure else measure.state, asked)
        if wish.shape == "periode":
            self._quote(indicator, series, figure.period)
            return figure.period.label
        if wish.distance is not None:
            return self._distance(indicator, series, figure, wish.distance, asked)
        if wish.shape in {"ændring", "udvikling"}:
            return self._change(indicator, series, figure, wish.shape, asked)
        self._quote(indicator, series, figure.period)
        if wish.shape == "tal":
            return format_number(figure.value, measure.decimals)
        value = format_value(figure.value, measure.unit, measure.decimals)
        if figure.state is State.PRELIMINARY:
            return self._say("foreløbig", tal=value)
        return value

    def _change(
        self, indicator: PlanIndicator, series: Series, figure: Figure, shape: str, asked: _Asked
    ) -> str:
        measure = indicator.measures[0]
        broken = series.break_since_last_year(figure.period)
        if broken is not None:
            self._tell(asked, "tekst-tal-databrud", indikator=indicator.name, brud=broken.period.label)
            return self._say("databrud")
        before = series.year_before(figure.period)
        if before is None or before.exact is None or figure.exact is None:
            return self._without_value(indicator, State.MISSING, asked)
        self._quote(indicator, series, before.period, figure.period)
        change = rounded(figure.exact - before.exact, measure.decimals)
        return change_words(self._sentences, shape, change, measure.unit, measure.decimals)

    def _distance(
        self,
        indicator: PlanIndicator,
        series: Series,
        figure: Figure,
        comparator: Comparator,
        asked: _Asked,
    ) -> str:
        measure = indicator.measures[0]
        others = measure.series(comparator)
        other = others.at(figure.period)
        if other is None or other.exact is None or figure.exact is None or not measure.is_comparable:
            return self._without_value(indicator, other.state if other else State.MISSING, asked)
        self._quote(indicator, series, figure.period)
        self._quote(indicator, others, figure.period)
        difference = rounded(figure.exact - other.exact, measure.decimals)
        side = "lig" if difference == 0 else "over" if difference > 0 else "under"
        words = comparator_words(self._sentences, comparator)
        if comparator.kind is ComparatorKind.MUNICIPALITY:
            words = comparator.name
        size = format_difference(difference, measure.unit.difference, measure.decimals)
        return self._say(f"afstand.{side}", tal=size, område=words)

    def _without_value(self, indicator: PlanIndicator, state: State, asked: _Asked) -> str:
        name = {State.SUPPRESSED: "diskretioneret", State.NOT_PUBLISHED: "ikke-opgjort"}.get(state, "mangler")
        words = self._say(name)
        self._tell(asked, "tekst-tal-mangler", indikator=indicator.name, tilstand=words)
        return words

    def _quote(self, indicator: PlanIndicator, series: Series, *periods: Period) -> None:
        self.quotes.append(FigureQuote(indicator, series, periods))

    def _with_other_name(self, asked: _Asked, name: str, meant: str | None) -> Replace | None:
        """Return the edit that names another indicator in a gap and leaves all other words of its text."""
        words = asked.text.replace(asked.gap, asked.gap.replace(name, meant, 1)) if meant else None
        return replaced_by(asked.text, words if words != asked.text else None)

    def _tell(self, asked: _Asked, code: str, edit: Edit | None = None, **gaps: str) -> None:
        place = self._plan.file.place_within(asked.text, asked.gap)
        self._report(finding(code, place, hul=asked.gap, **gaps).with_edit(edit))

    def _say(self, name: str, **values: str) -> str:
        return self._sentences.say(f"tal-i-tekst.{name}", **values)
