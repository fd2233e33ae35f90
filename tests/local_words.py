"""Holds what a document says a municipality wrote against the files that it says it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.document.blocks import (
    Document,
    Heading,
    Inlines,
    ItemList,
    Origin,
    Paragraph,
    Quote,
    Table,
    plain_text,
)
from generator.source.written import Written, as_written
from generator.source.yaml_reader import read_yaml


def check_local_words(document: Document, folder: Path) -> None:
    """Assert that all words said to be the municipality's stand at their path of a file below the folder."""
    files: dict[str, Any] = {}
    for words, origin in local_words(document):
        assert origin.file is not None
        assert origin.path is not None
        if origin.file not in files:
            files[origin.file] = as_written(read_yaml(folder / origin.file, origin.file))
        value = _at(files[origin.file], origin.path)
        assert isinstance(value, Written), origin
        assert origin.line == value.place.line
        if not any(character.isdigit() for character in value):  # numbers and dates are written out
            assert _words(words) <= _words(value), (words, origin)


def local_words(document: Document) -> list[tuple[str, Origin]]:
    """Return all words that are said to be the municipality's own, with their origin."""
    return [(words, origin) for words, origin in _said(document) if origin is not None and origin.is_local]


def local_runs(content: Inlines) -> list[tuple[str, str | None]]:
    """Return the runs of some content that the municipality wrote, each with its path."""
    origins = ((part.text, getattr(part, "origin", None)) for part in content)
    return [(words, origin.path) for words, origin in origins if origin is not None]


def _said(document: Document) -> Iterator[tuple[str, Origin | None]]:
    cover = document.cover
    yield cover.title, cover.title_origin
    yield cover.subtitle, cover.subtitle_origin
    yield cover.slogan or "", cover.slogan_origin
    yield from ((plain_text(item.description), item.origin) for item in cover.identity)
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                yield plain_text(block.content), block.origin
            case ItemList():
                yield from ((plain_text(item.content), item.origin) for item in block.items)
            case Quote():
                yield from ((plain_text(words), block.origin) for words in block.paragraphs)
            case Table():
                yield from ((plain_text(c.content), c.origin) for row in block.rows for c in row.cells)
    for content in document.inline_content():
        yield from ((part.text, getattr(part, "origin", None)) for part in content)


def _at(tree: Any, path: str) -> Any:
    for key, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path):
        tree = tree[int(index)] if index else tree[key]
    return tree


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
