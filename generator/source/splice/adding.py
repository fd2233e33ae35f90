"""Ways to add a key or an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from generator.problems.edit import KeyPath
from generator.source.splice.file_text import Patch
from generator.source.splice.order import end_of_example, entry_before
from generator.source.splice.replacing import Ways
from generator.source.splice.spots import Spot, Spots
from generator.source.splice.values import entry, in_brackets, item, key_text
from generator.source.yaml_nodes import Extent, Mapping, Plain, Sequence

_WAYS = 4


def adding_key(spots: Spots, holder: Spot, name: str, value: Plain, path: KeyPath) -> Ways:
    """Yield ways to add a key to the mapping at ``path``, which is not empty or stands in braces."""
    node = holder.node
    if not isinstance(node, Mapping):
        return
    before = entry_before(node, name, path)
    if spots.is_bracketed(node):
        text = f"{key_text(name)}: {in_brackets(value, '{') or '~'}"
        elements = [
            Extent(key.extent.start, max(key.extent.end, spots.end(part))) for key, part in node.entries
        ]
        yield from _in_brackets(spots, node.extent, elements, 0 if before is None else before + 1, text)
        return
    if holder.bracket or not node.entries:
        return
    column = spots.column(node.extent.start)
    texts = list(islice(entry(name, value, column, spots.indents), _WAYS))
    example = end_of_example(spots, node, name)
    if example is not None:
        for lines in texts:
            yield [Patch(example, example, f"\n{' ' * column}" + "\n".join(lines))]
    for position in dict.fromkeys((before, len(node.entries) - 1)):
        for lines in texts:
            if position is None:
                yield [_first(node.extent.start, column, lines)]
            else:
                yield [_below_entry(spots, node, position, column, lines)]


def adding_item(spots: Spots, holder: Spot, index: int, value: Plain) -> Ways:
    """Yield ways to add an item to a list, which is not empty or stands in square brackets."""
    node = holder.node
    if not isinstance(node, Sequence):
        return
    if spots.is_bracketed(node):
        elements = [Extent(part.extent.start, spots.end(part)) for part in node.items]
        yield from _in_brackets(spots, node.extent, elements, index, in_brackets(value, "[") or "~")
        return
    if not node.items:
        return
    chunks = spots.chunks(node)
    column = spots.column(spots.dashes(node)[0])
    is_long = any(isinstance(part, Mapping) and not spots.is_bracketed(part) for part in node.items)
    for lines in islice(item(value, column, spots.indents, is_long=is_long), _WAYS):
        if index == 0:
            yield [_first(chunks[0].start, column, lines)]
        else:
            end = chunks[index - 1].end
            yield [Patch(end, end, _gap(spots, chunks, index) + " " * column + "\n".join(lines))]


def _first(position: int, column: int, lines: Iterable[str]) -> Patch:
    """Return the patch that puts lines before what comes first, which may stand behind a dash."""
    return Patch(position, position, "\n".join(lines) + "\n" + " " * column)


def _below_entry(spots: Spots, node: Mapping, number: int, column: int, lines: list[str]) -> Patch:
    """Return the patch that puts a key below another, with an empty line between if the file has them so."""
    end = spots.inner_end(spots.end(node.entries[number][1]), column)
    is_apart = len(lines) > 1 and spots.text[end : end + 2] == "\n\n"
    return Patch(end, end, ("\n\n" if is_apart else "\n") + " " * column + "\n".join(lines))


def _gap(spots: Spots, chunks: list[Extent], index: int) -> str:
    """Return what stands between two items of a list: the line's end, and an empty line if others do."""
    between = chunks[index - 1 : index + 1] if index < len(chunks) else chunks[-2:]
    is_apart = len(between) == 2 and spots.text[between[0].end :].startswith("\n\n")
    return "\n\n" if is_apart else "\n"


def _in_brackets(
    spots: Spots, brackets: Extent, elements: list[Extent], index: int, text: str
) -> Iterator[list[Patch]]:
    if not elements:
        yield [Patch(brackets.start + 1, brackets.start + 1, text)]
        return
    pairs = list(pairwise(elements))
    between = spots.text[pairs[0][0].end : pairs[0][1].start] if pairs else ", "
    separator = between if between.count(",") == 1 and not between.replace(",", "").strip() else ", "
    if index == 0:
        yield [Patch(elements[0].start, elements[0].start, text + separator)]
    else:
        end = elements[index - 1].end
        yield [Patch(end, end, separator + text)]
