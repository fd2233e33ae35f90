"""Which subgroup the figures of an indicator are for: each group is measured by figures of its own.

Figures that name no group are for the group of the indicator, or for everybody if it has none. Where the
indicator has none, no figure names one, and all targets have the same, the figures are for that group.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.source.records.goal import IndicatorUse, OwnFigure
from generator.source.records.target import Population, TargetRecord


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an indicator: the figures of one group, and the targets that are measured by them.

    ``population`` is None where the figures are for everybody. ``is_extra`` marks a group beside the
    indicator's own.
    """

    population: Population | None
    figures: tuple[OwnFigure, ...]
    targets: tuple[TargetRecord, ...]
    is_extra: bool = False

    def is_about(self, population: Population | None) -> bool:
        """Whether the figures are for this group."""
        return _key(population) == _key(self.population)


EVERYBODY = Part(None, (), ())
"""An indicator that nothing is written about."""


def parts_of(use: IndicatorUse, is_own: bool) -> tuple[Part, ...]:
    """Return the parts of an indicator: its own group, then each other that figures are stated for.

    Targets for a group without figures stand under the first part, which does not measure them. Of an
    indicator of the municipality's own (``is_own``) a first part with nothing in it is left out.
    """
    base = _base(use)
    groups = {
        _folded(figure.population): figure.population
        for figure in use.figures
        if figure.population is not None and _folded(figure.population) != _key(base)
    }
    named = {_key(record.population): record.population for record in use.targets}
    extra = tuple(
        Part(
            named.get(group) or Population.model_construct(name=words),
            tuple(figure for figure in use.figures if _folded(figure.population) == group),
            tuple(record for record in use.targets if _key(record.population) == group),
            is_extra=True,
        )
        for group, words in groups.items()
    )
    figures = tuple(figure for figure in use.figures if _folded(figure.population) not in groups)
    targets = tuple(record for record in use.targets if _key(record.population) not in groups)
    first = Part(base, figures, targets)
    is_empty = not figures and not targets and (is_own or base is not None)
    return extra if is_empty and extra else (first, *extra)


def _base(use: IndicatorUse) -> Population | None:
    """Return the group that figures without one are for."""
    plain = [figure for figure in use.figures if figure.population is None]
    if not use.figures:
        return None
    if use.population is not None or len(plain) < len(use.figures):
        return use.population
    groups = {_key(record.population): record.population for record in use.targets}
    return next(iter(groups.values())) if len(groups) == 1 else None


def unmeasured(part: Part, record: TargetRecord, use: IndicatorUse) -> str | None:
    """Return the group that a target is about where the figures are for another, or for everybody."""
    population = record.population or use.population
    if population is None or part.is_about(population):
        return None
    return str(population.name)


def _key(population: Population | None) -> str | None:
    return _folded(population.name) if population is not None else None


def _folded(words: str | None) -> str | None:
    return words.casefold() if words is not None else None
