"""Reads the examples out of the documents: fenced blocks and commands in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
FILE_COMMENT = re.compile(r"(?:#|/\*|\{#) (municipalities/\S+\.(?:yaml|css|j2))(?: \*/| #\})?\n")
INLINE_COMMAND = re.compile(r"`(beskplan [^`]+)`")


@dataclass(frozen=True)
class Fence:
    """One fenced block: its language with what follows it, its text, and the line it begins on."""

    language: str
    text: str
    line: int

    @property
    def file(self) -> str | None:
        """The file that the block shows, if its first line says so."""
        match = FILE_COMMENT.match(self.text)
        return match[1] if match else None


def document(name: str) -> str:
    """Return a document of the repository."""
    return (ROOT / name).read_text("utf-8")


def fences(text: str) -> Iterator[Fence]:
    """Yield the fenced blocks of a document in order."""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "fence" and token.map is not None:
            yield Fence(token.info.strip(), token.content, token.map[0] + 1)


def table_rows(text: str, header: str) -> list[list[str]]:
    """Return the rows of the table whose first header cell is ``header``."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {header} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows
