"""The digest of a document tells every difference, and costs no more memory than the text it is made of."""

from __future__ import annotations

import tracemalloc
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pytest

from generator.batch.workshop import Workshop
from generator.document.blocks import Document, Origin, Paragraph, Text
from generator.document.digest import digest_of_values
from generator.source.project import Project


@dataclass(frozen=True)
class _Pair:
    one: object
    other: object


@dataclass(frozen=True)
class _Two:
    one: object
    other: object


LONG = "lang tekst " * 100
DIFFERENT = [
    (),
    ((),),
    ("a", "b"),
    ("ab",),
    ("a\0b",),
    ("1",),
    (1,),
    (1.0,),
    (True,),
    (None,),
    ("None",),
    (b"a",),
    ("a",),
    (LONG,),
    (LONG.encode(),),
    (LONG, LONG),
    (LONG + "x",),
    (_Pair("a", "b"),),
    (_Two("a", "b"),),
    (_Pair("ab", ""),),
    (_Pair(LONG, LONG),),
    ({"a": "b"},),
    ({"a": "b", "c": "d"},),
    (("a", "b"),),
    ((("a",), "b"),),
    ("'1:a",),
]


def test_different_values_have_different_digests() -> None:
    digests = [digest_of_values(*values) for values in DIFFERENT]
    assert len(set(digests)) == len(DIFFERENT)
    assert digests == [digest_of_values(*values) for values in DIFFERENT]


def test_the_same_words_in_another_object_have_the_same_digest() -> None:
    again = "".join(list(LONG))
    assert again is not LONG
    assert digest_of_values(_Pair(LONG, LONG)) == digest_of_values(_Pair(LONG, again))


@pytest.fixture(scope="module")
def document(workshop: Workshop, repository: Project) -> Document:
    """A whole plan's document."""
    file = workshop.read(repository.municipalities / "2018" / "aarhus.yaml")
    return workshop.document(workshop.plan(file).plan)


def test_a_change_in_any_block_of_a_plan_changes_its_digest(document: Document) -> None:
    before = digest_of_values(document)
    for number, block in enumerate(document.blocks):
        changed = _changed(block)
        if changed is not None:
            blocks = (*document.blocks[:number], changed, *document.blocks[number + 1 :])
            altered = object.__new__(Document)
            for field in fields(Document):
                object.__setattr__(altered, field.name, getattr(document, field.name))
            object.__setattr__(altered, "blocks", blocks)
            assert digest_of_values(altered) != before


def _changed(value: Any) -> Any:
    """Return a value with the last text in it changed; None if there is none."""
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, tuple):
        for number in reversed(range(len(value))):
            if (changed := _changed(value[number])) is not None:
                return (*value[:number], changed, *value[number + 1 :])
    elif is_dataclass(value) and not isinstance(value, type):
        for field in reversed(fields(value)):
            if field.init and (changed := _changed(getattr(value, field.name))) is not None:
                try:
                    return replace(value, **{field.name: changed})
                except (ValueError, TypeError):
                    continue
    return None


@pytest.mark.parametrize("blocks", [200, 800])
def test_memory_grows_with_the_text_and_not_with_blocks_times_text(blocks: int) -> None:
    text = "Kort.\n\n" * 5_500
    origin = Origin("kommune", "plan.yaml", 3, "afsnit[0].tekst", text)
    paragraphs = tuple(Paragraph((Text("Kort.", origin=origin),), origin=origin) for _ in range(blocks))
    tracemalloc.start()
    try:
        digest_of_values(paragraphs)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10 * len(text)
