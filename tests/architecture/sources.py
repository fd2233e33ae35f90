"""The program's own source, read as text and syntax: what the tests of its architecture look at."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    """One module of the generator."""

    file: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path as a reader would write it: generator/plan/merge.py."""
        return self.file.relative_to(ROOT).as_posix()

    @property
    def folder(self) -> str:
        """The folder right below generator/, or "" for a module beside the folders."""
        parts = self.file.relative_to(ROOT / "generator").parts
        return parts[0] if len(parts) > 1 else ""

    @property
    def length(self) -> int:
        """The number of lines."""
        return len(self.file.read_text("utf-8").splitlines())

    def imports(self) -> Iterator[str]:
        """Yield the name of everything imported anywhere in the module."""
        return imported_names(ast.walk(self.tree))

    def imports_at_once(self) -> Iterator[str]:
        """Yield what is imported with the module: not in functions, nor for the type checker only."""
        return imported_names(_run_at_import(self.tree.body))

    def texts(self) -> Iterator[str]:
        """Yield every text in the code that is no docstring."""
        docstrings = {id(node.value) for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield node.value


def imported_names(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield what some nodes import, in full: ``from generator.plan import merge`` is generator.plan.merge."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def _run_at_import(body: list[ast.stmt]) -> Iterator[ast.AST]:
    for node in body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                continue
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from _run_at_import(node.orelse)
            case ast.ClassDef() | ast.If() | ast.Try() | ast.With():
                yield from _run_at_import([n for n in ast.iter_child_nodes(node) if isinstance(n, ast.stmt)])
            case _:
                yield node


MODULES = tuple(
    Module(file, ast.parse(file.read_text("utf-8"))) for file in sorted((ROOT / "generator").rglob("*.py"))
)
