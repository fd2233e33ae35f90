"""The short edition: as much in it as two pages have room for, by the pages as they are laid out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.document.blocks import Document
from generator.document.sections.desk import Fit
from generator.problems import Finding, finding
from generator.source.records.plan import PlanRecord

MOST_PAGES = 2


@dataclass(frozen=True, slots=True)
class ShortEdition:
    """A short edition with the number of its pages, and how it was made to fit."""

    document: Document
    pages: int
    fit: Fit

    def findings(self, record: PlanRecord) -> tuple[Finding, ...]:
        """Return a warning if there is more in it than two pages have room for."""
        if self.pages <= MOST_PAGES:
            return ()
        place = record.place_of("udgaver")
        return (finding("kort-udgave-lang", place, sider=self.pages, højst=MOST_PAGES),)


def fitted(build: Callable[[Fit], Document], pages: Callable[[Document], int]) -> ShortEdition:
    """Return the roomiest form that fits its pages, or the tightest if none does.

    ``pages`` lays a document out and counts its pages, the most of PDF and Word.
    """
    for fit in Fit:
        document = build(fit)
        edition = ShortEdition(document, pages(document), fit)
        if edition.pages <= MOST_PAGES:
            break
    return edition
