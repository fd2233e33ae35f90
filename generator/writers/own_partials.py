"""A municipality's own partials: read through a list of what may be in a template, and run within limits.

A template may show values, choose, and go through the parts of its block. It can name no other template,
call nothing and make no long values, so it reaches no file and ends soon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import Environment, Template, TemplateError, TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.filters import FILTERS as JINJA_FILTERS

from generator.document.own_pages import OwnFile
from generator.problems import Finding, FindingsError, finding
from generator.problems.suggest import hint
from generator.sandbox import template_environment
from generator.writers.rendering import FILTERS

BLOCK_VALUES = frozenset({"block", "paged"})
INLINE_VALUES = frozenset({"part", "number", "paged"})
MAX_KIB = 16
_LONGEST_TEXT = 100
_MOST_LOOPS = 2
_MOST_LEVELS = 20
_ROOM = 20_000
_TIMES_STANDARD = 20
"""An own partial may write so many times what ours writes, and some room, before it is stopped."""

_ALLOWED = (
    nodes.Template,
    nodes.Scope,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.Keyword,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.For,
    nodes.Call,
    nodes.Assign,
    nodes.Add,
)
_OPERATORS = {"eq", "ne", "lt", "lteq", "gt", "gteq"}
_FILTERS = {**FILTERS, **{name: JINJA_FILTERS[name] for name in ("length", "lower", "map", "max")}}
_LAST_NAME = re.compile(r"'(\w+)'\W*(?:is undefined)?$")
_TEMPLATE = "<template>"
"""What Jinja2 calls a template without a file in tracebacks."""


class OwnPartial:
    """One own partial, ready to be run. Making it raises FindingsError with all that is wrong in its file."""

    def __init__(self, file: OwnFile, given: frozenset[str]) -> None:
        """Read a file; ``given`` are the names of the values that it gets."""
        self.file = file
        environment = _environment()
        try:
            tree = environment.parse(file.text)
            if found := tuple(_Inspection(file, given).findings(tree)):
                raise FindingsError(found)
            self._template: Template = environment.from_string(tree)
        except TemplateSyntaxError as error:
            place = file.place_of("", error.lineno)
            raise FindingsError([finding("egen-skabelon-syntaks", place)]) from error
        except (SyntaxError, RecursionError) as error:
            raise FindingsError([finding("egen-skabelon-dyb", file.place(), grænse=_MOST_LEVELS)]) from error

    def render(self, values: Mapping[str, object], standard: str, shown: str) -> str:
        """Return what it makes of some values; ``standard`` is what ours makes, ``shown`` names the block.

        Raises FindingsError if it stops, or writes very much more than ours.
        """
        written: list[str] = []
        room = _TIMES_STANDARD * len(standard) + _ROOM
        try:
            for piece in self._template.generate(values):
                written.append(piece)
                room -= len(piece)
                if room < 0:
                    raise FindingsError([finding("egen-skabelon-lang", self.file.place(), blok=shown)])
        except UndefinedError as error:
            name = match[1] if (match := _LAST_NAME.search(str(error))) else ""
            place = self.file.place_of(name, _line(error))
            raise FindingsError([finding("egen-skabelon-værdi", place, navn=name, blok=shown)]) from error
        except (TemplateError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            place = self.file.place_of("", _line(error))
            raise FindingsError([finding("egen-skabelon-stopper", place, blok=shown)]) from error
        return "".join(written)


def _environment() -> Environment:
    """Return a sandbox that knows no other templates, no values and few filters."""
    environment = template_environment(escaped=True)
    environment.globals = {}
    environment.tests = {}
    environment.filters = dict(_FILTERS)
    return environment


def _line(error: BaseException) -> int:
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _TEMPLATE:
            return trace.tb_lineno
        trace = trace.tb_next
    return 0


class _Inspection:
    def __init__(self, file: OwnFile, given: frozenset[str]) -> None:
        self._file = file
        self._given = given

    def findings(self, tree: nodes.Template) -> Iterator[Finding]:
        if len(self._file.text.encode()) > MAX_KIB * 1024:
            yield finding("egen-skabelon-stor", self._file.place(), grænse=MAX_KIB)
            return
        loops = {node.name for loop in tree.find_all(nodes.For) for node in _names(loop.target)}
        if found := list(self._below(tree, loops, depth=0, level=0)):
            yield from found
            return
        for name in sorted(meta.find_undeclared_variables(tree) - self._given):
            line = next(node.lineno for node in tree.find_all(nodes.Name) if node.name == name)
            yield finding(
                "egen-skabelon-navn",
                self._file.place_of(name, line),
                navn=name,
                forslag=hint(name, self._given),
                kendte=", ".join(sorted(self._given)),
            )

    def _below(self, node: nodes.Node, loops: set[str], depth: int, level: int) -> Iterator[Finding]:
        depth += isinstance(node, nodes.For)
        level += isinstance(node, nodes.For | nodes.If | nodes.Expr)
        if depth > _MOST_LOOPS or level > _MOST_LEVELS:
            place = self._file.place_of("", node.lineno)
            yield finding("egen-skabelon-løkker", place, løkker=_MOST_LOOPS, niveauer=_MOST_LEVELS)
            return
        if (refused := _refused(node, loops)) is not None:
            place = self._file.place_of(refused, node.lineno)
            yield finding("egen-skabelon-kode", place, det=refused)
            return
        for child in node.iter_child_nodes():
            yield from self._below(child, loops, depth, level)


def _refused(node: nodes.Node, loops: set[str]) -> str | None:
    """Return what in a node may not be in a template, as it is written; None if all may."""
    match node:
        case nodes.Getattr(attr=name) if name.startswith("_"):
            return str(name)
        case nodes.Name(name=name) if name.startswith("_") or name == "self":
            return str(name)
        case nodes.Filter(name=name) if name not in _FILTERS:
            return str(name)
        case nodes.Test(name=name):
            return f"is {name}"
        case nodes.Operand(op=operator) if operator not in _OPERATORS:
            return str(operator)
        case nodes.Const(value=str() as words) if len(words) > _LONGEST_TEXT:
            return f"{words[:_LONGEST_TEXT]}…"
        case nodes.Add() if not (isinstance(node.right, nodes.Const) and isinstance(node.right.value, int)):
            return "+"
        case nodes.Getitem() if not isinstance(node.arg, nodes.Getattr):
            return "["
        case nodes.Assign() if not isinstance(node.target, nodes.Name) or node.target.name in loops:
            return "set"
        case nodes.For() if isinstance(node.iter, nodes.Const):
            return "for"
        case nodes.ScopedEvalContextModifier():
            return "autoescape"
        case nodes.Call() if not _goes_deeper(node, loops):
            return f"{name}(" if (name := _called(node.node)) else "("
    return None if isinstance(node, _ALLOWED) else type(node).__name__.lower()


def _goes_deeper(call: nodes.Call, loops: set[str]) -> bool:
    """Whether a call is ``loop(node.children)`` of a loop's own ``node``, so that it comes to an end."""
    match call:
        case nodes.Call(
            node=nodes.Name(name="loop"),
            args=[nodes.Getattr(attr="children", node=nodes.Name(name=name))],
            kwargs=[],
            dyn_args=None,
            dyn_kwargs=None,
        ):
            return name in loops
    return False


def _called(node: nodes.Node) -> str:
    return str(getattr(node, "attr", getattr(node, "name", "")))


def _names(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    yield from target.find_all(nodes.Name)
