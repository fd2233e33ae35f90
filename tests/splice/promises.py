"""What the splice promises, checked without any of its own code: content, bytes and comments."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.problems.edit import Delete, Edit, Insert, KeyPath, Move, Rename, Replace
from generator.source.source_text import SourceText
from generator.source.splice import spliced
from generator.source.yaml_nodes import Mapping, Node, Sequence
from generator.source.yaml_reader import parse_yaml, plain

NAME = "plan.yaml"


def read(data: bytes) -> Any:
    return plain(parse_yaml(data, NAME))


def paths(node: Node, above: KeyPath = ()) -> Iterator[tuple[KeyPath, Node]]:
    """Yield every path of a file with what stands there, from above."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield (*above, key.text), value
            yield from paths(value, (*above, key.text))
    elif isinstance(node, Sequence):
        for index, value in enumerate(node.items):
            yield (*above, index), value
            yield from paths(value, (*above, index))


def changed(content: Any, edit: Edit) -> Any:
    """Return what a file is to say after an edit, whose values are texts, lists, keys and None."""
    new = copy.deepcopy(content)
    *above, step = edit.path
    holder = new
    for part in above:
        if holder[part] is None:
            holder[part] = [] if isinstance(step, int) else {}
        holder = holder[part]
    match edit:
        case Replace():
            holder[step] = edit.value
        case Insert() if isinstance(step, int):
            holder.insert(step, edit.value)
        case Insert():
            holder[unicodedata.normalize("NFC", step)] = edit.value
        case Delete():
            del holder[step]
        case Move():
            holder.insert(edit.to, holder.pop(step))
        case Rename():
            name = unicodedata.normalize("NFC", edit.name)
            renamed = {name if key == step else key: value for key, value in holder.items()}
            holder.clear()
            holder.update(renamed)
    return new


def same_at_both_ends(old: bytes, new: bytes) -> tuple[int, int]:
    """Return how many bytes are the same at the beginning and, of the rest, at the end."""
    start = _same(old, new)
    return start, _same(old[start:][::-1], new[start:][::-1])


def _same(one: bytes, other: bytes) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def comments(data: bytes) -> list[bytes]:
    """Return what may be comments: some are words of a text."""
    return re.findall(rb"(?:^|(?<=\s))#[^\r\n]*", data)


def check(data: bytes, edit: Edit) -> bytes:
    """Make an edit; hold content, bytes and comments against what is promised, and return the new bytes."""
    new = spliced(data, edit, NAME)
    old_content = read(data)
    assert read(new) == changed(old_content, edit)
    check_bytes(data, new, edit, old_content)
    if isinstance(edit, Insert | Move | Rename):
        assert all(new.count(comment) >= data.count(comment) for comment in comments(data))
    return new


def check_bytes(old: bytes, new: bytes, edit: Edit, content: Any) -> None:
    start, end = same_at_both_ends(old, new)
    match edit:
        case Insert():
            if (filled := _filled(content, edit.path)) is not None:
                _check_lines(old, new, filled)
            elif old.endswith((b"\n", b"\r")):
                assert start + end >= len(old)
            else:  # the text that ends the file may get the - that says so
                rest = iter(new)
                assert all(byte in rest for byte in old if byte != ord("+"))
        case Delete():
            if (
                len(_value(content, edit.path[:-1])) == 1
            ):  # [] or {} is left, with a blank before it or without
                left = next(n for n in range(start + 1, start - 4, -1) if new[n : n + 2] in (b"[]", b"{}"))
                without = [new[: left - blanks] + new[left + 2 :] for blanks in (0, 1)]
                assert any(sum(same_at_both_ends(old, rest)) >= len(rest) for rest in without)
            else:
                assert start + end >= len(new)
        case Move():
            more = Counter(new) - Counter(old)
            assert Counter(old) - Counter(new) <= Counter(b"" if old.endswith((b"\n", b"\r")) else b"+")
            # The last text of a file whose last line has no end may get one, or the - that says so.
            assert not more or (not old.endswith((b"\n", b"\r")) and more <= Counter(b"\r\n-"))
        case Replace() | Rename():
            _check_lines(old, new, edit.path)


def _check_lines(old: bytes, new: bytes, path: KeyPath) -> None:
    """Hold everything but the lines of the value at a path to be as it was."""
    first, last = _lines(old, path)
    assert old[:first] == new[:first]
    assert new.endswith(old[last:])


def _value(content: Any, path: KeyPath) -> Any:
    for step in path:
        content = content[step]
    return content


def _filled(content: Any, path: KeyPath) -> KeyPath | None:
    """Return the path of the empty value that an addition fills, if there is one."""
    holder = _value(content, path[:-1])
    if not holder:
        return path[:-1]
    return path if isinstance(holder, dict) and path[-1] in holder else None


def _lines(data: bytes, path: KeyPath) -> tuple[int, int]:
    """Return where the lines of a value begin, with its key or dash, and where they end, in bytes."""
    text = SourceText.decode(data, NAME).text
    node: Node = parse_yaml(data, NAME)
    start = 0
    for step in path:
        if isinstance(node, Mapping):
            key, node = next(entry for entry in node.entries if entry[0].text == step)
            start = key.extent.start
        elif isinstance(node, Sequence) and isinstance(step, int):
            start = node.extent.start if step == 0 else node.items[step - 1].extent.end
            node = node.items[step]
    first, last = text.count("\n", 0, start), text.count("\n", 0, max(node.extent.end - 1, start))
    lines = text.split("\n")
    while last + 1 < len(lines) and re.match(r"\s*(#|$)", lines[last + 1]):
        last += 1  # comments below a value may be inside of it
    ends = [0, *(match.end() for match in re.finditer(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)", data))]
    return ends[first], ends[last + 1]
