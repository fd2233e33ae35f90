"""Carries out edits: tries the ways to write one, and takes the first after which nothing else has changed.

No emitter writes the file anew: every one would lose comments, quotation marks and Danish decimal commas.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import assert_never

from generator.problems import FindingsError, Place, finding
from generator.problems.edit import Delete, Edit, Insert, KeyPath, Move, Rename, Replace, shown_path
from generator.source.project import real_path
from generator.source.splice.adding import adding_item, adding_key
from generator.source.splice.content import EditError, as_known, content_after, content_of
from generator.source.splice.file_text import FileText, Patch
from generator.source.splice.moving import moving
from generator.source.splice.removing import removing
from generator.source.splice.replacing import Ways, replacing
from generator.source.splice.scalars import one_line
from generator.source.splice.spots import Spot, Spots
from generator.source.writing import write_whole
from generator.source.yaml_nodes import Mapping, Plain, Scalar, place_of, plain
from generator.source.yaml_reader import parse_yaml, read_source


def spliced(data: bytes, edit: Edit, name: str) -> bytes:
    """Return the bytes of a file with one value changed and every other byte as it was.

    Comments, quotation marks, line ends, byte order mark and indents stay. ``name`` is the file as the user
    would write it, for findings. Keys are added where their commented example stands, or the format has
    them; items keep the comments right above them when they are moved. A list or mapping that takes the place
    of another is changed part by part.

    Raises FindingsError if the file cannot be read, and EditError if the path leads to nothing, or if there
    is no way to write the edit after which the content is the old one with exactly that change.
    """
    file = FileText.read(data, name)
    old = plain(file.root)
    place = place_of(file.root, edit.path)
    edit = as_known(edit, place)
    wanted = content_after(old, edit, place)
    if wanted == old:
        return data
    new = _by_parts(data, old, edit, name, place)
    if new is not None and _says(new, name, wanted):
        return new
    for base in _bases(file, old):
        for way in _ways(base, edit, place):
            for patches in _endings(base, way):
                new = base.patched(patches)
                if _says(new, name, wanted):
                    return new
    raise EditError([finding("rettelse-umulig", place, sti=shown_path(edit.path))])


def edit_file(file: Path, edit: Edit, shown: str, seen: bytes | None = None) -> bytes:
    """Make an edit in a file, whole or not at all, and return what now stands in it; a link is followed.

    ``shown`` is its path as the user would write it. With ``seen``, the bytes that somebody has looked at, a
    file that has been changed since is left alone.
    Raises what ``spliced`` raises, and FindingsError if the file cannot be read or written.
    """
    data = read_source(file, shown)
    if seen is not None and data != seen:
        raise EditError([finding("rettelse-fil-ændret", Place(shown))])
    new = spliced(data, edit, shown)
    if new != data:
        target = real_path(file)
        write_whole(target, new, shown, target.parent)
    return new


def _says(data: bytes, name: str, content: Plain) -> bool:
    """Whether a file can be read and has that content."""
    try:
        return plain(parse_yaml(data, name)) == content
    except FindingsError:
        return False


def _bases(file: FileText, content: Plain) -> Iterator[FileText]:
    """Yield the file, and the same with a sign (``|-``) that lets its last text have a line below it.

    A text at the end of a file whose last line has no end would otherwise change when a line is added.
    """
    yield file
    last, spots = file.root, Spots(file)
    if file.text.endswith("\n"):
        return
    while not isinstance(last, Scalar) and not spots.is_bracketed(last):
        last = last.entries[-1][1] if isinstance(last, Mapping) else last.items[-1]
    if isinstance(last, Scalar) and spots.is_block(last):
        start, end = spots.signs(last)
        signed = file.patched([Patch(start, end, file.text[start:end].replace("+", "") + "-")])
        if _says(signed, file.name, content):
            yield FileText.read(signed, file.name)


def _endings(file: FileText, patches: list[Patch]) -> Iterator[list[Patch]]:
    """Yield patches as they are, and with an end of the last line, if the file has none."""
    yield patches
    if not file.text.endswith("\n"):
        end = len(file.text)
        yield [*patches, Patch(end, end, "\n")]


def _ways(file: FileText, edit: Edit, place: Place) -> Ways:
    """Yield ways to write an edit, the best first; that they change nothing else is for the caller to see."""
    spots = Spots(file)
    *above, step = edit.path
    holder = spots.at(tuple(above))
    if holder is None:
        return
    match edit:
        case Replace(value=value):
            if (spot := spots.child(holder, step)) is not None:
                yield from replacing(spots, spot, content_of(value, place))
        case Insert(value=value):
            yield from _inserting(spots, holder, edit.path, content_of(value, place))
        case Delete():
            yield from removing(spots, holder, step)
        case Move(to=to):
            if isinstance(step, int):
                yield from moving(spots, holder, step, to)
        case Rename(name=name):
            if isinstance(holder.node, Mapping) and isinstance(step, str) and (key := holder.node.key(step)):
                for text in one_line(name, "[", spots.mark(key)):
                    yield [Patch(*key.extent, text)]
        case _:
            assert_never(edit)


def _inserting(spots: Spots, holder: Spot, path: KeyPath, value: Plain) -> Ways:
    step = path[-1]
    node = holder.node
    if isinstance(node, Mapping) and isinstance(step, str) and node.key(step) is not None:
        if (spot := spots.child(holder, step)) is not None:
            yield from replacing(spots, spot, value)
        return
    if not plain(node) and len(path) > 1:
        yield from replacing(spots, holder, [value] if isinstance(step, int) else {step: value})
    if isinstance(step, int):
        yield from adding_item(spots, holder, step, value)
    else:
        yield from adding_key(spots, holder, step, value, path[:-1])


def _by_parts(data: bytes, old: Plain, edit: Edit, name: str, place: Place) -> bytes | None:
    """Return the bytes after a list or mapping was changed value by value; None if that is not to be done."""
    if not isinstance(edit, Replace):
        return None
    for step in edit.path:
        old = old[step]  # type: ignore[index]  # the path leads to a value
    new = content_of(edit.value, place)
    try:
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            parts = _parts_of_mapping(old, new, edit.path)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            parts = _parts_of_list(old, new, edit.path)
        else:
            return None
        for part in parts:
            data = spliced(data, part, name)
    except EditError:
        return None
    return data


def _parts_of_mapping(old: dict[str, Plain], new: dict[str, Plain], path: KeyPath) -> Iterator[Edit]:
    for key, value in new.items():
        if key not in old:
            yield Insert((*path, key), value)
        elif old[key] != value:
            yield Replace((*path, key), value)
    for key in old:
        if key not in new:
            yield Delete((*path, key))


def _parts_of_list(old: list[Plain], new: list[Plain], path: KeyPath) -> Iterator[Edit]:
    """Yield edits from the last on, so that the places of those that are still to come stay right."""
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        same = min(end - start, new_end - new_start)
        for offset in range(new_end - new_start - 1, same - 1, -1):
            yield Insert((*path, start + same), new[new_start + offset])
        for index in range(end - 1, start + same - 1, -1):
            yield Delete((*path, index))
        for offset in range(same):
            yield Replace((*path, start + offset), new[new_start + offset])
