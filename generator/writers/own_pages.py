"""Reads what a municipality has of its own for HTML and PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.document.blocks import Block, Inline
from generator.document.own_pages import OwnFile, OwnPages
from generator.problems import Finding, FindingsError, Place, finding, sorted_by_place
from generator.problems.suggest import hint
from generator.writers.own_css import OwnRule, read_styles
from generator.writers.own_partials import BLOCK_VALUES, INLINE_VALUES, OwnPartial
from generator.writers.partials import BLOCK_PARTIALS, INLINE_PARTIALS

_KNOWN: Mapping[str, tuple[type[Block] | type[Inline], frozenset[str]]] = {
    **{name: (kind, BLOCK_VALUES) for kind, name in BLOCK_PARTIALS.items()},
    **{name: (kind, INLINE_VALUES) for kind, name in INLINE_PARTIALS.items()},
}
"""What each partial draws, and the values that it gets."""


@dataclass(frozen=True, slots=True)
class ReadPages:
    """Own partials, ready to be run, by what they draw, and the rules of an own style sheet."""

    partials: Mapping[type[Block] | type[Inline], OwnPartial]
    rules: tuple[OwnRule, ...]

    @property
    def css(self) -> str:
        """The style sheet, written from what was recognised in it."""
        return "\n".join(rule.css for rule in self.rules)


def read_pages(own: OwnPages) -> ReadPages:
    """Return what may be used of a municipality's own.

    Raises FindingsError with all that is wrong in the files, and for names that no partial has.
    """
    found: list[Finding] = []
    partials: dict[type[Block] | type[Inline], OwnPartial] = {}
    rules: tuple[OwnRule, ...] = ()
    for name, file in own.partials.items():
        try:
            kind, given = _known(name, file)
            partials[kind] = OwnPartial(file, given)
        except FindingsError as error:
            found.extend(error.findings)
    if own.styles is not None:
        try:
            rules = read_styles(own.styles)
        except FindingsError as error:
            found.extend(error.findings)
    if found:
        raise FindingsError(sorted_by_place(found))
    return ReadPages(partials, rules)


def _known(name: str, file: OwnFile) -> tuple[type[Block] | type[Inline], frozenset[str]]:
    if name in _KNOWN:
        return _KNOWN[name]
    names = ", ".join(sorted(_KNOWN))
    problem = finding(
        "egen-skabelon-ukendt", Place(file.shown), navn=name, forslag=hint(name, _KNOWN), kendte=names
    )
    raise FindingsError([problem])
