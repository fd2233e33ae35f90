"""Turns the Markdown that planners write into blocks of the document model.

Paragraphs, lists, emphasis, links and headings are understood; raw HTML is shown as the text it is, and an
image becomes its alternative text, so that nothing a planner writes can reach out of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.document.blocks import (
    Block,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Origin,
    Paragraph,
    ParagraphStyle,
    Strong,
    Text,
)
from generator.source.written import Written

_PARSER = MarkdownIt("commonmark", {"html": False, "linkify": False})
_SAFE = ("https://", "http://", "mailto:")
DEEPEST_ITEM = 2

NewId = Callable[[str], str]


def origin_of(value: object) -> Origin:
    """Return the origin of something a planner wrote, or of computed text."""
    if not isinstance(value, Written):
        return Origin("beregnet")
    return Origin("kommune", value.place.file, value.place.line, value.path)


def markdown_blocks(
    source: str, new_id: NewId, heading_level: int, style: ParagraphStyle = ParagraphStyle.BODY
) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; its headings become headings of ``heading_level`` (at most 3)."""
    tokens = _PARSER.parse(source)
    origin = origin_of(source)
    return tuple(_blocks(tokens, origin, new_id, min(heading_level, 3), style))


def markdown_inlines(source: str) -> Inlines:
    """Return the inline content of a text of one paragraph; further paragraphs follow after a space."""
    parts: list[Inline] = []
    for token in _PARSER.parse(source):
        if token.type == "inline":
            if parts:
                parts.append(Text(" "))
            parts.extend(_inlines(token))
    return tuple(parts)


def _blocks(
    tokens: list[Token], origin: Origin, new_id: NewId, level: int, style: ParagraphStyle
) -> Iterator[Block]:
    items: list[ListItem] = []
    ordered = False
    depth = 0
    context = ""
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if depth == 0:
                    ordered, items = token.type == "ordered_list_open", []
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                if depth == 0 and items:
                    yield ItemList(tuple(items), ordered, origin)
            case "heading_open" | "paragraph_open":
                context = token.type
            case "inline":
                content = _inlines(token)
                if depth:
                    items.append(ListItem(content, min(depth - 1, DEEPEST_ITEM), origin))
                elif context == "heading_open":
                    text = "".join(part.text for part in content)
                    yield Heading(level, content, new_id(text), origin=origin)
                elif content:
                    yield Paragraph(content, style, origin)
            case "fence" | "code_block":
                yield Paragraph((Text(token.content.strip()),), style, origin)


def _inlines(token: Token) -> Inlines:
    parts: list[Inline] = []
    strong = emphasis = 0
    url: str | None = None
    for child in token.children or []:
        match child.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "em_open":
                emphasis += 1
            case "em_close":
                emphasis -= 1
            case "link_open":
                href = str(child.attrGet("href") or "")
                url = href if href.startswith(_SAFE) else None
            case "link_close":
                url = None
            case _:
                text = " " if child.type in {"softbreak", "hardbreak"} else child.content
                if text:
                    parts.append(_inline(text, url, strong > 0, emphasis > 0))
    return tuple(parts)


def _inline(text: str, url: str | None, strong: bool, emphasis: bool) -> Inline:
    if url is not None:
        return Link(text, url)
    if strong:
        return Strong(text)
    return Emphasis(text) if emphasis else Text(text)
