"""Words that targets and facts share: what a comparator is called, and when something was."""

from __future__ import annotations

from decimal import Decimal

from generator.danish.numbers import format_difference
from generator.danish.periods import Period, PeriodKind
from generator.danish.units import Unit
from generator.plan.comparators import Comparator, ComparatorKind
from generator.plan.sentences import Sentences


def comparator_words(sentences: Sentences, comparator: Comparator) -> str:
    """Return what a comparator is called as something to lie under or over: "gennemsnittet for klyngen"."""
    if comparator.is_average:
        return sentences.say("område.gennemsnit", gruppe=comparator.name)
    return comparator_name(sentences, comparator)


def comparator_name(sentences: Sentences, comparator: Comparator) -> str:
    """Return the name of a comparator inside a sentence."""
    if comparator.kind is ComparatorKind.COUNTRY:
        return sentences.say("område.landet")
    if comparator.kind is ComparatorKind.MUNICIPALITY:
        return subject(sentences, comparator.name)
    return comparator.name


def located(sentences: Sentences, place_name: str) -> str:
    """Return where something is: "i Aarhus", "på Samsø"."""
    return sentences.say("område.i-sted", navn=place_name)


def subject(sentences: Sentences, place_name: str) -> str:
    """Return a place as a sentence speaks of it: "Aarhus", "Nordfyns Kommune"."""
    return sentences.say("område.sted", navn=place_name)


def time_words(sentences: Sentences, period: Period) -> str:
    """Return when something was: "i juni 2017", "den 30. juni 2017"."""
    name = {PeriodKind.DAY: "dag", PeriodKind.ROLLING_YEAR: "rullende"}.get(period.kind, "i")
    return sentences.say(f"tid.{name}", periode=period.label)


def change_words(sentences: Sentences, shape: str, change: Decimal, unit: Unit, decimals: int) -> str:
    """Return a change in words: "et fald på 3 personer", or "faldet med 3 personer" in the shape "udvikling".

    ``unit`` is that of the figure itself. A place that grows is further back.
    """
    if change == 0:
        return sentences.say(f"tal-i-tekst.{shape}.uændret")
    up, down = ("tilbage", "frem") if unit is Unit.RANK else ("op", "ned")
    size = format_difference(change, unit.difference, decimals)
    return sentences.say(f"tal-i-tekst.{shape}.{up if change > 0 else down}", tal=size)
