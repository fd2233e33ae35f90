"""Turns the Markdown that planners write into blocks of the document model.

Paragraphs, lists, tables, pictures, emphasis, links and headings are understood; raw HTML is shown as the
text it is, and a picture where none can stand becomes its words, so that nothing a planner writes can reach
out of the document. Nothing is lost either: what the document model cannot show as it is meant is shown as
the words it was written with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from generator.document.blocks import (
    Align,
    Block,
    Cell,
    Emphasis,
    Heading,
    Illustration,
    Inline,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Origin,
    Paragraph,
    ParagraphStyle,
    Row,
    Strong,
    Table,
    Text,
    plain_text,
)
from generator.document.words import made_from, origin_of
from generator.plan.sentences import runs_of
from generator.source.illustrations import name_of
from generator.source.written import Written

# A definition such as "[1]: text" would vanish with its words, and a note reads as one where it stands.
_LINES = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("reference")
_PARSER = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("reference").enable("table")
_SAFE = ("https://", "http://", "mailto:")
# "[Housing First](sprog:en)" says what language words are in; the code is one of BCP 47.
_LANGUAGE = re.compile(r"sprog:([a-z]{2,3}(?:-[A-Z]{2})?)")
_CONTENT = re.compile(r"[^\s|\\>:-]")
_LISTS = frozenset({"bullet_list", "ordered_list"})
DEEPEST_ITEM = 2

NewId = Callable[[str], str]
NewTable = Callable[[Sequence[tuple[Inlines, Align]], Sequence[Row], Origin], Table]
"""Makes a numbered table of its headers with their alignment, its rows and its origin."""
NewPicture = Callable[[str, str, str, Origin], Illustration | None]
"""Returns the picture of a name with its alternative text, caption and origin; None where there is none."""


def markdown_blocks(
    source: str,
    new_id: NewId,
    new_table: NewTable,
    heading_level: int,
    style: ParagraphStyle = ParagraphStyle.BODY,
    new_picture: NewPicture = lambda *_: None,
) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; its headings become headings of ``heading_level`` (at most 3)."""
    reader = _Reader(source, new_id, new_table, new_picture, min(heading_level, 3), style)
    return tuple(reader.blocks(SyntaxTreeNode(_PARSER.parse(source)).children))


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
        tokens = _LINES.parseInline(source.strip())
        return _inlines(SyntaxTreeNode(tokens).children[0].children, origin)
    return _words(SyntaxTreeNode(_LINES.parse(source)).children, origin)


def _words(nodes: Iterable[SyntaxTreeNode], origin: Origin | None = None) -> Inlines:
    """Return all words of some nodes as one stretch of inline content."""
    parts: list[Inline] = []
    for leaf in (leaf for node in nodes for leaf in node.walk()):
        content = _leaf(leaf, origin)
        if content:
            parts.extend([Text(" "), *content] if parts else content)
    return tuple(parts)


def _leaf(node: SyntaxTreeNode, origin: Origin | None = None) -> Inlines:
    """Return the words that stand in a node itself: inline content, or lines that are shown as written."""
    match node.type:
        case "inline":
            return _inlines(node.children, origin)
        case "fence" | "code_block":
            words = f"{node.info} {node.content}".strip()
            return (Text(words, origin=origin),) if words else ()
    return ()


class _Reader:
    """Reads one text of a planner."""

    def __init__(
        self,
        source: str,
        new_id: NewId,
        new_table: NewTable,
        new_picture: NewPicture,
        level: int,
        style: ParagraphStyle,
    ) -> None:
        self._lines = source.splitlines()
        self._origin = origin_of(source)
        self._made_here = made_from(source)
        self._new_id = new_id
        self._new_table = new_table
        self._new_picture = new_picture
        self._level = level
        self._style = style

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            match node.type:
                case "heading":
                    if content := _words([node]):
                        words = plain_text(content)
                        yield Heading(self._level, content, self._new_id(words), origin=self._origin)
                case "bullet_list":
                    yield from self._list(node, ordered=False)
                case "ordered_list":
                    if _counts_from_one(node) and not self._is_interrupted(node):
                        yield from self._list(node, ordered=True)
                    else:
                        yield from self._numbered(node)
                case "table":
                    yield from self._table(node)
                case "blockquote":
                    yield from self.blocks(node.children)
                case "paragraph":
                    for part in self._parted(node):
                        if isinstance(part, Illustration):
                            yield part
                        else:
                            yield from self._paragraph(part)
                case _:
                    yield from self._paragraph(_words([node]))

    def _paragraph(self, content: Inlines) -> Iterator[Paragraph]:
        if content:
            yield Paragraph(content, self._style, self._origin)

    def _parted(self, paragraph: SyntaxTreeNode) -> Iterator[Illustration | Inlines]:
        """Yield the pictures of a paragraph, and the words before, between and behind them."""
        words: list[SyntaxTreeNode] = []
        for node in paragraph.children[0].children:
            picture = self._picture(node) if node.type == "image" else None
            if picture is None:
                words.append(node)
                continue
            yield _trimmed(_inlines(words))
            yield picture
            words = []
        yield _trimmed(_inlines(words))

    def _item(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Inlines, list[Illustration]]:
        """Return the words of an item as one stretch, and the pictures that stand in it."""
        parts: list[Illustration | Inlines] = []
        for node in nodes:
            parts.extend(self._parted(node) if node.type == "paragraph" else [_words([node])])
        words: list[Inline] = []
        for part in parts:
            if part and not isinstance(part, Illustration):
                words.extend([Text(" "), *part] if words else part)
        return tuple(words), [part for part in parts if isinstance(part, Illustration)]

    def _is_interrupted(self, numbered: SyntaxTreeNode) -> bool:
        """Whether a table or a picture stands in a list, behind which it would be counted from 1 again."""
        return any(
            node.type == "table" or (node.type == "image" and self._picture(node) is not None)
            for node in numbered.walk()
        )

    def _picture(self, node: SyntaxTreeNode) -> Illustration | None:
        name, caption = name_of(str(node.attrs.get("src", ""))), str(node.attrs.get("title", ""))
        alternative_text = plain_text(_inlines(node.children)).strip()
        return self._new_picture(name, alternative_text, caption, self._origin) if alternative_text else None

    def _numbered(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """Yield items with the numbers they were written with: "3. maj" may open a paragraph."""
        for item in node.children:
            number = (Text(_number(item)),)
            first = item.children[:1]
            if first and first[0].type == "paragraph":
                words, pictures = self._item(first)
                yield from self._paragraph((*number, Text(" "), *words))
                yield from pictures
                yield from self.blocks(item.children[1:])
            else:
                yield from self._paragraph(number)
                yield from self.blocks(item.children)

    def _list(self, node: SyntaxTreeNode, *, ordered: bool) -> Iterator[Block]:
        """Yield a list; a table inside it stands between two lists."""
        pieces = self._items(node, 0, ordered)
        for is_item, group in groupby(pieces, lambda piece: isinstance(piece, ListItem)):
            if is_item:
                items = tuple(piece for piece in group if isinstance(piece, ListItem))
                yield ItemList(items, ordered, self._origin)
            else:
                yield from (piece for piece in group if not isinstance(piece, ListItem))

    def _items(self, node: SyntaxTreeNode, level: int, ordered: bool) -> Iterator[ListItem | Block]:
        says_number = node.type == "ordered_list" and not (ordered and _counts_from_one(node))
        for item in node.children:
            inner = [child for child in item.children if child.type in {*_LISTS, "table"}]
            content, pictures = self._item([child for child in item.children if child not in inner])
            if says_number:
                content = (Text(_number(item) + (" " if content else "")), *content)
            if content:
                yield ListItem(content, min(level, DEEPEST_ITEM), self._origin)
            yield from pictures
            for child in inner:
                if child.type == "table":
                    yield from self._table(child)
                else:
                    yield from self._items(child, level + 1, ordered)

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """Yield a table, or its lines as they are where a table cannot hold all that stands in them."""
        first, end = node.map or (0, 0)
        lines = self._lines[first:end]
        header, *rows = [row for part in node.children for row in part.children]
        cells = (leaf.content for leaf in node.walk() if leaf.type == "inline")
        written, read = (Counter(_CONTENT.findall("".join(words))) for words in (lines, cells))
        if not rows or written - read:
            for line in lines:
                yield from self._paragraph(_read(line))
            return
        columns = [(_words(cell.children), _align(cell)) for cell in header.children]
        finished = [Row(tuple(self._cell(cell) for cell in row.children)) for row in rows]
        yield self._new_table(columns, finished, self._origin)

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        content = _words([node])
        return Cell(content, self._origin) if content else Cell((Text("–"),), self._made_here)


def _number(item: SyntaxTreeNode) -> str:
    return f"{item.info}{item.markup}"


def _counts_from_one(node: SyntaxTreeNode) -> bool:
    """Whether a numbered list is numbered 1, 2, 3 or, as Markdown lets one write, 1, 1, 1."""
    numbers = [int(item.info) for item in node.children]
    return numbers == list(range(1, len(numbers) + 1)) or set(numbers) == {1}


def _align(cell: SyntaxTreeNode) -> Align:
    return Align.RIGHT if cell.attrs.get("style") == "text-align:right" else Align.LEFT


def _trimmed(content: Inlines) -> Inlines:
    """Return what stands beside a picture without the blanks and line ends next to it."""
    parts = list(content)
    while parts and not parts[0].text.strip():
        del parts[0]
    while parts and not parts[-1].text.strip():
        del parts[-1]
    if parts:
        parts[0] = replace(parts[0], text=parts[0].text.lstrip())
        parts[-1] = replace(parts[-1], text=parts[-1].text.rstrip())
    return tuple(parts)


def _inlines(
    nodes: Iterable[SyntaxTreeNode],
    origin: Origin | None = None,
    url: str | None = None,
    strong: bool = False,
    emphasis: bool = False,
) -> Inlines:
    parts: list[Inline] = []
    for child in nodes:
        match child.type:
            case "strong":
                parts.extend(_inlines(child.children, origin, url, True, emphasis))
            case "em":
                parts.extend(_inlines(child.children, origin, url, strong, True))
            case "link":
                parts.extend(_link(child, origin, strong, emphasis))
            case _:
                text = " " if child.type in {"softbreak", "hardbreak"} else child.content + _title(child)
                if text:
                    parts.append(_inline(text, origin, url, strong, emphasis))
    return tuple(parts)


def _link(node: SyntaxTreeNode, origin: Origin | None, strong: bool, emphasis: bool) -> Iterator[Inline]:
    """Yield a link; an address that is not followed is shown behind its words, and so is a title."""
    href = str(node.attrs.get("href", ""))
    if language := _LANGUAGE.fullmatch(href):
        if foreign := plain_text(_inlines(node.children, origin)):
            yield Text(foreign, language[1], origin)
        return
    safe = href.startswith(_SAFE)
    shown = _LINES.normalizeLinkText(href)
    words = _inlines(node.children, origin, href if safe else None, strong, emphasis)
    yield from words or ((_inline(shown, origin, href if safe else None, strong, emphasis),) if shown else ())
    rest = (f" ({shown})" if words and shown and not safe else "") + _title(node)
    if rest:
        yield _inline(rest, origin, None, strong, emphasis)


def _title(node: SyntaxTreeNode) -> str:
    """Return the title of a link or image, that browsers show under the pointer, as words behind it."""
    title = node.attrs.get("title") if node.type in {"link", "image"} else None
    return f" ({title})" if title else ""


def _inline(text: str, origin: Origin | None, url: str | None, strong: bool, emphasis: bool) -> Inline:
    if url is not None:
        return Link(text, url, origin)
    if strong:
        return Strong(text, origin)
    return Emphasis(text, origin) if emphasis else Text(text, origin=origin)
