"""The tag tree of a PDF where WeasyPrint has no tag: footnotes, terms with their descriptions, foreign words.

It knows elements by their names alone, and tags ``article`` as Art, ``h5`` as H5 and ``h6`` as H6, which our
pages have no other use for. So they are put around what is to be known again, before the page is laid out,
and turned into the tags that are meant before the file is written. They come through line and page breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import pydyf

_INLINE = "display: inline; font: inherit; color: inherit; margin: 0; padding: 0; bookmark-level: none"
_BLOCK = "display: block; font: inherit"
_DIGITS = ("h5", "h6")
_DIGIT_TAGS = ("/H5", "/H6")

Languages = tuple[str, ...]
"""The languages of a page's foreign words, as BCP 47 codes in the order of their numbers."""


def mark(page: Element) -> Languages:
    """Put what is known again around terms, footnotes and foreign words; return the languages of the words.

    A footnote becomes ``article`` with the footnote in it, a term holds two, and a foreign word has around it
    an ``article`` and the number of its language in binary digits.
    """
    parents = [(parent, child) for parent in page.iter() for child in parent]
    languages = tuple(sorted({child.get("lang", "") for _, child in parents} - {""}))
    for parent, child in parents:
        if child.get("class") == "footnote":
            _wrap(parent, child, ("article",))
        elif child.get("lang"):
            number = languages.index(child.get("lang", ""))
            digits = f"{number:0{_length(languages)}b}"
            _wrap(parent, child, ("article", *(_DIGITS[int(digit)] for digit in digits)))
    for term in page.iter("dt"):
        _wrap_contents(term)
    return languages


def _length(languages: Sequence[str]) -> int:
    return max(1, (len(languages) - 1).bit_length())


def _wrap(parent: Element, child: Element, names: Sequence[str]) -> None:
    place = list(parent).index(child)
    outermost = inner = Element(names[0], style=_INLINE)
    for name in names[1:]:
        next_inner = Element(name, style=_INLINE)
        inner.append(next_inner)
        inner = next_inner
    outermost.tail, child.tail = child.tail, None
    parent[place] = outermost
    inner.append(child)


def _wrap_contents(term: Element) -> None:
    outer, inner = Element("article", style=_BLOCK), Element("article", style=_BLOCK)
    inner.text, term.text = term.text, None
    inner.extend(term)
    outer.append(inner)
    term[:] = [outer]


def mend(pdf: pydyf.PDF, languages: Languages) -> None:
    """Turn what was put around footnotes, terms and foreign words into tags, in a PDF not yet written.

    A footnote becomes a Note with an ID and its number as label (ISO 14289-1, 7.9), right behind the
    Reference that calls it, so that it is read where it belongs. A term and its description become Lbl and
    LBody of one LI. A foreign word gets its Lang. Raises ValueError if notes and references are not as many.
    """
    tree = _Tree(pdf)
    for element in tree.tagged("/L"):
        _pair(tree, element)
    references: list[pydyf.Dictionary] = []
    for element in tree.tagged("/Art"):
        if tree.children(element)[0]["S"] in _DIGIT_TAGS:
            _tell_language(tree, element, languages)
        else:
            references.append(element)
    notes = _notes(tree)
    if len(notes) != len(references):
        raise ValueError(f"{len(notes)} notes for {len(references)} references")
    for number, (reference, note) in enumerate(zip(references, notes, strict=True), 1):
        reference["S"], note["S"] = "/Reference", "/Note"
        note["ID"] = pydyf.String(f"note-{number}")
        tree.move(note, behind=reference)


class _Tree:
    """The structure elements of a PDF that is not yet written."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._objects = pdf.objects
        root = self.at(pdf.catalog["StructTreeRoot"])
        self.document = self.at(root["K"][0])

    def at(self, reference: bytes) -> pydyf.Dictionary:
        return self._objects[int(reference.split()[0])]

    def children(self, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
        """Return the elements right below one, without marked content and annotations."""
        found = [self.at(kid) for kid in element["K"] if isinstance(kid, bytes)]
        return [kid for kid in found if kid.get("Type") == "/StructElem"]

    def tagged(self, tag: str) -> list[pydyf.Dictionary]:
        """Return all elements with a tag in reading order."""
        return [element for element in self._all(self.document) if element["S"] == tag]

    def _all(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        yield element
        for child in self.children(element):
            yield from self._all(child)

    def leave_out(self, element: pydyf.Dictionary) -> None:
        """Take an element out of its parent."""
        self.at(element["P"])["K"].remove(element.reference)

    def move(self, element: pydyf.Dictionary, behind: pydyf.Dictionary) -> None:
        """Put an element that is nowhere behind another."""
        kids = self.at(behind["P"])["K"]
        kids.insert(kids.index(behind.reference) + 1, element.reference)
        element["P"] = behind["P"]

    def adopt(self, parent: pydyf.Dictionary, elements: Sequence[pydyf.Dictionary]) -> None:
        """Put elements that are nowhere last into another."""
        for element in elements:
            parent["K"].append(element.reference)
            element["P"] = parent.reference


def _pair(tree: _Tree, element: pydyf.Dictionary) -> None:
    """Make one item of each term and the description behind it."""
    term: pydyf.Dictionary | None = None
    for item in tree.children(element):
        bodies = tree.children(item)
        if bodies and _is_term(tree, bodies[0]):
            bodies[0]["S"], term = "/Lbl", item
        elif term is not None:
            tree.leave_out(item)
            tree.adopt(term, bodies)
            item.clear()
            term = None


def _is_term(tree: _Tree, body: pydyf.Dictionary) -> bool:
    """Whether an item is a term; what was put around its words says no more then."""
    outer = tree.children(body)[:1]
    inner = tree.children(outer[0])[:1] if outer and outer[0]["S"] == "/Art" else []
    if not inner or inner[0]["S"] != "/Art":
        return False
    outer[0]["S"] = inner[0]["S"] = "/NonStruct"
    return True


def _tell_language(tree: _Tree, element: pydyf.Dictionary, languages: Languages) -> None:
    number, inner = 0, element
    for _ in range(_length(languages)):
        (inner,) = tree.children(inner)
        number = 2 * number + _DIGIT_TAGS.index(inner["S"])
        inner["S"] = "/Span"
    element["S"] = "/Span"
    element["Lang"] = pydyf.String(languages[number])


def _notes(tree: _Tree) -> list[pydyf.Dictionary]:
    """Take the footnotes of all pages out of the tree; what goes on overleaf is put together."""
    notes: list[pydyf.Dictionary] = []
    areas = [child for child in tree.children(tree.document) if child["S"] == "/NonStruct"]
    for area in areas:
        tree.leave_out(area)
        for note in tree.children(area):
            label = tree.children(note)[:1]
            if label and label[0]["S"] == "/NonStruct":
                label[0]["S"] = "/Lbl"
                notes.append(note)
            else:
                tree.adopt(notes[-1], tree.children(note))
                note.clear()
        area.clear()
    return notes
