"""The letters that our fonts have, and what stands in PDFs and drawn charts for those that they have not.

No font of the machine ever helps out: the next machine has others, and most may not be put into a file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from generator.charts.fonts import ensure_fonts

REPLACEMENT = "\ufffd"
"""What stands for a letter that no font of ours has (one of Unicode that ours have)."""

_OTHER_THAN_PLAIN = re.compile(r"[^\t\n\r -~\xa0-\u017f\u2010-\u2015\u2018-\u201e\u2022\u2026\u2212]")
"""Letters that our fonts may not have; they have all others, so that plain Danish asks no font."""

_CONTINUED = re.compile("[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d.?", re.DOTALL)
"""What goes on with the picture before it: how it looks, its skin, and what it is joined with."""


def missing_letters(text: str) -> tuple[str, ...]:
    """Return the letters of a text that our fonts have not, each once, as a reader counts letters."""
    missing = (sign for sign, shown in _signs(text) if shown == REPLACEMENT)
    return tuple(dict.fromkeys(missing)) if _OTHER_THAN_PLAIN.search(text) else ()


def in_our_letters(text: str) -> str:
    """Return a text with a replacement for each letter that our fonts have not.

    Signs without a look of their own are left out, and other blanks become a blank.
    """
    if not _OTHER_THAN_PLAIN.search(text):
        return text
    return "".join(shown for _, shown in _signs(text))


def _signs(text: str) -> list[tuple[str, str]]:
    """Return the signs of a text, each with what our fonts show of it."""
    signs: list[tuple[str, str]] = []
    place = 0
    while place < len(text):
        end = place + 1
        shown = _shown(text[place])
        while shown == REPLACEMENT and (more := _CONTINUED.match(text, end)):
            end = more.end()
        signs.append((text[place:end], shown))
        place = end
    return signs


def _shown(letter: str) -> str:
    if not _OTHER_THAN_PLAIN.match(letter) or ord(letter) in _covered():
        return letter
    category = unicodedata.category(letter)
    if category == "Cf" or "\ufe00" <= letter <= "\ufe0f":
        return ""
    return " " if category.startswith("Z") else REPLACEMENT


@cache
def _covered() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(ensure_fonts().regular, lazy=True) as font:
        return frozenset(font.getBestCmap())
