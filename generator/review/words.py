"""Words of Danish running text, as they are compared across plans, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

PIECE = re.compile(r"\d+(?:[.,]\d+)*|\w+|[^\w\s]|\s+")
"""A number with its decimals, a word, a sign or white space; together they are the whole text."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ»\"])|\n\s*\n")
FIGURE = "#"
"""What any number is compared as."""
OWN_NAME = "§"
"""What a municipality's own name is compared as."""
MOST_WORDS_IN_NAME = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as they are compared, with the first and the last offset of each."""

    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def words_of(text: str, own_names: Iterable[str] = ()) -> Words:
    """Return the words of a text in lower case without punctuation, with every number alike.

    Each stretch that is one of the names, in the genitive too, becomes one word that is alike for all.
    """
    matches = list(_WORD.finditer(text))
    forms = [_form(match[0]) for match in matches]
    spans = [match.span() for match in matches]
    names = _folded_names(tuple(own_names))
    first_words = {name[0] for name in names}
    if first_words.isdisjoint(forms):
        return Words(tuple(forms), tuple(spans))
    return _with_names(text, forms, spans, names, first_words)


def _with_names(
    text: str,
    forms: list[str],
    spans: list[tuple[int, int]],
    names: frozenset[tuple[str, ...]],
    first_words: set[str],
) -> Words:
    """Return words of which those that are a name, with a capital, have become one word."""
    joined: list[str] = []
    joined_spans: list[tuple[int, int]] = []
    index = 0
    while index < len(forms):
        form, (start, end), length = forms[index], spans[index], 1
        if form in first_words and text[start].isupper():
            for count in range(min(MOST_WORDS_IN_NAME, len(forms) - index), 0, -1):
                if tuple(forms[index : index + count]) in names:
                    form, end, length = OWN_NAME, spans[index + count - 1][1], count
                    break
        joined.append(form)
        joined_spans.append((start, end))
        index += length
    return Words(tuple(joined), tuple(joined_spans))


def _form(word: str) -> str:
    return FIGURE if word[0].isdecimal() else word.casefold()


@lru_cache(maxsize=512)
def _folded_names(names: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return the words of each name, and of its genitive; a genitive's apostrophe is no part of a word."""
    folded = [tuple(_form(match[0]) for match in _WORD.finditer(name)) for name in names]
    short = [words for words in folded if 0 < len(words) <= MOST_WORDS_IN_NAME]
    return frozenset(form for words in short for form in (words, (*words[:-1], f"{words[-1]}s")))


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Return the first and the last offset of each sentence; a paragraph ends one too."""
    sentences = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        sentences.append((start, end.start()))
        start = end.end()
    sentences.append((start, len(text)))
    return [(first, last) for first, last in sentences if text[first:last].strip()]
