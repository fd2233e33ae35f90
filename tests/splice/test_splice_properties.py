"""What holds for every file and every edit: the old content with that change, and no other byte."""

from __future__ import annotations

import os
import unicodedata

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.problems.edit import Delete, Edit, Insert, Move, Rename, Replace
from generator.source.splice import EditError
from generator.source.yaml_nodes import Mapping, Sequence
from generator.source.yaml_reader import parse_yaml
from tests.splice.file_texts import KEYS, NOTES, VALUES, files, is_readable
from tests.splice.promises import NAME, check, paths, read

NUMBER = 5_000 if os.environ.get("EVERY_EDIT") == "1" else 300
MANY = settings(max_examples=NUMBER, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def edits_of(draw: st.DrawFn, data: bytes) -> Edit:
    root = parse_yaml(data, NAME)
    path, node = draw(st.sampled_from(list(paths(root))))
    *above, step = path
    ways: list[Edit] = [Replace(path, draw(VALUES)), Delete(path)]
    if isinstance(step, int):
        ways.append(Insert((*above, step + draw(st.integers(0, 1))), draw(VALUES)))
    name = draw(KEYS)
    known = unicodedata.normalize("NFC", name)
    siblings = [key for *before, key in (way for way, _ in paths(root)) if before == above]
    if known not in siblings:
        ways.append(Insert((*above, name), draw(VALUES)) if isinstance(step, str) else Delete(path))
        ways.append(Rename(path, name) if isinstance(step, str) else Delete(path))
    if isinstance(node, Mapping) and node.key(known) is None:
        ways.append(Insert((*path, name), draw(VALUES)))
    if isinstance(node, Sequence) and len(node.items) > 1:
        order = draw(st.permutations(range(len(node.items))))
        ways.append(Move((*path, order[0]), order[1]))
    return draw(st.sampled_from(ways))


def notes(data: bytes) -> list[int]:
    """Count the comments of a file; what stands below an empty block of text is a text."""
    texts = str(read(data)).encode()
    return [data.count(note) - texts.count(note) for note in NOTES]


@MANY
@given(st.data())
def test_an_edit_changes_what_it_says_and_nothing_else(data: st.DataObject) -> None:
    file = data.draw(files())
    assume(is_readable(file))
    edit = data.draw(edits_of(file))
    try:
        new = check(file, edit)
    except EditError:
        # Two blocks of nothing but empty lines, one of them at the end of a file whose last line has no end.
        assert isinstance(edit, Move)
        assert b"+" in file
        assert not file.endswith((b"\n", b"\r"))
        return
    if isinstance(edit, Replace) and not isinstance(edit.value, list | dict):
        assert notes(new) == notes(file)
