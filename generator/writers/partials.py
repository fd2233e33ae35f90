"""The partials by what they draw: one for each kind of block and of inline content."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document.blocks import (
    Block,
    Callout,
    Chart,
    Contents,
    DefinitionList,
    Emphasis,
    Heading,
    Illustration,
    Inline,
    ItemList,
    Link,
    Note,
    Paragraph,
    Quote,
    Reference,
    Strong,
    Table,
    Text,
)

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
