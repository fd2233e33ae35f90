"""The figures of the part of a table that a coupling means, held against the columns beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.danish.periods import Period
from generator.figures.areas import Area
from generator.figures.delivery import DeliveredFigure
from generator.figures.imports.couplings import Coupling, Selection, selects
from generator.figures.imports.facts import Fact
from generator.figures.series import State


def chosen(where: Selection, facts: Sequence[Fact]) -> list[DeliveredFigure]:
    """Return the figures of the part that is wanted."""
    return [
        DeliveredFigure(fact.area, fact.period, fact.value, fact.state)
        for fact in facts
        if selects(where, fact.dimensions)
    ]


def shares(coupling: Coupling, facts: Sequence[Fact]) -> list[DeliveredFigure]:
    """Return one part in percent of another, hidden where either is."""
    wholes: dict[tuple[Area, Period], Fact] = {
        (fact.area, fact.period): fact for fact in facts if selects(coupling.share_of or (), fact.dimensions)
    }
    figures = []
    for part in chosen(coupling.where, facts):
        whole = wholes.get((part.area, part.period))
        if whole is None:
            continue
        if part.value is None or not whole.value:
            figures.append(DeliveredFigure(part.area, part.period, None, State.SUPPRESSED))
            continue
        marks = {part.state, whole.state}
        state = State.PRELIMINARY if State.PRELIMINARY in marks else State.OK
        share = 100 * part.value / whole.value
        figures.append(DeliveredFigure(part.area, part.period, share, state, whole.value))
    return figures


def more_than_persons(by_measure: Mapping[str, Sequence[Fact]]) -> Fact | None:
    """Return full-time persons that are more than the persons beside them, as columns changed about give."""
    full, persons = (
        {(fact.area, fact.period, fact.dimensions): fact for fact in by_measure.get(measure, ())}
        for measure in ("Antal fuldtidspersoner", "Antal personer")
    )
    for key, fact in full.items():
        beside = persons.get(key)
        known = beside is not None and None not in (fact.value, beside.value)
        if beside is not None and known and (fact.value or 0) > (beside.value or 0):
            return fact
    return None
