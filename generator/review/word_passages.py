"""Finds the passage of a Word file that a question is about, and marks it for a comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from generator.review.finished_word import W, controls
from generator.review.questions import Question
from generator.writers.word.shown_text import plain, shown_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = frozenset((f"{W}tab", f"{W}br", f"{W}cr"))
_HYPHENS = {f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_LONGEST_PASSAGE = 2_000
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Passages:
    """The paragraphs of a document, by their text and by the YAML paths of their controls.

    ``printed`` are the base texts of the file: YAML path and printed text by tag.
    """

    def __init__(self, document: _Element, printed: Mapping[str, tuple[str, str]]) -> None:
        self._shown = {paragraph: text for paragraph, text in shown_paragraphs(document) if text}
        self._controls = controls(document)
        self._printed = printed

    def mark(self, question: Question, identity: str) -> bool:
        """Put the marks of comment ``identity`` around a question's passage.

        Returns False where the passage is not found; the marks are around the first paragraph then.
        """
        quote = plain(question.quote or "")
        candidates = list(self._candidates(question.path, quote))
        first = next(iter(self._shown))
        paragraph = min(candidates, key=lambda item: self._rank(item, quote), default=first)
        _mark(paragraph, quote if quote in self._shown[paragraph] else "", identity)
        return bool(candidates)

    def _rank(self, paragraph: _Element, quote: str) -> tuple[bool, bool]:
        """Rate a paragraph: with the words that are asked about, and rather text than an overview of it."""
        return quote not in self._shown[paragraph], any(True for _ in paragraph.iterancestors(f"{W}tbl"))

    @property
    def is_empty(self) -> bool:
        """Whether the document says nothing at all."""
        return not self._shown

    def _candidates(self, path: str | None, quote: str) -> Iterator[_Element]:
        """Yield the paragraphs that may be meant, the surest first."""
        if path:
            tags = [tag for tag, (its_path, _) in self._printed.items() if _is_below(its_path, path)]
            for tag in tags or [path]:
                if tag in self._controls:
                    yield from self._paragraphs_of(self._controls[tag])
            texts = [line for tag in tags for line in self._printed[tag][1].split("\n")]
            if not self._controls:  # LibreOffice saves texts without their controls
                yield from self._holding(texts)
        if quote:
            yield from self._holding([quote])

    def _paragraphs_of(self, control: _Element) -> Iterator[_Element]:
        below = [paragraph for paragraph in control.iter(f"{W}p") if paragraph in self._shown]
        around = [paragraph for paragraph in control.iterancestors(f"{W}p") if paragraph in self._shown]
        yield from below or around[:1]

    def _holding(self, texts: Sequence[str]) -> Iterator[_Element]:
        """Yield the paragraphs that are one of the texts, then those that hold one."""
        wanted = [text for text in map(plain, texts) if text]
        yield from (paragraph for paragraph, shown in self._shown.items() if shown in wanted)
        for paragraph, shown in self._shown.items():
            if any(text in shown for text in wanted):
                yield paragraph


def _is_below(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))


def marked_text(
    document: _Element,
) -> dict[str, tuple[str, _Element, tuple[int, int], tuple[int, int]]]:
    """Return for each comment the text between its marks, its first mark, its extent, and its marks' order.

    The extent is in characters; the order of a mark is its number among all elements of the document.
    """
    starts: dict[str, tuple[_Element, int, int]] = {}
    ends: dict[str, tuple[int, int]] = {}
    pieces: list[str] = []
    length = 0
    for number, element in enumerate(document.iter()):
        identity = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            starts.setdefault(identity, (element, length, number))
        elif element.tag == f"{W}commentRangeEnd":
            ends.setdefault(identity, (length, number))
        elif element.tag in (f"{W}t", f"{W}p"):
            pieces.append((element.text or "") if element.tag == f"{W}t" else " ")
            length += len(pieces[-1])
    text = "".join(pieces)
    found = {}
    for identity, (start, place, begun) in starts.items():
        end, ended = ends.get(identity, (place, begun))
        passage = plain(text[place : min(end, place + _LONGEST_PASSAGE)])
        found[identity] = passage, start, (place, end), (begun, ended)
    return found


def _mark(paragraph: _Element, quote: str, identity: str) -> None:
    """Put marks around the words of a paragraph, or around all of it."""
    from lxml import etree

    first, last = _runs_of(paragraph, quote)
    start = etree.Element(f"{W}commentRangeStart", {f"{W}id": identity})
    end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": identity})
    reference = etree.Element(f"{W}r")
    etree.SubElement(reference, f"{W}commentReference", {f"{W}id": identity})
    first.addprevious(start)
    following = _paragraph_for_end(paragraph)
    if following is None:
        last.addnext(reference)
        last.addnext(end)
    else:
        properties = following.find(f"{W}pPr")
        following.insert(0 if properties is None else 1, end)
        end.addnext(reference)


def _paragraph_for_end(paragraph: _Element) -> _Element | None:
    """Return the paragraph that a comment must end in, or None if it may end in its own.

    LibreOffice (7.4) loses a paragraph and the comment in it if the paragraph is the first of a control
    around whole paragraphs and the comment ends in it. So the comment ends with the next paragraph of the
    control. Where there is none, the control is put into the paragraph; a control without a name, which only
    locks, gives the paragraph up.
    """
    content = paragraph.getparent()
    while content is not None and content.tag == f"{W}sdtContent" and content[0] is paragraph:
        control = content.getparent()
        if control is None:
            return None
        if control.find(f"{W}sdtPr/{W}tag") is None:
            control.addprevious(paragraph)
            if not len(content):
                control.getparent().remove(control)  # type: ignore[union-attr]
        elif len(content) > 1 and content[1].tag == f"{W}p":
            return content[1]
        elif len(content) > 1:
            return None
        else:
            control.addprevious(paragraph)
            content.extend([child for child in paragraph if child.tag != f"{W}pPr"])
            paragraph.append(control)
        content = paragraph.getparent()
    return None


def _runs_of(paragraph: _Element, quote: str) -> tuple[_Element, _Element]:
    """Return the first and the last run of some words, which are parted from their neighbours if need be."""
    letters = list(_letters(paragraph))
    if not quote:
        return letters[0][1], letters[-1][1]
    begin = "".join(letter for letter, _, _ in letters).find(quote)
    if begin < 0:
        return letters[0][1], letters[-1][1]
    (_, first, from_letter), (_, last, to_letter) = letters[begin], letters[begin + len(quote) - 1]
    _parted(last, to_letter + 1)
    begun = _parted(first, from_letter)
    if begun is None:
        return first, last
    return begun, begun if first is last else last


def _letters(paragraph: _Element) -> Iterator[tuple[str, _Element, int]]:
    """Yield each character that is compared with its run and its place in it; spaces count once."""
    space = True
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p"), None) is not paragraph:
            continue
        if next(run.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None:
            continue
        place = 0
        for child in run:
            text = child.text or "" if child.tag == f"{W}t" else _HYPHENS.get(str(child.tag), "")
            text = " " if child.tag in _SPACES else text
            for letter in text:
                shown = plain(letter) or ("" if letter == "\u00ad" else " ")
                if shown.strip() or (shown and not space):
                    yield shown, run, place
                space = shown == " " or (not shown and space)
                place += 1


def _parted(run: _Element, place: int) -> _Element | None:
    """Cut a run before a character; return its second part, or None where it cannot or need not be cut."""
    texts = [child for child in run if child.tag != f"{W}rPr"]
    if len(texts) != 1 or texts[0].tag != f"{W}t":
        return None
    words = texts[0].text or ""
    if not 0 < place < len(words):
        return None
    second = deepcopy(run)
    (rest,) = (child for child in second if child.tag == f"{W}t")
    texts[0].text, rest.text = words[:place], words[place:]
    for text in (texts[0], rest):
        text.set(_XML_SPACE, "preserve")
    run.addnext(second)
    return second
