"""The comments of a Word file, and which of them answer which (ISO/IEC 29500-1, 17.13.4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.review.finished_word import W
from generator.review.word_package import (
    CONTENT_TYPES,
    DOCUMENT,
    WordPackage,
    relations_of,
    serialised,
    with_content_type,
    with_relation,
)
from generator.review.word_passages import marked_text
from generator.writers.word.shown_text import shown_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NAMES = {"w": W[1:-1], "w14": _W14[1:-1], "w15": _W15[1:-1], "mc": _MC[1:-1]}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/2011/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAX_COMMENTS = 5_000
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class WordComment:
    """One comment: ``parent`` is the id of the one it answers, ``passage`` the words that it is about.

    ``path`` is the YAML path of the control that it stands in, ``extent`` where its marks are in the text,
    and ``marks`` the order of the two in the file.
    """

    id: str
    author: str
    date: dt.date | None
    text: str
    parent: str | None
    passage: str
    path: str | None
    extent: tuple[int, int]
    marks: tuple[int, int] = (-1, -1)


class CommentParts:
    """The comments of one Word file, read and added to."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._name = next(package.targets(DOCUMENT, "comments"), None)
        self._threads_name = next(package.targets(DOCUMENT, "commentsExtended"), None)
        self._comments = _with_names(package.xml(self._name)) if self._name else _root(f"{W}comments")
        self._threads = (
            _with_names(package.xml(self._threads_name)) if self._threads_name else _root(f"{_W15}commentsEx")
        )
        taken = (int(text) for item in self._comments if (text := item.get(f"{W}id", "")).isdecimal())
        self._next = max(taken, default=-1) + 1

    def comments(self, document: _Element, paths: Mapping[str, str]) -> tuple[WordComment, ...]:
        """Return all comments in the order of the part; ``paths`` are the YAML paths of controls by tag."""
        items = [item for item in self._comments if item.tag == f"{W}comment"][:_MAX_COMMENTS]
        holders = {
            paragraph.get(f"{_W14}paraId", ""): item.get(f"{W}id", "")
            for item in items
            for paragraph in item.iter(f"{W}p")
        }
        parents = {
            holders.get(thread.get(f"{_W15}paraId", "")): holders.get(thread.get(f"{_W15}paraIdParent", ""))
            for thread in self._threads
            if thread.get(f"{_W15}paraIdParent")
        }
        marks, places = marked_text(document), _Paths(paths)
        found = []
        for item in items:
            identity = item.get(f"{W}id", "")
            passage, start, extent, order = marks.get(identity, ("", None, (-1, -1), (-1, -1)))
            text = "\n".join(text for _, text in shown_paragraphs(item)).strip()[:_LONGEST]
            author = " ".join(item.get(f"{W}author", "").split())
            path = places.of(start)
            found.append(
                WordComment(
                    *(
                        identity,
                        author,
                        _date(item),
                        text,
                        parents.get(identity),
                        passage,
                        path,
                        extent,
                        order,
                    )
                )
            )
        return tuple(found)

    def add(self, text: str, author: str, date: dt.date, key: str) -> str:
        """Add a comment and return its id; the same ``key`` always gives the same id of its paragraph."""
        from lxml import etree

        identity = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._comments, f"{W}comment")
        initials = "".join(word[0] for word in author.split() if word[0].isalpha()).upper()[:9]
        for name, value in (("id", identity), ("author", author), ("date", f"{date.isoformat()}T00:00:00Z")):
            comment.set(f"{W}{name}", value)
        comment.set(f"{W}initials", initials or "RAR")
        lines = text.split("\n")
        for number, line in enumerate(lines):
            paragraph = etree.SubElement(comment, f"{W}p")
            if number == 0:
                etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
            words = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
            words.text = line
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            if number == len(lines) - 1:  # threads know a comment by its last paragraph
                self._add_thread(paragraph, key)
        return identity

    def _add_thread(self, paragraph: _Element, key: str) -> None:
        from hashlib import sha256

        from lxml import etree

        number = f"{int(sha256(key.encode()).hexdigest()[:8], 16) % 0x7FFFFFFE + 1:08X}"
        paragraph.set(f"{_W14}paraId", number)
        etree.SubElement(self._threads, f"{_W15}commentEx", {f"{_W15}paraId": number, f"{_W15}done": "0"})

    def changed(self) -> dict[str, bytes]:
        """Return the parts as they are now, by name, with those that lead to them."""
        relations, types = (
            self._package.xml(relations_of(DOCUMENT)),
            self._package.xml(CONTENT_TYPES),
        )
        name, threads = self._name or "word/comments.xml", self._threads_name or "word/commentsExtended.xml"
        if self._name is None:
            with_relation(relations, f"{_OFFICE}/comments", "comments.xml")
            with_content_type(types, name, f"{_TYPE}.comments+xml")
        if self._threads_name is None:
            with_relation(relations, f"{_MICROSOFT}/commentsExtended", "commentsExtended.xml")
            with_content_type(types, threads, f"{_TYPE}.commentsExtended+xml")
        return {
            name: serialised(self._comments),
            threads: serialised(self._threads),
            relations_of(DOCUMENT): serialised(relations),
            CONTENT_TYPES: serialised(types),
        }


def _root(tag: str) -> _Element:
    from lxml import etree

    return etree.Element(tag, {f"{_MC}Ignorable": "w14 w15"}, nsmap=_NAMES)


def _with_names(root: _Element) -> _Element:
    """Return a root that names what is added below it, and lets older programs pass it over."""
    names = set(root.get(f"{_MC}Ignorable", "").split())
    if {"w14", "w15"} <= names:
        return root
    from lxml import etree

    own = {prefix: address for prefix, address in root.nsmap.items() if prefix and prefix not in _NAMES}
    named = etree.Element(str(root.tag), nsmap={**own, **_NAMES})
    for name, value in root.items():
        named.set(name, value)
    named.set(f"{_MC}Ignorable", " ".join(sorted(names | {"w14", "w15"})))
    named.extend(list(root))
    return named


def _date(item: _Element) -> dt.date | None:
    try:
        return dt.date.fromisoformat(item.get(f"{W}date", "")[:10])
    except ValueError:
        return None


class _Paths:
    """The YAML paths of the places that comments begin at."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._paths = paths
        self._within: dict[_Element, str | None] = {}

    def of(self, start: _Element | None) -> str | None:
        """Return the path of the control around a mark, else that of the first one in its paragraph."""
        if start is None:
            return None
        around = next(filter(None, map(self._path, start.iterancestors(f"{W}sdt"))), None)
        paragraph = next(start.iterancestors(f"{W}p"), None)
        if around is not None or paragraph is None:
            return around
        if paragraph not in self._within:
            inside = filter(None, map(self._path, paragraph.iter(f"{W}sdt")))
            self._within[paragraph] = next(inside, None)
        return self._within[paragraph]

    def _path(self, control: _Element) -> str | None:
        tag = control.find(f"{W}sdtPr/{W}tag")
        return self._paths.get(tag.get(f"{W}val", "")) if tag is not None else None
