"""Holds what a municipality's own partial made against what ours makes: the same to who reads or hears it.

Both are read strictly as elements, attributes and words. An own partial may add ``div`` and ``span``, classes
that begin with ``egen-``, and leave our classes out; all else must be there, in the same order. What goes
on is not its text but what was read in it, written anew, so that no two readers can see different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from generator.writers.well_formed import read_html, write_html

_WHITE_SPACE = re.compile("[ \t\n\r\f]+")
_OWN_CLASS = re.compile(r"egen-[a-z0-9-]{1,40}")
_NO_ELEMENT = re.compile(r"<[!?]")
_TAG = re.compile(r"</?[A-Za-z][\w:-]*")
_WRAPPERS = {"div", "span"}
_KEPT_CLASSES = {"unseen", "footnote"}
"""Our classes that decide where words stand, so no other element may have them and theirs must."""

_IN_A_LINE = {"a", "em", "img", "span", "strong"}
_HOLDS_DIV = {"root", "div", "li", "dd", "blockquote", "figure", "figcaption", "caption", "th", "td", "nav"}
_HOLDS_NO_SPAN = {"table", "colgroup", "col", "thead", "tbody", "tr", "ul", "ol", "dl", "img"}
_SHOWN = 80


class Difference(Exception):  # noqa: N818 - a result that ends the comparison
    """Says how an own partial fails: the code of the finding, its values, and the words to look for."""

    def __init__(self, code: str, words: str = "", **values: str) -> None:
        super().__init__(code)
        self.code, self.words, self.values = code, words, values


def same_content(own: str, standard: str, *, in_a_line: bool) -> str:
    """Return the HTML of an own partial, written anew; ``in_a_line`` is that of inline content.

    Raises Difference if it is not well-formed, or does not hold just what the standard's holds.
    """
    if match := _NO_ELEMENT.search(own):
        raise Difference("egen-skabelon-indhold", match[0], fundet=match[0])
    root, expected = _read(own), read_html(f"<root>{standard}</root>")
    known = {name for element in expected.iter() for name in element.get("class", "").split()}
    for element in root.iter():
        for name in element.get("class", "").split():
            if name not in known and not _OWN_CLASS.fullmatch(name):
                raise Difference("egen-skabelon-klasse", name, klasse=name[:_SHOWN])
    wanted, found = (_Pieces(tree, in_a_line).read() for tree in (expected, root))
    for want, have in zip_longest(wanted, found, fillvalue=""):
        if want != have:
            raise _difference(want, have)
    _refuse_misplaced(root, "p" if in_a_line else "root")
    written = write_html(root)
    return written.removeprefix("<root>").removesuffix("</root>")


def _read(html: str) -> ElementTree.Element:
    try:
        return read_html(f"<root>{html}</root>")
    except ElementTree.ParseError as error:
        line, column = error.position
        rest = f"<root>{html}</root>".split("\n")[line - 1][max(column - 2, 0) :]
        tag = match[0] if (match := _TAG.search(rest)) else ""
        raise Difference("egen-skabelon-html", tag) from error


def _difference(want: str, have: str) -> Difference:
    shown = {"ventet": _cut(want), "fundet": _cut(have)}
    if not have:
        return Difference("egen-skabelon-mangler", **shown)
    words = match[0] if (match := _TAG.match(have)) else have.split("&")[0].strip()
    return Difference("egen-skabelon-forskel" if want else "egen-skabelon-for-meget", words, **shown)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


class _Pieces:
    """The elements and words of some HTML in order, without what may differ.

    A piece that is an element begins with ``<``; words are escaped and never do.
    """

    def __init__(self, root: ElementTree.Element, in_a_line: bool) -> None:
        self._root = root
        self._words = ""
        self._at_edge = self._ends_at_edge = not in_a_line

    def read(self) -> Iterator[str]:
        yield from self._inside(self._root)
        yield from self._said(self._ends_at_edge)

    def _element(self, element: ElementTree.Element) -> Iterator[str]:
        kept = {name: value for name, value in element.items() if name != "class"}
        if classes := _KEPT_CLASSES.intersection(element.get("class", "").split()):
            kept["class"] = " ".join(sorted(classes))
        if element.tag in _WRAPPERS and not kept:
            parted = " " if element.tag == "div" else ""
            self._words += parted
            yield from self._inside(element)
            self._words += parted
            return
        at_edge = element.tag not in _IN_A_LINE
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in sorted(kept.items()))
        yield from self._said(at_edge)
        yield f"<{element.tag}{attributes}>"
        yield from self._inside(element)
        yield from self._said(at_edge)
        yield f"</{element.tag}>"

    def _inside(self, element: ElementTree.Element) -> Iterator[str]:
        self._words += element.text or ""
        for child in element:
            yield from self._element(child)
            self._words += child.tail or ""

    def _said(self, at_edge: bool) -> Iterator[str]:
        """Yield the words since the last element; white space counts only within a line."""
        words = _WHITE_SPACE.sub(" ", self._words)
        words = words.removeprefix(" ") if self._at_edge else words
        words = words.removesuffix(" ") if at_edge else words
        self._words, self._at_edge = "", at_edge
        if words:
            yield escape(words)


def _refuse_misplaced(element: ElementTree.Element, parent: str) -> None:
    """Refuse wrappers where browsers would move them, or where an element would lose its meaning."""
    for child in element:
        is_wrong = (
            (child.tag == "div" and parent not in _HOLDS_DIV)
            or (child.tag == "span" and parent in _HOLDS_NO_SPAN)
            or (parent == "span" and child.tag not in _IN_A_LINE)
        )
        if is_wrong:
            raise Difference("egen-skabelon-sted", f"<{child.tag}", element=child.tag, omkring=parent)
        _refuse_misplaced(child, child.tag)
