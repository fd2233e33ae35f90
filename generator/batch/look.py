"""What documents are drawn with: a design, and what a municipality has of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.batch.formats import Format
from generator.document.design import Design
from generator.document.own_pages import NO_OWN_PAGES, OwnPages

if TYPE_CHECKING:
    from generator.writers.word.template import WordTemplate


@dataclass(frozen=True, slots=True)
class Look:
    """A design, and a municipality's own HTML partials, style sheet and Word template."""

    design: Design
    pages: OwnPages = NO_OWN_PAGES
    template: WordTemplate | None = None

    def of(self, file_format: Format) -> tuple[object, ...]:
        """Return what a format is drawn with: all that must count in a digest of its file."""
        if file_format.is_drawn_from_templates:
            return self.design, self.pages
        return (self.design,) if self.template is None else (self.design, self.template)
