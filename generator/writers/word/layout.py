"""On which page each heading of a Word file comes to stand, estimated without Word.

The text is set as Word and LibreOffice set it: styles are read from the file itself, words are as wide as
those of Calibri, lines and pages are filled one after another, and what must stay together does. Hyphenation
is off in our files, since nobody could foretell it. A footnote is taken to stand on the page of its mark;
programs may push it on where the page is full. ``proof`` holds the outcome against LibreOffice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.writers.word.inline import ABOVE_NOTES
from generator.writers.word.layout_flow import Flow, Strip
from generator.writers.word.layout_lines import LineBreaker
from generator.writers.word.layout_looks import looks
from generator.writers.word.page import Page

FONTS = frozenset(("Calibri", "Carlito"))
"""The fonts whose widths are known."""

_SEPARATORS = 2
"""How many elements of the footnotes part stand before the first note."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The page of each bookmark, counted from 1, and the number of pages."""

    of_bookmarks: Mapping[str, int]
    count: int


class Layout:
    """Lays out documents that have the same styles; it remembers the widths of words from one to the next."""

    def __init__(self, styles_xml: bytes, numbering_xml: bytes, page: Page) -> None:
        self._looks = looks(styles_xml, numbering_xml)
        self._page = page
        self._breaker = LineBreaker()

    def pages(self, document_xml: bytes, footnotes_xml: bytes) -> Pages:
        """Return the pages of a document with its footnotes."""
        text = ElementTree.fromstring(document_xml)[0]  # noqa: S314 - our own file
        notes = ElementTree.fromstring(footnotes_xml)  # noqa: S314 - our own file

        def height_of_note(number: int) -> int:
            flow = self._flow(notes[number + _SEPARATORS - 1])
            return sum(strip.space + strip.height for strip in flow.strips) + flow.space_after

        strips = self._flow(text).strips
        starts = list(page_starts(strips, self._page.text_height, height_of_note))
        found: dict[str, int] = {}
        for page, (start, end) in enumerate(pairwise([*starts, len(strips)]), 1):
            for strip in strips[start:end]:
                found |= dict.fromkeys(strip.bookmarks, page)
        return Pages(found, len(starts))

    def _flow(self, text: Element) -> Flow:
        flow = Flow(self._looks, self._breaker, self._page.text_width)
        flow.add(text)
        return flow


def page_starts(
    strips: Sequence[Strip], text_height: int, height_of_note: Callable[[int], int]
) -> Iterator[int]:
    """Yield the place of the first strip of each page; heights are in twentieths of a point.

    A page ends at the last place where it may before it is full, or where it is full if there is none.
    """
    start = 0
    while start < len(strips):
        yield start
        start = _page_end(strips, start, text_height, height_of_note)


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
