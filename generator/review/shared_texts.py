"""Finds passages that stand in more than one place, whatever their length, in time that grows with the text.

Texts become numbers, one for each word form. Every run of ``SHORTEST`` words gets a number of its own by
doubling (words to pairs, pairs to fours ...), which is exact: no two runs are mistaken for each other. From a
run that stands in several places, and that does not merely continue the same longer passage in all of them,
the places are followed together to the right. Where they part, the passage is noted and each group goes on
alone. What is noted is the set of maximal repeats, as a suffix tree would give it, without the tree. Of a run
that a text repeats only the first place counts, so that a text of one word again and again costs no more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.review.words import Words, words_of

SHORTEST = 12
"""How many words a passage must have, besides words that are everybody's; shorter ones coincide by chance."""
SHORTEST_COMMON = 6
"""How many words in a row must stand in a text that belongs to all before they count as taken from it."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text to search: ``owner`` is who wrote it (an owner's own texts are not held against each other).

    ``id`` is what the one who asks knows the text by; ``names`` are the owner's names.
    """

    owner: frozenset[str]
    id: object
    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PassagePlace:
    """One place of a passage: the text, and the first and the last offset in it."""

    text: ReadText
    start: int
    end: int

    @property
    def words(self) -> str:
        """The passage as it stands there."""
        return self.text.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Words that stand in the texts of two or more owners.

    ``length`` is the number of words, ``own_length`` that of words that are not everybody's. The places come
    in the order of the texts.
    """

    length: int
    own_length: int
    places: tuple[PassagePlace, ...]

    @property
    def owners(self) -> tuple[frozenset[str], ...]:
        """Those who have the passage, each once."""
        return tuple(dict.fromkeys(place.text.owner for place in self.places))


def shared_passages(texts: Sequence[ReadText], common: Iterable[str] = ()) -> tuple[SharedPassage, ...]:
    """Return the passages that two or more owners have, the longest first.

    Words that stand in the ``common`` texts (the minister's, shared chapters) do not count. A passage within
    a longer one is noted if it stands in further places.
    """
    search = _Search(texts, common)
    found = (search.passage(starts, length) for starts, length in search.repeats())
    kept = [item for item in found if item is not None]
    return tuple(sorted(kept, key=lambda item: (-item.length, search.order(item.places[0]))))


class _Search:
    """One search: all texts behind each other as numbers, with a number of its own at each end."""

    def __init__(self, texts: Sequence[ReadText], common: Iterable[str]) -> None:
        self._texts = texts
        self._words = [words_of(text.text, text.names) for text in texts]
        self._positions = {id(text): index for index, text in enumerate(texts)}
        numbers: dict[object, int] = {}
        self._codes: list[int] = []
        self._text_of: list[int] = []
        self._first: list[int] = []
        for index, words in enumerate(self._words):
            self._first.append(len(self._codes))
            self._codes += [numbers.setdefault(form, len(numbers)) for form in words.forms]
            self._codes.append(-1 - index)
            self._text_of += [index] * (len(words.forms) + 1)
        self._runs = _numbered_runs(self._codes, SHORTEST)
        self._followed_from: set[int] = set()
        self._is_common = self._marked(_runs(common))

    def _marked(self, common: frozenset[tuple[str, ...]]) -> list[bool]:
        """Return, for each position, whether its word stands in a run of words that is everybody's."""
        marked = [False] * len(self._codes)
        first_words = {run[0] for run in common}
        for first, words in zip(self._first, self._words, strict=True):
            for index, form in enumerate(words.forms):
                if form in first_words and words.forms[index : index + SHORTEST_COMMON] in common:
                    marked[first + index : first + index + SHORTEST_COMMON] = [True] * SHORTEST_COMMON
        return marked

    def repeats(self) -> Iterator[tuple[list[int], int]]:
        """Yield the maximal repeats of at least ``SHORTEST`` words: where they begin, and how many words."""
        for starts in self._starts():
            if self._reaches_back(starts) and self._has_many_owners(starts):
                yield from self._followed(starts)

    def _starts(self) -> list[list[int]]:
        """Return the places of each run of ``SHORTEST`` words, the first of each text."""
        runs, places = self._runs, defaultdict[int, list[int]](list)
        times = Counter(runs)
        for index, words in enumerate(self._words):
            first = self._first[index]
            for start in range(first, first + len(words.forms) - SHORTEST + 1):
                if times[runs[start]] > 1:
                    found = places[runs[start]]
                    if not found or self._text_of[found[-1]] != index:
                        found.append(start)
        shared = [found for found in places.values() if len(found) > 1]
        self._followed_from.update(start for found in shared for start in found)
        return shared

    def _followed(self, starts: list[int]) -> Iterator[tuple[list[int], int]]:
        """Follow places to the right as long as they say the same; yield the passage each time some part."""
        groups = [(starts, SHORTEST)]
        while groups:
            places, length = groups.pop()
            while True:
                nexts: dict[int, list[int]] = defaultdict(list)
                for place in places:
                    nexts[self._codes[place + length]].append(place)
                if len(nexts) > 1:
                    break
                length += 1
            yield places, length
            for group in nexts.values():
                if len(group) > 1 and self._reaches_back(group) and self._has_many_owners(group):
                    groups.append((group, length + 1))

    def _reaches_back(self, starts: list[int]) -> bool:
        """Whether the words before some places differ: else a longer passage holds them all."""
        before = {
            self._codes[start - 1] if start - 1 in self._followed_from else -1 - start for start in starts
        }
        return len(before) > 1

    def _has_many_owners(self, starts: list[int]) -> bool:
        owners = {self._texts[self._text_of[start]].owner for start in starts}
        return len(owners) > 1 and any(
            one.isdisjoint(other) for one in owners for other in owners if one is not other
        )

    def passage(self, starts: list[int], length: int) -> SharedPassage | None:
        """Return a repeat as a passage, or None if too few of its words are the writers' own.

        Words that are everybody's are cut off at both ends, and so are a few words beyond a paragraph's end,
        which are alike by chance.
        """
        first = starts[0]
        head, tail = self._paragraphs(first, length)
        while head < tail and self._is_common[first + head]:
            head += 1
        while head < tail and self._is_common[first + tail - 1]:
            tail -= 1
        own = self._is_common[first + head : first + tail].count(False)
        if own < SHORTEST:
            return None
        places = tuple(self._place(start + head, start + tail - 1) for start in sorted(starts))
        return SharedPassage(tail - head, own, places)

    def _paragraphs(self, first: int, length: int) -> tuple[int, int]:
        """Return the first word, and the one after the last, without stumps of other paragraphs."""
        index = self._text_of[first]
        spans, text = self._words[index].spans, self._texts[index].text
        offset = first - self._first[index]

        def parted(word: int) -> bool:
            """Whether a paragraph ends before a word of the passage."""
            return "\n\n" in text[spans[offset + word - 1][1] : spans[offset + word][0]]

        stump = range(1, min(SHORTEST_COMMON, length))
        head = next((word for word in reversed(stump) if parted(word)), 0)
        tail = next((word for word in (length - back for back in reversed(stump)) if parted(word)), length)
        return head, tail

    def _place(self, first: int, last: int) -> PassagePlace:
        index = self._text_of[first]
        spans = self._words[index].spans
        offset = self._first[index]
        return PassagePlace(self._texts[index], spans[first - offset][0], spans[last - offset][1])

    def order(self, place: PassagePlace) -> tuple[int, int]:
        """Return what sorts places as the texts stand."""
        return self._positions[id(place.text)], place.start


def _runs(common: Iterable[str]) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for text in common:
        forms = words_of(text).forms
        count = min(SHORTEST_COMMON, len(forms))
        found.update(forms[index : index + count] for index in range(len(forms) - count + 1))
    return frozenset(run for run in found if len(run) == SHORTEST_COMMON)


def _numbered_runs(codes: list[int], length: int) -> list[int]:
    """Return a number for the run of so many codes from each position; equal runs have equal numbers.

    Runs that would reach beyond the end are numbered as the shorter ones they are; nobody asks for them.
    """
    numbered, reach = codes, 1
    while reach < length:
        step = min(reach, length - reach)
        shifted = (numbered[step:] + [-1] * step)[: len(numbered)]
        pairs = list(zip(numbered, shifted, strict=True))
        known = {pair: number for number, pair in enumerate(dict.fromkeys(pairs))}
        numbered = [known[pair] for pair in pairs]
        reach += step
    return numbered


def covered_words(words: Words, spans: Iterable[tuple[int, int]]) -> int:
    """Return how many of the words lie within some stretches of their text."""
    starts = [start for start, _ in words.spans]
    ends = [end for _, end in words.spans]
    covered, reached = 0, 0
    for start, end in sorted(spans):
        first, last = max(bisect_left(starts, start), reached), bisect_right(ends, end)
        covered += max(last - first, 0)
        reached = max(reached, last)
    return covered
