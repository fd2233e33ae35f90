"""Inline Markdown of planners as inline content: emphasis, links, footnotes, line breaks, foreign words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from markdown_it.tree import SyntaxTreeNode

from generator.document.blocks import (
    LINE_BREAK,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Origin,
    Strong,
    Text,
    plain_text,
)
from generator.document.words import origin_of
from generator.plan.sentences import runs_of
from generator.source.prose import NOTE_MARK, read_line, read_prose, shown_address
from generator.source.written import Written

_SAFE = ("https://", "http://", "mailto:")
# "[Housing First](sprog:en)" says what language words are in; the code is one of BCP 47.
_LANGUAGE = re.compile(r"sprog:([a-z]{2,3}(?:-[A-Z]{2})?)")
_NO_NOTES: Mapping[str, str] = MappingProxyType({})


def markdown_inlines(words: str) -> Inlines:
    """Return words of one paragraph, of which a planner's are read as Markdown and know their origin.

    Further paragraphs follow after a space.
    """
    runs = runs_of(words)
    return tuple(
        part
        for run in runs
        for part in (_read(run) if isinstance(run, Written) or len(runs) == 1 else (Text(run),))
    )


def _read(source: str) -> Inlines:
    origin = origin_of(source) if isinstance(source, Written) else None
    if "\n" not in source.strip():
        return Inliner(origin).read(SyntaxTreeNode([read_line(source)]).children[0].children)
    prose = read_prose(source)
    return Inliner(origin, prose.notes).words(SyntaxTreeNode(prose.tokens))


class Inliner:
    """Turns inline Markdown into inline content; ``notes`` are the words of footnotes by their marks."""

    def __init__(self, origin: Origin | None, notes: Mapping[str, str] = _NO_NOTES) -> None:
        self._origin = origin
        self._notes = notes

    def words(self, *nodes: SyntaxTreeNode) -> Inlines:
        """Return all words of some nodes as one stretch of inline content."""
        parts: list[Inline] = []
        for leaf in (leaf for node in nodes for leaf in node.walk() if leaf.type == "inline"):
            content = self.read(leaf.children)
            if content:
                parts.extend([Text(" "), *content] if parts else content)
        return tuple(parts)

    def read(
        self,
        nodes: Sequence[SyntaxTreeNode],
        url: str | None = None,
        strong: bool = False,
        emphasis: bool = False,
    ) -> Inlines:
        """Return some inline nodes as inline content."""
        parts: list[Inline] = []
        for child in nodes:
            match child.type:
                case "strong":
                    parts.extend(self.read(child.children, url, True, emphasis))
                case "em":
                    parts.extend(self.read(child.children, url, strong, True))
                case "link":
                    parts.extend(self._link(child, strong, emphasis))
                case "softbreak":
                    parts.append(self._inline(" ", url, strong, emphasis))
                case "hardbreak":
                    parts.append(Text(LINE_BREAK, origin=self._origin))
                case _:
                    parts.extend(self._text(child.content + _title(child), url, strong, emphasis))
        return tuple(parts)

    def _text(self, words: str, url: str | None, strong: bool, emphasis: bool) -> Iterator[Inline]:
        """Yield text, with a footnote at each mark whose words are there."""
        end = 0
        for mark in NOTE_MARK.finditer(words):
            if mark[1] in self._notes:
                yield from self._stretch(words[end : mark.start()].rstrip(" "), url, strong, emphasis)
                yield Note(_in_plain_words(self._notes[mark[1]]))
                end = mark.end()
        yield from self._stretch(words[end:], url, strong, emphasis)

    def _stretch(self, words: str, url: str | None, strong: bool, emphasis: bool) -> Iterator[Inline]:
        if words:
            yield self._inline(words, url, strong, emphasis)

    def _link(self, node: SyntaxTreeNode, strong: bool, emphasis: bool) -> Iterator[Inline]:
        """Yield a link; an address that is not followed is shown behind its words, and so is a title."""
        href = str(node.attrs.get("href", ""))
        if language := _LANGUAGE.fullmatch(href):
            if foreign := plain_text(self.read(node.children)):
                yield Text(foreign, language[1], self._origin)
            return
        url = href if href.startswith(_SAFE) else None
        shown = shown_address(href)
        words = self.read(node.children, url, strong, emphasis)
        if not plain_text(words).strip():
            words = ()
        yield from words or self._stretch(shown, url, strong, emphasis)
        rest = (f" ({shown})" if words and shown and url is None else "") + _title(node)
        yield from self._stretch(rest, None, strong, emphasis)

    def _inline(self, words: str, url: str | None, strong: bool, emphasis: bool) -> Inline:
        if url is not None:
            return Link(words, url, self._origin)
        if strong:
            return Strong(words, self._origin)
        return Emphasis(words, self._origin) if emphasis else Text(words, origin=self._origin)


def _in_plain_words(note: str) -> str:
    """Return the words of a footnote, in which the addresses of links are said."""
    return "".join(
        f"{part.text} ({part.url})" if isinstance(part, Link) and part.url != part.text else part.text
        for part in Inliner(None).read(SyntaxTreeNode([read_line(note)]).children[0].children)
    )


def _title(node: SyntaxTreeNode) -> str:
    """Return the title of a link or image, that browsers show under the pointer, as words behind it."""
    title = node.attrs.get("title") if node.type in {"link", "image"} else None
    return f" ({title})" if title else ""
