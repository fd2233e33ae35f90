"""The table of contents: Word's own field, filled in beforehand so that it reads well before any update."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.document.blocks import Contents, Heading, plain_text
from generator.writers.word.anchors import Anchor
from generator.writers.word.markup import FIELD_END, TAB, field, field_start, paragraph, run
from generator.writers.word.styles import CONTENTS_INDENTS

_PLACE_OF_NUMBER = re.compile(rb"<\?side (\w+)\?>")


def contents_xml(
    block: Contents,
    headings: Sequence[Heading],
    anchors: Mapping[str, Anchor],
    *,
    page_break: bool,
) -> str:
    """Return the contents as the kind of block that Word shows an "update" button on.

    ``headings`` must not be empty. Each entry has a place for its page number, which is known only when the
    whole text has been written; ``with_page_numbers`` must fill it.
    """
    entries = [_entry(heading, anchors[heading.id]) for heading in headings]
    entries[0] = field_start(f'TOC \\o "1-{block.depth}" \\h \\z') + entries[0]
    entries[-1] += FIELD_END
    lines = "".join(
        # Only a number needs a tab stop of its own: a short heading without one would end at it.
        paragraph(
            f"TOC{heading.level}", entry, left_tab=CONTENTS_INDENTS[heading.level] if heading.number else None
        )
        for heading, entry in zip(headings, entries, strict=True)
    )
    title = paragraph("TOCHeading", run(block.title), page_break=page_break)
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{title}{lines}</w:sdtContent></w:sdt>"
    )


def _entry(heading: Heading, anchor: Anchor) -> str:
    number = run(heading.number) + TAB if heading.number else ""
    words = run(plain_text(heading.content))
    return (
        f'<w:hyperlink w:anchor="{anchor.bookmark}" w:history="1">{number}{words}'
        f"<?side {anchor.bookmark}?></w:hyperlink>"
    )


def with_page_numbers(document_xml: bytes, pages: Mapping[str, int]) -> bytes:
    """Return a document whose contents show the page of each bookmark, as fields that Word can update.

    An entry whose bookmark has no page is shown without a number until then.
    """

    def shown(place: re.Match[bytes]) -> bytes:
        bookmark = place[1].decode()
        if bookmark not in pages:
            return b""
        return (TAB + field(f"PAGEREF {bookmark} \\h", str(pages[bookmark]))).encode()

    return _PLACE_OF_NUMBER.sub(shown, document_xml)
