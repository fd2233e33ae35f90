"""Ways to move an item of a list."""

from __future__ import annotations

from itertools import pairwise

from generator.source.splice.file_text import Patch
from generator.source.splice.replacing import Ways
from generator.source.splice.spots import Spot, Spots
from generator.source.yaml_nodes import Extent, Sequence


def moving(spots: Spots, holder: Spot, start: int, to: int) -> Ways:
    """Yield ways to move an item within its list, with the comments that belong to it.

    What stands between the items, such as empty lines, stays where it is. Only below a text that keeps its
    empty lines (``|+``) they cannot, and go with the item above them.
    """
    node = holder.node
    if not isinstance(node, Sequence):
        return
    if spots.is_bracketed(node):
        yield _moved([Extent(part.extent.start, spots.end(part)) for part in node.items], start, to)
        return
    chunks = spots.chunks(node)
    yield _moved(chunks, start, to)
    if chunks[-1].end < len(spots.text) and spots.begins_line(chunks[0].start):
        edges = [*(spots.line_start(chunk.start) for chunk in chunks), chunks[-1].end + 1]
        yield _moved([Extent(*edge) for edge in pairwise(edges)], start, to)


def _moved(chunks: list[Extent], start: int, to: int) -> list[Patch]:
    moved = list(chunks)
    moved.insert(to, moved.pop(start))
    return [Patch(*old, new) for old, new in zip(chunks, moved, strict=True) if old != new]
