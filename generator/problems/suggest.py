"""Find what somebody probably meant to write."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from generator.problems.invisible import as_seen, first_invisible

_LEAST_LIKENESS = 0.7
_LONGEST_WORD = 100
_OLD_SPELLINGS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_SEPARATORS = re.compile(r"[\s_\-–]+")


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like ``word``, or None if none is alike.

    Case, hyphens and spaces do not count, and æ, ø and å are the same as ae, oe and aa.
    """
    if len(word) > _LONGEST_WORD:
        return None
    by_spelling: dict[str, str] = {}
    for candidate in candidates:
        by_spelling.setdefault(_spelling(candidate), candidate)
    alike = difflib.get_close_matches(_spelling(word), by_spelling, n=1, cutoff=_LEAST_LIKENESS)
    return by_spelling[alike[0]] if alike else None


def one_near(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that ``word`` must have been meant as, or None if that is not certain.

    It is alike, and every other is at least twice as far away.
    """
    if len(word) > _LONGEST_WORD:
        return None
    spelling = _spelling(word)
    by_spelling = {_spelling(candidate): candidate for candidate in candidates}
    matcher = difflib.SequenceMatcher(None, "", spelling)
    likeness: list[tuple[float, str]] = []
    for other, candidate in by_spelling.items():
        matcher.set_seq1(other)
        likeness.append((matcher.ratio(), candidate))
    (best, nearest), (second, _) = (sorted(likeness, reverse=True) + [(0.0, "")] * 2)[:2]
    return nearest if best >= _LEAST_LIKENESS and 2 * (1 - best) <= 1 - second else None


def hint(word: str, candidates: Iterable[str]) -> str:
    """Return " Mente du »…«?" with the candidate most like ``word``, or nothing if none is alike.

    Where the two look the same, the sign that nobody sees is named.
    """
    nearest = did_you_mean(word, candidates)
    if nearest is None:
        return ""
    sign = first_invisible(word)
    if sign and as_seen(word).casefold() == nearest.casefold():
        return f" Der står et usynligt tegn ({sign}) i det. Skriv »{nearest}« igen med tastaturet."
    return f" Mente du »{nearest}«?"


def _spelling(word: str) -> str:
    folded = unicodedata.normalize("NFC", as_seen(word)).casefold().translate(_OLD_SPELLINGS)
    return _SEPARATORS.sub("", folded)
