"""Turns the Markdown that planners write into blocks of the document model.

Paragraphs, lists, tables, quotations, pictures and headings are understood; raw HTML is shown as the text it
is, and a picture where none can stand becomes its words, so that nothing a planner writes can reach out of
the document. Nothing is lost either: what the document model cannot show as it is meant is shown as the words
it was written with, and `generator.source.prose` says which signs are structure at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from markdown_it.tree import SyntaxTreeNode

from generator.danish.numbers import MINUS
from generator.document.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    Illustration,
    Inline,
    Inlines,
    ItemList,
    ListItem,
    Note,
    Origin,
    Paragraph,
    ParagraphStyle,
    Quote,
    Row,
    Table,
    Text,
    plain_text,
)
from generator.document.inline_markdown import Inliner, markdown_inlines
from generator.document.markdown_tables import is_numeric, title_and_source, title_and_source_nodes
from generator.document.words import made_from, origin_of
from generator.source.illustrations import name_of
from generator.source.prose import (
    read_prose,
)

_CONTENT = re.compile(r"[^\s|\\>:-]")
_MINUS = re.compile(r"^-(?=\d)")
_SPEAKER = re.compile(r"^[–—]\s+")
_LISTS = frozenset({"bullet_list", "ordered_list"})
DEEPEST_ITEM = 2

NewId = Callable[[str], str]
NewTable = Callable[[Sequence[tuple[Inlines, Align]], Sequence[Row], Origin, str | None, str | None], Table]
"""Makes a numbered table of its headers with their alignment, its rows, origin, title and source."""
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
    return tuple(_Reader(source, new_id, new_table, new_picture, min(heading_level, 3), style).read())


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
        prose = read_prose(source)
        self._tree = SyntaxTreeNode(prose.tokens)
        self._lines = prose.lines
        self._origin = origin_of(source)
        self._inliner = Inliner(None, prose.notes)
        self._made_here = made_from(source)
        self._new_id = new_id
        self._new_table = new_table
        self._new_picture = new_picture
        self._level = level
        self._style = style

    def read(self) -> Iterator[Block]:
        return self.blocks(self._tree.children)

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        for index, node in enumerate(nodes):
            if self._belongs_to_table(nodes, index):
                continue
            match node.type:
                case "heading":
                    if content := self._words(node):
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
                    yield from self._table(node, *title_and_source(nodes, index))
                case "blockquote":
                    yield from self._quote(node)
                case "paragraph":
                    for part in self._parted(node):
                        if isinstance(part, Illustration):
                            yield part
                        else:
                            yield from self._paragraph(part)
                case _:
                    yield from self._paragraph(self._words(node))

    def _words(self, *nodes: SyntaxTreeNode) -> Inlines:
        return self._inliner.words(*nodes)

    def _belongs_to_table(self, nodes: Sequence[SyntaxTreeNode], index: int) -> bool:
        """Whether a paragraph is the title of the table below it or the source of the one above."""
        beside = [nodes[place] for place in (index + 1, index - 1) if 0 <= place < len(nodes)]
        return any(
            table.type == "table" and nodes[index] in title_and_source_nodes(nodes, nodes.index(table))
            for table in beside
        )

    def _quote(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """Yield a quotation with who said it; one with lists or tables in it is shown as what it holds."""
        if any(child.type != "paragraph" for child in node.children):
            yield from self.blocks(node.children)
            return
        paragraphs = [self._words(child) for child in node.children]
        said_by: Inlines = ()
        if len(paragraphs) > 1 and _SPEAKER.match(plain_text(paragraphs[-1])):
            first, *rest = paragraphs.pop()
            said_by = (replace(first, text=_SPEAKER.sub("", first.text)), *rest)
        if paragraphs:
            yield Quote(tuple(paragraphs), said_by, self._origin)

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
            yield _trimmed(self._inliner.read(words))
            yield picture
            words = []
        yield _trimmed(self._inliner.read(words))

    def _item(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Inlines, list[Illustration]]:
        """Return the words of an item as one stretch, and the pictures that stand in it."""
        parts: list[Illustration | Inlines] = []
        for node in nodes:
            parts.extend(self._parted(node) if node.type == "paragraph" else [self._words(node)])
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
        alternative_text = plain_text(self._inliner.read(node.children)).strip()
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
                is_numbered = node.type == "ordered_list" and not says_number
                yield ListItem(content, min(level, DEEPEST_ITEM), self._origin, ordered=is_numbered)
            yield from pictures
            for child in inner:
                if child.type == "table":
                    yield from self._table(child)
                else:
                    yield from self._items(child, level + 1, ordered)

    def _table(
        self, node: SyntaxTreeNode, title: str | None = None, source: str | None = None
    ) -> Iterator[Block]:
        """Yield a table, or its lines as they are where a table cannot hold all that stands in them."""
        first, end = node.map or (0, 0)
        lines = self._lines[first:end]
        header, *rows = [row for part in node.children for row in part.children]
        cells = (leaf.content for leaf in node.walk() if leaf.type == "inline")
        written, read = (Counter(_CONTENT.findall("".join(words))) for words in (lines, cells))
        if not rows or written - read:
            for line in (*filter(None, [title]), *lines, *filter(None, [source])):
                yield from self._paragraph(markdown_inlines(line))
            return
        numeric = [is_numeric([row.children[place] for row in rows]) for place in range(len(header.children))]
        columns = [
            (self._words(cell), Align.RIGHT if is_numeric else _align(cell))
            for cell, is_numeric in zip(header.children, numeric, strict=True)
        ]
        finished = [
            Row(tuple(self._cell(*cell) for cell in zip(row.children, numeric, strict=True))) for row in rows
        ]
        yield self._new_table(columns, finished, self._origin, title, source)

    def _cell(self, node: SyntaxTreeNode, is_numeric: bool) -> Cell:
        content = self._words(node)
        if is_numeric:
            content = tuple(
                replace(part, text=_MINUS.sub(MINUS, part.text)) if isinstance(part, Text) else part
                for part in content
            )
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
    while parts and not isinstance(parts[0], Note) and not parts[0].text.strip():
        del parts[0]
    while parts and not isinstance(parts[-1], Note) and not parts[-1].text.strip():
        del parts[-1]
    if parts:
        parts[0] = replace(parts[0], text=parts[0].text.lstrip())
        parts[-1] = replace(parts[-1], text=parts[-1].text.rstrip())
    return tuple(parts)
