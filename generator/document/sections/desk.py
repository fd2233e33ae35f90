"""What every section is written with."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.document.blocks import Block, Callout, CalloutKind
from generator.document.composer import Composer
from generator.document.inline_markdown import markdown_inlines
from generator.document.words import inlines, made_from
from generator.plan.plan import Plan
from generator.source.records.plan import Section as OwnSection
from generator.source.records.target import Pending


class Fit(enum.Enum):
    """How a short edition is kept to its pages: as it is, with low charts, then with a row for each goal."""

    ROOMY = 1
    LOW_CHARTS = 2
    TIGHT = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """A plan with the composer of its document, and its own sections that the outline does not place.

    ``fit`` counts in the sections of the short edition alone.
    """

    plan: Plan
    composer: Composer
    own_sections: tuple[OwnSection, ...] = ()
    fit: Fit = Fit.ROOMY


Section = Callable[[Desk, str], list[Block]]
"""Writes one section under the heading the outline gives it; an empty list leaves the section out."""


def chapter(desk: Desk, heading: str, body: Sequence[Block]) -> list[Block]:
    """Return a chapter: its heading and body, or nothing if the body is empty."""
    return [desk.composer.heading(1, heading), *body] if body else []


def pending_callout(desk: Desk, what: str, pending: Pending) -> Callout:
    """Return the callout in the place of an annex ("bilag") or section ("afsnit") that is written later."""
    say = desk.composer.say
    words = say(f"afventer.{what}", senest=desk.composer.when(pending.expected))
    reason = (markdown_inlines(pending.reason),) if pending.reason else ()
    return Callout(
        CalloutKind.PENDING,
        inlines(say("måltal-boks.afventer")),
        (inlines(words), *reason),
        made_from(pending),
    )
