"""Facts: what the figures say about a place, worked out once and said in the standard sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.danish.names import listed
from generator.danish.numbers import format_difference, format_value, rounded
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.figures.catalogue import Break
from generator.figures.series import Figure, State
from generator.plan.comparators import Comparator, ComparatorKind
from generator.plan.measure import VOLUMES, Measure
from generator.plan.plan import PlanIndicator
from generator.plan.sentences import Sentences
from generator.plan.standing import Standing
from generator.plan.words import comparator_words, located, subject, time_words
from generator.source.geography import Municipality

COUNTED = VOLUMES - {Unit.KRONER, Unit.MILLION_KRONER}
"""Units that one has more or fewer of; other values are higher or lower."""


@dataclass(frozen=True, slots=True)
class FigureGap:
    """How far the own value lies from a comparator's in the same period; positive is above."""

    comparator: Comparator
    difference: Decimal


@dataclass(frozen=True, slots=True)
class Facts:
    """What the figures say about one measure.

    ``change`` is on the same period last year (``previous``), or ``broken`` is the data break that keeps the
    two apart. Differences are the exact ones as they are printed, so that one that prints as 0 is none.
    ``state`` tells why there is no level.
    """

    measure: Measure
    level: Figure | None
    state: State
    previous: Figure | None = None
    change: Decimal | None = None
    broken: Break | None = None
    gaps: tuple[FigureGap, ...] = ()
    standing: Standing | None = None
    country_standing: Standing | None = None


def facts_of(
    measure: Measure,
    comparators: tuple[Comparator, ...],
    council: Comparator,
    everyone: tuple[Municipality, ...],
) -> Facts:
    """Work out the facts of one measure."""
    level = measure.own.latest()
    if level is None or level.exact is None:
        return Facts(measure, None, measure.state)
    previous = measure.year_before(level.period)
    change = None
    if previous is not None and previous.exact is not None:
        change = rounded(level.exact - previous.exact, measure.decimals)
    gaps = []
    for comparator in comparators:
        figure = measure.series(comparator).at(level.period)
        if figure is not None and figure.exact is not None and measure.is_comparable:
            gaps.append(FigureGap(comparator, rounded(level.exact - figure.exact, measure.decimals)))
    standing = country_standing = None
    if measure.is_comparable:
        standing = measure.standing(council.members, level.period)
        country_standing = measure.standing(everyone, level.period)
    broken = measure.own.break_since_last_year(level.period)
    return Facts(
        measure, level, level.state, previous, change, broken, tuple(gaps), standing, country_standing
    )


class FactWords:
    """Says facts in the standard sentences."""

    def __init__(self, sentences: Sentences, council: Comparator) -> None:
        self._sentences = sentences
        self._council = council

    def paragraphs(self, facts: Facts, indicator: PlanIndicator) -> tuple[str, ...]:
        """Return the sentences about one measure, most important first."""
        say, place = self._sentences.say, facts.measure.area.name
        if facts.level is None or facts.level.value is None:
            name = {State.SUPPRESSED: "ikke-oplyst", State.NOT_PUBLISHED: "ikke-opgjort"}.get(
                facts.state, "mangler"
            )
            return (say(f"fakta.{name}", navn=indicator.name, sted=subject(self._sentences, place)),)
        level = format_value(facts.level.value, facts.measure.unit, facts.measure.decimals)
        sentences = [
            say(
                "fakta.niveau",
                navn=indicator.name,
                sted=located(self._sentences, place),
                tal=level,
                tid=self._time(facts.level.period),
            )
        ]
        newest = facts.measure.own.figures[-1]
        if newest.state is State.SUPPRESSED:
            sentences.append(say("fakta.nyeste-ikke-oplyst", periode=newest.period.label))
        for words in (self.change(facts), self._gaps(facts), self._standing(facts)):
            if words:
                sentences.append(words)
        return tuple(sentences)

    def change(self, facts: Facts) -> str | None:
        """Return the change on the same period last year, or why there is none though both are known."""
        if facts.broken is not None and facts.level is not None:
            return self._sentences.say(
                "fakta.ændring.databrud",
                tid=self._time(facts.level.period.same_last_year()),
                brud=self._time(facts.broken.period),
            )
        if facts.change is None or facts.previous is None:
            return None
        time = self._time(facts.previous.period)
        if facts.change == 0:
            return self._sentences.say("fakta.ændring.uændret", tid=time)
        rising, falling = "stigning", "fald"
        if facts.measure.unit is Unit.RANK:
            rising, falling = "tilbage", "frem"
        elif facts.measure.unit in COUNTED:
            rising, falling = "flere", "færre"
        name = rising if facts.change > 0 else falling
        return self._sentences.say(
            f"fakta.ændring.{name}", tal=self._difference(facts, facts.change), tid=time
        )

    def _gaps(self, facts: Facts) -> str | None:
        gaps = [self._gap(facts, gap) for gap in facts.gaps]
        return self._sentences.say("fakta.afstande", afstande=listed(gaps)) if gaps else None

    def _gap(self, facts: Facts, gap: FigureGap) -> str:
        side = "lig" if gap.difference == 0 else "over" if gap.difference > 0 else "under"
        words = comparator_words(self._sentences, gap.comparator)
        if gap.comparator.kind is ComparatorKind.MUNICIPALITY:
            words = located(self._sentences, gap.comparator.name)
        elif not gap.comparator.is_average:
            words = self._sentences.say("fakta.inden-for", område=words)
        return self._sentences.say(
            f"fakta.afstand.{side}", tal=self._difference(facts, gap.difference), område=words
        )

    def _standing(self, facts: Facts) -> str | None:
        place = subject(self._sentences, facts.measure.area.name)
        words = []
        if facts.standing is not None:
            standing = facts.standing
            words.append(
                self._sentences.say(
                    f"fakta.placering.{_kind_of_place(standing)}",
                    sted=place,
                    nummer=standing.rank,
                    antal=standing.count,
                    andre=standing.shared_by - 1,
                    råd=self._council.name,
                )
            )
        if facts.country_standing is not None:
            words.append(
                self._sentences.say(
                    "fakta.landsplacering",
                    sted=place,
                    nummer=facts.country_standing.rank,
                    antal=facts.country_standing.count,
                    andre=facts.country_standing.shared_by - 1,
                )
            )
        return " ".join(words) or None

    def _difference(self, facts: Facts, value: Decimal) -> str:
        return format_difference(value, facts.measure.unit.difference, facts.measure.decimals)

    def _time(self, period: Period) -> str:
        return time_words(self._sentences, period)


def _kind_of_place(standing: Standing) -> str:
    if standing.shared_by > 1:
        return "delt"
    return {1: "bedst", standing.count: "dårligst"}.get(standing.rank, "midt")
