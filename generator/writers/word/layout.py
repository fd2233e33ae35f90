"""On which page each heading of a Word file comes to stand, estimated without Word.

The text is set as Word and LibreOffice set it: styles are read from the file itself, words are as wide as
those of Calibri or Arial, lines and pages are filled one after another, and what must stay together does. A
header or footer that is taller than its margin takes of the room for text. Hyphenation is off in our files,
since nobody could foretell it. A footnote is taken to stand on the page of its mark; programs may push it on
where the page is full. ``proof`` holds the outcome against LibreOffice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.writers.word.inline import ABOVE_NOTES
from generator.writers.word.layout_flow import Flow, Strip, UnknownRoom
from generator.writers.word.layout_lines import LineBreaker
from generator.writers.word.layout_looks import looks
from generator.writers.word.page import WordPage

_COVER = 0.8
"""A cover that fills no more of a page than this has room there below any letterhead."""

_SEPARATORS = 2
"""How many elements of the footnotes part stand before the first note."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The page of each bookmark, counted from 1, and the number of pages."""

    of_bookmarks: Mapping[str, int]
    count: int


UNKNOWN_PAGES = Pages({}, 1)
"""What is said where too little is known of a template or font."""


class Heads(NamedTuple):
    """The headers and footers around the text, as parts of the file."""

    header: bytes
    first_header: bytes
    footer: bytes
    first_footer: bytes


class PageLayout:
    """Lays out documents that have the same styles; ``breaker`` may serve other layouts too."""

    def __init__(self, styles_xml: bytes, numbering_xml: bytes, page: WordPage, breaker: LineBreaker) -> None:
        self._looks = looks(styles_xml, numbering_xml)
        self._page = page
        self._breaker = breaker

    def pages(self, document_xml: bytes, footnotes_xml: bytes, heads: Heads) -> Pages:
        """Return the pages of a document with its footnotes; unknown ones where nobody can foretell them."""
        try:
            return self._pages(document_xml, footnotes_xml, heads)
        except UnknownRoom:
            return UNKNOWN_PAGES

    def _pages(self, document_xml: bytes, footnotes_xml: bytes, heads: Heads) -> Pages:
        text = ElementTree.fromstring(document_xml)[0]  # noqa: S314 - our own file
        notes = ElementTree.fromstring(footnotes_xml)  # noqa: S314 - our own file

        def height_of_note(number: int) -> int:
            return self._flow(notes[number + _SEPARATORS - 1]).height

        strips = self._flow(text).strips
        height = self._text_height(heads.header, heads.footer)
        is_cover = _height_of_cover(strips) < height * _COVER
        first_height = height if is_cover else self._text_height(heads.first_header, heads.first_footer)
        starts = list(page_starts(strips, first_height, height, height_of_note))
        found: dict[str, int] = {}
        for page, (start, end) in enumerate(pairwise([*starts, len(strips)]), 1):
            for strip in strips[start:end]:
                found |= dict.fromkeys(strip.bookmarks, page)
        return Pages(found, len(starts))

    def _text_height(self, header: bytes, footer: bytes) -> int:
        """Return the height of the text on pages with a header and footer."""
        page = self._page
        above = max(page.top, page.header + self._height_of_head(header))
        below = max(page.bottom, page.footer + self._height_of_head(footer))
        return page.height - above - below

    def _height_of_head(self, part: bytes) -> int:
        flow = Flow(self._looks, self._breaker, self._page.text_width)
        flow.add_head(ElementTree.fromstring(part))  # noqa: S314 - our own file
        return flow.height

    def _flow(self, text: Element) -> Flow:
        flow = Flow(self._looks, self._breaker, self._page.text_width)
        flow.add(text)
        return flow


def _height_of_cover(strips: Sequence[Strip]) -> float:
    """Return the height of what stands before the first page that is asked for; without end if none is."""
    for place, strip in enumerate(strips):
        if place and strip.new_page:
            return sum(before.space + before.height for before in strips[:place])
    return inf


def page_starts(
    strips: Sequence[Strip], first_height: int, height: int, height_of_note: Callable[[int], int]
) -> Iterator[int]:
    """Yield the place of the first strip of each page; heights are in twentieths of a point.

    The first page has room for ``first_height`` and the others for ``height``. A page ends at the last place
    where it may before it is full, or where it is full if there is none.
    """
    start = 0
    while start < len(strips):
        yield start
        start = _page_end(strips, start, height if start else first_height, height_of_note)


def _page_end(
    strips: Sequence[Strip], start: int, text_height: int, height_of_note: Callable[[int], int]
) -> int:
    first = strips[start]
    position = first.repeated
    room = text_height
    last_place = start
    for place in range(start, len(strips)):
        strip = strips[place]
        if place > start:
            if strip.new_page:
                return place
            if strip.apart:
                last_place = place
            position += strip.space
        elif strip.new_page or start == 0:
            position += strip.own_space
        if strip.notes and room == text_height:
            room -= ABOVE_NOTES
        room -= sum(map(height_of_note, strip.notes))
        position += strip.height
        if position - strip.slack > room and place > start:
            return last_place if last_place > start else place
    return len(strips)
