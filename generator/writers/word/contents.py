"""The table of contents: Word's own field, filled in beforehand so that it reads well before any update."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.document.blocks import Contents, Heading, plain_text
from generator.writers.word.anchors import Anchor
from generator.writers.word.markup import FIELD_END, TAB, field, field_start, paragraph, run
from generator.writers.word.styles import CONTENTS_INDENTS


def contents_xml(
    block: Contents,
    headings: Sequence[Heading],
    anchors: Mapping[str, Anchor],
    page_numbers: Mapping[str, int],
    *,
    page_break: bool,
) -> str:
    """Return the contents as the kind of block that Word shows an "update" button on.

    ``headings`` must not be empty. An entry whose heading is not in ``page_numbers`` is shown without a
    page number until the field is updated.
    """
    entries = [_entry(heading, anchors[heading.id], page_numbers.get(heading.id)) for heading in headings]
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


def _entry(heading: Heading, anchor: Anchor, page: int | None) -> str:
    number = run(heading.number) + TAB if heading.number else ""
    shown = TAB + field(f"PAGEREF {anchor.bookmark} \\h", str(page)) if page is not None else ""
    words = run(plain_text(heading.content))
    return f'<w:hyperlink w:anchor="{anchor.bookmark}" w:history="1">{number}{words}{shown}</w:hyperlink>'
