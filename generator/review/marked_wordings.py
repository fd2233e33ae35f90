"""A wording as it became another, with what is new and what is left out marked in words and in type."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.block_maker import BlockMaker
from generator.document.blocks import Emphasis, Inline, Inlines, Strong, Text
from generator.review.wordings import Change, Stretch


def marked(maker: BlockMaker, runs: Sequence[Stretch]) -> Inlines:
    """Return runs as inline content.

    A space belongs to the words before it: between two marked stretches a PDF would lose one of its own.
    """
    parts: list[Inline] = []
    for run, following in zip(runs, (*runs[1:], None), strict=True):
        words = run.text.rstrip()
        closes = following is None or (following.change is Change.SAME and not following.text[:1].isalnum())
        space = "" if closes else " "
        match run.change:
            case Change.SAME:
                parts.append(Text(run.text))
            case Change.ADDED:
                parts.append(Strong(maker.say("gennemgang.ordlyd.nyt", ord=words) + space))
            case Change.REMOVED:
                parts.append(Emphasis(maker.say("gennemgang.ordlyd.udeladt", ord=words) + space))
    return tuple(parts)
