"""A width or height is the same number under every version of Python that we run on."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import ROOT

_DRAWN = ["charts"]


@pytest.mark.parametrize("folder", _DRAWN)
def test_measures_are_added_exactly(folder: str) -> None:
    """The built-in ``sum`` rounds floats otherwise from Python 3.12 on; ``fsum`` rounds once, everywhere."""
    found = [
        f"{path}:{node.lineno}"
        for path in sorted((ROOT / "generator" / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum"
    ]

    assert not found
