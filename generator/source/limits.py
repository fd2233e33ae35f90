"""How much a list and a word of a municipality file may hold, so that its plan can be set in good time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Finding, finding
from generator.source.written import Written, WrittenList, WrittenMapping

MAX_ITEMS = 1_000
MAX_ITEMS_OF = {"mål": 200, "temaer": 200, "indikatorer": 200}
"""Of what takes pages, tables and charts of its own."""

MAX_WORD = 400
"""The time that it takes to find the places where a word may be parted grows with its length squared."""

_LONG_WORD = re.compile(rf"[^\W_]{{{MAX_WORD + 1},}}")
_SHOWN = 20


def too_much(written: object, key: str = "") -> Iterator[Finding]:
    """Yield a finding for every list that is too long, and every text with a word that is."""
    if isinstance(written, WrittenMapping):
        for name, value in written.items():
            yield from too_much(value, name)
    elif isinstance(written, WrittenList):
        most = MAX_ITEMS_OF.get(key, MAX_ITEMS)
        if len(written) > most:
            yield finding("liste-for-lang", written.place, nøgle=key, antal=len(written), højst=most)
            return
        for item in written:
            yield from too_much(item, key)
    elif isinstance(written, Written) and (word := _LONG_WORD.search(written)):
        begins, length = word[0][:_SHOWN], len(word[0])
        yield finding("ord-for-langt", written.place, ord=begins, længde=length, højst=MAX_WORD)
