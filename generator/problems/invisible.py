"""Signs that nobody sees, which come along when words are copied from Word or a web page."""

from __future__ import annotations

import re

HARD_BLANKS = "\u00a0\u2007\u2009\u202f"
"""Blanks that look like a plain one: no-break, figure, thin and narrow no-break space."""

# The soft hyphen, spaces and joiners of no width, and the signs that only say which way text runs.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HARD_BLANK = re.compile(f"[{HARD_BLANKS}]")


def as_seen(words: str) -> str:
    """Return words as they are seen: with plain blanks for hard ones and without signs of no width."""
    return _UNSEEN.sub("", _HARD_BLANK.sub(" ", words))


def first_invisible(words: str) -> str | None:
    """Return the first sign that is not what it looks like, as Unicode numbers it (U+00AD), or None."""
    found = _UNSEEN.search(words) or _HARD_BLANK.search(words)
    return f"U+{ord(found[0]):04X}" if found else None
