"""A document as plain dictionaries and as Markdown: what the peers are given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.document.blocks import (
    Block,
    Callout,
    Chart,
    Contents,
    DefinitionList,
    Document,
    Heading,
    Illustration,
    Inlines,
    ItemList,
    Note,
    Paragraph,
    Quote,
    Table,
    plain_text,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@!])")


def entries(document: Document, pictures: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Yield the blocks of a document, cover first, as texts, tables and pictures in reading order."""
    cover = document.cover
    for line in (cover.title, cover.authority, cover.subtitle, cover.period):
        yield {"kind": "text", "text": line}
    for item in cover.identity:
        yield {"kind": "text", "text": f"{plain_text(item.term)}: {plain_text(item.description)}"}
    remaining = iter(pictures)
    for block in document.blocks:
        yield from _entries(block, document, remaining)


def _entries(block: Block, document: Document, pictures: Iterator[Path]) -> Iterator[dict[str, Any]]:
    match block:
        case Heading():
            text = f"{block.number or ''} {plain_text(block.content)}".strip()
            yield {"kind": f"heading{block.level}", "text": text}
        case Paragraph():
            yield {"kind": "text", "text": _with_notes(block.content)}
        case ItemList():
            yield from ({"kind": "item", "text": _with_notes(item.content)} for item in block.items)
        case Quote():
            for content in (*block.paragraphs, block.attribution):
                yield {"kind": "quote", "text": _with_notes(content)}
        case Callout():
            for content in (block.title, *block.paragraphs):
                yield {"kind": "text", "text": _with_notes(content)}
        case DefinitionList():
            for item in block.items:
                yield {"kind": "text", "text": f"{plain_text(item.term)}: {_with_notes(item.description)}"}
        case Table():
            yield _table(block)
            yield {"kind": "text", "text": _with_notes(block.source)}
        case Chart():
            yield {"kind": "caption", "text": f"{block.label} {plain_text(block.title)}"}
            yield {"kind": "text", "text": plain_text(block.subtitle)}
            yield {"kind": "picture", "file": next(pictures)}
            yield {"kind": "text", "text": _with_notes(block.source)}
            if block.table is not None:
                yield _table(block.table)
        case Contents():
            for heading in document.headings(block.depth):
                yield {
                    "kind": "text",
                    "text": f"{heading.number or ''} {plain_text(heading.content)}".strip(),
                }
        case Illustration():
            return


def _with_notes(content: Inlines) -> str:
    return "".join(f" ({part.text})" if isinstance(part, Note) else part.text for part in content)


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "text": f"{table.label} {plain_text(table.caption)}",
        "header": [plain_text(column.header) for column in table.columns],
        "rows": [[_with_notes(cell.content) for cell in row.cells] for row in table.rows],
    }


def markdown(document: Document, pictures: Sequence[Path]) -> str:
    """Return a document as pandoc's Markdown."""
    return "\n\n".join(_markdown(entry) for entry in entries(document, pictures)) + "\n"


def _markdown(entry: dict[str, Any]) -> str:
    if entry["kind"] == "picture":
        return f"![]({entry['file']}){{width=165mm}}"
    text = _escaped(entry["text"])
    match entry["kind"]:
        case "heading1" | "heading2" | "heading3" as kind:
            return f"{'#' * int(kind[-1])} {text}"
        case "item":
            return f"- {text}"
        case "quote":
            return f"> {text}"
        case "table":
            rule = "| " + " | ".join("---" for _ in entry["header"]) + " |"
            header, *rows = (
                "| " + " | ".join(map(_escaped, row)) + " |" for row in (entry["header"], *entry["rows"])
            )
            return "\n".join([f"Table: {text}", "", header, rule, *rows])
        case _:
            return text


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
