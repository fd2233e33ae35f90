"""Text as paragraphs: headings, lists, quotes, callouts and definitions, set off from what they follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.document.blocks import (
    Callout,
    Definition,
    Heading,
    ItemList,
    Paragraph,
    Quote,
    plain_text,
)
from generator.writers.word.anchors import Anchor
from generator.writers.word.inline import BOLD, InlineWriter
from generator.writers.word.markup import TAB, bookmark, paragraph, run
from generator.writers.word.numbering import HEADING_LEVELS, first_numbered_list
from generator.writers.word.styles import (
    CALLOUT_STYLES,
    LONGEST_TERM_BESIDE,
    PARAGRAPH_STYLES,
    list_style,
)
from generator.writers.word.template_numbering import HeadingLevel

_AFTER_TABLE = 160


class TextWriter:
    """Writes the paragraphs of one document in reading order.

    The next paragraph begins a page if ``page_break`` is set. ``after_table`` tells that a table has just
    been written: text needs some room below it, and another table must not touch it. ``headings`` are the
    looks of the numbers of each level of headings.
    """

    def __init__(
        self,
        anchors: Mapping[str, Anchor],
        inline: InlineWriter,
        headings: Sequence[HeadingLevel] = HEADING_LEVELS,
    ) -> None:
        self._anchors = anchors
        self._inline = inline
        self._headings = headings
        self.page_break = False
        self.after_table = False
        self.numbered_lists = 0

    def plain(
        self,
        style: str,
        content: str,
        *,
        keep_next: bool = False,
        numbering: tuple[int, int] | None = None,
        space_before: int | None = None,
        indent: tuple[int, int] | None = None,
    ) -> str:
        """Return the next paragraph of the text, set off from what stood before it."""
        page_break, self.page_break = self.page_break, False
        if self.after_table and style in _TIGHT_STYLES:
            space_before = _AFTER_TABLE
        self.after_table = False
        return paragraph(
            style,
            content,
            keep_next=keep_next,
            page_break=page_break,
            numbering=numbering,
            space_before=space_before,
            indent=indent,
        )

    def paragraph(self, block: Paragraph, *, keep_next: bool = False) -> str:
        """Return a paragraph of the document, kept together with what it introduces if ``keep_next``."""
        words = self._inline.write(block.content, origin=block.origin)
        return self.plain(PARAGRAPH_STYLES[block.style], words, keep_next=keep_next)

    def heading(self, heading: Heading) -> str:
        """Return a heading in its bookmark; a number that Word would not come to is written as text."""
        anchor = self._anchors[heading.id]
        words = bookmark(
            anchor.bookmark, anchor.identity, self._inline.write(heading.content, origin=heading.origin)
        )
        style = f"Heading{heading.level}"
        if anchor.number:
            return self.plain(style, words)
        level = heading.level - 1
        if heading.number:
            look = self._headings[level]
            number = run(f"{heading.number} ") if look.spaced else run(heading.number) + TAB
            return self.plain(style, number + words, numbering=(level, 0), indent=(look.left, look.hanging))
        return self.plain(style, words, numbering=(level, 0))

    def item_list(self, block: ItemList) -> str:
        """Return a list; each numbered one counts from the beginning."""
        numbered = [block.ordered if item.ordered is None else item.ordered for item in block.items]
        number = first_numbered_list() + self.numbered_lists
        self.numbered_lists += any(numbered)
        return "".join(
            self.plain(
                list_style("Number" if is_numbered else "Bullet", item.level),
                self._inline.write(item.content, origin=item.origin),
                numbering=(item.level, number) if is_numbered else None,
            )
            for item, is_numbered in zip(block.items, numbered, strict=True)
        )

    def quote(self, quote: Quote, *, keep_next: bool = False) -> str:
        """Return a quote, kept together with who said it, and with what it opens if ``keep_next``."""
        last = len(quote.paragraphs) - 1
        words = "".join(
            self.plain(
                "Quote",
                self._inline.write(content, origin=quote.origin),
                keep_next=index < last or bool(quote.attribution) or keep_next,
            )
            for index, content in enumerate(quote.paragraphs)
        )
        if not quote.attribution:
            return words
        return words + self.plain("Citatkilde", self._inline.write(quote.attribution), keep_next=keep_next)

    def callout(self, callout: Callout) -> str:
        """Return a callout as paragraphs in one frame."""
        style = CALLOUT_STYLES[callout.kind]
        title = self.plain(f"{style}titel", self._inline.write(callout.title, origin=callout.origin))
        last = len(callout.paragraphs) - 1
        return title + "".join(
            self.plain(
                f"{style}tekst", self._inline.write(content, origin=callout.origin), keep_next=index < last
            )
            for index, content in enumerate(callout.paragraphs)
        )

    def definitions(self, items: Sequence[Definition], space_before: int | None = None) -> str:
        """Return descriptions beside their terms, or below them where a term is too long for that."""
        beside = all(len(plain_text(item.term)) <= LONGEST_TERM_BESIDE for item in items)
        pieces = []
        for item in items:
            term = self._inline.write(item.term, BOLD if beside else "")
            description = self._inline.write(item.description, origin=item.origin)
            if beside:
                pieces.append(self.plain("Begreb", term + TAB + description, space_before=space_before))
            else:
                pieces.append(self.plain("Begrebsnavn", term, space_before=space_before))
                pieces.append(self.plain("Forklaring", description))
            space_before = None
        return "".join(pieces)


_TIGHT_STYLES = frozenset(
    (
        *("Normal", "Manchet", "Bemaerkning", "Quote", "Begreb", "Billede"),
        *(list_style(kind, level) for kind in ("Bullet", "Number") for level in range(3)),
    )
)
"""The styles without a space above, which would otherwise stick to a table."""
