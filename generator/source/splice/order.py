"""Where a new key goes: below its commented example in the file, or where the format has it."""

from __future__ import annotations

import re

from generator.problems.edit import KeyPath
from generator.source.records.base import Record, records_in
from generator.source.records.plan import PlanRecord
from generator.source.splice.spots import Spots
from generator.source.yaml_nodes import Mapping


def declared_keys(path: KeyPath) -> list[str]:
    """Return the keys that the format has at a path of a municipality file, in its order."""
    record: type[Record] | None = PlanRecord
    for step in path:
        if isinstance(step, int):
            continue
        fields = record.model_fields.values() if record is not None else ()
        field = next((item for item in fields if item.alias == step), None)
        record = next(records_in(field.annotation), None) if field is not None else None
    return record.key_names() if record is not None else []


def entry_before(node: Mapping, name: str, path: KeyPath) -> int | None:
    """Return the number of the entry that a new key follows in the format's order; None if it comes first.

    A key that the format does not have follows all others.
    """
    declared = declared_keys(path)
    if name not in declared:
        return len(node.entries) - 1
    before = declared[: declared.index(name)]
    ranks = [before.index(key.text) if key.text in before else -1 for key, _ in node.entries]
    return ranks.index(max(ranks)) if max(ranks, default=-1) >= 0 else None


def end_of_example(spots: Spots, node: Mapping, name: str) -> int | None:
    """Return where the commented example of a key ends in a mapping without brackets, or None.

    An example is a comment in the column of the keys, with a single # before the key; lines right below it
    that are indented further, or are items of its list, belong to it.
    """
    column = spots.column(node.extent.start)
    first = spots.line_start(node.extent.start)
    end = spots.inner_end(spots.end(node), column - 1)
    text = spots.text[first:end]
    found = re.search(
        rf"(?m)^ {{{column}}}# {re.escape(name)}:(?: .*)?$(?:\n {{{column}}}#(?: {{2,}}| - | *$).*)*", text
    )
    return first + found.end() if found else None
