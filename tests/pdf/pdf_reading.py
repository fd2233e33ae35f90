"""What a reader, a search and a screen reader get from a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2

_DIVIDED_WORD = re.compile("\ufffe\\s*")  # PDFium puts U+FFFE in place of a hyphen at a line end


@dataclass(frozen=True)
class Bookmark:
    level: int
    title: str
    page: int


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page on one line, with words put together that a line end had divided."""
    return [" ".join(_DIVIDED_WORD.sub("", page).split()) for page in _raw_texts(pdf)]


def divided_words(pdf: bytes) -> int:
    """Return how many words are divided at a line end."""
    return sum(len(_DIVIDED_WORD.findall(page)) for page in _raw_texts(pdf))


def _raw_texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def bookmarks(pdf: bytes) -> list[Bookmark]:
    """Return the bookmarks in order; pages count from 1."""
    found = []
    for entry in pypdfium2.PdfDocument(pdf).get_toc():
        target = entry.get_dest()
        assert target is not None
        found.append(Bookmark(entry.level, entry.get_title(), target.get_index() + 1))
    return found


def tags(pdf: bytes) -> Iterator[pikepdf.Dictionary]:
    """Yield the elements of the tag tree in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        yield from _tags(document.Root.StructTreeRoot.K)


def _tags(node: object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _tags(node.get("/K"))


def font_names(pdf: bytes) -> set[str]:
    """Return the names of the fonts, without the mark of a subset."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            str(item.BaseFont).lstrip("/").partition("+")[2]
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        }
