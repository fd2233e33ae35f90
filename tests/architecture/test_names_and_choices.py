"""A word means one thing, and a choice among a closed set of ours names each of its members."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.architecture.sources import MODULES, Module

OPEN_SETS = {
    "generator/cli/danish_help.py": "errors of a library",
    "generator/document/inline_markdown.py": "tokens of a library",
    "generator/document/markdown.py": "tokens of a library",
    "generator/plan/own_texts.py": "every record of the format, of which few have a heading",
    "generator/writers/word/layout_looks.py": "elements of an office's own template",
    "generator/writers/word/template_letterhead.py": "relations of an office's own template",
}
"""Where a match meets what others may add to."""


def _public_classes(module: Module) -> list[str]:
    named = (node.name for node in module.tree.body if isinstance(node, ast.ClassDef))
    return [name for name in named if not name.startswith("_")]


def _ends_in_anything(match: ast.Match) -> bool:
    """Whether a match has an answer for whatever it does not name, other than that there is no such thing."""
    last = match.cases[-1]
    is_wildcard = (
        isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None and last.guard is None
    )
    return is_wildcard and "assert_never" not in ast.unparse(last)


def test_no_two_public_classes_have_one_name() -> None:
    places = defaultdict(list)
    for module in MODULES:
        for name in _public_classes(module):
            places[name].append(module.name)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_a_match_on_a_closed_set_of_ours_names_every_member() -> None:
    loose = {
        module.name
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Match) and _ends_in_anything(node)
    }
    assert loose == OPEN_SETS.keys()
