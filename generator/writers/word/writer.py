"""From a Document to a Word file."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document.blocks import Document
from generator.document.design import Design
from generator.writers.word.body import body
from generator.writers.word.numbering import numbering_xml
from generator.writers.word.package import package_bytes
from generator.writers.word.page import footer_xml, header_xml, settings_xml
from generator.writers.word.styles import styles_xml


class WordWriter:
    """Writes Word files in one design; made once, used for any number of documents."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._fixed_parts = {"styles": styles_xml(design), "settings": settings_xml()}

    def write(self, document: Document, page_numbers: Mapping[str, int] | None = None) -> bytes:
        """Return the .docx file of a document; the same document always gives the same bytes.

        ``page_numbers`` are shown in the contents by heading id; without them the contents have no page
        numbers until somebody updates them in Word.
        """
        numbers = page_numbers or {}
        text = body(document, self._design, numbers)
        marks, pages = document.marks, max(numbers.values(), default=1)
        parts = self._fixed_parts | {
            "numbering": numbering_xml(text.numbered_lists),
            "footnotes": text.footnotes_xml,
            "header": header_xml(marks, first=False),
            "first_header": header_xml(marks, first=True),
            "footer": footer_xml(marks, pages, first=False),
            "first_footer": footer_xml(marks, pages, first=True),
        }
        return package_bytes(
            text.document_xml, parts, text.links, text.charts, text.pictures, document.metadata
        )
