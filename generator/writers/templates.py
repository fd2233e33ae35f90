"""Blocks to HTML through one Jinja2 partial per kind of block and inline content.

The templates are data to us: they run in an immutable sandbox, escape everything, stop at an undefined
name, and are read once from a fixed list of names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar, cast

from jinja2 import DictLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.document.blocks import (
    Block,
    Callout,
    Chart,
    Contents,
    DefinitionList,
    Document,
    DocumentError,
    Emphasis,
    Heading,
    Illustration,
    Inline,
    Inlines,
    ItemList,
    Link,
    Note,
    Paragraph,
    Quote,
    Reference,
    Strong,
    Table,
    Text,
    plain_text,
)
from generator.document.design import Design

BLOCK_PARTIALS: Mapping[type[Block], str] = {
    Heading: "blocks/heading.html.j2",
    Paragraph: "blocks/paragraph.html.j2",
    ItemList: "blocks/item_list.html.j2",
    Quote: "blocks/quote.html.j2",
    Callout: "blocks/callout.html.j2",
    DefinitionList: "blocks/definition_list.html.j2",
    Table: "blocks/table.html.j2",
    Chart: "blocks/chart.html.j2",
    Illustration: "blocks/illustration.html.j2",
    Contents: "blocks/contents.html.j2",
}
INLINE_PARTIALS: Mapping[type[Inline], str] = {
    Text: "inlines/text.html.j2",
    Strong: "inlines/strong.html.j2",
    Emphasis: "inlines/emphasis.html.j2",
    Link: "inlines/link.html.j2",
    Reference: "inlines/reference.html.j2",
    Note: "inlines/note.html.j2",
}
_LINKED_SCHEMES = ("https://", "http://", "mailto:")
TEMPLATE_NAMES = (
    "page.html.j2",
    "paged.html.j2",
    "head.html.j2",
    "cover.html.j2",
    "identity.html.j2",
    "css/document.css.j2",
    "css/page.css.j2",
    "css/paged.css.j2",
    *BLOCK_PARTIALS.values(),
    *INLINE_PARTIALS.values(),
)


class Templates:
    """The templates of the pages, their partials and their CSS, with the design tokens filled in."""

    def __init__(self, folder: Path, design: Design) -> None:
        """Read the templates in ``folder``/html; raise OSError if one is missing."""
        sources = {name: (folder / "html" / name).read_text("utf-8") for name in TEMPLATE_NAMES}
        environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(sources),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals = {"design": design}
        environment.filters |= {"render": _render, "inline": _inline, "drawing": _drawing}
        environment.filters |= {"plain": plain_text, "nested": nested}
        self._environment = environment
        self._partials: Mapping[type[Block] | type[Inline], Template] = {
            kind: environment.get_template(name)
            for kind, name in (*BLOCK_PARTIALS.items(), *INLINE_PARTIALS.items())
        }

    def page(
        self, name: str, document: Document, charts: Mapping[str, str], paged: bool, **values: object
    ) -> str:
        """Return a document as HTML; ``paged`` says that it becomes a PDF.

        ``charts`` are by chart id what the page holds of each: its SVG, or in a PDF its address.

        Raises KeyError if a chart is missing and DocumentError for a link that a browser could execute.
        """
        rendering = Rendering(self._partials, document, charts, paged)
        return self._environment.get_template(name).render(
            document=document, rendering=rendering, paged=paged, **values
        )

    def stylesheet(self, *names: str) -> str:
        """Return the named style sheets as one."""
        return "\n".join(self._environment.get_template(name).render() for name in names)


class Rendering:
    """One document on its way into HTML: its charts, and the notes met so far in reading order."""

    def __init__(
        self,
        partials: Mapping[type[Block] | type[Inline], Template],
        document: Document,
        charts: Mapping[str, str],
        paged: bool,
    ) -> None:
        self._partials = partials
        self._document = document
        self._charts = charts
        self._paged = paged
        self._notes: list[Note] = []

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes met so far; the first has number 1."""
        return tuple(self._notes)

    def block(self, block: Block) -> Markup:
        """Return a block as HTML."""
        html = self._partials[type(block)].render(
            block=block, document=self._document, rendering=self, paged=self._paged
        )
        return Markup(html)  # noqa: S704 - the partial has escaped it

    def inline(self, content: Inlines) -> Markup:
        """Return inline content as HTML; raise DocumentError for a link that a browser could execute."""
        html = "".join(self._part(part) for part in content)
        return Markup(html)  # noqa: S704 - the partials have escaped it

    def drawing(self, chart: Chart) -> Markup:
        """Return the SVG of a chart, or in a PDF its address."""
        return Markup(self._charts[chart.id])  # noqa: S704 - whoever drew the chart has escaped it

    def _part(self, part: Inline) -> str:
        if isinstance(part, Note):
            self._notes.append(part)
        if isinstance(part, Link) and not part.url.startswith(_LINKED_SCHEMES):
            raise DocumentError(f"a link that is neither a web nor a mail address: {part.url}")
        return self._partials[type(part)].render(part=part, number=len(self._notes), paged=self._paged)


@pass_context
def _render(context: Context, block: Block) -> Markup:
    return cast(Rendering, context["rendering"]).block(block)


@pass_context
def _inline(context: Context, content: Inlines) -> Markup:
    return cast(Rendering, context["rendering"]).inline(content)


@pass_context
def _drawing(context: Context, chart: Chart) -> Markup:
    return cast(Rendering, context["rendering"]).drawing(chart)


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
