"""Every message has a use, and every code that the program uses has a message."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator
from generator.problems.finding import messages

SOURCES = Path(generator.__file__).parent
MAKERS = {"finding", "report", "_report", "reject"}


def constants(node: ast.expr) -> Iterator[str]:
    """The texts that an argument may be: itself, or either branch of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def made_codes() -> Iterator[tuple[str, str]]:
    """Every code that a finding is made with, and the file where it is made."""
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in MAKERS:
                    for code in constants(node.args[0]):
                        yield code, str(file.relative_to(SOURCES))


def written_texts() -> set[str]:
    return {
        node.value
        for file in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_that_is_used_has_a_message() -> None:
    assert [(code, file) for code, file in made_codes() if code not in messages()] == []


TEXTS = written_texts()


@pytest.mark.parametrize("code", sorted(messages()))
def test_every_message_is_used(code: str) -> None:
    assert code in TEXTS
