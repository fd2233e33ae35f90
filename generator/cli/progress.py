"""Shows how far a run has come: a bar with the time left in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from generator.batch.outcome import Outcome, OutcomeState
from generator.cli.say import Speaker
from generator.problems import Severity

FEW = 3
"""So few plans are told of in full when they are done, and not as they go."""


def shown_as_it_goes(
    outcomes: Iterable[Outcome], number: int, speaker: Speaker, *, quiet: bool
) -> Iterator[Outcome]:
    """Yield the outcomes of ``number`` plans, and show each as it comes; ``quiet`` shows nothing."""
    if quiet or number <= FEW:
        return iter(outcomes)
    return _bar(outcomes, number) if sys.stderr.isatty() else _lines(outcomes, number, speaker)


def _bar(outcomes: Iterable[Outcome], number: int) -> Iterator[Outcome]:
    failed = 0

    def beside(outcome: Outcome | None) -> str:
        return f"{failed} kunne ikke bygges" if failed else ""

    with click.progressbar(
        outcomes,
        length=number,
        label="Planer",
        show_pos=True,
        show_percent=False,
        item_show_func=beside,
        file=sys.stderr,
    ) as bar:
        for outcome in bar:
            failed += outcome.state is OutcomeState.FAILED
            yield outcome


def _lines(outcomes: Iterable[Outcome], number: int, speaker: Speaker) -> Iterator[Outcome]:
    for count, outcome in enumerate(outcomes, start=1):
        if outcome.state is OutcomeState.FAILED:
            speaker.line(f"[{count}/{number}] {outcome.file}: kunne ikke bygges")
        elif outcome.state is OutcomeState.BUILT:
            folder = outcome.written[0].rpartition("/")[0]
            counted = f" ({counts(outcome)})" if counts(outcome) else ""
            speaker.line(f"[{count}/{number}] {outcome.label}: {folder}/{counted}")
        yield outcome


def counts(outcome: Outcome) -> str:
    """Return how many errors and warnings were found: "1 fejl, 2 advarsler"; empty if none."""
    errors = sum(item.is_error for item in outcome.findings)
    warnings = sum(item.severity is Severity.WARNING for item in outcome.findings)
    parts = [f"{errors} fejl"] if errors else []
    if warnings:
        parts.append(f"{warnings} {'advarsel' if warnings == 1 else 'advarsler'}")
    return ", ".join(parts)
