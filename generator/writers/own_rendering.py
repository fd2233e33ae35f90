"""A document on its way into HTML with some partials of the municipality's own, each held against ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from generator.document.blocks import Block, Document, Inline
from generator.document.design import Design
from generator.problems import Finding, FindingsError, finding
from generator.writers.own_partials import OwnPartial
from generator.writers.rendering import Partials, Rendering
from generator.writers.same_content import Difference, same_content

_SHOWN = 60
_TAGS = re.compile("<[^>]*>")


class OwnRendering(Rendering):
    """A rendering in which own partials stand for some of ours.

    Where one fails, ours is used and the ``findings`` tell of it, once for each partial.
    """

    def __init__(
        self,
        partials: Partials,
        own: Mapping[type[Block] | type[Inline], OwnPartial],
        document: Document,
        charts: Mapping[str, str],
        paged: bool,
        design: Design,
    ) -> None:
        super().__init__(partials, document, charts, paged, design)
        self._own = own
        self._failed: dict[type[Block] | type[Inline], tuple[Finding, ...]] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the partials so far."""
        return tuple(item for found in self._failed.values() for item in found)

    def _rendered(self, item: Block | Inline) -> str:
        own = self._own.get(type(item))
        if own is None:
            return super()._rendered(item)
        usual = Rendering(
            self._partials, self._document, self._charts, self._paged, self._design, self._notes
        )
        standard = usual._rendered(item)
        try:
            return self._as_standard(own, item, standard)
        except FindingsError as error:
            self._failed.setdefault(type(item), error.findings)
            return standard
        finally:
            self._notes = list(usual.notes)  # an own partial may have asked for a note twice

    def _as_standard(self, own: OwnPartial, item: Block | Inline, standard: str) -> str:
        """Return what an own partial makes; raise FindingsError if it is not what ours makes."""
        shown = _shown(item, standard)
        html = own.render(self._values(item), standard, shown)
        try:
            return same_content(html, standard, in_a_line=isinstance(item, Inline))
        except Difference as difference:
            place = own.file.place_of(difference.words)
            raise FindingsError([finding(difference.code, place, blok=shown, **difference.values)]) from None
        except RecursionError:
            raise FindingsError([finding("egen-skabelon-stopper", own.file.place(), blok=shown)]) from None


def _shown(item: Block | Inline, standard: str) -> str:
    """Return a block in a few words: its id, or how it begins."""
    words = " ".join(unescape(_TAGS.sub("", standard)).split())
    return str(getattr(item, "id", "") or (words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"))
