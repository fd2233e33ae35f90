"""What every section is written with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.document.blocks import Block
from generator.document.composer import Composer
from generator.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Desk:
    """A plan with the composer of its document."""

    plan: Plan
    composer: Composer


Section = Callable[[Desk, str], list[Block]]
"""Writes one section under the heading the outline gives it; an empty list leaves the section out."""


def chapter(desk: Desk, heading: str, body: Sequence[Block]) -> list[Block]:
    """Return a chapter: its heading and body, or nothing if the body is empty."""
    return [desk.composer.heading(1, heading), *body] if body else []
