"""Every path of every municipality file in the repository: each can be edited, and nothing else changes.

Each path gets every kind of edit with one value in turn; with EVERY_EDIT=1 it gets all values, and each item
is moved to each place.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.batch.new_plan import new_plan_text
from generator.batch.workshop import Workshop
from generator.problems.edit import Delete, Edit, Insert, Move, Rename, Replace
from generator.source.fields import YearSpan
from generator.source.splice import spliced
from generator.source.yaml_nodes import Mapping, Node, Sequence
from generator.source.yaml_reader import parse_yaml
from tests.conftest import ROOT
from tests.splice.promises import NAME, check, paths

EVERYTHING = os.environ.get("EVERY_EDIT") == "1"
FILES = sorted(
    file
    for folder in (
        "municipalities",
        "tests/constructs/files",
        "tests/document/files",
        "tests/reading/files/good",
    )
    for file in (ROOT / folder).rglob("*.yaml")
)
VALUES: tuple[Any, ...] = (
    "Ny værdi",
    "12,5",
    'Kort: "linje" #x',
    "Første linje\n\n- punkt\n",
    "To\nlinjer",
    ["a", "b: c", "1,5"],
    {"titel": "a", "tekst": "lang\ntekst\n"},
    {"højst": "18,5", "senest": "2018M12"},
    [{"titel": "a"}, "b"],
    "",
    None,
    [],
)


def edits(root: Node) -> Iterator[Edit]:
    values = itertools.cycle(VALUES)

    def some() -> tuple[Any, ...]:
        return VALUES if EVERYTHING else (next(values),)

    for path, node in paths(root):
        yield from (Replace(path, value) for value in some())
        yield Delete(path)
        *above, step = path
        if isinstance(step, int):
            yield from (Insert(path, value) for value in some())
            yield from (Insert((*above, step + 1), value) for value in some())
        else:
            yield Rename(path, "nyt navn")
        if isinstance(node, Sequence) and node.items:
            last = len(node.items) - 1
            moves = itertools.permutations(range(last + 1), 2) if EVERYTHING else {(0, last), (last, 0)}
            yield from (Move((*path, start), to) for start, to in moves if start != to)
        if isinstance(node, Mapping):
            yield from (Insert((*path, "nøgle"), value) for value in some())
            yield from (Insert((*path, "tekst"), value) for value in some() if node.get("tekst") is None)
    yield from (Insert(("forord",), value) for value in some() if "forord" not in dict(_top(root)))


def _top(root: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(root, Mapping):
        yield from ((key.text, value) for key, value in root.entries)


def on_windows(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_each_path_is_edited_and_nothing_else_changes(file: Path) -> None:
    data = file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    for number, edit in enumerate(edits(parse_yaml(data, NAME))):
        new = check(data, edit)
        if EVERYTHING or number % 10 == 0:
            assert spliced(on_windows(data), edit, NAME) == on_windows(new)


@pytest.mark.parametrize("year", [2018, 2026])
def test_each_path_of_a_new_file_with_all_its_examples(year: int, workshop: Workshop) -> None:
    text = new_plan_text(workshop.geography.municipalities[0], YearSpan(year, year), workshop)
    for edit in edits(parse_yaml(text.encode(), NAME)):
        check(text.encode(), edit)
