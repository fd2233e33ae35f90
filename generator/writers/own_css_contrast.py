"""Measures what a municipality's own style sheet makes of a page: that words can be told from their ground.

Rules for different elements meet on one page, so the colours are followed through the page as browsers do it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import tinycss2
from cssselect2 import ElementWrapper, Matcher, compile_selector_list
from tinycss2.ast import Declaration, QualifiedRule, WhitespaceToken

from generator.danish.numbers import format_number
from generator.document.contrast import TEXT, contrast
from generator.problems import Finding, Place, finding
from generator.writers.own_css import OwnRule
from generator.writers.own_css_values import colour
from generator.writers.well_formed import read_html

_WHITE = "#FFFFFF"
_COLOUR = "color"
_GROUNDS = ("background", "background-color")
_DRAWN = {"svg", "img"}


@dataclass(frozen=True, slots=True)
class _Paint:
    """The colours of an element's words and of what is behind them, and where the municipality set them."""

    words: str
    ground: str
    words_place: Place | None = None
    ground_place: Place | None = None

    @property
    def place(self) -> Place | None:
        return self.words_place or self.ground_place


@dataclass(frozen=True, slots=True)
class _Setting:
    """A declaration of a colour, from our style sheet or, with its place, from the municipality's."""

    is_ground: bool
    colour: str | None
    place: Place | None = None


class ContrastMeter:
    """Our style sheet and a municipality's own, as far as they set colours."""

    def __init__(self, stylesheet: str, own: Sequence[OwnRule], text: str) -> None:
        """Read our style sheet and take the municipality's rules; ``text`` is the colour of running text."""
        self._matcher = Matcher()
        self._text = text
        for rule in tinycss2.parse_stylesheet(stylesheet, skip_comments=True, skip_whitespace=True):
            if isinstance(rule, QualifiedRule):
                nodes = tinycss2.parse_blocks_contents(rule.content)
                declarations = [node for node in nodes if isinstance(node, Declaration)]
                self._add(tinycss2.serialize(rule.prelude), map(_setting, declarations))
        for own_rule in own:
            for item in own_rule.declarations:
                (node,) = tinycss2.parse_blocks_contents(f"{item.name}: {item.value}")
                setting = _setting(node)
                placed = replace(setting, place=item.place) if setting is not None else None
                self._add(", ".join(own_rule.selectors), [placed])

    def findings(self, html: str) -> Iterator[Finding]:
        """Yield a finding for each declaration of the municipality's that makes words too faint on a page."""
        page = ElementWrapper.from_html_root(read_html(html))
        (main,) = page.query_all("main")
        told: set[tuple[str, Place]] = set()
        for found in self._measured(main, _Paint(self._text, _WHITE)):
            if found.place is not None and (found.code, found.place) not in told:
                told.add((found.code, found.place))
                yield found

    def _add(self, selectors: str, settings: Any) -> None:
        for setting in settings:
            if setting is not None:
                for selector in compile_selector_list(selectors):
                    self._matcher.add_selector(selector, setting)

    def _measured(self, element: Any, around: _Paint) -> Iterator[Finding]:
        matches = self._matcher.match(element)
        if "footnote" in element.classes:  # it is set at the foot of the page, outside what is around it
            around = replace(around, ground=_WHITE, ground_place=None)
        paint = _painted(around, [setting for *_, pseudo, setting in matches if pseudo is None])
        tag = element.local_name
        if tag in _DRAWN:
            if paint.ground != _WHITE and paint.ground_place is not None:
                yield finding("css-diagram", paint.ground_place, farve=paint.ground)
            return
        yield from _judged(paint, element)
        if tag == "li":
            markers = [setting for *_, pseudo, setting in matches if pseudo == "marker"]
            yield from _judged(_painted(paint, markers), element)
        for child in element.iter_children():
            yield from self._measured(child, paint)


def _painted(around: _Paint, settings: Sequence[_Setting]) -> _Paint:
    """Return the colours of an element inside others; the settings come in the order in which they win."""
    paint = around
    for setting in settings:
        if setting.is_ground:
            ground = setting.colour or around.ground
            place = setting.place or (around.ground_place if setting.colour is None else None)
            paint = replace(paint, ground=ground, ground_place=place)
        else:
            words = setting.colour or around.words
            place = setting.place or (around.words_place if setting.colour is None else None)
            paint = replace(paint, words=words, words_place=place)
    return paint


def _judged(paint: _Paint, element: Any) -> Iterator[Finding]:
    node = element.etree_element
    said = [node.text, *(child.tail for child in node)]
    words = next((text for part in said if part and (text := part.strip())), "")
    if not words or paint.place is None:
        return
    ratio = contrast(paint.words, paint.ground)
    if ratio < TEXT:
        # Rounded down, so that 4.49 is never said to be 4.5.
        measured = format_number(int(ratio * 100) / 100, 2)
        yield finding(
            "css-kontrast",
            paint.place,
            ord=" ".join(words.split())[:60],
            farve=paint.words,
            bund=paint.ground,
            forhold=measured,
            krav=format_number(TEXT, 2),
        )


def _setting(node: Declaration) -> _Setting | None:
    if node.lower_name != _COLOUR and node.lower_name not in _GROUNDS:
        return None
    tokens = [token for token in node.value if not isinstance(token, WhitespaceToken)]
    value = colour(tokens[0]) if len(tokens) == 1 else None
    return _Setting(node.lower_name in _GROUNDS, value)
