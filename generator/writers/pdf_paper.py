"""Looks for words that a laid-out PDF would set outside its paper, where nobody could read them."""

from __future__ import annotations

from collections.abc import Iterator

from weasyprint import Document as LaidOutDocument

from generator.document.own_pages import OwnFile
from generator.problems import Finding, FindingsError, finding

_ROUNDING = 0.5
_SHOWN = 60


def require_on_paper(laid_out: LaidOutDocument, styles: OwnFile) -> None:
    """Raise FindingsError if a municipality's own style sheet sets words outside a page."""
    found = tuple(_outside(laid_out, styles))
    if found:
        raise FindingsError(found)


def _outside(laid_out: LaidOutDocument, styles: OwnFile) -> Iterator[Finding]:
    for number, page in enumerate(laid_out.pages, 1):
        for box in page._page_box.descendants():
            words = getattr(box, "text", "").strip()
            if words and (
                min(box.position_x, box.position_y) < -_ROUNDING
                or box.position_x + box.width > page.width + _ROUNDING
                or box.position_y + box.height > page.height + _ROUNDING
            ):
                place = styles.place()
                yield finding("css-uden-for-siden", place, side=number, ord=words[:_SHOWN])
                break
