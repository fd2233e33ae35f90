"""Tables in a planner's text: which columns are numbers, and the paragraphs that are title and source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from generator.danish.units import Unit
from generator.source.prose import table_source, table_title

_NUMBER = re.compile(r"[+−-]?(?:\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,\d+)?(?:[ \u00a0]?(?P<unit>\D+))?")
_MONEY_OF_TABLES = re.compile(r"(?:mia|t)\.[ \u00a0]?kr\.?", re.IGNORECASE)
_NOT_TOLD = frozenset({"", "-", "–", "—", "..", "…"})


def is_numeric(cells: Sequence[SyntaxTreeNode]) -> bool:
    """Whether a column holds numbers and otherwise nothing, which are set like ours: to the right."""
    words = ["".join(leaf.content for leaf in cell.walk() if leaf.type == "inline").strip() for cell in cells]
    told = [word for word in words if word not in _NOT_TOLD]
    return bool(told) and all(map(_is_number, told))


def _is_number(word: str) -> bool:
    found = _NUMBER.fullmatch(word)
    if found is None or (unit := found["unit"]) is None:
        return found is not None
    return Unit.parse(unit) is not None or _MONEY_OF_TABLES.fullmatch(unit) is not None


def title_and_source_nodes(
    nodes: Sequence[SyntaxTreeNode], index: int
) -> tuple[SyntaxTreeNode | None, SyntaxTreeNode | None]:
    """Return the paragraphs beside a table that are its title and its source."""
    above = nodes[index - 1] if index else None
    below = nodes[index + 1] if index + 1 < len(nodes) else None
    return (
        above if above is not None and above.type == "paragraph" and table_title(_source(above)) else None,
        below if below is not None and below.type == "paragraph" and table_source(_source(below)) else None,
    )


def title_and_source(nodes: Sequence[SyntaxTreeNode], index: int) -> tuple[str | None, str | None]:
    """Return the words of a table's title and source, where paragraphs beside it say them."""
    above, below = title_and_source_nodes(nodes, index)
    return (
        table_title(_source(above)) if above is not None else None,
        table_source(_source(below)) if below is not None else None,
    )


def _source(node: SyntaxTreeNode) -> str:
    return "".join(leaf.content for leaf in node.walk() if leaf.type == "inline")
