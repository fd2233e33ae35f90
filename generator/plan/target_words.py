"""Says targets in plain Danish: the target itself, what it means in figures, and how far there is to go."""

from __future__ import annotations

from decimal import Decimal

from generator.danish.names import capitalised
from generator.danish.numbers import format_number, format_value
from generator.danish.units import Unit
from generator.plan.comparators import Comparator, ComparatorKind
from generator.plan.measure import Measure
from generator.plan.sentences import Sentences
from generator.plan.target_kinds import TargetKind
from generator.plan.targets import Evaluated, Status
from generator.source.records.target import Direction


class TargetWords:
    """Says one target of one measure; all words come from the standard sentences."""

    def __init__(
        self, sentences: Sentences, evaluated: Evaluated, measure: Measure | None, among: str
    ) -> None:
        self._sentences = sentences
        self._target = evaluated
        self._record = evaluated.record
        self._measure = measure
        self._among = among

    def statement(self, several: bool = False) -> str:
        """Return the target itself: "Højst 4,1 pct. senest december 2018".

        ``several`` puts the place in front, where a plan covers several.
        """
        words = self._core()
        record = self._record
        if record.population is not None:
            words = self._add("målgruppe", words, målgruppe=record.population.name)
        if record.price_level is not None:
            words = self._add("prisniveau", words, år=record.price_level)
        if record.due is not None:
            words = self._add("senest", words, periode=record.due.label)
        if record.maintain:
            words = self._add("fasthold", words)
        words = capitalised(words)
        area = self._measure.area.name if self._measure is not None else ", ".join(record.applies_to)
        return self._add("gælder", words, område=area) if several and area else words

    def meaning(self) -> str | None:
        """Return what a relative target means in the indicator's unit, or None if that is already said."""
        target, measure = self._target, self._measure
        if (
            target.bounds is None
            or measure is None
            or target.kind in {TargetKind.LEVEL, TargetKind.RANGE, TargetKind.PATH}
        ):
            return None
        bounds = target.bounds
        if bounds.low is not None and bounds.high is not None:
            words = self._sentences.say(
                "måltal.betydning.interval", fra=self._value(bounds.low), til=self._value(bounds.high)
            )
        elif bounds.high is not None:
            name = "under" if bounds.strict else "højst"
            words = self._sentences.say(f"måltal.betydning.{name}", tal=self._value(bounds.high))
        elif bounds.low is not None:
            name = "over" if bounds.strict else "mindst"
            words = self._sentences.say(f"måltal.betydning.{name}", tal=self._value(bounds.low))
        else:
            return None
        if (
            target.comparator is not None
            and target.comparator_value is not None
            and target.current is not None
        ):
            words = self._sentences.say(
                "måltal.betydning.grundlag",
                betydning=words,
                grundlag=comparator_words(self._sentences, target.comparator),
                tal=self._value(target.comparator_value),
                periode=target.current.period.label,
            )
        return f"{capitalised(words)}."

    def distance(self) -> str | None:
        """Return how far there is to go, or why that cannot be said."""
        target = self._target
        if target.status is Status.PENDING:
            return None
        if target.status is Status.NOT_MEASURED:
            return self._not_measured()
        assert target.current is not None  # noqa: S101  (measured targets have a current figure)
        assert target.current.value is not None  # noqa: S101
        period = target.current.period.label
        if target.standing is not None:
            return self._rank_distance(period)
        now = self._value(target.current.value)
        if target.status is Status.MET:
            return self._sentences.say("måltal.afstand-til.nået", nu=now, periode=period)
        gap = self._difference(target.distance or 0.0)
        return self._sentences.say("måltal.afstand-til.mangler", tal=gap, nu=now, periode=period)

    def _add(self, name: str, words: str, **values: object) -> str:
        return self._sentences.say(f"måltal.tilføjelser.{name}", mål=words, **values)

    def _core(self) -> str:
        record, kind = self._record, self._target.kind
        match kind:
            case TargetKind.LEVEL | TargetKind.RANGE:
                return self._number_words("måltal.niveau", self._unit())
            case TargetKind.CHANGE:
                return self._change()
            case TargetKind.TREND:
                assert record.direction is not None  # noqa: S101  (the kind says so)
                if record.direction is Direction.UNCHANGED:
                    return self._sentences.say("måltal.ændring.uændret")
                return self._sentences.say(f"måltal.retning.{record.direction.value}")
            case TargetKind.PACE:
                return self._pace()
            case TargetKind.GAP:
                return self._gap()
            case TargetKind.LEVEL_WITH:
                return self._sentences.say("måltal.på-niveau", grundlag=self._comparator(record.level_with))
            case TargetKind.RANK:
                name = "placering-første" if record.rank == 1 else "placering"
                return self._sentences.say(f"måltal.{name}", antal=record.rank, blandt=self._among)
            case TargetKind.BAND:
                assert record.best is not None  # noqa: S101  (the kind says so)
                return self._sentences.say("måltal.bånd", del_=record.best.value, blandt=self._among)
            case TargetKind.PATH:
                steps = [
                    {"tal": self._written(step.value, self._unit()), "periode": step.period.label}
                    for step in sorted(record.steps, key=lambda step: step.period)
                ]
                return self._sentences.say("måltal.forløb", trin=steps)
            case TargetKind.QUALITATIVE:
                return str(record.qualitative)
            case TargetKind.PENDING:
                return self._pending()

    def _change(self) -> str:
        record = self._record
        assert record.direction is not None  # noqa: S101  (the kind says so)
        if record.direction is Direction.UNCHANGED:
            return self._sentences.say("måltal.ændring.uændret")
        words = self._number_words(f"måltal.ændring.{record.direction.value}", self._unit())
        start = self._target.start
        if record.baseline is None or start is None or start.period is None:
            return words
        return self._sentences.say(
            "måltal.ændring.fra", mål=words, tal=self._value(start.value), periode=start.period.label
        )

    def _pace(self) -> str:
        record = self._record
        assert record.pace is not None  # noqa: S101  (the kind says so)
        direction = Direction.RISE if record.direction is Direction.RISE else Direction.FALL
        amount = next(value for value in self._numbers().values() if value is not None)
        return self._sentences.say(
            f"måltal.tempo.{direction.value}",
            tal=self._written(amount, self._unit()),
            tidsrum=record.pace.value,
        )

    def _gap(self) -> str:
        record = self._record
        side = "under" if record.below is not None else "over"
        grundlag = self._comparator(record.below or record.above)
        if not any(value is not None for value in self._numbers().values()):
            return self._sentences.say(f"måltal.afstand.{side}.uden", grundlag=grundlag)
        return self._number_words(f"måltal.afstand.{side}", self._unit(of_difference=True), grundlag=grundlag)

    def _pending(self) -> str:
        pending = self._record.pending
        if pending is None or pending.expected is None:
            return self._sentences.say("måltal.afventer")
        return self._sentences.say("måltal.afventer-tid", senest=pending.expected)

    def _number_words(self, prefix: str, unit: Unit, **values: str) -> str:
        written = {name: value for name, value in self._numbers().items() if value is not None}
        if len(written) == 2:
            low, high = sorted(written.values())
            return self._sentences.say(
                f"{prefix}.interval", fra=self._written(low, unit), til=self._written(high, unit), **values
            )
        name, value = next(iter(written.items()))
        return self._sentences.say(f"{prefix}.{name}", tal=self._written(value, unit), **values)

    def _numbers(self) -> dict[str, Decimal | None]:
        record = self._record
        return {
            "mindst": record.at_least,
            "højst": record.at_most,
            "over": record.more_than,
            "under": record.less_than,
            "præcis": record.exactly,
        }

    def _unit(self, of_difference: bool = False) -> Unit:
        if self._record.unit is not None:
            return self._record.unit
        unit = self._measure.unit if self._measure is not None else Unit.COUNT
        return unit.difference if of_difference else unit

    def _written(self, value: Decimal, unit: Unit) -> str:
        """Return a number with the decimals it was written with."""
        exponent = value.as_tuple().exponent
        return format_value(value, unit, max(-exponent, 0) if isinstance(exponent, int) else 0)

    def _value(self, value: float) -> str:
        assert self._measure is not None  # noqa: S101  (values exist only with a measure)
        return format_value(value, self._measure.unit, self._measure.decimals)

    def _difference(self, value: float) -> str:
        assert self._measure is not None  # noqa: S101  (differences exist only with a measure)
        unit, decimals = self._measure.unit.difference, self._measure.decimals
        shown = max(value, 10.0**-decimals)
        return format_value(shown, unit, decimals)

    def _comparator(self, word: str | None) -> str:
        if self._target.comparator is not None:
            return comparator_words(self._sentences, self._target.comparator)
        return str(word)

    def _rank_distance(self, period: str) -> str:
        target = self._target
        assert target.standing is not None  # noqa: S101  (checked by the caller)
        rank, count = target.standing.rank, target.standing.count
        if target.status is Status.MET:
            return self._sentences.say(
                "måltal.afstand-til.placering-nået", nu=rank, antal=count, periode=period
            )
        places = int(target.distance or 0)
        words = self._sentences.say(
            "måltal.placeringer.én" if places == 1 else "måltal.placeringer.flere",
            antal=format_number(places, 0),
        )
        return self._sentences.say(
            "måltal.afstand-til.placering-mangler", steder=words, nu=rank, antal=count, periode=period
        )

    def _not_measured(self) -> str:
        target = self._target
        assert target.reason is not None  # noqa: S101  (a target that is not measured has a reason)
        grundlag = comparator_words(self._sentences, target.comparator) if target.comparator else ""
        area = self._measure.area.name if self._measure is not None else ""
        return self._sentences.say(
            f"måltal.kan-ikke-måles.{target.reason.value}", område=area, grundlag=grundlag
        )


def comparator_words(sentences: Sentences, comparator: Comparator) -> str:
    """Return what a comparator is called inside a sentence."""
    match comparator.kind:
        case ComparatorKind.COUNTRY:
            return sentences.say("område.landet")
        case ComparatorKind.GROUP:
            return sentences.say("område.gennemsnit", gruppe=comparator.name)
        case _:
            return comparator.name
