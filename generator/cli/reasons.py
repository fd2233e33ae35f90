"""Says in Danish why plans were built."""

from __future__ import annotations

from collections.abc import Sequence

from generator.batch.inputs import PROGRAM
from generator.batch.why import BuildReason, Cause

_MOST = 5
_WORDS = {
    Cause.NEVER_BUILT: "planen er ikke bygget før",
    Cause.FAILED: "planen kunne ikke bygges sidst",
    Cause.NEW_FORMAT: "planen findes ikke som {what}",
    Cause.FILE_MISSING: "{what} mangler",
    Cause.FILE_CHANGED: "{what} er ændret, siden den blev bygget",
    Cause.INPUT_CHANGED: "{what} er ændret",
    Cause.INPUT_ADDED: "{what} er kommet til",
    Cause.INPUT_REMOVED: "{what} er fjernet",
    Cause.LEFT_BEHIND: "{what}-filen blev ikke bygget, sidst noget blev ændret",
    Cause.FORCED: "det blev bedt om med --tving",
}


def reason_words(reasons: Sequence[BuildReason]) -> str:
    """Return the reasons as one Danish line; many are cut to the first few and a number."""
    words = list(dict.fromkeys(_WORDS[reason.cause].format(what=_named(reason.what)) for reason in reasons))
    if len(words) > _MOST:
        words = [*words[:_MOST], f"og {len(words) - _MOST} andre ændringer"]
    return ", ".join(words)


def _named(what: str) -> str:
    return "programmet" if what == PROGRAM else what.removeprefix(f"{PROGRAM}/")
