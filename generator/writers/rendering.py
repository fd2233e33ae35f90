"""One document on its way into HTML, block by block, and the filters that the partials do it with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, Protocol, TypeVar, cast

from jinja2 import Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.charts.type_metrics import text_width
from generator.document.blocks import (
    Block,
    Chart,
    Contents,
    Document,
    DocumentError,
    Heading,
    Inline,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Note,
    Table,
    plain_text,
)
from generator.document.design import Design
from generator.writers.column_widths import column_edges

Partials = Mapping[type[Block] | type[Inline], Template]

_TEXT_WIDTH = 165 / 25.4 * 72
"""The width of the text on paper, in points; the style sheet says it of the page."""

_CELL_PADDING = 1.2
"""What a cell has beside its text, as a share of the size of type; the style sheet says it of th and td."""

_TALL_ROW = 20
"""A row of so many lines is a third of a page."""

_LINKED_SCHEMES = ("https://", "http://", "mailto:")
_PAGE_BESIDE = re.compile(r"[a-z0-9-]+\.html(#[a-z0-9-]+)?")
"""A page in the same folder. No planner's text holds such a link: Markdown keeps those with a scheme."""


class Rendering:
    """One document on its way into HTML: its charts, and the notes met so far in reading order."""

    def __init__(
        self,
        partials: Partials,
        document: Document,
        charts: Mapping[str, str],
        paged: bool,
        design: Design,
        notes: Sequence[Note] = (),
    ) -> None:
        self._partials = partials
        self._document = document
        self._charts = charts
        self._paged = paged
        self._design = design
        self._notes = list(notes)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes met so far; the first has number 1."""
        return tuple(self._notes)

    def block(self, block: Block) -> Markup:
        """Return a block as HTML."""
        return Markup(self._rendered(block))  # noqa: S704 - the partial has escaped it

    def inline(self, content: Inlines) -> Markup:
        """Return inline content as HTML; raise DocumentError for a link that a browser could execute."""
        html = "".join(self._part(part) for part in content)
        return Markup(html)  # noqa: S704 - the partials have escaped it

    def drawing(self, chart: Chart) -> Markup:
        """Return the SVG of a chart, or in a PDF its address."""
        return Markup(self._charts[chart.id])  # noqa: S704 - whoever drew the chart has escaped it

    def widths(self, table: Table) -> tuple[float, ...]:
        """Return the width of each column in percent of the table."""
        size = self._design.sizes.table
        edges = column_edges(
            table, _TEXT_WIDTH, lambda text: text_width(text, size, bold=True), _CELL_PADDING * size
        )
        return tuple(round(100 * (right - left) / _TEXT_WIDTH, 2) for left, right in pairwise([0.0, *edges]))

    def has_tall_row(self, table: Table) -> bool:
        """Whether a row takes so much of a page that it must be parted, or it leaves its caption behind."""
        size = self._design.sizes.table
        rooms = [width / 100 * _TEXT_WIDTH - _CELL_PADDING * size for width in self.widths(table)]
        return any(
            text_width(plain_text(cell.content), size) > _TALL_ROW * max(room, size)
            for row in table.rows
            for cell, room in zip(row.cells, rooms, strict=True)
        )

    def headings(self, contents: Contents) -> tuple[Heading, ...]:
        """Return the headings that a table of contents shows."""
        return self._document.headings(contents.depth)

    def _part(self, part: Inline) -> str:
        if isinstance(part, Note):
            self._notes.append(part)
        if isinstance(part, Link) and not self._may_link(part.url):
            raise DocumentError(f"a link that is neither a web nor a mail address: {part.url}")
        return self._rendered(part)

    def _may_link(self, url: str) -> bool:
        """Whether a link is a web or mail address, or on a screen a page beside this one."""
        beside = not self._paged and _PAGE_BESIDE.fullmatch(url) is not None
        return beside or url.startswith(_LINKED_SCHEMES)

    def _rendered(self, item: Block | Inline) -> str:
        return self._partials[type(item)].render(self._values(item))

    def _values(self, item: Block | Inline) -> dict[str, object]:
        """Return what the partial of a block or of inline content is given."""
        if isinstance(item, Inline):
            return {"part": item, "number": len(self._notes), "paged": self._paged, "rendering": self}
        return {"block": item, "paged": self._paged, "rendering": self}


@pass_context
def _render(context: Context, block: Block) -> Markup:
    return cast(Rendering, context["rendering"]).block(block)


@pass_context
def _inline(context: Context, content: Inlines) -> Markup:
    return cast(Rendering, context["rendering"]).inline(content)


@pass_context
def _drawing(context: Context, chart: Chart) -> Markup:
    return cast(Rendering, context["rendering"]).drawing(chart)


@pass_context
def _headings(context: Context, contents: Contents) -> tuple[Heading, ...]:
    return cast(Rendering, context["rendering"]).headings(contents)


@pass_context
def _widths(context: Context, table: Table) -> tuple[float, ...]:
    return cast(Rendering, context["rendering"]).widths(table)


@pass_context
def _tall(context: Context, table: Table) -> bool:
    return cast(Rendering, context["rendering"]).has_tall_row(table)


def _widest_word(content: Inlines | str) -> float:
    """Return the width of the widest word of a heading, as a share of the size of type."""
    words = (content if isinstance(content, str) else plain_text(content)).split(" ")
    return round(max(text_width(word, 1, bold=True) for word in words), 1)


class _Levelled(Protocol):
    @property
    def level(self) -> int: ...


Item = TypeVar("Item", bound=_Levelled)


@dataclass(frozen=True, slots=True)
class Branch(Generic[Item]):
    """An item with the deeper items that follow it."""

    item: Item
    children: tuple[Branch[Item], ...]


def nested(items: Sequence[Item]) -> tuple[Branch[Item], ...]:
    """Turn a flat run of levelled items into trees; an item belongs to the shallower one before it."""
    branches: list[Branch[Item]] = []
    start = 0
    while start < len(items):
        end = start + 1
        while end < len(items) and items[end].level > items[start].level:
            end += 1
        branches.append(Branch(items[start], nested(items[start + 1 : end])))
        start = end
    return tuple(branches)


def _ordered(branches: Sequence[Branch[ListItem]], block: ItemList) -> bool:
    """Whether a list inside a list is numbered: as its items say, or as the list around it."""
    inside = branches[0].item.ordered
    return block.ordered if inside is None else inside


FILTERS: Mapping[str, Callable[..., Any]] = {
    "render": _render,
    "inline": _inline,
    "drawing": _drawing,
    "headings": _headings,
    "widths": _widths,
    "tall": _tall,
    "widest_word": _widest_word,
    "plain": plain_text,
    "nested": nested,
    "ordered": _ordered,
}
"""What partials can do with blocks beside Jinja2's own filters."""
