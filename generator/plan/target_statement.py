"""Says targets in plain Danish: the target itself."""

from __future__ import annotations

from decimal import Decimal

from generator.danish.numbers import decimals_of, format_difference, format_number, format_value
from generator.danish.periods import Period
from generator.danish.units import Unit
from generator.plan.sentences import Sentences, capital, listed_words
from generator.plan.target_kinds import TargetKind
from generator.plan.targets import Evaluated, TargetQuestion
from generator.plan.words import comparator_words, time_words
from generator.source.records.goal import Polarity
from generator.source.records.target import Direction

NUMBER_KEYS = {
    "mindst": "mindst",
    "over": "mere end",
    "højst": "højst",
    "under": "mindre end",
    "præcis": "præcis",
}
"""The keys of written numbers by the names of their sentences."""

OWN_WORDS = frozenset({TargetKind.QUALITATIVE, TargetKind.PENDING, TargetKind.NOT_STATED})
"""Kinds whose words are no phrase that more can be added to."""


class TargetStatement:
    """Says one target of one measure; all words come from the standard sentences.

    ``among`` is what the municipalities of a rank are called. ``place_name`` is put in front, where a plan
    covers several places. Numbers of a target without an indicator are counts, if they do not say.
    """

    def __init__(
        self,
        sentences: Sentences,
        question: TargetQuestion,
        evaluated: Evaluated,
        among: str,
        place_name: str,
    ) -> None:
        self._sentences = sentences
        self._question = question
        self._target = evaluated
        self._record = evaluated.record
        self._measure = question.measure
        self._unit = question.measure.unit if question.measure is not None else Unit.COUNT
        self._among = among
        self._place_name = place_name

    def statement(self) -> str:
        """Return the target itself: "Højst 4,1 pct. senest i december 2018"."""
        record, words = self._record, self._core()
        population = record.population.name if record.population is not None else None
        if self._target.kind in OWN_WORDS:
            words = capital(words)
            if population is not None:
                words = self._add("foran", words, navn=capital(population))
        else:
            if record.maintain:
                words = self._add("fasthold", words)
            if population is not None:
                words = self._add("målgruppe", words, målgruppe=population)
            if record.price_level is not None:
                year = record.worded("prisniveau", str(record.price_level))
                words = self._add("prisniveau", words, år=year)
            if record.due is not None:
                words = self._add("senest", words, tid=record.worded("senest", self._time(record.due)))
            words = capital(words)
        return self._add("foran", words, navn=self._place_name) if self._place_name else words

    # --- the target itself ---

    def _core(self) -> str:
        record, kind = self._record, self._target.kind
        match kind:
            case TargetKind.LEVEL | TargetKind.RANGE:
                return self._level()
            case TargetKind.CHANGE | TargetKind.TREND | TargetKind.PACE:
                return self._change()
            case TargetKind.GAP:
                return self._gap()
            case TargetKind.LEVEL_WITH:
                return self._say("på-niveau", grundlag=self._comparator(record.level_with))
            case TargetKind.RANK | TargetKind.BAND:
                return self._rank()
            case TargetKind.PATH:
                return self._path()
            case TargetKind.QUALITATIVE:
                return record.qualitative or ""
            case TargetKind.PENDING:
                return self._pending()
            case TargetKind.NOT_STATED:
                return self._say("ikke-oplyst")

    def _level(self) -> str:
        numbers, unit = self._numbers(), self._written_unit()
        if set(numbers) == {"mindst", "højst"} and unit is not Unit.RANK:
            low, high = numbers["mindst"], numbers["højst"]
            return self._say(
                "niveau.interval",
                fra=self._written("mindst", format_number(low, decimals_of(low))),
                til=self._written("højst", _with_unit(high, unit)),
            )
        parts = [
            self._say(
                f"niveau.{name}",
                tal=self._written(name, _with_unit(value, unit)),
                plads=unit is Unit.RANK,
            )
            for name, value in numbers.items()
        ]
        return listed_words(parts)

    def _change(self) -> str:
        record, start = self._record, self._target.start
        if record.direction is Direction.UNCHANGED:
            return self._say("retning.uændret", plads=self._unit is Unit.RANK)
        down, up = ("frem", "tilbage") if self._unit is Unit.RANK else ("fald", "stigning")
        name = down if record.direction is Direction.FALL else up
        words = self._say(f"retning.{name}")
        for limit, value in self._numbers().items():
            words = self._say(f"ændring.{limit}", ændring=words, tal=self._written(limit, self._size(value)))
        if record.pace is not None:
            words = self._say("tempo", mål=words, tidsrum=record.pace.value)
        if not self._says_start() or start is None:
            return words
        stated = self._question.stated_baseline
        number = self._value(start.value)
        time = self._time(start.period) if start.period is not None else ""
        if stated is not None:
            number, time = stated.worded("værdi", number), stated.worded("periode", time)
        return self._say("fra", mål=words, tal=number, tid=time)

    def _gap(self) -> str:
        record = self._record
        side = "under" if record.below is not None else "over"
        grundlag = self._comparator(record.below or record.above)
        is_place = self._unit is Unit.RANK
        words = self._say(f"afstand.{side}.uden", grundlag=grundlag, plads=is_place)
        for limit, value in self._numbers().items():
            size = self._written(limit, self._size(value))
            words = self._say(f"afstand.{side}.{limit}", tal=size, grundlag=grundlag, plads=is_place)
        return words

    def _rank(self) -> str:
        record = self._record
        if record.best is not None:
            return self._say("bånd", del_=record.best.value, blandt=self._among)
        name = "placering-første" if record.rank == 1 else "placering"
        return self._say(name, antal=record.worded("placering", str(record.rank)), blandt=self._among)

    def _path(self) -> str:
        unit = self._written_unit()
        steps = [
            self._say(
                "trin",
                tal=step.worded("værdi", _with_unit(step.value, unit)),
                tid=step.worded("periode", self._time(step.period)),
            )
            for step in sorted(self._record.steps, key=lambda step: step.period)
        ]
        polarity = self._measure.polarity if self._measure is not None else Polarity.NEUTRAL
        limit = {Polarity.LOWER: "højst", Polarity.HIGHER: "mindst"}.get(polarity)
        words = listed_words(steps)
        return self._say(f"niveau.{limit}", tal=words) if limit is not None else words

    def _pending(self) -> str:
        expected = self._record.pending.expected if self._record.pending is not None else None
        if expected is None:
            return self._say("afventer")
        try:
            return self._say("afventer-tid", senest=expected.reworded(self._time(Period.parse(expected))))
        except ValueError:
            return self._say("afventer-tid", senest=expected)

    def _numbers(self) -> dict[str, Decimal]:
        """Return the written numbers by the name of their sentence."""
        record = self._record
        numbers = {
            "mindst": record.at_least,
            "over": record.more_than,
            "højst": record.at_most,
            "under": record.less_than,
            "præcis": record.exactly,
        }
        return {name: value for name, value in numbers.items() if value is not None}

    def _written(self, name: str, words: str) -> str:
        """Return a number in words with the place it was written at."""
        return self._record.worded(NUMBER_KEYS[name], words)

    def _written_unit(self) -> Unit:
        return self._record.unit or self._unit

    def _size(self, value: Decimal) -> str:
        """Return the size of a change or gap; that of a share is in percentage points if it does not say."""
        unit = self._written_unit()
        if self._unit is Unit.PERCENT and (self._record.unit is None or self._target.kind is TargetKind.GAP):
            unit = unit.difference
        return format_difference(value, unit, decimals_of(value))

    def _says_start(self) -> bool:
        """Whether the statement itself says what is counted from, because the municipality does."""
        stated = self._question.stated_baseline
        return stated is not None and stated.says_start

    # --- words ---

    def _say(self, name: str, **values: object) -> str:
        return self._sentences.say(f"måltal.{name}", **values)

    def _add(self, name: str, words: str, **values: object) -> str:
        return self._say(f"tilføjelser.{name}", mål=words, **values)

    def _time(self, period: Period) -> str:
        return time_words(self._sentences, period)

    def _value(self, value: float | Decimal) -> str:
        return format_value(value, self._unit, self._target.decimals)

    def _comparator(self, word: str | None) -> str:
        comparator = self._target.comparator
        return comparator_words(self._sentences, comparator) if comparator is not None else word or ""


def _with_unit(value: Decimal, unit: Unit) -> str:
    """Return a written number with its own decimals and unit."""
    return format_value(value, unit, decimals_of(value))
